"""An index that is kept up to date: when an update is due, which changes count, and how the system tells them."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from small_index import paper, write_papers
from watchdog.observers.api import BaseObserver

from qa import file_events
from qa.file_events import FileEvents, on_a_share
from qa.watch import AGAIN, LONGEST, SETTLE, Watched, keep_up, state_of, wait_until_settled

KAAS, BROOD = Path("kaas.txt"), Path("brood.txt")
# In a script of changes: nothing happens for as long as is waited.
QUIET = None


class Script:
    """Changes that a test wrote down, with a clock that only moves when somebody waits in vain."""

    def __init__(self, steps: Iterable[Path | None]) -> None:
        self.steps = iter(steps)
        self.time = 0.0
        self.waited: list[float | None] = []

    def next(self, seconds: float | None) -> Path | None:
        """The next step; somebody stops the watch after the last."""
        self.waited.append(seconds)
        try:
            path = next(self.steps)
        except StopIteration:
            raise KeyboardInterrupt from None
        if path is None:
            self.time += seconds or 0.0
        return path

    def clock(self) -> float:
        """Seconds since the script began."""
        return self.time


def updates(steps: Sequence[Path | None], outcomes: Sequence[bool] = ()) -> tuple[int, list[float | None]]:
    """How many updates a script leads to, and how long was waited each time; every outcome not given is good."""
    script, results, count = Script(steps), iter(outcomes), 0

    def update() -> bool:
        nonlocal count
        count += 1
        return next(results, True)

    with pytest.raises(KeyboardInterrupt):
        keep_up(update, script, lambda path: None, script.clock)
    return count, script.waited


# When


def test_it_updates_at_once_and_then_waits_without_end() -> None:
    assert updates([]) == (1, [None])


def test_one_update_for_changes_that_come_together() -> None:
    assert updates([KAAS, BROOD, KAAS, QUIET]) == (2, [None, SETTLE, SETTLE, SETTLE, None])
    assert updates([KAAS, QUIET, BROOD, QUIET])[0] == 3


def test_a_failed_update_is_tried_again_after_a_while_or_a_change() -> None:
    assert updates([QUIET], [False]) == (2, [AGAIN, None])
    assert updates([KAAS, QUIET], [False]) == (2, [AGAIN, SETTLE, None])
    assert updates([QUIET, QUIET], [False, False, True]) == (3, [AGAIN, AGAIN, None])


def test_a_file_that_is_still_growing_is_waited_for() -> None:
    sizes = iter([1, 2, 3, 3])
    script = Script([QUIET] * 9)
    wait_until_settled(KAAS, script, lambda path: next(sizes), script.clock)
    assert script.time == 3 * SETTLE


def test_a_folder_that_never_rests_gets_its_update_all_the_same() -> None:
    script = Script([])

    def always() -> Iterator[Path]:
        while True:
            script.time += 1.0
            yield KAAS

    script.steps = always()
    wait_until_settled(KAAS, script, lambda path: None, script.clock)
    assert script.time == LONGEST


def test_the_state_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"ka\xffas.txt")
    assert state_of(path) is None
    path.write_bytes(b"kaas")
    before = state_of(path)
    assert before is not None
    assert before[0] == 4
    path.write_bytes(b"kazen")
    assert state_of(path) != before


# What


@pytest.mark.parametrize(
    ("changed", "matters"),
    [
        ("stukken/kaas.txt", True),
        ("stukken/diep/dieper/kaas.pdf", True),
        ("stukken/sources.toml", True),
        ("stukken", True),
        ("stukken/.kaas.txt.swp", False),
        ("stukken/.git/kaas.txt", False),
        ("stukken/index/CURRENT", False),
        ("stukken/index", False),
        ("stukken/verslag.html", False),
        ("stukken2/kaas.txt", False),
        ("los/brief.txt", True),
        ("los/sources.toml", True),
        ("los/andere.txt", False),
        ("elders/kaas.txt", False),
    ],
)
def test_what_matters(changed: str, matters: bool, tmp_path: Path) -> None:
    for folder in ("stukken", "los"):
        (tmp_path / folder).mkdir()
    (tmp_path / "los" / "brief.txt").write_text("x", encoding="utf-8")
    watched = Watched.over(
        [tmp_path / "stukken", tmp_path / "los" / "brief.txt"],
        tmp_path / "stukken" / "index",
        tmp_path / "stukken" / "verslag.html",
    )
    assert watched.matters(tmp_path / changed) is matters


def test_the_folder_of_a_file_is_watched_but_not_what_lies_deeper(tmp_path: Path) -> None:
    paper_file = write_papers(tmp_path / "stukken", "kaas") / "kaas.txt"
    index = tmp_path / "index"
    assert Watched.over([paper_file], index, None).folders() == ((paper_file.parent, False),)
    assert Watched.over([paper_file.parent], index, None).folders() == ((paper_file.parent, True),)
    assert Watched.over([paper_file, paper_file.parent], index, None).folders() == ((paper_file.parent, True),)


MOUNTS = """/dev/sda1 / ext4 rw 0 0
//server/stukken /mnt/stuk\\040ken cifs rw 0 0
/dev/sdb1 /mnt/stuk\\040ken/lokaal ext4 rw 0 0
sshfs /home/jan/ver fuse.sshfs rw 0 0
onzin
"""


@pytest.mark.parametrize(
    ("path", "share"),
    [
        ("/home/jan", False),
        ("/mnt/stuk ken", True),
        ("/mnt/stuk ken/2024/a", True),
        ("/mnt/stuk ken/lokaal/a", False),
        ("/home/jan/ver/a", True),
        ("/mnt/stuk", False),
    ],
)
def test_a_share_is_looked_through_instead(path: str, share: bool) -> None:
    assert on_a_share(Path(path), MOUNTS) is share


# How the system tells it


@pytest.fixture(params=[False, True], ids=["reported", "polled"])
def watching(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Path, FileEvents]]:
    """A folder with kaas.txt, and the events of it; the index lies inside."""
    papers = write_papers(tmp_path / "stukken", "kaas")
    (papers / "index").mkdir()
    events = FileEvents(Watched.over([papers], papers / "index", None), request.param, poll_seconds=0.05)
    yield papers, events
    events.close()


def test_changes_are_told_and_reading_is_not(watching: tuple[Path, FileEvents]) -> None:
    papers, events = watching
    (papers / "kaas.txt").read_bytes()
    (papers / "index" / "CURRENT").write_text("gen-1", encoding="utf-8")
    (papers / ".verborgen.txt").write_text("x", encoding="utf-8")
    (papers / "brood.txt").write_text(paper("brood"), encoding="utf-8")
    assert until(events, papers / "brood.txt") <= {papers / "brood.txt"}
    (papers / "kaas.txt").rename(papers / "oude kaas.txt")
    assert until(events, papers / "oude kaas.txt") <= {papers / name for name in ("brood.txt", "kaas.txt")}
    (papers / "brood.txt").unlink()
    until(events, papers / "brood.txt")


def until(events: FileEvents, wanted: Path) -> set[Path]:
    """The paths that were told before `wanted` was."""
    found: set[Path] = set()
    while (path := events.next(20)) != wanted:
        assert path is not None, f"nothing was told of {wanted}, only of {found}"
        found.add(path)
    return found


def test_a_stop_ends_the_wait(watching: tuple[Path, FileEvents]) -> None:
    _, events = watching
    events.stop()
    with pytest.raises(KeyboardInterrupt):
        events.next(None)


def test_without_inotify_the_folders_are_looked_through(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> BaseObserver:
        raise OSError(28, "inotify watch limit reached")

    monkeypatch.setattr(file_events, "Observer", refused)
    papers = write_papers(tmp_path / "stukken", "kaas")
    events = FileEvents(Watched.over([papers], tmp_path / "index", None), polling=False, poll_seconds=0.05)
    try:
        (papers / "brood.txt").write_text(paper("brood"), encoding="utf-8")
        until(events, papers / "brood.txt")
    finally:
        events.close()


def test_a_folder_that_goes_and_comes_back_is_watched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(file_events, "_CHECK_SECONDS", 0.05)
    papers = write_papers(tmp_path / "stukken", "kaas")
    events = FileEvents(Watched.over([papers], tmp_path / "index", None), polling=False)
    try:
        papers.rename(tmp_path / "weg")
        write_papers(papers, "brood")
        # Watched anew at some moment; from then on each file that comes is told.
        told = (events.next(0.05) for number in range(400) if write_papers(papers / str(number), "melk"))
        assert any(path is not None and path.name == "melk.txt" for path in told)
    finally:
        events.close()


def test_what_watchdog_logs_does_not_reach_the_user() -> None:
    # As it does when it is stopped while a change comes in; here pytest would catch it.
    code = "import qa.file_events, logging; logging.getLogger('watchdog.observers.inotify').error('inactive')"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stderr == ""
