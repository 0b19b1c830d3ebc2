"""Sheets as people make them: where the names stand, what belongs together, and what a cell shows."""

import io
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from index.errors import QuestionError
from qa.questions_file import read_rows
from qa.sheets import workbook
from qa.sheets.sheet import read_sheet
from qa.sheets.table import Line

Cells = Sequence[Sequence[object]]


def book_of(path: Path, *sheets: tuple[str, Cells], merged: Sequence[str] = ()) -> Path:
    """A workbook with the sheets given; `merged` ranges are of the first."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets:
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    for box in merged:
        book.worksheets[0].merge_cells(box)
    book.save(path)
    return path


def lines_of(path: Path) -> tuple[Line, ...]:
    return read_sheet(path).lines


def fields(path: Path, *names: str) -> list[tuple[object, ...]]:
    return [tuple(line.row.get(name, "") for name in names) for line in lines_of(path)]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (("Vraag", "Antwoord", "Bron"), ("v", "a", "b")),
        (("VRAGEN:", "Gewenst antwoord *", "Bron(nen)"), ("v", "a", "b")),
        (("Kamervraag", "Verwacht\nantwoord", "Document"), ("v", "a", "b")),
        (("vraag\xa0tekst", "Correct antwoord", "Bronvermelding"), ("v", "a", "b")),
        (("Question", "Expected answer", "Source"), ("v", "a", "b")),
        (("Vraag (verplicht)", "Antwoord / toelichting", "“Bron”"), ("v", "a", "b")),
        (("Vraagtekst", "Antwoorden", "Vindplaats"), ("v", "a", "")),
    ],
)
def test_common_spellings(names: tuple[str, str, str], expected: tuple[str, ...], tmp_path: Path) -> None:
    path = book_of(tmp_path / "g.xlsx", ("Blad1", [names, ("v", "a", "b")]))
    assert fields(path, "question", "answer", "source") == [expected]


def test_columns_in_any_order_beside_others(tmp_path: Path) -> None:
    rows = [
        ("Bron", "#", "Onderwerp", "Soort", "Antwoord", "", "Vraag", "Opmerking"),
        ("b", 7, "kaas", "feit", "a", "los", "v", "nog nakijken"),
    ]
    (line,) = lines_of(book_of(tmp_path / "g.xlsx", ("Blad1", rows)))
    wanted = {"question": "v", "answer": "a", "source": "b", "source_more": "", "id": "7", "kind": "feit"}
    assert (line.where.dutch, line.where.english, line.row) == ("blad Blad1, rij 2", "sheet Blad1, row 2", wanted)


def test_a_title_and_notes_above_the_names(tmp_path: Path) -> None:
    rows = [
        ("Vragen", None, None),
        (None, None, None),
        ("Vul per rij één vraag in", None, None),
        ("Vraag", "Antwoord", "Bron"),
        ("v1", "a1", "b1"),
        (None, None, None),
        ("Vraag", "Antwoord", "Bron"),
        ("v2", "a2", "b2"),
    ]
    path = book_of(tmp_path / "g.xlsx", ("Blad1", rows), merged=["A1:C1", "A3:C3"])
    assert [(line.number, line.row["question"]) for line in lines_of(path)] == [(5, "v1"), (8, "v2")]


def test_merged_cells(tmp_path: Path) -> None:
    rows = [
        ("Vraag", "Antwoord", "Bron", None),
        ("Deel 1: kaas", None, None, None),
        ("v1", "a1", "kaas.txt", 2),
        ("v2", "a2", None, None),
        ("v3", "a3", "kaas.txt", None),
        (None, None, "brug.txt", None),
        ("v4", None, None, None),
    ]
    merged = ["C1:D1", "A2:D2", "C3:C4", "A5:A6"]
    path = book_of(tmp_path / "g.xlsx", ("Blad1", rows), merged=merged)
    assert [
        (line.number, *pair) for line, pair in zip(lines_of(path), fields(path, "question", "source"), strict=True)
    ] == [
        (3, "v1", "kaas.txt, vraag 2"),
        (4, "v2", "kaas.txt"),
        (5, "v3", "kaas.txt\nbrug.txt"),
        (7, "v4", ""),
    ]


def test_two_rows_of_names(tmp_path: Path) -> None:
    rows = [
        ("Vraag", "Goud", None),
        (None, "Antwoord", "Bron"),
        ("v", "a", "b"),
    ]
    path = book_of(tmp_path / "g.xlsx", ("Blad1", rows), merged=["A1:A2", "B1:C1"])
    assert fields(path, "question", "answer", "source") == [("v", "a", "b")]


def test_every_sheet_is_read_or_named(tmp_path: Path) -> None:
    path = book_of(
        tmp_path / "g.xlsx",
        ("Toelichting", [("Zo vult u dit in",)]),
        ("Kaas", [("Vraag", "Bron"), ("v1", "b1")]),
        ("Leeg", []),
        ("Brug", [("Bron", "Vraag"), ("b2", "v2")]),
    )
    found = [(line.where.dutch, line.number, line.row.get("question"), bool(line.fault)) for line in lines_of(path)]
    assert found == [
        ("blad Toelichting", 0, None, True),
        ("blad Kaas, rij 2", 2, "v1", False),
        ("blad Brug, rij 2", 2, "v2", False),
    ]
    # Who answers all questions passes over a sheet that has none.
    assert [number for number, _ in read_rows(path)] == [2, 2]


def test_rows_that_hold_no_question(tmp_path: Path) -> None:
    rows = [
        ("Nr", "Vraag", "Antwoord", "Bron", "Opmerking"),
        (1, "v", "a", "b", None),
        (2, None, None, None, None),
        (None, None, None, None, "later aanvullen"),
        (3, None, "a", None, None),
    ]
    path = book_of(tmp_path / "g.xlsx", ("Blad1", rows))
    # Text in a column that is not read may be a question that was typed in the wrong one.
    assert [(line.number, line.fault is None, line.aside) for line in lines_of(path)] == [
        (2, True, False),
        (4, False, True),
        (5, True, False),
    ]
    assert [number for number, _ in read_rows(path)] == [2, 5]


def test_hidden_rows_count(tmp_path: Path) -> None:
    path = book_of(tmp_path / "g.xlsx", ("Blad1", [("Vraag", "Bron"), ("v1", "b"), ("v2", "b")]))
    book = load_workbook(path)
    book.worksheets[0].row_dimensions[2].hidden = True
    book.save(path)
    assert fields(path, "question") == [("v1",), ("v2",)]


def test_a_column_of_vraag_numbers(tmp_path: Path) -> None:
    rows = [("Vraag", "Vraagtekst", "Bron"), (2, "v1", "kaas.txt"), (1, "v2", "kaas.txt")]
    path = book_of(tmp_path / "g.xlsx", ("Blad1", rows))
    assert fields(path, "question", "vraag", "id") == [("v1", "2", ""), ("v2", "1", "")]
    # One that counts the rows, over several papers, numbers the questions.
    rows = [("Vraagnummer", "Vraag", "Bron"), (1, "v1", "kaas.txt"), (2, "v2", "brug.txt")]
    path = book_of(tmp_path / "h.xlsx", ("Blad1", rows))
    assert fields(path, "question", "vraag", "id") == [("v1", "", "1"), ("v2", "", "2")]


def test_formulas(tmp_path: Path) -> None:
    book = Workbook()
    for row in (("Vraag", "Antwoord", "Bron"), ("v1", "=1+1", "b"), ("v2", "a", "b")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "los.xlsx")
    first, second = lines_of(tmp_path / "los.xlsx")
    assert first.fault is not None
    assert first.fault.dutch.startswith("formule zonder bewaarde uitkomst")
    assert second.fault is None
    # As Excel saves it, with what came out.
    with zipfile.ZipFile(tmp_path / "los.xlsx") as old, zipfile.ZipFile(tmp_path / "g.xlsx", "w") as new:
        for entry in old.namelist():
            part = old.read(entry)
            new.writestr(
                entry, part.replace(b"<f>1+1</f><v />", b"<f>1+1</f><v>2</v>").replace(b"<v></v>", b"<v>2</v>")
            )
    assert fields(tmp_path / "g.xlsx", "question", "answer") == [("v1", "2"), ("v2", "a")]
    # A formula that came out empty is an empty cell.
    with zipfile.ZipFile(tmp_path / "g.xlsx") as old, zipfile.ZipFile(tmp_path / "leeg.xlsx", "w") as new:
        for entry in old.namelist():
            part = old.read(entry).replace(b'<c r="B2"><f>1+1</f><v>2</v>', b'<c r="B2" t="str"><f>1+1</f><v></v>')
            new.writestr(entry, part)
    assert [line.fault for line in lines_of(tmp_path / "leeg.xlsx")] == [None, None]
    assert fields(tmp_path / "leeg.xlsx", "question", "answer") == [("v1", ""), ("v2", "a")]


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [("Vraag", "Bron"), *[(f"v{number}", "b") for number in range(20)]]
    path = book_of(tmp_path / "g.xlsx", ("Blad1", rows))
    monkeypatch.setattr(workbook, "MAX_ROWS", 20)
    with pytest.raises(QuestionError, match="meer dan 20 rijen"):
        read_sheet(path)
    monkeypatch.setattr(workbook, "MAX_UNPACKED", 1000)
    with pytest.raises(QuestionError, match="uitgepakt"):
        read_sheet(path)


def test_entities_are_refused(tmp_path: Path) -> None:
    path = book_of(tmp_path / "los.xlsx", ("Blad1", [("Vraag", "Bron"), ("v", "b")]))
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "g.xlsx", "w") as new:
        for entry in old.namelist():
            part = old.read(entry)
            if entry.endswith("sheet1.xml"):
                part = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + part
            new.writestr(entry, part)
    with pytest.raises(QuestionError, match="geen leesbaar Excel-bestand"):
        read_sheet(tmp_path / "g.xlsx")


def test_a_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    book = Workbook()
    for row in (("Vraag", "Bron"), ("v", "b")):
        book.worksheets[0].append(row)
    book.worksheets[0]["XFD1048576"] = "vergeten"
    data = io.BytesIO()
    book.save(data)
    (tmp_path / "g.xlsx").write_bytes(data.getvalue())
    assert fields(tmp_path / "g.xlsx", "question") == [("v",)]
