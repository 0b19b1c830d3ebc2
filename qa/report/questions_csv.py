"""questions.csv: a row for each question, for who goes through them in a spreadsheet or a script."""

import csv
import re
from collections.abc import Mapping, Sequence
from typing import Any, TextIO

from qa.messages import Language
from qa.report.names import failure_name

COLUMNS = (
    "id", "kind", "question", "expected", "rank", "unit_rank", "first_citation_right", "span_recall", "answer_f1",
    "abstained", "confidence", "quoted_words", "verbatim", "shown", "why",
)  # fmt: skip
# What a formula starts with, for one spreadsheet or another; a number may start so too.
_STARTS = tuple("=+-@\t\r\n")
_NUMBER = re.compile(r"[+-]?\d+(?:[.,]\d+)?")
# Column -> the measure whose value for this question it holds.
_MEASURES = {
    "first_citation_right": "first_citation_right",
    "span_recall": "span_recall",
    "answer_f1": "answer_f1",
    "quoted_words": "quoted_words_mean",
    "verbatim": "verbatim",
}


def write_questions(rows: Sequence[Mapping[str, Any]], file: TextIO, language: Language = "nl") -> None:
    """Write the `by_question` of report.json; an empty cell where there is no value. `file` is open with newline="".

    Numbers have a decimal point, for scripts. No cell is one that a spreadsheet would run as a formula.
    """
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in rows:
        cells: dict[str, Any] = {
            **{name: row[name] for name in ("id", "kind", "question", "rank", "unit_rank", "confidence", "shown")},
            **{column: _number(row["values"].get(measure)) for column, measure in _MEASURES.items()},
            "expected": "; ".join(map(str, row["places"])),
            "abstained": int(row["abstained"]),
            "why": failure_name(row["failure"], language) if row["failure"] else "",
        }
        writer.writerow([_plain(cells[column]) for column in COLUMNS])


def _number(value: float | None) -> float | int | None:
    """A whole number without a decimal: 1 and not 1.0, as scripts that read the file expect."""
    return int(value) if value is not None and value == int(value) else value


def _plain(cell: Any) -> Any:
    """A cell that no spreadsheet runs as a formula, and that can be written: without lone surrogates."""
    if not isinstance(cell, str):
        return cell
    text = cell.encode("utf-8", "replace").decode("utf-8")
    return f"'{text}" if text[:1] in _STARTS and not _NUMBER.fullmatch(text) else text
