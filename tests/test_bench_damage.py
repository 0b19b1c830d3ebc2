"""Questions damaged as people mistype them: what is changed, and that nothing else is."""

import pytest

from bench.damage import known_words, with_compound_split, with_typo, with_words_joined

QUESTIONS = ("hoe warm mag een koelcel met kaas zijn", "onderhoud brug kanaal", "wanneer sluit de bibliotheek")


@pytest.mark.parametrize("question", QUESTIONS)
def test_a_typo_is_one_letter_in_one_word(question: str) -> None:
    damaged = with_typo(question)
    assert damaged == with_typo(question)
    before, after = question.split(), damaged.split()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) <= 1  # two equal letters that change places leave the word as it was
    for old, new in changed:
        assert len(old) >= 4
        assert old[0] == new[0]
        assert abs(len(old) - len(new)) <= 1


def test_a_question_without_long_words_has_no_typo() -> None:
    assert with_typo("wie is hij") == "wie is hij"


def test_a_compound_is_split_between_known_words() -> None:
    known = known_words(("Een bewaakte stalling voor fietsen, de sluis bij de brug",))
    assert "stalling" in known
    assert with_compound_split("een fietsenstalling?", known) == "een fietsen stalling?"
    assert with_compound_split("fietsenrek", known) == "fietsenrek"


def test_neighbours_are_joined() -> None:
    assert with_words_joined("de bewaakte stalling") == "de bewaaktestalling"
    assert with_words_joined("bewaakte, stalling") == "bewaakte, stalling"
    assert with_words_joined("over welke brug") == "over welke brug"
