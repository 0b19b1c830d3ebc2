"""Broken files of every format: seeded damage to small papers, and files that are made to hurt.

`python -m bench.fuzz` and the tests of the readers read them; none of it says what a file should become.
"""

import io
import random
import zipfile
from collections.abc import Callable, Iterator, Sequence
from email.message import EmailMessage

import hostile_office
import hostile_pdf
import hostile_text
from shapes_files import MAKERS as SHAPES
from shapes_files import PAPERS

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
    for number, part in enumerate(message.walk()):
        if part.is_multipart():
            part.set_boundary(f"grens-{number}")
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


# Two papers of the generated corpus beside the small one: with pages, tables, notes and a letterhead in them.
_BASES = {".txt": "wrapped", ".md": "md", ".xml": "xml", ".html": "html", ".htm": "html", ".docx": "docx"}
_BASES |= {".odt": "odt", ".pdf": "pdf"}


def bases(suffix: str) -> list[bytes]:
    """Whole papers of a format, the small one first."""
    papers = [paper for paper in PAPERS if _BASES.get(suffix) in paper.formats]
    others = [SHAPES[_BASES[suffix]](paper)[0] for paper in (*papers[:1], *papers[-1:])]
    return [hostile_office.pinned(whole) for whole in (MAKERS[suffix](), *others)]


def damage(whole: bytes, chance: random.Random) -> bytes:
    """One broken copy: hurt once or twice, and a zip as often inside its parts as outside."""
    hurt = inside if whole[:2] == b"PK" and chance.random() < 0.5 else once
    broken = hurt(whole, chance)
    return once(broken, chance) if broken and chance.random() < 0.2 else broken


def inside(whole: bytes, chance: random.Random) -> bytes:
    """A zip that is whole, of parts of which one is broken."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    hit = chance.choice([at for at, (name, data) in enumerate(parts) if data and name.endswith(".xml")])
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for at, (name, data) in enumerate(parts):
            broken = once(data, chance) if at == hit else data
            archive.writestr(zipfile.ZipInfo(name), broken, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def once(whole: bytes, chance: random.Random) -> bytes:
    """Cut, flipped, filled with noise, doubled, of two encodings, with a piece gone or moved, or a number changed."""
    data = bytearray(whole)
    start = chance.randrange(len(whole))
    match chance.randrange(9):
        case 0:
            return whole[:start]
        case 1:
            for _ in range(chance.randint(1, 40)):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            return bytes(data)
        case 2:
            data[start : start + chance.randint(1, 200)] = chance.randbytes(chance.randint(1, 200))
            return bytes(data)
        case 3:
            return whole + whole[start:]
        case 4:
            other = whole[start:].decode("utf-8", "replace")
            return whole[:start] + other.encode(chance.choice(["utf-16", "cp1252", "utf-8", "utf-32-be"]), "replace")
        case 5:
            return whole[:start] + whole[start + chance.randint(1, 300) :]
        case 6:
            end = start + chance.randint(1, 500)
            to = chance.randrange(len(whole))
            return whole[:to] + whole[start:end] + whole[to:]
        case 7:
            digits = [at for at, byte in enumerate(whole) if 48 <= byte <= 57] or [start]
            at = chance.choice(digits)
            return whole[:at] + chance.choice([b"0", b"-1", b"99999999", b"1e9"]) + whole[at + 1 :]
        case _:
            return chance.randbytes(chance.randint(0, 3000))


def hostile_files(suffixes: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """The files that are made to hurt, each under its own name; other formats under the names of these."""
    for name, data in (
        *hostile_text.texts(),
        *hostile_text.xmls(),
        *hostile_text.pages(),
        *hostile_text.mails(),
        *((name, hostile_office.pinned(data)) for name, data in hostile_office.words()),
        *((name, hostile_office.pinned(data)) for name, data in hostile_office.texts()),
        *hostile_pdf.pdfs(),
    ):
        yield f"vijandig-{name}", data
    for suffix in (".docx", ".odt"):
        for number, data in enumerate(hostile_office.zips(hostile_office.pinned(MAKERS[suffix]()))):
            yield f"zip{number}{suffix}", data
    papers = {suffix: hostile_office.pinned(MAKERS[suffix]()) for suffix in suffixes}
    for suffix in suffixes:
        # Every paper, and what is no paper at all, under the name of every other format.
        for other in suffixes:
            yield f"verkeerd-{other[1:]}{suffix}", papers[other]
        for kind, data in hostile_office.OTHER.items():
            yield f"geen-stuk-{kind}{suffix}", data


def broken_files(count: int, seed: int = 20260101) -> Iterator[tuple[str, bytes]]:
    """At least `count` broken files, as (name, bytes): all hostile ones, and damage spread over every format."""
    chance = random.Random(seed)
    suffixes = sorted(READERS)
    hostile = list(hostile_files(suffixes))
    yield from hostile
    share = -(-max(0, count - len(hostile)) // len(suffixes))
    for suffix in suffixes:
        whole = bases(suffix)
        for number in range(share):
            yield f"stuk{number}{suffix}", damage(whole[number % len(whole)], chance)
