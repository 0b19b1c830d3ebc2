"""How well a text meets the single words of a question: in the word itself, another word for it, a part, or nearly.

What an index is about does not matter here: how much a word counts follows from how rare it is in official Dutch, and
a name always counts.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from index.arrays import FloatArray, products
from index.commonness import is_listed_name, rarity
from index.dutch import fold, ngrams, stem, stems, words
from index.glossary import dutch_terms
from index.thesaurus import thesaurus
from qa.alignment import WordVectors
from qa.question import Question

# Another word for a word, or a part of it, is nearly as good as the word.
_OTHER = 0.9
# Parts of words that any text shares with any word, as n-grams and as cosine, and from where they are sure.
_CHANCE_PART, _CHANCE_NEAR, _SURE_NEAR = 0.3, 0.2, 0.8
_SHORTEST_PART = 5
# A name counts for as much as a rare word, however well known.
_NAME = 0.8
# Names that every paper takes for granted.
_HOME = frozenset(
    """nederland nederlands nederlandse nederlanders holland hollandse dutch netherlands europa europese europees europe
    european eu kamer tweede""".split()
)
_CAPITAL = re.compile(r"(?<=[^\W_]\s)[A-Z][^\W_]{2,}|(?<=[^\W_],\s)[A-Z][^\W_]{2,}")
# Words of a question that weigh at most: a hostile question holds thousands.
_MOST = 60


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question as typed, how much it counts in [0, 1], and whether it is a name.

    `forms`: what stands for it, as stems, its own first; `words`: itself as it is compared by vectors.
    """

    typed: str
    weight: float
    name: bool
    forms: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]


def terms_of(question: Question) -> tuple[Term, ...]:
    """The words of a question with what may stand for them; those of an English one by their Dutch terms."""
    text = question.query.text
    names = {fold(match[0]) for match in _CAPITAL.finditer(text)}
    return tuple((_english(text, names) if question.query.translated else _dutch(text, names))[:_MOST])


def _dutch(text: str, names: set[str]) -> list[Term]:
    others: dict[int, list[tuple[str, ...]]] = {}
    for other in thesaurus().found(text):
        for place in range(other.first, other.first + other.size):
            others.setdefault(place, []).append(tuple(stems(other.term)))
    return [
        _term(word, rarity(stem(word)), _is_name(word, names), [(stem(word),), *others.get(place, [])], (word,))
        for place, word in enumerate(words(text)[:_MOST])
    ]


def _english(text: str, names: set[str]) -> list[Term]:
    found = []
    for english, dutch in dutch_terms(text)[:_MOST]:
        own = [form for term in dutch or (english,) if (form := tuple(stems(term)))]
        forms = [*own, tuple(stems(english)), *(tuple(stems(x)) for term in dutch for x in thesaurus().others(term))]
        # The commonest of several Dutch terms says how common the English one is.
        weight = min((max(map(rarity, form)) for form in own), default=0.0)
        name = any(_is_name(word, names) for word in words(english))
        if own:
            found.append(_term(english, weight, name, forms, [x for term in dutch or (english,) for x in words(term)]))
    return found


def _term(typed: str, weight: float, name: bool, forms: Iterable[tuple[str, ...]], own: Iterable[str]) -> Term:
    return Term(typed, max(weight, _NAME) if name else weight, name, tuple(filter(None, forms)), tuple(own))


def _is_name(word: str, capitals: set[str]) -> bool:
    """Whether a word of a question is a name: known as one, or rare and with a capital inside the question."""
    folded = fold(word)
    if folded in _HOME or len(folded) < 3:
        return False
    known = len(folded) > 3 and is_listed_name(folded)
    return known or (folded in capitals and rarity(stem(folded)) == 1) or (word.isupper() and word.isalpha())


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
    cosines = [float(near[start:end].max(initial=0)) for start, end in zip(bounds, bounds[1:], strict=False)]
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
