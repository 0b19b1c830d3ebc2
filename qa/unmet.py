"""How well a text meets the words of a question, and which of them it lacks though it meets the others."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from index.arrays import FloatArray, products
from index.dutch import ngrams, stem, words
from qa.alignment import WordVectors
from qa.terms import Term

# Another word for a word, or a part of it, is nearly as good as the word.
_OTHER = 0.9
# Parts of words that any text shares with any word, as n-grams and as cosine, and from where they are sure.
_CHANCE_PART, _CHANCE_NEAR, _SURE_NEAR = 0.3, 0.2, 0.8
_SHORTEST_PART = 5
# A word is absent below this share; the rest is met from the other.
_ABSENT, MOSTLY = 0.3, 0.7


class Text:
    """The words of a text, their stems and n-grams, for many questions about it."""

    def __init__(self, text: str) -> None:
        self.words = list(dict.fromkeys(words(text)))
        self.stems = {stem(word) for word in self.words}
        self.ngrams = {gram for word in self.words for gram in ngrams(word)}


def met(vectors: WordVectors, terms: Sequence[Term], text: Text) -> tuple[FloatArray, FloatArray, FloatArray]:
    """How well `text` meets each term, three times float32 (terms,) in [0, 1].

    By its letters; by its letters or its meaning; and the highest cosine of a word of the text with it.
    """
    asked = [word for term in terms for word in term.words]
    near = np.zeros(len(asked), dtype=np.float32)
    if asked and text.words:
        near = products(vectors.rows(asked), vectors.rows(text.words)).max(axis=1)
    bounds = np.cumsum([0, *(len(term.words) for term in terms)])
    cosines = [float(near[start:end].max(initial=0)) for start, end in pairwise(bounds)]
    letters = [_by_letters(term, text) for term in terms]
    nearly = [min(_OTHER, (cosine - _CHANCE_NEAR) / (_SURE_NEAR - _CHANCE_NEAR)) for cosine in cosines]
    found = np.array([letters, np.maximum(letters, nearly), cosines], dtype=np.float32)
    return found[0], found[1], found[2]


def _by_letters(term: Term, text: Text) -> float:
    for place, form in enumerate(term.forms):
        if text.stems.issuperset(form):
            return _OTHER if place else 1.0
    shares = [
        sum(gram in text.ngrams for gram in grams) / len(grams)
        for word in term.words
        if len(word) >= _SHORTEST_PART and (grams := ngrams(word))
    ]
    return min(_OTHER, max(0.0, (max(shares, default=0.0) - _CHANCE_PART) / (1 - _CHANCE_PART)))


def absent(terms: Sequence[Term], by_letters: Sequence[float], nearly: Sequence[float]) -> list[Term]:
    """The names and things of a question that a text lacks, though it meets most of what else is asked, else none.

    `by_letters`, `nearly`: as `met` gives them.
    """
    pairs = list(zip(terms, by_letters, nearly, strict=True))
    gone = [term for term, letters, near in pairs if letters < _ABSENT and near < _ABSENT and term.subject]
    rest = [(term, near) for term, _, near in pairs if term not in gone]
    return gone if covered([term for term, _ in rest], [near for _, near in rest], nothing=0.0) >= MOSTLY else []


def covered(terms: Sequence[Term], shares: Sequence[float], nothing: float = 1.0) -> float:
    """The share of what is asked that is met, words counting by their weight; `nothing` where none counts."""
    whole = sum(term.weight for term in terms)
    return sum(term.weight * share for term, share in zip(terms, shares, strict=True)) / whole if whole else nothing
