"""The check of gold: spans against the sources, doubles, contradictions, and what is only a remark."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from gold_papers import PAPERS
from harbour import engine_of
from openpyxl import Workbook
from shipped import GOLD, seed_engine

from qa.answer import Engine
from qa.gold.check import check
from qa.gold.check_words import Finding
from qa.gold.contradictions import nearly_same
from qa.gold.gold_file import read_gold_file

LICENCES = "Hoeveel vergunningen voor de kaasmarkt trok de gemeente in?"


@pytest.fixture(scope="module")
def engine() -> Engine:
    """An engine over the papers about cheese and books."""
    return engine_of(PAPERS)


def row(question: str, document: str = "kaas.txt", vraag: int | None = 2, *answer: str, **more: Any) -> dict[str, Any]:
    """A row of gold; without an answer "41 kaasmakers"."""
    place = {"document": document, "vraag": vraag, "section": None}
    held = {"question": question, "kind": "factoid", "relevant": [place], "answer": list(answer) or ["41 kaasmakers"]}
    return held | more


def silent(question: str) -> dict[str, Any]:
    """A row that says that the papers hold no answer."""
    return {"question": question, "kind": "unanswerable", "relevant": [], "answer": []}


def checked(engine: Engine, folder: Path, *rows: Mapping[str, Any] | str) -> list[Finding]:
    """What a check finds on rows, or on lines as they are."""
    path = folder / "g.jsonl"
    lines = [line if isinstance(line, str) else json.dumps(line) for line in rows]
    path.write_text("\n".join(lines), encoding="utf-8")
    return list(check(read_gold_file(path, engine), engine))


def codes(found: list[Finding]) -> list[tuple[str, str, str]]:
    """The place, level and code of findings."""
    return [(item.where.dutch, item.level, item.code) for item in found]


def test_right_gold_is_left_alone(engine: Engine, tmp_path: Path) -> None:
    right = row(LICENCES)
    letter = row("Wie antwoordt over de markt?", "kaas.txt", None, "minister Kaasjager")
    assert checked(engine, tmp_path, right, letter, silent("Hoe heet de oudste kaasmaker?")) == []


def test_the_gold_of_the_seed_papers_has_no_faults() -> None:
    found = check(read_gold_file(GOLD, seed_engine()), seed_engine())
    assert [item for item in found if item.level == "fout"] == []


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        (row(LICENCES, "kaas.txt", 3), "elsewhere", "antwoord op vraag 2 van kaas.txt"),
        (row(LICENCES, "bieb.txt", 2), "elsewhere", "antwoord op vraag 2 van kaas.txt"),
        (row(LICENCES, "kaas.txt", 2, "In 2023 verloren 42 kaasmakers hun vergunning"), "nearly",
         "“In 2023 verloren 41 kaasmakers hun vergunning voor de kaasmarkt.”"),
        (row(LICENCES, "kaas.txt", 2, "Zeepaardjes zwemmen xylofoonspelend langs ijsschotsen"), "nowhere", "nergens"),
        (row(LICENCES, "kaas.txt", 9), "no_unit", "kaas.txt heeft geen vraag 9; wel vraag 1-5"),
        (row(LICENCES, "kass.txt"), "unknown_source", "kass.txt staat niet in de index; wel kaas.txt"),
        (row(LICENCES, "kaas"), "unknown_source", "wel kaas.txt"),
        (row(LICENCES, filters={"document": "bieb.txt"}), "filtered", "filters"),
        ({**row(LICENCES), "relevant": [{"document": "kaas.txt", "vraag": None, "section": "Prijzen"}]}, "no_unit",
         "kop “Prijzen”"),
        (silent("Is de keuring van boerenkaas op de markt van Oudewater verplicht?"), "is_a_vraag",
         "antwoord op vraag 4 van kaas.txt"),
        ("geen json", "unusable", "geen JSON-object"),
        (row(""), "unusable", "vraag"),
    ],
)  # fmt: skip
def test_each_fault_is_named_with_what_would_be_right(
    wrong: dict[str, Any] | str, code: str, said: str, engine: Engine, tmp_path: Path
) -> None:
    found = checked(engine, tmp_path, row("Wat deed de gemeente op de kaasmarkt in 2023?"), wrong)
    assert codes(found) == [("regel 2", "fout", code)]
    assert said in found[0].said.dutch
    assert found[0].said.english
    assert found[0].said.english != found[0].said.dutch


def test_white_space_and_the_form_as_shown_make_no_fault(tmp_path: Path) -> None:
    wrapped = PAPERS["kaas"].replace("41 kaasmakers hun", "41 kaas-\nmakers\n  hun")
    engine = engine_of({"kaas": wrapped})
    spans = ("verloren 41  kaas-\nmakers hun vergunning",)
    assert checked(engine, tmp_path, row(LICENCES, "kaas.txt", 2, *spans)) == []


def test_a_span_may_stand_at_any_of_several_places(engine: Engine, tmp_path: Path) -> None:
    places = [{"document": "kaas.txt", "vraag": number, "section": None} for number in (3, 2)]
    assert checked(engine, tmp_path, row(LICENCES, relevant=places)) == []


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        (row("Is de keuring verplicht?", "kaas.txt", 1, "Ja"), "ambiguous", "(2 keer)"),
        (row("Hoe vaak wordt schapenkaas gekeurd?", "kaas.txt", 3, "vanaf juli elke maand"), "ambiguous",
         "antwoord op vraag 2 van bieb.txt"),
        (row("Hoeveel vergunningen, volgens vraag 2?"), "leak", "vraag 2"),
        (row("Hoeveel vergunningen staan er in kaas.txt?"), "leak", "kaas.txt"),
        (row("Hoeveel vergunningen?", answer=[]), "no_answer", "geen antwoord"),
        (row("Hoeveel vergunningen?", "kaas.txt", 2, "meer dan veertig", own_words=True), "own_words", "eigen woorden"),
        (row("Hoeveel vergunningen?", kind="multi"), "one_place", "één bron"),
    ],
)  # fmt: skip
def test_what_may_be_meant_so_is_a_remark(
    wrong: dict[str, Any], code: str, said: str, engine: Engine, tmp_path: Path
) -> None:
    found = checked(engine, tmp_path, wrong)
    assert codes(found) == [("regel 1", "opmerking", code)]
    assert said in found[0].said.dutch


def test_a_lookup_may_name_its_source(engine: Engine, tmp_path: Path) -> None:
    assert checked(engine, tmp_path, row("Hoeveel vergunningen, volgens vraag 2 over kaas?", kind="lookup")) == []


def pairs() -> Iterator[tuple[dict[str, Any], str]]:
    """What stands beside the first row, and what it comes to."""
    yield row("hoeveel vergunningen voor de kaasmarkt trok de gemeente in"), "double"
    yield row("Hoeveel vergunningen voor de kaas-markt trok de gemeente in?"), "nearly_double"
    yield row("Hoeveel vergunnigen voor de kaasmarkt trok de gemeente in?"), "nearly_double"
    yield row(LICENCES, "kaas.txt", 2, "om de hygiëne"), "other_answer"
    yield row(LICENCES, "kaas.txt", 3, "De warenautoriteit controleert schapenkaas"), "other_source"
    yield silent(LICENCES), "both"
    yield silent("Hoeveel vergunnigen voor de kaasmarkt trok de gemeente in?"), "both"


@pytest.mark.parametrize(("later", "code"), [*pairs()])
def test_what_is_asked_twice_is_told_with_the_first(
    later: dict[str, Any], code: str, engine: Engine, tmp_path: Path
) -> None:
    found = checked(engine, tmp_path, row(LICENCES), row("Wat deed de warenautoriteit in mei?"), later)
    level = "opmerking" if code == "nearly_double" else "fout"
    assert codes(found) == [("regel 3", level, code)]
    assert "regel 1" in found[0].said.dutch
    assert "line 1" in found[0].said.english


@pytest.mark.parametrize(
    "later",
    [
        row("Hoeveel vergunningen voor de kaasmarkt trok de provincie in?"),
        row("Hoeveel vergunningen voor de kaasmarkt trok de gemeente niet in?"),
        row("Hoeveel vergunningen voor de vismarkt trok de gemeente in?"),
        row(LICENCES, history=["Wat deed Oudewater?"]),
        row(LICENCES, filters={"document": "kaas.txt"}),
    ],
)
def test_another_question_is_no_double(later: dict[str, Any], engine: Engine, tmp_path: Path) -> None:
    assert checked(engine, tmp_path, row(LICENCES), later) == []


def test_figures_make_another_question() -> None:
    assert not nearly_same("Hoeveel bruggen zijn er in 20210?", "Hoeveel bruggen zijn er in 20211?")
    assert nearly_same("Hoeveel bruggen zijn er in 20210?", "Hoeveel brugen zijn er in 20210?")


def test_a_number_that_is_there_twice_is_a_remark(engine: Engine, tmp_path: Path) -> None:
    found = checked(engine, tmp_path, row(LICENCES, id="7"), row("Wat deed de gemeente in mei?", id="7"))
    assert codes(found) == [("regel 2", "opmerking", "same_id")]


def test_a_sheet_with_the_words_of_another_vraag_is_a_fault(engine: Engine, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Vraag", "Antwoord", "Bron"])
    sheet.append([LICENCES, "In 2023 verloren 41 kaasmakers hun vergunning", "kaas.txt, vraag 3"])
    sheet.append(["Wat kost boerenkaas?", "", "zuivel.txt, vraag 1"])
    book.save(tmp_path / "g.xlsx")
    found = list(check(read_gold_file(tmp_path / "g.xlsx", engine), engine))
    assert [(item.code, item.level) for item in found] == [("unusable", "fout"), ("elsewhere", "fout")]
    assert "rij 3" in found[0].where.dutch
    assert "rij 2" in found[1].where.dutch
