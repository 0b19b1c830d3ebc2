"""Papers of different days on one point: newest first, the older ones told, and what differs between them."""

import functools

import pytest
from harbour import DECIDED, HARBOUR, PLANNED, QUAY, engine_of, paper

from qa.answer import Engine
from qa.quantities import quantities

COST = "Wat kost het herstel van de kade van Oesterdam?"


@functools.cache
def harbour() -> Engine:
    """An engine over a plan, a decision, and what is in force."""
    return engine_of(HARBOUR)


def test_newest_first_and_the_older_ones_told() -> None:
    answer = harbour().ask(QUAY)
    assert [item.date for item in answer.citations] == ["2023-02-04", "2021-03-12"]
    assert [note.dutch for note in answer.notes] == [
        "Eerder: 12-03-2021 [2]",
        "Let op: de bronnen noemen verschillende bedragen: 15.000.000 euro [1], 12.000.000 euro [2].",
        "Let op: op dezelfde vraag is verschillend geantwoord: ja [1], nee [2].",
    ]
    assert [note.english for note in answer.notes] == [
        "Earlier: 2021-03-12 [2]",
        "Note: the sources give different amounts: 15,000,000 euro [1], 12,000,000 euro [2].",
        "Note: the same question was answered differently: yes [1], no [2].",
    ]
    assert answer.answer.count("miljoen euro") == 2


def test_a_question_in_other_words_has_its_timeline_too() -> None:
    answer = harbour().ask(COST)
    dates = [item.date or "" for item in answer.citations]
    assert len(dates) >= 2
    assert dates == sorted(dates, reverse=True)
    assert any(note.dutch.startswith("Eerder: ") for note in answer.notes)
    assert any("15.000.000 euro [" in note.dutch and "12.000.000 euro [" in note.dutch for note in answer.notes)


def test_papers_that_say_the_same_differ_in_nothing() -> None:
    papers = {"a": PLANNED, "b": DECIDED.replace("15 miljoen", "12 miljoen")}
    notes = [note.dutch for note in engine_of(papers).ask(COST).notes]
    assert not [note for note in notes if "bedragen" in note]


def test_figures_of_two_years_do_not_differ() -> None:
    asked = "Hoeveel kilo mosselen werd er aangevoerd in de haven van Oesterdam?"
    said = "In {} werd er in de haven van Oesterdam {} kilo mosselen aangevoerd."
    papers = {
        "a": paper("Zeeman (Water)", "1 mei 2020", (asked, said.format(2019, "8.000"))),
        "b": paper("Zeeman (Water)", "1 mei 2024", (asked, said.format(2023, "9.000"))),
    }
    assert [note.dutch for note in engine_of(papers).ask(asked).notes] == ["Eerder: 01-05-2020 [2]"]
    papers["b"] = papers["b"].replace("In 2023", "In 2019")
    notes = [note.dutch for note in engine_of(papers).ask(asked).notes]
    assert notes[1] == "Let op: de bronnen noemen verschillende getallen: 9.000 kilo [1], 8.000 kilo [2]."


def test_one_paper_is_no_timeline() -> None:
    assert engine_of({"a": PLANNED}).ask(QUAY).notes == ()


def test_papers_on_other_points_are_no_timeline() -> None:
    papers = {
        "a": paper("Zeeman (Water)", "1 mei 2020", ("Wat kost de veerpont?", "De veerpont kost 3 euro per reis.")),
        "b": paper("Zeeman (Water)", "1 mei 2024", ("Wat kost de vuurtoren?", "De vuurtoren kost 9 euro aan entree.")),
    }
    answer = engine_of(papers).ask("Wat kost de veerpont en wat kost de vuurtoren?")
    assert {item.document for item in answer.citations} == {"a.txt", "b.txt"}
    assert answer.notes == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Het kost € 14 mln per jaar.", [("euro", "14000000")]),
        ("Het kost 14 miljoen euro.", [("euro", "14000000")]),
        ("Het daalde van 35% naar 15 procent.", [("procent", "35"), ("procent", "15")]),
        ("Er zijn 68.000 lachgascilinders gevonden.", [("lachgascilinders", "68000")]),
        ("Op 1 juli 2023 en om 12 uur.", []),
        ("Zie Kamerstuk 24 077, nr. 456 en artikel 3 lid 2 van de wet.", []),
        ("In 2023 zaten er 12 geiten op.", [("geiten", "12")]),
        ("", []),
    ],
)
def test_quantities_are_read_in_one_form(text: str, found: list[tuple[str, str]]) -> None:
    assert [(item.unit, item.figure) for item in quantities(text)] == found


def test_a_hostile_text_is_read_fast() -> None:
    assert quantities("1" * 10_000) == ()
    assert quantities("1 " * 5_000) == ()
    assert quantities("1 a " * 3_000) == ()
