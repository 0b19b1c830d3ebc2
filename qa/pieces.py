"""A sentence that is too long to quote in pieces that can be quoted: clauses, the rows of a table, or so many words.

Bad text and long tables have "sentences" of thousands of words. A piece is still a stretch of the source as it stands.
"""

import re
from collections.abc import Iterator

from index.records import Document, Span
from index.tidy import mask, trim

# No sentence of a paper that reads well is longer (words).
LONGEST = 150
_PIECE = 60
# Rows of a table are quoted few at a time: one of them is asked for.
_ROWS = 20
_WORD = re.compile(r"\S+")
_DIGIT = re.compile(r"\d")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_CLAUSE_END = (";", ":", ",", "–", ")")
# What heads a column: a year, a quarter.
_HEADS = re.compile(r"(?:(?:19|20)\d\d|[QK]\d)[*)]*")
_CAPTION = re.compile(r"\s*(?:tabel|figuur|grafiek)\s+\d", re.IGNORECASE)


def quotable(document: Document, span: Span) -> tuple[Span, ...]:
    """`span`, a sentence, or its pieces of at most about 60 words each where it has more than 150, in order."""
    # Marks of notes count here as words, so that only a long sentence is looked at closely.
    if len(document.text[span.start : span.end].split()) <= LONGEST:
        return (span,)
    masked = mask(document.text, document.noise)
    words = _words(masked, span)
    if len(words) <= LONGEST:
        return (span,)
    lines = [Span(*match.span()) for match in _LINE.finditer(masked, span.start, span.end)]
    rows = [is_row(masked[line.start : line.end]) for line in lines]
    pieces = _of_table(masked, lines, rows) if sum(rows) >= max(2, len(rows) / 2) else _of_clauses(masked, words)
    return tuple(trim(masked, piece) for piece in pieces)


def is_row(line: str) -> bool:
    """Whether a line, as shown or in the source, is mostly figures under column heads that it does not hold itself."""
    words = line.split()
    figures = [word for word in words if _DIGIT.search(word)]
    figured = len(figures) >= max(2, len(words) / 2) and not all(map(_HEADS.fullmatch, figures))
    return figured and not _CAPTION.match(line)


def _of_table(masked: str, lines: list[Span], rows: list[bool]) -> Iterator[Span]:
    """What stands above the first row, then the rows, a few at a time."""
    first = rows.index(True)
    if first:
        yield from _of_clauses(masked, _words(masked, Span(lines[0].start, lines[first - 1].end)))
    start = size = 0
    for place in range(first, len(lines)):
        own = len(masked[lines[place].start : lines[place].end].split())
        if size and size + own > _ROWS:
            yield Span(lines[start].start, lines[place - 1].end)
            size = 0
        if own > LONGEST:
            yield from _of_clauses(masked, _words(masked, lines[place]))
            continue
        start = start if size else place
        size += own
    if size:
        yield Span(lines[start].start, lines[-1].end)


def _of_clauses(masked: str, words: list[tuple[int, int]]) -> Iterator[Span]:
    """Pieces that end with a clause where one ends in their second half."""
    first = last = 0
    for place, (start, end) in enumerate(words):
        if place - first >= _PIECE:
            stop = last if last > first else place
            yield Span(words[first][0], words[stop - 1][1])
            first = last = stop
        if masked[start:end].endswith(_CLAUSE_END) and place - first >= _PIECE // 2:
            last = place + 1
    yield Span(words[first][0], words[-1][1])


def _words(masked: str, span: Span) -> list[tuple[int, int]]:
    return [match.span() for match in _WORD.finditer(masked, span.start, span.end)]
