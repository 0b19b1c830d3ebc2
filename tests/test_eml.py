"""E-mail: its subject, sender and date on lines at the front, its text once, its attachments named and not read."""

from email.message import EmailMessage
from pathlib import Path

import pytest
from markup_papers import cut, loaded, sections, units, words

from index.errors import SourceError
from index.readers.eml import read_eml
from index.records import Span
from index.tidy import paragraphs

BODY = """Geachte collega,

Hierbij de antwoorden.

Vraag 1
Kent u de kaas van ’s-Gravenhage?

Antwoord op vraag 1
Ja, en de cafés ook.

Met vriendelijke groet,
Piet
"""
PAGE = """<html><head><meta charset="windows-1252"></head><body><h2>Vraag 1</h2><p>Kent u het café?</p>
<h2>Antwoord 1</h2><p>Ja, <b>zeker</b>.</p><script>weg()</script></body></html>"""


def mail() -> EmailMessage:
    message = EmailMessage()
    message["Subject"] = "Antwoorden over kaas — versie 2"
    message["From"] = "Piet van Duin <p.vanduin@voorbeeld.nl>"
    message["To"] = "kamer@voorbeeld.nl"
    message["Date"] = "Tue, 03 Feb 2032 10:00:00 +0100"
    return message


FRONT = (
    "Onderwerp: Antwoorden over kaas — versie 2\n\nVan: Piet van Duin <p.vanduin@voorbeeld.nl>\n\n"
    "Datum: Tue, 03 Feb 2032 10:00:00 +0100\n\n"
)


def plain(charset: str = "utf-8", coding: str = "quoted-printable") -> bytes:
    message = mail()
    message.set_content(BODY, charset=charset, cte=coding)
    return message.as_bytes()


def both() -> bytes:
    message = mail()
    message.set_content(BODY)
    message.add_alternative("<p>Iets anders</p>", subtype="html")
    message.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="bijlage één.pdf")
    message.add_attachment("los", filename="los.txt")
    return message.as_bytes()


def test_plain_text_is_paired_and_shown_whole(tmp_path: Path) -> None:
    document = loaded(tmp_path, plain(), "bericht.eml")
    (_, pair, closing) = units(document)
    assert pair == ((1,), ["Kent u de kaas van ’s-Gravenhage?"], "Ja, en de cafés ook.")
    assert closing == ((), [], "Met vriendelijke groet, Piet")
    assert document.text == FRONT + BODY.rstrip()


@pytest.mark.parametrize(
    ("charset", "coding"),
    [("utf-8", "8bit"), ("utf-8", "base64"), ("windows-1252", "quoted-printable"), ("iso-8859-15", "8bit")],
)
def test_character_sets_and_codings(charset: str, coding: str) -> None:
    body = BODY if charset != "iso-8859-15" else BODY.replace("’", "'")
    message = mail()
    message.set_content(body, charset=charset, cte=coding)
    assert read_eml(message.as_bytes(), "bericht.eml").text == FRONT + body.rstrip()


def test_plain_text_is_preferred_and_attachments_are_named() -> None:
    source = read_eml(both(), "bericht.eml")
    assert source.text == (
        f"{FRONT}{BODY.rstrip()}\n\nBijlage: bijlage één.pdf (niet gelezen).\n\nBijlage: los.txt (niet gelezen)."
    )


def test_html_alone_is_read_as_a_page(tmp_path: Path) -> None:
    message = mail()
    message.set_content(PAGE, subtype="html", charset="utf-8")
    document = loaded(tmp_path, message.as_bytes(), "bericht.eml")
    assert units(document)[1:] == [((1,), ["Kent u het café?"], "Ja, zeker.")]
    assert words(document.text) == words(f"{FRONT} Vraag 1 Kent u het café? Antwoord 1 Ja, zeker.")
    assert [cut(document, span) for span in document.bold] == ["zeker"]


def test_the_subject_is_title_and_heading(tmp_path: Path) -> None:
    message = mail()
    message.set_content("Dag,\n\nDe kaas is op.\n")
    source = read_eml(message.as_bytes(), "bericht.eml")
    assert source.title is not None
    assert cut(source, source.title) == "Antwoorden over kaas — versie 2"
    assert sections(loaded(tmp_path, message.as_bytes(), "bericht.eml")) == [
        (
            ("Onderwerp: Antwoorden over kaas — versie 2",),
            "Van: Piet van Duin <p.vanduin@voorbeeld.nl> Datum: Tue, 03 Feb 2032 10:00:00 +0100 Dag, De kaas is op.",
        )
    ]


def test_lines_that_flow_are_joined() -> None:
    data = b"Subject: x\nContent-Type: text/plain; format=flowed\n\nDe kaas \nis op.\nEcht.\n-- \nPiet"
    assert read_eml(data, "bericht.eml").text == "Onderwerp: x\n\nDe kaas is op.\nEcht.\n--\nPiet"


def test_lines_cut_at_a_width_are_one_paragraph(tmp_path: Path) -> None:
    lines = ["De kaas raakt op in heel Nederland, zo meldt de", "minister van Zuivel aan de voorzitter van de Kamer"]
    message = mail()
    message.set_content("\n".join(lines * 5) + "\nKamer.\n")
    document = loaded(tmp_path, message.as_bytes(), "bericht.eml")
    assert document.wrapped
    assert (sections(document)[0][1] or "").endswith(" ".join(lines * 5) + " Kamer.")
    assert len(paragraphs(document, Span(0, len(document.text)))) == 4


def nested(depth: int) -> bytes:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n' for n in range(depth))
    return f"Subject: x\n{head}Content-Type: text/plain\n\nkaas\n".encode()


REFUSED = {
    "empty": (b"", "geen zichtbare tekst"),
    "no e-mail": (b"De kaas is op.\n\nEcht waar.", "geen e-mail"),
    "binary": (bytes(range(256)) * 4, "geen e-mail"),
    "no words": (b"Message-ID: <a@b>\n\n \n", "geen zichtbare tekst"),
    "not the set that it says": (b"Subject: x\nContent-Type: text/plain; charset=utf-8\n\ncaf\xe9", "utf-8"),
    "a set that is none": (b"Subject: x\nContent-Type: text/plain; charset=kaas\n\nx", "kaas"),
    "parts without end": (nested(60), "in elkaar"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_refused_with_the_file_and_the_reason(kind: str) -> None:
    data, reason = REFUSED[kind]
    with pytest.raises(SourceError) as caught:
        read_eml(data, "bericht.eml")
    dutch, english = str(caught.value), caught.value.english
    assert dutch.startswith("bericht.eml: ")
    assert reason in dutch
    assert "\n" not in dutch + english
    assert english != dutch
