"""Other words for the words of a question: groups of terms that people use for the same thing, and abbreviations.

From lexicon/thesaurus_nl.tsv (domain, then terms) and lexicon/abbreviations.tsv (abbreviation, full name, kind, other
names separated by " | "): plain files that staff can add lines to. Terms match by stems, so that inflection does not
matter; short terms in capitals match in capitals alone (OM is not "om").
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.dutch import stems
from index.errors import StoreError

_LONGEST_TERM = 6
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Groups of terms, and for each term's stems the groups it stands in."""

    groups: tuple[tuple[str, ...], ...]
    by_stems: dict[tuple[str, ...], tuple[int, ...]]

    def others(self, question: str) -> tuple[str, ...]:
        """Terms that stand beside a term of the question in some group, longest match first, without doubles."""
        tokens = stems(question)
        written = set(re.findall(r"\w+(?:&\w+)*", question))
        found: dict[str, None] = {}
        start = 0
        while start < len(tokens):
            size, groups = self._longest(tokens, start)
            for group in groups:
                terms = self.groups[group]
                own = [term for term in terms if tuple(stems(term)) == tuple(tokens[start : start + size])]
                if all(_only_in_capitals(term) and term not in written for term in own):
                    continue
                found.update(dict.fromkeys(term for term in terms if term not in own))
            start += size
        return tuple(found)

    def _longest(self, tokens: list[str], start: int) -> tuple[int, tuple[int, ...]]:
        for size in range(min(_LONGEST_TERM, len(tokens) - start), 0, -1):
            groups = self.by_stems.get(tuple(tokens[start : start + size]))
            if groups:
                return size, groups
        return 1, ()


def _only_in_capitals(term: str) -> bool:
    return len(term) <= _SHORT and term.isupper()


@cache
def thesaurus() -> Thesaurus:
    """The shipped word lists, read once."""
    groups = tuple(_groups())
    by_stems: dict[tuple[str, ...], list[int]] = {}
    for number, terms in enumerate(groups):
        for term in terms:
            key = tuple(stems(term))
            if key and number not in by_stems.setdefault(key, []):
                by_stems[key].append(number)
    return Thesaurus(groups, {key: tuple(numbers) for key, numbers in by_stems.items()})


def _groups() -> Iterator[tuple[str, ...]]:
    for cells in rows("thesaurus_nl.tsv", least=3):
        yield tuple(cells[1:])
    for abbreviation, name, _, *others in rows("abbreviations.tsv", least=3):
        yield (abbreviation, name, *(other for cell in others for other in cell.split(" | ") if other))


@cache
def lexicon_checksum() -> str:
    """sha256 hex over all word lists: another list, other answers."""
    whole = hashlib.sha256()
    for item in sorted(files("index").joinpath("lexicon").iterdir(), key=lambda item: item.name):
        if item.name.endswith((".tsv", ".txt")):
            whole.update(item.name.encode() + b"\0" + item.read_bytes() + b"\0")
    return whole.hexdigest()


def rows(name: str, least: int) -> Iterator[list[str]]:
    """The rows of a word list in lexicon/ as cells, without empty ones and remarks (`#`).

    Raises StoreError that names the line when it has fewer than `least` cells.
    """
    text = files("index").joinpath("lexicon", name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) < least:
            raise StoreError(
                f"woordenlijst {name}, regel {number}: {len(cells)} kolommen, verwacht minstens {least}, met een tab",
                f"word list {name}, line {number}: {len(cells)} columns, expected at least {least}, with a tab",
            )
        yield cells
