"""A sentence that is too long to quote in pieces that can be quoted: clauses, the rows of a table, or so many words.

Bad text and long tables have "sentences" of thousands of words. A piece is still a stretch of the source as it stands.
"""

import re
from collections.abc import Iterator

from index.records import Document, Span
from index.sentences import is_table
from index.tidy import mask, trim

# No sentence of a paper that reads well is longer (words).
LONGEST = 150
_PIECE = 60
_WORD = re.compile(r"\S+")
_CLAUSE_END = (";", ":", ",", "–", ")")


def quotable(document: Document, span: Span) -> tuple[Span, ...]:
    """`span`, a sentence, or its pieces of at most about 60 words each where it has more than 150, in order."""
    # Marks of notes count here as words, so that only a long sentence is looked at closely.
    if len(document.text[span.start : span.end].split()) <= LONGEST:
        return (span,)
    masked = mask(document.text, document.noise)
    words = [match.span() for match in _WORD.finditer(masked, span.start, span.end)]
    if len(words) <= LONGEST:
        return (span,)
    rows = is_table(masked[span.start : span.end])
    return tuple(trim(masked, piece) for piece in _cut(masked, words, rows))


def _cut(masked: str, words: list[tuple[int, int]], rows: bool) -> Iterator[Span]:
    """Pieces that end with a row of a table, or with a clause where one ends in their second half."""
    first = last = 0
    for place, (start, end) in enumerate(words):
        if place - first >= _PIECE:
            stop = last if last > first else place
            yield Span(words[first][0], words[stop - 1][1])
            first, last = stop, stop
        row_ends = "\n" in masked[end : words[place + 1][0]] if rows and place + 1 < len(words) else False
        if row_ends or (not rows and masked[start:end].endswith(_CLAUSE_END) and place - first >= _PIECE // 2):
            last = place + 1
    yield Span(words[first][0], words[-1][1])
