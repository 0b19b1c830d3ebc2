"""Other words for the words of a question: groups of terms that people use for the same thing, and abbreviations.

From the word lists (a row is a group) or from what papers say themselves. Terms match by stems, so that inflection does
not matter; short terms in capitals match in capitals alone (OM is not "om"). What they count for is no matter here.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from index.dutch import stems
from index.word_lists import GROUPS, rows
from index.word_lists import lexicon_checksum as lexicon_checksum  # asked for here by who answers

_SHORT = 4
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Other:
    """A term that stands beside a term of the question in a group.

    `first` and `size`: which words of the question it stands for, counted as `dutch.words` gives them. `group`: the
    number of the group.
    """

    term: str
    first: int
    size: int
    group: int


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Groups of terms, the stems of each term, and for each term's stems the groups it stands in."""

    groups: tuple[tuple[str, ...], ...]
    keys: tuple[tuple[Key, ...], ...]
    by_stems: dict[Key, tuple[int, ...]]
    longest: int

    @classmethod
    def of(cls, groups: Iterable[tuple[str, ...]]) -> "Thesaurus":
        """A thesaurus of these groups."""
        whole = tuple(groups)
        keys = tuple(tuple(tuple(stems(term)) for term in terms) for terms in whole)
        by_stems: dict[Key, list[int]] = {}
        for number, own in enumerate(keys):
            for key in own:
                if key and number not in by_stems.setdefault(key, []):
                    by_stems[key].append(number)
        longest = max(map(len, by_stems), default=0)
        return cls(whole, keys, {key: tuple(numbers) for key, numbers in by_stems.items()}, longest)

    def others(self, question: str) -> tuple[str, ...]:
        """Terms that stand beside a term of the question in some group, longest match first, without doubles."""
        return tuple(other.term for other in self.found(question))

    def found(self, question: str) -> tuple[Other, ...]:
        """The same terms, each with what it stands for; one that stands for several words does so for the first."""
        tokens = stems(question)
        written = set(re.findall(r"\w+(?:&\w+)*", question))
        found: dict[str, Other] = {}
        start = 0
        while start < len(tokens):
            size, groups = self._longest(tokens, start)
            key = tuple(tokens[start : start + size])
            for group in groups:
                pairs = list(zip(self.groups[group], self.keys[group], strict=True))
                own = [term for term, stemmed in pairs if stemmed == key]
                if all(only_in_capitals(term) and term not in written for term in own):
                    continue
                for term, stemmed in pairs:
                    if stemmed != key and stemmed:
                        found.setdefault(term, Other(term, start, size, group))
            start += size
        return tuple(found.values())

    def _longest(self, tokens: list[str], start: int) -> tuple[int, tuple[int, ...]]:
        for size in range(min(self.longest, len(tokens) - start), 0, -1):
            groups = self.by_stems.get(tuple(tokens[start : start + size]))
            if groups:
                return size, groups
        return 1, ()


def only_in_capitals(term: str) -> bool:
    """True for a term that is only meant where it stands in capitals: OM, AP.

    >>> only_in_capitals("OM"), only_in_capitals("Woo"), only_in_capitals("RIVM")
    (True, False, True)
    """
    return len(term) <= _SHORT and term.isupper()


@cache
def thesaurus() -> Thesaurus:
    """The groups of the word lists, read once: the thesaurus, abbreviations, and their second meanings.

    Raises StoreError that names file and line when a list of one's own has a fault.
    """
    return Thesaurus.of(row.terms for name in GROUPS for row in rows(name))
