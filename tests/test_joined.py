"""An answer that points at another one brings that answer, once, and only where the link is certain."""

import functools

import pytest
from harbour import HARBOUR, engine_of, paper

from qa.answer import Engine
from qa.cite import written_source

SWIMMERS = "Wie is verantwoordelijk voor de veiligheid van zwemmers bij de pier van Oesterdam?"
BRIGADE = (
    "De reddingsbrigade houdt van mei tot en met september dagelijks toezicht bij de pier. De gemeente betaalt de "
    "brigade en legt de afspraken met haar vast in een draaiboek."
)
SHEEP = (
    "Hoeveel schapen grazen er op de dijk van Oesterdam volgens de telling van het waterschap?",
    "Er grazen 240 schapen op de dijk.",
)
GOATS = ("Hoeveel geiten grazen er op diezelfde dijk volgens het waterschap?", "Er grazen 12 geiten op de dijk.")


@functools.cache
def harbour() -> Engine:
    """An engine over the papers about a harbour."""
    return engine_of(HARBOUR)


@pytest.mark.parametrize("question", [SWIMMERS, "Hoe zit het met de veiligheid van zwemmers bij de pier?"])
def test_a_pointer_brings_the_answer_that_it_points_at(question: str) -> None:
    answer = harbour().ask(question)
    found = [(item.address, item.part, item.display) for item in answer.citations if item.part == "antwoord"]
    assert found[0] == ("gepland#antwoord-4", "antwoord", "Zie mijn antwoord op vraag 5.")
    assert found[1] == ("gepland#antwoord-5", "antwoord", BRIGADE)
    assert "antwoord op vraag 5 (gepland#antwoord-5)" in written_source(answer.citations[-1])


def joined(answer: str, *more: tuple[str, str]) -> list[str]:
    """The addresses quoted for a question whose answer is `answer`, in a paper with two more questions."""
    question = "Welke dieren grazen er op de dijk van Oesterdam, en wie heeft die dieren geteld?"
    engine = engine_of({"dijk": paper("Zeeman (Water)", "1 mei 2022", (question, answer), *more)})
    return list(dict.fromkeys(item.address for item in engine.ask(question).citations))


def test_two_answers_that_are_pointed_at_both_come_and_go_no_further() -> None:
    chained = (SHEEP[0], f"{SHEEP[1]} Zie ook mijn antwoord op vraag 4.")
    third = ("Wie telt de schapen en de geiten voor het waterschap?", "De dijkgraaf telt ze.")
    assert joined("Zie het antwoord op vragen 2 en 3.", chained, GOATS, third) == [
        "dijk#antwoord-1",
        "dijk#antwoord-2",
        "dijk#antwoord-3",
    ]


@pytest.mark.parametrize(
    "answer", ["Zie het antwoord op vraag 9.", "Ik verwijs naar eerdere antwoorden op vragen van het lid Bos."]
)
def test_a_pointer_that_leads_nowhere_brings_nothing(answer: str) -> None:
    assert joined(answer, SHEEP, GOATS) == ["dijk#antwoord-1"]


def test_a_combined_answer_says_which_questions_it_answers() -> None:
    text = paper("Zeeman (Water)", "1 mei 2022", SHEEP, GOATS)
    text = text.replace(f"\n\nAntwoord op vraag 1\n{SHEEP[1]}", "").replace(
        "Antwoord op vraag 2", "Antwoord op vragen 1 en 2"
    )
    answer = engine_of({"dijk": text}).ask(GOATS[0])
    assert answer.citations[0].vraag == (1, 2)
    assert "antwoord op vraag 1 en 2 (dijk#antwoord-1-2)" in written_source(answer.citations[0])
