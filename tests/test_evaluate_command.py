"""`vraagbaak evaluate`: what it prints and writes, which rows it could not use, and how it ends."""

import csv
import json
import subprocess
from pathlib import Path

import pytest
from evaluated import evaluated, report_of
from shipped import GOLD, gold_rows, process, seed_index, vraagbaak, write_lines

from qa.evaluation.content import in_words
from qa.gold.records import Place
from qa.messages import Language
from qa.report import written
from qa.report.page import report_page


def test_the_report_holds_every_part(tmp_path: Path) -> None:
    evaluated(GOLD, tmp_path)
    found = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert list(found) == [
        *("questions", "fingerprint", "gold", "settings", "own_document", "measures", "by_kind", "by_document"),
        *("by_length", "counts", "curves", "failures", "by_question", "comparison", "latency"),
    ]
    rows = gold_rows()
    assert found["questions"] == len(rows) == len(found["by_question"])
    assert [row["id"] for row in found["by_question"]] == [row["id"] for row in rows]
    assert found["gold"]["usable"] == len(rows)
    assert found["gold"]["unusable"] == []
    for name in ("by_kind", "by_length"):
        assert sum(found["counts"][name].values()) == len(rows)
        assert list(found[name]) == list(found["counts"][name])
    for name, estimate in found["measures"].items():
        values = [value for row in found["by_question"] if (value := row["values"].get(name)) is not None]
        if name not in ("aurc", "calibration_error"):
            assert estimate["value"] == pytest.approx(sum(values) / len(values), abs=1e-5)
    recall = {k: value for k, value, _, _ in found["curves"]["recall"]}
    assert {k: recall[k] for k in (1, 3, 5, 10)} == {k: found["measures"][f"R@{k}"]["value"] for k in (1, 3, 5, 10)}
    assert list(recall.values()) == sorted(recall.values())
    assert len(found["curves"]["risk_coverage"]) <= 200
    assert sum(count for _, _, count in found["curves"]["calibration"]) == len(rows)
    failed = [row["failure"] for row in found["by_question"] if row["failure"]]
    assert found["failures"] == {code: failed.count(code) for code in found["failures"]}
    assert sum(found["failures"].values()) == len(failed) > 0
    for row in found["by_question"]:
        right = [place for place, passage in enumerate(row["passages"], start=1) if passage["right"]]
        assert row["kind"] == "multi" or row["rank"] == (right[0] if right else None)
        assert len(row["passages"]) == 10


def test_the_same_run_twice_gives_the_same_report_but_for_times(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:30])
    evaluated(gold, tmp_path / "one", "--jobs", "1")
    evaluated(gold, tmp_path / "two", "--jobs", "2")
    assert report_of(tmp_path / "one") == report_of(tmp_path / "two")
    for name in ("questions.csv",):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_rows_that_cannot_be_used_are_all_told_with_their_reason(tmp_path: Path) -> None:
    rows = gold_rows()[:3]
    gold = write_lines(
        tmp_path / "gold.jsonl", [rows[0], "geen json", {**rows[1], "question": ""}, rows[2], {"id": "los"}]
    )
    printed, said = evaluated(gold, tmp_path / "out")
    assert "2 vragen; verslag in" in printed
    lines = said.splitlines()
    assert len(lines) == 3
    assert all(line.startswith("niet bruikbaar: regel ") for line in lines)
    assert [line.split(":")[1].strip().split(" (")[0] for line in lines] == ["regel 2", "regel 3", "regel 5"]
    unusable = report_of(tmp_path / "out")["gold"]["unusable"]
    assert [row["where"] for row in unusable] == ["regel 2", "regel 3", "regel 5"]
    assert all(row["reason"] and row["reason_en"] for row in unusable)
    assert [row["where_en"] for row in unusable] == ["line 2", "line 3", "line 5"]
    _, said = evaluated(gold, tmp_path / "out", "--lang", "en")
    assert [line.split(":")[:2] for line in said.splitlines()] == [
        *(["not usable", " line 2"], ["not usable", " line 3"]),
        ["not usable", " line 5"],
    ]
    one, _ = evaluated(write_lines(tmp_path / "one.jsonl", rows[:1]), tmp_path / "one")
    assert "1 vraag; verslag in" in one


def test_json_prints_the_report_and_nothing_else(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", [*gold_rows()[:4], "geen json"])
    more = ("--compare", tmp_path / "out" / "report.json", "--fail-under", "MRR=0", "--sweep", "quoted_words=50")
    evaluated(gold, tmp_path / "out")
    printed, said = evaluated(gold, tmp_path / "out", "--json", *more)
    assert printed == (tmp_path / "out" / "report.json").read_text(encoding="utf-8")
    assert json.loads(printed)["questions"] == 4
    assert said.splitlines()[-1] == "grenzen: 1 gehaald"


def test_what_a_spreadsheet_gets(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:8])
    evaluated(gold, tmp_path / "out")
    with (tmp_path / "out" / "questions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = report_of(tmp_path / "out")["by_question"]
    assert [row["id"] for row in rows] == [row["id"] for row in found]
    assert [row["rank"] for row in rows] == [str(row["rank"] or "") for row in found]


def test_own_papers_left_out_are_told(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:3])
    printed, _ = evaluated(gold, tmp_path / "out", "--leave-own-document-out")
    assert "eigen stuk is weggelaten: 0 van " in printed
    assert report_of(tmp_path / "out")["settings"]["leave_own_document_out"] is True


@pytest.mark.parametrize(
    ("more", "code"),
    [
        (("--jobs", "0"), 2),
        (("--sweep", "weight=1"), 2),
        (("--sweep-by", "mrr", "--sweep", "word_price=1"), 2),
        (("--fail-under", "R@5"), 2),
        (("--compare", "nergens.json"), 1),
        (("--floors", "nergens.toml"), 1),
    ],
)
def test_wrong_options_end_before_the_work(more: tuple[str, ...], code: int, tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:1])
    printed, said = evaluated(gold, tmp_path / "out", *more, code=code)
    assert printed == ""
    assert said
    assert not (tmp_path / "out").exists()


def test_gold_that_cannot_be_read_is_told_in_one_line(tmp_path: Path) -> None:
    printed, said = evaluated(tmp_path / "geen.jsonl", tmp_path / "out", code=1)
    assert (printed, len(said.splitlines())) == ("", 1)
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:1])
    result = vraagbaak("evaluate", "--gold", gold, "--out", tmp_path / "out", index=tmp_path)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_a_pipe_gets_no_progress_bar(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:2])
    done: subprocess.CompletedProcess[bytes] = process(
        "evaluate", "--gold", gold, "--out", tmp_path / "out", "--index", seed_index()
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"%|" not in done.stdout


def test_places_are_written_as_people_write_them() -> None:
    assert in_words(Place("kaas.txt", 3)) == "kaas.txt, vraag 3"
    assert in_words(Place("brief.txt", None, "Boetes")) == "brief.txt, Boetes"
    assert in_words(Place("brief.txt")) == "brief.txt, aanhef"
    assert in_words(Place("brief.txt", whole=True)) == "brief.txt"


def test_a_second_run_in_the_folder_waits_until_the_report_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:3])
    said: list[str] = []

    def page(content: dict[str, object], language: Language) -> str:
        # The first run is writing: its questions are answered, its files are not yet there.
        monkeypatch.undo()
        said.append(evaluated(gold, tmp_path / "out", code=1)[1])
        return report_page(content, language)

    monkeypatch.setattr(written, "report_page", page)
    evaluated(gold, tmp_path / "out")
    assert "loopt al een evaluatie" in said[0]
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert names == ["questions.csv", "report.html", "report.json"]
    # The folder is free again, and what a killed run left of its lock is in nobody's way.
    (tmp_path / "out" / ".evaluatie.bezig").touch()
    evaluated(gold, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == names


def test_where_the_whole_paper_counts_as_right_is_counted(tmp_path: Path) -> None:
    first, *others = gold_rows()[:3]
    whole = {"document": first["document"], "vraag": None, "section": None, "whole": True}
    rows = [{**first, "relevant": [whole]}, *others]
    evaluated(write_lines(tmp_path / "gold.jsonl", rows), tmp_path / "out")
    assert report_of(tmp_path / "out")["gold"]["whole"] == 1
    page = (tmp_path / "out" / "report.html").read_text(encoding="utf-8")
    assert "Bij 1 vraag telt het hele stuk als goede plek" in page
