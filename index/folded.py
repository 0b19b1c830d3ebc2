"""A span of a paper as running text that can be searched: noise dropped, white space folded, each place kept.

What a line end, a page or a footnote mark broke reads whole in it, and every character knows where it stands in the
source text.
"""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from index.records import Document, Span

_RUN = re.compile(r"\S+")
# Hyphens at line ends are noise of their own in running text, but not inside a footnote.
_WRAP = re.compile(r"(?<=[a-zà-ÿ])-[^\S\n]*\n\s*(?=[a-zà-ÿ])")


@dataclass(frozen=True, slots=True)
class Folded:
    """Running text, and for each run without white space where it starts in it and in the source text (code points)."""

    text: str
    starts: tuple[int, ...]
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """Where the characters [start, end), at least one, stand in the source text."""
        return Span(self._place(start), self._place(end - 1) + 1)

    def _place(self, at: int) -> int:
        run = bisect_right(self.starts, at) - 1
        # The white space before a run stands for its first character.
        if self.text[at].isspace():
            return self.places[run + 1]
        return self.places[run] + at - self.starts[run]


def folded(document: Document, span: Span, lines: bool = False) -> Folded:
    """The shown text of `span` with the place of each character; a span inside noise is read for what it is.

    With `lines`, white space with a line end in it becomes a line end, and with a blank line two.
    """
    pieces: list[str] = []
    starts: list[int] = []
    places: list[int] = []
    length, ends, gap = 0, 0, False
    for start, end in _kept(document, span):
        last = start
        for run in _RUN.finditer(document.text, start, end):
            if last < run.start():
                ends, gap = ends + document.text.count("\n", last, run.start()), True
            last = run.end()
            if gap and pieces:
                pieces.append("\n" * min(ends, 2) if lines and ends else " ")
                length += len(pieces[-1])
            ends, gap = 0, False
            pieces.append(run[0])
            starts.append(length)
            places.append(run.start())
            length += len(run[0])
        if last < end:
            ends, gap = ends + document.text.count("\n", last, end), True
    return Folded("".join(pieces), tuple(starts), tuple(places))


def _kept(document: Document, span: Span) -> list[tuple[int, int]]:
    """The stretches of `span` that are no noise, in order."""
    noise = document.noise
    first = bisect_left(noise, span.start + 1, key=lambda item: item.end)
    if first < len(noise) and noise[first].start <= span.start and span.end <= noise[first].end:
        dropped = [Span(*match.span()) for match in _WRAP.finditer(document.text, span.start, span.end)]
    else:
        dropped = []
        for item in noise[first:]:
            if item.start >= span.end:
                break
            dropped.append(item)
    kept, position = [], span.start
    for item in dropped:
        if position < item.start:
            kept.append((position, item.start))
        position = max(position, item.end)
    if position < span.end:
        kept.append((position, span.end))
    return kept
