"""Gold in JSON lines, row by row: what the contract allows, and every row that it does not."""

from pathlib import Path

import pytest
from shipped import GOLD, gold_rows, seed_engine, write_lines
from village import village_engine

from index.errors import QuestionError
from index.records import Remark
from qa.gold import gold_file
from qa.gold.gold_file import read_gold_file
from qa.gold.records import GoldFile, Place
from qa.records import Asked, Filters

KAAS = "kaas.txt"


def read(path: Path) -> GoldFile:
    return read_gold_file(path, village_engine())


def test_the_seeds_gold_is_read_as_it_stands() -> None:
    found = read_gold_file(GOLD, seed_engine())
    assert found.unusable == ()
    assert [
        (item.asked.id, item.asked.question, item.kind, [(p.document, p.vraag, p.section) for p in item.relevant])
        for item in found.gold
    ] == [
        (row["id"], row["question"], row["kind"], [(p["document"], p["vraag"], p["section"]) for p in row["relevant"]])
        for row in gold_rows()
    ]
    assert [item.answer for item in found.gold if item.answerable] == [
        tuple(row["answer"]) for row in gold_rows() if row["kind"] != "unanswerable"
    ]
    assert not any(item.own_words for item in found.gold)


PLACE = {"document": KAAS, "vraag": 2, "section": None}


def test_json_lines_row_by_row(tmp_path: Path) -> None:
    row = {"id": "a", "question": "Hoeveel kaas?", "kind": "factoid", "relevant": [PLACE], "answer": ["8.400 kilo"]}
    away = {**row, "id": 7, "relevant": [{"document": "weg.txt", "vraag": 3}], "answer": "zes", "kind": "feit"}
    rows: list[object] = [
        row,
        "dit is geen JSON",
        {**row, "relevant": "overal"},
        {**row, "relevant": [{"vraag": 7}]},
        {**row, "relevant": [{**PLACE, "vraag": "2"}]},
        {**row, "answer": {"a": 1}},
        {**row, "kind": 3},
        {**row, "relevant": []},
        {**row, "question": 7},
        {**row, "question": " "},
        {**row, "question": "x" * 20_000},
        {**row, "filters": {"kleur": "rood"}},
        {**row, "history": "eerder"},
        {"id": "b", "question": "En?"},
        away,
        {**row, "relevant": [{**PLACE, "whole": True}], "own_words": True},
        {"question": "Wie?", "kind": "unanswerable", "relevant": []},
        {**row, "filters": {"document": KAAS}, "history": ["Hoe zit het?"]},
    ]
    found = read(write_lines(tmp_path / "g.jsonl", rows))
    assert [item.where.dutch for item in found.unusable] == [f"regel {number}" for number in range(2, 15)]
    assert found.unusable[0].reason == Remark(
        "geen JSON-object; verwacht één object per regel", "not a JSON object; expected one object a line"
    )
    assert len(found.unusable[9].question) == 300
    assert [(item.asked.id, item.kind, item.relevant, item.answer, item.own_words) for item in found.gold] == [
        ("a", "factoid", (Place(KAAS, 2),), ("8.400 kilo",), False),
        ("7", "factoid", (Place("weg.txt", 3),), ("zes",), False),
        ("a (2)", "factoid", (Place(KAAS, 2, whole=True),), ("8.400 kilo",), True),
        ("17", "unanswerable", (), (), False),
        ("a (3)", "factoid", (Place(KAAS, 2),), ("8.400 kilo",), False),
    ]
    assert found.gold[-1].asked == Asked("a (3)", "Hoeveel kaas?", Filters(document=KAAS), ("Hoe zit het?",))


def test_json_lines_with_sources_in_words(tmp_path: Path) -> None:
    rows = [
        {"question": "Hoeveel kaas?", "source": "kaas.txt vraag 2", "answer": ["8.400 kilo", "jonge kaas"]},
        {"question": "Hoeveel kaas?", "document": KAAS, "answer": "8.400 kilo"},
        {"question": "Hoeveel kaas?", "source": ["kaas.txt"]},
    ]
    found = read(write_lines(tmp_path / "g.jsonl", rows))
    assert [(item.relevant, item.answer) for item in found.gold] == [
        ((Place(KAAS, 2),), ("8.400 kilo", "jonge kaas")),
        ((Place(KAAS, whole=True),), ("8.400 kilo",)),
    ]
    (refused,) = found.unusable
    assert (refused.where.dutch, refused.question) == ("regel 3", "Hoeveel kaas?")
    assert refused.reason == Remark("veld source is geen tekst", "field source is no text")


def test_more_rows_than_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = {"question": "Hoeveel kaas?", "relevant": [PLACE]}
    monkeypatch.setattr(gold_file, "MAX_ROWS", 3)
    assert len(read(write_lines(tmp_path / "g.jsonl", [row] * 3)).gold) == 3
    with pytest.raises(QuestionError, match="meer dan"):
        read(write_lines(tmp_path / "g.jsonl", [row] * 4))
