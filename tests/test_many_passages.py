"""Builds that are large enough for other processes, and indexes of which a question reads a part: the same outcome."""

from pathlib import Path

import numpy as np
import pytest
from small_index import write_papers

import index.assembly
import index.build
import index.reading
import qa.retrieve
from bench.corpus import needle_questions, planned, write_corpus
from index.build import build
from index.generation import current
from index.hubness import hubness_and_lists
from index.store import Store
from index.workers import Workers
from qa.answer import Engine

PASSAGES = 900


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some fifty made papers as files."""
    folder = tmp_path_factory.mktemp("made") / "papers"
    write_corpus(folder, PASSAGES, needles=20)
    return folder


@pytest.fixture(scope="module")
def whole(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The index of these papers, built in this process."""
    folder = tmp_path_factory.mktemp("whole") / "index"
    build([corpus], folder)
    return folder


def files_of(index: Path) -> dict[str, bytes]:
    """Every file of the current generation, by name."""
    inside = (path for path in current(index).rglob("*") if path.is_file())
    return {path.relative_to(current(index)).as_posix(): path.read_bytes() for path in inside}


def test_the_same_bytes_over_processes_and_in_blocks(
    corpus: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.build, "MANY", 10)
    monkeypatch.setattr(index.reading, "MANY", 10)
    monkeypatch.setattr(index.assembly, "BLOCK", 128)
    build([corpus], tmp_path / "index")
    assert files_of(tmp_path / "index") == files_of(whole)


def test_an_update_gives_the_bytes_of_a_build_from_nothing(
    corpus: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.assembly, "BLOCK", 128)
    papers = sorted(corpus.rglob("*.txt"))
    build([*papers[:20], *papers[23:]], tmp_path / "index")
    build([*write_papers(tmp_path / "more", "kaas").iterdir(), *papers[5:]], tmp_path / "index")
    build([corpus], tmp_path / "index")
    (tmp_path / "more" / "kaas.txt").unlink()
    build([corpus, tmp_path / "more"], tmp_path / "index")
    found, expected = files_of(tmp_path / "index"), files_of(whole)
    assert {name for name in expected if found.get(name) != expected[name]} <= {"manifest.json"}


def test_work_that_fails_in_another_process_fails_here() -> None:
    with Workers(1) as workers:
        assert workers.start(divmod, 7, 2)() == (3, 1)
        with pytest.raises(ZeroDivisionError):
            workers.start(divmod, 7, 0)()


def test_reading_all_lists_ranks_as_reading_all_vectors_does(
    corpus: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.assembly, "MOST_FLAT", 100)
    build([corpus], tmp_path / "index")
    flat, lists = Engine(Store.open(whole)), Engine(Store.open(tmp_path / "index"))
    try:
        assert (flat.store.vectors.is_flat, lists.store.vectors.is_flat) == (True, False)
        everywhere = np.ones(len(flat.store.passages), dtype=np.bool_)
        same = 0
        for question in needle_questions(corpus):
            read = flat.read(question)
            monkeypatch.setattr(qa.retrieve, "LISTS_READ", 10**6)
            exact = [hit.passage.id for hit in flat.search(read, everywhere, 10)]
            assert [hit.passage.id for hit in lists.search(read, everywhere, 10)] == exact
            monkeypatch.setattr(qa.retrieve, "LISTS_READ", 64)
            same += len({hit.passage.id for hit in lists.search(read, everywhere, 10)}.intersection(exact))
        assert same >= 0.95 * 10 * len(needle_questions(corpus))
    finally:
        flat.store.close()
        lists.store.close()


def test_what_is_planted_is_found_where_it_was_planted(corpus: Path, whole: Path) -> None:
    needles, planted = planned(49, 20)
    assert sum(map(len, planted.values())) >= 2 * len(needles)
    engine = Engine(Store.open(whole))
    try:
        listed = [engine.ask(needle.near).passages[:10] for needle in needles]
        met = sum(
            any(p.document == needle.file and needle.number in (p.vraag or ()) for p in found)
            for needle, found in zip(needles, listed, strict=True)
        )
        assert met >= 19
    finally:
        engine.store.close()


def test_the_same_seed_gives_the_same_papers_and_another_other_ones(corpus: Path, tmp_path: Path) -> None:
    write_corpus(tmp_path / "again", PASSAGES, needles=20)
    write_corpus(tmp_path / "other", PASSAGES, seed=1, needles=20)
    names = [path.relative_to(corpus) for path in sorted(corpus.rglob("*.txt"))]
    given, again, other = (
        [(folder / name).read_bytes() for name in names] for folder in (corpus, tmp_path / "again", tmp_path / "other")
    )
    assert given == again
    assert not set(given) & set(other)


def test_the_lists_follow_from_the_vectors(whole: Path) -> None:
    store = Store.open(whole)
    try:
        codes = store.vectors.codes()
        np.testing.assert_array_equal(hubness_and_lists(codes)[0], store.hubness)
    finally:
        store.close()
