"""Rows of a table to lines: cells joined by a tab, one row a line, and tables that only lay out a page undone."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, zip_longest

from index.readers.word_lines import Line, Piece

_HEADING = re.compile(
    r"\s*(?:Vraag|Vragen|Antwoord(?:en)?)(?:\s+(?:op\s+)?(?:vra(?:ag|gen)\s+)?[\d,\s]*(?:en\s+\d+)?)?[:.]?\s*$",
    re.IGNORECASE,
)
_SHORT = 90
_PROSE = 40


def rows_as_lines(rows: Sequence[Sequence[Sequence[Line]]]) -> list[Line]:
    """The lines of a table whose cells hold lines; only the first line of all has a blank line before it."""
    found: list[Line] = []
    for row in rows:
        cells = [list(cell) for cell in row if cell]
        for line in _row(cells):
            found.append(replace(line, tight=bool(found), table=True))
    return found


def _row(cells: list[list[Line]]) -> list[Line]:
    if len(cells) < 2:
        return list(chain.from_iterable(cells))
    if len(cells) == 2 and _HEADING.match(cells[0][0].text) and sum(len(line.text) for line in cells[1]) >= _PROSE:
        return [*cells[0], *cells[1]]
    # Columns of short lines, as signatures stand side by side, keep their lines.
    if all(len(cell) > 1 and all(len(line.text) < _SHORT for line in cell) for cell in cells):
        return [_joined(list(lines), "\t") for lines in zip_longest(*cells, fillvalue=Line(()))]
    return [_joined([_joined(cell, " ") for cell in cells], "\t")]


def _joined(lines: list[Line], by: str) -> Line:
    pieces: list[Piece] = []
    for position, line in enumerate(lines):
        if position:
            pieces.append(Piece(by))
        pieces += [replace(piece, text=piece.text.replace("\n", " ")) for piece in line.pieces]
    return Line(tuple(pieces), level=lines[0].level if len(lines) == 1 else 0)
