"""Gold in CSV and JSON lines: separators, encodings, ragged rows, and files that cannot be read at all."""

from pathlib import Path

import pytest

from index.errors import QuestionError
from qa.questions_file import read_rows
from qa.sheets.sheet import read_sheet
from qa.sheets.table import Line


def lines_of(path: Path) -> tuple[Line, ...]:
    return read_sheet(path).lines


def fields(path: Path, *names: str) -> list[tuple[object, ...]]:
    return [tuple(line.row.get(name, "") for name in names) for line in lines_of(path)]


CSV = [("Nr", "Vraag", "Antwoord", "Bron"), ("1", "Wat kost “het”, en waarom?", "één euro\nper stuk", "kaas.txt")]
WANTED = [("1", "Wat kost “het”, en waarom?", "één euro\nper stuk", "kaas.txt")]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("above", ["", "Goud van de afdeling\n\n"])
def test_csv_of_every_kind(separator: str, encoding: str, above: str, tmp_path: Path) -> None:
    text = "\r\n".join(separator.join(f'"{cell}"' for cell in row) for row in CSV)
    (tmp_path / "g.csv").write_bytes((above + text).encode(encoding))
    assert fields(tmp_path / "g.csv", "id", "question", "answer", "source") == WANTED
    assert lines_of(tmp_path / "g.csv")[0].where.dutch == ("regel 4" if above else "regel 2")


def test_csv_that_says_its_separator(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("sep=;\nVraag;Bron\nv;b\n", encoding="utf-8")
    assert [(line.number, line.row["question"]) for line in lines_of(tmp_path / "g.csv")] == [(3, "v")]


def test_ragged_csv(tmp_path: Path) -> None:
    text = "Vraag,Antwoord,Bron\nv1,a1,b1,,\nv2,a2\nWie, en waarom?,a3,b3\n"
    (tmp_path / "g.csv").write_text(text, encoding="utf-8")
    first, second, third = lines_of(tmp_path / "g.csv")
    assert (first.fault, second.fault) == (None, None)
    assert second.row == {"question": "v2", "answer": "a2", "source": "", "source_more": ""}
    assert third.fault is not None
    assert third.fault.english.startswith("more cells than columns")


def test_json_lines_with_faults(tmp_path: Path) -> None:
    lines = ['{"a": 1}', "", "kapot", "[1]", "[" * 5000, r'{"a": "\ud83d"}', r'{"a": "\ud83d\ude00"}', "9" * 5000]
    (tmp_path / "g.jsonl").write_text("\n".join(lines), encoding="utf-8")
    found = [(line.where.english, line.fault is None) for line in lines_of(tmp_path / "g.jsonl")]
    fine = {"line 1", "line 7"}
    assert found == [(f"line {number}", f"line {number}" in fine) for number in (1, 3, 4, 5, 6, 7, 8)]


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("g.xls", b"", "oude Excel-formaat"),
        ("g.ods", b"", "LibreOffice"),
        ("g.docx", b"", ".jsonl, .csv of .xlsx"),
        ("g.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "wachtwoord"),
        ("g.xlsx", b"PK\x03\x04stuk", "geen leesbaar Excel-bestand"),
        ("g.csv", b"Vraag;Bron\n\0\1\2", "geen tekst"),
        ("g.csv", b"Vraag;Bron\n", "geen enkele regel"),
        ("g.jsonl", '{"question": "caf\xe9"}'.encode("latin-1"), "geen tekst in UTF-8"),
        ("g.csv", b'Vraag;Bron\n"' + b"x" * 200_000, "geen leesbare CSV"),
    ],
)
def test_files_that_cannot_be_read(name: str, data: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(QuestionError, match=said) as caught:
        read_sheet(tmp_path / name)
    assert name in str(caught.value)


def test_a_sheet_without_names(tmp_path: Path) -> None:
    (tmp_path / "g.csv").write_text("Naam;Plaats\nJan;Zandvoorde\n", encoding="utf-8")
    (line,) = lines_of(tmp_path / "g.csv")
    assert line.number == 0
    with pytest.raises(QuestionError, match=r"g\.csv, regel 1: geen rij met kolomnamen"):
        read_rows(tmp_path / "g.csv")
