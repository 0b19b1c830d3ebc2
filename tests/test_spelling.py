"""Typos: the nearest known word against a search through all words, and compounds written together and apart."""

import random
from functools import cache

import pytest
from conftest import ToyEncoder
from small_index import built

from index.compounds import joined, mended_parts, three_parts, two_parts
from index.dutch import stem
from index.english_vocabulary import EnglishVocabulary
from index.spelling import begun_otherwise, nearest
from index.store import Store
from index.vocabulary import Vocabulary, drawers_of, listed

PAPER = """Antwoord van minister Van Dam (Kaas en Brood) (ontvangen 3 mei 2024)

Vraag 1
Hoe staat het met de kaasmakerijen in Zwadderveen?

Antwoord op vraag 1
De kaasmakerijen in Zwadderveen leveren stremselpoeder aan de brugwachters. De brugwachters bewaken de fietsenstalling.

Vraag 2
Wie bewaakt de fietsenstalling?

Antwoord op vraag 2
De brugwachters van Zwadderveen bewaken de fietsenstalling, en de politie de jeugdzorg. De rijksgrens bleef dicht.
"""


@pytest.fixture(scope="module")
def vocabulary(tmp_path_factory: pytest.TempPathFactory) -> Vocabulary:
    folder = tmp_path_factory.mktemp("woorden")
    (folder / "stukken").mkdir()
    (folder / "stukken" / "kaas.txt").write_text(PAPER, encoding="utf-8")
    built(folder / "stukken", folder / "index")
    return Vocabulary(Store.open(folder / "index", ToyEncoder()))


@cache
def edits(one: str, other: str) -> int:
    """Optimal string alignment by its recurrence."""
    if not one or not other:
        return len(one) + len(other)
    found = min(
        edits(one[:-1], other) + 1, edits(one, other[:-1]) + 1, edits(one[:-1], other[:-1]) + (one[-1] != other[-1])
    )
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-2] and one[-2] == other[-1]:
        found = min(found, edits(one[:-2], other[:-2]) + 1)
    return found


def mistyped(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + chance.choice("abcdefghijklmnopqrstuvwxyz") + word[at + 1 :]


def test_what_the_index_and_the_lists_hold_is_known(vocabulary: Vocabulary) -> None:
    for word in ("zwadderveen", "stremselpoeder", "brugwachter", "politie", "hoeveel", "minister"):
        assert vocabulary.knows(word), word
    for word in ("zwaderveen", "stremselpoder", "xqzw"):
        assert not vocabulary.knows(word), word
    assert vocabulary.frequency("brugwachters") == vocabulary.frequency("brugwachter") == 2
    assert vocabulary.frequency("stremselpoeder") == 1
    assert vocabulary.frequency("onbekend") == 0
    assert not vocabulary.lists("zwadderveen")


def test_the_nearest_word_is_one_edit_away_and_none_is_missed(vocabulary: Vocabulary) -> None:
    chance = random.Random(11)
    words = sorted(word for word in listed() if word.isascii() and word.isalpha() and 5 <= len(word) <= 12)
    for word in chance.sample(words, 12):
        typed = mistyped(word, chance)
        found = nearest(typed, vocabulary)
        near = [other for other in listed() if other[0] == typed[0] and abs(len(other) - len(typed)) < 2]
        near = [other for other in near if edits(typed, other) <= 1]
        assert found is not None
        assert edits(typed, found) <= 1 or stem(found) in (stem(typed), *map(stem, near))
        alike = [other for other in near if sorted(other) == sorted(typed)] or near
        assert found not in near or vocabulary.frequency(found) == max(map(vocabulary.frequency, alike))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("zwaderveen", "zwadderveen"),
        ("zwadderven", "zwadderveen"),
        ("stremselpoedre", "stremselpoeder"),
        ("brugwahcters", "brugwachters"),
        ("kaasmakkerijen", "kaasmakerijen"),
        ("fietsenstaling", "fietsenstalling"),
        ("poltiie", "politie"),
        ("hoevel", "hoeveel"),
        ("xqzwvk", None),
        ("po", None),
        ("a" * 500, None),
    ],
)
def test_a_typo_becomes_the_word_as_it_is_written(typed: str, meant: str | None, vocabulary: Vocabulary) -> None:
    assert nearest(typed, vocabulary) == meant


def test_of_several_words_the_one_with_the_same_letters_then_the_most_common(vocabulary: Vocabulary) -> None:
    # "bewaken" (twice in the paper) before the rest that is as near: "bewaren", "bewakend".
    assert nearest("bewajen", vocabulary) == "bewaken"
    # Swapped letters before the more common word.
    assert nearest("thius", vocabulary) == "thuis"


def test_another_first_letter(vocabulary: Vocabulary) -> None:
    assert nearest("rugwachters", vocabulary) is None
    for typed in ("rugwachters", "vrugwachters", "bbrugwachters", "rbugwachters"):
        assert begun_otherwise(typed, vocabulary) == "brugwachters"
    assert begun_otherwise("xqzwvk", vocabulary) is None


def test_words_written_together(vocabulary: Vocabulary) -> None:
    assert two_parts("zwadderveenbewaken", vocabulary) == ("zwadderveen", "bewaken")
    assert two_parts("stremselpoederpolitie", vocabulary) == ("stremselpoeder", "politie")
    assert two_parts("brugwachterspolitie", vocabulary) == ("brugwachters", "politie")
    assert two_parts("depolitie", vocabulary) == ("de", "politie")
    assert two_parts("xqzwvkpolitie", vocabulary) == ()
    assert two_parts("politie" * 30, vocabulary) == ()
    assert three_parts("zwadderveenpolitiebewaken", vocabulary) == ("zwadderveen", "politie", "bewaken")
    assert three_parts("zwadderveenpolitie", vocabulary) == ()


def test_a_typo_in_one_of_two_words_written_together(vocabulary: Vocabulary) -> None:
    assert mended_parts("politiezwaderveen", vocabulary) == ("politie", "zwadderveen")
    assert mended_parts("stremselpoderpolitie", vocabulary) == ("stremselpoeder", "politie")
    assert mended_parts("xqzwvkxqzwvkpolitie", vocabulary) == ()


def test_words_written_apart(vocabulary: Vocabulary) -> None:
    assert joined("fietsen", "stalling", vocabulary) == "fietsenstalling"
    assert joined("jeugd", "zorg", vocabulary) == "jeugdzorg"  # once in the paper, and in the list
    assert joined("stremsel", "poeder", vocabulary) is None  # once in the paper, in no list
    assert joined("politie", "bewaken", vocabulary) is None
    assert joined("voor", "politie", vocabulary) is None


def test_english_words_are_looked_for_among_english_words(vocabulary: Vocabulary) -> None:
    english = EnglishVocabulary(vocabulary)
    assert english.knows("police")
    assert english.knows("policies")  # an inflection of what the glossary holds
    assert english.knows("zwadderveen")
    assert not english.knows("polcie")
    assert nearest("polcie", english) == "police"
    assert nearest("nitrus", english) == "nitrous"
    assert english.frequency("police") == vocabulary.frequency("politie") > 0


def test_drawers_hold_every_word_once() -> None:
    found = drawers_of(["kaas", "kast", "brug", "ab", "x" * 60, "9kaas"])
    assert found == {("k", 4): ["kaas", "kast"], ("b", 4): ["brug"]}
