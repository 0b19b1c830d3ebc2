"""A gold question in the contract's form: a row of JSON with `relevant`, `answer` and `kind`."""

from collections.abc import Mapping
from typing import Any

from index.errors import QuestionError
from index.records import Remark
from qa.gold.kind_names import kind_of
from qa.gold.records import OTHER, UNANSWERABLE, Gold, Place
from qa.gold.silence import says_nothing, says_unanswerable
from qa.records import Asked


def from_json(row: Mapping[str, Any], asked: Asked, where: Remark) -> Gold:
    """The gold of one row. Raises QuestionError that says which field is not what the contract has."""
    given = row["relevant"] if "relevant" in row else _named_beside(row)
    if not isinstance(given, list):
        raise QuestionError(
            "geen gouden bron; relevant moet een lijst plaatsen zijn",
            "no gold source; relevant must be a list of places",
        )
    places = tuple(dict.fromkeys(_place(item) for item in given))
    kind = row.get("kind")
    if kind is not None and not isinstance(kind, str):
        raise QuestionError("kind moet tekst zijn", "kind must be text")
    answer = _answer(row.get("answer"))
    silent = all(says_nothing(span) or says_unanswerable(span) for span in answer)
    kind = kind_of(kind or "") or (OTHER if places else UNANSWERABLE if silent else "")
    if not kind:
        raise QuestionError(
            "antwoord zonder bron; vul relevant, of zet kind op unanswerable en laat answer leeg",
            "answer without a source; fill relevant, or set kind to unanswerable and leave answer empty",
        )
    if kind == UNANSWERABLE:
        return Gold(asked, UNANSWERABLE, (), (), where=where, contradicted=bool(places) or not silent)
    if not places:
        raise QuestionError(
            f"soort {kind} zonder bron; verwacht ten minste één bron", f"kind {kind} without a source; expected one"
        )
    return Gold(asked, kind, places, answer, row.get("own_words") is True, where)


def _named_beside(row: Mapping[str, Any]) -> object:
    """The place that a row without `relevant` names by `document`, with `vraag` or `section` where it has them."""
    if row.get("document") is None:
        return []
    said = {name: row.get(name) for name in ("document", "vraag", "section")}
    return [{**said, "whole": said["vraag"] is None and said["section"] is None}]


def _place(item: object) -> Place:
    said = item if isinstance(item, dict) else {}
    document, vraag, section = said.get("document"), said.get("vraag"), said.get("section")
    numbered = vraag is None or (isinstance(vraag, int) and not isinstance(vraag, bool))
    if not isinstance(document, str) or not document or not numbered or not isinstance(section, str | None):
        raise QuestionError(
            "plaats in relevant is niet te lezen; verwacht document (tekst), vraag (getal of null) en section",
            "place in relevant cannot be read; expected document (text), vraag (number or null) and section",
        )
    return Place(document, vraag, section, said.get("whole") is True)


def _answer(given: object) -> tuple[str, ...]:
    spans = [given] if isinstance(given, str) else [] if given is None else given
    if not isinstance(spans, list) or not all(isinstance(span, str) for span in spans):
        raise QuestionError("answer moet een lijst citaten zijn", "answer must be a list of spans")
    return tuple(span for span in spans if span.strip())
