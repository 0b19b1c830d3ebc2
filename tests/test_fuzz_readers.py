"""Broken files of every format: each is read or refused in one line, in time, and a build leaves none unmentioned."""

import time
from pathlib import Path

import pytest
from damaged import MAKERS, broken_files
from small_index import built, texts

from index.errors import SourceError
from index.load import load
from index.readers import READERS
from index.structure import find_units
from index.tidy import tidy

COUNT = 300
_SECONDS = 2.0


def test_there_is_a_paper_of_every_format() -> None:
    assert set(READERS) <= set(MAKERS)


@pytest.mark.parametrize("suffix", sorted(READERS))
def test_the_whole_paper_is_read(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"stuk{suffix}"
    path.write_bytes(MAKERS[suffix]())
    document = load(path)
    assert "Is er nog kaas" in tidy(document, find_units(document)[1].questions[0])


def test_every_broken_file_is_read_or_refused_in_time(tmp_path: Path) -> None:
    read, wrong = 0, []
    for name, data in broken_files(COUNT):
        path = tmp_path / name
        path.write_bytes(data)
        started = time.process_time()
        try:
            document = load(path)
            assert document.text.strip()
            for unit in find_units(document):
                assert tidy(document, unit.span) is not None
            read += 1
        except SourceError as error:
            if "\n" in f"{error}{error.english}" or not str(error).startswith(name):
                wrong.append(f"{name}: {error}")
        except Exception as error:  # whatever else comes out of a reader is what this test is for
            wrong.append(f"{name}: {type(error).__name__}: {error}")
        if time.process_time() - started > _SECONDS:
            wrong.append(f"{name}: {time.process_time() - started:.1f} s")
    assert wrong == []
    assert read > COUNT // 10


def test_a_build_reports_every_broken_file(tmp_path: Path) -> None:
    folder = tmp_path / "stukken"
    folder.mkdir()
    names = set()
    for number, (name, data) in enumerate(broken_files(COUNT // 3)):
        names.add(f"{number}-{name}")
        (folder / f"{number}-{name}").write_bytes(data)
    report = built(folder, tmp_path / "index")
    skipped = {Path(item.path).name for item in report.skipped}
    assert skipped | set(texts(tmp_path / "index")) == names
    assert skipped.isdisjoint(texts(tmp_path / "index"))
