"""A finished evaluation as it is read back from its folder: its report, and what the page needs beside that."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import StoreError
from index.records import Document, Span, Unit
from index.tidy import tidy
from qa.gold.places import matches
from qa.gold.records import Place
from ui.evaluation_folder import CONTENT, PAGE
from ui.sources import Sources

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the gold says of one question: where the answer stands, and its words."""

    places: tuple[Place, ...]
    answer: tuple[str, ...]
    own_words: bool


@dataclass(frozen=True, slots=True)
class Report:
    """An evaluation: the content of report.json, the gold in the same order, and the checksum of each paper then."""

    name: str
    content: Mapping[str, Any]
    wanted: tuple[Wanted, ...]
    papers: Mapping[str, str]

    @property
    def questions(self) -> Sequence[Row]:
        """What each question came to, in the order of the gold."""
        rows: Sequence[Row] = self.content["by_question"]
        return rows


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of a paper that is as it was: `span` is None where only the unit is known, or nothing of it is sure."""

    document: Document
    unit: Unit
    span: Span | None
    changed: bool = False


def read(folder: Path) -> Report:
    """The evaluation in a folder. Raises StoreError when it is gone or damaged."""
    try:
        content = json.loads((folder / CONTENT).read_text(encoding="utf-8"))
        page = json.loads((folder / PAGE).read_text(encoding="utf-8"))
        wanted = tuple(
            Wanted(tuple(Place(**place) for place in row["places"]), tuple(row["answer"]), bool(row["own_words"]))
            for row in page["gold"]
        )
        if len(wanted) != len(content["by_question"]):
            raise ValueError(len(wanted))
        return Report(str(page["name"]), content, wanted, dict(page["papers"]))
    except (OSError, ValueError, TypeError, KeyError):
        raise StoreError(
            f"het verslag {folder.name} is weg of beschadigd; kies een ander",
            f"the report {folder.name} is gone or damaged; choose another",
        ) from None


def stretch(sources: Sources, report: Report, row: Row) -> Found | None:
    """Where a passage or quote of the report stands; None when that place is no longer in the index."""
    try:
        document = sources.document(str(row["document"]))
        unit = next(unit for unit in sources.units(document.id) if unit.address == row["address"])
    except (StoreError, StopIteration):
        return None
    changed = report.papers.get(document.file) != document.sha256
    return Found(document, unit, None if changed else Span(int(row["start"]), int(row["end"])), changed)


def gold_places(sources: Sources, report: Report, number: int) -> list[tuple[Place, Found | None]]:
    """The places of the answer to question `number`, each with its unit and the answer where that stands in it."""
    wanted = report.wanted[number]
    return [(place, _at(sources, report, place, wanted)) for place in wanted.places]


def excerpt(found: Found, words: int) -> str:
    """The first words of what is pointed at, on one line; of a unit those of its answer."""
    span = found.span or found.unit.answer or found.unit.span
    shown = tidy(found.document, span).split()
    return " ".join(shown[:words]) + (" …" if len(shown) > words else "")


def _at(sources: Sources, report: Report, place: Place, wanted: Wanted) -> Found | None:
    try:
        document = sources.document(place.document)
    except StoreError:
        return None
    units = [u for u in sources.units(document.id) if matches(place, document.file, u.numbers or None, u.heading)]
    if not units:
        return None
    changed = report.papers.get(document.file) != document.sha256
    if changed:
        return Found(document, units[0], None, changed)
    marks = ((unit, _answer_in(document, unit, wanted)) for unit in units)
    unit, span = next(((unit, span) for unit, span in marks if span), (units[0], None))
    return Found(document, unit, span)


def _answer_in(document: Document, unit: Unit, wanted: Wanted) -> Span | None:
    """Where the wanted words stand to the character in a unit; None where they do not."""
    for text in wanted.answer:
        start = document.text.find(text, unit.span.start, unit.span.end) if text else -1
        if start >= 0:
            return Span(start, start + len(text))
    return None
