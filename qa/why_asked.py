"""The terms of a question, each with every way in which it is searched for: itself, in Dutch, by other words.

It reads the question and the word lists, no passage.
"""

from dataclasses import dataclass, field
from functools import lru_cache

from index.abbreviations import is_short
from index.dutch import stems, words
from index.glossary import dutch_terms
from index.store import Store
from qa.question import Question
from qa.why_text import tokens
from qa.why_words import Kind

Keys = tuple[str, ...]
# A word with this share of the idf of one that stands nowhere is rare.
_TELLING = 0.5


@dataclass(frozen=True, slots=True)
class Way:
    """Another way to say a term: of what kind, the words that were typed, and the stems that are searched for."""

    kind: Kind
    typed: str
    keys: Keys


@dataclass(frozen=True, slots=True)
class Asked:
    """A term of the question: as searched for, its word as search knows it, its stems, and the other ways to say it.

    `telling`: rare enough that a part of it says something. `mistyped`: what was typed, where that is not the word.
    """

    shown: str
    word: str
    keys: Keys
    telling: bool
    ways: list[Way] = field(default_factory=list)
    mistyped: str | None = None


def asked_terms(store: Store, question: Question) -> list[Asked]:
    """The terms of a question in order, without doubles."""
    query = question.query
    rarest = store.stems.idf("")

    def telling(keys: Keys) -> bool:
        return max(map(store.stems.idf, keys), default=0.0) >= _TELLING * rarest

    mistyped = {key: typed for typed, meant in query.repairs for key in stems(meant)}
    terms: list[Asked] = []
    # For each word that is searched with in Dutch, the term that it comes from.
    places: list[int] = []
    if query.translated is None:
        for token in tokens(query.text):
            places.append(len(terms))
            own: Keys = (token.stem,)
            terms.append(Asked(token.shown, token.word, own, telling(own), [], mistyped.get(token.stem)))
    else:
        for english, dutch in dutch_terms(query.text):
            own = tuple(stems(english))
            ways = [Way("translated", english, tuple(stems(word))) for word in dutch]
            places += [len(terms)] * len(stems(" ".join(dutch or (english,))))
            typed = next((mistyped[key] for key in own if key in mistyped), None)
            terms.append(Asked(english, english.lower(), own, telling(own), ways, typed))
    searched = query.translated or query.text
    # A figure in several words may leave the counts apart; then nothing is said of other words.
    known = store.other_words.found(searched) if len(places) == len(words(searched)) else ()
    for other in known:
        meant = list(dict.fromkeys(places[other.first : other.first + other.size]))
        typed = " ".join(terms[place].shown for place in meant)
        keys = tuple(stems(other.term))
        if not set(keys) <= {key for place in meant for key in terms[place].keys}:
            kind: Kind = "short" if _is_short(typed) != _is_short(other.term) else "other"
            for place in meant:
                terms[place].ways.append(Way(kind, typed, keys))
    found: dict[Keys, Asked] = {}
    for term in terms:
        if term.keys:
            found.setdefault(term.keys, term)
    return list(found.values())


@lru_cache(maxsize=10_000)
def _is_short(term: str) -> bool:
    return " " not in term and is_short(term)
