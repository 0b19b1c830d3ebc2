"""`vraagbaak index --watch` as staff run it: a line an update, failures said and survived, and a clean end."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from shipped import ROOT, json_of, one_line, vraagbaak
from small_index import paper, write_papers

from index.lock import locked


class Running:
    """`vraagbaak index --watch` in a process of its own; each line is waited for."""

    def __init__(self, *arguments: object) -> None:
        command = [sys.executable, "-m", "qa", "index", *map(str, arguments), "--watch"]
        self.process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
        )
        assert self.process.stdout
        self.lines = self.process.stdout
        # What never prints its line must not hold up everything else.
        self.bound = threading.Timer(120, self.process.kill)
        self.bound.start()

    def line(self, *wanted: str) -> str:
        """The next line that holds all of `wanted`. Fails when the program ends without it."""
        before = []
        for line in self.lines:
            if all(part in line for part in wanted):
                return line
            before.append(line)
        raise AssertionError(f"no line with {wanted}, but {before}; ended with {self.process.wait()}")

    def stop(self, number: int) -> tuple[int, str]:
        """Exit status and what was still printed, after a signal."""
        self.process.send_signal(number)
        rest = self.lines.read()
        return self.process.wait(), rest


@pytest.fixture
def running() -> Iterator[Callable[..., Running]]:
    """Starts a watch; killed at the end if it still runs."""
    started: list[Running] = []

    def start(*arguments: object) -> Running:
        started.append(Running(*arguments))
        return started[-1]

    yield start
    for one in started:
        one.bound.cancel()
        one.process.kill()
        one.process.wait()
        one.lines.close()


def test_the_index_follows_the_folder_until_a_signal(running: Callable[..., Running], tmp_path: Path) -> None:
    papers = write_papers(tmp_path / "stukken", "kaas")
    # Inside the folder that is watched: its own changes may not lead to an update.
    index = papers / ".vraagbaak"
    watch = running(papers, "--index", index)
    assert watch.line("volgt").startswith(f"volgt {papers};")
    watch.line("stukken: 1;")
    (papers / "brood.txt").write_text(paper("brood"), encoding="utf-8")
    line = watch.line("brood.txt")
    assert "nieuw: brood.txt; stukken: 2 (" in line
    (papers / "kaas.txt").write_text(paper("kaas", "Ook oude."), encoding="utf-8")
    (papers / "tabel.csv").write_text("a,b", encoding="utf-8")
    line = watch.line("kaas.txt")
    assert "gewijzigd: kaas.txt; overgeslagen: tabel.csv: formaat .csv onbekend" in line
    (papers / "brood.txt").unlink()
    line = watch.line("brood.txt")
    assert "verwijderd: brood.txt; stukken: 1 (" in line
    assert "tabel.csv" not in line
    # While another build holds the lock it says so, and goes on.
    with locked(index):
        (papers / "melk.txt").write_text(paper("melk"), encoding="utf-8")
        assert f"proces {os.getpid()} (" in watch.line("niet bijgewerkt")
    (papers / "boter.txt").write_text(paper("melk"), encoding="utf-8")
    assert "nieuw: boter.txt, melk.txt; stukken: 3 (" in watch.line("melk.txt")
    status, rest = watch.stop(signal.SIGTERM)
    assert (status, rest) == (0, "gestopt; de index is zoals hij na de laatste bijwerking was\n")
    assert json_of(vraagbaak("info", "--json", index=index))["counts"]["documents"] == 3


def test_ctrl_c_ends_it_well_in_english_too(running: Callable[..., Running], tmp_path: Path) -> None:
    papers = tmp_path / "stukken"
    papers.mkdir()
    watch = running(papers, "--index", tmp_path / "index", "--lang", "en")
    watch.line(f"watching {papers};")
    # A folder without papers is no reason to give up.
    assert "nothing to index" in watch.line("not updated")
    write_papers(papers / "nieuw", "kaas")
    watch.line("documents: 1;")
    status, rest = watch.stop(signal.SIGINT)
    assert status == 0
    assert rest.splitlines()[-1] == "stopped; the index is as it was after the last update"
    assert "Traceback" not in rest


def test_what_cannot_be_watched_is_said_at_once(tmp_path: Path) -> None:
    index = tmp_path / "index"
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    assert "bestaat niet" in one_line(vraagbaak("index", tmp_path / "weg", "--watch", index=index))
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
    assert vraagbaak("index", write_papers(tmp_path / "a", "kaas"), "--watch", "--json", index=index).exit_code == 2
    assert not index.exists()
