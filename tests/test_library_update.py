"""Adding and removing papers beside the folders that the index was built from: neither costs the other anything."""

import os
import stat
from pathlib import Path

import pytest
from conftest import ToyEncoder
from small_index import built, names, paper, write_papers

from index.build import Report
from index.errors import SourceError, StoreError
from index.lock import locked
from qa.library_added import added_files, added_papers, begin, held_origins, papers_folder, settle
from qa.library_check import MOST_FILES, MOST_MIB, Offered, check, clean_name
from qa.library_update import add, read_again, remove


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index over a folder with a paper about cheese."""
    built(write_papers(tmp_path / "map", "kaas"), tmp_path / "index")
    return tmp_path / "index"


def quiet(_stage: str, _done: int, _whole: int) -> None:
    """Progress that nobody looks at."""


def added(index: Path, *topics: str) -> Report:
    files = {f"{topic}.txt": paper(topic).encode() for topic in topics}
    return add(index, begin(index, files), quiet, ToyEncoder())


def left(index: Path) -> list[str]:
    """What stands beside the papers: nothing but the lock."""
    return sorted(path.name for path in (index / "toegevoegd").iterdir())


def test_what_is_added_stays_beside_what_was_there(index: Path, tmp_path: Path) -> None:
    assert added(index, "brood", "melk").added == ("brood.txt", "melk.txt")
    assert names(index) == ["brood.txt", "kaas.txt", "melk.txt"]
    assert added_files(index) == ("brood.txt", "melk.txt")
    assert stat.S_IMODE((papers_folder(index) / "brood.txt").stat().st_mode) == 0o600
    assert added_papers(index, held_origins(index)) == {"brood.txt", "melk.txt"}
    assert left(index) == ["LOCK", "stukken"]
    # By command: a folder that was given before, and one that is new.
    (tmp_path / "map" / "kaas.txt").write_text(paper("kaas", "Veel meer."), encoding="utf-8")
    assert built(tmp_path / "map", index).changed == ("kaas.txt",)
    built(write_papers(tmp_path / "ander", "boter"), index)
    assert names(index) == ["boter.txt", "brood.txt", "kaas.txt", "melk.txt"]


def test_what_is_removed_is_gone_and_nothing_else(index: Path) -> None:
    added(index, "brood", "melk")
    report = remove(index, begin(index, {}), "brood.txt", quiet, ToyEncoder())
    assert report.removed == ("brood.txt",)
    assert names(index) == ["kaas.txt", "melk.txt"]
    assert added_files(index) == ("melk.txt",)
    assert left(index) == ["LOCK", "stukken"]
    remove(index, begin(index, {}), "melk.txt", quiet, ToyEncoder())
    assert names(index) == ["kaas.txt"]


@pytest.mark.parametrize("name", ["kaas.txt", "bestaat-niet.txt", "../map/kaas.txt", ""])
def test_what_was_not_added_here_cannot_be_removed_here(index: Path, name: str, tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is hier niet toegevoegd"):
        remove(index, begin(index, {}), name, quiet, ToyEncoder())
    assert names(index) == ["kaas.txt"]
    assert (tmp_path / "map" / "kaas.txt").exists()


def test_the_last_paper_stays(index: Path, tmp_path: Path) -> None:
    added(index, "brood")
    (tmp_path / "map" / "kaas.txt").unlink()
    built(tmp_path / "map", index)
    assert names(index) == ["brood.txt"]
    with pytest.raises(SourceError, match="niets te indexeren"):
        remove(index, begin(index, {}), "brood.txt", quiet, ToyEncoder())
    assert names(index) == ["brood.txt"]
    assert added_files(index) == ("brood.txt",)


def test_a_file_that_cannot_be_read_is_told_and_not_kept(index: Path) -> None:
    report = add(
        index, begin(index, {"stuk.pdf": b"geen pdf", "melk.txt": paper("melk").encode()}), quiet, ToyEncoder()
    )
    assert report.added == ("melk.txt",)
    assert [Path(item.path).name for item in report.skipped] == ["stuk.pdf"]
    assert added_files(index) == ("melk.txt",)


def test_a_build_that_goes_on_refuses_and_leaves_all_as_it_was(index: Path) -> None:
    added(index, "brood")
    with locked(index), pytest.raises(StoreError, match="wordt al bijgewerkt door proces"):
        added(index, "melk")
    with locked(index), pytest.raises(StoreError, match="wordt al bijgewerkt door proces"):
        remove(index, begin(index, {}), "brood.txt", quiet, ToyEncoder())
    assert added_files(index) == ("brood.txt",)
    busy = begin(index, {"melk.txt": paper("melk").encode()})
    with locked(index / "toegevoegd"), pytest.raises(StoreError, match="toegevoegd wordt al bijgewerkt door proces"):
        add(index, busy, quiet, ToyEncoder())
    settle(index, busy)
    assert left(index) == ["LOCK", "stukken"]
    assert names(index) == ["brood.txt", "kaas.txt"]


def test_after_a_killed_update_the_index_decides(index: Path) -> None:
    added(index, "brood")
    # Killed while adding, before the index held it; while removing, before the index had let it go.
    adding = begin(index, {"melk.txt": paper("melk").encode()})
    (papers_folder(index) / "melk.txt").hardlink_to(adding / "melk.txt")
    settle(index, adding)
    removing = begin(index, {})
    (papers_folder(index) / "brood.txt").rename(removing / "brood.txt")
    settle(index, removing)
    assert added_files(index) == ("brood.txt",)
    assert left(index) == ["LOCK", "stukken"]
    # Killed after the index was renewed: what it holds stays.
    added(index, "melk")
    settle(index, begin(index, {"melk.txt": paper("melk").encode()}))
    assert added_files(index) == ("brood.txt", "melk.txt")


def test_a_name_that_was_taken_meanwhile_is_refused_and_what_was_left_is_not_in_the_way(index: Path) -> None:
    added(index, "brood")
    with pytest.raises(SourceError, match=r"er is al een stuk met deze naam: brood\.txt"):
        add(index, begin(index, {"brood.txt": b"anders"}), quiet, ToyEncoder())
    assert (papers_folder(index) / "brood.txt").read_bytes() == paper("brood").encode()
    (papers_folder(index) / "melk.txt").write_text("van een afgebroken keer", encoding="utf-8")
    assert added(index, "melk").added == ("melk.txt",)


def test_what_was_left_behind_is_settled_by_who_comes_later(index: Path) -> None:
    added(index, "brood")
    left_behind = begin(index, {})
    (papers_folder(index) / "brood.txt").rename(left_behind / "brood.txt")
    fresh = begin(index, {})
    assert added_files(index) == ()
    os.utime(left_behind, (1_000_000, 1_000_000))
    begin(index, {})
    assert added_files(index) == ("brood.txt",)
    assert not left_behind.exists()
    assert fresh.exists()


def test_reading_again_sees_what_changed_anywhere(index: Path, tmp_path: Path) -> None:
    added(index, "brood")
    (tmp_path / "map" / "kaas.txt").write_text(paper("kaas", "Oude kaas."), encoding="utf-8")
    (papers_folder(index) / "melk.txt").write_text(paper("melk"), encoding="utf-8")
    report = read_again(index, begin(index, {}), quiet, ToyEncoder())
    assert (report.added, report.changed, report.removed) == (("melk.txt",), ("kaas.txt",), ())
    (tmp_path / "map" / "kaas.txt").unlink()
    read_again(index, begin(index, {}), quiet, ToyEncoder())
    assert names(index) == ["brood.txt", "kaas.txt", "melk.txt"]


def test_an_index_that_was_moved_knows_its_papers_again_once_they_are_read_again(index: Path) -> None:
    added(index, "brood")
    moved = index.rename(index.with_name("elders"))
    assert added_papers(moved, held_origins(moved)) == set()
    read_again(moved, begin(moved, {}), quiet, ToyEncoder())
    assert added_papers(moved, held_origins(moved)) == {"brood.txt"}
    assert names(moved) == ["brood.txt", "kaas.txt"]


def test_a_place_that_cannot_be_written_is_one_line(index: Path) -> None:
    (index / "toegevoegd").write_text("geen map")
    with pytest.raises(StoreError, match="kan niet schrijven in"):
        begin(index, {})


@pytest.mark.parametrize(
    ("given", "clean"),
    [
        ("brief.txt", "brief.txt"),
        ("../../../etc/passwd", "passwd"),
        ("C:\\map\\Brief.DOCX", "Brief.docx"),
        (".verborgen.txt", "verborgen.txt"),
        ("a#b?c%d.txt", "a_b_c_d.txt"),
        ("re\u0301gel\x00\n.txt", "r\N{LATIN SMALL LETTER E WITH ACUTE}gel_.txt"),
        ("...", "stuk"),
        ("", "stuk"),
        (".txt", "txt"),
        ("é" * 200 + ".pdf", "é" * 73 + ".pdf"),
    ],
)
def test_names_from_users_are_cleaned(given: str, clean: str) -> None:
    assert clean_name(given) == clean


def test_files_are_checked_before_anything_is_built(tmp_path: Path) -> None:
    there = tmp_path / "kaas.txt"
    there.write_bytes(b"kaas")
    offered = [
        Offered("nieuw.txt", b"nieuw"),
        Offered("leeg.txt", b" \n"),
        Offered("plaatje.png", b"x"),
        Offered("niets", b"x"),
        Offered("kaas.pdf", b"ander"),
        Offered("kopie.txt", b"kaas"),
        Offered("nieuw-2.txt", b"nieuw"),
        Offered("Nieuw.md", b"anders"),
        Offered("groot.txt", b"x" * (MOST_MIB * 2**20 + 1)),
        *(Offered(f"veel-{number}.txt", str(number).encode()) for number in range(MOST_FILES)),
    ]
    checked = check(offered, {"kaas.txt": str(there), "weg.txt": str(tmp_path / "weg.txt")})
    refused = {name: wrong.dutch for name, wrong in checked.refused}
    assert list(checked.usable)[:2] == ["nieuw.txt", "veel-0.txt"]
    assert refused["leeg.txt"].startswith("het bestand is leeg")
    assert refused["plaatje.png"].startswith("formaat .png onbekend; verwacht .docx,")
    assert refused["niets"].startswith("formaat zonder extensie onbekend")
    assert (
        refused["kaas.pdf"] == "er is al een stuk met deze naam: kaas.txt; verwijder dat eerst of hernoem dit bestand"
    )
    assert refused["kopie.txt"] == "hetzelfde bestand is er al: kaas.txt"
    assert refused["nieuw-2.txt"] == "hetzelfde bestand is er al: nieuw.txt"
    assert refused["Nieuw.md"].startswith("er is al een stuk met deze naam: nieuw.txt")
    assert refused["groot.txt"].startswith("groter dan 50 MB")
    assert sum(wrong.startswith("hoogstens 50 bestanden") for wrong in refused.values()) == 9
    assert len(checked.usable) + len(refused) == len(offered)
