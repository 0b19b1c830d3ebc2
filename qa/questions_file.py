"""Files of questions, gold and references: .jsonl, .csv and .xlsx to rows, every fault named with its line.

A file is read whole and checked before anything is answered, so that a fault on line 400 costs nothing.
"""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from index.errors import QuestionError

MAX_BYTES = 100 * 1024 * 1024
Row = Mapping[str, Any]
# Column names that staff use in Excel, and the field they mean.
_COLUMNS = {"vraag": "question", "antwoord": "answer", "bron": "source", "nr": "id", "nummer": "id", "soort": "kind"}


def read_rows(path: Path) -> list[tuple[int, Row]]:
    """The rows of a file with their line numbers (1 is the first line), in order.

    Raises QuestionError when the file is missing, of another kind, too large, not UTF-8, or a line is not readable.
    """
    readers: dict[str, Callable[[Path], Iterator[tuple[int, Row]]]]
    readers = {".jsonl": _jsonl, ".csv": _csv, ".xlsx": _xlsx}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise QuestionError(
            f"{path.name}: verwacht een bestand op .jsonl, .csv of .xlsx",
            f"{path.name}: expected a file ending in .jsonl, .csv or .xlsx",
        )
    if not path.is_file():
        raise QuestionError(
            f"{path} bestaat niet; verwacht een bestand met vragen",
            f"{path} does not exist; expected a file of questions",
        )
    if path.stat().st_size > MAX_BYTES:
        raise QuestionError(
            f"{path.name} is groter dan {MAX_BYTES // 2**20} MiB; splits het bestand",
            f"{path.name} is larger than {MAX_BYTES // 2**20} MiB; split it",
        )
    rows = list(reader(path))
    if not rows:
        raise QuestionError(
            f"{path.name}: geen enkele regel; verwacht ten minste een vraag",
            f"{path.name}: no line in it; expected a question",
        )
    return rows


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QuestionError(
            f"{path.name}: geen UTF-8 (byte {error.start}); sla het bestand op als UTF-8",
            f"{path.name}: not UTF-8 (byte {error.start}); save it as UTF-8",
        ) from None


def _jsonl(path: Path) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(_text(path).split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (json.JSONDecodeError, RecursionError):
            row = None
        if not isinstance(row, dict):
            raise QuestionError(
                f"{path.name}, regel {number}: geen JSON-object; verwacht één object per regel",
                f"{path.name}, line {number}: not a JSON object; expected one object a line",
            )
        yield number, row


def _csv(path: Path) -> Iterator[tuple[int, Row]]:
    text = _text(path)
    heading = text.split("\n", 1)[0]
    # Dutch Excel writes semicolons.
    delimiter = max(";,\t", key=heading.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = _names(next(reader, []))
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, dict(zip(names, cells, strict=False))
    except csv.Error as error:
        raise QuestionError(
            f"{path.name}: geen leesbare CSV ({error}); sla het blad opnieuw op als CSV UTF-8",
            f"{path.name}: not readable as CSV ({error}); save the sheet again as CSV UTF-8",
        ) from None


def _xlsx(path: Path) -> Iterator[tuple[int, Row]]:
    from openpyxl import load_workbook  # a heavy import that only spreadsheets need

    try:
        with closing(load_workbook(path, read_only=True, data_only=True)) as book:
            rows = book.worksheets[0].iter_rows(values_only=True)
            lines = [["" if cell is None else str(cell) for cell in line] for line in rows]
    except Exception as error:  # openpyxl raises whatever the broken part of the file leads to
        raise QuestionError(
            f"{path.name}: geen leesbaar Excel-bestand ({type(error).__name__}); sla het opnieuw op als .xlsx",
            f"{path.name}: not readable as an Excel file ({type(error).__name__}); save it again as .xlsx",
        ) from None
    names = _names(lines[0]) if lines else []
    for number, cells in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in cells):
            yield number, dict(zip(names, cells, strict=False))


def _names(heading: list[str]) -> list[str]:
    plain = [name.strip().lower() for name in heading]
    return [_COLUMNS.get(name, name) for name in plain]
