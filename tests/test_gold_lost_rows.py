"""No row of a sheet vanishes: a second table, merged questions, hidden sheets, quotation marks that stay open."""

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from village import village_engine

from index.errors import QuestionError
from qa.gold.gold_file import read_gold_file
from qa.questions_file import read_rows
from qa.sheets.sheet import read_sheet

HERE = [("Vraag", "Antwoord", "Bron"), ("Hoeveel kaas?", "8.400 kilo", "kaas.txt")]


def written(path: Path, text: str) -> Path:
    path.write_bytes(text.encode("utf-8-sig"))
    return path


def seen(path: Path) -> list[tuple[int, object, str]]:
    """Of each line its number, its question and the beginning of its fault."""
    return [
        (line.number, line.row.get("question"), line.fault.dutch.split(" ")[0] if line.fault else "")
        for line in read_sheet(path).lines
    ]


def test_a_wider_table_below_another(tmp_path: Path) -> None:
    text = "Vraag;Antwoord;Bron\nEen?;a;b\nTwee?;c;d\n\nNr;Vraag;Antwoord;Bron;Soort\n7;Drie?;e;f;feit\n"
    lines = read_sheet(written(tmp_path / "g.csv", text)).lines
    assert [(line.number, line.row["question"], line.row["source"]) for line in lines] == [
        *((2, "Een?", "b"), (3, "Twee?", "d")),
        (6, "Drie?", "f"),
    ]
    assert lines[2].row["id"] == "7"


def test_a_lower_table_with_columns_that_are_not_read(tmp_path: Path) -> None:
    text = "Vraag;Bron\nEen?;b\n\nBron;Wie;Status;Vraag\nc;Jan;af;Twee?\n"
    lines = read_sheet(written(tmp_path / "g.csv", text)).lines
    assert [(line.row["question"], line.row["source"]) for line in lines] == [("Een?", "b"), ("Twee?", "c")]


def test_a_title_that_is_the_name_of_a_column(tmp_path: Path) -> None:
    assert seen(written(tmp_path / "g.csv", "Vragen\nNr;Vraag;Bron\n1;Een?;b\n")) == [(3, "Een?", "")]
    # With no row that names more, it is one.
    assert seen(written(tmp_path / "h.csv", "Vragen\nEen?\n")) == [(2, "Een?", "")]


def test_questions_in_a_cell_over_other_columns(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    long = "Hieronder staan de vragen die de afdeling over de kaasmarkt bedacht"
    over = ["Wat kost een brood?", "Hoeveel treinen rijden er", "Deel 2: bruggen", long]
    for row in (*HERE, *((text, None, None) for text in over)):
        sheet.append(row)
    for number in range(3, 7):
        sheet.merge_cells(f"A{number}:C{number}")
    book.save(tmp_path / "g.xlsx")
    assert seen(tmp_path / "g.xlsx") == [
        (2, "Hoeveel kaas?", ""),
        (3, "Wat kost een brood?", ""),
        (4, "Hoeveel treinen rijden er", ""),
        (6, long, "tekst"),
    ]
    found = read_gold_file(tmp_path / "g.xlsx", village_engine())
    assert [(item.kind, item.relevant == ()) for item in found.gold] == [
        ("other", False),
        *[("unanswerable", True)] * 2,
    ]
    assert [item.where.english for item in found.unusable] == ["sheet Sheet, row 6"]
    assert [number for number, _ in read_rows(tmp_path / "g.xlsx")] == [2, 3, 4]


def test_a_question_in_a_column_that_is_not_read(tmp_path: Path) -> None:
    text = "Vraag;Antwoord;Bron;Toelichting\nHoeveel kaas?;;kaas.txt;\n;;;Wie betaalt de brug?\n;;;7\nWie?;;;\n"
    found = read_gold_file(written(tmp_path / "g.csv", text), village_engine())
    assert [(item.where.dutch, item.reason.english.split(":")[0]) for item in found.unusable] == [
        ("regel 3", "no question")
    ]
    # It is no question, so those after it keep their number.
    assert [item.asked.id for item in found.gold] == ["1", "2"]


def test_a_hidden_sheet_is_named(tmp_path: Path) -> None:
    book = Workbook()
    for row in HERE:
        book.worksheets[0].append(row)
    old = book.create_sheet("Oud")
    for row in (*HERE, ("Wie betaalt?", "", "")):
        old.append(row)
    old.sheet_state = "hidden"
    book.create_sheet("Lijst")["A1"] = "feit"
    book.worksheets[2].sheet_state = "veryHidden"
    book.save(tmp_path / "g.xlsx")
    found = read_gold_file(tmp_path / "g.xlsx", village_engine())
    assert len(found.gold) == 1
    assert [(item.where.dutch, item.reason.english.split(",")[0]) for item in found.unusable] == [
        ("blad Oud", "hidden sheet"),
        ("blad Lijst", "hidden sheet"),
    ]
    with pytest.raises(QuestionError, match=r"g\.xlsx, blad Oud: verborgen blad"):
        read_rows(tmp_path / "g.xlsx")
    book = load_workbook(tmp_path / "g.xlsx")
    del book["Oud"]
    book.save(tmp_path / "g.xlsx")
    assert [number for number, _ in read_rows(tmp_path / "g.xlsx")] == [2]


@pytest.mark.parametrize(
    "text",
    [
        'Vraag;Antwoord;Bron\nEen?;a;b\n"Twee?;c;d\nDrie?;e;f\nVier?;g;h\n',
        'Vraag;Antwoord;Bron\nEen?;a;b\nTwee?;"c;d\nDrie?;e;f\nVier?;"g";h\n',
    ],
)
def test_a_quotation_mark_that_stays_open(text: str, tmp_path: Path) -> None:
    first, swallowed = read_sheet(written(tmp_path / "g.csv", text)).lines
    assert first.fault is None
    assert swallowed.fault is not None
    assert "de regels 3 t/m 5 één rij" in swallowed.fault.dutch
    assert "lines 3 to 5 one row" in swallowed.fault.english


def test_quotation_marks_that_close(tmp_path: Path) -> None:
    text = 'Vraag;Antwoord;Bron\n"Een; of ""twee""?";"a; b\nc; d; e";f\nDe "brug"?;"a" b;c\n'
    assert [line.fault for line in read_sheet(written(tmp_path / "g.csv", text)).lines] == [None, None]


@pytest.mark.parametrize("shown", ["#N/A", "#DEEL/0!", "#VERW!", "#NAME?"])
def test_what_a_broken_formula_shows_is_no_text(shown: str, tmp_path: Path) -> None:
    book = Workbook()
    for row in (*HERE, ("Wie betaalt?", shown, "kaas.txt"), ("Is # een teken?", "#N/A is een fout", "kaas.txt")):
        book.worksheets[0].append(row)
    book.save(tmp_path / "g.xlsx")
    found = read_gold_file(tmp_path / "g.xlsx", village_engine())
    assert len(found.gold) == 2
    assert [(item.where.dutch, shown in item.reason.dutch) for item in found.unusable] == [("blad Sheet, rij 3", True)]
