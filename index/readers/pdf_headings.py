"""Headings of a letter in PDF: whole lines in bold type with room above them and running text below.

Only what stands between the salutation and the closing counts, so that a letterhead and a signature make no sections; a
single bold line proves nothing.
"""

import re
from collections.abc import Sequence

from index.letter_words import CLOSING, SALUTATION
from index.readers.pdf_lines import Line
from index.records import Heading, Span

_SALUTATION = re.compile(SALUTATION)
_CLOSING = re.compile(CLOSING)
_ENDS_LIKE_TEXT = re.compile(r"[.,;:!…][\"'”’»)]*$")
_LONGEST = 160
_FEWEST = 2


def find_headings(
    pages: Sequence[Sequence[Line]], starts: Sequence[Sequence[int]], aside: Sequence[frozenset[int]], text: str
) -> tuple[Heading, ...]:
    """The headings of a letter, the largest type at level 1; empty when fewer than two stand in it.

    `starts`: where each line starts in `text`; `aside`: the lines of each page that are furniture or notes.
    """
    lines = [
        (line, start)
        for page, (on_page, at) in enumerate(zip(pages, starts, strict=True))
        for place, (line, start) in enumerate(zip(on_page, at, strict=True))
        if place not in aside[page]
    ]
    first = next((place for place, (line, _) in enumerate(lines) if _SALUTATION.match(line.text)), None)
    if first is None:
        return ()
    last = next((p for p in range(first, len(lines)) if _CLOSING.match(lines[p][0].text)), len(lines))
    found: list[tuple[Span, float]] = []
    place = first + 1
    while place < last:
        end = place
        while end < last and _is_bold(lines[end][0]) and (end == place or not _has_room(text, lines[end][1])):
            end += 1
        if end == place:
            place += 1
            continue
        span = Span(lines[place][1], lines[end - 1][1] + len(lines[end - 1][0].text))
        # Below a heading stands text; a bold line at the end of the letter heads nothing.
        if end < last and _has_room(text, span.start) and _is_title(text[span.start : span.end]):
            found.append((span, lines[place][0].size))
        place = end
    sizes = sorted({round(size) for _, size in found}, reverse=True)
    return tuple(Heading(span, sizes.index(round(size)) + 1) for span, size in found) if len(found) >= _FEWEST else ()


def _is_bold(line: Line) -> bool:
    return "\t" not in line.text and all(glyph.bold for glyph in line.glyphs)


def _has_room(text: str, start: int) -> bool:
    """True when a blank line or the end of a page stands before the line that starts here."""
    return text[max(0, start - 2) : start] == "\n\n" or text[start - 1 : start] == "\f"


def _is_title(written: str) -> bool:
    return len(written) <= _LONGEST and written[:1].isalnum() and not _ENDS_LIKE_TEXT.search(written)
