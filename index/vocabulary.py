"""Which words are known: those that stand in one index, and those of the shipped lists, with how common each is.

The index holds stems, not words: a word is known by its stem, and how it is written in full is looked up in a passage.
Nothing is read until a question asks; what is corrected, and how, is no matter here.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache, cached_property

from index.dutch import fold, stem, stop_words
from index.glossary import in_dutch
from index.store import Store
from index.thesaurus import thesaurus
from index.tidy import tidy
from index.word_list import listed_words
from index.word_lists import GLOSSARY, rows

# Words of fewer letters have too many neighbours; what has more letters is no word.
SHORTEST, LONGEST = 4, 40
PLAIN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Words by first letter and length: a typo is compared with some thousand words of some hundred thousand.
Drawers = Mapping[tuple[str, int], list[str]]


class Vocabulary:
    """The Dutch words that an index and the lists know."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def knows(self, word: str) -> bool:
        """True for a folded word that the index or a list holds."""
        return word in listed() or self.frequency(word) > 0

    def lists(self, word: str) -> bool:
        """True for a folded word that stands in a list as it is written."""
        return word in listed()

    def frequency(self, word: str) -> int:
        """In how many passages a folded word stands, whatever its ending; stop words, which are not indexed, in all.

        English stop words stand in none.
        """
        if word in stop_words():
            return self._store.stems.size if in_dutch(word) else 0
        return self._store.stems.frequency(stem(word))

    @property
    def drawers(self) -> tuple[Drawers, Drawers]:
        """The words of the lists, and the stems of the index."""
        return _listed_drawers(), self._stem_drawers

    def forms(self, word: str) -> list[str]:
        """The folded words with the stem of `word`, or with it as their stem, in the first passage with one, sorted."""
        token = word if self._store.stems.frequency(word) else stem(word)
        place = self._store.stems.first(token)
        if place is None:
            return []
        passage = self._store.passages[place]
        text = f"{passage.context} {tidy(self._store.document(passage.document), passage.span)}"
        return sorted({form for form in map(fold, PLAIN.findall(text)) if stem(form) == token})

    @cached_property
    def _stem_drawers(self) -> Drawers:
        return drawers_of(self._store.stems.tokens)


@cache
def listed() -> frozenset[str]:
    """The folded words of the list of Dutch words, the thesaurus, the glossary's Dutch terms, and the stop words."""
    terms = [term for group in thesaurus().groups for term in group]
    terms += [row.cells[1] for row in rows(GLOSSARY)]
    return folded_words(terms) | stop_words() | _folded(listed_words())


def folded_words(texts: Iterable[str]) -> frozenset[str]:
    """The folded words of `texts`, stop words and all."""
    return _folded(PLAIN.findall("\n".join(texts).lower()))


def _folded(lowered: Iterable[str]) -> frozenset[str]:
    # Folding what is plain already would take most of the time that reading the lists takes.
    words = frozenset(lowered)
    plain = frozenset(filter(str.isascii, words))
    return plain | frozenset(map(fold, words - plain))


@cache
def _listed_drawers() -> Drawers:
    return drawers_of(listed())


def drawers_of(known: Iterable[str]) -> Drawers:
    """Words in drawers, those left out that are too short or too long for typos."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in known:
        if SHORTEST - 1 <= len(word) <= LONGEST + 1 and word[0].isalpha():
            found.setdefault((word[0], len(word)), []).append(word)
    return found
