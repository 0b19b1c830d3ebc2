"""One build at a time, by name; a generation that is replaced goes, and readers do not notice."""

import fcntl
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from conftest import ToyEncoder
from small_index import built, names, paper, write_papers

from index.errors import StoreError
from index.generation import building, current, damaged_files, opened, publish, read_manifest
from index.lock import LOCK, locked, read_holder
from index.store import Store


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two papers, kaas.txt and brood.txt."""
    return write_papers(tmp_path / "stukken", "kaas", "brood")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where the index is made."""
    return tmp_path / "index"


def holder(**changed: object) -> str:
    """What a LOCK file holds while this process has it, with other values in it."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    mine = {"process": os.getpid(), "user": "jan", "machine": os.uname().nodename, "since": now}
    return json.dumps(mine | changed)


def refusal(index: Path) -> StoreError:
    """The error of a build that another one keeps out."""
    with pytest.raises(StoreError) as caught, building(index):
        raise AssertionError("the lock was free")
    return caught.value


def gone_process() -> int:
    """The id of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as ended:
        pass
    return ended.pid


# The lock


def test_who_is_refused_hears_who_holds_the_lock(index: Path) -> None:
    with building(index):
        written = json.loads((index / LOCK).read_text(encoding="utf-8"))
        error = refusal(index)
        # The one that was refused took nothing away.
        assert json.loads((index / LOCK).read_text(encoding="utf-8")) == written
    since = datetime.fromisoformat(written["since"]).strftime("%H:%M")
    assert written["process"] == os.getpid()
    assert f"proces {os.getpid()} ({written['user']} op {os.uname().nodename}, sinds " in str(error)
    assert f"process {os.getpid()} ({written['user']} on {os.uname().nodename}, since " in error.english
    assert f"{since})" in str(error)
    with building(index):
        pass


def test_a_build_in_another_process_is_named(papers: Path, index: Path) -> None:
    index.mkdir()
    script = "import sys; from pathlib import Path; from index.lock import locked\n"
    script += "with locked(Path(sys.argv[1])): print('heeft hem', flush=True); sys.stdin.readline()"
    command = [sys.executable, "-c", script, str(index)]
    root = Path(__file__).resolve().parent.parent
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "heeft hem\n"
        with pytest.raises(StoreError, match=rf"door proces {other.pid} \("):
            built(papers, index)
        other.kill()
    # Killed with its name in the file: the name no longer counts.
    assert str(other.pid) in (index / LOCK).read_text(encoding="utf-8")
    built(papers, index)
    assert names(index) == ["brood.txt", "kaas.txt"]


def test_the_lock_names_nobody_when_it_is_free(index: Path) -> None:
    index.mkdir()
    with pytest.raises(KeyboardInterrupt), locked(index):
        raise KeyboardInterrupt
    assert (index / LOCK).read_text(encoding="utf-8") == ""


@pytest.fixture
def held(index: Path) -> Iterator[Callable[[str], StoreError]]:
    """The refusal while another program holds the lock and the LOCK file says what the test gives."""
    index.mkdir()

    def refused(content: str) -> StoreError:
        (index / LOCK).write_text(content, encoding="utf-8")
        return refusal(index)

    with (index / LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield refused


def test_another_day_is_said(held: Callable[[str], StoreError]) -> None:
    since = datetime.now().astimezone() - timedelta(days=3)
    error = held(holder(since=since.isoformat()))
    assert f"sinds {since.strftime('%Y-%m-%d %H:%M')})" in str(error)


def test_a_name_that_a_killed_build_left_is_not_believed(held: Callable[[str], StoreError]) -> None:
    assert "door een andere opdracht" in str(held(holder(process=gone_process())))
    # Which processes live on another machine cannot be known here.
    assert "jan op elders" in str(held(holder(process=gone_process(), machine="elders")))


@pytest.mark.parametrize(
    "content",
    ["", "x", "[]", "null", "{}", holder(process="p"), holder(since="gisteren"), holder(process=10**30), "[" * 100_000],
    ids=lambda content: content[:20],
)
def test_a_lock_file_that_says_nothing_is_no_failure(content: str, held: Callable[[str], StoreError]) -> None:
    assert "al door een andere opdracht" in str(held(content))
    assert "already updating" in held(content).english


def test_a_hostile_name_cannot_steer_the_terminal() -> None:
    found = read_holder(holder(user="\x1b[2Jj\nan" + "n" * 500, machine="elders\u202e"))
    assert found is not None
    assert found.user == ("[2Jjan" + "n" * 500)[:64]
    assert found.machine == "elders"


# What is replaced


def test_a_generation_goes_when_the_next_is_in_use(papers: Path, index: Path) -> None:
    for more in ("", "Ook oude.", "Ook jonge."):
        (papers / "kaas.txt").write_text(paper("kaas", more), encoding="utf-8")
        built(papers, index)
        assert sorted(path.name for path in index.iterdir()) == ["CURRENT", "LOCK", current(index).name]


@pytest.mark.parametrize("how", ["removed", "changed"])
def test_a_text_that_is_withdrawn_is_nowhere_in_the_index(how: str, papers: Path, index: Path) -> None:
    (papers / "kaas.txt").write_text(paper("kaas", "De Zwavelbroekster tekende bezwaar aan."), encoding="utf-8")
    built(papers, index)
    assert found_in(index, b"wavelbroek")
    if how == "removed":
        (papers / "kaas.txt").unlink()
    else:
        (papers / "kaas.txt").write_text(paper("kaas"), encoding="utf-8")
    built(papers, index)
    assert found_in(index, b"wavelbroek") == []


def found_in(index: Path, word: bytes) -> list[str]:
    """The files under `index` that hold these bytes, in capitals or not."""
    files = (path for path in index.rglob("*") if path.is_file())
    return [path.name for path in files if re.search(re.escape(word), path.read_bytes(), re.IGNORECASE)]


def test_what_a_build_left_between_name_and_pointer_goes(papers: Path, index: Path) -> None:
    built(papers, index)
    for name in ("gen-half-1", "unfinished-x"):
        (index / name).mkdir()
        (index / name / "records.sqlite").write_bytes(b"half")
    (index / "CURRENT.new").write_text("gen-half-1\n", encoding="utf-8")
    with building(index):
        left = sorted(path.name for path in index.iterdir() if not path.name.startswith("unfinished-"))
        assert left == ["CURRENT", "LOCK", current(index).name]


def test_without_a_pointer_nothing_is_thrown_away(papers: Path, index: Path) -> None:
    built(papers, index)
    generation = current(index)
    (index / "CURRENT").unlink()
    with building(index):
        assert generation.is_dir()


def test_the_folder_can_be_read_by_who_may_read_the_index(papers: Path, index: Path) -> None:
    before = os.umask(0o027)
    try:
        built(papers, index)
    finally:
        os.umask(before)
    assert current(index).stat().st_mode & 0o777 == 0o750


# Readers meanwhile


def test_a_reader_that_is_overtaken_while_opening_takes_the_next(papers: Path, index: Path) -> None:
    built(papers, index)
    seen: list[Path] = []

    def open_slowly(generation: Path) -> str:
        seen.append(generation)
        if len(seen) == 1:
            (papers / "kaas.txt").write_text(paper("melk"), encoding="utf-8")
            built(papers, index)
        return read_manifest(generation).fingerprint

    assert opened(index, open_slowly) == read_manifest(current(index)).fingerprint
    assert len(seen) == len(set(seen)) == 2


def test_a_store_that_is_overtaken_while_opening_opens_the_next(
    papers: Path, index: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    built(papers, index)
    overtaken: list[Path] = []

    def overtake(generation: Path) -> object:
        manifest = read_manifest(generation)
        if not overtaken:
            overtaken.append(generation)
            (papers / "kaas.txt").write_text(paper("melk"), encoding="utf-8")
            built(papers, index)
        return manifest

    monkeypatch.setattr("index.store.read_manifest", overtake)
    store = Store.open(index, ToyEncoder())
    try:
        assert overtaken
        assert not overtaken[0].exists()
        assert store.document("kaas").text == paper("melk")
    finally:
        store.close()


def test_a_damaged_generation_is_not_tried_again(papers: Path, index: Path) -> None:
    built(papers, index)
    (current(index) / "manifest.json").unlink()
    tried: list[Path] = []

    def open_once(generation: Path) -> None:
        tried.append(generation)
        read_manifest(generation)

    with pytest.raises(StoreError, match=r"manifest\.json ontbreekt"):
        opened(index, open_once)
    assert len(tried) == 1


def test_a_check_of_a_generation_that_is_gone_says_so(papers: Path, index: Path) -> None:
    built(papers, index)
    before = current(index)
    manifest = read_manifest(before)
    (papers / "kaas.txt").unlink()
    built(papers, index)
    with pytest.raises(StoreError, match="intussen vernieuwd"):
        damaged_files(before, manifest)


# On the disk


def test_everything_is_on_the_disk_before_the_pointer_moves(index: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    synced = os.fsync

    def record(descriptor: int) -> None:
        name = Path(f"/proc/self/fd/{descriptor}").readlink().name
        pointed = (index / "CURRENT").exists()
        done.append(f"{re.sub('unfinished-.*|gen-.*', 'map', name)}{' na' if pointed else ''}")
        synced(descriptor)

    monkeypatch.setattr("index.generation.os.fsync", record)
    with building(index) as unfinished:
        (unfinished / "woorden").mkdir()
        for name in ("manifest.json", "woorden/a.npy"):
            (unfinished / name).write_bytes(b"x")
        publish(index, unfinished, "f" * 64)
    assert sorted(done[:4]) == ["a.npy", "manifest.json", "map", "woorden"]
    assert done[4:] == [index.name, "CURRENT.new", f"{index.name} na"]
