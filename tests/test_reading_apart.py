"""One bad file costs no other: files that crash, hang or eat memory are refused, the rest is read in order."""

import os
import time
from pathlib import Path
from typing import Any

import pytest
from damaged import MAKERS

from index.corpus import Candidate
from index.errors import SourceError
from index.load import load
from index.reading import read_all
from index.records import Document


def misbehaving(path: Path, entry: dict[str, Any] | None) -> Document:
    """Read a file, unless its name says what to do instead."""
    if path.stem == "fault":
        raise IndexError("a fault of ours")
    if path.stem == "crash":
        os._exit(11)
    if path.stem == "hang":
        time.sleep(600)
    if path.stem == "eat":
        return Document(*[bytearray(64 * 2**30)] * 5)  # type: ignore[arg-type]  # never gets that far
    return load(path, entry)


def candidates(folder: Path, *names: str) -> list[Candidate]:
    """Files of these names, each a whole paper in the format of its ending."""
    found = []
    for name in names:
        path = folder / name
        path.write_bytes(MAKERS[path.suffix]())
        found.append(Candidate(path, str(path), None, ""))
    return found


def test_every_format_is_read_as_by_load_and_in_order(tmp_path: Path) -> None:
    given = candidates(tmp_path, *(f"stuk{place}{suffix}" for place, suffix in enumerate(MAKERS)))
    assert list(read_all(given)) == [load(candidate.path) for candidate in given]


def test_one_bad_file_costs_no_other(tmp_path: Path) -> None:
    given = candidates(tmp_path, "a.xml", "crash.html", "b.txt", "hang.odt", "eat.xml", "c.xml", "d.xml", "fault.html")
    (tmp_path / "d.xml").write_bytes(b"<a>")
    found = list(read_all(given, misbehaving, seconds=10))
    assert [type(outcome) for outcome in found] == [
        Document, SourceError, Document, SourceError, SourceError, Document, SourceError, SourceError
    ]  # fmt: skip
    said = [str(outcome) if isinstance(outcome, SourceError) else outcome.file for outcome in found]
    assert [said[0], said[2], said[5]] == ["a.xml", "b.txt", "c.xml"]
    assert "crash.html: het lezen liep vast" in said[1]
    assert "hang.odt: lezen duurt langer dan 10 seconden" in said[3]
    assert "eat.xml: het lezen liep vast" in said[4]
    assert "fault.html: onverwachte fout bij het lezen (IndexError)" in said[7]
    with pytest.raises(SourceError) as refused:
        load(tmp_path / "d.xml")
    assert (said[6], found[6].english) == (str(refused.value), refused.value.english)  # type: ignore[union-attr]  # by the types above


def test_whoever_stops_early_leaves_no_processes(tmp_path: Path) -> None:
    reading = read_all(candidates(tmp_path, *(f"{number}.xml" for number in range(8))))
    assert isinstance(next(reading), Document)
    reading.close()
    children = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children").read_text().split()
    running = [Path(f"/proc/{child}/cmdline").read_bytes() for child in children if Path(f"/proc/{child}").exists()]
    assert not any(b"spawn_main" in command for command in running)
