"""What the answer to a question looks like, read from its words."""

import time

import pytest

from qa.shape import Shape, shape_of

CASES: tuple[tuple[str, Shape], ...] = (
    ("Hoeveel kazen rijpen er?", "number"),
    ("Hoe zwaar mag een kaas zijn?", "number"),
    ("Welk bedrag kreeg de bibliotheek?", "number"),
    ("Wanneer gaat de brug open?", "date"),
    ("Vanaf welke dag is de sluis dicht?", "date"),
    ("Waarom is de brug dicht?", "reason"),
    ("Hoe komt het dat er minder lezers zijn?", "reason"),
    ("Wie keurt de kaas?", "person"),
    ("Welke instantie keurt de kaas?", "person"),
    ("Hoe vraag ik een leenpas aan?", "manner"),
    ("Op welke manier wordt de brug gekeurd?", "manner"),
    ("Mag een kaas op een plank van staal?", "yesno"),
    ("Krijgt de gemeente geld voor de brug?", "yesno"),
    ("Als ik verhuis, blijft mijn leenpas dan geldig?", "yesno"),
    ("Als ik verhuis, houdt de bibliotheek mijn boeken dan?", "yesno"),
    ("Ik heb een brug. Krijg ik geld?", "yesno"),
    ("Ik weet hoeveel het kost. Wie betaalt de brug?", "person"),
    ("Volgens de minister is de brug veilig", "other"),
    ("Is er een brug, en wanneer gaat hij open?", "date"),
    ("In welk dorp staat de brug?", "other"),
    ("kaas keuring", "other"),
    ("Why is the bridge closed?", "reason"),
    ("How many cheeses are there?", "number"),
    ("", "other"),
)


@pytest.mark.parametrize(("question", "shape"), CASES)
def test_shape_of_a_question(question: str, shape: Shape) -> None:
    assert shape_of(question) == shape


@pytest.mark.parametrize("text", ["en " * 3300, "a, " * 3300, "? " * 5000, "x" * 10_000, "hoe" * 3300, "wat. " * 2000])
def test_a_hostile_question_takes_no_longer_than_a_long_one(text: str) -> None:
    plain = "Kaas rijpt in een kelder, op planken. " * 260
    shape_of.cache_clear()
    started = time.process_time()
    shape_of(plain)
    between = time.process_time()
    shape_of(text)
    assert time.process_time() - between < 50 * (between - started) + 0.05
