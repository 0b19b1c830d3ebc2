"""Papers for the tests of markup: what a reader may lean on, and helpers that show what came out of one."""

import re
from collections import Counter
from pathlib import Path

from index.load import load
from index.readers.source import Source
from index.records import Document, Span
from index.structure import find_units
from index.tidy import tidy

Shown = list[tuple[tuple[int, ...], list[str], str | None]]


def loaded(folder: Path, data: str | bytes, name: str) -> Document:
    """The document that `data` becomes as a file of that name."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return load(path)


def units(document: Document) -> Shown:
    """Numbers, questions and answer of each unit as shown."""
    return [
        (
            unit.numbers,
            [tidy(document, span) for span in unit.questions],
            tidy(document, unit.answer) if unit.answer else None,
        )
        for unit in find_units(document)
    ]


def sections(document: Document) -> list[tuple[tuple[str, ...], str | None]]:
    """Headings and body of each unit as shown."""
    return [(unit.headings, tidy(document, unit.answer) if unit.answer else None) for unit in find_units(document)]


def notes(source: Source | Document) -> list[tuple[int, str | None, str]]:
    """Number, mark and text of each footnote, cut from the source text."""
    return [
        (note.number, cut(source, note.mark) if note.mark else None, cut(source, note.text))
        for note in source.footnotes
    ]


def cut(source: Source | Document, span: Span) -> str:
    """The characters of a span."""
    return source.text[span.start : span.end]


def words(text: str) -> Counter[str]:
    """Every word and figure of a text with how often it stands there."""
    return Counter(re.findall(r"\w+", text))
