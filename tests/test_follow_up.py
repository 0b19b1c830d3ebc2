"""Follow-up questions: the answer to the earlier question is never given again for another one."""

import pytest
from village import BRIDGE, CHEESE, village_engine

from qa.conversation import leans_on
from qa.follow_up import own_part

KILOS = "Hoeveel kilo kaas werd er in 2024 op de kaasmarkt verkocht?"


@pytest.mark.parametrize(
    "question", ["En de boeken?", "En wat doet Europa?", "Maar wie zingt daar?", "And the church?"]
)
def test_what_was_not_answered_before_is_not_answered_with_it(question: str) -> None:
    answer = village_engine().ask(question, history=[KILOS])
    assert answer.abstained
    assert answer.confidence == 0


@pytest.mark.parametrize(
    "question", ["En in 2024?", "Wie zei dat?", "Waarom?", "En jonge kaas?", "En jonge kaaas?", "And the cheese?"]
)
def test_what_asks_on_about_it_is_answered(question: str) -> None:
    answer = village_engine().ask(question, history=[KILOS])
    assert answer.citations[0].address == f"{CHEESE}#antwoord-2"
    assert answer.missing == ()


def test_the_earlier_question_is_no_part_of_the_new_one() -> None:
    engine = village_engine()
    subject = leans_on("En wie betaalt dat?", [KILOS])
    assert subject == KILOS
    read = own_part(engine.read(f"{KILOS} En wie betaalt dat?"), KILOS)
    assert read.parts == ()
    assert "betaalt" in read.text
    other = engine.read("Hoeveel kilo kaas? En wat kostte het herstel van de brug?")
    assert own_part(other, KILOS) == other


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("antwoord op vraag 2 over de brug", f"{BRIDGE}#antwoord-2"),
        ("vraag 4 over kaas", None),  # only the paper on the bridge has one
        ("wat zegt minister Molenaar over kaas", None),  # another minister does
    ],
)
def test_a_subject_is_not_answered_from_a_paper_on_another(question: str, found: str | None) -> None:
    answer = village_engine().ask(question)
    assert (answer.citations[0].address if answer.citations else None) == found
    if found is None:
        assert answer.not_found is not None
        assert answer.answer == answer.not_found.dutch != "Niet gevonden: hierover staat niets in deze bronnen."
