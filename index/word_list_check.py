"""What is wrong in word lists, line by line: rows that cannot be read, and rows that say twice what one says.

A row that cannot be read stops the program, a double does no harm: both are faults to mend. The lists that are checked
are held against ours.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

from index.errors import StoreError
from index.records import Remark
from index.word_lists import (
    ABBREVIATIONS,
    BETWEEN,
    COLUMNS,
    GLOSSARY,
    HOMONYMS,
    SHIPPED,
    THESAURUS,
    Fault,
    Row,
    content_of,
    own_folder,
    read_list,
)


def checked_files(place: Path | None) -> tuple[Path, ...]:
    """The lists to check: those of a file or a folder, or without one ours and those of the user's own folder.

    Raises StoreError when there is no list in `place`.
    """
    if place is None:
        folders = [SHIPPED, *filter(None, [own_folder()])]
        return tuple(path for folder in folders for path in _lists_in(folder))
    found = _lists_in(place) if place.is_dir() else [place] if place.is_file() else []
    if not found:
        names = ", ".join(COLUMNS)
        raise StoreError(
            f"geen woordenlijst in {place}; de bestanden heten {names}",
            f"no word list in {place}; the files are called {names}",
        )
    return tuple(found)


def _lists_in(folder: Path) -> list[Path]:
    """The lists in a folder, and tables that may be meant as one."""
    tables = sorted(path.name for path in folder.iterdir() if path.suffix in (".tsv", ".csv") and path.is_file())
    return [folder / name for name in dict.fromkeys([*(name for name in COLUMNS if name in tables), *tables])]


def faults(paths: Sequence[Path]) -> tuple[Fault, ...]:
    """The faults of these lists, in the order of files and lines."""
    found: list[Fault] = []
    read: dict[Path, list[Row]] = {}
    for path in paths:
        if path.name not in COLUMNS:
            found.append(Fault(path, 0, _unknown()))
            continue
        read[path], wrong = read_list(path, content_of(path))
        found += wrong
    ours = {SHIPPED / name: read_list(SHIPPED / name, content_of(SHIPPED / name), False)[0] for name in COLUMNS}
    rows = [row for own in {**ours, **read}.values() for row in own]
    found += [fault for fault in _doubles(rows) if fault.file in read]
    order = {path: place for place, path in enumerate(paths)}
    return tuple(sorted(found, key=lambda fault: (order[fault.file], fault.line)))


def _doubles(rows: Sequence[Row]) -> Iterator[Fault]:
    yield from _double_groups([row for row in rows if row.file.name == THESAURUS])
    yield from _double_abbreviations([row for row in rows if row.file.name in (ABBREVIATIONS, HOMONYMS)])
    yield from _double_english([row for row in rows if row.file.name == GLOSSARY])


def _double_groups(rows: Sequence[Row]) -> Iterator[Fault]:
    """Terms that stand twice in a group, and groups that stand whole in an earlier one."""
    standing: dict[str, list[tuple[Row, frozenset[str]]]] = {}
    for row in rows:
        terms = [term.casefold() for term in row.terms]
        for term in sorted({term for term in terms if terms.count(term) > 1}):
            yield Fault(row.file, row.line, Remark(f"‘{term}’ staat er twee keer", f"‘{term}’ stands there twice"))
        group = frozenset(terms)
        for other, held in standing.get(terms[0], []):
            if group <= held:
                yield Fault(row.file, row.line, _adds_nothing(other))
                break
        for term in group:
            standing.setdefault(term, []).append((row, group))


def _double_abbreviations(rows: Sequence[Row]) -> Iterator[Fault]:
    """Rows that say what an earlier row says, and second meanings that do not stand in the list for those."""
    standing: dict[str, list[Row]] = {}
    for row in rows:
        short, name = row.cells[:2]
        for other in standing.get(short, []):
            if other.cells[1].casefold() == name.casefold():
                if set(row.terms) <= set(other.terms):
                    yield Fault(row.file, row.line, _adds_nothing(other))
                    break
            elif row.file.name == ABBREVIATIONS:
                yield Fault(row.file, row.line, _homonym(short, other))
                break
        standing.setdefault(short, []).append(row)


def _double_english(rows: Sequence[Row]) -> Iterator[Fault]:
    """English terms that stand twice in a file, or with nothing new in another."""
    standing: dict[str, list[Row]] = {}
    for row in rows:
        english, dutch = row.cells[0].casefold(), set(row.cells[1].split(BETWEEN))
        for other in standing.get(english, []):
            if other.file == row.file or dutch <= set(other.cells[1].split(BETWEEN)):
                yield Fault(row.file, row.line, _twice(row.cells[0], other))
                break
        standing.setdefault(english, []).append(row)


def _unknown() -> Remark:
    names = ", ".join(COLUMNS)
    return Remark(
        f"geen woordenlijst, dus telt niet mee; de bestanden heten {names}",
        f"no word list, so it does not count; the files are called {names}",
    )


def _adds_nothing(other: Row) -> Remark:
    return Remark(
        f"voegt niets toe aan {other.file.name}, regel {other.line}; haal de regel weg",
        f"adds nothing to {other.file.name}, line {other.line}; remove the line",
    )


def _homonym(short: str, other: Row) -> Remark:
    name, place = other.cells[1], other.file.name
    return Remark(
        f"{short} is al ‘{name}’ ({place}, regel {other.line}); zet een tweede betekenis in {HOMONYMS}",
        f"{short} is ‘{name}’ already ({place}, line {other.line}); put a second meaning in {HOMONYMS}",
    )


def _twice(english: str, other: Row) -> Remark:
    return Remark(
        f"‘{english}’ staat al in {other.file.name}, regel {other.line}; zet de woorden daar bij elkaar",
        f"‘{english}’ stands in {other.file.name}, line {other.line} already; put the words together there",
    )
