"""An index as its readers see it: what was written, whole, and nothing else; anything else is refused by name."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from conftest import ToyEncoder
from small_index import SETTINGS, built, names, paper, write_papers

from index.build import build
from index.errors import StoreError
from index.generation import current, file_checksums
from index.load import load
from index.passages import cut
from index.settings import BuildSettings
from index.sources import read_sources
from index.store import Store
from index.structure import find_units
from index.tidy import tidy
from index.tokens import count_words
from index.vectors import quantised


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with two papers, kaas.txt and brood.txt."""
    return write_papers(tmp_path / "stukken", "kaas", "brood")


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """Where the index is made."""
    return tmp_path / "index"


class OtherEncoder(ToyEncoder):
    """Another model than the toy encoder."""

    name = "ander"
    checksum = "b" * 64


# What is written is what is read


def test_round_trip_of_the_seed_papers(seeds: Path, index: Path, toy_encoder: ToyEncoder) -> None:
    report = built(seeds, index, toy_encoder)
    entries = read_sources(seeds)
    documents = [load(path, entries[path.name]) for path in sorted(seeds.glob("*.txt"))]
    units = [find_units(document) for document in documents]
    store = Store.open(index, toy_encoder)
    try:
        assert tuple(store.documents()) == tuple(documents)
        assert [store.units(document.file) for document in documents] == units
        assert [store.units(document.id) for document in documents] == units
        ids = 0
        for document, found in zip(documents, units, strict=True):
            assert store.document(document.file) is store.document(document.id)
            for unit in found:
                assert store.unit(unit.address) == unit
                passages = tuple(cut(document, unit, SETTINGS.passage_tokens, count_words, ids))
                assert store.passages[ids : ids + len(passages)] == passages
                for passage in passages:
                    text = f"{passage.context} {tidy(document, passage.span)}"
                    np.testing.assert_array_equal(
                        store.vectors.codes()[passage.id], quantised(toy_encoder.query(text)[None])[0]
                    )
                ids += len(passages)
        assert len(store.passages) == store.vectors.size == store.stems.size == store.ngrams.size == ids
        assert store.origins() == {path.name: str(path.resolve()) for path in seeds.glob("*.txt")}
        assert store.damaged_files() == ()
        counts = (report.documents, report.vraag_antwoord, report.sections, report.passages)
        assert counts == (5, 22, sum(map(len, units)) - 22, ids)
        assert (report.added, report.unchanged) == (tuple(document.file for document in documents), 0)
        assert report.fingerprint == store.fingerprint
        assert store.manifest.sources == {document.file: document.sha256 for document in documents}
    finally:
        store.close()


def test_unknown_names_are_refused(papers: Path, index: Path, toy_encoder: ToyEncoder) -> None:
    built(papers, index)
    store = Store.open(index, toy_encoder)
    try:
        with pytest.raises(StoreError, match=r"'melk'.*brood\.txt"):
            store.document("melk")
        with pytest.raises(StoreError, match="melk"):
            store.units("melk")
        with pytest.raises(StoreError, match="kaas#antwoord-9"):
            store.unit("kaas#antwoord-9")
    finally:
        store.close()


def test_another_model_is_refused_by_name_with_the_remedy(papers: Path, index: Path) -> None:
    built(papers, index)
    with pytest.raises(StoreError) as caught:
        Store.open(index, OtherEncoder())
    for line in (str(caught.value), caught.value.english):
        assert all(part in line for part in ("toy", "ander", "b" * 12, "vraagbaak index"))


@pytest.mark.parametrize("content", [None, b"", b"gen-weg\n", b"../stukken\n", b"gen-/..\n", b"\xff\xfe", b"stukken\n"])
def test_no_index_or_a_wrong_pointer(content: bytes | None, papers: Path, index: Path) -> None:
    built(papers, index)
    (index / "CURRENT").unlink()
    if content is not None:
        (index / "CURRENT").write_bytes(content)
    with pytest.raises(StoreError, match="vraagbaak index"):
        Store.open(index, ToyEncoder())
    built(papers, index)
    assert names(index) == ["brood.txt", "kaas.txt"]


def test_another_format_is_refused(papers: Path, index: Path) -> None:
    built(papers, index)
    path = current(index) / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    manifest["settings"]["format"] = 99
    path.write_text(json.dumps(manifest), encoding="utf-8")
    with pytest.raises(StoreError, match="formaat 99"):
        Store.open(index, ToyEncoder())


WRONG = {"gone": None, "empty": b"", "half": b"half", "noise": b"\x00\xffgeen bestand van ons" * 40}


@pytest.mark.parametrize("damage", WRONG)
def test_damage_is_found_and_never_a_riddle(damage: str, papers: Path, index: Path, toy_encoder: ToyEncoder) -> None:
    built(papers, index)
    folder = current(index)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert len(files) >= 10
    riddles: list[str] = []
    for path in files:
        name, whole, content = path.relative_to(folder).as_posix(), path.read_bytes(), WRONG[damage]
        if content is None:
            path.unlink()
        else:
            path.write_bytes(whole[: len(whole) // 2] if content == b"half" else content)
        # Opening says in one line what is wrong, or opens; nothing else comes out of it.
        try:
            store = Store.open(index, toy_encoder)
        except StoreError as error:
            riddles += [] if "bouw" in str(error) else [f"{name}: {error}"]
        except Exception as error:  # whatever else comes out is what this test is for
            riddles.append(f"{name}: {type(error).__name__}")
        else:
            riddles += [] if [found for found, *_ in store.damaged_files()] == [name] else [f"{name}: not found"]
            store.close()
        path.write_bytes(whole)
    assert riddles == []
    Store.open(index, toy_encoder).close()


def fingerprints(*indexes: Path) -> list[str]:
    return [
        json.loads((current(index) / "manifest.json").read_text(encoding="utf-8"))["fingerprint"] for index in indexes
    ]


def test_the_fingerprint_follows_from_texts_and_settings_not_from_places(tmp_path: Path) -> None:
    here, there = write_papers(tmp_path / "a", "kaas"), write_papers(tmp_path / "b", "kaas")
    built(here, tmp_path / "1")
    built(there, tmp_path / "2")
    built(here / "kaas.txt", tmp_path / "3")
    build([here], tmp_path / "4", BuildSettings(encoder="toy", passage_tokens=50), ToyEncoder())
    build([here], tmp_path / "5", SETTINGS, OtherEncoder())
    (there / "kaas.txt").write_text(paper("kaas", "Ook oude."), encoding="utf-8")
    built(there, tmp_path / "6")
    (there / "kaas.txt").write_text(paper("kaas"), encoding="utf-8")
    (there / "kaas.txt").rename(there / "brie.txt")
    built(there, tmp_path / "7")
    sha256 = Store.open(tmp_path / "1", ToyEncoder()).document("kaas").sha256
    (here / "sources.toml").write_text(
        f'[[document]]\nfile = "kaas.txt"\nsha256 = "{sha256}"\ntitle = "Kaas"\n', "utf-8"
    )
    built(here, tmp_path / "8")
    first, second, third, *others = fingerprints(*(tmp_path / str(number) for number in range(1, 9)))
    assert first == second == third
    assert len({first, *others}) == 6


def test_an_update_gives_what_a_new_index_gives(papers: Path, index: Path, tmp_path: Path) -> None:
    built(papers / "kaas.txt", index)
    built(papers, index)
    (papers / "kaas.txt").write_text(paper("kaas", "Ook oude."), encoding="utf-8")
    built(papers, index)
    built(papers, tmp_path / "nieuw")
    assert fingerprints(index) == fingerprints(tmp_path / "nieuw")
    folders = [current(index), current(tmp_path / "nieuw")]
    assert file_checksums(folders[0]) == file_checksums(folders[1])


BUILD = (
    "import sys; from pathlib import Path; from small_index import built; built(Path(sys.argv[1]), Path(sys.argv[2]))"
)


def test_two_processes_write_the_same_bytes(papers: Path, tmp_path: Path) -> None:
    root = Path(__file__).resolve().parent
    for seed in ("1", "77"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": f"{root}{os.pathsep}{root.parent}"}
        subprocess.run([sys.executable, "-c", BUILD, str(papers), str(tmp_path / seed)], check=True, env=environment)
    one, other = (file_checksums(current(tmp_path / seed)) for seed in ("1", "77"))
    assert one == other
    assert {"records.sqlite", "vectors.faiss"} < one.keys()
