"""Other words to search a question with, and what they count for: from the word lists and from the papers of one index.

A word that was typed always counts for more than another word for it. Which passages hold them is no matter here.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from index.dutch import ngrams, stems, words
from index.thesaurus import Other, Thesaurus, thesaurus

Idf = Callable[[str], float]
# Of the weight of the typed word, in each ranking: what another word for it may count for at most.
_AT_MOST = 0.9
# Terms whose tokens are remembered: as many as our lists hold.
_REMEMBERED = 20_000


@dataclass(frozen=True, slots=True)
class OtherWords:
    """The other words that one index knows: `papers` are the abbreviations that its papers spell out.

    `rankings`: the idf of stems and that of n-grams in it.
    """

    papers: Thesaurus
    rankings: tuple[Idf, Idf]

    def found(self, question: str) -> tuple[Other, ...]:
        """The terms for a question, each with what it stands for: of the lists, then what papers alone spell out."""
        listed = thesaurus().found(question)
        known = {tuple(stems(other.term)) for other in listed}
        return (*listed, *(other for other in self.papers.found(question) if tuple(stems(other.term)) not in known))

    def others(self, question: str, weight: float) -> tuple[tuple[str, float], ...]:
        """The terms with what each counts for: `weight` of a typed word, or less; lightest first, without doubles.

        A passage that holds the typed word stays above one that holds the other term instead, everything else equal: in
        both rankings all tokens of the term together count for less than those of the word that it stands for.
        Otherwise "openbaar ministerie", seventeen n-grams, would outweigh OM, which is one.
        """
        typed = words(question)
        asked = [frozenset(stems(question)), frozenset(ngrams(question))]
        idfs = [cache(idf) for idf in self.rankings]
        weights: dict[str, float] = {}
        for other in self.found(question):
            own = " ".join(typed[other.first : other.first + other.size])
            room = [
                _room(term, typed_here, whole, idf)
                for term, typed_here, whole, idf in zip(_tokens(other.term), _tokens(own), asked, idfs, strict=True)
            ]
            weights[other.term] = min(weight, *room, weights.get(other.term, weight))
        # A token counts for the first weight that it comes with: the lightest, or the sum could be too much after all.
        return tuple(sorted(weights.items(), key=lambda pair: pair[1]))


@lru_cache(maxsize=_REMEMBERED)
def _tokens(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The stems and the n-grams of a term."""
    return frozenset(stems(text)), frozenset(ngrams(text))


def _room(term: frozenset[str], own: frozenset[str], asked: frozenset[str], idf: Idf) -> float:
    """The weight at which a term counts for nearly as much as the words it stands for, by what they do not share."""
    added = sum(map(idf, sorted(term - asked)))
    return _AT_MOST * sum(map(idf, sorted(own - term))) / added if added else 1.0
