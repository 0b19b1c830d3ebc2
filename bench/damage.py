"""Questions as people mistype them: one typo in each, a compound split, two words joined; seeded by question."""

import hashlib
import random
import re
from collections.abc import Callable, Iterable, Set
from itertools import pairwise

from index.dutch import fold, stop_words

_LETTERS = re.compile(r"[^\W\d_]+")
_LEAST = 4
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_SEED = 20251105


def with_typo(question: str) -> str:
    """One letter wrong in one word of at least four letters: left out, doubled, swapped with the next, or another one.

    The first letter stays, as it mostly does. A question without such a word stays as it is.
    """
    chance = _chance(question, "typo")
    places = [match for match in _LETTERS.finditer(question) if len(match[0]) >= _LEAST and not _said(match[0])]
    if not places:
        return question
    place = chance.choice(places)
    word = place[0]
    at = chance.randrange(1, len(word) - 1)
    changed = chance.choice((_left_out, _doubled, _swapped, _another(chance)))(word, at)
    return question[: place.start()] + changed + question[place.end() :]


def with_compound_split(question: str, known: Set[str]) -> str:
    """One compound written as two words, both in `known` (folded words); a question without one stays as it is."""
    places = [
        match.start() + at
        for match in _LETTERS.finditer(question)
        for at in range(_LEAST, len(match[0]) - _LEAST + 1)
        if fold(match[0][:at]) in known and fold(match[0][at:]) in known
    ]
    if not places:
        return question
    place = _chance(question, "split").choice(places)
    return f"{question[:place]} {question[place:]}"


def with_words_joined(question: str) -> str:
    """Two neighbouring words written as one, whatever they are; stop words and words of under four letters are not."""
    places = [
        left.end()
        for left, right in pairwise(_LETTERS.finditer(question))
        if question[left.end() : right.start()] == " "
        and min(len(left[0]), len(right[0])) >= _LEAST
        and not (_said(left[0]) or _said(right[0]))
    ]
    if not places:
        return question
    place = _chance(question, "join").choice(places)
    return question[:place] + question[place + 1 :]


def known_words(texts: Iterable[str]) -> frozenset[str]:
    """The folded words of at least four letters that stand in `texts`, stop words left out."""
    found = {match[0] for text in texts for match in _LETTERS.finditer(text) if len(match[0]) >= _LEAST}
    return frozenset(fold(word) for word in found if not _said(word))


def _chance(question: str, kind: str) -> random.Random:
    return random.Random(int.from_bytes(hashlib.sha256(f"{_SEED} {kind} {question}".encode()).digest()[:8], "big"))


def _said(word: str) -> bool:
    return fold(word) in stop_words()


def _left_out(word: str, at: int) -> str:
    return word[:at] + word[at + 1 :]


def _doubled(word: str, at: int) -> str:
    return word[:at] + word[at] + word[at:]


def _swapped(word: str, at: int) -> str:
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _another(chance: random.Random) -> Callable[[str, int], str]:
    def change(word: str, at: int) -> str:
        letter = chance.choice([other for other in _ALPHABET if other != fold(word[at])])
        return word[:at] + letter + word[at + 1 :]

    return change
