"""A zipped word processor file, opened with care: bounded sizes, no entities, no network, no password.

It knows zip and XML and nothing of papers. Sizes are read from the directory of the zip before anything is unpacked,
and zipfile never hands out more than that directory says.
"""

import io
import zipfile
import zlib

from lxml import etree

from index.errors import SourceError

MAX_FILE = 50 * 2**20
MAX_PART = 32 * 2**20
MAX_PARTS = 96 * 2**20
MAX_ENTRIES = 5_000
# Word's own XML shrinks twenty to forty times; only a part that is also large is refused for shrinking more.
MAX_RATIO, RATIO_FROM = 150, 4 * 2**20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STRICT = b"http://purl.oclc.org/ooxml/"
_TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
# What zipfile and zlib raise on damage; the last three on fields that no zip should have.
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


class Package:
    """The XML parts of one zipped file; every trouble is a SourceError that names the file."""

    def __init__(self, data: bytes, name: str, format_name: str) -> None:
        self.name, self.format_name = name, format_name
        if len(data) > MAX_FILE:
            raise self.refused(
                f"{len(data) // 2**20} MiB, verwacht hooguit {MAX_FILE // 2**20} MiB; verwijder beelden of splits het",
                f"{len(data) // 2**20} MiB, expected at most {MAX_FILE // 2**20} MiB; take pictures out or split it",
            )
        if data.startswith(_OLE):
            raise self._not_zipped(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self._zip.infolist()
        except _BROKEN:
            raise self.damaged() from None
        self._names = {entry.filename: entry for entry in entries}
        self._unpacked = 0
        if len(entries) > MAX_ENTRIES:
            raise self._too_much(f"{len(entries)} onderdelen", f"{len(entries)} parts")

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def bytes_of(self, part: str) -> bytes:
        """The bytes of one part; raises SourceError when it is missing, too large, encrypted or damaged."""
        entry = self._names.get(part)
        if entry is None:
            raise self.refused(
                f"onderdeel {part} ontbreekt, verwacht een {self.format_name}-bestand; sla het opnieuw op",
                f"part {part} is missing, expected a {self.format_name} file; save it again",
            )
        if entry.flag_bits & 1:
            raise self.encrypted()
        self._unpacked += entry.file_size
        swollen = entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1)
        if entry.file_size > MAX_PART or self._unpacked > MAX_PARTS or swollen:
            size = f"{entry.file_size // 2**20} MiB"
            raise self._too_much(f"{part} wordt uitgepakt {size}", f"{part} unpacks to {size}")
        try:
            return self._zip.read(entry)
        except _BROKEN:
            raise self.damaged() from None

    def xml(self, part: str) -> etree._Element:
        """The root of one XML part, in the transitional namespaces; raises SourceError as `bytes_of` does."""
        data = self.bytes_of(part)
        if _STRICT in data:
            for strict, transitional in _TRANSITIONAL:
                data = data.replace(strict, transitional)
        parser = etree.XMLParser(
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            raise self.damaged() from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.refused(
                f"{part} bevat een DTD, verwacht gewone XML; sla het bestand opnieuw op",
                f"{part} holds a DTD, expected plain XML; save the file again",
            )
        return root

    def refused(self, dutch: str, english: str) -> SourceError:
        """An error about this file, ready to raise."""
        return SourceError(f"{self.name}: {dutch}", f"{self.name}: {english}")

    def damaged(self) -> SourceError:
        """The error for a file that cannot be unpacked or parsed."""
        return self.refused(
            f"beschadigd, verwacht een leesbaar {self.format_name}-bestand; sla het opnieuw op",
            f"damaged, expected a readable {self.format_name} file; save it again",
        )

    def encrypted(self) -> SourceError:
        """The error for a file that asks for a password."""
        return self.refused(
            "beveiligd met een wachtwoord, verwacht een open bestand; sla het op zonder wachtwoord",
            "protected with a password, expected an open file; save it without a password",
        )

    def empty(self) -> SourceError:
        """The error for a file without a word in it."""
        return self.refused("geen tekst, verwacht een stuk met tekst", "no text, expected a paper with text")

    def _not_zipped(self, data: bytes) -> SourceError:
        if "EncryptedPackage".encode("utf-16-le") in data:
            return self.encrypted()
        return self.refused(
            f"een oud Word-bestand (.doc), verwacht {self.format_name}; sla het in Word op als .docx",
            f"an old Word file (.doc), expected {self.format_name}; save it in Word as .docx",
        )

    def _too_much(self, dutch: str, english: str) -> SourceError:
        limit = MAX_PART // 2**20
        return self.refused(
            f"{dutch}, verwacht hooguit {limit} MiB en {MAX_ENTRIES} onderdelen; sla het opnieuw op of splits het",
            f"{english}, expected at most {limit} MiB and {MAX_ENTRIES} parts; save it again or split it",
        )
