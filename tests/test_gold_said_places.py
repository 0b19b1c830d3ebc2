"""A source never turns into the whole paper unsaid, and what cannot be answered has no answer."""

import json
from pathlib import Path
from typing import Any

import pytest
from shipped import seed_engine, write_lines
from village import village_engine

from index.errors import QuestionError
from qa.gold.check import check
from qa.gold.gold_file import read_gold_file
from qa.gold.records import GoldFile, Place
from qa.gold.source_words import SourceWords

KAAS, BRUG, BIEB, PONT = "kaas.txt", "brug.txt", "bibliotheek.txt", "veerpont.txt"


def of_sheet(path: Path, *rows: str) -> GoldFile:
    """The gold of a sheet with separators of semicolons."""
    path.write_text("\n".join(rows), encoding="utf-8")
    return read_gold_file(path, village_engine())


def of_lines(path: Path, *rows: dict[str, Any]) -> GoldFile:
    return read_gold_file(write_lines(path, rows), village_engine())


@pytest.fixture(scope="module")
def words() -> SourceWords:
    return SourceWords(village_engine())


def test_numbers_that_count_the_rows_and_may_be_those_of_a_vraag(tmp_path: Path) -> None:
    names = "Vraagnummer;Vraag;Bron"
    found = of_sheet(tmp_path / "a.csv", names, "1;Een?;kaas.txt", "2;Twee?;brug.txt", "3;Drie?;brug.txt")
    assert [item.relevant for item in found.gold] == [(Place(KAAS, 1),), (Place(BRUG, 2),), (Place(BRUG, 3),)]
    # A letter has no Vragen, a paper lacks the number, or a question that has one has no source.
    for last in ("3;Drie?;veerpont.txt", "3;Drie?;kaas.txt\n4;Vier?;kaas.txt", "3;Drie?;"):
        found = of_sheet(tmp_path / "b.csv", names, "1;Een?;kaas.txt", "2;Twee?;brug.txt", last)
        assert [item.asked.id for item in found.gold[:3]] == ["1", "2", "3"]
        assert found.gold[0].relevant == (Place(KAAS, whole=True),)


def test_a_row_of_json_names_its_vraag_or_section_beside_its_paper(tmp_path: Path) -> None:
    found = of_lines(
        tmp_path / "g.jsonl",
        {"question": "Hoeveel kaas?", "document": KAAS, "vraag": 2},
        {"question": "Wat kost de pont?", "document": PONT, "section": "Kosten", "vraag": None},
        {"question": "Wat kost de pont?", "document": PONT, "section": None, "vraag": None},
        {"question": "Wat kost de pont?", "document": PONT, "vraag": "2"},
    )
    assert [item.relevant for item in found.gold] == [
        *((Place(KAAS, 2),), (Place(PONT, section="Kosten"),)),
        (Place(PONT, whole=True),),
    ]
    assert [item.where.english for item in found.unusable] == ["line 4"]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("bibliotheek.txt, boetes", Place(BIEB, section="Boetes")),
        ("kaas.txt, blz. 2", Place(KAAS, whole=True)),
        ("kaas.txt, pagina 2-3 (zie ook tabel 4)", Place(KAAS, whole=True)),
        ("kaas.txt van 20 maart 2025", Place(KAAS, whole=True)),
        ("kaas.txt (20-03-2025)", Place(KAAS, whole=True)),
        ("kaas.txt: Kamervragen over de kaasmarkt, minister Van Dam", Place(KAAS, whole=True)),
        ("zie de brief bibliotheek.txt", Place(BIEB, whole=True)),
    ],
)
def test_words_beside_a_paper(words: SourceWords, written: str, place: Place) -> None:
    assert words.read(written) == (place,)


def test_a_heading_by_its_first_words() -> None:
    drugs = "004_738f2ae6ad2efe6c.txt"
    seeds = SourceWords(seed_engine())
    assert seeds.read(f"{drugs}, OPAAK") == (Place(drugs, section="Opaak rapport"),)
    with pytest.raises(QuestionError, match="geen kopje 'Paraatheid'"):
        seeds.read(f"{drugs}, Paraatheid")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("bibliotheek.txt, Prijzen", "geen kopje 'Prijzen'; wel bijvoorbeeld Openingstijden, Boetes"),
        ("kaas.txt, Schoonmaak", "geen kopje 'Schoonmaak'; wel vraag 1 t/m 3"),
        ("veerpont.txt: Vertrektijden op zondag", "geen kopje 'Vertrektijden op zondag'"),
    ],
)
def test_words_that_name_no_place_are_refused(words: SourceWords, written: str, said: str) -> None:
    with pytest.raises(QuestionError) as caught:
        words.read(written)
    assert said in str(caught.value)
    assert "has no heading" in caught.value.english


def test_a_whole_paper_as_place_is_a_remark(tmp_path: Path) -> None:
    found = of_sheet(
        tmp_path / "g.csv", "Vraag;Antwoord;Bron", "Hoeveel?;8.400 kilo;kaas.txt, p. 2", "Hoe?;Ja;kaas.txt vraag 1"
    )
    remarks = [item for item in check(found, village_engine()) if item.code == "whole"]
    assert [(item.where.english, item.level) for item in remarks] == [("line 2", "opmerking")]
    assert "every passage counts" in remarks[0].said.english


def test_an_answer_without_a_source_is_not_unanswerable(tmp_path: Path) -> None:
    found = of_lines(
        tmp_path / "g.jsonl",
        {"question": "Hoeveel kaas?", "relevant": [], "answer": ["8.400 kilo"]},
        {"question": "Hoeveel brood?", "relevant": [], "answer": ["niet gevonden"]},
        {"question": "Hoeveel vis?", "document": None, "answer": []},
        {"question": "Hoeveel tulpen?", "document": None, "answer": "zes"},
    )
    assert [(item.asked.question, item.kind) for item in found.gold] == [
        ("Hoeveel brood?", "unanswerable"),
        ("Hoeveel vis?", "unanswerable"),
    ]
    assert [(item.where.english, item.reason.dutch.split(";")[0]) for item in found.unusable] == [
        ("line 1", "antwoord zonder bron"),
        ("line 4", "antwoord zonder bron"),
    ]


def test_unanswerable_with_a_place_or_an_answer_is_a_fault(tmp_path: Path) -> None:
    place = {"document": KAAS, "vraag": 2}
    of_json = of_lines(
        tmp_path / "g.jsonl",
        {"question": "Hoeveel vis?", "kind": "unanswerable", "relevant": [place]},
        {"question": "Hoeveel brood?", "kind": "unanswerable", "relevant": [], "answer": ["zes"]},
        {"question": "Hoeveel tulpen?", "kind": "unanswerable", "relevant": [], "answer": []},
    )
    of_rows = of_sheet(
        tmp_path / "g.csv",
        "Vraag;Antwoord;Bron;Soort",
        "Hoeveel vis?;;kaas.txt;onbeantwoordbaar",
        "Hoeveel brood?;zes;;onbeantwoordbaar",
        "Hoeveel tulpen?;niet gevonden;kaas.txt;onbeantwoordbaar",
        "Hoeveel rozen?;;;onbeantwoordbaar",
    )
    for held, wheres in ((of_json, ["line 1", "line 2"]), (of_rows, ["line 2", "line 3"])):
        faults = [item for item in check(held, village_engine()) if item.level == "fout"]
        assert [(item.where.english, item.code) for item in faults] == [(where, "contradicted") for where in wheres]


def test_where_a_finding_stands_is_said_in_both_languages(tmp_path: Path) -> None:
    place = {"document": "weg.txt", "vraag": 2}
    found = of_lines(tmp_path / "g.jsonl", {"question": "Hoeveel vis?", "relevant": [place], "answer": ["zes"]})
    told = check(found, village_engine())[0].to_json()
    assert json.loads(json.dumps(told))["where"] == "regel 1"
    assert told["where_en"] == "line 1"
