"""One file a format, each from bytes to a Source; this page only says which reader takes which file."""

from collections.abc import Callable

from index.readers.docx import read_docx
from index.readers.eml import read_eml
from index.readers.html import read_html
from index.readers.odt import read_odt
from index.readers.pdf import read_pdf
from index.readers.source import Source
from index.readers.text import read_text
from index.readers.xml import read_xml

Reader = Callable[[bytes, str], Source]

READERS: dict[str, Reader] = {
    ".txt": read_text,
    ".md": read_text,
    ".xml": read_xml,
    ".html": read_html,
    ".htm": read_html,
    ".eml": read_eml,
    ".pdf": read_pdf,
    ".docx": read_docx,
    ".odt": read_odt,
}


def reader_for(suffix: str) -> Reader | None:
    """The reader for a file name's ending (with its dot, any case), None when no format fits."""
    return READERS.get(suffix.lower())
