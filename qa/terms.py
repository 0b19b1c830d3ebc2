"""The single words of a question: how much each counts, what may stand for it, and whether it is a name or a thing.

What an index is about does not matter here: how much a word counts follows from how rare it is in official Dutch, and
a name always counts. What a text holds of them is said in `unmet`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from index.commonness import is_listed_name, rarity
from index.dutch import fold, stem, stems, words
from index.glossary import dutch_terms
from index.thesaurus import thesaurus
from index.word_lists import THESAURUS, rows
from qa.question import Question

# A name counts for as much as a rare word, however well known.
_NAME = 0.8
# A thing that is no name must be this rare to be missed.
_RARE = 0.5
# Domains of the thesaurus whose words are how one asks, not what about.
_NO_THINGS = frozenset({"vraagwoorden_hoeveelheden", "overheidstaal"})
# Names that every paper takes for granted.
_HOME = frozenset(
    """nederland nederlands nederlandse nederlanders holland hollandse dutch netherlands europa europese europees europe
    european eu kamer tweede""".split()
)
_CAPITAL = re.compile(r"(?<=[^\W_]\s)[A-Z][^\W_]{2,}|(?<=[^\W_],\s)[A-Z][^\W_]{2,}")
_KIND = re.compile(r"\b(?:welke?|wat voor|which|what)\s+([^\W_]+)", re.IGNORECASE)
# Words of a question that weigh at most: a hostile question holds thousands.
_MOST = 60


@dataclass(frozen=True, slots=True)
class Term:
    """A word of a question as typed, how much it counts in [0, 1], and whether it is a name.

    `forms`: what stands for it, as stems, its own first; `words`: itself as it is compared by vectors; `subject`:
    whether one can say that nothing is said about it: a name, or a thing that the thesaurus knows.
    """

    typed: str
    weight: float
    name: bool
    forms: tuple[tuple[str, ...], ...]
    words: tuple[str, ...]
    subject: bool = False


def terms_of(question: Question) -> tuple[Term, ...]:
    """The words of a question with what may stand for them; those of an English one by their Dutch terms."""
    text = question.query.text
    names = {fold(match[0]) for match in _CAPITAL.finditer(text)}
    found = (_english(text, names) if question.query.translated else _dutch(text, names))[:_MOST]
    # "Welke krant": the kind of thing that is asked for, which an answer need not say.
    kinds = {fold(match[1]) for match in _KIND.finditer(text)}
    return tuple(replace(term, subject=False) if term.typed.lower() in kinds else term for term in found)


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
    own = tuple(own)
    subject = name or (weight >= _RARE and any((stem(word),) in _things() for word in own))
    return Term(typed, max(weight, _NAME) if name else weight, name, tuple(filter(None, forms)), own, subject)


@cache
def _things() -> frozenset[tuple[str, ...]]:
    """The stems of what the thesaurus knows, but for words to count and to ask with."""
    manner = {tuple(stems(term)) for row in rows(THESAURUS) if row.label in _NO_THINGS for term in row.terms}
    return frozenset(thesaurus().by_stems.keys() - manner)


def _is_name(word: str, capitals: set[str]) -> bool:
    """Whether a word of a question is a name: known as one, or rare and with a capital inside the question."""
    folded = fold(word)
    if folded in _HOME or len(folded) < 3:
        return False
    known = len(folded) > 3 and is_listed_name(folded)
    return known or (folded in capitals and rarity(stem(folded)) == 1) or (word.isupper() and word.isalpha())
