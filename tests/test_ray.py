"""Builds on a Ray cluster: the bytes of a build without, whatever happens to nodes; and plain refusals."""

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner
from damaged import MAKERS
from loopback import free_port
from small_index import paper
from test_many_passages import files_of
from test_reading_apart import candidates, misbehaving

import index.assembly
import index.build
import index.ray_workers
import index.sending
from bench.corpus import write_corpus
from bench.ray_nodes import ROOT, Nodes, stopping_once
from index.build import build
from index.cluster_errors import no_cluster
from index.errors import ClusterError, SourceError
from index.load import load
from index.ray_node import run
from index.ray_workers import RayWorkers
from index.sending import Reading, read_sent
from index.workers import Workers
from qa.cli import main

pytestmark = pytest.mark.loopback


@pytest.fixture(scope="module")
def nodes() -> Iterator[Nodes]:
    """Two nodes of one processor."""
    with Nodes(1, 1) as found:
        yield found


@pytest.fixture(scope="module")
def papers(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The seeds, some made papers, and one in each format that a library parses."""
    folder = tmp_path_factory.mktemp("ray") / "papers"
    write_corpus(folder, 300, needles=5)
    shutil.copytree(seeds, folder / "seeds", ignore=shutil.ignore_patterns("gold"))
    for suffix, made in MAKERS.items():
        (folder / f"kaas-{suffix[1:]}{suffix}").write_bytes(made())
    (folder / "leeg.pdf").write_bytes(b"%PDF")
    (folder / "stop.txt").write_text(paper("melk"), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def whole(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their index, built on this machine."""
    folder = tmp_path_factory.mktemp("whole") / "index"
    build([papers], folder)
    return folder


def test_an_update_gives_the_same_bytes(
    nodes: Nodes, papers: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index.assembly, "BLOCK", 128)
    some = [path for path in sorted(papers.rglob("*.*")) if path.suffix in MAKERS][::2]
    build(some, tmp_path / "index")
    report = build([papers], tmp_path / "index", cluster=nodes.address)
    assert (report.unchanged, [skipped.path for skipped in report.skipped]) == (len(some), [str(papers / "leeg.pdf")])
    assert files_of(tmp_path / "index") == files_of(whole)


def test_a_node_that_is_killed_costs_nothing(
    nodes: Nodes, papers: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    where = tmp_path / "where"
    os.mkfifo(where)
    stopped: list[str] = []

    def kill() -> None:
        stopped.append(where.read_text(encoding="ascii"))
        nodes.remove(stopped[0])

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    monkeypatch.setattr(index.build, "Reading", partial(Reading, partial(stopping_once, tmp_path)))
    build([papers], tmp_path / "index", cluster=nodes.address)
    assert (tmp_path / "stopped").exists()
    killer.join()
    assert stopped[0] in nodes.nodes
    assert files_of(tmp_path / "index") == files_of(whole)


def test_a_bad_file_costs_no_other_on_a_node(nodes: Nodes, tmp_path: Path) -> None:
    given = candidates(tmp_path, "a.xml", "crash.html", "b.txt", "hang.odt", "eat.xml", "weg.txt", "c.xml")
    (tmp_path / "weg.txt").unlink()
    with RayWorkers(nodes.address) as workers:
        found = list(read_sent(given, Reading(misbehaving, 5), workers))
        assert workers.start(divmod, 7, 2)() == (3, 1)
        with pytest.raises(ZeroDivisionError):
            workers.start(divmod, 7, 0)()
    said = [str(outcome) if isinstance(outcome, SourceError) else outcome for outcome in found]
    assert [said[0], said[2], said[6]] == [load(given[number].path) for number in (0, 2, 6)]
    assert "crash.html: het lezen liep vast" in str(said[1])
    assert "hang.odt: lezen duurt langer dan 5 seconden" in str(said[3])
    assert "eat.xml: het lezen liep vast" in str(said[4])
    assert "weg.txt: niet te lezen" in str(said[5])


def test_a_file_too_large_to_send_is_read_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.sending, "_LARGEST", 10)
    given = candidates(tmp_path, "a.xml", "b.txt")
    with Workers(1) as workers:
        monkeypatch.setattr(workers, "start", None)
        assert list(read_sent(given, Reading(), workers)) == [load(candidate.path) for candidate in given]


# Refusals


def refused(address: str, papers: Path, index: Path) -> str:
    """The one line with which a build on a cluster is refused; the index is as before."""
    before = files_of(index)
    result = CliRunner().invoke(main, ["index", str(papers), "--index", str(index), "--ray", address, "--lang", "en"])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert files_of(index) == before
    (line,) = result.stderr.splitlines()
    return line


@pytest.mark.parametrize("address", ["", "local", "ray://", "http://host:1", "host:6379/x", "host"])
def test_what_is_no_address(address: str, whole: Path, tmp_path: Path) -> None:
    with pytest.raises(ClusterError, match="geen adres van een Ray-cluster"):
        RayWorkers(address)


def test_no_cluster_there(papers: Path, whole: Path, tmp_path: Path) -> None:
    address = f"127.0.0.1:{free_port()}"
    assert f"no Ray cluster at {address} (ConnectionRefusedError)" in refused(address, papers / "seeds", whole)
    with pytest.raises(ClusterError):
        build([papers], tmp_path / "index", cluster=f"ray://{address}")
    assert not (tmp_path / "index").exists()


def test_ray_that_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.ray_workers, "find_spec", lambda name: None)
    with pytest.raises(ClusterError, match=r"pip install -r requirements-cluster\.txt"):
        RayWorkers("auto")


def test_other_versions_are_named() -> None:
    # As Ray puts it.
    said = """Version mismatch: The cluster was started with:
    Ray: 2.50.0
    Python: 3.12.1
This process on Ray Client was started with:
    Ray: 2.60.0
    Python: 3.11.7
"""
    error = no_cluster("host:1", RuntimeError(said))
    assert "andere versies (Ray 2.50.0, Python 3.12.1) dan deze computer (Ray 2.60.0, Python 3.11.7)" in str(error)


def test_a_node_with_another_program_is_refused(nodes: Nodes, papers: Path, whole: Path, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "index", tmp_path / "index", ignore=shutil.ignore_patterns("model", "lexicon", "__py*"))
    for folder in ("model", "lexicon"):
        (tmp_path / "index" / folder).symlink_to(ROOT / "index" / folder)
    with (tmp_path / "index" / "hyphens.py").open("a", encoding="utf-8") as file:
        file.write("# another release\n")
    node = nodes.add(1, first=tmp_path)
    try:
        assert "differs from this computer (Vraagbaak " in refused(nodes.address, papers, whole)
    finally:
        nodes.remove(node)


def test_a_node_that_joins_later_is_asked_too() -> None:
    done, error = run({"Vraagbaak": "ander"}, (divmod, (7, 2), {}))
    assert not done
    assert "is anders dan deze computer (Vraagbaak ander/" in str(error)


def test_a_cluster_that_goes_away_leaves_the_index_as_it_was(
    nodes: Nodes, papers: Path, whole: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last of this file: there is no cluster after it."""
    os.mkfifo(tmp_path / "where")

    def kill() -> None:
        (tmp_path / "where").read_text(encoding="ascii")
        nodes.end()

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    (papers / "stop.txt").write_text(paper("brood"), encoding="utf-8")
    monkeypatch.setattr(index.build, "Reading", partial(Reading, partial(stopping_once, tmp_path)))
    assert "has gone away; the index stays as it was" in refused(nodes.address, papers, whole)
    killer.join()
