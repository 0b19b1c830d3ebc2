"""Writes a source text while a tree of markup is walked, and keeps where things came to stand.

White space is decided late: a space, a new line or a blank line is only written in front of the next word, so nothing
ends in white space and no two breaks add up. It knows no element names.
"""

import re
from collections.abc import Callable

from index.readers.source import Source
from index.records import Footnote, Heading, Span

# White space that markup folds; a no-break space is a character of the paper and stays.
_FOLDED = re.compile(r"[ \t\n\r\f]+")
# Nothing to see and no break between words: soft hyphens and the like would stand inside words that people search.
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAKS = ("", " ", "\n", "\n\n")
_SPACE, _LINE, _BLOCK = 1, 2, 3


class Place:
    """Where something starts: known once its first character is written."""

    def __init__(self) -> None:
        self.start: int | None = None


class Writer:
    """A source text in the making: one paragraph a line, a blank line between them, cells of a row joined by tabs."""

    def __init__(self) -> None:
        self.length = 0
        self.flat = 0  # above 0, breaks become spaces: inside a cell, a heading or a footnote
        self.headings: list[Heading] = []
        self.bold: list[Span] = []
        self._pieces: list[str] = []
        self._noise: list[Span] = []
        self._footnotes: list[Footnote] = []
        self._break = 0
        self._tabs = 0
        self._labels: list[str] = []
        self._open: list[Place] = []
        self._number: re.Pattern[str] | None = None
        # Where the last mark ended, and whether the space before it now stands behind it.
        self._marked = -1
        self._moved = False

    def block(self) -> None:
        """End a paragraph: what follows stands under a blank line."""
        self._break = max(self._break, _SPACE if self.flat else _BLOCK)

    def line(self) -> None:
        """End a line: the next row of a table, a line of an address."""
        self._break = max(self._break, _SPACE if self.flat else _LINE)

    def cell(self) -> None:
        """Go on to the next cell of a row."""
        if self.flat:
            self._break = max(self._break, _SPACE)
        else:
            self._tabs += 1

    def row(self) -> None:
        """Start a row: no cells before it."""
        self.line()
        self._tabs = 0

    def label(self, label: str) -> None:
        """Put a list's number or bullet in front of the next word."""
        self._labels.append(label)

    def drop_labels(self, count: int) -> list[str]:
        """Forget labels that no word followed, down to `count` of them, and give those."""
        dropped = self._labels[count:]
        del self._labels[count:]
        return dropped

    @property
    def labels(self) -> int:
        """How many labels wait for a word."""
        return len(self._labels)

    def text(self, written: str | None) -> None:
        """Write running text with its white space folded."""
        if not written:
            return
        words = _FOLDED.sub(" ", _SURROGATE.sub("\ufffd", written))
        if self._number is not None and words.strip():
            words, self._number = self._number.sub("", words, count=1), None
        body = words.strip(" ")
        if words[:1] == " ":
            self._break = max(self._break, _SPACE)
        if not body:
            return
        if self._moved and body[0] in ",.;:?!)":
            self._break = 0 if self._break == _SPACE else self._break
        self._moved = False
        self._flush()
        for found in _UNSEEN.finditer(body):
            self._noise.append(Span(self.length + found.start(), self.length + found.end()))
        self._put(body)
        if words[-1] == " ":
            self._break = _SPACE

    def skip_number(self, number: str) -> None:
        """Leave `number` out where the next text starts with it: the note's own label is written already."""
        self._number = re.compile(rf"^[\s\[(]*{re.escape(number)}(?:[\])]+[.:]?|[.:](?=\s|$)|(?=\s|$))\s*")

    def keep_number(self) -> None:
        """Forget a number that no text came for."""
        self._number = None

    def mark(self, written: str) -> Span | None:
        """Write the mark of a footnote as noise, stuck to the word before it; None when there is nothing to write."""
        body = " ".join(written.split())
        if not body:
            return None
        if self._break >= _LINE or self._tabs or self._labels or not self.length:
            self._flush()
        if self._marked == self.length - 1 and self._pieces[-1] == ",":
            self._noise.append(Span(self._marked, self.length))  # what only keeps two marks apart
        span = Span(self.length, self.length + len(body))
        self._put(body)
        self._noise.append(span)
        self._marked, self._moved = span.end, self._break == _SPACE
        return span

    def heading(self, level: int, write: Callable[[], None]) -> Span | None:
        """Keep what `write` writes as a heading on a line of its own; its span, None when it wrote nothing."""
        self.block()
        self.flat += 1
        place = self.open()
        write()
        span = self.close(place)
        self.flat -= 1
        self.block()
        if span:
            self.headings.append(Heading(span, level))
        return span

    def open(self) -> Place:
        """Start a stretch of text."""
        place = Place()
        self._open.append(place)
        return place

    def close(self, place: Place) -> Span | None:
        """The stretch since `open`, without white space at its ends; None when nothing was written."""
        if place.start is None:
            self._open.remove(place)
            return None
        return Span(place.start, self.length)

    def footnote(self, number: int, marks: list[Span], text: Span, whole: Span) -> None:
        """Keep a footnote, once for each mark: `text` is what it says, `whole` its line with the number, noise."""
        self._footnotes.extend(Footnote(number, mark, text) for mark in (marks or (None,)))
        self.noise(whole)

    def noise(self, span: Span) -> None:
        """Keep a span that is not part of running text."""
        self._noise.append(span)

    def source(self, title: Span | None) -> Source:
        """What was written; empty text when there were no words."""
        noise: list[Span] = []
        for span in sorted(self._noise):
            if noise and span.start < noise[-1].end:
                span = Span(noise[-1].start, max(noise.pop().end, span.end))
            noise.append(span)
        return Source(
            text="".join(self._pieces),
            wrapped=False,
            noise=tuple(noise),
            footnotes=tuple(sorted(self._footnotes, key=lambda note: note.text)),
            headings=tuple(sorted(self.headings, key=lambda heading: heading.span)),
            bold=tuple(sorted(self.bold)),
            title=title,
        )

    def _flush(self) -> None:
        ahead = _BREAKS[self._break] if self.length else ""
        if self._tabs:
            ahead = ahead.rstrip(" ") + "\t" * self._tabs
        self._put(ahead + "".join(f"{label} " for label in self._labels))
        self._break = self._tabs = 0
        self._labels.clear()
        for place in self._open:
            place.start = self.length
        self._open.clear()

    def _put(self, written: str) -> None:
        self._pieces.append(written)
        self.length += len(written)
