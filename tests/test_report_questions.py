"""questions.csv of an evaluation: a row for each question, that a script reads and no spreadsheet runs."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from report_content import content

from qa.report.questions_csv import COLUMNS, write_questions
from qa.report.written import write_report


def written(rows: list[dict[str, Any]]) -> list[dict[str, str]]:
    file = io.StringIO(newline="")
    write_questions(rows, file)
    file.getvalue().encode("utf-8")
    return list(csv.DictReader(io.StringIO(file.getvalue(), newline="")))


def test_questions_csv_has_a_row_for_each_question() -> None:
    made = content()["by_question"]
    rows = written(made)
    assert len(rows) == len(made)
    assert tuple(rows[0]) == COLUMNS
    for row, question in zip(rows, made, strict=True):
        assert (row["id"], row["question"]) == (question["id"], question["question"])
        assert row["rank"] == ("" if question["rank"] is None else str(question["rank"]))
        assert row["abstained"] == str(int(question["abstained"]))
        first = question["values"]["first_citation_right"]
        assert row["first_citation_right"] == ("" if first is None else str(int(first)))
        assert (row["why"] == "") == (question["failure"] == "")
        assert row["expected"] == "; ".join(question["places"])
    low = next(row for row, question in zip(rows, made, strict=True) if question["failure"] == "ranked_low")
    assert low["why"] == "Gevonden, maar te laag"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", "'=1+1"), ("+31 20", "'+31 20"), ("-brug", "'-brug"), ("@SOM(A1)", "'@SOM(A1)"), ("\tx", "'\tx"),
        ("-5", "-5"), ("brug = open", "brug = open"), ('a "b", c\nd', 'a "b", c\nd'), ("x\ud800", "x?"),
    ],
)  # fmt: skip
def test_no_cell_is_a_formula(text: str, expected: str) -> None:
    row = content(1)["by_question"][0] | {"question": text, "shown": text, "id": text, "kind": text, "places": [text]}
    (found,) = written([row])
    assert [found[name] for name in ("question", "shown", "id", "kind", "expected")] == [expected] * 5


def test_the_table_is_in_the_language_of_the_report(tmp_path: Path) -> None:
    write_report(content(40), tmp_path, "en")
    with (tmp_path / "questions.csv").open(encoding="utf-8", newline="") as file:
        said = {row["why"] for row in csv.DictReader(file)}
    assert "Found, but too low" in said
    assert "Gevonden, maar te laag" not in said
