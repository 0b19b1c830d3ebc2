"""The measurement of a large evaluation runs, on a small one: its gold can be asked, and memory is that of a tree."""

import os
import subprocess
import sys
from pathlib import Path

from bench.evaluation import Figures, gold_rows, measure, memory_of_tree, paper_numbers
from bench.papers import file_name


def test_a_small_evaluation_is_measured(tmp_path: Path) -> None:
    found = measure(tmp_path, papers=4, questions=12)
    assert found.questions == 12
    assert found.passages > 30
    assert found.seconds > 0
    assert found.processor > 0
    assert 0.02 < found.gibibytes < 1


def test_a_missed_bar_is_told() -> None:
    assert not Figures(10_000, 10_000, 179.0, 300.0, 0.9).missed
    assert Figures(10_000, 10_000, 181.0, 300.0, 0.9).missed
    assert Figures(10_000, 10_000, 10.0, 300.0, 1.1).missed


def test_the_gold_is_the_same_every_time_and_over_texts() -> None:
    numbers = paper_numbers(5)
    assert {Path(file_name(number)).suffix for number in numbers} == {".txt"}
    rows = list(gold_rows(numbers, 20))
    assert rows == list(gold_rows(numbers, 20))
    assert {row["relevant"][0]["document"] for row in rows} <= {file_name(number) for number in numbers}
    assert len({row["id"] for row in rows}) == 20


def test_the_memory_of_a_tree_counts_what_a_process_started() -> None:
    size = 100 * 2**20
    # The child starts one that holds the memory, and both wait.
    inner = f"held = b'x' * {size}; print('ready', flush=True); input()"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {inner!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", outer], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as running:
        assert running.stdout is not None
        assert running.stdin is not None
        assert running.stdout.readline() == "ready\n"
        assert memory_of_tree(running.pid) > size
        running.stdin.write("\n")
        running.stdin.flush()
    assert memory_of_tree(running.pid) == 0
    assert memory_of_tree(os.getpid()) > 2**20
