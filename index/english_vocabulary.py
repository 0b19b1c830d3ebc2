"""Which words are known in an English question: those of the glossary beside those of the index."""

from functools import cache

from index.dutch import words
from index.glossary import in_dutch
from index.vocabulary import Drawers, Vocabulary, drawers_of, folded_words
from index.word_lists import GLOSSARY, rows


class EnglishVocabulary(Vocabulary):
    """The English words of the glossary; a typo in an English question is one in them."""

    def __init__(self, dutch: Vocabulary) -> None:
        self._dutch = dutch

    def knows(self, word: str) -> bool:
        """True for a word of the glossary in any form, an English function word, or one that is known in Dutch."""
        return word in english_words() or in_dutch(word) != word or self._dutch.knows(word)

    def lists(self, word: str) -> bool:
        """True for a word of the glossary as it is written there."""
        return word in english_words()

    def frequency(self, word: str) -> int:
        """In how many passages the most common Dutch word for it stands."""
        return max(map(self._dutch.frequency, words(in_dutch(word))), default=0)

    def forms(self, word: str) -> list[str]:
        """None: the index holds Dutch words."""
        return []

    @property
    def drawers(self) -> tuple[Drawers, Drawers]:
        """The words of the glossary, and nothing of the index."""
        return _drawers(), {}


@cache
def english_words() -> frozenset[str]:
    """The folded words of the glossary's English terms."""
    return folded_words(row.cells[0] for row in rows(GLOSSARY))


@cache
def _drawers() -> Drawers:
    return drawers_of(english_words())
