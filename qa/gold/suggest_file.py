"""Proposals written down for the person who looks at them: JSON lines, or a sheet with room to read and to change.

Each says that it is to be checked. What comes out goes into `vraagbaak evaluate --gold` as it is.
"""

import csv
import io
import json
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

from index.errors import QuestionError
from qa.batch import written_whole
from qa.dossier_file import write_whole
from qa.gold.suggest import Suggestion

SUFFIXES = (".jsonl", ".xlsx", ".csv")
COLUMNS = ("Vraag", "Antwoord", "Bron", "Soort", "Controleren")
TO_CHECK = "te controleren"
_KINDS = {
    "factoid": "feit",
    "yesno": "ja/nee",
    "explain": "uitleg",
    "list": "lijst",
    "unanswerable": "niet te beantwoorden",
}
_WIDTHS = (60, 80, 36, 12, 16)
# A cell that begins so is a formula to a spreadsheet; a paper is anybody's text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# The oldest moment that a zip file knows: the same proposals give the same bytes.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_ABOUT = "docProps/core.xml"
_MOMENT, _NO_MOMENT = re.compile(rb"(?<=>)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ(?=<)"), b"1980-01-01T00:00:00Z"
_LONGEST_CELL = 32_000


def check_suffix(path: Path) -> str:
    """The suffix of `path`, one of `SUFFIXES`. Raises QuestionError for another."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise QuestionError(
            f"{path.name}: verwacht een naam op {', '.join(SUFFIXES)}",
            f"{path.name}: expected a name in {', '.join(SUFFIXES)}",
        )
    return suffix


def write_suggestions(found: Sequence[Suggestion], path: Path) -> None:
    """Write proposals to `path`, whole or not at all: .jsonl in the contract's form, .csv or .xlsx with `COLUMNS`.

    Raises QuestionError for another suffix, or when the file cannot be written.
    """
    suffix = check_suffix(path)
    if suffix == ".xlsx":
        write_whole(path, _sheet([_cells(item) for item in found]))
        return
    with written_whole(path) as file:
        if suffix == ".jsonl":
            file.writelines(f"{json.dumps(_row(item), ensure_ascii=False)}\n" for item in found)
            return
        # The mark that tells Excel it is UTF-8; Dutch Excel expects semicolons.
        file.write("\ufeff")
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow(COLUMNS)
        writer.writerows([_neutral(cell) for cell in _cells(item)] for item in found)


def _row(item: Suggestion) -> dict[str, object]:
    return {
        "id": item.id,
        "question": item.question,
        "kind": item.kind,
        "document": item.document,
        "relevant": [{"document": item.document, "vraag": item.vraag, "section": None}],
        "answer": list(item.spans),
        "gold_sentence": list(item.spans),
        "status": TO_CHECK,
    }


def _cells(item: Suggestion) -> list[str]:
    return [item.question, " ".join(item.spans), f"{item.document}, vraag {item.vraag}", _KINDS[item.kind], TO_CHECK]


def _neutral(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _sheet(rows: Sequence[Sequence[str]]) -> bytes:
    from openpyxl import Workbook  # a heavy import that only spreadsheets need
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.create_sheet("Voorstellen", 0)
    del book["Sheet"]
    for number, cells in enumerate([COLUMNS, *rows], start=1):
        for column, text in enumerate(cells, start=1):
            cell = sheet.cell(number, column)
            cell.value = ILLEGAL_CHARACTERS_RE.sub(" ", text)[:_LONGEST_CELL]
            # Text whatever it begins with, also after somebody has edited the cell.
            cell.data_type = "s"
            cell.quotePrefix = text.startswith(_FORMULA)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=number == 1)
    for column, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    written = io.BytesIO()
    book.save(written)
    return _without_day(written)


def _without_day(written: io.BytesIO) -> bytes:
    """The same file without the moment at which it was made."""
    out = io.BytesIO()
    with zipfile.ZipFile(written) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in parts.namelist():
            entry = zipfile.ZipInfo(name, _NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            kept.writestr(entry, _MOMENT.sub(_NO_MOMENT, parts.read(name)) if name == _ABOUT else parts.read(name))
    return out.getvalue()
