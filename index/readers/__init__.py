"""One file a format, each from bytes to source text; this page only says which reader takes which file."""

from collections.abc import Callable

from index.readers.text import read_text

Reader = Callable[[bytes, str], str]

READERS: dict[str, Reader] = {".txt": read_text, ".md": read_text}


def reader_for(suffix: str) -> Reader | None:
    """The reader for a file name's ending (with its dot, any case), None when no format fits."""
    return READERS.get(suffix.lower())
