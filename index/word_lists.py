"""The word lists in lexicon/ and beside them those of a folder of one's own: rows that know their file and line.

VRAAGBAAK_LEXICON names that folder; its files bear the names of ours, and their rows are added to ours. All is read
once, when it is first asked for: a program that keeps running sees a changed file when it is started again. Stop words
are no list to add to: they are part of the index. What terms mean is no matter here.
"""

import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from index.dutch import stems
from index.errors import StoreError
from index.records import Remark

FOLDER = "VRAAGBAAK_LEXICON"
SHIPPED = Path(__file__).parent / "lexicon"
THESAURUS = "thesaurus_nl.tsv"
ABBREVIATIONS = "abbreviations.tsv"
HOMONYMS = "abbreviations_homonyms.tsv"
GLOSSARY = "glossary_en_nl.tsv"
NOTES = "thesaurus_notes.tsv"
# For each list the fewest and the most columns.
COLUMNS = {THESAURUS: (3, 50), ABBREVIATIONS: (3, 4), HOMONYMS: (3, 4), GLOSSARY: (2, 2), NOTES: (3, 3)}
# The lists whose rows are groups of terms.
GROUPS = (THESAURUS, ABBREVIATIONS, HOMONYMS)
LONGEST_TERM = 6
BETWEEN = " | "
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list: its cells without white space around them, and where it stands (lines from 1)."""

    file: Path
    line: int
    cells: tuple[str, ...]

    @property
    def terms(self) -> tuple[str, ...]:
        """The terms of a row of a list of groups: a thesaurus, or abbreviations with their names."""
        if self.file.name == THESAURUS:
            return self.cells[1:]
        others = self.cells[3].split(BETWEEN) if len(self.cells) > 3 else []
        return tuple(dict.fromkeys([*self.cells[:2], *filter(None, others)]))

    @property
    def label(self) -> str:
        """What kind of row it is: the domain of a group, the kind of abbreviation."""
        return self.cells[0] if self.file.name == THESAURUS else self.cells[2]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a line of a list; line 0 is the file as a whole."""

    file: Path
    line: int
    what: Remark

    def in_language(self, language: str) -> str:
        """Where and what, in one line."""
        line = ("regel" if language == "nl" else "line") + f" {self.line}"
        place = f"{self.file}, {line}" if self.line else str(self.file)
        return f"{place}: {self.what.in_language(language)}"


def rows(name: str) -> tuple[Row, ...]:
    """The rows of a list, ours first, then those of the user's own folder.

    Raises StoreError that names file and line of the first fault.
    """
    wanted = [(path, content) for path, content in _contents() if path.name == name]
    found: list[Row] = []
    for path, content in wanted:
        # Ours are looked through by a test: a cold start need not do that again.
        good, faults = read_list(path, content, path.parent != SHIPPED)
        for fault in faults[:1]:
            raise _refusal(fault)
        found += good
    return tuple(found)


@cache
def lexicon_checksum() -> str:
    """sha256 hex over all word lists, the user's own too: another list, other answers.

    Raises StoreError as `rows` does: a list with a fault answers nothing.
    """
    whole = hashlib.sha256()
    for path, content in _contents():
        whole.update(path.name.encode() + b"\0" + content + b"\0")
    return whole.hexdigest()


def own_folder() -> Path | None:
    """The folder that VRAAGBAAK_LEXICON names, None when it names none. Raises StoreError when it is no folder."""
    named = os.environ.get(FOLDER, "").strip()
    if not named:
        return None
    if not Path(named).is_dir():
        raise StoreError(
            f"{FOLDER} noemt {named}, en dat is geen map; maak de map of haal de instelling weg",
            f"{FOLDER} names {named}, which is no folder; make the folder or remove the setting",
        )
    return Path(named)


def content_of(path: Path) -> bytes:
    """The bytes of a list. Raises StoreError when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError(
            f"kan {path} niet lezen ({error.strerror}); kijk na of het bestand leesbaar is",
            f"cannot read {path} ({error.strerror}); see whether the file may be read",
        ) from None


@cache
def _contents() -> tuple[tuple[Path, bytes], ...]:
    """All lists as they lie on disk, ours, then the user's own: one reading for answers and fingerprint alike."""
    shipped = [path for path in sorted(SHIPPED.iterdir()) if path.suffix in (".tsv", ".txt")]
    folder = own_folder()
    own = [folder / name for name in COLUMNS if (folder / name).exists()] if folder else []
    found = tuple((path, content_of(path)) for path in [*shipped, *own])
    for path, content in found[len(shipped) :]:
        for fault in read_list(path, content)[1][:1]:
            raise _refusal(fault)
    return found


def _refusal(fault: Fault) -> StoreError:
    return StoreError(
        f"{fault.in_language('nl')}; vraagbaak lexicon --check toont alles",
        f"{fault.in_language('en')}; vraagbaak lexicon --check shows all",
    )


def read_list(path: Path, content: bytes, looked_through: bool = True) -> tuple[list[Row], list[Fault]]:
    """The rows of a list that can be used, and the faults of the others; the file's name says which list it is.

    Unless its rows are `looked_through`, only text that is no UTF-8 and a wrong number of columns are faults.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [], [Fault(path, line, _NOT_UTF8)]
    found: list[Row] = []
    faults: list[Fault] = []
    for number, written in enumerate(text.split("\n"), start=1):
        if written.strip() and not written.startswith("#"):
            cells = written.split("\t")
            if looked_through:
                cells = [cell.strip() for cell in cells]
            while cells and not cells[-1]:  # spreadsheets make all rows equally long
                cells.pop()
            wrong = _columns(path.name, cells)
            if looked_through and wrong is None:
                wrong = next(_wrong(path.name, written, cells), None)
            if wrong:
                faults.append(Fault(path, number, wrong))
            else:
                found.append(Row(path, number, tuple(cells)))
    return found, faults


def _columns(name: str, cells: list[str]) -> Remark | None:
    least, most = COLUMNS[name]
    if least <= len(cells) <= most:
        return None
    dutch, english = (f"{least}", f"{least}") if least == most else (f"{least} tot {most}", f"{least} to {most}")
    return Remark(
        f"{len(cells)} kolommen, verwacht {dutch}, met een tab ertussen",
        f"{len(cells)} columns, expected {english}, with a tab between them",
    )


def _wrong(name: str, written: str, cells: list[str]) -> Iterator[Remark]:
    """What is wrong with a row that has its columns."""
    if _CONTROL.search(written.removesuffix("\r")):
        yield Remark("een stuurteken in de regel; typ de regel opnieuw", "a control character; type the line again")
    parts = [part for number, cell in enumerate(cells) for part in _parts(name, number, cell)]
    if not all(parts):
        yield Remark("een lege kolom of een lege term; haal die weg", "an empty column or term; remove it")
    if name not in GROUPS:
        return
    for term in cells[1:] if name == THESAURUS else cells[:2]:
        found = stems(term)
        if not found:
            yield Remark(
                f"‘{term}’ bestaat uit woorden die bij het zoeken niet meetellen; haal de term weg",
                f"‘{term}’ holds only words that search leaves out; remove the term",
            )
        if name == THESAURUS and len(found) > LONGEST_TERM:
            yield Remark(
                f"‘{term}’ telt {len(found)} woorden, hooguit {LONGEST_TERM}; maak de term korter",
                f"‘{term}’ has {len(found)} words, at most {LONGEST_TERM}; make the term shorter",
            )


def _parts(name: str, column: int, cell: str) -> list[str]:
    """The terms in a cell: the last column of most lists holds several."""
    many = (name == GLOSSARY and column == 1) or (name in (ABBREVIATIONS, HOMONYMS) and column == 3)
    return [part.strip() for part in cell.split("|")] if many else [cell]


_NOT_UTF8 = Remark("geen UTF-8; bewaar het bestand als UTF-8", "not UTF-8; save the file as UTF-8")
