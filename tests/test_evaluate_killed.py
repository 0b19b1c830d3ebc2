"""`vraagbaak evaluate` killed at any point, while answering or while writing, goes on to the same report."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from evaluated import evaluated, report_of
from shipped import ROOT, gold_rows, seed_index, write_lines

from qa.evaluation.journal import JOURNAL

# `vraagbaak evaluate`, which kills itself at the given call of the given function.
_KILLED = """
import importlib, os, signal, sys
from pathlib import Path
module, name, calls = sys.argv[1], sys.argv[2], int(sys.argv[3])
owner = importlib.import_module(module)
*outer, name = name.split(".")
for each in outer:
    owner = getattr(owner, each)
real = getattr(owner, name)
left = [calls]

def counted(*given, **named):
    result = real(*given, **named)
    left[0] -= 1
    if not left[0]:
        os.kill(os.getpid(), signal.SIGKILL)
    return result

if __name__ == "__main__":
    setattr(owner, name, counted)
    from qa.cli import main
    main(sys.argv[4:])
"""
_ADD = ("qa.evaluation.journal", "Journal.add")


def command(gold: Path, out: Path, *more: str) -> list[str]:
    """The arguments of an evaluation over seeds/."""
    return ["evaluate", "--gold", str(gold), "--out", str(out), "--index", str(seed_index()), *more]


def killed(folder: Path, gold: Path, out: Path, where: tuple[str, str], calls: int, *more: str) -> None:
    """An evaluation that is killed at a call of a function."""
    script = folder / "killed.py"
    script.write_text(_KILLED, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, str(script), *where, str(calls), *command(gold, out, *more)],
        cwd=ROOT,
        # Its own processes inherit it too, and are known by it.
        env={**os.environ, "PYTHONPATH": str(ROOT), "STARTED_IN": str(folder)},
        stdout=subprocess.DEVNULL,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL


def test_killed_at_any_point_it_goes_on_to_the_same_report(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:10])
    evaluated(gold, tmp_path / "whole")
    out = tmp_path / "out"
    kept = 0
    # The second run goes on where the first was killed, and so on; each is killed after so many more questions.
    for calls in (1, 8):
        killed(tmp_path, gold, out, _ADD, calls)
        kept += calls
        assert len((out / JOURNAL).read_bytes().splitlines()) == 1 + kept
        # The file that kept the folder for this run is in nobody's way: its lock went with the process.
        assert sorted(path.name for path in out.iterdir()) == [".evaluatie.bezig", JOURNAL]
    for where in (
        ("qa.evaluation.content", "content"),
        ("qa.report.written", "write_json"),
        ("qa.report.written", "report_page"),
    ):
        killed(tmp_path, gold, out, where, 1)
        assert not (out / "report.json").exists()
        assert not (out / "report.html").exists()
        assert (out / JOURNAL).exists()
    evaluated(gold, out)
    assert report_of(out) == report_of(tmp_path / "whole")
    assert {path.name for path in out.iterdir()} == {"report.json", "report.html", "questions.csv"}


def test_killed_over_processes_it_leaves_none_behind_and_goes_on(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:70])
    out = tmp_path / "out"
    killed(tmp_path, gold, out, _ADD, 20, "--jobs", "2")
    until = time.monotonic() + 60
    while _running(tmp_path):
        assert time.monotonic() < until
    evaluated(gold, out, "--jobs", "2")
    evaluated(gold, tmp_path / "whole", "--jobs", "1")
    assert report_of(out) == report_of(tmp_path / "whole")


def _running(folder: Path) -> list[int]:
    """The processes that were started from a folder: its name stands among what they were started with."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if str(folder).encode() in (process / "environ").read_bytes():
                found.append(int(process.name))
        except OSError:
            continue
    return found


def test_a_report_that_cannot_be_written_leaves_the_one_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:3])
    out = tmp_path / "out"
    evaluated(gold, out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(*given: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("qa.report.written.report_page", full)
    evaluated(gold, out, code=1)
    after = {path.name: path.read_bytes() for path in out.iterdir()}
    assert after.pop(JOURNAL)
    assert after == before


def test_ctrl_c_stops_at_once_and_keeps_what_was_answered(tmp_path: Path) -> None:
    # So many that none of it is done before the signal comes, however busy the machine.
    rows = [{**row, "id": f"{row['id']}-{turn}"} for turn in range(20) for row in gold_rows()]
    gold = write_lines(tmp_path / "gold.jsonl", rows)
    out = tmp_path / "out"
    # Who runs the tests in the background may have told every process to ignore what a terminal sends.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    running = subprocess.Popen(
        [sys.executable, "-m", "qa", *command(gold, out, "--jobs", "2")],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    signal.signal(signal.SIGINT, before)
    until = time.monotonic() + 120
    while not (out / JOURNAL).exists() or (out / JOURNAL).read_bytes().count(b"\n") < 2:
        assert time.monotonic() < until
        assert running.poll() is None
    # As a terminal does: to every process of the group.
    os.killpg(running.pid, signal.SIGINT)
    printed, said = running.communicate(timeout=60)
    assert (running.returncode, printed) == (130, b"")
    assert len(said.decode().splitlines()) == 1
    assert str(out) in said.decode()
    kept = (out / JOURNAL).read_bytes().count(b"\n") - 1
    assert 0 < kept < len(rows)
