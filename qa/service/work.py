"""What an engine does for the service: a task to a reply, in the JSON of the command line. Knows nothing of HTTP.

The makers of JSON are those of the commands: `Answer.to_json`, `Found.to_json`, `unit_rows`, `index_info`.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from index.errors import QuestionError, StoreError, VraagbaakError
from index.store import Store
from qa.answer import Engine
from qa.audit import keep
from qa.batch import asked_of
from qa.index_info import document_rows, index_info
from qa.records import Answer
from qa.reference import look_up
from qa.service import refusals
from qa.service.log import fault, log
from qa.service.records import RefusedError, Reply, Task
from qa.service.whole import ANSWER, DOCUMENTS, PAPER, Paper, cover
from qa.unit_list import unit_row, unit_rows
from qa.verify import verify_answers

_FIRST = "Welke maatregelen neemt de minister, en waarom?"


class Desk:
    """An open engine with what it needs to answer tasks; `audit`: whether answers are kept in the log of `index`."""

    def __init__(self, index: Path, audit: bool) -> None:
        self.engine = Engine.open(index)
        self._index = index
        self._audit = audit
        # Word lists and tables are read when they are first needed: not while somebody waits.
        self.engine.ask(_FIRST)

    @property
    def store(self) -> Store:
        return self.engine.store

    def done(self, task: Task) -> Reply:
        """The reply to a task; never raises, and never says where anything lies."""
        try:
            return _KINDS[task.kind](self, task)
        except RefusedError as refusal:
            return refused(refusal)
        except QuestionError as error:
            return refused(RefusedError(422, str(error), error.english))
        except VraagbaakError as error:
            # Its line is for who manages the index: it may say where that lies.
            log("error", "index", what=str(error))
            return refused(
                RefusedError(503, "de index is niet te gebruiken; de beheerder weet meer", "the index cannot be used")
            )
        except Exception as error:  # the last line of defence: what it was stands in the log
            fault(error, task.kind)
            return refused(refusals.internal())

    def ask(self, task: Task, keeps: bool) -> Answer:
        """One answer; `keeps`: written in the audit log, where that is on."""
        asked = asked_of(task.given, 1, self.engine)
        answer = self.engine.ask(asked.question, id=asked.id, filters=asked.filters, history=asked.history)
        keep(
            self._index,
            answer,
            task.via,
            lambda error: log("error", "audit", what=str(error)),
            fingerprint=self.store.fingerprint,
            filters=asked.filters,
            history=asked.history,
            user=task.user,
            off=not (keeps and self._audit),
        )
        return answer

    def close(self) -> None:
        """Close the generation."""
        self.store.close()


def refused(refusal: RefusedError) -> Reply:
    """A refusal as a reply."""
    return _json(refusal.to_json(), refusal.status)


def _json(content: object, status: int = 200, **facts: Any) -> Reply:
    return Reply(status, json.dumps(content, ensure_ascii=False).encode(), facts)


def _ask(desk: Desk, task: Task) -> Reply:
    answer = desk.ask(task, keeps=True)
    return _json(answer.to_json(task.language), abstained=answer.abstained)


def _search(desk: Desk, task: Task) -> Reply:
    """The passages that an answer would be read in, each with the address of its unit."""
    answer = desk.ask(task, keeps=False)
    rows = answer.to_json(task.language)["passages"]
    found = [{**row, "address": item.address} for row, item in zip(rows, answer.passages, strict=True)]
    return _json({"question": answer.question, "passages": found, "fingerprint": answer.fingerprint})


def _cite(desk: Desk, task: Task) -> Reply:
    return _json(look_up(desk.engine, task.given["reference"]).to_json())


def _units(desk: Desk, task: Task) -> Reply:
    name = task.given.get("document")
    if name is not None:
        return _json(unit_rows(desk.store, _document_id(desk.store, name)), total=1)
    documents = desk.store.documents()
    chosen = documents[_page(task.given)]
    return _json([row for document in chosen for row in unit_rows(desk.store, document.id)], total=len(documents))


def _unit(desk: Desk, task: Task) -> Reply:
    try:
        unit = desk.store.unit(task.given["address"])
    except StoreError:
        raise refusals.no_unit() from None
    return _json(unit_row(desk.store.document(unit.document), unit))


def _source(desk: Desk, task: Task) -> Reply:
    document = desk.store.document(_document_id(desk.store, task.given["document"]))
    return Reply(200, document.text.encode(), {"sha256": document.sha256})


def _documents(desk: Desk, task: Task) -> Reply:
    documents = desk.store.documents()
    return _json(document_rows(documents[_page(task.given)], task.language), total=len(documents))


def _info(desk: Desk, task: Task) -> Reply:
    info = index_info(desk.engine)
    # A model of one's own is named by its folder: who asks need not know where that lies.
    name = Path(str(info["encoder"]["name"])).name
    return _json({**info, "encoder": {**info["encoder"], "name": name}, "settings": _named(info["settings"], name)})


def _verify(desk: Desk, task: Task) -> Reply:
    rows = list(enumerate(task.given["answers"], start=1))
    quotes, failures = verify_answers(desk.store, rows, "answers")
    wrong = [
        {"where": where, "what": english if task.language == "en" else dutch} for where, dutch, english in failures
    ]
    return _json({"quotes": quotes, "ok": not wrong, "failures": wrong})


def _ready(desk: Desk, task: Task) -> Reply:
    """Whether the engine elsewhere answers, where there is one."""
    if desk.store.elsewhere is not None:
        desk.store.elsewhere.check()
    return _json({})


def _whole_answer(desk: Desk, task: Task) -> Reply:
    answer = desk.ask(task, keeps=True)
    return Reply(200, ANSWER.dump_json(answer), {"abstained": answer.abstained})


def _whole_paper(desk: Desk, task: Task) -> Reply:
    document = desk.store.document(_document_id(desk.store, task.given["document"]))
    return Reply(200, PAPER.dump_json(Paper(document, desk.store.units(document.id))))


def _covers(desk: Desk, task: Task) -> Reply:
    documents = desk.store.documents()
    chosen = tuple(cover(document) for document in documents[_page(task.given)])
    return Reply(200, DOCUMENTS.dump_json(chosen), {"total": len(documents)})


def _named(settings: Mapping[str, Any], encoder: str) -> dict[str, Any]:
    return {name: encoder if name == "encoder" else value for name, value in settings.items()}


def _page(given: Mapping[str, Any]) -> slice:
    return slice(given["offset"], given["offset"] + given["limit"])


def _document_id(store: Store, name: str) -> str:
    try:
        return store.document(name).id
    except StoreError:
        raise refusals.no_document() from None


_KINDS: dict[str, Callable[[Desk, Task], Reply]] = {
    "ask": _ask,
    "search": _search,
    "cite": _cite,
    "units": _units,
    "unit": _unit,
    "source": _source,
    "documents": _documents,
    "info": _info,
    "verify": _verify,
    "ready": _ready,
    "whole_answer": _whole_answer,
    "whole_paper": _whole_paper,
    "covers": _covers,
}
