"""Words of a passage that mean much the same as words of the question, by the vectors of single words.

Only clear pairs: what is near in some way is near to everything.
"""

from collections.abc import Sequence

from index.arrays import products
from index.store import Store
from qa.alignment import WordVectors
from qa.why_asked import Asked
from qa.why_text import Held

# Cosine from which two words mean much the same.
CLEAR = 0.6
# The rarest words of the question that nothing else explains; each needs this many letters, as in the passage.
_MOST_WORDS = 3
_LEAST = 4


def near_words(store: Store, vectors: WordVectors, terms: Sequence[Asked], passage: Held) -> list[str]:
    """For the terms that a passage leaves open "kosten ~ uitgaven", in their order, where it comes near to one."""
    rare = _rarest(store, terms)
    said = [token for token in passage.tokens.values() if _has_meaning(token.word)] if rare else []
    if not said:
        return []
    near = products(vectors.rows([term.word for term in rare]), vectors.rows([token.word for token in said]))
    best = near.argmax(axis=1).tolist()
    return [
        f"{term.shown} ~ {said[place].shown}"
        for term, place, row in zip(rare, best, near, strict=True)
        if row[place] >= CLEAR
    ]


def _rarest(store: Store, terms: Sequence[Asked]) -> list[Asked]:
    """The few rarest terms of one word, in the order of the question."""
    single = [
        (place, term)
        for place, term in enumerate(terms)
        if term.telling and len(term.keys) == 1 and _has_meaning(term.word)
    ]
    rarest = sorted(single, key=lambda pair: (-store.stems.idf(pair[1].keys[0]), pair[0]))[:_MOST_WORDS]
    return [term for _, term in sorted(rarest, key=lambda pair: pair[0])]


def _has_meaning(word: str) -> bool:
    return len(word) >= _LEAST and word.isalpha()
