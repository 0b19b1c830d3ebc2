"""Notes that somebody typed under a paper, and notes that run over lines: found when their marks prove them."""

from pathlib import Path

import pytest

from index.load import find_noise, load
from index.readers.source import Source
from index.records import Document, Metadata, Span
from index.structure import find_units
from index.tidy import tidy

ANSWER = "Vraag 1\nIs de brug dicht?[1]\n\nAntwoord 1\nJa, sinds mei.[2] Zie de brief.\n\n"


def read(text: str, wrapped: bool | None = None) -> Document:
    """A document of `text` with the noise that loading it finds."""
    noise, footnotes, is_wrapped = find_noise(Source(text, wrapped=wrapped))
    return Document("stuk", "stuk.txt", Metadata(None, ""), "", text, is_wrapped, noise, footnotes)


def notes(text: str) -> list[tuple[int, str, str]]:
    """Of each note its number, its text as shown, and the mark."""
    document = read(text)
    return [
        (note.number, tidy(document, note.text), text[note.mark.start : note.mark.end] if note.mark else "")
        for note in document.footnotes
    ]


def shown(text: str) -> str:
    return tidy(read(text), Span(0, len(text)))


@pytest.mark.parametrize("form", ["[{}] ", "{}. ", "{}) ", "  [{}]\t"])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_notes_whose_marks_stand_in_the_text(form: str, between: str) -> None:
    text = f"{ANSWER}{form.format(1)}www.voorbeeld.nl/brug{between}{form.format(2)}Kamerstuk 24 077, nr. 3\n\n"
    assert notes(text) == [(1, "www.voorbeeld.nl/brug", "[1]"), (2, "Kamerstuk 24 077, nr. 3", "[2]")]
    assert shown(text) == " ".join(ANSWER.split())


def test_a_note_of_several_lines() -> None:
    text = f"{ANSWER}[1] Dagblad van het Noorden,\n    3 mei 2031\n[2] Kamerstuk 24 077,\nnr. 3, bijlage"
    assert [said for _, said, _ in notes(text)] == [
        "Dagblad van het Noorden, 3 mei 2031",
        "Kamerstuk 24 077, nr. 3, bijlage",
    ]


@pytest.mark.parametrize(
    "under",
    [
        "[1] www.voorbeeld.nl/brug",  # its fellow is missing: [2] stays a reference, and [1] is a note all the same
    ],
)
def test_a_mark_without_a_note_stays_text(under: str) -> None:
    assert notes(ANSWER + under) == [(1, "www.voorbeeld.nl/brug", "[1]")]
    assert "mei.[2] Zie" in shown(ANSWER + under)


@pytest.mark.parametrize(
    "text",
    [
        "De naam is bekend. [persoonsgegevens verwijderd]\n\n[1] en verder niets",
        "Zie het rapport [1] en de studie [2].\n\nDat was het.",
        "Ik neem twee stappen:\n\n1. ik spreek met de bakkers\n2. ik spreek met de melkveehouders\n",
        "Ik doe eerst 1) en dan 2), en wel zo:\n\n1) praten\n2) betalen\n",
        "De brug [1] is dicht.\n\n[2] Kamerstuk 24 077, nr. 3",
        "De brug [1] is dicht.\n\n[1] Kamerstuk 24 077\n\nNog een alinea die de brief besluit.",
        "[1] De brug is dicht.\n[2] De weg is open.",
        "Vragen van het lid Brugman (D66).\n\n1) Is de brug sinds 3 mei dicht?\n2) Wanneer gaat zij open?\n",
        "Vragen van het lid Brugman (D66).\n\n1) Kunt u zeggen wat er in 2024 was? Zo nee, sinds wanneer niet\n",
        "Zij telt 1) de brug en 2) de weg.\n\n1) Is de brug dicht?\n\n2) Is de weg open?\n",
        "De minister doet het volgende.\n\n1) De brug wordt geopend.\n2) De weg wordt gesloten.\n",
        "1. De brug is dicht.\n\n2. De weg is open.",
    ],
)
def test_what_is_no_note_stays_text(text: str) -> None:
    assert notes(text) == []
    assert shown(text) == " ".join(text.split())


def test_questions_numbered_as_notes_are_asked(tmp_path: Path) -> None:
    text = "Vragen van het lid Brugman (D66) aan de minister van Bruggen (ingezonden 3 mei 2024).\n\n"
    text += "1) Kent u het bericht over de brug uit 2023? 1)\n\n2) Klopt dat?\n\n3) Wat doet u daaraan in 2025?\n"
    (tmp_path / "kv-tk-2024Z00001.txt").write_text(text, encoding="utf-8")
    units = find_units(document := load(tmp_path / "kv-tk-2024Z00001.txt"))
    assert document.footnotes == ()
    assert [unit.numbers for unit in units if unit.numbers] == [(1,), (2,), (3,)]


def test_bait_takes_no_time() -> None:
    text = "zie [1] en 1) " * 20_000 + "\n" + "[1] a\n" * 300 + "1) b\n" * 300
    assert all(note.number > 0 for note in read(text).footnotes)


# Notes that a page sets over several lines

PAGE = """De inspectie heeft in het afgelopen jaar op alle bruggen in de
grote steden gekeken of de regels voor het openen en sluiten1 en
afsluiten worden nageleefd en wat er gebeurt als dat niet zo is
gebleken, ook wanneer een brugwachter voor de eerste keer wordt
aangesproken op het ontbreken van een vergunning of een seinbord

1 Zie de brief over de verslavings-
zorg van de secretaris-
generaal en het Trimbos-
instituut

\fDe inspectie heeft in het afgelopen jaar op alle bruggen in de
grote steden gekeken of de regels voor het openen en sluiten en
afsluiten worden nageleefd en wat er gebeurt als dat niet zo is
gebleken, ook wanneer een brugwachter voor de eerste keer wordt
aangesproken op het ontbreken van een vergunning of een seinbord
"""


def test_words_broken_inside_a_note_are_shown_whole() -> None:
    document = read(PAGE)
    (note,) = document.footnotes
    wanted = "Zie de brief over de verslavingszorg van de secretaris-generaal en het Trimbos-instituut"
    assert tidy(document, note.text) == wanted
    assert wanted not in tidy(document, Span(0, len(PAGE)))
    # Any stretch of a note is shown by the same rule.
    start = PAGE.index("secretaris")
    assert tidy(document, Span(start, PAGE.index(" en het Trim"))) == "secretaris-generaal"


def test_the_paper_is_evidence_for_its_notes(tmp_path: Path) -> None:
    text = PAGE.replace("alle bruggen", "brug-bruggen").replace("verslavings-\nzorg", "brug-\nbruggen")
    (tmp_path / "stuk.txt").write_text(text, encoding="utf-8")
    document = load(tmp_path / "stuk.txt")
    (note,) = document.footnotes
    assert tidy(document, note.text).startswith("Zie de brief over de brug-bruggen van")


def test_noise_that_is_no_note_is_shown_as_it_stands_in_unwrapped_text() -> None:
    document = read("Kaas[footnoteRef:1] is er.[1:  Zie de zuivel-\n zorg. ]", wrapped=False)
    assert tidy(document, document.footnotes[0].text) == "Zie de zuivel- zorg."
