"""One file a format, each from bytes to a Source; this page only says which reader takes which file."""

from collections.abc import Callable

from index.readers.source import Source
from index.readers.text import read_text

Reader = Callable[[bytes, str], Source]

READERS: dict[str, Reader] = {".txt": read_text, ".md": read_text}


def reader_for(suffix: str) -> Reader | None:
    """The reader for a file name's ending (with its dot, any case), None when no format fits."""
    return READERS.get(suffix.lower())
