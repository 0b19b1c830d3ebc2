"""The character set of an HTML page: its byte order mark, what it declares, else UTF-8; nothing is guessed."""

import codecs
import re

from index.errors import SourceError

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_DECLARED = re.compile(rb"""<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_SEARCHED = 4096
# Single-byte sets, by the name that Python has for them; pages that say Latin-1 or ASCII mean windows-1252.
_SINGLE = re.compile(r"iso8859-\d{1,2}|cp125\d|koi8-[ru]|mac-roman")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b]")


def decode(data: bytes, name: str) -> str:
    """`data` as text without its byte order mark.

    Raises SourceError when the declared set is not one that pages use, or the bytes do not fit it.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _checked(_decoded(data[len(mark) :], charset, name), name)
    declared = _XML.match(data) or _DECLARED.search(data[:_SEARCHED])
    charset = _known(declared[1].decode("ascii", "replace"), name) if declared else "utf-8"
    return _checked(_decoded(data, charset, name), name)


def _known(label: str, name: str) -> str:
    try:
        charset = codecs.lookup(label).name
    except (LookupError, ValueError):
        charset = ""
    if charset in {"iso8859-1", "ascii"}:
        return "cp1252"
    # A page that could be read so far as to find its declaration is no UTF-16.
    if charset in {"utf-8", "utf-16", "utf-16-le", "utf-16-be"}:
        return "utf-8"
    if _SINGLE.fullmatch(charset):
        return charset
    raise SourceError(
        f"{name}: tekenset {label} onbekend, verwacht UTF-8 of windows-1252; bewaar de pagina als UTF-8",
        f"{name}: unknown character set {label}, expected UTF-8 or windows-1252; save the page as UTF-8",
    )


def _decoded(data: bytes, charset: str, name: str) -> str:
    try:
        return data.decode(charset)
    except UnicodeDecodeError as error:
        byte = f"byte {error.start} is 0x{data[error.start]:02x}"
        raise SourceError(
            f"{name}: geen {charset.upper()} ({byte}); bewaar de pagina als UTF-8",
            f"{name}: not {charset.upper()} ({byte}); save the page as UTF-8",
        ) from None


def _checked(text: str, name: str) -> str:
    if "\0" in text or len(_CONTROLS.findall(text)) > len(text) // 100:
        raise SourceError(
            f"{name}: geen tekst maar binaire inhoud; verwacht een HTML-pagina",
            f"{name}: binary content instead of text; expected an HTML page",
        )
    return text
