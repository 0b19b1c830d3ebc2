"""Rows of a sheet to rows of fields: where the names of the columns stand, which rows belong together, what is no row.

Rows above the names, empty rows, headings merged over the columns and rows with nothing but a number hold no question
and are passed over; a row with text in other columns alone is named. A question merged over several rows is one
question with all they hold, one merged over several columns stands in its own column alone.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from index.records import Remark
from qa.asked_for import asked_for
from qa.sheets.columns import Column, columns_of, header, names_anew
from qa.sheets.grid import GridRow

Row = Mapping[str, Any]
_NUMBER = re.compile(r"\d{1,3}")
_HEADING_WORDS = 6
# What a formula that went wrong shows, in English and in Dutch Excel.
_ERROR = re.compile(
    r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|N/B|VERW!|DEEL/0!|WAARDE!|NAAM\?|GETAL!|LEEG!"
    r"|OVERLOOP!|BEREKENEN!)"
)
_RAGGED = Remark(
    "meer cellen dan kolommen; zet tekst met een scheidingsteken tussen aanhalingstekens",
    "more cells than columns; put text that holds a separator between quotation marks",
)
_UNKNOWN = Remark(
    "formule zonder bewaarde uitkomst; open het bestand in Excel en sla het op",
    "formula without a stored result; open the file in Excel and save it",
)
_BESIDE = Remark(
    "geen vraag: er staat alleen tekst in kolommen die niet worden gelezen; zet de vraag onder Vraag",
    "no question: there is text only in columns that are not read; put the question under Vraag",
)
_OVER = Remark(
    "tekst in een cel over Vraag en andere kolommen, zonder vraagteken; maak er een korte tussenkop of een vraag van",
    "text in a cell over Vraag and other columns, without a question mark; make it a short heading or a question",
)


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a file: where it stands, its number, its fields, and why it cannot be used (None: nothing wrong).

    Number 0 is a sheet as a whole. `group`: what it is numbered within, the title of its sheet. `aside`: what stands
    there is likely no question, so who answers a list of questions may pass over it.
    """

    where: Remark
    number: int
    row: Row
    fault: Remark | None = None
    group: str = ""
    aside: bool = False


def read_table(rows: Sequence[GridRow], where: Callable[[int], Remark], group: str, strict: bool) -> list[Line] | None:
    """The lines of one sheet, None where no row names columns; `strict`: text beyond the last column is a fault."""
    top = header([row.cells for row in rows])
    if top is None:
        return None
    names = rows[top].cells
    columns = columns_of(names)
    gathered: list[tuple[list[GridRow], tuple[Column, ...], int]] = []
    for row in rows[top + 1 :]:
        if again := names_anew(row.cells, names):
            names, columns = row.cells, again
        elif gathered and _asked(columns) & row.below:
            gathered[-1][0].append(row)
        else:
            gathered.append(([row], columns, len(names)))
    found = []
    for parts, held, most in gathered:
        over = _question_over(parts[0], held)
        if over is not None:
            if _is_heading(over):
                continue
            parts = [_in_its_column(part, held) for part in parts]
        fields = _fields(parts, held)
        fault = _fault(parts, held, most if strict else None)
        aside = False
        if not fault and over is not None and not _asks(over):
            fault, aside = _OVER, True
        elif not fault and not any(fields.get(name) for name in ("question", "answer", "source", "reference")):
            if not any(_says_more(part, held) for part in parts):
                continue
            fault, aside = _BESIDE, True
        found.append(Line(where(parts[0].number), parts[0].number, fields, fault, group, aside))
    return _numbered(found)


def _asked(columns: Sequence[Column]) -> set[int]:
    return {column.place for column in columns if column.field == "question"}


def _fault(parts: Sequence[GridRow], columns: Sequence[Column], most: int | None) -> Remark | None:
    """Why rows cannot be read as they stand; text beyond the first `most` cells is a fault, with None it is none."""
    if fault := next((part.fault for part in parts if part.fault), None):
        return fault
    if any(column.place in part.unknown for part in parts for column in columns):
        return _UNKNOWN
    if most is not None and any(cell for part in parts for cell in part.cells[most:]):
        return _RAGGED
    cells = [part.cells[column.place] for part in parts for column in columns if column.place < len(part.cells)]
    if wrong := next((cell for cell in cells if _ERROR.fullmatch(cell)), None):
        return Remark(
            f"formule die niets oplevert ({wrong}); herstel haar in Excel of maak de cel leeg",
            f"formula that comes to nothing ({wrong}); mend it in Excel or empty the cell",
        )
    return None


def _question_over(row: GridRow, columns: Sequence[Column]) -> str | None:
    """The text of a cell that lies over the question and another column with nothing beside it, None for no such."""
    fields = {column.place: column.field for column in columns}
    for places in row.across:
        covered = {fields[place] for place in places if place in fields}
        others = any(cell for place, cell in enumerate(row.cells) if place not in places and place in fields)
        if "question" in covered and len(covered) > 1 and not others:
            return row.cells[min(places)]
    return None


def _in_its_column(row: GridRow, columns: Sequence[Column]) -> GridRow:
    """A row whose question lies over other columns too, with those empty."""
    asked = min(_asked(columns))
    wide = {place for places in row.across if asked in places for place in places} - {asked}
    return replace(row, cells=["" if place in wide else cell for place, cell in enumerate(row.cells)])


def _asks(text: str) -> bool:
    return "?" in text or asked_for(text) != "other"


def _is_heading(text: str) -> bool:
    return not _asks(text) and len(text.split()) <= _HEADING_WORDS


def _says_more(row: GridRow, columns: Sequence[Column]) -> bool:
    """Whether words stand in a column that is not read."""
    read = {column.place for column in columns}
    return any(place not in read and any(map(str.isalpha, cell)) for place, cell in enumerate(row.cells))


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
    """The lines; a column of Vraag numbers that counts the rows, over several sources, becomes that of their ids.

    Who knows the papers finds it under `counted`, as it may number their Vragen all the same.
    """
    numbers = [line.row.get("vraag") for line in lines if line.row.get("question")]
    sources = {line.row.get("source") for line in lines if line.row.get("source")}
    counts = len(sources) > 1 and numbers == [str(number) for number in range(1, len(numbers) + 1)]
    if not counts:
        return lines
    moved = []
    for line in lines:
        row = dict(line.row)
        number = row.pop("vraag", "")
        moved.append(replace(line, row={**row, "id": row.get("id") or number, "counted": number}))
    return moved
