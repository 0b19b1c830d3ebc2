"""The measurement of reading on a folder of samples: right, wrong, and what it says of each."""

import json
from pathlib import Path

import pytest
from pdf_paper import Block, Face, typeset

from bench.reading import main

BLOCKS: list[Block] = [
    ("kop", "Vraag 1"),
    ("tekst", "Is er kaas?"),
    ("kop", "Vraag 2 en 3"),
    ("tekst", "En brood?"),
    ("kop", "Antwoord 1"),
    ("tekst", "Ja."),
    ("kop", "Antwoord 2 en 3"),
    ("tekst", "Nee."),
]


@pytest.mark.parametrize(("units", "code"), [([[1], [2, 3]], 0), ([[1], [2], [3]], 1), ([[1]], 1)])
def test_each_paper_is_held_against_its_truth(
    units: list[list[int]], code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pdf").mkdir()
    opening = ("Vragen van het lid Bos (D66) aan de Minister van Kaas over brood (ingezonden 2 juli 2024).",)
    (tmp_path / "pdf" / "stuk.pdf").write_bytes(typeset(Face(opening), BLOCKS))
    (tmp_path / "pdf_numbers.jsonl").write_text(json.dumps({"file": "stuk.pdf", "units": units}), encoding="utf-8")
    assert main([str(tmp_path)]) == code
    printed = capsys.readouterr().out
    assert printed.startswith("goed  stuk.pdf" if code == 0 else "FOUT  stuk.pdf")
    assert ", 0 tekens kwijt" in printed


def test_what_cannot_be_read_is_wrong(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "stuk.pdf").write_bytes(b"%PDF-1.7")
    assert main([str(tmp_path)]) == 1
    assert "beschadigde" in capsys.readouterr().out
    assert main([str(tmp_path / "weg")]) == 2
