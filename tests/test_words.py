"""Words as search sees them: Dutch stems and n-grams, the other words of the thesaurus, the glossary for English."""

import random

import pytest

from index import dutch, glossary, thesaurus

# Dutch words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Het OM gaat om de zaak", ["OM", "zaak"]),
        ("om", []),
        ("68.000 = 68000, 1.234.567", ["68000", "68000", "1234567"]),
        ("39,7% van 12.30 uur", ["39,7", "procent", "12.30", "uur"]),
        ("cocaïne COCAINE Cocaïne", ["cocaine", "cocaine", "cocaine"]),
        ("cocai\u0308ne", ["cocaine"]),
        ("auto’s en auto's", ["auto's", "auto's"]),
        ("3-MMC, 2C-B", ["3", "mmc", "2", "c", "b"]),
        ("één", []),
        ("", []),
        (" .,;!? ", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert dutch.words(text) == words


def test_stems_bring_forms_together() -> None:
    for one, other in (("gebruikers", "gebruiker"), ("cilinders", "cilinder"), ("Verboden", "verboden")):
        assert dutch.stems(one) == dutch.stems(other)
    assert dutch.stems("OM") != dutch.stems("om")
    assert dutch.stems("68.000 2024") == ["68000", "2024"]


def test_ngrams_find_a_part_of_a_compound() -> None:
    whole, part = set(dutch.ngrams("lachgascilinders")), set(dutch.ngrams("cilinders"))
    assert len(whole & part) == len("cilinders_") - dutch.NGRAM + 1
    assert dutch.ngrams("NFI ei") == ["_nfi_", "_ei_"]
    assert dutch.ngrams("") == []


def test_any_text_has_words() -> None:
    chance = random.Random(11)
    for _ in range(300):
        text = "".join(
            chr(chance.choice((chance.randrange(32, 0x250), chance.randrange(32, 0x3000)))) for _ in range(40)
        )
        assert all(dutch.words(text))
        assert len(dutch.stems(text)) == len(dutch.words(text)) <= len(dutch.ngrams(text))


# Other words, and English ones


def test_other_terms_of_a_group() -> None:
    others = thesaurus.thesaurus().others
    assert {"agent", "diender"} <= set(others("Wat deed de politieagent?"))
    assert "politieagent" not in others("Wat deed de politieagent?")
    assert others("Wat deden de politieagenten?") == others("Wat deed de politieagent?")
    assert {"hogere rechter", "appelrechter", "hof"} & set(others("het gerechtshof"))
    assert others("xyzzy plugh") == ()
    assert others("") == ()
    found = others("politieagent, politieagent en agent")
    assert len(found) == len(set(found))


@pytest.mark.parametrize("question", ["Wat doet het OM?", "Het OM.", "En (OM) dan", "OM: wat dan", "van het OM, toen"])
def test_an_abbreviation_is_known_by_its_capitals(question: str) -> None:
    assert "openbaar ministerie" in thesaurus.thesaurus().others(question)


@pytest.mark.parametrize("question", ["Gaat het om kaas?", "om", "Hij deed het erom."])
def test_a_small_word_is_no_abbreviation(question: str) -> None:
    assert "openbaar ministerie" not in thesaurus.thesaurus().others(question)


@pytest.mark.parametrize(
    ("question", "english"),
    [
        ("How many cylinders did the police seize?", True),
        ("What is the law about?", True),
        ("Hoeveel cilinders heeft de politie gevonden?", False),
        ("Wat is de Digital Services Act (DSA)?", False),
        ("WhatsApp Telegram", False),
        ("alcohol of drugs", False),
        ("Daalde of steeg lachgasgebruik?", False),
        ("", False),
    ],
)
def test_is_english(question: str, english: bool) -> None:
    assert glossary.is_english(question) is english


def test_english_words_in_dutch() -> None:
    assert "politie" in glossary.in_dutch("the police").split()
    assert glossary.in_dutch("The Xyzzy of Gouda in 2024") == "Xyzzy Gouda in 2024"
    assert glossary.in_dutch("abilities") == glossary.in_dutch("ability") == "vermogen bekwaamheid"
    assert glossary.in_dutch("abolishing") == glossary.in_dutch("abolished") == "afschaffen"
    assert glossary.in_dutch("") == ""
