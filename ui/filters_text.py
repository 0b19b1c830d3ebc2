"""Filters in words: what can be chosen, what is chosen, and days as people write them. Pure functions."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from index.dates import iso_date
from index.records import Face
from qa.records import Filters
from ui.dates import written
from ui.strings import Strings

_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Choices:
    """What the papers of an index can be filtered on, each sorted; `documents` has the title by file name."""

    ministers: tuple[str, ...]
    ministries: tuple[str, ...]
    kinds: tuple[str, ...]
    documents: Mapping[str, str]


def choices(papers: Sequence[Face]) -> Choices:
    """What the papers say of themselves."""
    about = [paper.metadata for paper in papers]
    ministries = {name.strip() for item in about for name in (item.ministry or "").split(";")}
    return Choices(
        tuple(sorted({item.speaker for item in about if item.speaker})),
        tuple(sorted(ministries - {""})),
        tuple(sorted({item.kind for item in about if item.kind})),
        {paper.file: paper.metadata.title for paper in papers},
    )


def day(text: str, *, last: bool = False) -> str | None:
    """A day as typed, in ISO form; of a year alone its first day, or with `last` its last. None for anything else.

    >>> day("3-5-2024"), day("2024", last=True), day("3 mei 2024"), day("mei")
    ('2024-05-03', '2024-12-31', '2024-05-03', None)
    """
    said = " ".join(text.split())
    if len(said) > 40:
        return None
    if _YEAR.fullmatch(said):
        said = f"{said}-12-31" if last else f"{said}-01-01"
    try:
        if match := _DAY.fullmatch(said):
            return date(int(match[3]), int(match[2]), int(match[1])).isoformat()
        return date.fromisoformat(said).isoformat() if _ISO.fullmatch(said) else iso_date(said)
    except ValueError:
        return None


def kind_name(kind: str, strings: Strings) -> str:
    """What a kind of paper is called."""
    said = strings.history
    known = {
        "vraag-antwoord": said.kind_vraag_antwoord,
        "kamervragen": said.kind_kamervragen,
        "kamerbrief": said.kind_kamerbrief,
    }
    return known.get(kind, kind)


def named(filters: Filters, titles: Mapping[str, str], strings: Strings) -> tuple[tuple[str, str], ...]:
    """Each filter that is set: the name of its field in Filters, and how it reads, "Vanaf: 3 mei 2024" (plain)."""
    said = strings.history
    shown = {
        "date_from": (said.filter_from, written(filters.date_from, strings)),
        "date_to": (said.filter_to, written(filters.date_to, strings)),
        "minister": (said.filter_minister, filters.minister),
        "ministry": (said.filter_ministry, filters.ministry),
        "kind": (said.filter_kind, filters.kind and kind_name(filters.kind, strings)),
        "document": (said.filter_document, filters.document and titles.get(filters.document, filters.document)),
    }
    return tuple((field, f"{name}: {value}") for field, (name, value) in shown.items() if value)
