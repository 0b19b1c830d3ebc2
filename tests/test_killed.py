"""A build killed at any of its steps leaves the index of before or of after, whole, and the next build tidies up.

Each step is taken in turn: every time that a build says how far it is, writes to the disk for good, renames or removes.
"""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ToyEncoder
from small_index import SETTINGS, built, paper

from index.generation import current
from index.store import Store

ROOT = Path(__file__).resolve().parent.parent

# Imports once, then forks a build for each line: the step to be killed at, the papers, the index.
DRIVER = """
import os, shutil, signal, sys
from pathlib import Path
from small_index import SETTINGS, ToyEncoder
from index.build import build

def killed_at(wanted, papers, index):
    taken = 0
    def step(*progress):
        nonlocal taken
        taken += 1
        if taken == wanted:
            os.kill(os.getpid(), signal.SIGKILL)
    def counted(function):
        def run(*given, **named):
            step()
            return function(*given, **named)
        return run
    os.fsync, shutil.rmtree = counted(os.fsync), counted(shutil.rmtree)
    Path.rename, Path.replace = counted(Path.rename), counted(Path.replace)
    build([Path(papers)], Path(index), SETTINGS, ToyEncoder(), step)
    os._exit(0)

for line in sys.stdin:
    wanted, papers, index = line.rstrip("\\n").split("\\t")
    child = os.fork()
    if not child:
        killed_at(int(wanted), papers, index)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""

Killer = Callable[[int, Path, Path], int]


@pytest.fixture
def build_killed_at() -> Iterator[Killer]:
    """Runs a build that is killed at a step; gives its exit status: minus the signal, or 0 when it has fewer steps."""
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'tests'}{os.pathsep}{ROOT}"}
    driver = subprocess.Popen(
        [sys.executable, "-c", DRIVER], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    asking, answers = driver.stdin, driver.stdout
    assert asking
    assert answers

    def run(step: int, papers: Path, index: Path) -> int:
        asking.write(f"{step}\t{papers}\t{index}\n")
        asking.flush()
        return int(answers.readline())

    with driver:
        yield run
        asking.close()


def write_round(papers: Path, number: int) -> dict[str, str]:
    """Twelve papers of which in each round one is new, one gone and two changed; their texts by file name."""
    wanted = {
        f"stuk{place}.txt": paper("kaas", f"Nummer {place}{f', keer {number}' if place % 6 == number % 6 else ''}.")
        for place in range(number, number + 12)
    }
    papers.mkdir(exist_ok=True)
    for path in papers.iterdir():
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (papers / name).write_text(text, encoding="utf-8")
    return wanted


def held(index: Path) -> dict[str, str]:
    """The texts that the index holds, after all that a reader can check is checked."""
    store = Store.open(index, ToyEncoder())
    try:
        assert store.damaged_files() == ()
        assert len(store.passages) == store.vectors.size == store.stems.size == store.ngrams.size
        found = {document.file: document.text for document in store.documents()}
        assert {passage.document for passage in store.passages} == set(found)
        assert store.stems.scores(["kas"]).shape == (len(store.passages),)
        return found
    finally:
        store.close()


def test_no_step_is_one_at_which_a_kill_does_harm(build_killed_at: Killer, tmp_path: Path) -> None:
    papers, index = tmp_path / "stukken", tmp_path / "index"
    before = write_round(papers, 0)
    built(papers, index)
    outcomes: list[bool] = []
    for step in range(1, 1000):
        after = write_round(papers, step)
        status = build_killed_at(step, papers, index)
        assert status in (-signal.SIGKILL, 0)
        found = held(index)
        assert found in (before, after), f"killed at step {step}"
        outcomes.append(found == after)
        before = found
        if status == 0:
            break
    # The one that was not killed took hold; the others did so from one step on, and not before.
    assert outcomes[-1]
    assert len(outcomes) > 15
    assert outcomes == sorted(outcomes)
    assert sum(outcomes) > 1
    assert sorted(path.name for path in index.iterdir()) == ["CURRENT", "LOCK", current(index).name]
    fresh = built(papers, tmp_path / "nieuw")
    store = Store.open(index, ToyEncoder())
    assert store.fingerprint == fresh.fingerprint
    store.close()


def test_the_first_build_killed_at_any_step_is_made_good_by_the_next(build_killed_at: Killer, tmp_path: Path) -> None:
    papers = tmp_path / "stukken"
    wanted = write_round(papers, 0)
    for step in range(1, 1000, 3):
        index = tmp_path / str(step)
        status = build_killed_at(step, papers, index)
        built(papers, index)
        assert held(index) == wanted
        assert sorted(path.name for path in index.iterdir()) == ["CURRENT", "LOCK", current(index).name]
        if status == 0:
            return
    raise AssertionError(f"no build ended; {SETTINGS}")
