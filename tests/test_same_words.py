"""When two texts that are nearly alike ask the same."""

import pytest

from qa.same_words import same_words

ASKED = "Deelt u de zorg over de toenemende drukte op de houten brug in het derde kwartaal, en wat kost het baggeren?"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("toenemende", "toenemnede"),
        ("baggeren", "bagggeren"),
        ("kost het", "kost"),
        ("houten brug", "houtenbrug"),
        ("Deelt u de zorg over", "Deelt u zorg over"),
        ("drukte", "druckte"),
    ],
)
def test_a_slip_is_the_same(old: str, new: str) -> None:
    assert old in ASKED
    assert same_words(ASKED.replace(old, new), ASKED)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("toenemende", "afnemende"),
        ("houten brug", "houten vuurtoren"),
        ("Deelt u", "Deelt u niet"),
        ("derde", "vierde"),
        ("brug", "brug in Utrecht"),
        ("het derde kwartaal", "het kwartaal"),
        ("het baggeren", "het vuurwerk"),
    ],
)
def test_another_word_asks_something_else(old: str, new: str) -> None:
    assert old in ASKED
    assert not same_words(ASKED.replace(old, new), ASKED)
