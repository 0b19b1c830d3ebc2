"""Milvus: what is filled, how a fill goes on, what is said when something is missing, and what stays for whom."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from click.testing import CliRunner
from conftest import ToyEncoder
from service_here import QUESTION, served, settings_of
from shipped import SEEDS
from small_index import built, write_papers
from stores import closing_lite, opened_in, places, toy_filled

import index.milvus.fill
import index.milvus.search
from index.errors import StoreError
from index.milvus.client import AwayError, Client, host, plain_uri, unhost
from index.milvus.collection import batches, index_of, lists_of, name_of, probes_of
from index.milvus.fill import fill
from index.milvus.kept import read_kept
from index.milvus.search import expressions
from index.serving import Words, told
from index.store import Store
from qa.answer import Engine
from qa.cli import main
from qa.store_option import searching_in

pytestmark = pytest.mark.loopback
TOY = ToyEncoder()
KAAS = "Is er kaas in Gouda?"


@pytest.fixture
def lite(tmp_path: Path) -> Iterator[str]:
    """A file for Milvus Lite, closed afterwards."""
    with closing_lite(str(tmp_path / "lite.db")) as uri:
        yield uri


def test_a_row_gives_the_scores_of_the_embedded_search(tmp_path: Path) -> None:
    built(write_papers(tmp_path / "papers", "kaas", "brood", "melk"), tmp_path / "index")
    store = Store.open(tmp_path / "index", TOY)
    rows = [row for batch in batches(store, 0) for row in batch]
    assert [row["id"] for row in rows] == list(range(len(store.passages)))
    assert [row["document"] for row in rows] == store.papers_of_passages.tolist()
    for field, engine, tokens in (("stems", store.stems, ["kas", "goud"]), ("ngrams", store.ngrams, ["_kaa", "kaas"])):
        columns, weights = engine.asked(tokens, [1.0, 0.5])
        asked = dict(zip(columns.tolist(), weights.tolist(), strict=True))
        found = [sum(row[field].get(column, 0) * weight for column, weight in asked.items()) for row in rows]
        np.testing.assert_allclose(found, engine.scores(tokens, [1.0, 0.5]), rtol=1e-5)
        np.testing.assert_array_equal(engine.sampled(columns, weights), engine.scores(tokens, [1.0, 0.5]))
    vector = TOY.query("kaas in Gouda")
    asked_vector = np.append(store.vectors.unit_query(vector), -0.5)
    found = [float(row["dense"] @ asked_vector) for row in rows]
    np.testing.assert_allclose(found, store.vectors.scores(vector) - 0.5 * store.hubness, atol=1e-6)


def test_a_fill_that_stops_goes_on_and_one_that_is_whole_adds_nothing(
    tmp_path: Path, lite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.milvus.collection.BATCH", 2)
    monkeypatch.setattr("index.milvus.fill.BATCH", 2)
    index = tmp_path / "index"
    built(write_papers(tmp_path / "papers", "kaas", "brood", "melk"), index)
    add, added = Client.add, list[int]()

    def stops(self: Client, name: str, rows: list[dict[str, Any]]) -> None:
        if added:
            # As when the connection breaks with half a batch there.
            add(self, name, rows[:1])
            raise AwayError("weg", "away")
        added.append(len(rows))
        add(self, name, rows)

    with monkeypatch.context() as broken:
        broken.setattr(Client, "add", stops)
        with pytest.raises(AwayError, match="weg"):
            fill(index, lite, TOY)
    with pytest.raises(StoreError, match=r"heeft 3 van de 9 passages .* vraagbaak index PAD --store milvus --uri"):
        opened_in("milvus", index, lite, TOY)
    steps: list[tuple[int, int]] = []
    filled = fill(index, lite, TOY, lambda done, whole: steps.append((done, whole)))
    assert (filled.passages, filled.added, filled.removed) == (9, 7, ())
    assert steps == [(3, 9), (4, 9), (6, 9), (8, 9), (9, 9)]
    assert fill(index, lite, TOY).added == 0
    expected = places(opened_in("embedded", index, lite, TOY), KAAS)
    assert places(opened_in("milvus", index, lite, TOY), KAAS) == expected


def test_old_and_new_both_answer_and_the_older_one_goes(tmp_path: Path, lite: str) -> None:
    papers, index = write_papers(tmp_path / "papers", "kaas"), tmp_path / "index"
    names, engines = [], []
    for topic in ("", "brood", "melk"):
        if topic:
            (papers / f"{topic}.txt").write_text((papers / "kaas.txt").read_text().replace("kaas", topic))
        built(papers, index)
        names.append(toy_filled(index, lite))
        engines.append(opened_in("milvus", index, lite, TOY))
        # The one before still answers from its own collection, and corrects by its own words, its folder being gone.
        assert all(engine.ask("Is er kaasz in Goudda?").passages for engine in engines[-2:])
        assert [len(places(engine, KAAS)) for engine in engines[-2:]] == [3 * n for n in (1, 2, 3)[: len(names)]][-2:]
    with pytest.raises(StoreError, match="Milvus op"):
        places(engines[0], KAAS)
    client = Client(lite)
    assert [client.has(name) for name in names] == [False, True, True]
    assert [kept.name for kept in read_kept(index)] == names[:0:-1]
    # Asked for once more, with nothing left to do: nobody needs the one before.
    assert fill(index, lite, TOY).removed == (names[1],)
    assert [client.has(name) for name in names] == [False, False, True]
    assert len(places(engines[2], KAAS)) == 9


def test_an_index_that_is_not_there_is_told_and_makes_no_file(tmp_path: Path) -> None:
    index, uri = tmp_path / "index", str(tmp_path / "none.db")
    built(write_papers(tmp_path / "papers", "kaas"), index)
    with pytest.raises(StoreError, match="0 van de 3 passages") as told_so:
        opened_in("milvus", index, uri, TOY)
    assert "fill it with: vraagbaak index PATH --store milvus --uri" in told_so.value.english
    assert not Path(uri).exists()


@pytest.mark.parametrize(
    ("uri", "line"),
    [
        ("http://127.0.0.1:1", "doet het niet"),
        ("http://jan:geheim@localhost:19530", "geen wachtwoord in het adres"),
        ("foo://jan:geheim@localhost", "geen wachtwoord in het adres"),
        ("kaas", "is geen adres van Milvus"),
        ("ftp://kaas.db", "is geen adres van Milvus"),
        ("/bestaat/niet/x.db", "de map /bestaat/niet"),
    ],
)
def test_an_address_that_does_not_do_is_one_line(uri: str, line: str) -> None:
    with pytest.raises(StoreError, match=line) as told_so:
        Client(uri)
    for said in (str(told_so.value), told_so.value.english):
        assert "\n" not in said
        assert "geheim" not in said


def test_addresses_and_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert plain_uri(f"file://{tmp_path}/x.db") == f"{tmp_path}/x.db"
    assert plain_uri("https://milvus.example.nl:19530") == "https://milvus.example.nl:19530"
    assert told() is None
    with searching_in("milvus", "http://een:1"):
        assert told() == "http://een:1"
    with searching_in("milvus", ""), pytest.raises(StoreError, match="geef --uri"):
        told()
    monkeypatch.setenv("VRAAGBAAK_STORE", "kaas")
    with pytest.raises(StoreError, match="VRAAGBAAK_STORE"):
        told()


def test_a_package_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("index.milvus.client.import_module", missing)
    with pytest.raises(StoreError, match=r"pip install -r requirements-cluster\.txt"):
        Client("http://127.0.0.1:1")


def test_expressions_name_papers_by_number_in_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = np.repeat(np.arange(6), 2)
    every = np.ones(12, dtype=np.bool_)
    assert list(expressions(every, papers)) == [""]
    assert list(expressions(~every, papers)) == []
    assert list(expressions(papers == 4, papers)) == ["document in [4]"]
    assert list(expressions(papers != 4, papers)) == ["document not in [4]"]
    # One passage of each paper: no paper can be left out, and what is found is looked at again.
    assert list(expressions(np.arange(12) % 2 == 0, papers)) == [""]
    monkeypatch.setattr(index.milvus.search, "MOST_NAMED", 1)
    assert list(expressions(papers < 3, papers)) == [f"document in [{place}]" for place in range(3)]


def test_many_passages_stand_in_lists() -> None:
    assert (lists_of(200_000), probes_of(200_000), index_of(200_000)) == (0, 0, {"index_type": "FLAT"})
    assert index_of(1_000_000) == {"index_type": "IVF_SQ8", "params": {"nlist": 4000}}
    assert probes_of(1_000_000) == 250


def test_the_name_is_that_of_the_generation(tmp_path: Path) -> None:
    built(write_papers(tmp_path / "papers", "kaas"), tmp_path / "index")
    manifest = Store.open(tmp_path / "index", TOY).manifest
    assert name_of(manifest).startswith(f"vraagbaak_{manifest.fingerprint[:24]}_")
    assert name_of(manifest).replace("_", "").isalnum()


def test_the_commands_fill_and_ask(tmp_path: Path, lite: str) -> None:
    def vraagbaak(*arguments: object) -> Any:
        given = [*map(str, arguments), "--index", str(tmp_path / "index"), "--store", "milvus", "--uri", lite]
        return CliRunner().invoke(main, given)

    filled = vraagbaak("index", SEEDS)
    assert (filled.exit_code, "145 passages in vraagbaak_" in filled.stderr) == (0, True), filled.stderr
    unhost(lite)
    asked = vraagbaak("ask", QUESTION["question"], "--json", "--no-audit")
    assert (asked.exit_code, json.loads(asked.stdout)["citations"][0]["vraag"]) == (0, [7])
    assert told() is None
    unhost(lite)
    with searching_in("milvus", host(lite)):
        engine = Engine.open(tmp_path / "index")
        # Over the address of a server, as other processes see it.
        assert engine.ask(QUESTION["question"]).citations[0].vraag == (7,)
        settings = settings_of(tmp_path, tmp_path / "index")
        with served(settings) as client:
            assert client.get("/ready").status_code == 200
            assert client.post("/v1/ask", json=QUESTION).status_code == 200
            unhost(lite)
            replies = [client.get("/ready"), client.post("/v1/ask", json=QUESTION)]
            assert [reply.status_code for reply in replies] == [503, 503]
            assert all(reply.json()["error"]["nl"].startswith("de index is niet te gebruiken") for reply in replies)
            # Nobody outside is told where it stands.
            assert "127.0.0.1" not in "".join(reply.text for reply in replies)
            assert client.get("/health").status_code == 200


def test_what_is_asked_of_no_column_asks_milvus_nothing(tmp_path: Path, lite: str) -> None:
    built(write_papers(tmp_path / "papers", "kaas"), tmp_path / "index")
    toy_filled(tmp_path / "index", lite)
    engine = opened_in("milvus", tmp_path / "index", lite, TOY)
    searcher = engine.store.elsewhere
    assert searcher is not None
    nothing = Words("stems", np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    assert searcher.scores(nothing, np.arange(3)).tolist() == [0, 0, 0]
    assert searcher.best([], None, np.ones(3, dtype=np.bool_)).tolist() == []
    assert len(places(engine, "zzzz qqqq")) == 3


def test_a_milvus_that_was_started_anew_is_opened_again(tmp_path: Path, lite: str) -> None:
    built(write_papers(tmp_path / "papers", "kaas"), tmp_path / "index")
    name = toy_filled(tmp_path / "index", lite)
    engine = opened_in("milvus", tmp_path / "index", lite, TOY)
    before = places(engine, KAAS)
    Client(lite)._client.release_collection(name)
    assert places(engine, KAAS) == before
