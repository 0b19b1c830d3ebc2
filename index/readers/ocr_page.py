"""hOCR of one page -> lines as pdf_lines.py knows them: every character with its place, its size and its baseline.

A page that lay askew is set straight. A figure that stands high and small comes out raised, as the mark of a note does.
Whether type is bold, recognition does not say.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import mean, median

from lxml import etree

from index.readers.ocr_marks import MISREAD
from index.readers.pdf_glyphs import Glyph
from index.readers.pdf_lines import Line, line_of

_LINES = frozenset({"ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"})
_NUMBER = r"(-?\d+(?:\.\d+)?)"
_BOX = re.compile(rf"bbox {_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER}")
_CHARACTER_BOX = re.compile(rf"x_bboxes {_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER}")
_BASELINE = re.compile(rf"baseline {_NUMBER} {_NUMBER}")
_SIZE = re.compile(rf"x_size {_NUMBER}")
_CONFIDENCE = re.compile(rf"x_wconf {_NUMBER}")
# Letters without a stem tell the size of type best: how tall they and capitals are in shares of it, in most type.
_LOW, _LOW_SHARE, _CAPITAL_SHARE = frozenset("acemnorsuvwxz"), 0.53, 0.72
_FEWEST_LOW = 4
# Tesseract's own size runs from the top of an l to the foot of a p; that of a font is a little more.
_FONT_SIZE = 1.08
# In shares of the size: how high a raised figure stands at least, and how tall it is at most.
_HIGH, _SHORT = 0.2, 0.6
# Words without a letter or a figure that tesseract itself hardly believes: dirt, edges of the paper, lines of a table.
_DIRT = 60


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page as recognised: its lines in reading order, and for each word how sure tesseract is, in percent.

    `upright`: most of its words stand in lines that run from left to right.
    """

    lines: tuple[Line, ...]
    confidences: tuple[float, ...]
    upright: bool = True

    @property
    def confidence(self) -> float:
        """The mean over the words, 0 for a page without words."""
        return mean(self.confidences) if self.confidences else 0.0


@dataclass(frozen=True, slots=True)
class _Word:
    characters: tuple[tuple[str, float, float, float, float], ...]
    left: float
    right: float
    confidence: float


@dataclass(frozen=True, slots=True)
class _Row:
    """A line as tesseract gives it, in pixels from the top left; the baseline is `slope` * x + `base`."""

    words: tuple[_Word, ...]
    slope: float
    base: float
    size: float
    left: float
    width: float
    upright: bool


def read_page(hocr: bytes, height: int, dots: float) -> Recognised:
    """The lines of a page of `height` pixels at `dots` an inch, in points from its foot; broken hOCR gives none."""
    rows = list(_rows(hocr))
    if not rows:
        return Recognised((), ())
    # Long lines say how the paper lay; a short one is too short to tell.
    widest = max(row.width for row in rows)
    slope = median(row.slope for row in rows if row.width >= widest / 2)
    lines = [line_of(glyphs) for row in rows if (glyphs := _glyphs(row, slope, height, 72 / dots))]
    words = sum(len(row.words) for row in rows)
    upright = 2 * sum(len(row.words) for row in rows if row.upright) >= words
    return Recognised(tuple(lines), tuple(word.confidence for row in rows for word in row.words), upright)


def in_sizes(lines: Sequence[Line], body: float, scale: float) -> list[Line]:
    """Lines whose size was measured near `body` set to it exactly, and all sizes times `scale`.

    Recognition measures each line anew, and a tenth more or less: what looks at sizes needs them to be equal.
    """
    found = []
    for line in lines:
        factor = scale * (body / line.size if 0.9 <= line.size / body <= 1.12 else 1.0)
        found.append(line_of([glyph._replace(size=round(glyph.size * factor, 2)) for glyph in line.glyphs]))
    return found


def _rows(hocr: bytes) -> Iterator[_Row]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    root = etree.fromstring(hocr, parser) if hocr.strip() else None
    for line in root.iter("{*}span") if root is not None else ():
        if line.get("class") not in _LINES:
            continue
        box, base, size = (_numbers(pattern, line) for pattern in (_BOX, _BASELINE, _SIZE))
        words = tuple(_words(line))
        if not words or not box or not size or size[0] <= 0:
            continue
        slope, above = base or (0.0, 0.0)
        # Tesseract reads a page that lies on its side, but then gives its boxes as they lie.
        upright = box[2] - box[0] >= box[3] - box[1]
        yield _Row(words, slope, box[3] + above - slope * box[0], size[0], box[0], box[2] - box[0], upright)


def _words(line: etree._Element) -> Iterator[_Word]:
    for word in line.iter("{*}span"):
        if word.get("class") != "ocrx_word":
            continue
        box, sure = _numbers(_BOX, word), _numbers(_CONFIDENCE, word)
        characters = []
        for inside in word.iter("{*}span"):
            place = _numbers(_CHARACTER_BOX, inside)
            # One box may hold two code points, a letter and its accent.
            for char in inside.text or "" if place else "":
                if not char.isspace():
                    characters.append((char, place[0], place[1], place[2], place[3]))
        says = any(char.isalnum() for char, *_ in characters)
        if box and sure and characters and (says or sure[0] >= _DIRT):
            yield _Word(tuple(characters), box[0], box[2], sure[0])


def _numbers(pattern: re.Pattern[str], element: etree._Element) -> tuple[float, ...]:
    match = pattern.search(element.get("title", ""))
    return tuple(float(number) for number in match.groups()) if match else ()


def _glyphs(row: _Row, slope: float, height: int, point: float) -> list[Glyph]:
    """The characters of a row as glyphs, in points, the page turned straight."""
    size = _size(row)
    # Straight is where the left edge of the page stands.
    baseline = (height - (row.base + (row.slope - slope) * row.left)) * point
    found: list[Glyph] = []
    for place, word in enumerate(row.words):
        edge = word.left
        for at, (char, left, top, right, bottom) in enumerate(word.characters):
            left = max(left, edge)
            right = max(left, min(right, word.right))
            edge = left
            above = row.slope * (left + right) / 2 + row.base - bottom
            tall = bottom - top
            raised = _is_raised(char, above / size, tall / size)
            shown = max(0.3, tall / (_CAPITAL_SHARE * size)) * size if raised else size
            found.append(
                Glyph(
                    char,
                    round(left * point, 2),
                    round(right * point, 2),
                    round(baseline + (above * point if raised else 0.0), 2),
                    round(shown * point, 2),
                    False,
                    place > 0 and at == 0,
                )
            )
    return _parted(_without_rule(found, size * point))


def _size(row: _Row) -> float:
    """The size of type of a row in pixels, at least one, from how tall its letters are."""
    boxes = [box for word in row.words for box in word.characters]
    low = [bottom - top for char, _, top, _, bottom in boxes if char in _LOW]
    if len(low) >= _FEWEST_LOW:
        return max(1.0, median(low) / _LOW_SHARE)
    high = [bottom - top for char, _, top, _, bottom in boxes if char.isupper() or char.isdigit()]
    return max(1.0, median(high) / _CAPITAL_SHARE if len(high) >= _FEWEST_LOW else row.size * _FONT_SIZE)


def _is_raised(char: str, above: float, tall: float) -> bool:
    return char in MISREAD and above >= _HIGH and 0.15 < tall <= _SHORT


def _parted(glyphs: list[Glyph]) -> list[Glyph]:
    """Glyphs with room before each word: boxes of neighbours may touch, and a space needs a place to stand."""
    for at in range(1, len(glyphs)):
        if glyphs[at].spaced:
            before = glyphs[at - 1]
            end = min(before.right, glyphs[at].left - 0.2 * glyphs[at].size)
            glyphs[at - 1] = before._replace(left=min(before.left, end), right=end)
    return glyphs


def _without_rule(glyphs: list[Glyph], size: float) -> list[Glyph]:
    """Glyphs without the dashes that recognition sees between a raised figure and the text of its note."""
    first = next((at for at, glyph in enumerate(glyphs) if not glyph.char.isdigit()), len(glyphs))
    end = next((at for at in range(first, len(glyphs)) if glyphs[at].char != "_"), len(glyphs))
    if 0 < first < end < len(glyphs) and glyphs[0].size < size:
        return [*glyphs[:first], glyphs[end]._replace(spaced=True), *glyphs[end + 1 :]]
    return glyphs
