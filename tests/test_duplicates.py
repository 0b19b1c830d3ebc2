"""The same text in several papers is quoted once, from the newest, and told to stand in the others."""

import functools
from dataclasses import replace

import pytest
from harbour import COVENANT, HARBOUR, SEAGULLS, engine_of, paper, sentence

from qa.answer import Engine
from qa.duplicates import without_duplicates
from qa.show import answer_text
from ui.answer_view import head_html
from ui.strings import NL


@functools.cache
def harbour() -> Engine:
    """An engine over the papers about a harbour."""
    return engine_of(HARBOUR)


LONG = "De pont vaart ieder half uur van de kade naar het eiland en terug."


def test_a_text_in_two_papers_is_quoted_from_the_newest_and_told_of_the_other() -> None:
    answer = harbour().ask("Is er een convenant over walstroom voor vissersschepen?")
    assert [item.address for item in answer.citations if item.display == COVENANT] == ["besloten#antwoord-3"]
    note = answer.notes[0]
    assert note.dutch.startswith("[1] ook in: ")
    assert note.dutch.endswith("antwoord op vraag 3 (gepland#antwoord-3)")
    assert note.english.startswith("[1] also in: ")
    assert "notes" not in answer.to_json()


def test_what_is_told_is_shown_in_the_terminal_and_on_the_page() -> None:
    answer = harbour().ask("Is er een convenant over walstroom voor vissersschepen?")
    assert "\n[1] ook in: " in answer_text(answer, harbour().store, "nl")
    assert "\n[1] also in: " in answer_text(answer, harbour().store, "en")
    assert "[1] ook in: " in head_html(answer, NL)
    shouting = replace(answer, notes=(replace(answer.notes[0], dutch="<script>"),))
    assert "<script>" not in head_html(shouting, NL)


@pytest.mark.parametrize("dates", [("2020-01-01", "2024-01-01"), (None, "2020-01-01")])
def test_the_newest_stands_at_the_place_of_the_first(dates: tuple[str | None, str | None]) -> None:
    other = sentence("c", "De brug is dicht voor alle auto's en vrachtwagens uit het dorp.", "2021-01-01", 0.9)
    old, new = sentence("a", LONG, dates[0]), sentence("b", LONG.replace("terug.", "weer terug."), dates[1], 0.5)
    kept, also = without_duplicates([old, other, new])
    assert kept == [new, other]
    assert [(item.quoted, item.elsewhere) for item in also] == [(new, old)]


@pytest.mark.parametrize(
    "text",
    [
        LONG.replace("half", "heel, maar dan ook werkelijk heel lang durend"),
        LONG.replace("vaart ieder", "vaart niet ieder"),
        LONG.replace("half uur", "30 minuten"),
    ],
)
def test_a_text_that_differs_is_quoted_too(text: str) -> None:
    found = [sentence("a", LONG, "2020-01-01"), sentence("b", text, "2024-01-01")]
    assert without_duplicates(found) == (found, ())


def test_short_answers_are_like_no_other() -> None:
    found = [sentence("a", "Ja.", "2020-01-01"), sentence("b", "Ja.", "2024-01-01")]
    assert without_duplicates(found) == (found, ())


def test_the_same_text_in_one_unit_stays() -> None:
    one = sentence("a", LONG, "2020-01-01")
    assert without_duplicates([one, one]) == ([one, one], ())


def test_the_same_vraag_answered_otherwise_is_quoted_twice() -> None:
    papers = {
        "a": paper("Zeeman (Water)", "1 mei 2020", (SEAGULLS, "Ja.")),
        "b": paper("Zeeman (Water)", "1 mei 2024", (SEAGULLS, "Nee.")),
    }
    answer = engine_of(papers).ask(SEAGULLS)
    assert [item.display for item in answer.citations if item.part == "antwoord"] == ["Nee.", "Ja."]
    assert any("verschillend geantwoord: nee [1], ja [3]" in note.dutch for note in answer.notes)
