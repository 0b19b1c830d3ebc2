"""Of a long question the unit that fits it as a whole is quoted first; of a short one the best sentence is."""

import pytest
from harbour import sentence

from qa.composed import with_best
from qa.question import Question, read_question

SHORT = "Wat kost de veerpont van Oesterdam?"
LONG = (
    "Kunt u aangeven wat de veerpont van Oesterdam per jaar kost aan onderhoud en aan loon voor de schippers, en hoe "
    "die kosten zich verhouden tot de opbrengst van de kaartjes"
)
FIRST = sentence("a", "De brug van Oesterdam kost drie ton per jaar aan onderhoud.", None, 5.0)
SECOND = sentence("b", "De pont kost twee ton per jaar aan onderhoud en loon.", None, 4.0)
THIRD = sentence("b", "De kaartjes brengen een ton op.", None, 3.0)


def read(text: str) -> Question:
    """A question as it is read, without an index."""
    return read_question(text, 0.5)


@pytest.mark.parametrize(("text", "kept"), [(LONG, [SECOND, FIRST]), (SHORT, [FIRST])])
def test_the_unit_that_fits_a_long_question_is_quoted(text: str, kept: list[object]) -> None:
    assert with_best(read(text), [FIRST], [FIRST, SECOND, THIRD], SECOND.unit.address) == kept


def test_what_is_quoted_already_stays_as_it_is() -> None:
    chosen = [FIRST, THIRD]
    assert with_best(read(LONG), chosen, [FIRST, SECOND, THIRD], SECOND.unit.address) == chosen
    assert with_best(read(LONG), chosen, [FIRST, SECOND, THIRD], "") == chosen
