"""A file of questions, gold or references (.jsonl, .csv, .xlsx) as lines of fields, each with where it stands.

One reader for two policies: who answers a file as a whole stops at the first line with a fault, who evaluates names
each and goes on. Raises QuestionError only where nothing in the file can be read.
"""

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.errors import QuestionError
from index.records import Remark
from qa.sheets.cells import cleaned
from qa.sheets.columns import columns_of, header
from qa.sheets.grid import GridRow
from qa.sheets.table import Line, read_table
from qa.sheets.workbook import read_workbook

MAX_BYTES = 100 * 1024 * 1024
_TOP_LINES = 200
_OTHER = {
    ".xls": ("het oude Excel-formaat", "the old Excel format"),
    ".xlsb": ("het binaire Excel-formaat", "the binary Excel format"),
    ".ods": ("het formaat van LibreOffice", "the format of LibreOffice"),
    ".numbers": ("het formaat van Numbers", "the format of Numbers"),
}
_NO_OBJECT = Remark("geen JSON-object; verwacht één object per regel", "not a JSON object; expected one object a line")
_NO_TEXT = Remark(
    "tekens die geen tekst zijn; typ ze opnieuw, in UTF-8", "characters that are no text; type them again, in UTF-8"
)
_SURROGATE = re.compile(r"\\u[dD]")
_NO_NAMES = Remark(
    "geen rij met kolomnamen; verwacht een kolom Vraag, met Antwoord en Bron",
    "no row with the names of columns; expected a column Vraag (question), with Antwoord (answer) and Bron (source)",
)
_HIDDEN = Remark(
    "verborgen blad, niet gelezen; maak het zichtbaar als het meetelt, of verwijder het",
    "hidden sheet, not read; unhide it if it counts, or remove it",
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file that was read: the checksum of its bytes, and its lines in order."""

    sha256: str
    lines: tuple[Line, ...]


def read_sheet(path: Path) -> Sheet:
    """The lines of a file. Raises QuestionError: missing, of another kind, too large, not readable, without a line."""
    suffix = path.suffix.lower()
    if suffix in _OTHER:
        dutch, english = _OTHER[suffix]
        raise QuestionError(
            f"{path.name}: {dutch}; sla het blad op als .xlsx of als CSV UTF-8",
            f"{path.name}: {english}; save the sheet as .xlsx or as CSV UTF-8",
        )
    if suffix not in (".jsonl", ".csv", ".tsv", ".xlsx", ".xlsm"):
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
    data = path.read_bytes()
    if suffix == ".jsonl":
        lines = list(_jsonl(_text(data, path.name, only_utf8=True)))
    elif suffix in (".xlsx", ".xlsm"):
        lines = [line for sheet in read_workbook(data, path.name) for line in _sheet(*sheet)]
    else:
        rows = _csv(_text(data, path.name), path.name)
        lines = read_table(rows, _line, "", strict=True) or []
        if rows and header([row.cells for row in rows]) is None:
            lines = [Line(_line(rows[0].number), 0, {}, _NO_NAMES)]
    if not lines:
        raise QuestionError(
            f"{path.name}: geen enkele regel; verwacht ten minste een vraag",
            f"{path.name}: no line in it; expected a question",
        )
    return Sheet(hashlib.sha256(data).hexdigest(), tuple(lines))


def _line(number: int) -> Remark:
    return Remark(f"regel {number}", f"line {number}")


def _sheet(title: str, hidden: bool, rows: list[GridRow]) -> list[Line]:
    """The lines of one sheet of a workbook, or one line for the whole of it: hidden, or no row names columns."""

    def where(number: int) -> Remark:
        return Remark(f"blad {title}, rij {number}", f"sheet {title}, row {number}")

    whole = Remark(f"blad {title}", f"sheet {title}")
    lines = read_table(rows, where, title, strict=False)
    if hidden:
        # Nobody who looks at the workbook knows of these; a list of questions does not go on without them unsaid.
        return [Line(whole, lines[0].number if lines else 0, {}, _HIDDEN, title)]
    return [Line(whole, 0, {}, _NO_NAMES, title)] if lines is None else lines


def _text(data: bytes, name: str, only_utf8: bool = False) -> str:
    """The text of a file: UTF-8, UTF-16 where it says so, or what Excel makes of "CSV" in the Netherlands."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = ["utf-8-sig"] if only_utf8 else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise QuestionError(
        f"{name}: geen tekst in UTF-8; sla het bestand op als UTF-8", f"{name}: no text in UTF-8; save it as UTF-8"
    )


def _jsonl(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            row = None
        fault = _NO_TEXT if _SURROGATE.search(line) and not _is_text(row) else None
        fault = fault if isinstance(row, dict) else _NO_OBJECT
        yield Line(_line(number), number, {} if fault else row, fault)


def _is_text(row: object) -> bool:
    """Whether all text in a row can be written down: JSON may hold half a character."""
    try:
        json.dumps(row, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _csv(text: str, name: str) -> list[GridRow]:
    """The rows that hold anything, by the separator under which a row at the top names most columns."""
    said = text[:6].lower()
    if said.startswith("sep=") and len(said) > 4:
        _, _, rest = text.partition("\n")
        return _separated("\n" + rest, said[4], name)
    # Dutch Excel writes semicolons.
    top = "".join(text.splitlines(keepends=True)[:_TOP_LINES])
    fits = [(_names_most(top, delimiter), -place, delimiter) for place, delimiter in enumerate(";,\t")]
    return _separated(text, max(fits)[2], name)


def _names_most(top: str, delimiter: str) -> int:
    reader = csv.reader(io.StringIO(top, newline=""), delimiter=delimiter)
    try:
        return max((len(columns_of([cleaned(cell) for cell in cells])) for cells in reader), default=0)
    except csv.Error:
        return 0


def _separated(text: str, delimiter: str, name: str) -> list[GridRow]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    # As the reader counts them.
    lines = list(io.StringIO(text, newline=""))
    rows: list[GridRow] = []
    number = 1
    try:
        for cells in reader:
            shown = [cleaned(cell) for cell in cells]
            if any(shown):
                fault = _swallowed("".join(lines[number - 1 : reader.line_num]), delimiter, number, reader.line_num)
                rows.append(GridRow(number, shown, fault=fault))
            number = reader.line_num + 1
    except csv.Error as error:
        raise QuestionError(
            f"{name}: vanaf regel {number} geen leesbare CSV ({error}); sla het blad opnieuw op als CSV UTF-8",
            f"{name}: not readable as CSV from line {number} ({error}); save the sheet again as CSV UTF-8",
        ) from None
    return rows


def _swallowed(record: str, delimiter: str, first: int, last: int) -> Remark | None:
    """A fault where one row runs over several lines by a quotation mark that does not close what it opened."""
    if first == last:
        return None
    try:
        list(csv.reader(io.StringIO(record, newline=""), delimiter=delimiter, strict=True))
    except csv.Error:
        return Remark(
            f"aanhalingsteken dat niet goed sluit, waardoor de regels {first} t/m {last} één rij zijn; herstel het",
            f"quotation mark that does not close well, which makes lines {first} to {last} one row; mend it",
        )
    return None
