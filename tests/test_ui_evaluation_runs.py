"""Evaluations of the page on disk and in a process of their own: kept, bounded, stopped, and never left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from shipped import FARE, LACHGAS, REGISTERED, ROOT, seed_index
from ui_evaluated import AT_7, JUDGED, evaluated
from ui_fake import PAPER, FakeStore

from index.errors import QuestionError, StoreError
from qa.gold.records import Place
from ui.evaluating import Evaluations
from ui.evaluation_folder import FOLDER, KEPT, abandon, begin, earlier, evaluations, finish, folder_of, remove
from ui.evaluation_job import AT_ONCE, ProcessJob
from ui.evaluation_read import gold_places, read, stretch
from ui.evaluation_worker import evaluate

NOW = datetime(2026, 1, 31, 15, 45)
ENDS_S = 60
# Programs in the place of the worker: each reads its task first.
TELLS = """import json, sys
task = json.loads(sys.stdin.readline())
print("dit is geen bericht")
print(json.dumps({"state": "busy", "done": 1, "whole": 2}))
print(json.dumps({"state": task["ends"], "name": "naam", "said": ["nee", "no"] if task["ends"] == "failed" else None}))
"""
WAITS = """import subprocess, sys
sys.stdin.readline()
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open(sys.argv[1], "w").write(str(child.pid))
print('{"state": "busy", "done": 1, "whole": 2}', flush=True)
child.wait()
"""


def job_of(folder: Path, program: str, *arguments: str, ends: str = "done") -> ProcessJob:
    return ProcessJob({"ends": ends}, folder, (sys.executable, "-c", program, *arguments))


@pytest.fixture
def waiting(tmp_path: Path) -> Iterator[ProcessJob]:
    """A job that goes on until it is stopped, with a process of its own."""
    job = job_of(begin(evaluations(tmp_path, None), NOW), WAITS, str(tmp_path / "pid"))
    yield job
    job.stop()
    job.wait(ENDS_S)


def until_busy(job: ProcessJob) -> None:
    ends = time.monotonic() + ENDS_S
    while not job.progress().whole and time.monotonic() < ends:
        job.wait(0.02)
    assert job.progress().whole == 2


def gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has asked after counts as ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


def test_the_newest_are_kept_newest_first(tmp_path: Path) -> None:
    names = [evaluated(tmp_path, JUDGED[:1], minute=minute) for minute in range(KEPT + 2)]
    found = earlier(evaluations(tmp_path, None))
    assert [item.name for item in found] == names[:1:-1]
    assert (found[0].begun, found[0].gold, found[0].questions) == (datetime(2026, 1, 31, 15, 21), "vragen.csv", 1)


def test_who_signs_in_finds_no_evaluation_of_another(tmp_path: Path) -> None:
    places = [evaluations(tmp_path, owner) for owner in (None, "anna", "bert")]
    folders = [begin(place, NOW) for place in places]
    for folder in folders:
        (folder / "report.json").write_text("{}")
        (folder / "page.json").write_text('{"name": "vragen.csv", "questions": 1}')
    names = [finish(folder) for folder in folders]
    assert [[item.name for item in earlier(place)] for place in places] == [[name] for name in names]


def test_what_is_not_whole_is_not_listed(tmp_path: Path) -> None:
    name = evaluated(tmp_path)
    begin(evaluations(tmp_path, None), NOW)
    for other in ("20260131-154500-abcdef", "anders", "20260131-154500-zzzzzz"):
        (tmp_path / FOLDER / other).mkdir()
        (tmp_path / FOLDER / other / "report.json").write_text("{}")
    assert [item.name for item in earlier(evaluations(tmp_path, None))] == [name]
    assert earlier(evaluations(tmp_path / "elders", None)) == ()


@pytest.mark.parametrize("name", ["..", "../..", "", "bezig-20260131-154500-abcdef", "20260131-154500-abcdef/.."])
def test_a_name_from_elsewhere_leads_nowhere(tmp_path: Path, name: str) -> None:
    evaluated(tmp_path)
    with pytest.raises(StoreError, match="geen evaluatie"):
        remove(evaluations(tmp_path, None), name)
    assert len(earlier(evaluations(tmp_path, None))) == 1


def test_what_was_left_behind_goes_after_a_day(tmp_path: Path) -> None:
    old, fresh = begin(evaluations(tmp_path, None), NOW), begin(evaluations(tmp_path, None), NOW)
    (old / ".evaluatie.jsonl").touch()
    for path in (old / ".evaluatie.jsonl", old):
        os.utime(path, (1_000_000, 1_000_000))
    begin(evaluations(tmp_path, None), NOW)
    assert not old.exists()
    assert fresh.exists()


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("geen map")
    with pytest.raises(StoreError, match="kan niet schrijven in"):
        Evaluations().start(tmp_path, "vragen.csv", b"Vraag", leave_own_document_out=False)


def test_a_finished_folder_is_not_abandoned(tmp_path: Path) -> None:
    folder = begin(evaluations(tmp_path, None), NOW)
    name = finish(folder)
    abandon(folder)
    abandon(folder_of(evaluations(tmp_path, None), name))
    assert folder_of(evaluations(tmp_path, None), name).is_dir()


def test_how_far_it_is_and_how_it_ended(tmp_path: Path) -> None:
    done = job_of(begin(evaluations(tmp_path, None), NOW), TELLS).wait(ENDS_S)
    assert (done.state, done.name) == ("done", "naam")
    failed = job_of(begin(evaluations(tmp_path, None), NOW), TELLS, ends="failed").wait(ENDS_S)
    assert failed.state == "failed"
    assert failed.said
    assert (failed.said.dutch, failed.said.english) == ("nee", "no")
    assert job_of(begin(evaluations(tmp_path, None), NOW), "raise SystemExit(3)").wait(ENDS_S).state == "failed"
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_who_stops_it_stops_all_that_it_started(tmp_path: Path, waiting: ProcessJob) -> None:
    until_busy(waiting)
    child = int((tmp_path / "pid").read_text())
    assert not gone(child)
    waiting.stop()
    assert waiting.wait(ENDS_S).state == "stopped"
    ends = time.monotonic() + ENDS_S
    while not gone(child) and time.monotonic() < ends:
        waiting.wait(0.02)
    assert gone(child)
    assert list((tmp_path / FOLDER).iterdir()) == []
    waiting.stop()


def test_a_few_at_once_and_no_more(tmp_path: Path, waiting: ProcessJob) -> None:
    others = [job_of(begin(evaluations(tmp_path, None), NOW), WAITS, str(tmp_path / "pid")) for _ in range(AT_ONCE - 1)]
    try:
        with pytest.raises(QuestionError, match="wacht tot er een klaar is"):
            job_of(begin(evaluations(tmp_path, None), NOW), TELLS)
    finally:
        for other in others:
            other.stop()
            other.wait(ENDS_S)
    assert job_of(begin(evaluations(tmp_path, None), NOW), TELLS).wait(ENDS_S).state == "done"


def test_the_worker_ends_when_the_page_is_gone() -> None:
    program = "import ui.process_worker as worker; worker.end_with_the_page()"
    process = subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdin=subprocess.PIPE, start_new_session=True)
    assert process.stdin
    process.stdin.close()
    assert process.wait(ENDS_S) == -signal.SIGKILL


def test_the_worker_answers_a_file_and_the_page_finds_it(tmp_path: Path) -> None:
    folder = begin(evaluations(tmp_path, None), NOW)
    file = folder / "vragen.csv"
    file.write_text(f"Vraag;Antwoord;Bron\n{REGISTERED};1801;{LACHGAS}.txt, vraag 7\n{FARE};;\n", encoding="utf-8")
    task = {"index": str(seed_index()), "folder": str(folder), "gold": str(file), "name": "mijn vragen.csv"}
    told: list[tuple[int, int]] = []
    name = evaluate({**task, "leave_own_document_out": False}, lambda done, whole: told.append((done, whole)))
    assert told[0] == (0, 2)
    assert told[-1] == (2, 2)
    assert sorted(path.name for path in folder_of(evaluations(tmp_path, None), name).iterdir()) == [
        *("page.json", "questions.csv", "report.html", "report.json")
    ]
    report = read(folder_of(evaluations(tmp_path, None), name))
    assert report.name == "mijn vragen.csv"
    assert [row["failure"] for row in report.questions] == ["", ""]
    assert report.wanted[0].places == (Place(f"{LACHGAS}.txt", vraag=7),)


def test_a_place_of_the_gold_is_found_with_its_answer(tmp_path: Path) -> None:
    report, store = read(folder_of(evaluations(tmp_path, None), evaluated(tmp_path))), FakeStore()
    [(place, found)] = gold_places(store, report, 1)
    assert place == AT_7
    assert found
    assert found.span
    assert PAPER[found.span.start : found.span.end] == "1801 zaken"
    passage = stretch(store, report, report.questions[1]["passages"][1])
    assert passage
    assert passage.span
    assert PAPER[passage.span.start : passage.span.end] == "Sinds 2023 zijn er 1801 zaken"
    assert stretch(store, report, {"document": "weg.txt", "start": 0, "end": 1, "address": "weg#begin"}) is None
