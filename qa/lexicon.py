"""What the word lists know: which lists there are, and what a question with some word is also searched with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from index.dutch import stems
from index.glossary import dutch_terms
from index.thesaurus import Thesaurus, thesaurus
from index.word_list_check import checked_files, faults
from index.word_lists import BETWEEN, COLUMNS, GLOSSARY, GROUPS, NOTES, Fault, Row, content_of, read_list, rows


@dataclass(frozen=True, slots=True)
class Lists:
    """Lists with how many of their rows can be used, and the faults of the others."""

    rows: tuple[tuple[Path, int], ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a word. `others`: terms that a question with it is also searched with.

    `groups`: the rows that they come from; `papers`: abbreviations with their names from the papers of an index.
    `dutch`: what it is in Dutch, `english`: what it is in English. `capitals`: it is only known in capitals.
    """

    word: str
    stop: bool
    capitals: bool
    others: tuple[str, ...]
    groups: tuple[Row, ...]
    papers: tuple[tuple[str, ...], ...]
    dutch: tuple[str, ...]
    english: tuple[str, ...]
    notes: tuple[str, ...]


def lists(place: Path | None = None) -> Lists:
    """The lists in a file or folder, or without one all lists in use. Raises StoreError when there are none."""
    paths = checked_files(place)
    counted = [(path, len(read_list(path, content_of(path))[0])) for path in paths if path.name in COLUMNS]
    return Lists(tuple(counted), faults(paths))


def known(word: str, papers: Thesaurus | None = None) -> Known:
    """What the lists, and the abbreviations that papers spell out, know of a word or a few.

    Raises StoreError when a list of one's own has a fault.
    """
    whole = [row for name in GROUPS for row in rows(name)]
    dutch = tuple(dict.fromkeys(term for _, terms in dutch_terms(word) for term in terms))
    # A question in English is searched with in Dutch, and with other words for that.
    asked = (word, " ".join(dutch))
    listed = [other for text in asked for other in thesaurus().found(text)]
    spelled = [other for text in asked for other in papers.found(text)] if papers else []
    key = stems(word)
    return Known(
        word=word,
        stop=not key,
        capitals=not listed and word != word.upper() and bool(thesaurus().found(word.upper())),
        others=_without_doubles(other.term for other in (*listed, *spelled)),
        groups=tuple(whole[number] for number in dict.fromkeys(other.group for other in listed)),
        papers=tuple(papers.groups[number] for number in dict.fromkeys(other.group for other in spelled) if papers),
        dutch=dutch,
        english=tuple(dict.fromkeys(_in_english(key))) if key else (),
        notes=tuple(row.cells[2] for row in rows(NOTES) if row.cells[0].casefold() == word.casefold()),
    )


def _without_doubles(terms: Iterable[str]) -> tuple[str, ...]:
    """The terms that search tells apart, in order."""
    found: dict[tuple[str, ...], str] = {}
    for term in terms:
        found.setdefault(tuple(stems(term)), term)
    return tuple(found.values())


def _in_english(key: list[str]) -> Iterator[str]:
    for row in rows(GLOSSARY):
        if any(stems(term) == key for term in row.cells[1].split(BETWEEN)):
            yield row.cells[0]
