"""Are real papers read right? `python -m bench.reading FOLDER` prints a line a file and exits 1 when one is wrong.

FOLDER may hold pdf/ with pdf_numbers.jsonl (`file`, `units`: the numbers of each unit) and docx/ with docx_units.jsonl
(`document`, `vraag`, `question_text`, `answer_text`). A paper is right when its units are those of the truth and every
character of its source text lies in a unit, a heading, noise or a note. It measures no search.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, takewhile
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.load import load
from index.records import Document, Unit
from index.structure import find_units
from index.tidy import mask, tidy
from index.vraag_antwoord import heading_lines


@dataclass(frozen=True, slots=True)
class Reading:
    """How one file was read: units found right, found in all and wanted, characters lost, and what is wrong."""

    file: str
    right: int
    found: int
    wanted: int
    lost: int
    faults: tuple[str, ...]

    @property
    def good(self) -> bool:
        """True when every unit is right and no character is lost."""
        return not self.faults and self.lost == 0


def read_folder(folder: Path) -> Iterator[Reading]:
    """Read every paper of a samples folder and hold it against its truth."""
    if (folder / "pdf").is_dir():
        truth = {row["file"]: row["units"] for row in _rows(folder / "pdf_numbers.jsonl")}
        for path in sorted((folder / "pdf").glob("*.pdf")):
            yield _reading(path, numbers=truth.get(path.name))
    if (folder / "docx").is_dir():
        units: dict[str, list[dict[str, Any]]] = defaultdict(list)
        for row in _rows(folder / "docx_units.jsonl"):
            units[row["document"]].append(row)
        for path in sorted((folder / "docx").glob("*.docx")):
            yield _reading(path, units=units.get(path.name))


def lost_characters(document: Document, units: tuple[Unit, ...]) -> str:
    """The characters of the source text, white space aside, that lie in no unit, heading, noise or note."""
    covered = bytearray(len(document.text))
    spans = chain(
        (unit.span for unit in units),
        (question for unit in units for question in unit.questions),
        heading_lines(document, mask(document.text, document.noise)),
        document.noise,
        (note.text for note in document.footnotes),
        (heading.span for heading in document.headings),
    )
    for span in spans:
        covered[span.start : span.end] = b"\1" * len(span)
    pairs = zip(document.text, covered, strict=True)
    return "".join(character for character, known in pairs if not known and not character.isspace())


def _rows(path: Path) -> list[dict[str, Any]]:
    if not path.is_file():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def _reading(path: Path, numbers: list[list[int]] | None = None, units: list[dict[str, Any]] | None = None) -> Reading:
    try:
        document = load(path)
    except SourceError as error:
        return Reading(path.name, 0, 0, len(numbers or units or ()), 0, (str(error),))
    all_units = find_units(document)
    found = [unit for unit in all_units if unit.numbers]
    lost = lost_characters(document, all_units)
    right, faults = 0, []
    if numbers is None and units is None:
        faults.append("geen waarheid bij dit bestand")
    for wanted in numbers or ():
        same = [unit for unit in found if unit.numbers == tuple(wanted) and unit.questions and unit.answer]
        right += len(same) == 1
        faults += [] if len(same) == 1 else [f"eenheid {wanted}: {len(same)} keer gevonden met vraag en antwoord"]
    for row in units or ():
        fault = _difference(document, found, row)
        right += fault is None
        faults += [fault] if fault else []
    wanted_count = len(numbers or units or ())
    if wanted_count and len(found) != wanted_count:
        faults.append(f"{len(found)} eenheden gevonden: {[list(unit.numbers) for unit in found]}")
    if lost:
        faults.append(f"buiten elke eenheid: {lost[:60]!r}")
    return Reading(path.name, right, len(found), wanted_count, len(lost), tuple(faults))


def _difference(document: Document, found: list[Unit], row: dict[str, Any]) -> str | None:
    """What differs between a unit and its row of the truth, None when nothing does."""
    numbers = tuple(row["vraag"])
    unit = next((unit for unit in found if unit.numbers == numbers), None)
    if unit is None:
        return f"eenheid {list(numbers)}: niet gevonden"
    shown = {
        "vraag": (" ".join(tidy(document, span) for span in unit.questions), row["question_text"]),
        "antwoord": (tidy(document, unit.answer) if unit.answer else "", row["answer_text"]),
    }
    for part, (got, written) in shown.items():
        wanted = " ".join((written or "").split())
        if got != wanted:
            at = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(got, wanted, strict=False)))
            around = slice(max(0, at - 20), at + 30)
            return f"{part} {list(numbers)}: gelezen {got[around]!r}, verwacht {wanted[around]!r}"
    return None


def main(arguments: list[str]) -> int:
    """Print a line a file and the faults under it; 0 when all is right, 1 when not, 2 on wrong usage."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print("gebruik: python -m bench.reading MAP (met pdf/ of docx/ en hun waarheid)", file=sys.stderr)
        return 2
    readings = list(read_folder(Path(arguments[0])))
    for reading in readings:
        counts = (
            f"{reading.right}/{reading.wanted} eenheden goed, {reading.found} gevonden, {reading.lost} tekens kwijt"
        )
        print(f"{'goed' if reading.good else 'FOUT'}  {reading.file}  {counts}")
        for fault in reading.faults:
            print(f"      {fault}")
    wrong = sum(not reading.good for reading in readings)
    units = sum(reading.right for reading in readings), sum(reading.wanted for reading in readings)
    print(f"{len(readings) - wrong} van {len(readings)} stukken goed; {units[0]} van {units[1]} eenheden goed")
    return 1 if wrong or not readings else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
