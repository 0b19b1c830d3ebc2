"""PDF: bytes -> the glyphs of each page, as they are set; the only file that knows pypdfium2.

Glyphs come in the order in which the page draws them, which is the order of reading in every paper that a word
processor or a typesetter made. What they spell is the business of pdf_lines.py.
"""

import ctypes
import math
import re
import threading
from dataclasses import dataclass
from typing import Any

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
# PDFium keeps global state: one document at a time.
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Glyph:
    """One visible character: where it starts and ends, its baseline (points, upwards), its size, whether it is bold.

    `spaced`: a space stands before it on the page.
    """

    char: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    spaced: bool


def read_glyphs(data: bytes, name: str) -> list[list[Glyph]]:
    """The glyphs of each page.

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


def _pages(document: pypdfium2.PdfDocument, name: str) -> list[list[Glyph]]:
    pages, characters = [], 0
    for number in range(len(document)):
        page = document[number]
        text = page.get_textpage()
        characters += text.count_chars()
        if characters > _MAX_CHARACTERS:
            limit = f"{_MAX_CHARACTERS // 10**6} miljoen tekens"
            raise _too_large(name, f"meer dan {limit}", limit, f"more than {_MAX_CHARACTERS:,} characters")
        pages.append(_glyphs(text.raw, text.count_chars()))
        text.close()
        page.close()
    return pages


def _glyphs(page: Any, count: int) -> list[Glyph]:
    found: list[Glyph] = []
    x, y = ctypes.c_double(), ctypes.c_double()
    box = pdfium.FS_RECTF()
    styles: dict[int | None, tuple[float, bool]] = {}
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
        size, bold = styles[address]
        origin(page, at, x, y)
        loose_box(page, at, box)
        found.append(Glyph(char, x.value, max(x.value, box.right), y.value, size, bold, spaced))
        spaced = False
    return found


def _style(page: Any, at: int) -> tuple[float, bool]:
    """Size as it comes out on the page (points), and whether the font is a bold one."""
    matrix, flags = pdfium.FS_MATRIX(), ctypes.c_int()
    pdfium.FPDFText_GetMatrix(page, at, matrix)
    scale = math.hypot(matrix.b, matrix.d) or 1.0
    name = ctypes.create_string_buffer(256)
    pdfium.FPDFText_GetFontInfo(page, at, name, 256, flags)
    heavy = _HEAVY.search(name.value.decode("utf-8", "replace")) is not None
    bold = heavy or pdfium.FPDFText_GetFontWeight(page, at) >= _BOLD_WEIGHT
    return round(pdfium.FPDFText_GetFontSize(page, at) * scale, 2), bold


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
