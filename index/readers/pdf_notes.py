"""Footnotes at the foot of each page of a PDF, and their raised marks in the text above them.

Notes are set smaller than the text, in one block at the bottom of the page, each with its number in front; a block that
starts without a number goes on with the last note of the page before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.readers.pdf_lines import Line

_NUMBER = re.compile(r"\[?(\d{1,3})[\])]?[.:]?(?:\s+|(?=[A-Za-z«“\"‘(]))")
_TYPED = re.compile(r"\[?(\d{1,3})[\])]?[.:]?\s+\S")
_SMALLER = 0.93
# In shares of the font size of the text: how far a note that goes on stands from it.
_APART = 1.5
_IN_MARK = frozenset("0123456789,;()[] -–")
# A raised 2 or 3 behind these is a square or a cube.
_UNIT = re.compile(r"(?:^|[\s\d(/])(?:k|h|d|c|m)?m$")


@dataclass(frozen=True, slots=True)
class Note:
    """A note on a page: its number, its lines (positions on the page), where its text starts in the first of them."""

    number: int
    lines: tuple[int, ...]
    begins: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A raised figure in running text: its number, its line, and the glyph of that line before which it ends."""

    number: int
    line: int
    end: int


def notes_of(
    lines: Sequence[Line], furniture: frozenset[int], body: float, last: int | None, *, open_note: bool
) -> list[Note]:
    """The notes of one page, in order.

    `last` is the number of the note before them, None for none; `open_note`: the page before this one ended with it.
    """
    order = sorted((place for place in range(len(lines)) if place not in furniture), key=lambda p: lines[p].baseline)
    block: list[int] = []
    for place in order:
        if lines[place].size > body * _SMALLER:
            break
        block.append(place)
    above = lines[order[len(block)]].baseline if len(block) < len(order) else None
    block.sort()
    found: list[Note] = []
    number, text_start = last or 0, 0
    current: list[int] = []
    for place in block:
        starts = _numbered(lines[place], number)
        if starts is not None:
            if current:
                found.append(Note(number, tuple(current), text_start))
            number, text_start = starts
            current = [place]
        elif current or (open_note and _apart(lines[place], above, body)):
            current.append(place)
    # Small type above the first number is a table or small print, unless a note was left open.
    return [*found, Note(number, tuple(current), text_start)] if current else found


def _numbered(line: Line, before: int) -> tuple[int, int] | None:
    """Number of a note line and where its text begins; None when the line starts no note.

    A figure in smaller type is a note's own sign; a typed one has to run on from the note before it.
    """
    match = _NUMBER.match(line.text)
    if match is None or match.end() >= len(line.text):
        return None
    number, figure = int(match[1]), line.glyphs[0]
    if line.raised(figure) or figure.size <= line.size * 0.9:
        return number, match.end()
    runs_on = number in (before + 1, 1) and _TYPED.match(line.text) is not None
    return (number, match.end()) if runs_on else None


def _apart(line: Line, above: float | None, body: float) -> bool:
    """True when a line stands clearly below the text, or no text stands on its page."""
    return above is None or above - line.baseline > _APART * body


def marks_of(lines: Sequence[Line], skip: frozenset[int]) -> list[tuple[Mark, tuple[int, int]]]:
    """Raised figures in the lines of a page that are not in `skip`, each with the glyphs [first, end) of its run."""
    found: list[tuple[Mark, tuple[int, int]]] = []
    for place, line in enumerate(lines):
        if place in skip:
            continue
        for first, end in _raised_runs(line):
            before = line.text[: line.places[first]]
            run = "".join(glyph.char for glyph in line.glyphs[first:end])
            if run in ("2", "3") and _UNIT.search(before):
                continue
            for match in re.finditer(r"\d{1,3}", run):
                found.append((Mark(int(match[0]), place, first + match.end()), (first, end)))
    return found


def _raised_runs(line: Line) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at, glyph in enumerate(line.glyphs):
        if not (line.raised(glyph) and glyph.char in _IN_MARK):
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return [run for run in runs if any(glyph.char.isdigit() for glyph in line.glyphs[run[0] : run[1]])]
