"""Lines as they are set on a page, from its glyphs: raised figures stay on their line, wide gaps become a tab.

A line ends where the next glyph stands clearly lower or higher, or back at the left. PDFium's own line ends are not
used: it ends a line at a raised figure and joins the notes at the foot of a page.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from index.readers.pdf_glyphs import Glyph

# In shares of the font size: what still is the same line, what is a column, what stands raised.
_SAME_LINE = 0.55
_COLUMN = 3.0
_RAISED = 0.12
_SMALL = 0.85
# Accents that some typesetters draw over the letter before them, as the combining character that they stand for.
_ACCENTS = {"¸": "\u0327", "´": "\u0301", "`": "\u0300", "¨": "\u0308", "ˆ": "\u0302", "ˇ": "\u030c", "˜": "\u0303"}


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its glyphs in order, its text (white space between words as one character), baseline and size.

    `places` has, for each glyph, its position in `text`.
    """

    glyphs: tuple[Glyph, ...]
    text: str
    places: tuple[int, ...]
    baseline: float
    size: float

    @property
    def left(self) -> float:
        """Where the line starts, in points."""
        return self.glyphs[0].left

    def raised(self, glyph: Glyph) -> bool:
        """True for a glyph that is set smaller and higher than the line, as the mark of a note is."""
        return glyph.size <= self.size * _SMALL and glyph.baseline >= self.baseline + self.size * _RAISED


def lines_of(glyphs: list[Glyph]) -> list[Line]:
    """The lines of a page in the order in which they are drawn."""
    groups: list[list[Glyph]] = []
    base = 0.0
    size = 0.0
    for glyph in glyphs:
        if groups and _accent(groups[-1][-1], glyph):
            before = groups[-1][-1]
            char = unicodedata.normalize("NFC", before.char + _ACCENTS[glyph.char])
            if len(char) == 1:
                groups[-1][-1] = Glyph(
                    char, before.left, before.right, before.baseline, before.size, before.bold, before.spaced
                )
                continue
        if not groups or _breaks(groups[-1][-1], glyph, base, size):
            groups.append([])
            size = 0.0
        groups[-1].append(glyph)
        # The largest type tells where the line stands: a raised figure may come first.
        if glyph.size > size * 1.05:
            base, size = glyph.baseline, glyph.size
    return [line_of(group) for group in groups]


def leading(pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance between two baselines as a share of the font size."""
    steps = [
        (upper.baseline - lower.baseline) / upper.size
        for lines in pages
        for upper, lower in pairwise(lines)
        if upper.size == lower.size and 0.8 * upper.size < upper.baseline - lower.baseline < 2.2 * upper.size
    ]
    return median(steps) if steps else 1.2


def _accent(before: Glyph, glyph: Glyph) -> bool:
    if glyph.char not in _ACCENTS or glyph.spaced or not before.char.isalpha():
        return False
    return glyph.left < before.right - 0.3 * (before.right - before.left) and abs(glyph.baseline - before.baseline) < 1


def _breaks(before: Glyph, glyph: Glyph, base: float, size: float) -> bool:
    tall = max(size, glyph.size)
    if abs(glyph.baseline - base) > _SAME_LINE * tall:
        return True
    back = before.right - glyph.left
    moved = abs(glyph.baseline - before.baseline) > 0.1 * tall
    return back > (0.8 if moved else 2.0) * tall


def line_of(glyphs: list[Glyph]) -> Line:
    """The line that these glyphs make, in their order."""
    size = max(glyph.size for glyph in glyphs)
    main = [glyph for glyph in glyphs if glyph.size >= size * 0.95]
    pieces: list[str] = []
    places: list[int] = []
    length = 0
    before: Glyph | None = None
    for glyph in glyphs:
        if before is not None:
            gap = glyph.left - before.right
            space = "\t" if gap > _COLUMN * size else " " if glyph.spaced and gap > 0.1 * glyph.size else ""
            # A raised figure ends PDFium's line; a real space is one where there is room for it.
            pieces.append(space)
            length += len(space)
        places.append(length)
        pieces.append(glyph.char)
        length += len(glyph.char)
        before = glyph
    return Line(tuple(glyphs), "".join(pieces), tuple(places), main[0].baseline, size)
