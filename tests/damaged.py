"""Small papers in every format and seeded damage to them, for tests of what a reader does with broken files."""

import io
import random
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage

from index.readers import READERS

TEXT = """Antwoord van Minister De Wit (Zuivel) (ontvangen 3 februari 2032)

Vraag 1
Is er nog kaas in het café van ’s-Gravenhage?

Antwoord op vraag 1
Ja, 12,5 miljoen kilo.
"""
_LINES = [line for line in TEXT.split("\n") if line]


def xml() -> bytes:
    """The paper in the markup of officielebekendmakingen.nl."""
    return f"""<?xml version="1.0" encoding="utf-8"?><officiele-publicatie><kamervragen>
    <kamervraagomschrijving type="antwoord">{_LINES[0]}</kamervraagomschrijving>
    <vraag><nr>{_LINES[1]}</nr>
    <al>{_LINES[2]}<noot><noot.nr>1</noot.nr><noot.al>Bron.</noot.al></noot></al></vraag>
    <antwoord><nr>{_LINES[3]}</nr><al>{_LINES[4]}</al><table><tgroup><tbody><row><entry>1</entry><entry>2</entry></row>
    </tbody></tgroup></table></antwoord></kamervragen></officiele-publicatie>""".encode()


def html() -> bytes:
    """The paper as a page."""
    body = "".join(f"<p>{line}<sup><a href='#n'>1</a></sup></p>" for line in _LINES)
    return f"""<html><head><meta charset="utf-8"><title>Kaas</title></head><body><main><h1>Kaas</h1>{body}
    <ul><li>a<table><tr><td>1<td>2</table></ul>
    <p id="n">1 Bron.</p></main></body></html>""".encode()


def eml() -> bytes:
    """The paper by e-mail, with a page beside it and an attachment."""
    message = EmailMessage()
    message["Subject"], message["From"] = "Kaas — café", "Piet <piet@voorbeeld.nl>"
    message.set_content(TEXT)
    message.add_alternative(html().decode(), subtype="html")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="kaas.pdf")
    return message.as_bytes()


def docx() -> bytes:
    """The paper as a Word file."""
    import docx as word

    document = word.Document()
    for line in _LINES:
        document.add_paragraph(line)
    document.add_table(rows=2, cols=2).cell(0, 0).text = "cel"
    return _saved(document.save)


def odt() -> bytes:
    """The paper as an OpenDocument text."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "manifest")
    )
    body = "".join(f"<text:p>{line}</text:p>" for line in _LINES)
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", f"{content}</office:document-content>")
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest {spaces}/>")
    return buffer.getvalue()


def pdf() -> bytes:
    """The paper as a PDF."""
    from reportlab.pdfgen.canvas import Canvas

    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=True)
    for place, line in enumerate(_LINES):
        canvas.drawString(72, 780 - 30 * place, line)
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _saved(save: Callable[[io.BytesIO], object]) -> bytes:
    buffer = io.BytesIO()
    save(buffer)
    return buffer.getvalue()


MAKERS: dict[str, Callable[[], bytes]] = {
    ".txt": TEXT.encode,
    ".md": TEXT.encode,
    ".xml": xml,
    ".html": html,
    ".htm": html,
    ".eml": eml,
    ".docx": docx,
    ".odt": odt,
    ".pdf": pdf,
}


def hostile_zips(whole: bytes) -> Iterator[bytes]:
    """Zips that pretend: a bomb, names that climb, nothing inside, a part missing, one part said twice."""
    names = {"word/document.xml": b"<a/>", "content.xml": b"<a/>", "[Content_Types].xml": b"<a/>"}
    yield _zip([("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"\0" * 30_000_000)])
    yield _zip([("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", b" " * 30_000_000)])
    yield _zip([(f"../../{name}", content) for name, content in names.items()])
    yield _zip([])
    yield _zip(list(names.items()))
    if whole[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            parts = [(name, archive.read(name)) for name in archive.namelist()]
        yield _zip(parts[:-1])
        yield _zip(parts[1:])
        yield _zip([(name, content[: len(content) // 2]) for name, content in parts])
        yield _zip([(name, content.replace(b"<", b"<!DOCTYPE a [<!ENTITY b 'c'>]><", 1)) for name, content in parts])


def _zip(parts: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            archive.writestr(name, content)
    return buffer.getvalue()


def damage(whole: bytes, chance: random.Random) -> bytes:
    """One broken copy: cut, flipped, filled with noise, doubled, mixed from two encodings, or with a piece gone."""
    data = bytearray(whole)
    match chance.randrange(7):
        case 0:
            return whole[: chance.randrange(len(whole))]
        case 1:
            for _ in range(chance.randint(1, 40)):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            return bytes(data)
        case 2:
            start = chance.randrange(len(data))
            data[start : start + chance.randint(1, 200)] = chance.randbytes(chance.randint(1, 200))
            return bytes(data)
        case 3:
            return whole + whole[chance.randrange(len(whole)) :]
        case 4:
            middle = chance.randrange(len(whole))
            other = whole[middle:].decode("utf-8", "replace").encode(chance.choice(["utf-16", "cp1252"]), "replace")
            return whole[:middle] + other
        case 5:
            start = chance.randrange(len(whole))
            return whole[:start] + whole[start + chance.randint(1, 300) :]
        case _:
            return chance.randbytes(chance.randint(0, 3000))


def broken_files(count: int, seed: int = 20260101) -> Iterator[tuple[str, bytes]]:
    """About `count` broken files, as (name, bytes), spread over every format that is read, and hostile zips."""
    chance = random.Random(seed)
    suffixes = sorted(READERS)
    papers = {suffix: MAKERS[suffix]() for suffix in suffixes}
    for suffix in suffixes:
        for number in range(count // len(suffixes)):
            yield f"stuk{number}{suffix}", damage(papers[suffix], chance)
    for suffix in {".docx", ".odt"} & set(suffixes) or {".xml"}:
        for number, data in enumerate(hostile_zips(papers[suffix])):
            yield f"zip{number}{suffix}", data
    # Every paper under the name of every other format.
    for suffix in suffixes:
        for other in suffixes:
            yield f"verkeerd-{other[1:]}{suffix}", papers[other]
