"""Scanned papers: read where tesseract is, said to be unread where it is not, and never a page lost in silence."""

import random
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

import pytest
from pdf_paper import Block, Face, shown, typeset
from pdf_scan import scanned

from bench.reading import lost_characters
from index.errors import SourceError
from index.load import load
from index.readers.ocr import find_tesseract
from index.readers.ocr_marks import with_numbers
from index.readers.ocr_page import in_sizes, read_page
from index.readers.pdf import read_pdf
from index.readers.pdf_glyphs import Glyph
from index.readers.pdf_lines import Line, line_of
from index.records import Document
from index.structure import find_units
from index.tidy import tidy

OPENING = (
    "Vragen van het lid De Boer (BBB) aan de Minister van Bruggen over het bericht «Brug over de Vaart zakt» "
    "(ingezonden 2 juli 2031).",
    "Antwoord van Minister Van Dam (Bruggen) (ontvangen 23 juli 2031).",
)
SAID = [
    ("1", "Kent u het bericht «Brug over de Vaart zakt»?{1}", "Ja, dat bericht is mij bekend."),
    (
        "2 en 3",
        "Hoeveel bruggen in de provincies zijn ouder dan zestig jaar, en wie betaalt het onderhoud daarvan?",
        "In het jaar 2029 waren er 1.412 bruggen van die leeftijd. Het onderhoud komt voor rekening van de gemeenten "
        "die de brug beheren. Zij kunnen een beroep doen op de regeling voor oude kunstwerken, die ik vorig jaar "
        "heb verlengd tot en met 2035. Een deel van de gemeenten maakt van die regeling nog geen gebruik.",
    ),
    (
        "4",
        "Bent u bereid om met de schippers in gesprek te gaan voordat de brug wordt afgesloten?",
        "Dat gesprek heeft in mei plaatsgevonden. De schippers hebben gevraagd om een ruime termijn, zodat zij hun "
        "vaarroutes kunnen aanpassen. De provincie heeft toegezegd dat er tijdens de oogst geen brug dichtgaat.",
    ),
]
NOTES = {1: "Dagblad van het Noorden, 28 juni 2031, www.voorbeeld.nl/brug-zakt."}


@cache
def paper() -> bytes:
    """The paper as a PDF with text, of two pages."""
    blocks: list[Block] = []
    for numbers, question, answer in SAID:
        blocks += [("kop", f"Vraag {numbers}"), ("tekst", question), ("kop", f"Antwoord {numbers}"), ("tekst", answer)]
    return typeset(Face(OPENING, 811, (2030, 2031)), blocks, NOTES, page_lines=16)


@cache
def scan() -> bytes:
    """The paper as a scan."""
    return scanned(paper())


def loaded(data: bytes, tmp_path: Path) -> Document:
    """The bytes as a file, loaded."""
    (tmp_path / "stuk.pdf").write_bytes(data)
    return load(tmp_path / "stuk.pdf")


def unlike(left: str, right: str) -> float:
    """The share of characters in which two texts differ."""
    same = sum(block.size for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks())
    return 1 - same / max(len(left), len(right), 1)


def assert_read(document: Document) -> None:
    """The units are those of the paper, and of a hundred characters at most one is wrong."""
    units = {unit.numbers: unit for unit in find_units(document) if unit.numbers}
    assert list(units) == [(1,), (2, 3), (4,)]
    parts = [(*unit.questions, *([unit.answer] if unit.answer else [])) for unit in units.values()]
    read = " ".join(tidy(document, span) for spans in parts for span in spans)
    assert unlike(read, " ".join(f"{shown(question)} {answer}" for _, question, answer in SAID)) < 0.01
    assert lost_characters(document, find_units(document)) == ""


def test_the_machine_has_tesseract_with_dutch() -> None:
    assert find_tesseract() is not None, "`make setup` installs tesseract-ocr and tesseract-ocr-nld"


def test_a_scan_is_read_and_says_so(tmp_path: Path) -> None:
    document = loaded(scan(), tmp_path)
    assert_read(document)
    about = document.metadata
    assert (about.kind, about.date, about.number) == ("vraag-antwoord", "2031-07-23", "Aanhangsel 2030-2031, nr. 811")
    (remark,) = document.remarks
    assert remark.dutch.startswith("2 pagina’s gescand en met tekstherkenning gelezen (zekerheid 9")
    assert remark.dutch.endswith(" %): controleer citaten")
    assert remark.english.startswith("2 pages scanned and read by text recognition (confidence 9")


def test_furniture_and_notes_of_a_scan_are_noise(tmp_path: Path) -> None:
    document = loaded(scan(), tmp_path)
    noise = " ".join(document.text[span.start : span.end] for span in document.noise)
    for furniture in ("Tweede Kamer der Staten-Generaal", "ISSN 0921", "vergaderjaar 2030"):
        assert furniture in noise
    (note,) = document.footnotes
    assert note.number == 1
    assert unlike(tidy(document, note.text), NOTES[1]) < 0.05


def test_the_same_scan_gives_the_same_bytes(tmp_path: Path) -> None:
    assert read_pdf(scan(), "stuk.pdf") == read_pdf(scan(), "stuk.pdf")


@pytest.mark.parametrize("turned", [90, 180])
def test_a_page_that_lies_on_its_side(turned: int, tmp_path: Path) -> None:
    assert_read(loaded(scanned(paper(), turned=turned, askew=0.0), tmp_path))


@pytest.mark.parametrize("place", [0, 1])
def test_one_scanned_page_between_pages_of_text(place: int, tmp_path: Path) -> None:
    document = loaded(scanned(paper(), {place}), tmp_path)
    assert_read(document)
    (remark,) = document.remarks
    assert remark.dutch.startswith(f"1 pagina gescand en met tekstherkenning gelezen ({place + 1}) (zekerheid ")


def test_a_scan_without_tesseract_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SourceError) as caught:
        read_pdf(scan(), "stuk.pdf")
    for line in (str(caught.value), caught.value.english):
        assert line.startswith("stuk.pdf: ")
        assert "apt-get install tesseract-ocr tesseract-ocr-nld" in line
        assert "\n" not in line


def test_scanned_pages_that_cannot_be_read_are_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    data = scanned(paper(), {1})
    monkeypatch.setenv("PATH", "")
    document = loaded(data, tmp_path)
    assert "Kent u het bericht" in document.text
    assert [(remark.dutch, remark.english) for remark in document.remarks] == [
        (
            "pagina 2 niet gelezen (zonder tesseract): kijk in het stuk zelf",
            "page 2 not read (without tesseract): look in the paper itself",
        )
    ]


def test_a_paper_with_text_needs_no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    assert read_pdf(paper(), "stuk.pdf").remarks == ()


def program(tmp_path: Path, languages: str, then: str) -> None:
    """A program in the place of tesseract."""
    script = tmp_path / "tesseract"
    script.write_text(f'#!/bin/sh\nif [ "$1" = --list-langs ]; then echo "{languages}"; exit 0; fi\n{then}\n')
    script.chmod(0o755)


def test_tesseract_without_dutch_counts_for_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "List:\neng\nosd", "exit 1")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_tesseract() is None
    with pytest.raises(SourceError, match="tesseract-ocr-nld"):
        read_pdf(scan(), "stuk.pdf")


@pytest.mark.parametrize(
    ("then", "said"),
    [("exit 1", "de tekstherkenning liep vast"), ("echo '<html'", "een afbeelding zonder woorden")],
    ids=["it fails", "it says nothing"],
)
def test_a_recognition_that_goes_wrong(then: str, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program(tmp_path, "List:\nnld", then)
    mixed = scanned(paper(), {1})
    monkeypatch.setenv("PATH", str(tmp_path))
    assert [remark.dutch for remark in read_pdf(mixed, "stuk.pdf").remarks] == [
        f"pagina 2 niet gelezen ({said}): kijk in het stuk zelf"
    ]
    with pytest.raises(SourceError, match="vindt geen woorden"):
        read_pdf(scan(), "stuk.pdf")


def test_too_many_scanned_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.readers.pdf_scans.MAX_SCANNED", 1)
    with pytest.raises(SourceError, match="2 gescande pagina's, verwacht hooguit 1"):
        read_pdf(scan(), "stuk.pdf")


# One line of hOCR, in pixels: "de 12" with the mark 3 raised behind it.

LETTERS = [("d", 100, 480, 500), ("e", 115, 486, 500), ("1", 140, 480, 500), ("2", 152, 480, 500), ("3", 164, 475, 487)]


def hocr(slope: float = 0.0) -> bytes:
    """A line "de 123" whose 3 is raised, on a baseline with this slope."""

    def boxed(char: str, left: int, top: int, foot: int) -> str:
        down = round(slope * (left - 100))
        return f"<span class='ocrx_cinfo' title='x_bboxes {left} {top + down} {left + 12} {foot + down}'>{char}</span>"

    words = "".join(
        f"<span class='ocrx_word' title='bbox {left} 470 {right} 500; x_wconf 90'>{inside}</span>"
        for left, right, inside in (
            (100, 127, "".join(boxed(*letter) for letter in LETTERS[:2])),
            (140, 176, "".join(boxed(*letter) for letter in LETTERS[2:])),
        )
    )
    title = f"bbox 100 470 176 500; baseline {slope} 0; x_size 26"
    return f"<html><body><span class='ocr_line' title='{title}'>{words}</span></body></html>".encode()


@pytest.mark.parametrize("slope", [0.0, 0.05])
def test_a_line_of_hocr(slope: float) -> None:
    page = read_page(hocr(slope), height=1000, dots=72)
    (line,) = page.lines
    assert (line.text, page.confidence) == ("de 123", 90)
    assert [glyph.char for glyph in line.glyphs if line.raised(glyph)] == ["3"]
    # The foot of the box is the foot of the line: 500 pixels from the top of 1000; askew, the line is set straight.
    assert line.baseline == pytest.approx(500 + 100 * slope)


@pytest.mark.parametrize(
    "broken", [b"", b"<", b"\xff\xfe", b"<html/>", b"<span class='ocr_line' title='bbox'>x</span>"]
)
def test_broken_hocr_is_an_empty_page(broken: bytes) -> None:
    assert read_page(broken, 100, 300).lines == ()


def test_sizes_near_the_text_become_that_of_the_text() -> None:
    sizes = [line.size for line in in_sizes([row("a", 8.6), row("b", 9.3), row("c", 7.2)], 9.0, 2.0)]
    assert sizes == [18.0, 18.0, 14.4]


# Marks of notes, in lines as recognition gives them: "^" before a sign that stands high and small.


def row(text: str, size: float = 9.0, baseline: float = 700.0) -> Line:
    """A line of glyphs, each as wide as half its size."""
    glyphs: list[Glyph] = []
    left, high, spaced = 100.0, False, False
    for char in text:
        if char in " ^":
            left, high, spaced = left + (char == " ") * size / 2, char == "^", char == " " or spaced
            continue
        shown_size, foot = (size * 0.6, baseline + 0.35 * size) if high else (size, baseline)
        glyphs.append(Glyph(char, left, left + size / 2, foot, shown_size, False, spaced and bool(glyphs)))
        left, high, spaced = left + size / 2, False, False
    return line_of(glyphs)


def texts(*pages: Sequence[tuple[str, float]]) -> list[str]:
    """What `with_numbers` makes of pages of (text, size), a line under the other."""
    given = [[row(text, size, 700 - 12 * at) for at, (text, size) in enumerate(page)] for page in pages]
    return [line.text for lines in with_numbers(given, 9.0) for line in lines]


def test_signs_become_the_numbers_of_the_notes() -> None:
    first = [("de brug^* en de weg^®.", 9.0), ("^1 Noot een.", 7.0), ("^2 Noot twee.", 7.0)]
    second = [("een sluis^'^° dicht", 9.0), ("^8 Noot drie.", 7.0)]
    assert texts(first, second) == [
        *("de brug1 en de weg2.", "1 Noot een.", "2 Noot twee."),
        *("een sluis3 dicht", "3 Noot drie."),
    ]


def test_a_note_whose_number_was_not_read() -> None:
    page = [("een^° twee^® drie^*", 9.0), ("^1 Noot een", 7.0), ("Noot twee.", 7.0), ("^3 Noot drie.", 7.0)]
    assert texts(page)[1:] == ["1 Noot een", "2 Noot twee.", "3 Noot drie."]


def test_quotes_and_signs_too_many_stay_what_they_are() -> None:
    quoted = [("hij zei ^“ja^” daar^* en", 9.0), ("^1 Noot.", 7.0)]
    assert texts(quoted) == ["hij zei “ja” daar1 en", "1 Noot."]
    many = [("daar^* en daar^® en daar^°", 9.0), ("^1 Noot.", 7.0)]
    assert texts(many) == ["daar* en daar® en daar°", "1 Noot."]
    assert texts([("het was 20^° en warm", 9.0)]) == ["het was 20° en warm"]


def test_random_lines_never_break_it() -> None:
    chance = random.Random(3)
    signs = "ab1^*^®^' 23."
    for _ in range(300):
        page = [
            ("x" + "".join(chance.choice(signs) for _ in range(9)), chance.choice([7.0, 9.0]))
            for _ in range(chance.randint(1, 6))
        ]
        assert len(texts(page, page)) == 2 * len(page)
