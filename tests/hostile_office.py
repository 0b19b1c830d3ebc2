"""Zips, Word files and OpenDocument texts that are made to hurt: bombs, loops, and numbers too large to count to."""

import io
import struct
import zipfile
from collections.abc import Iterator

from word_papers import docx, numbering, odt, p, table

_PARTS = {"word/document.xml": b"<a/>", "content.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}
RTF = rb"{\rtf1\ansi{\fonttbl{\f0 Arial;}}\f0 Vraag 1\par Is er kaas?\par Antwoord op vraag 1\par Ja.\par}"
OTHER = {
    "rtf": RTF,
    "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2_000,
    "gzip": b"\x1f\x8b\x08\x00" + b"\0" * 200,
    "png": b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" * 40,
    "exe": b"MZ\x90\0" + b"\0" * 500,
    "leeg": b"",
    "nul": b"\0",
    "wit": b" \n\t\r\n" * 100,
}


def zips(whole: bytes) -> Iterator[bytes]:
    """Zips that pretend, and copies of `whole` with a part missing, halved, doubled or said to be secret."""
    yield _zip([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"\0" * 30_000_000)])
    yield _zip([("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b" " * 30_000_000)])
    yield _zip([(f"../../{name}", content) for name, content in _PARTS.items()])
    yield _zip([(f"/{name}", content) for name, content in _PARTS.items()])
    yield _zip([])
    yield _zip(list(_PARTS.items()))
    yield _zip([*_PARTS.items(), *((f"word/{number}.xml", b"") for number in range(5_000))])
    yield _zip([(f"{'x' * 60_000}{name}", content) for name, content in _PARTS.items()])
    inner = whole
    for _ in range(20):
        inner = _zip([("word/document.xml", inner), ("content.xml", b"<a/>"), ("mimetype", b"application/zip")])
    yield inner
    yield b"PK\x05\x06" + b"\0" * 18
    yield b"PK\x03\x04" + b"\xff" * 4_000
    yield b"rommel vooraf " * 100 + whole
    if not zipfile.is_zipfile(io.BytesIO(whole)):
        return
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    yield _zip(parts[:-1])
    yield _zip(parts[1:])
    yield _zip([(name, content[: len(content) // 2]) for name, content in parts])
    yield _zip([(name, content.replace(b"<", b"<!DOCTYPE a [<!ENTITY b 'c'>]><", 1)) for name, content in parts])
    yield _zip([(name, content.replace(b"<w:t", b"<w:x").replace(b"<text:p", b"<text:x")) for name, content in parts])
    yield _zip([(name, b"\xff\xfe" + content) for name, content in parts])
    yield _zip([(name.upper(), content) for name, content in parts])
    stored = _zip(parts, zipfile.ZIP_STORED)
    # The bit that says that a part is encrypted, in the central directory.
    at = stored.index(b"PK\x01\x02") + 8
    yield stored[:at] + struct.pack("<H", 1) + stored[at + 2 :]
    # A compression method that nobody has.
    yield stored[: at + 2] + struct.pack("<H", 77) + stored[at + 4 :]
    # Sizes that lie.
    yield stored[: at + 12] + struct.pack("<II", 0xFFFFFFF0, 0xFFFFFFF0) + stored[at + 20 :]


def words() -> Iterator[tuple[str, bytes]]:
    """Word files that are whole as zips, and mad inside."""
    yield "romeins.docx", docx(p("Is er kaas?", num=1), numbering=_from(999_999_999, "upperRoman"))
    yield "letters.docx", docx(p("Is er kaas?", num=1), numbering=_from(999_999_999, "lowerLetter"))
    yield "negatief.docx", docx(p("Is er kaas?", num=1), numbering=_from(-7, "upperRoman"))
    yield "geen-getal.docx", docx(p("Is er kaas?", num=1), numbering=_from("kaas", "decimal"))
    yield "niveau.docx", docx(p("Is er kaas?", num=1, level=999_999), numbering=numbering([("decimal", "%1%9%99.")]))
    yield (
        "stijlen.docx",
        docx(
            p("Is er kaas?", style="A"),
            styles='<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style>'
            '<w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>',
        ),
    )
    inside = p("kaas")
    for _ in range(60):
        inside = table([inside])
    yield "tabellen.docx", docx(inside)
    cell = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
    yield "cellen.docx", docx(f"<w:tbl><w:tr>{cell * 500}</w:tr></w:tbl>{p('kaas')}")
    note = '<w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote>'
    yield "noot.docx", docx(p("kaas", '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=note)
    yield "diep.docx", docx("<w:p>" * 3_000 + "</w:p>" * 3_000)
    yield "velden.docx", docx(p(*['<w:r><w:fldChar w:fldCharType="begin"/></w:r>'] * 5_000, "kaas"))
    yield "alineas.docx", docx(p("Vraag 1") * 5_000)
    yield "tabs.docx", docx(p("<w:r>" + "<w:tab/>" * 50_000 + "</w:r>", "kaas"))
    yield "attribuut.docx", docx(f'<w:p w:rsidR="{"x" * 8_000_000}">{p("kaas")}</w:p>')


def _from(start: object, form: str) -> str:
    return numbering([(form, "%1.")]).replace('<w:start w:val="1"/>', f'<w:start w:val="{start}"/>')


def texts() -> Iterator[tuple[str, bytes]]:
    """OpenDocument texts that are whole as zips, and mad inside."""
    yield "spaties.odt", odt('<text:p>kaas<text:s text:c="999999999"/>brood</text:p>')
    yield "spaties-negatief.odt", odt('<text:p>kaas<text:s text:c="-5"/><text:s text:c="kaas"/></text:p>')
    cell = '<table:table-cell table:number-columns-repeated="999999"><text:p>kaas</text:p></table:table-cell>'
    yield (
        "cellen.odt",
        odt(
            f'<table:table><table:table-row table:number-rows-repeated="999999">{cell}</table:table-row></table:table>'
        ),
    )
    yield (
        "kop.odt",
        odt('<text:h text:outline-level="999999999">Kaas</text:h><text:h text:outline-level="x">Kop</text:h>'),
    )
    roman = '<text:list-level-style-number text:level="1" style:num-format="I" text:start-value="999999999"/>'
    listed = "<text:list-item><text:p>kaas</text:p></text:list-item>"
    yield (
        "lijst.odt",
        odt(
            f'<text:list text:style-name="L">{listed}</text:list>',
            automatic=f'<text:list-style style:name="L">{roman}</text:list-style>',
        ),
    )
    yield (
        "lijsten.odt",
        odt("<text:list><text:list-item>" * 200 + "<text:p>x</text:p>" + "</text:list-item></text:list>" * 200),
    )
    loop = "".join(
        f'<style:style style:name="{one}" style:family="paragraph" style:parent-style-name="{two}"/>'
        for one, two in ("AB", "BA", "CC")
    )
    yield (
        "stijlen.odt",
        odt('<text:p text:style-name="A">kaas</text:p><text:p text:style-name="C">x</text:p>', styles=loop),
    )
    noted = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>x"
    closed = "</text:p></text:note-body></text:note>"
    yield "noot.odt", odt(f"<text:p>kaas{noted * 60}{closed * 60}</text:p>")
    yield "diep.odt", odt("<text:section>" * 3_000 + "</text:section>" * 3_000)


def _zip(parts: list[tuple[str, bytes]], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how) as archive:
        for name, content in parts:
            # Without a date of its own a part gets the day on which it was packed.
            archive.writestr(zipfile.ZipInfo(name), content, how)
    return buffer.getvalue()


def pinned(whole: bytes) -> bytes:
    """A zip with the same parts and no dates, so that the same damage hits the same bytes; other files as they are."""
    if not zipfile.is_zipfile(io.BytesIO(whole)):
        return whole
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return _zip([(name, archive.read(name)) for name in archive.namelist()])
