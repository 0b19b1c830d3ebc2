"""What an update costs and leaves: nothing for what has not changed, and nothing of what is gone."""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import ToyEncoder
from small_index import CountingEncoder, built, names, paper, texts, write_papers

import index.build
from index.corpus import Candidate
from index.errors import SourceError
from index.generation import RECORDS, current
from index.reading import read_all
from index.records import Document
from index.store import Store
from index.tables_writer import Prepared


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with three papers."""
    return write_papers(tmp_path / "stukken", "brood", "kaas", "melk")


@pytest.fixture
def index_folder(tmp_path: Path) -> Path:
    """Where the index is made."""
    return tmp_path / "index"


@pytest.fixture
def read_now(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that builds have read, in order."""
    read: list[str] = []

    def reading(candidates: Sequence[Candidate], **how: Any) -> Iterator[Document | Prepared | SourceError]:
        read.extend(candidate.path.name for candidate in candidates)
        return read_all(candidates, **how)

    monkeypatch.setattr(index.build, "read_all", reading)
    return read


def generation_bytes(folder: Path) -> dict[str, bytes]:
    """Every file of the current generation but the manifest, by name."""
    whole = current(folder)
    files = (path for path in whole.rglob("*") if path.is_file() and path.name != "manifest.json")
    return {path.relative_to(whole).as_posix(): path.read_bytes() for path in files}


def test_what_has_not_changed_is_not_read_again(papers: Path, index_folder: Path, read_now: list[str]) -> None:
    encoder = CountingEncoder()
    assert built(papers, index_folder, encoder).added == ("brood.txt", "kaas.txt", "melk.txt")
    before = current(index_folder)
    read_now.clear()
    encoder.given.clear()
    report = built(papers, index_folder, encoder)
    assert (read_now, encoder.given, report.unchanged, report.documents) == ([], [], 3, 3)
    assert current(index_folder) == before, "nothing changed, and yet a generation was written"
    (papers / "kaas.txt").write_text(paper("kaas", "Ook oude."), encoding="utf-8")
    (papers / "water.txt").write_text(paper("water"), encoding="utf-8")
    report = built(papers, index_folder, encoder)
    assert read_now == ["kaas.txt", "water.txt"]
    assert (report.added, report.changed, report.removed, report.unchanged) == (("water.txt",), ("kaas.txt",), (), 2)


def test_an_entry_in_the_list_of_sources_counts_as_a_change(
    papers: Path, index_folder: Path, read_now: list[str], toy_encoder: ToyEncoder
) -> None:
    built(papers, index_folder)
    store = Store.open(index_folder, toy_encoder)
    sha256 = store.document("kaas").sha256
    store.close()
    read_now.clear()
    entry = f'[[document]]\nfile = "kaas.txt"\nsha256 = "{sha256}"\ntitle = "Goudse kaas"\n'
    (papers / "sources.toml").write_text(entry, encoding="utf-8")
    assert built(papers, index_folder).changed == ("kaas.txt",)
    assert read_now == ["kaas.txt"]
    store = Store.open(index_folder, toy_encoder)
    assert store.document("kaas").metadata.title == "Goudse kaas"
    store.close()


def test_other_code_reads_everything_again(
    papers: Path, index_folder: Path, read_now: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    built(papers, index_folder)
    read_now.clear()
    monkeypatch.setattr(index.build, "program_checksum", lambda: "other")
    assert built(papers, index_folder).unchanged == 3
    assert read_now == ["brood.txt", "kaas.txt", "melk.txt"]


@pytest.mark.parametrize("way", ["added", "changed", "removed", "renamed"])
def test_the_same_sources_give_the_same_bytes_whatever_was_there_before(
    way: str, papers: Path, index_folder: Path, tmp_path: Path
) -> None:
    (papers / "zout.txt").write_text(paper("zout"), encoding="utf-8")
    if way == "added":
        (papers / "kaas.txt").rename(tmp_path / "kaas.txt")
        built(papers, index_folder)
        (tmp_path / "kaas.txt").rename(papers / "kaas.txt")
    else:
        built(papers, index_folder)
        if way == "changed":
            (papers / "kaas.txt").write_text(paper("kaas", "Er zijn vier kaaspakhuizen in Alkmaar."), encoding="utf-8")
        elif way == "removed":
            (papers / "kaas.txt").unlink()
        else:
            (papers / "kaas.txt").rename(papers / "zuivel.txt")
    built(papers, index_folder)
    built(papers, tmp_path / "anders")
    assert generation_bytes(index_folder) == generation_bytes(tmp_path / "anders")


def test_nothing_of_a_removed_paper_remains(papers: Path, index_folder: Path) -> None:
    rare = "kwartsietgroeve"
    (papers / "geheim.txt").write_text(paper("kaas", f"De {rare} ligt bij Epen."), encoding="utf-8")
    built(papers, index_folder)
    # The test can see: the word stands in the records and its pieces in the words.
    whole = b"".join(path.read_bytes() for path in index_folder.rglob("*") if path.is_file())
    assert {part: part.encode() in whole for part in (rare, "geheim", "rtsi", "Epen")} == dict.fromkeys(
        (rare, "geheim", "rtsi", "Epen"), True
    )
    (papers / "geheim.txt").unlink()
    assert built(papers, index_folder).removed == ("geheim.txt",)
    for path in index_folder.rglob("*"):
        if path.is_file():
            found = path.read_bytes().lower()
            assert not any(part in found for part in (rare.encode(), b"geheim", b"rtsi", b"epen")), path.name
    connection = sqlite3.connect(current(index_folder) / RECORDS)
    assert connection.execute("PRAGMA freelist_count").fetchone() == (0,)
    connection.close()


def test_an_index_inside_its_own_folder_is_not_read(papers: Path) -> None:
    assert built(papers, papers / "index").skipped == ()
    assert built(papers, papers / "index").skipped == ()
    assert names(papers / "index") == ["brood.txt", "kaas.txt", "melk.txt"]


@pytest.mark.parametrize("part", ["stems/places.npy", "ngrams/steps.npy", "vectors.faiss", "records.sqlite"])
def test_damage_is_mended_and_never_taken_over(part: str, papers: Path, index_folder: Path) -> None:
    built(papers, index_folder)
    whole = generation_bytes(index_folder)
    damaged = bytearray(whole[part])
    damaged[len(damaged) // 2] ^= 1
    (current(index_folder) / part).write_bytes(damaged)
    built(papers, index_folder)
    assert generation_bytes(index_folder) == whole


def test_a_file_that_cannot_be_read_or_opened_keeps_its_paper(papers: Path, index_folder: Path) -> None:
    built(papers, index_folder)
    (papers / "kaas.txt").write_bytes(b"")
    report = built(papers, index_folder)
    assert [Path(item.path).name for item in report.skipped] == ["kaas.txt"]
    assert texts(index_folder)["kaas.txt"] == paper("kaas")
    (papers / "kaas.txt").unlink()
    (papers / "kaas.txt").symlink_to("nergens.txt")
    report = built(papers, index_folder)
    assert [Path(item.path).name for item in report.skipped] == ["kaas.txt"]
    assert texts(index_folder)["kaas.txt"] == paper("kaas")
    (papers / "kaas.txt").unlink()
    assert built(papers, index_folder).removed == ("kaas.txt",)


def test_a_folder_that_cannot_be_opened_keeps_its_papers(
    papers: Path, index_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_papers(papers / "jaar", "zout")
    built(papers, index_folder)
    scan = os.scandir

    def refusing(folder: object) -> object:
        if isinstance(folder, Path) and folder.name == "jaar":
            raise PermissionError(13, "Permission denied")
        return scan(folder)  # type: ignore[call-overload]  # as it was given

    monkeypatch.setattr(os, "scandir", refusing)
    report = built(papers, index_folder)
    assert [(Path(item.path).name, "map niet te openen" in item.reason) for item in report.skipped] == [("jaar", True)]
    assert names(index_folder) == ["brood.txt", "kaas.txt", "melk.txt", "zout.txt"]


def test_papers_that_moved_are_known_by_their_new_place(papers: Path, index_folder: Path, tmp_path: Path) -> None:
    built(papers, index_folder)
    moved = tmp_path / "archief"
    papers.rename(moved)
    report = built(moved, index_folder)
    assert (report.unchanged, report.changed, report.removed) == (3, (), ())
    store = Store.open(index_folder, ToyEncoder())
    assert set(store.origins().values()) == {str(moved / name) for name in ("brood.txt", "kaas.txt", "melk.txt")}
    store.close()
    built(write_papers(papers, "zout"), index_folder)
    assert names(index_folder) == ["brood.txt", "kaas.txt", "melk.txt", "zout.txt"]


def test_links_are_followed_once_and_go_when_they_go(papers: Path, index_folder: Path, tmp_path: Path) -> None:
    far = write_papers(tmp_path / "ver", "zout", "water")
    (papers / "peper.txt").symlink_to(far / "zout.txt")
    (papers / "map").symlink_to(far)
    (far / "rond").symlink_to(papers)
    assert built(papers, index_folder).skipped == ()
    assert names(index_folder) == ["brood.txt", "kaas.txt", "melk.txt", "peper.txt", "water.txt", "zout.txt"]
    (papers / "peper.txt").unlink()
    (papers / "map").unlink()
    assert built(papers, index_folder).removed == ("peper.txt", "water.txt", "zout.txt")


def test_a_paper_is_not_pushed_out_by_its_name_in_another_format(papers: Path, index_folder: Path) -> None:
    built(papers, index_folder)
    (papers / "kaas.md").write_text(paper("melk"), encoding="utf-8")
    report = built(papers, index_folder)
    assert names(index_folder) == ["brood.txt", "kaas.txt", "melk.txt"]
    assert [Path(item.path).name for item in report.skipped] == ["kaas.md"]
