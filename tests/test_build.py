"""Building and updating an index: updates are real, what has not changed is kept, and what goes wrong costs nothing."""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from conftest import ToyEncoder
from small_index import SETTINGS, CountingEncoder, built, names, paper, texts, write_papers

from index.build import build
from index.errors import SourceError, StoreError
from index.generation import current
from index.store import Store
from index.tidy import tidy
from index.vectors import quantised


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two papers, kaas.txt and brood.txt."""
    return write_papers(tmp_path / "stukken", "kaas", "brood")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where the index is made."""
    return tmp_path / "index"


# Updates


def test_an_update_replaces_removes_and_keeps(papers: Path, index: Path, tmp_path: Path) -> None:
    elsewhere = write_papers(tmp_path / "elders", "melk")
    built([papers, elsewhere], index)
    (papers / "kaas.txt").write_text(paper("kaas", "Ook oude."), encoding="utf-8")
    (papers / "brood.txt").unlink()
    report = built(papers, index)
    assert texts(index) == {"kaas.txt": paper("kaas", "Ook oude."), "melk.txt": paper("melk")}
    assert (report.documents, report.vraag_antwoord, report.skipped) == (2, 4, ())


def test_a_single_file_is_added_to_what_is_there(papers: Path, index: Path) -> None:
    built(papers / "kaas.txt", index)
    built(papers / "brood.txt", index)
    assert names(index) == ["brood.txt", "kaas.txt"]


@pytest.mark.parametrize("damage", [b"", b"\x00\x01", "cocaïne".encode("latin-1")])
def test_a_file_that_can_no_longer_be_read_stays_and_is_reported(damage: bytes, papers: Path, index: Path) -> None:
    built(papers, index)
    (papers / "kaas.txt").write_bytes(damage)
    report = built(papers, index)
    assert texts(index)["kaas.txt"] == paper("kaas")
    (skipped,) = report.skipped
    assert skipped.path == str(papers / "kaas.txt")
    assert skipped.reason.startswith("kaas.txt: ")
    assert skipped.english.startswith("kaas.txt: ")


def test_skipped_files_are_reported_with_their_reason(papers: Path, index: Path) -> None:
    (papers / "tabel.csv").write_text("a,b", encoding="utf-8")
    (papers / "leeg.txt").write_bytes(b"")
    report = built(papers, index)
    assert [skipped.path for skipped in report.skipped] == [str(papers / "leeg.txt"), str(papers / "tabel.csv")]
    assert ["leeg" in report.skipped[0].reason, ".csv" in report.skipped[1].reason] == [True, True]
    assert names(index) == ["brood.txt", "kaas.txt"]


def test_a_file_name_that_is_no_utf8_does_not_break_a_build(papers: Path, index: Path) -> None:
    (papers / os.fsdecode(b"ka\xffas.txt")).write_text(paper("melk"), encoding="utf-8")
    report = built(papers, index)
    assert {"brood.txt", "kaas.txt"} <= set(names(index))
    assert report.documents + len(report.skipped) == 3


def test_two_units_of_one_name_do_not_break_a_build(papers: Path, index: Path) -> None:
    answers = "".join(f"Antwoord op vraag {numbers}\nJa.\n\n" for numbers in ("1", "1", "1 en 2"))
    (papers / "kaas.txt").write_text(f"Vraag 1\nIs dat zo?\n\n{answers}", encoding="utf-8")
    assert built(papers, index).vraag_antwoord == 5


def test_the_same_name_from_two_folders(papers: Path, index: Path, tmp_path: Path) -> None:
    elsewhere = write_papers(tmp_path / "elders")
    (elsewhere / "kaas.txt").write_text(paper("melk"), encoding="utf-8")
    report = built([papers, elsewhere], index)
    assert texts(index)["kaas.txt"] == paper("kaas")
    assert [skipped.path for skipped in report.skipped] == [str(elsewhere / "kaas.txt")]
    assert str(papers / "kaas.txt") in report.skipped[0].reason
    assert built([papers, papers / "kaas.txt"], index).skipped == ()
    # Given alone it is refused as well, for as long as the other one is there.
    assert [skipped.path for skipped in built(elsewhere, index).skipped] == [str(elsewhere / "kaas.txt")]
    assert texts(index)["kaas.txt"] == paper("kaas")
    (papers / "kaas.txt").unlink()
    assert built(elsewhere, index).skipped == ()
    assert texts(index)["kaas.txt"] == paper("melk")


def test_two_endings_make_one_id(papers: Path, index: Path) -> None:
    (papers / "kaas.md").write_text(paper("melk"), encoding="utf-8")
    report = built(papers, index)
    assert names(index) == ["brood.txt", "kaas.md"]
    assert [skipped.path for skipped in report.skipped] == [str(papers / "kaas.txt")]


def test_what_has_not_changed_is_not_embedded_again(papers: Path, index: Path) -> None:
    encoder = CountingEncoder()
    report = built(papers, index, encoder)
    assert len(encoder.given) == report.passages == 6
    encoder.given.clear()
    built(papers, index, encoder)
    assert encoder.given == []
    (papers / "kaas.txt").write_text(paper("kaas", "Ook oude."), encoding="utf-8")
    built(papers, index, encoder)
    assert len(encoder.given) == 1
    assert "Ook oude." in encoder.given[0]
    store = Store.open(index, encoder)
    try:
        for passage in store.passages:
            text = f"{passage.context} {tidy(store.document(passage.document), passage.span)}"
            np.testing.assert_array_equal(store.vectors.codes()[passage.id], quantised(encoder.query(text)[None])[0])
    finally:
        store.close()


def test_another_model_embeds_everything_again(papers: Path, index: Path) -> None:
    built(papers, index)
    encoder = CountingEncoder()
    encoder.checksum = "c" * 64
    report = built(papers / "kaas.txt", index, encoder)
    assert len(encoder.given) == report.passages == 6


def test_nothing_to_index_leaves_what_is_there(papers: Path, index: Path, tmp_path: Path) -> None:
    empty = write_papers(tmp_path / "niets")
    with pytest.raises(SourceError, match="niets te indexeren: geen bestanden"):
        built(empty, index)
    assert not index.exists() or list(index.glob("gen-*")) == []
    built(papers, index)
    for path in papers.iterdir():
        path.unlink()
    with pytest.raises(SourceError, match="niets te indexeren"):
        built(papers, index)
    with pytest.raises(SourceError, match="bestaat niet"):
        built(papers / "weg.txt", index)
    assert names(index) == ["brood.txt", "kaas.txt"]


# What goes wrong


@pytest.mark.parametrize("stage", ["lezen", "vectoren", "schrijven"])
def test_a_build_that_breaks_off_costs_nothing(stage: str, papers: Path, index: Path) -> None:
    def breaking(name: str, done: int, whole: int) -> None:
        if name == stage:
            raise KeyboardInterrupt

    built(papers, index)
    (papers / "kaas.txt").write_text(paper("melk"), encoding="utf-8")
    before = current(index)
    with pytest.raises(KeyboardInterrupt):
        build([papers], index, SETTINGS, ToyEncoder(), breaking)
    assert current(index) == before
    assert texts(index)["kaas.txt"] == paper("kaas")
    built(papers, index)
    assert texts(index)["kaas.txt"] == paper("melk")


def test_the_next_build_clears_what_a_killed_one_left(papers: Path, index: Path) -> None:
    built(papers, index)
    (index / "unfinished-x").mkdir()
    (index / "unfinished-x" / "records.sqlite").write_bytes(b"half")
    (index / "CURRENT.new").write_text("gen-half", encoding="utf-8")
    for more in ("Ook oude.", "Ook jonge.", "Ook belegen."):
        (papers / "kaas.txt").write_text(paper("kaas", more), encoding="utf-8")
        built(papers, index)
    left = sorted(path.name.split("-")[0] for path in index.iterdir())
    assert left == ["CURRENT", "LOCK", "gen"]


def test_a_reader_stays_on_its_generation(papers: Path, index: Path, toy_encoder: ToyEncoder) -> None:
    built(papers, index)
    store = Store.open(index, toy_encoder)
    try:
        passages, fingerprint = store.passages, store.fingerprint
        scores = store.stems.scores(["kas", "goud"]).tolist()
        for more in ("Ook oude.", "Ook jonge.", "Ook belegen."):
            (papers / "kaas.txt").write_text(paper("kaas", more), encoding="utf-8")
            built(papers, index)
        assert store.document("kaas").text == paper("kaas")
        assert (store.passages, store.fingerprint) == (passages, fingerprint)
        assert store.unit("kaas#antwoord-1") in store.units("kaas")
        assert store.stems.scores(["kas", "goud"]).tolist() == scores
        assert store.vectors.scores(toy_encoder.query("kaas")).shape == (6,)
    finally:
        store.close()
    assert texts(index)["kaas.txt"] == paper("kaas", "Ook belegen.")


def test_another_build_holds_the_index(papers: Path, index: Path) -> None:
    built(papers, index)
    with (index / "LOCK").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(StoreError, match="al door een andere opdracht"):
            built(papers, index)
    built(papers, index)


def test_an_update_during_an_update_is_not_lost(papers: Path, index: Path) -> None:
    refused: list[str] = []

    def meanwhile() -> None:
        try:
            built(papers / "kaas.txt", index)
        except StoreError:
            refused.append("kaas.txt")

    built(papers / "brood.txt", index, CountingEncoder(meanwhile))
    assert sorted(names(index) + refused) == ["brood.txt", "kaas.txt"]


def test_an_index_that_cannot_be_written(papers: Path, tmp_path: Path) -> None:
    (tmp_path / "bestand").write_text("geen map", encoding="utf-8")
    for index in (tmp_path / "bestand", tmp_path / "bestand" / "index"):
        with pytest.raises(StoreError, match="kan niet schrijven"):
            built(papers, index)


KILLED = """
import os, sys
from pathlib import Path
from small_index import SETTINGS, ToyEncoder
from index.build import build
def progress(stage, done, whole):
    if stage == "schrijven" and not done:
        os._exit(9)
build([Path(sys.argv[1])], Path(sys.argv[2]), SETTINGS, ToyEncoder(), progress)
"""


def test_a_killed_build_leaves_the_index_as_it_was(papers: Path, index: Path) -> None:
    built(papers, index)
    (papers / "kaas.txt").write_text(paper("melk"), encoding="utf-8")
    root = Path(__file__).resolve().parent
    environment = os.environ | {"PYTHONPATH": f"{root}{os.pathsep}{root.parent}"}
    ended = subprocess.run([sys.executable, "-c", KILLED, str(papers), str(index)], env=environment)
    assert ended.returncode == 9
    assert list(index.glob("unfinished-*"))
    assert texts(index)["kaas.txt"] == paper("kaas")
    built(papers, index)
    assert list(index.glob("unfinished-*")) == []
    assert texts(index)["kaas.txt"] == paper("melk")


def test_what_an_index_of_another_format_held_is_named(papers: Path, index: Path) -> None:
    built(papers, index)
    manifest = current(index) / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace('"format": ', '"format": 9'), encoding="utf-8")
    report = built(papers / "kaas.txt", index)
    assert names(index) == ["kaas.txt"]
    assert [item.path for item in report.skipped] == ["brood.txt"]
    assert "indexeer dit stuk opnieuw" in report.skipped[0].reason
