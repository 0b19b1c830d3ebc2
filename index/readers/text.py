"""Plain text: bytes -> source text, decoded and otherwise untouched.

The source text of a text file is the file itself, so that `text[start:end]` holds on the file as it lies on disk.
Nothing is guessed: bytes that are not UTF-8 are refused, because a wrong guess would put wrong letters into quotes.
"""

from index.errors import SourceError
from index.readers.source import Source

MAX_BYTES = 50 * 1024 * 1024
# Control characters but for those that text files really hold: tab, line feed, form feed, carriage return.
_CONTROLS = bytes(code for code in range(0x20) if code not in b"\t\n\f\r")


def read_text(data: bytes, name: str) -> Source:
    """Decode UTF-8 `data` to a source text with every character kept, a byte order mark included.

    Raises SourceError when the file is empty, larger than 50 MiB, binary, or not UTF-8.
    """
    if len(data) > MAX_BYTES:
        raise SourceError(
            f"{name}: {len(data) // 2**20} MiB, verwacht hooguit {MAX_BYTES // 2**20} MiB; splits het",
            f"{name}: {len(data) // 2**20} MiB, expected at most {MAX_BYTES // 2**20} MiB; split it",
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceError(
            f"{name}: UTF-16, verwacht UTF-8; sla het bestand op als UTF-8",
            f"{name}: UTF-16, expected UTF-8; save the file as UTF-8",
        )
    if b"\0" in data:
        raise _binary(name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SourceError(
            f"{name}: geen UTF-8 (byte {error.start} is 0x{data[error.start]:02x}); sla het bestand op als UTF-8",
            f"{name}: not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}); save the file as UTF-8",
        ) from None
    if not text.strip().strip("\ufeff"):
        raise SourceError(
            f"{name}: leeg bestand; verwacht een stuk met tekst",
            f"{name}: empty file; expected a paper with text",
        )
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > len(text) // 100:
        raise _binary(name)
    return Source(text)


def _binary(name: str) -> SourceError:
    return SourceError(
        f"{name}: geen tekst maar binaire inhoud; verwacht platte tekst in UTF-8",
        f"{name}: binary content instead of text; expected plain text in UTF-8",
    )
