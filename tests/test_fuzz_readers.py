"""A thousand broken files: each is read or refused in one line, in time, and a build leaves none unmentioned.

What is broken, and how, stands in damaged.py and hostile_*.py; `python -m bench.fuzz 1000 SEED` tries others.
"""

from collections import Counter
from pathlib import Path

import pytest
from damaged import MAKERS, broken_files, hostile_files
from small_index import built, texts

from bench.fuzz import main, try_file, try_files
from index.load import load
from index.readers import READERS
from index.structure import find_units
from index.tidy import tidy

COUNT = 1000


def test_there_is_a_paper_of_every_format() -> None:
    assert set(READERS) <= set(MAKERS)


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_the_whole_paper_is_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"stuk{suffix}"
    path.write_bytes(MAKERS[suffix]())
    document = load(path)
    assert "Is er nog kaas" in tidy(document, find_units(document)[1].questions[0])


def test_every_broken_file_is_read_or_refused_in_time(tmp_path: Path) -> None:
    outcomes = list(try_files(broken_files(COUNT), tmp_path))
    assert [f"{outcome.name}: {outcome.fault}" for outcome in outcomes if outcome.fault] == []
    assert len(outcomes) >= COUNT
    # Of the damaged papers many can still be read, and of every format some are refused.
    names = Counter((Path(outcome.name).suffix, outcome.read) for outcome in outcomes)
    assert all(names[suffix, True] and names[suffix, False] for suffix in READERS)
    assert sum(outcome.seconds for outcome in outcomes) < 60


def test_damage_is_the_same_every_time_and_no_two_files_share_a_name() -> None:
    names = [name for name, _ in broken_files(COUNT)]
    assert len(set(names)) == len(names)
    assert dict(broken_files(400, seed=7)) == dict(broken_files(400, seed=7))
    assert dict(broken_files(400, seed=7)) != dict(broken_files(400, seed=8))


@pytest.mark.parametrize("fault", ["raises", "is silent"])
def test_a_fault_is_seen(fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "stuk.txt").write_text("kaas", encoding="utf-8")

    def broken(path: Path) -> object:
        raise KeyError(path.name)

    if fault == "raises":
        monkeypatch.setattr("bench.fuzz.load", broken)
    else:
        monkeypatch.setattr("bench.fuzz.MOST_SECONDS", -1.0)
    assert try_file(tmp_path / "stuk.txt").fault is not None


def test_the_command_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["veel"]) == 2
    assert "gebruik" in capsys.readouterr().err


def test_a_build_reports_every_broken_file(tmp_path: Path) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    names = set()
    # Large files that only cost time were tried one by one above.
    small = ((name, data) for name, data in broken_files(COUNT) if len(data) < 100_000)
    for name, data in small:
        names.add(name)
        (folder / name).write_bytes(data)
    report = built(folder, tmp_path / "index")
    skipped = {Path(item.path).name for item in report.skipped}
    assert len(names) > COUNT * 0.9
    assert skipped | set(texts(tmp_path / "index")) == names
    assert skipped.isdisjoint(texts(tmp_path / "index"))


def test_the_hostile_files_hold_what_they_promise() -> None:
    hostile = dict(hostile_files(sorted(READERS)))
    assert len(hostile) > 250
    assert hostile["geen-stuk-rtf.docx"].startswith(b"{\\rtf")
    assert b"/Prev" in hostile["vijandig-vorige-kring.pdf"]
    assert max(map(len, hostile.values())) > 5_000_000
