"""Single words of a question: how much each counts, what stands for it, and what a text lacks of it."""

from collections.abc import Sequence

import numpy as np
import pytest
from conftest import ToyEncoder
from numpy.typing import NDArray

from index.commonness import is_listed_name, rarity
from qa.alignment import WordVectors
from qa.question import read_question
from qa.terms import Term, terms_of
from qa.unmet import Text, absent, covered, met


class Unrelated(ToyEncoder):
    """Vectors under which every word is like itself alone."""

    def passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A row a text, float32 (n, dimension)."""
        rows = np.zeros((len(texts), 4096), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            row[sum(map(ord, text)) * 31 % 4096] = 1
        return rows


VECTORS = WordVectors(Unrelated())


def terms(question: str) -> dict[str, Term]:
    return {term.typed: term for term in terms_of(read_question(question, 0.5))}


def lacking(question: str, text: str) -> list[str]:
    asked = terms_of(read_question(question, 0.5))
    by_letters, nearly, _ = met(VECTORS, asked, Text(text))
    return [term.typed for term in absent(asked, by_letters.tolist(), nearly.tolist())]


def test_rare_words_count_and_common_ones_do_not() -> None:
    assert rarity("ketamin") == 1
    assert rarity("minister") == 0
    assert rarity("2023") == 0
    found = terms("Hoeveel jaar kreeg de minister voor ketamine in 2023?")
    assert found["ketamine"].weight == 1
    assert found["minister"].weight == found["jaar"].weight == found["2023"].weight == 0


@pytest.mark.parametrize(
    ("question", "typed", "is_name"),
    [
        ("Hoeveel kaas is er in Rotterdam?", "rotterdam", True),
        ("hoeveel kaas is er in rotterdam?", "rotterdam", True),
        ("Wat zegt mevrouw Qwertyman over kaas?", "qwertyman", True),
        ("Qwertyman en de kaas", "qwertyman", False),
        ("Wat is het GHB-gebruik?", "ghb", True),
        ("Hoeveel kaas is er in Nederland?", "nederland", False),
        ("Wat zegt de Minister over kaas?", "minister", False),
    ],
)
def test_a_name_is_known_or_rare_with_a_capital(question: str, typed: str, is_name: bool) -> None:
    found = {key.lower(): term for key, term in terms(question).items()}[typed]
    assert found.name is is_name
    assert not is_name or found.weight >= 0.8
    assert is_listed_name("rotterdam")


def test_a_word_is_met_by_itself_another_word_for_it_or_a_part_of_it() -> None:
    asked = terms_of(read_question("Hoeveel lachgastanks, coffeeshops en agenten?", 0.5))
    by_letters, nearly, _ = met(VECTORS, asked, Text("De politieagent vond lachgas naast een coffeeshop."))
    shares = {term.typed: float(share) for term, share in zip(asked, by_letters, strict=True)}
    assert shares["coffeeshops"] == 1
    assert shares["agenten"] == pytest.approx(0.9)
    assert 0 < shares["lachgastanks"] < 0.9
    assert (nearly >= by_letters).all()
    assert [float(x) for x in met(VECTORS, asked, Text(""))[1]] == [0, 0, 0]


def test_an_english_word_is_met_by_its_dutch_terms() -> None:
    asked = terms_of(read_question("Which ministers did the police of Gouda warn about the bicycles?", 0.5))
    assert {"police", "Gouda"} <= {term.typed for term in asked}
    by_letters, _, _ = met(VECTORS, asked, Text("De politie in Gouda."))
    shares = {term.typed: float(share) for term, share in zip(asked, by_letters, strict=True)}
    assert shares["police"] == shares["Gouda"] == 1
    assert shares["bicycles"] < 0.3


def test_what_is_absent_is_a_name_or_a_thing_where_the_rest_is_met() -> None:
    paper = "De politie nam in 2023 in Gouda cocaïne in beslag bij de coffeeshop."
    asked = "Hoeveel {} nam de politie in {} in beslag bij de coffeeshop?"
    assert lacking(asked.format("cocaïne", "Gouda"), paper) == []
    assert lacking(asked.format("heroïne", "Gouda"), paper) == ["heroine"]
    assert lacking(asked.format("cocaïne", "Tilburg"), paper) == ["tilburg"]
    assert lacking(asked.format("coke", "Gouda"), paper) == []
    # An answer to something else: nothing is to be said of single words.
    assert lacking("Hoe vraag ik in Tilburg een paspoort en rijbewijs aan?", paper) == []
    assert lacking("Tilburg?", paper) == []


def test_words_count_by_their_weight() -> None:
    light, heavy = Term("a", 0.25, False, (("a",),), ("a",)), Term("b", 0.75, False, (("b",),), ("b",))
    assert covered([light, heavy], [1, 0]) == 0.25
    assert covered([], []) == 1
    assert covered([], [], nothing=0) == 0


def test_a_hostile_question_weighs_no_more_than_some_words() -> None:
    assert len(terms_of(read_question("ketamine xtc " * 700, 0.5))) <= 60
