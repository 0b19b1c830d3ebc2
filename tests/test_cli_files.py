"""Commands that read and write files: batch, evaluate, cite --questions, verify; and what a pipe or terminal sees."""

import csv
import json
import os
import pty
import shutil
import subprocess
import sys
import termios
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from shipped import (
    CORONA,
    GOLD,
    LACHGAS,
    REGISTERED,
    ROOT,
    copied_index,
    copied_seeds,
    gold_rows,
    json_of,
    process,
    read_lines,
    seed_index,
    vraagbaak,
    write_lines,
)

from index.encoder import SHIPPED_FOLDER

ANSWER = ["id", "question", "abstained", "answer", "citations", "passages", "confidence", "latency_ms", "fingerprint"]


def untimed(row: dict[str, Any]) -> dict[str, Any]:
    """An answer without the time that it took."""
    return {name: value for name, value in row.items() if name != "latency_ms"}


@pytest.fixture(scope="module")
def batch_answers(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    """The answers to the first gold questions, from JSON lines."""
    folder = tmp_path_factory.mktemp("batch")
    asked = write_lines(folder / "q.jsonl", [{"id": row["id"], "question": row["question"]} for row in gold_rows()[:8]])
    result = vraagbaak("batch", "--questions", asked, "--out", folder / "a.jsonl", index=seed_index())
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert result.stdout.startswith("8 vragen beantwoord")
    found: list[dict[str, Any]] = read_lines(folder / "a.jsonl")
    return found


def test_batch_answers_every_line_in_order(batch_answers: list[dict[str, Any]]) -> None:
    assert [answer["id"] for answer in batch_answers] == [row["id"] for row in gold_rows()[:8]]
    assert all(list(answer) == ANSWER for answer in batch_answers)
    alone = json_of(vraagbaak("ask", gold_rows()[2]["question"], "--json", index=seed_index()))
    assert {**untimed(alone), "id": batch_answers[2]["id"]} == untimed(batch_answers[2])


@pytest.mark.parametrize("form", ["komma.csv", "puntkomma.csv", "bom.csv", "blad.xlsx"])
def test_batch_reads_the_sheets_that_staff_write(
    form: str, tmp_path: Path, batch_answers: list[dict[str, Any]]
) -> None:
    cells = [(row["id"], row["question"]) for row in gold_rows()[:8]]
    path = tmp_path / form
    if form.endswith(".xlsx"):
        book = Workbook()
        for line in [("Nummer", "Vraag"), *cells]:
            book.worksheets[0].append(line)
        book.save(path)
    else:
        encoding = "utf-8-sig" if form == "bom.csv" else "utf-8"
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter="," if form == "komma.csv" else ";").writerows([("Nr", "Vraag"), *cells])
    result = vraagbaak("batch", "--questions", path, "--out", tmp_path / "a.jsonl", index=seed_index())
    assert result.exit_code == 0, result.output
    assert list(map(untimed, read_lines(tmp_path / "a.jsonl"))) == list(map(untimed, batch_answers))


def test_batch_honours_filters_and_history(tmp_path: Path) -> None:
    asked = [
        {"id": "papier", "question": "Wat staat er over lachgas?", "filters": {"document": f"{CORONA}.txt"}},
        {"id": "niets", "question": REGISTERED, "filters": {"from": "2030-01-01"}},
        {
            "id": "vervolg",
            "question": "En in 2023?",
            "history": ["Hoeveel cilinders nam de politie in 2024 af?"],
        },
    ]
    out = tmp_path / "a.jsonl"
    arguments = ("batch", "--questions", write_lines(tmp_path / "q.jsonl", asked), "--out", out, "--lang", "en")
    assert vraagbaak(*arguments, index=seed_index()).stdout.startswith("3 questions answered")
    limited, nothing, follow_up = read_lines(out)
    places = [*limited["citations"], *limited["passages"]]
    assert {place["document"] for place in places} == {f"{CORONA}.txt"}
    assert nothing["abstained"]
    assert nothing["citations"] == nothing["passages"] == []
    assert follow_up["question"] == "En in 2023?"
    assert follow_up["passages"][0]["vraag"] == [4]
    assert follow_up["passages"][0]["document"] == f"{LACHGAS}.txt"


def test_no_latency_writes_null(tmp_path: Path) -> None:
    asked = write_lines(tmp_path / "q.jsonl", [{"id": "a", "question": REGISTERED}])
    out = tmp_path / "a.jsonl"
    vraagbaak("batch", "--questions", asked, "--out", out, "--no-latency", index=seed_index())
    assert json.loads(out.read_text(encoding="utf-8"))["latency_ms"] is None


def test_evaluate_writes_a_report_and_a_row_a_question(tmp_path: Path) -> None:
    folder = tmp_path / "verslag"
    result = vraagbaak("evaluate", "--gold", GOLD, "--out", folder, index=seed_index())
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    assert {"questions", "fingerprint", "measures", "by_kind"} <= set(report)
    assert report["questions"] == len(gold_rows()) == 130
    assert report["fingerprint"] == json_of(vraagbaak("info", "--json", index=seed_index()))["fingerprint"]
    names = {
        *("R@1", "R@3", "R@5", "R@10", "MRR", "first_citation_right", "span_recall"),
        *("wrongly_refused", "rightly_refused", "quoted_words_mean"),
    }
    assert names <= set(report["measures"])
    for name in names:
        found = report["measures"][name]
        assert list(found) == ["value", "low", "high"]
        assert found["low"] <= found["value"] <= found["high"]
        assert name in result.stdout
    assert set(report["by_kind"]) == {row["kind"] for row in gold_rows()}
    assert all(names <= set(measures) for measures in report["by_kind"].values())
    with (folder / "questions.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == [row["id"] for row in gold_rows()]
    right = sum(int(row["first_citation_right"]) for row in rows if row["kind"] != "unanswerable")
    answerable = sum(row["kind"] != "unanswerable" for row in rows)
    assert report["measures"]["first_citation_right"]["value"] == pytest.approx(right / answerable, abs=1e-6)


def test_cite_looks_up_every_line_of_a_file(tmp_path: Path) -> None:
    references = [
        f"{LACHGAS}#antwoord-7",
        "antwoord op vraag 4 lachgas",
        "Mijn fietsbel klingelt vrolijk langs de kade",
    ]
    asked = write_lines(tmp_path / "r.jsonl", [{"id": f"r{n}", "reference": r} for n, r in enumerate(references)])
    out = tmp_path / "c.jsonl"
    result = vraagbaak("cite", "--questions", asked, "--out", out, index=seed_index())
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("3 verwijzingen opgezocht")
    rows = read_lines(out)
    assert [row["id"] for row in rows] == ["r0", "r1", "r2"]
    assert [list(row) for row in rows] == [["id", "reference", "understood", "matches"]] * 3
    for reference, row in zip(references, rows, strict=True):
        alone = json_of(vraagbaak("cite", reference, "--json", index=seed_index()))
        assert {name: row[name] for name in alone} == alone


def test_verify_proves_an_index_and_its_answers(tmp_path: Path) -> None:
    asked = write_lines(tmp_path / "q.jsonl", [{"id": row["id"], "question": row["question"]} for row in gold_rows()])
    out = tmp_path / "a.jsonl"
    vraagbaak("batch", "--questions", asked, "--out", out, index=seed_index())
    quotes = sum(len(answer["citations"]) for answer in read_lines(out))
    assert quotes > 50
    result = vraagbaak("verify", out, index=seed_index())
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout.startswith("In orde: 5 stukken")
    assert f"{quotes} citaten" in result.stdout
    assert vraagbaak("verify", "--lang", "en", index=seed_index()).stdout.startswith("All well: 5 documents")
    verdict = json_of(vraagbaak("verify", out, "--json", index=seed_index()))
    assert (verdict["ok"], verdict["quotes"], verdict["failures"]) == (True, quotes, [])


def test_verify_finds_one_changed_byte_in_a_source(tmp_path: Path) -> None:
    papers = copied_seeds(tmp_path)
    folder = tmp_path / "index"
    vraagbaak("index", papers, index=folder)
    assert vraagbaak("verify", index=folder).exit_code == 0
    paper = papers / f"{LACHGAS}.txt"
    paper.write_bytes(paper.read_bytes().replace(b"1801", b"1802"))
    result = vraagbaak("verify", index=folder)
    assert result.exit_code == 1
    assert result.stdout == ""
    lines = result.stderr.splitlines()
    assert [line for line in lines if paper.name in line and "gewijzigd" in line]
    assert not [line for line in lines if CORONA in line]
    paper.unlink()
    assert paper.name in vraagbaak("verify", index=folder).stderr


def test_verify_finds_an_answer_that_its_citations_do_not_give(tmp_path: Path) -> None:
    answer = json_of(vraagbaak("ask", REGISTERED, "--json", index=seed_index()))
    for number, forged in enumerate(({"answer": "Er zijn geen zaken. [1]"}, {"abstained": True}, {"citations": []})):
        path = write_lines(tmp_path / f"{number}.jsonl", [answer | forged])
        assert vraagbaak("verify", path, index=seed_index()).exit_code == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("quote", "Bij het OM zijn 1802 lachgaszaken geregistreerd."),
        ("display", "Bij het OM zijn duizenden lachgaszaken geregistreerd."),
        ("start", 0),
        ("end", 10**9),
        ("sha256", "0" * 64),
        ("document", f"{CORONA}.txt"),
        ("address", f"{LACHGAS}#antwoord-77"),
        ("address", f"{LACHGAS}#antwoord-6"),
        ("speaker", "minister Niemand"),
        ("date", "2020-01-01"),
        ("vraag", [8]),
        ("part", "vraag"),
        ("title", "Een ander stuk"),
    ],
)
def test_verify_finds_one_altered_citation(field: str, value: object, tmp_path: Path) -> None:
    answer = json_of(vraagbaak("ask", REGISTERED, "--json", index=seed_index()))
    good = write_lines(tmp_path / "goed.jsonl", [answer, answer])
    assert vraagbaak("verify", good, index=seed_index()).exit_code == 0
    altered = json.loads(json.dumps(answer))
    altered["citations"][0][field] = value
    result = vraagbaak("verify", write_lines(tmp_path / "fout.jsonl", [answer, altered]), index=seed_index())
    assert result.exit_code == 1
    assert "fout.jsonl:2" in result.stderr
    assert "fout.jsonl:1" not in result.stderr
    failed = vraagbaak("verify", tmp_path / "fout.jsonl", "--json", index=seed_index())
    assert failed.exit_code == 1
    assert json.loads(failed.stdout)["ok"] is False


def test_verify_finds_a_changed_file_of_the_index(tmp_path: Path) -> None:
    folder = copied_index(tmp_path)
    vectors = next(folder.glob("gen-*/vectors.faiss"))
    content = bytearray(vectors.read_bytes())
    content[-1] ^= 1
    vectors.write_bytes(bytes(content))
    result = vraagbaak("verify", index=folder)
    assert result.exit_code == 1
    assert "vectors.faiss" in result.stderr


def test_a_pipe_gets_no_progress_bar(tmp_path: Path) -> None:
    indexed = process("index", copied_seeds(tmp_path), "--index", tmp_path / "index")
    assert (indexed.returncode, indexed.stderr) == (0, b"")
    asked = write_lines(tmp_path / "q.jsonl", [{"id": "a", "question": REGISTERED}])
    out = tmp_path / "a.jsonl"
    answered = process("batch", "--questions", asked, "--out", out, "--index", tmp_path / "index")
    assert (answered.returncode, answered.stderr) == (0, b"")
    assert b"%|" not in indexed.stdout + answered.stdout
    assert len(read_lines(out)) == 1


def test_a_terminal_gets_a_progress_bar_on_standard_error(tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 80))  # a new one has no columns to draw in
    command = [sys.executable, "-m", "qa", "index", str(copied_seeds(tmp_path)), "--index", str(tmp_path / "index")]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=theirs) as running:
        os.close(theirs)
        shown = b"".join(_until_closed(ours))
        printed = running.stdout.read() if running.stdout else b""
    os.close(ours)
    assert running.returncode == 0
    assert printed.startswith(b"stukken: 5;")
    assert b"lezen" in shown


def _until_closed(terminal: int) -> Iterator[bytes]:
    """What arrives at a terminal until the other side has gone, which Linux reports as an input/output error."""
    with suppress(OSError):
        while piece := os.read(terminal, 4096):
            yield piece


def test_a_model_given_by_a_relative_path_is_found_from_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(SHIPPED_FOLDER, tmp_path / "model")
    (tmp_path / "elders").mkdir()
    monkeypatch.chdir(tmp_path)
    made = vraagbaak("index", str(copied_seeds(tmp_path)), "--encoder", "model", index=tmp_path / "index")
    assert made.exit_code == 0, made.stderr
    monkeypatch.chdir(tmp_path / "elders")
    assert vraagbaak("ask", REGISTERED, index=tmp_path / "index").exit_code == 0
