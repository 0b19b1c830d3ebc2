"""From a span of the source text to what is shown: noise dropped, white space folded, no word changed.

`mask` is the other way to look past noise: a text of the same length with noise blanked out, so that positions found
in it hold in the source. Nothing here is stored.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from index.hyphens import find_soft_hyphens, find_wrap_hyphens
from index.records import Document, Span

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_LINE = re.compile(r"\n\s*")
_BULLET = re.compile(r"[•·▪◦‣*–-][ \t\xa0]")
_BULLET_LINE = re.compile(r"\n[ \t\xa0]*(?=[•·▪◦‣][ \t\xa0])")
_PAGE_BREAK = re.compile(r"\n $|\n \S|\f")
_PAGE_LINE = 110
_ENDED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")


def tidy(document: Document, span: Span) -> str:
    """The shown text of `span` (code points): noise dropped, runs of white space folded to one space, trimmed."""
    return " ".join(tidy_words(document, span))


def tidy_words(document: Document, span: Span) -> list[str]:
    """The shown text of `span`, cut at its spaces."""
    return "".join(_kept(document, span)).split()


def _kept(document: Document, span: Span) -> list[str]:
    pieces, position = [], span.start
    for item in _noise_in(document, span) if document.noise else ():
        if item.start >= span.end:
            break
        pieces.append(document.text[position : max(position, item.start)])
        position = max(position, item.end)
    pieces.append(document.text[position : max(position, span.end)])
    return pieces


def _noise_in(document: Document, span: Span) -> Sequence[Span]:
    noise = document.noise
    first = bisect_left(noise, span.start, key=lambda item: item.end)
    # Noise that only touches the span says nothing of it.
    around = next((item for item in noise[first : first + 2] if item.start <= span.start < item.end), None)
    if around is None or around.end < span.end:
        return noise[first:]
    # A span inside noise (a quoted footnote) is shown for what it is, but for words broken at its line ends.
    text = document.text[span.start : span.end]
    broken = [*find_soft_hyphens(text), *(find_wrap_hyphens(text, paper=document.text) if document.wrapped else ())]
    return sorted(Span(span.start + item.start, span.start + item.end) for item in broken)


@lru_cache(maxsize=64)
def mask(text: str, noise: tuple[Span, ...]) -> str:
    """`text` with every character of `noise` blanked, line breaks kept: same length, same positions."""
    pieces, position = [], 0
    for item in noise:
        pieces.append(text[position : item.start])
        pieces.append(re.sub(r"[^\n]", " ", text[item.start : item.end]))
        position = item.end
    pieces.append(text[position:])
    return "".join(pieces)


def paragraphs(document: Document, span: Span) -> tuple[Span, ...]:
    """The paragraphs inside `span`, in order, without white space or noise at their ends.

    A page break or a stray blank line inside a sentence does not end a paragraph; a bullet starts one; in text that
    is not wrapped each line is a paragraph.
    """
    masked = mask(document.text, document.noise)
    breaks = _BLANK_LINE if document.wrapped else _LINE
    bounds = {span.start, span.end}
    for pattern in (breaks, _BULLET_LINE):
        bounds.update(match.end() for match in pattern.finditer(masked, span.start, span.end))
    found: list[Span] = []
    for start, end in pairwise(sorted(bounds)):
        piece = trim(masked, Span(start, end))
        if not len(piece):
            continue
        if found and _continues(masked, found[-1], piece, document.wrapped):
            piece = Span(found.pop().start, piece.end)
        found.append(piece)
    return tuple(found)


def _continues(masked: str, before: Span, after: Span, wrapped: bool) -> bool:
    """True when `after` goes on with the sentence that `before` left open, whatever stands between them."""
    # Only the end is looked at: `before` may have grown long.
    if _BULLET.match(masked, after.start) or _ENDED.search(masked[max(before.start, before.end - 20) : before.end]):
        return False
    # On a page, the first line of a bullet may stand apart from its other lines.
    open_bullet = wrapped and _BULLET.match(masked, before.start) is not None
    # A page may end anywhere in a sentence, also before a name; a heading is not that long.
    open_page = wrapped and len(before) > _PAGE_LINE and _PAGE_BREAK.search(masked, before.end, after.start) is not None
    return masked[after.start].islower() or open_bullet or open_page


def trim(masked: str, span: Span) -> Span:
    """`span` without white space at its ends, read in a masked text."""
    piece = masked[span.start : span.end]
    left = piece.lstrip()
    start = span.start + len(piece) - len(left)
    return Span(start, start + len(left.rstrip()))
