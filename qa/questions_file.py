"""Files of questions, gold and references that are used as a whole: every fault stops, named with its line.

A file is read whole and checked before anything is answered, so that a fault on line 400 costs nothing. How a file is
read (.jsonl, .csv, .xlsx; where its column names stand) is the business of `qa.sheets.sheet`.
"""

from pathlib import Path

from index.errors import QuestionError
from qa.sheets.sheet import read_sheet
from qa.sheets.table import Line, Row

__all__ = ["Row", "read_lines", "read_rows"]


def read_lines(path: Path) -> list[Line]:
    """The lines of a file with their fields, in order; what holds no questions (a sheet without names of columns,
    a remark between the rows) is passed over.

    Raises QuestionError as `read_sheet` does, and for the first line that has a fault.
    """
    lines = read_sheet(path).lines
    named = [line for line in lines if line.number > 0 and not line.aside] or list(lines[:1])
    for line in named:
        if line.fault:
            raise QuestionError(
                f"{path.name}, {line.where.dutch}: {line.fault.dutch}",
                f"{path.name}, {line.where.english}: {line.fault.english}",
            )
    return named


def read_rows(path: Path) -> list[tuple[int, Row]]:
    """The rows of a file with their line numbers (1 is the first line), in order; raises as `read_lines` does."""
    return [(line.number, line.row) for line in read_lines(path)]
