"""PDF files that are no paper: refused in one line, and never a crash."""

import io
import random

import pytest
from pdf_paper import typeset
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

from index.errors import SourceError
from index.readers.pdf import read_pdf


def blank(pages: int = 1, **options: object) -> bytes:
    """A PDF whose pages bear a drawing and no text, as a scan does."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1, **options)
    for _ in range(pages):
        canvas.rect(100, 100, 300, 500, fill=1)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


WHOLE = typeset(None, [("tekst", "Er is kaas. " * 40)])
REFUSED = {
    "scan": (blank(2), "gescand, en de tekstherkenning vindt geen woorden"),
    "encrypted": (
        typeset(None, [("tekst", "Er is kaas.")], encrypt=pdfencrypt.StandardEncryption("geheim", ownerPassword="ook")),
        "wachtwoord",
    ),
    "too many pages": (blank(501), "501 pagina's, verwacht hooguit 500"),
    "empty": (b"", "beschadigde"),
    "no pdf": (b"Geachte voorzitter,", "beschadigde"),
    "only a head": (b"%PDF-1.7\n", "beschadigde"),
    "too large": (WHOLE + b"\0" * (50 * 2**20), "50 MiB"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_read_is_refused_in_one_line(kind: str) -> None:
    data, said = REFUSED[kind]
    with pytest.raises(SourceError) as caught:
        read_pdf(data, "stuk.pdf")
    for line in (str(caught.value), caught.value.english):
        assert line.startswith("stuk.pdf: ")
        assert "\n" not in line
    assert said in str(caught.value)


def test_an_owner_password_does_not_keep_readers_out() -> None:
    lock = pdfencrypt.StandardEncryption("", ownerPassword="geheim", canPrint=0)
    source = read_pdf(typeset(None, [("tekst", "Er is kaas en ook brood. " * 9)], encrypt=lock), "stuk.pdf")
    assert "Er is kaas en ook brood." in source.text


@pytest.mark.parametrize("seed", range(60))
def test_damage_is_refused_or_read(seed: int) -> None:
    chance = random.Random(seed)
    data = bytearray(WHOLE)
    for _ in range(chance.choice([1, 5, 50, 500])):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    try:
        source = read_pdf(bytes(data), "stuk.pdf")
    except SourceError:
        return
    assert all(0 <= span.start <= span.end <= len(source.text) for span in source.noise)
