"""An Excel workbook as rows of shown text, sheet by sheet; the only import of openpyxl here.

The library reads the cells one row at a time, so that no stray format in the last column or row costs memory; which
cells are merged, and which formulas were saved without a value, it does not tell that way: that is read beside it.
"""

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from index.errors import QuestionError
from qa.sheets.cells import shown
from qa.sheets.grid import GridRow

MAX_ROWS = 100_000
MAX_UNPACKED = 128 * 2**20
_COLUMNS = 200
_LAST_ROW = 1_048_576
_MOST_MERGED = 20_000
_OLE = b"\xd0\xcf\x11\xe0"
# Rows and columns from 1, both ends included: first column, first row, last column, last row.
Box = tuple[int, int, int, int]


def read_workbook(data: bytes, name: str) -> Iterator[tuple[str, bool, list[GridRow]]]:
    """The title of each sheet that holds anything, whether it is hidden, and its rows that hold anything, in order.

    Raises QuestionError when the file is no workbook, is locked, or unpacks to more than MAX_UNPACKED bytes or rows.
    """
    from openpyxl import load_workbook  # a heavy import that only spreadsheets need

    if data.startswith(_OLE):
        raise QuestionError(
            f"{name}: een oud of met een wachtwoord beveiligd Excel-bestand; sla het zonder wachtwoord op als .xlsx",
            f"{name}: an old Excel file or one with a password; save it as .xlsx without a password",
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, warnings.catch_warnings():
            # openpyxl warns of all that it leaves out: pictures, rules for what may be typed.
            warnings.simplefilter("ignore")
            _check_size(package, name)
            with closing(load_workbook(io.BytesIO(data), read_only=True, data_only=True)) as book:
                left = MAX_ROWS
                # Any: the library has no public name for the part of the package that a sheet lies in.
                sheets: Sequence[Any] = book.worksheets
                for sheet in sheets:
                    boxes, unknown = _beside(package.read(sheet._worksheet_path))
                    rows = list(_rows(sheet, boxes, unknown, left, name))
                    left -= len(rows)
                    if rows:
                        yield sheet.title, sheet.sheet_state != "visible", rows
    except QuestionError:
        raise
    except Exception as error:  # openpyxl raises whatever the broken part of the file leads to
        raise QuestionError(
            f"{name}: geen leesbaar Excel-bestand ({type(error).__name__}); sla het opnieuw op als .xlsx",
            f"{name}: not readable as an Excel file ({type(error).__name__}); save it again as .xlsx",
        ) from None


def too_many(name: str) -> QuestionError:
    """The error for a file of more than MAX_ROWS rows."""
    return QuestionError(
        f"{name}: meer dan {MAX_ROWS} rijen; splits het bestand", f"{name}: more than {MAX_ROWS} rows; split the file"
    )


def _check_size(package: zipfile.ZipFile, name: str) -> None:
    unpacked = sum(entry.file_size for entry in package.infolist())
    if unpacked > MAX_UNPACKED:
        raise QuestionError(
            f"{name}: uitgepakt {unpacked // 2**20} MiB, hooguit {MAX_UNPACKED // 2**20} MiB; splits het bestand",
            f"{name}: unpacks to {unpacked // 2**20} MiB, at most {MAX_UNPACKED // 2**20} MiB; split the file",
        )


def _rows(
    sheet: Any, boxes: Sequence[Box], unknown: Mapping[int, frozenset[int]], most: int, name: str
) -> Iterator[GridRow]:
    """The rows that hold anything; a merged cell's text stands in all its columns and rows."""
    # Some programs write the size of a sheet wrongly.
    sheet.reset_dimensions()
    waiting, active = list(reversed(boxes)), list[Box]()
    texts: dict[Box, str] = {}
    count = 0
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if number > _LAST_ROW:
            raise too_many(name)
        if not row:
            continue
        cells = [shown(cell.value, cell.number_format) if cell.value is not None else "" for cell in row[:_COLUMNS]]
        here = unknown.get(number, frozenset())
        while waiting and waiting[-1][1] <= number:
            active.append(waiting.pop())
        # No more fit beside each other; boxes over boxes are none that Excel makes.
        active = [box for box in active if box[3] >= number][:_COLUMNS]
        across, below = [], set()
        for box in active:
            columns = range(box[0] - 1, min(box[2], _COLUMNS))
            if number == box[1]:
                texts[box] = cells[box[0] - 1] if box[0] <= len(cells) else ""
            if not texts.get(box):
                continue
            cells += [""] * (columns.stop - len(cells))
            for column in columns:
                cells[column] = texts[box]
            across += [frozenset(columns)] if len(columns) > 1 else []
            below |= set(columns) if number > box[1] else set()
        own = any(cell for column, cell in enumerate(cells) if column not in below)
        if not own and not here:
            continue
        count += 1
        if count > most:
            raise too_many(name)
        yield GridRow(number, cells, frozenset(below), tuple(across), here)


def _beside(part: bytes) -> tuple[list[Box], dict[int, frozenset[int]]]:
    """The merged cells of a sheet by their first row, and by row the columns of the formulas that have no value."""
    if b"mergeCell" not in part and b"<f" not in part:
        return [], {}
    from defusedxml.ElementTree import iterparse
    from openpyxl.utils.cell import coordinate_to_tuple, range_boundaries

    boxes: list[Box] = []
    unknown: dict[int, frozenset[int]] = {}
    for _, element in iterparse(io.BytesIO(part)):
        tag = element.tag.rpartition("}")[2]
        if tag == "mergeCell" and len(boxes) < _MOST_MERGED:
            first, top, last, bottom = range_boundaries(element.get("ref", ""))
            if None not in (first, top, last, bottom) and int(first or 1) <= _COLUMNS:
                boxes.append((int(first or 1), int(top or 1), int(last or 1), int(bottom or 1)))
        elif tag == "c" and element.get("r") and _without_value(element):
            row, column = coordinate_to_tuple(element.get("r", ""))
            unknown[row] = unknown.get(row, frozenset()) | {column - 1}
        elif tag == "row":
            element.clear()
    return sorted(boxes, key=lambda box: (box[1], box[0])), unknown


def _without_value(cell: Any) -> bool:
    # A formula whose result is an empty text says so by its type.
    held = {child.tag.rpartition("}")[2]: child.text for child in cell}
    return "f" in held and held.get("v") is None and cell.get("t") != "str"
