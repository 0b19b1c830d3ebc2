"""The foot of a page on one line or several, and what tells pages from paragraphs."""

import textwrap
import time
from itertools import product
from pathlib import Path

import pytest

from index.load import find_noise, load
from index.page_layout import find_furniture, is_wrapped
from index.readers.source import Source
from index.records import Document, Metadata, Span
from index.tidy import tidy

FOOT = (
    "ah-tk-20232024-587",
    "ISSN 0921 - 7398",
    "’s-Gravenhage 2024",
    "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1",
)
PARAGRAPHS = (
    "De brug over de gracht is vorig jaar gesloten, omdat de pijlers waren verzakt en het wegdek daardoor niet meer "
    "vlak lag. De gemeente heeft toen een ingenieur gevraagd om te kijken of herstel nog mogelijk was, en wat dat zou "
    "kosten in vergelijking met een nieuwe brug van hout.",
    "Ja.",
    "De ingenieur heeft in het voorjaar zijn rapport gestuurd aan de gemeenteraad, die daarover in de zomer met de "
    "bewoners heeft gesproken in de bibliotheek.",
)


def shown(text: str) -> str:
    noise, footnotes, wrapped = find_noise(Source(text))
    document = Document("stuk", "stuk.txt", Metadata(None, ""), "", text, wrapped, noise, footnotes)
    return tidy(document, Span(0, len(text)))


def pages(width: int, foot: str = "") -> str:
    """The paragraphs as lines of at most `width`, with a foot in the middle of the first."""
    lines = [line for text in PARAGRAPHS for line in (*textwrap.wrap(text, width), "")]
    return "\n".join(["Vraag 1", "Is de brug dicht?", "Antwoord 1", *lines[:2], *([foot] if foot else []), *lines[2:]])


# The foot of a page


@pytest.mark.parametrize("gaps", [*product((" ", "\n"), repeat=3)])
def test_the_foot_of_a_page_on_one_line_or_several(gaps: tuple[str, ...]) -> None:
    foot = "".join(f"{part}{gap}" for part, gap in zip(FOOT, (*gaps, ""), strict=True))
    assert shown(pages(75, foot)) == shown(pages(75))
    assert shown(f"De brug is dicht.\n{foot}\nDe weg niet.") == "De brug is dicht. De weg niet."


@pytest.mark.parametrize(
    "foot",
    [
        "kst-24077-456 ISSN 0921 - 7371 ’s-Gravenhage 2024 Tweede Kamer, vergaderjaar 2023–2024, 24 077, nr. 456 1",
        "Tweede Kamer, vergaderjaar 2023–2024, 24 077, nr. 456  2",
        "Tweede Kamer, vergaderjaar 2023-2024, 36 410 VIII, nr. 12\t3",
        "Tweede Kamer, vergaderjaar 2023/24, 21 501-32 en 29 683, nr. 1604 4",
        "Tweede Kamer, vergaderjaar 1991-1992, Aanhangsel\n611",
        "265901F ISSN 0921 7398 Sdu Uitgeverij Plantijnstraat 's-Gravenhage 1992",
        "kv-tk-2024Z00001 ’s-Gravenhage 2024 Tweede Kamer, vergaderjaar 2023–2024, Vragen 1",
        "ISSN 0921 - 7398’s-Gravenhage 2024Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1",
        "blg-1234567",
    ],
)
def test_feet_of_all_kinds_of_papers(foot: str) -> None:
    assert shown(f"De brug is\n{foot}\ndicht.") == "De brug is dicht."


def test_what_a_foot_is_stuck_to_stays() -> None:
    text = "De brug is\nTweede Kamer, vergaderjaar 2023–2024, Aanhangsel 2dicht sinds mei."
    assert shown(text) == "De brug is dicht sinds mei."


@pytest.mark.parametrize(
    "line",
    [
        "Tweede Kamer, vergaderjaar 2023–2024, staat dat de brug dicht is.",
        "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 12, blijkt dat de brug dicht is",
        "Zie Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1",
        "Tweede Kamer, vergaderjaar 2023–2024, 24 077, nr. 456 over bruggen",
        "ah-tk-20232024-587 is het nummer van het stuk.",
        "’s-Gravenhage 2024 was een drukke plaats",
        "ISSN 0921 is geen nummer van een brug",
    ],
)
def test_running_text_is_no_foot(line: str) -> None:
    assert find_furniture(f"In de stukken van de\n{line}\nen verder niets.") == ()


def test_a_foot_on_one_line_gives_the_number_of_the_paper(tmp_path: Path) -> None:
    (tmp_path / "stuk.txt").write_text(pages(75, " ".join(FOOT)), encoding="utf-8")
    assert load(tmp_path / "stuk.txt").metadata.number == "Aanhangsel 2023-2024, nr. 587"


# Pages and paragraphs


@pytest.mark.parametrize("width", [60, 75, 80, 100])
def test_a_short_paper_on_pages_is_wrapped(width: int) -> None:
    assert is_wrapped(pages(width))


def test_a_paragraph_a_line_is_not_wrapped() -> None:
    assert not is_wrapped(pages(1000))
    short = "De brug is dicht, en de weg over de dijk die daarheen voert is het ook al een jaar.\n" * 20
    assert not is_wrapped(short)
    listed = "Ik neem deze stappen:\n- de brug\no de weg over de dijk die ernaast ligt en die nu ook al dicht is\n" * 6
    assert not is_wrapped(listed)


def test_a_list_in_lower_case_is_not_wrapped() -> None:
    items = ["de brug over de gracht bij de oude molen, en de weg", "de sluis", "het gemaal aan het eind van de dijk"]
    assert not is_wrapped("\n".join([*items * 3, "x" * 100]))


def test_an_address_or_a_joined_line_does_not_undo_a_page() -> None:
    long = "1 Het Brugblad, 3 mei 2024, www.voorbeeld.nl/" + "brug-" * 30
    joined = " ".join(PARAGRAPHS[0].split()[:25])
    assert len(joined) > 110
    assert is_wrapped(f"{pages(60)}\n{long}\n{joined}")


def test_a_foot_proves_a_page_that_breaks_no_sentence() -> None:
    lines = ["Vraag 1", "Is er sinds 20141 een brug?", "Antwoord 1", "Ja.", "Vraag 2", "Waar?", "Antwoord 2", "Hier."]
    text = "\n".join([*lines, "1 Brugblad, blz. 3", " ".join(FOOT)])
    assert is_wrapped(text)
    assert not is_wrapped("\n".join(lines))
    assert "Is er sinds 2014 een brug?" in shown(text)
    assert "Brugblad" not in shown(text)


def test_time_grows_with_the_text() -> None:
    broken = "een regel die bijna vol is met woorden en die dan verder gaat op de\nvolgende regel\n" * 4000
    hostile = [
        "Tweede Kamer, 24 077, nr. 4" + " 1" * 100_000 + "x",
        "’s-Gravenhage 2024" * 20_000 + "x",
        broken + "\n".join(f"{number} noot over de brug" for number in range(1, 900)),
        broken + "1 noot\n\n" * 20_000,
        "x 1) y\n" * 50_000 + "\n" + "".join(f"{number}) Brugblad, 3 mei\n" for number in range(1, 400)),
        "".join(f"{number}. Tekst over de brug\n" for number in range(1, 40_001)),
    ]
    started = time.process_time()
    assert all(find_noise(Source(text)) for text in hostile)
    assert time.process_time() - started < 10


def test_a_code_in_a_list_of_sources_is_no_foot() -> None:
    body = "Er is kaas.\n\nEn melk.\n\nEn boter.\n\nEn room.\n\n"
    assert find_furniture(f"{body}Bronnen:\nkst-33846-77\n\nHoogachtend,\n") == ()
    assert find_furniture(f"{body}Bronnen:\nkst-33846-77\nah-tk-20232024-17\n") == ()
    assert len(find_furniture(f"{body}kst-33846-77\nISSN 0921 - 7371\n")) == 2
    assert len(find_furniture(f"{body}kst-33846-77\n\n{body}kst-33846-77\n")) == 2
