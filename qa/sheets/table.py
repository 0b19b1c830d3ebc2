"""Rows of a sheet to rows of fields: where the names of the columns stand, which rows belong together, what is no row.

Rows above the names, empty rows, subheadings merged over the columns and rows with nothing but a number or a remark
hold no question and are passed over. A question merged over several rows is one question with all they hold.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.records import Remark
from qa.sheets.columns import Column, columns_of, header
from qa.sheets.grid import GridRow

Row = Mapping[str, Any]
_NUMBER = re.compile(r"\d{1,3}")
_RAGGED = Remark(
    "meer cellen dan kolommen; zet tekst met een scheidingsteken tussen aanhalingstekens",
    "more cells than columns; put text that holds a separator between quotation marks",
)
_UNKNOWN = Remark(
    "formule zonder bewaarde uitkomst; open het bestand in Excel en sla het op",
    "formula without a stored result; open the file in Excel and save it",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file: where it stands, its number, its fields, and why it cannot be used (None: nothing wrong).

    Number 0 is a sheet as a whole. `group`: what it is numbered within, the title of its sheet.
    """

    where: Remark
    number: int
    row: Row
    fault: Remark | None = None
    group: str = ""


def read_table(rows: Sequence[GridRow], where: Callable[[int], Remark], group: str, strict: bool) -> list[Line] | None:
    """The lines of one sheet, None where no row names columns; `strict`: text beyond the last column is a fault."""
    top = header([row.cells for row in rows])
    if top is None:
        return None
    names = rows[top].cells
    columns = columns_of(names)
    gathered: list[tuple[list[GridRow], tuple[Column, ...], int]] = []
    for row in rows[top + 1 :]:
        again = columns_of(row.cells)
        if len({column.field for column in again}) > 1 and (
            row.cells == names or len(again) == sum(map(bool, row.cells))
        ):
            names, columns = row.cells, again
        elif gathered and _asked(columns) & row.below:
            gathered[-1][0].append(row)
        elif not _is_subheading(row, columns):
            gathered.append(([row], columns, len(names)))
    found = []
    for parts, held, most in gathered:
        fields = _fields(parts, held)
        fault = None
        if any(column.place in part.unknown for part in parts for column in held):
            fault = _UNKNOWN
        elif strict and any(cell for part in parts for cell in part.cells[most:]):
            fault = _RAGGED
        elif not any(fields.get(name) for name in ("question", "answer", "source", "reference")):
            continue
        found.append(Line(where(parts[0].number), parts[0].number, fields, fault, group))
    return _numbered(found)


def _asked(columns: Sequence[Column]) -> set[int]:
    return {column.place for column in columns if column.field == "question"}


def _is_subheading(row: GridRow, columns: Sequence[Column]) -> bool:
    """Whether one cell lies over the question and another column, with nothing beside it."""
    fields = {column.place: column.field for column in columns}
    for places in row.across:
        covered = {fields[place] for place in places if place in fields}
        others = any(cell for place, cell in enumerate(row.cells) if place not in places and place in fields)
        if "question" in covered and len(covered) > 1 and not others:
            return True
    return False


def _fields(parts: Sequence[GridRow], columns: Sequence[Column]) -> dict[str, Any]:
    """The fields of the rows that one question stands in, "" for an empty one."""
    by_field: dict[str, list[tuple[int, str]]] = {}
    for column in columns:
        texts = [part.cells[column.place] for part in parts if column.place < len(part.cells)]
        text = "\n".join(dict.fromkeys(text for text in texts if text))
        by_field.setdefault(column.field, []).append((column.rank, text))
    row: dict[str, Any] = {name: _first(held)[0] for name, held in by_field.items()}
    if "question" in row:
        row |= _question([text for _, text in by_field["question"]], row.get("vraag", ""))
    if "source" in row:
        row["source"], row["source_more"] = _first(by_field["source"])
    return row


def _first(held: Sequence[tuple[int, str]]) -> tuple[str, str]:
    """What stands under the best name that has anything, and all that stands under the others."""
    best = min((rank for rank, text in held if text), default=0)
    texts = list(dict.fromkeys(text for rank, text in held if rank == best and text))
    joined = ""
    for text in texts:
        # Two columns under one name: a file, and the number of the Vraag in it.
        joined += f", vraag {text}" if joined and _NUMBER.fullmatch(text) else f"\n{text}" if joined else text
    return joined, "\n".join(text for rank, text in held if rank != best and text)


def _question(texts: Sequence[str], number: str) -> dict[str, Any]:
    """Of several columns the one with words; a bare number beside it is that of a Vraag."""
    filled = [text for text in texts if text]
    worded = [text for text in filled if not _NUMBER.fullmatch(text)]
    if not worded or len(filled) == 1:
        return {"question": filled[0] if filled else ""}
    bare = next((text for text in filled if _NUMBER.fullmatch(text)), "")
    return {"question": worded[0], "vraag": number or bare} if bare or number else {"question": worded[0]}


def _numbered(lines: list[Line]) -> list[Line]:
    """The lines; a column of Vraag numbers that counts the rows, over several sources, becomes that of their ids."""
    numbers = [line.row.get("vraag") for line in lines if line.row.get("question")]
    sources = {line.row.get("source") for line in lines if line.row.get("source")}
    counts = len(sources) > 1 and numbers == [str(number) for number in range(1, len(numbers) + 1)]
    if not counts:
        return lines
    moved = []
    for line in lines:
        row = dict(line.row)
        number = row.pop("vraag", "")
        moved.append(replace(line, row={**row, "id": row.get("id") or number}))
    return moved
