"""A finished evaluation over the made-up papers of `ui_fake`, written as the page finds it, and a fake to start one."""

import json
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from ui_fake import DOCUMENT, LETTER, PAPER, FakeStore, span_of

from index.errors import QuestionError
from index.records import Remark
from qa.evaluation.content import content
from qa.evaluation.records import Found, Judged, Quoted
from qa.evaluation.run import Run
from qa.gold.records import Gold, GoldFile, Place, Unusable
from qa.records import Asked, Filters
from qa.report.written import write_json
from qa.settings import AnswerSettings
from ui.evaluation_folder import CONTENT, PAGE, TABLE, begin, evaluations, finish
from ui.evaluation_job import Progress
from ui.sources import Answering

HOSTILE = "Hoeveel <b>zaken</b> **zijn** $x$ :red[er]?"
AT_7 = Place("proef.txt", vraag=7)
AT_END = Place("brief.txt", section="Tot slot")
UNUSABLE = Unusable(
    Remark("regel 4", "line 4"),
    "Wat <i>kost</i> kaas?",
    Remark("bron staat niet in de index", "source not in the index"),
)


def found(wanted: str, place: int | None, document: str = "proef.txt") -> Found:
    """A passage that starts with `wanted` and is as long."""
    span = span_of(PAPER if document == "proef.txt" else LETTER, wanted)
    address = "proef#antwoord-7" if document == "proef.txt" else "brief#tot-slot"
    return Found(document, span.start, span.end, address, place)


RIGHT = found("Sinds 2023 zijn er 1801 zaken", 0)
OTHER = found("Meer is er niet te melden.", None, "brief.txt")


def judged(
    number: int, question: str, passages: tuple[Found, ...], quoted: Found | None, kind: str = "factoid"
) -> Judged:
    """A question whose answer stands at Vraag 7, unless it is unanswerable."""
    answerable = kind != "unanswerable"
    words = "" if quoted is None else FakeStore().document(quoted.document).text[quoted.start : quoted.end]
    quotes = () if quoted is None else (Quoted(**asdict(quoted), quote=words, display=words, words=1, verbatim=True),)
    return Judged(
        id=f"v-{number}", question=question, kind=kind, expected=(AT_7,) if answerable else (),
        answer=("1801 zaken",) if answerable else (), own_words=False, read=answerable, relevant_passages=1,
        found=passages, quoted=quotes, shown="Dat zijn er 1801." if quoted else "", abstained=quoted is None,
        marked=False, confidence=0.5, latency_ms=12.0,
    )  # fmt: skip


JUDGED = (
    judged(1, "Hoeveel zaken zijn er?", (RIGHT, OTHER), RIGHT),
    judged(2, HOSTILE, (OTHER, RIGHT), OTHER),
    judged(3, "Wat kost kaas?", (OTHER,), OTHER, "unanswerable"),
    judged(4, "Hoeveel bruggen zijn er?", (OTHER,), None, "list"),
)


def gold_of(items: tuple[Judged, ...], name: str = "vragen.csv") -> GoldFile:
    """The gold that was judged, with one row that could not be used."""
    gold = tuple(
        Gold(Asked(item.id, item.question, Filters(), ()), item.kind, item.expected, item.answer) for item in items
    )
    return GoldFile(name, "0" * 64, gold, (UNUSABLE,))


@cache
def content_of(items: tuple[Judged, ...], name: str) -> dict[str, Any]:
    """The content of report.json for what was judged."""
    return content(Run(items, "afdruk", AnswerSettings()), gold_of(items, name))


def evaluated(index: Path, items: tuple[Judged, ...] = JUDGED, name: str = "vragen.csv", minute: int = 0) -> str:
    """Writes a finished evaluation beside an index, begun at `minute` past three, and returns its name."""
    folder = begin(evaluations(index, None), datetime(2026, 1, 31, 15, minute))
    gold = gold_of(items, name)
    with (folder / CONTENT).open("w", encoding="utf-8") as file:
        write_json(content_of(items, name), file)
    # The page makes a report of its own when it is asked for; these are only to be there.
    (folder / TABLE).write_text("id\n", encoding="utf-8")
    wanted = [
        {"places": [asdict(p) for p in g.relevant], "answer": g.answer, "own_words": g.own_words} for g in gold.gold
    ]
    papers = {document.file: document.sha256 for document in FakeStore().documents()}
    page = {"name": name, "questions": len(items), "papers": papers, "gold": wanted}
    (folder / PAGE).write_text(json.dumps(page), encoding="utf-8")
    return finish(folder)


class FakeJob:
    """A job that is where a test says it is."""

    def __init__(self) -> None:
        self.now = Progress("busy", 1, 4)

    def progress(self) -> Progress:
        return self.now

    def stop(self) -> None:
        self.now = Progress("stopped")


class FakeEvaluating:
    """Reads any file as the four questions, but for two names, and hands out jobs that do nothing."""

    def __init__(self) -> None:
        self.jobs: list[FakeJob] = []
        self.started: list[tuple[Path, str, bytes, bool]] = []

    def read(self, name: str, data: bytes, engine: Answering) -> GoldFile:
        assert engine.store.document(DOCUMENT.file) is DOCUMENT
        if name == "fout.csv":
            raise QuestionError("<b>geen</b> kolom Vraag", "<b>no</b> column Vraag")
        if name == "breek.csv":
            raise RuntimeError("een geheim pad /home/iemand")
        return gold_of(JUDGED, name)

    def start(self, index: Path, name: str, data: bytes, *, leave_own_document_out: bool) -> FakeJob:
        self.started.append((index, name, data, leave_own_document_out))
        self.jobs.append(FakeJob())
        return self.jobs[-1]
