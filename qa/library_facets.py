"""Choosing among thousands of papers: which match, and how many would under each other choice.

For each value a whole number holds which papers have it, a bit a paper: choosing is AND and OR, counting is counting
bits, so that 10,000 papers take milliseconds.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from index.records import Document
from qa.library import FACETS, Entry, Facet, entries, folded

Order = Literal["date", "title"]
Chosen = Mapping[Facet, Sequence[str]]
LONGEST_SEARCH = 200


@dataclass(frozen=True, slots=True)
class Choice:
    """What a choice comes to: the papers in order, and for each facet the values left with their counts.

    The count of a value is what choosing it would give under the search and the other facets; values without papers
    are left out, unless they are chosen.
    """

    papers: tuple[Entry, ...]
    facets: dict[Facet, tuple[tuple[str, int], ...]]


class Catalogue:
    """The papers of one generation; immutable once made."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self.entries = entries(documents)
        self._all = (1 << len(self.entries)) - 1
        self._having: dict[Facet, dict[str, int]] = {
            facet: _bits([entry.values[facet] for entry in self.entries]) for facet in FACETS
        }
        by_title = sorted(range(len(self.entries)), key=lambda place: folded(self.entries[place].title))
        self._orders: dict[Order, Sequence[int]] = {"date": range(len(self.entries)), "title": by_title}

    def choose(self, chosen: Chosen, search: str = "", order: Order = "date") -> Choice:
        """The papers that hold every word of `search` and, of each facet in `chosen`, one of its values."""
        by_facet = {facet: self._any_of(facet, chosen.get(facet, ())) for facet in FACETS}
        found = self._with_words(search)
        facets = {}
        for facet in FACETS:
            others = found
            for other, bits in by_facet.items():
                if other != facet:
                    others &= bits
            facets[facet] = self._counted(facet, others, chosen.get(facet, ()))
        for bits in by_facet.values():
            found &= bits
        marks = format(found, "b")[::-1]
        papers = (self.entries[place] for place in self._orders[order] if place < len(marks) and marks[place] == "1")
        return Choice(tuple(papers), facets)

    def _any_of(self, facet: Facet, values: Sequence[str]) -> int:
        if not values:
            return self._all
        bits = 0
        for value in values:
            bits |= self._having[facet].get(value, 0)
        return bits

    def _with_words(self, search: str) -> int:
        words = folded(search[:LONGEST_SEARCH]).split()
        if not words:
            return self._all
        marks = ("1" if all(word in entry.searched for word in words) else "0" for entry in reversed(self.entries))
        return int("".join(marks) or "0", 2)

    def _counted(self, facet: Facet, others: int, chosen: Sequence[str]) -> tuple[tuple[str, int], ...]:
        counts = {value: (bits & others).bit_count() for value, bits in self._having[facet].items()}
        counts |= {value: 0 for value in chosen if value not in counts}
        left = [(value, count) for value, count in counts.items() if count or value in chosen]
        if facet == "year":
            return tuple(sorted(left, reverse=True))
        return tuple(sorted(left, key=lambda item: (-item[1], folded(item[0]), item[0])))


def _bits(held: Sequence[Sequence[str]]) -> dict[str, int]:
    found: dict[str, bytearray] = {}
    for place, values in enumerate(held):
        for value in values:
            bits = found.setdefault(value, bytearray(len(held) // 8 + 1))
            bits[place // 8] |= 1 << place % 8
    return {value: int.from_bytes(bits, "little") for value, bits in found.items()}
