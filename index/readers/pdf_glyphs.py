"""PDF: bytes -> the glyphs of each page, as they are set, or a picture of it; the only file that knows pypdfium2.

Glyphs come in the order in which the page draws them, which is the order of reading in every paper that a word
processor or a typesetter made. What they spell is the business of pdf_lines.py, what a picture shows that of ocr.py.
"""

import ctypes
import math
import re
import threading
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from index.errors import SourceError

MAX_BYTES = 50 * 1024 * 1024
MAX_PAGES = 500
# A page of dense text holds 6,000 characters; ten times that on average is no paper but an attack.
_MAX_CHARACTERS = 4_000_000
_HEAVY = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_BOLD_WEIGHT = 600
# What PDFium gives for a hyphen at a line end, and the soft hyphen: drawn on a page, both are hyphens.
_HYPHENS = (0x02, 0xAD)
# Pages with fewer glyphs than this are looked at for pictures; a page of text is not worth the time.
_FEW_GLYPHS = 200
# What text recognition wants, and a bound for pages as large as a wall: A3 at 300 dots an inch is 17 million.
_DOTS_PER_INCH = 300
_MAX_PIXELS = 20_000_000
_MAX_OBJECTS = 3000
# Characters of a page that are asked how they stand.
_SAMPLED = 16
# PDFium keeps global state: one document at a time.
_LOCK = threading.Lock()


class Glyph(NamedTuple):
    """One visible character: where it starts and ends, its baseline (points, upwards), its size, whether it is bold.

    `spaced`: a space stands before it on the page. A tuple, because a long paper has millions of them.
    """

    char: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    spaced: bool


@dataclass(frozen=True, slots=True)
class Page:
    """The glyphs of a page, the share of it that pictures cover, and how many lines and shapes are drawn.

    Pictures and shapes are counted only on a page with hardly any glyphs; elsewhere both are 0.
    """

    glyphs: list[Glyph]
    pictured: float = 0.0
    shapes: int = 0


@dataclass(frozen=True, slots=True)
class Picture:
    """A page in grey: one byte a pixel, row by row from the top; `dots` is pixels an inch."""

    width: int
    height: int
    pixels: bytes
    dots: float


def read_pages(data: bytes, name: str) -> list[Page]:
    """Each page as it is set.

    Raises SourceError for a file that is too large, has too many pages, is encrypted or is damaged.
    """
    if len(data) > MAX_BYTES:
        raise _too_large(name, f"{len(data) // 2**20} MiB", f"{MAX_BYTES // 2**20} MiB")
    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            raise _unreadable(name, error) from None
        try:
            if len(document) > MAX_PAGES:
                raise _too_large(name, f"{len(document)} pagina's", f"{MAX_PAGES} pagina's", f"{len(document)} pages")
            return _pages(document, name)
        except pypdfium2.PdfiumError as error:
            raise _unreadable(name, error) from None
        finally:
            document.close()


def picture_of(data: bytes, place: int, turned: int = 0) -> Picture | None:
    """Page `place` (from 0) as it is shown, turned clockwise by `turned` degrees, a multiple of 90; None when damaged.

    At 300 dots an inch, or fewer where the page is larger than 20 million pixels then.
    """
    with _LOCK:
        document = pypdfium2.PdfDocument(data)
        try:
            page = document[place]
            area = max(1.0, page.get_width() * page.get_height())
            scale = min(_DOTS_PER_INCH / 72, math.sqrt(_MAX_PIXELS / area))
            bitmap = page.render(scale=scale, rotation=turned, grayscale=True)
            width, height, stride = bitmap.width, bitmap.height, bitmap.stride
            drawn = bytes(bitmap.buffer)
            bitmap.close()
            page.close()
        except pypdfium2.PdfiumError:
            return None
        finally:
            document.close()
    rows = (drawn[row * stride : row * stride + width] for row in range(height))
    return Picture(width, height, drawn if stride == width else b"".join(rows), scale * 72)


def _pages(document: pypdfium2.PdfDocument, name: str) -> list[Page]:
    pages, characters = [], 0
    for number in range(len(document)):
        page = document[number]
        text = _text_of(page)
        characters += text.count_chars()
        if characters > _MAX_CHARACTERS:
            limit = f"{_MAX_CHARACTERS // 10**6} miljoen tekens"
            raise _too_large(name, f"meer dan {limit}", limit, f"more than {_MAX_CHARACTERS:,} characters")
        glyphs = _glyphs(text.raw, text.count_chars(), page.get_mediabox())
        pages.append(Page(glyphs, *(_drawn(page) if len(glyphs) < _FEW_GLYPHS else ())))
        text.close()
        page.close()
    return pages


def _text_of(page: pypdfium2.PdfPage) -> pypdfium2.PdfTextPage:
    """The text of a page as if it hung so that most of its words stand upright: else PDFium turns lines round."""
    if page.get_rotation():
        page.set_rotation(0)
    text = page.get_textpage()
    count = text.count_chars()
    turned = Counter(_turned(text.raw, at) for at in range(0, count, max(1, count // _SAMPLED)))
    usual = max(turned, key=lambda quarters: (turned[quarters], -quarters), default=0)
    if usual == 0:
        return text
    text.close()
    page.set_rotation(90 * usual)
    return page.get_textpage()


def _turned(page: Any, at: int) -> int:
    """How many quarters a character stands turned to the left."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(page, at, matrix)
    return round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4


def _drawn(page: pypdfium2.PdfPage) -> tuple[float, int]:
    """The share of the page that pictures cover (a scanner may cut it into strips), and the number of shapes on it."""
    area = max(1.0, page.get_width() * page.get_height())
    pictured, shapes, outer = 0.0, 0, 0.0
    for drawn in islice(page.get_objects(max_depth=4), _MAX_OBJECTS):
        if drawn.type == pdfium.FPDF_PAGEOBJ_PATH:
            shapes += 1
        elif drawn.level == 0:
            outer = 0.0
            with suppress(pypdfium2.PdfiumError):  # a picture without a size
                left, bottom, right, top = drawn.get_bounds()
                outer = (right - left) * (top - bottom) / area
            pictured += outer if drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE else 0.0
        elif drawn.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            # What stands inside a form is measured in the form's own units: the form counts for it, once.
            pictured, outer = pictured + outer, 0.0
    return min(1.0, pictured), shapes


def _glyphs(page: Any, count: int, paper: tuple[float, float, float, float]) -> list[Glyph]:
    found: list[Glyph] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    styles: dict[int | None, tuple[float, bool, int]] = {}
    # Looked up once: this loop runs for every character of every page.
    unicode, text_object = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetTextObject
    origin, loose_box = pdfium.FPDFText_GetCharOrigin, pdfium.FPDFText_GetLooseCharBox
    cast, pointer = ctypes.cast, ctypes.c_void_p
    spaced = False
    for at in range(count):
        code = unicode(page, at)
        char = "-" if code in _HYPHENS else chr(code) if code and not 0xD800 <= code <= 0xDFFF else "\ufffd"
        if char.isspace() or char in "\x00\x03\u200b\ufeff":
            spaced = spaced or char.isspace()
            continue
        address = cast(text_object(page, at), pointer).value
        if address not in styles:
            styles[address] = _style(page, at)
        size, bold, turned = styles[address]
        origin(page, at, x, y)
        loose_box(page, at, box)
        left, right, baseline = x.value, box.right, y.value
        if turned:
            left, right, baseline = _upright(turned, (left, baseline), box, paper)
        found.append(Glyph(char, left, max(left, right), baseline, size, bold, spaced))
        spaced = False
    return found


def _upright(
    turned: int, origin: tuple[float, float], box: Any, paper: tuple[float, float, float, float]
) -> tuple[float, float, float]:
    """Left, right and baseline of a glyph that stands turned by so many quarters, as if its paper were turned back."""
    (x, y), (left, bottom, right, top) = origin, paper
    if turned == 1:
        return y - bottom, box.top - bottom, right - x
    if turned == 2:
        return right - x, right - box.left, top - y
    return top - y, top - box.bottom, x - left


def _style(page: Any, at: int) -> tuple[float, bool, int]:
    """Size as it comes out on the page (points), whether the font is bold, how many quarters it stands turned left."""
    matrix, flags = pdfium.FS_MATRIX(), ctypes.c_int()
    pdfium.FPDFText_GetMatrix(page, at, matrix)
    scale = math.hypot(matrix.b, matrix.d) or 1.0
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFText_GetFontInfo(page, at, name, 256, flags)
    heavy = _HEAVY.search(name.value.decode("utf-8", "replace")) is not None
    bold = heavy or pdfium.FPDFText_GetFontWeight(page, at) >= _BOLD_WEIGHT
    return round(pdfium.FPDFText_GetFontSize(page, at) * scale, 2), bold, _turned(page, at)


def _too_large(name: str, got: str, most: str, got_english: str | None = None) -> SourceError:
    english = most.replace("pagina's", "pages").replace("miljoen tekens", "million characters")
    return SourceError(
        f"{name}: {got}, verwacht hooguit {most}; splits het",
        f"{name}: {got_english or got}, expected at most {english}; split it",
    )


def _unreadable(name: str, error: pypdfium2.PdfiumError) -> SourceError:
    if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
        return SourceError(
            f"{name}: met een wachtwoord versleuteld; verwacht een open PDF; sla het stuk zonder wachtwoord op",
            f"{name}: encrypted with a password; expected an open PDF; save it without a password",
        )
    return SourceError(
        f"{name}: beschadigde of onleesbare PDF; verwacht een gave PDF; haal het stuk opnieuw op",
        f"{name}: damaged or unreadable PDF; expected an intact PDF; fetch it again",
    )
