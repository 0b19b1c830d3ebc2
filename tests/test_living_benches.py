"""The measurements of a living index run: their papers are as long as real ones, and a fault would be seen."""

import statistics
from pathlib import Path

import pytest

from bench.growth import Step, steps, table
from bench.kill import Outcome, check, kill_again_and_again
from bench.papers import file_name, made_paper, write_paper, write_papers
from index.generation import current
from index.load import load
from index.structure import find_units


def test_the_papers_are_as_long_as_real_ones_and_of_every_kind(tmp_path: Path) -> None:
    write_papers(tmp_path / "a", 40)
    documents = {path.name: load(path) for path in sorted((tmp_path / "a").iterdir())}
    assert sorted(documents) == [file_name(number) for number in range(40)]
    assert {Path(name).suffix for name in documents} == {".txt", ".xml", ".html", ".docx", ".pdf"}
    assert 6000 < statistics.mean(len(document.text) for document in documents.values()) < 10000
    pairs = {name: sum(bool(unit.numbers) for unit in find_units(item)) for name, item in documents.items()}
    made = {file_name(number): made_paper(number) for number in range(40)}
    assert pairs == {name: 0 if paper.letter else len(paper.pairs) for name, paper in made.items()}
    assert {paper.letter for paper in made.values()} == {True, False}
    assert {len(paper.pairs) for paper in made.values()} <= set(range(10, 15))


def test_the_same_number_gives_the_same_bytes_and_a_version_one_other_answer(tmp_path: Path) -> None:
    for number in range(10):
        first = write_paper(tmp_path, number).read_bytes()
        assert write_paper(tmp_path, number).read_bytes() == first
        assert write_paper(tmp_path, number, version=2).read_bytes() != first
        one, other = made_paper(number).pairs, made_paper(number, version=2).pairs
        assert sum(before != after for before, after in zip(one, other, strict=True)) == 1


def test_growth_measures_every_step(tmp_path: Path) -> None:
    found = steps(tmp_path, 10)
    assert len(found) == 6
    assert all(step.wall > step.inside > 0 and step.processor > 0 and step.memory > 10 for step in found)
    printed = table([Step("alles", 100.0, 50.0, 80.0, 200.0), Step("erbij", 4.0, 1.0, 2.0, 100.0)])
    assert printed.splitlines()[2].split() == [
        *("erbij", "4.00", "s", "4.0%", "1.00", "s", "2.0%", "2.00", "s", "2.5%", "100", "MB"),
    ]


def test_kills_are_counted_and_a_fault_is_seen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = kill_again_and_again(tmp_path, 10, 1)
    assert found.faults == []
    assert found.counts["killed"] == 1
    assert found.in_index == found.in_folder
    assert capsys.readouterr().out.startswith("10 papers: first build ")
    vectors = current(tmp_path / "index") / "vectors.faiss"
    content = bytearray(vectors.read_bytes())
    content[-4] ^= 1  # the last bit of the last number: nothing that a reader would notice
    vectors.write_bytes(content)
    check(tmp_path / "index", "here", found)
    assert found.faults == ["here: vectors.faiss is not what was written"]
    elsewhere = Outcome(in_folder={"weg.txt": "0"}, in_index={})
    check(tmp_path / "index", "here", elsewhere)
    assert "here: holds neither the papers of before nor those of after" in elsewhere.faults
    check(tmp_path / "geen", "here", elsewhere)
    assert elsewhere.faults[-1].startswith("here: does not open: no index in")
