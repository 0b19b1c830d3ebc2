"""What a question asks for: found in a sentence, and not what the question says itself."""

import pytest

from qa.expected import Expectation
from qa.question import read_question

CASES = (
    # A count: no year, no day, no number of an article or a paper, no article "een".
    ("Hoeveel winkels telt het land?", "Het aantal winkels is sinds 2017 stabiel.", 0),
    ("Hoeveel winkels telt het land?", "Op 3 mei 2024 kwam er een brief, Kamerstuk 24 077, nr. 456.", 0),
    ("Hoeveel winkels telt het land?", "Op grond van artikel 3b van de wet is dat een overtreding.", 0),
    ("Hoeveel winkels telt het land?", "In 2024 waren dat er 564.", 1),
    ("Hoeveel winkels telt het land?", "Er waren twee winkels.", 1),
    ("Hoeveel winkels waren er in 2021?", "In 2021 is daarvan een lijst gemaakt.", 0),
    ("Hoeveel procent van de 12-jarigen rookt?", "Van de 12-jarigen rookt een deel.", 0),
    # A date that the question did not say.
    ("Wanneer gaat het verbod van 2019 in?", "Het verbod uit 2019 is besproken.", 0),
    ("Wanneer gaat het verbod van 2019 in?", "Het gaat in het voorjaar van 2021 in.", 1),
    # A name that the question did not say.
    ("Hoe heet de Nationaal Rapporteur?", "Dat is de Nationaal Rapporteur.", 0),
    ("Hoe heet de Nationaal Rapporteur?", "Dat is de heer Jansen.", 1),
    ("Welke inspectie houdt toezicht?", "Het toezicht ligt bij de NVWA.", 1),
    # A cause.
    ("Waarom is dat zo?", "Dat is zo omdat de wet het zegt.", 1),
    ("Waarom is dat zo?", "Dat is inderdaad zo.", 0),
    # No one kind of thing.
    ("Wat vindt de minister van het plan?", "Ik steun het plan.", 1),
)


@pytest.mark.parametrize(("question", "sentence", "found"), CASES)
def test_only_a_new_thing_of_the_right_kind_is_an_answer(question: str, sentence: str, found: int) -> None:
    assert Expectation.of(read_question(question, 0.25)).met(sentence)["expected"] == found


def met(question: str, sentence: str) -> set[str]:
    """The names of what is met, beside `expected`, which any sentence meets where no one kind of thing is asked for."""
    found = Expectation.of(read_question(question, 0.25)).met(sentence)
    return {name for name, value in found.items() if value}


@pytest.mark.parametrize(
    ("question", "sentence", "found"),
    [
        ("Hoeveel kost de brug?", "De brug kost 3 miljoen euro.", {"expected", "count", "in_unit"}),
        ("Hoeveel kost de brug?", "De brug telt 14 pijlers.", {"expected", "count"}),
        ("Hoeveel kost de brug?", "2. De brug wordt gebouwd.", set()),
        ("Welk deel van de lezers is jong?", "Een kwart is jong.", {"expected", "count", "in_unit"}),
        ("Hoelang duurt de bouw?", "De bouw duurt 4 jaar.", {"expected", "count", "in_unit"}),
        ("Wanneer gaat de brug open?", "De brug gaat in mei open.", {"expected", "day"}),
        ("Wie keurt de kaas?", "De inspectie keurt de kaas.", {"body"}),
        ("Waarom is de brug dicht?", "Dat is met het oog op de veiligheid.", {"expected"}),
        ("Hoe wordt de kaas gekeurd?", "Dat gebeurt aan de hand van een monster.", {"expected", "means"}),
        ("Mag de brug open?", "De brug mag niet open.", {"expected", "stance", "denial"}),
        ("Mag de brug open?", "De brug is van hout.", {"expected"}),
        ("de brug", "De brug is van hout.", {"expected"}),
    ],
)
def test_what_an_answer_of_a_kind_holds(question: str, sentence: str, found: set[str]) -> None:
    assert met(question, sentence) == found
