"""Made near misses: a question with one year, name or thing in it changed for another that its paper does not hold.

Nothing answers them by construction, though they share all other words with their paper. What takes the place of a
word is near to it by its vector: another country for a country, another drug for a drug.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from index.arrays import FloatArray
from index.commonness import is_listed_name, rarity
from index.dutch import fold, stem, stems, stop_words
from index.encoder import Encoder
from index.thesaurus import thesaurus
from training.written_corpus import Written

YEAR, NAME, THING = "year", "name", "thing"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NAME = re.compile(r"(?<=\s)[A-Z][^\W\d_]{3,}")
_THING = re.compile(r"(?<=\s)[a-z][^\W\d_]{3,}|^[^\W\d_]{5,}")
# What stands after an article or preposition and does not end as an adjective does is a noun, nearly always.
_NOUN = re.compile(r"\b(?:de|het|een|van|voor|in|op|bij|over|aan) ([a-z]{4,}(?:[^e\W]|ie|age))\b")
_YEARS_OFF = (-1, 1, -2, 2, -3, 3, 4, -4)
_NEAREST = 6  # of which one is taken
_SAID = 4  # letters that two words must not share at their start


class NearMisses:
    """Makes them for questions over papers, file name to text; repeatable."""

    def __init__(self, questions: Sequence[Written], papers: dict[str, str], encoder: Encoder) -> None:
        self._papers = papers
        self._encoder = encoder
        said = {match[0] for item in questions for match in _NAME.finditer(item.question)}
        self._names = sorted(word for word in said if _can_be_name(word))
        terms = {term for group in thesaurus().groups for term in group if re.fullmatch(r"[a-zé]{5,}", term)}
        terms |= {match[1] for item in questions for match in _NOUN.finditer(item.question)}
        self._things = sorted(term for term in terms if rarity(stem(fold(term))) >= 0.5)
        self._rows = {NAME: encoder.passages(self._names), THING: encoder.passages(self._things)}

    def of(self, item: Written) -> list[tuple[str, Written]]:
        """What was changed, and the question so changed, whose span is empty: at most one of each kind."""
        text = self._papers[item.paper]
        changed = {YEAR: self._year(item, text), NAME: self._name(item, text), THING: self._thing(item, text)}
        return [(kind, replace(item, question=asked, span="")) for kind, asked in changed.items() if asked]

    def _year(self, item: Written, text: str) -> str | None:
        matches = list(_YEAR.finditer(item.question))
        years = [str(int(matches[-1][0]) + off) for off in _YEARS_OFF] if matches else []
        others = [year for year in years if year not in text and year not in item.question][:_NEAREST]
        return _swapped(item, matches[-1], others) if others else None

    def _name(self, item: Written, text: str) -> str | None:
        found = [m for m in _NAME.finditer(item.question) if _can_be_name(m[0]) and fold(m[0]) in fold(text)]
        return self._replaced(item, found, text, self._names, self._rows[NAME])

    def _thing(self, item: Written, text: str) -> str | None:
        held = set(stems(text))
        listed = set(self._things)
        found = [match for match in _THING.finditer(item.question) if match[0].lower() in listed]
        # The words of the paper first: those are what it is about.
        said = [match for match in found if stem(fold(match[0])) in held]
        return self._replaced(item, said or found, text, self._things, self._rows[THING])

    def _replaced(
        self, item: Written, found: list[re.Match[str]], text: str, others: list[str], rows: FloatArray
    ) -> str | None:
        if not found:
            return None
        match = found[_drawn(item.question, len(found))]
        own, held, whole = fold(match[0]), set(stems(text)), fold(text)
        same = {other for other in thesaurus().others(match[0]) if " " not in other}
        order = np.argsort(-np.round(rows @ self._encoder.query(match[0]), 4), kind="stable")
        fitting = (
            others[place] for place in order
            if fold(others[place])[:_SAID] not in own and own[:_SAID] not in fold(others[place])
            and others[place] not in same and stem(fold(others[place])) not in held and fold(others[place]) not in whole
        )  # fmt: skip
        nearest = [word for word, _ in zip(fitting, range(_NEAREST), strict=False)]
        return _swapped(item, match, nearest) if nearest else None


def _can_be_name(word: str) -> bool:
    folded = fold(word)
    return folded not in stop_words() and is_listed_name(folded) and rarity(stem(folded)) >= 0.4


def _swapped(item: Written, match: re.Match[str], others: Sequence[str]) -> str:
    other = others[_drawn(item.question[::-1], len(others))]
    return f"{item.question[: match.start()]}{other}{item.question[match.end() :]}"


def _drawn(text: str, among: int) -> int:
    """A place below `among`, the same on every machine."""
    return hashlib.sha256(text.encode()).digest()[0] % among
