"""Search against oracles: BM25 by its formula, cosines by numpy, and what a typed word is worth beside its synonyms."""

import hashlib
import math
import os
import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import faiss
import numpy as np
import pytest
from conftest import ToyEncoder

from index.build import build
from index.errors import StoreError
from index.lexical import Lexical
from index.settings import BuildSettings
from index.store import Store
from index.vectors import Vectors, quantised
from qa.known import Known
from qa.query import Query
from qa.question import read_question
from qa.retrieve import ranked, scores
from qa.settings import AnswerSettings

# BM25


def bm25(
    documents: Sequence[Sequence[str]], query: Sequence[str], weights: Sequence[float] | None = None
) -> list[float]:
    """BM25 by its formula (Lucene's idf; k1 1.2, b 0.75): each different token of the query counts once."""
    k1, b = 1.2, 0.75
    mean = sum(map(len, documents)) / len(documents)
    found = []
    for document in documents:
        total, seen = 0.0, set()
        for token, weight in zip(query, weights or [1.0] * len(query), strict=True):
            if token in seen:
                continue
            seen.add(token)
            df = sum(token in other for other in documents)
            tf = document.count(token)
            idf = math.log(1 + (len(documents) - df + 0.5) / (df + 0.5))
            total += weight * idf * tf / (tf + k1 * (1 - b + b * len(document) / mean)) if tf else 0.0
        found.append(total)
    return found


def corpora() -> list[list[list[str]]]:
    chance = random.Random(3)
    letters = [f"woord{number}" for number in range(12)]
    made = [[[chance.choice(letters) for _ in range(chance.randrange(0, 9))] for _ in range(n)] for n in (2, 5, 20)]
    return [*made, [["kaas", "kaas", "brood"], ["brood"], ["melk", "kaas"]], [["kaas"]], [["a"], [], ["a", "a", "b"]]]


@pytest.mark.parametrize("documents", corpora(), ids=str)
def test_bm25_against_its_formula(documents: list[list[str]]) -> None:
    engine = Lexical.build(documents)
    vocabulary = sorted({token for document in documents for token in document})
    queries = [[token] for token in vocabulary] + [vocabulary, vocabulary[::2] * 3, ["onbekend", *vocabulary[:1]]]
    for query in queries:
        found = engine.scores(query)
        assert found.dtype == np.float32
        assert found.shape == (len(documents),)
        np.testing.assert_allclose(found, bm25(documents, query), rtol=1e-5, atol=1e-7)
    weights = [0.25 if place % 2 else 1.0 for place in range(len(vocabulary))]
    expected = bm25(documents, vocabulary, weights)
    np.testing.assert_allclose(engine.scores(vocabulary, weights), expected, rtol=1e-5, atol=1e-7)


def test_a_question_of_many_tokens_against_the_formula() -> None:
    chance = random.Random(8)
    tokens = [f"t{number}" for number in range(700)]
    documents = [[chance.choice(tokens) for _ in range(60)] for _ in range(40)]
    query = chance.sample(tokens, 600)
    weights = [chance.choice([0.1, 0.25, 1.0]) for _ in query]
    found = Lexical.build(documents).scores(query, weights)
    np.testing.assert_allclose(found, bm25(documents, query, weights), rtol=1e-4)


def test_idf_and_known_tokens() -> None:
    engine = Lexical.build([["kaas"], ["kaas", "brood"], ["melk"]])
    assert engine.idf("kaas") == pytest.approx(math.log(1 + 1.5 / 2.5))
    assert engine.idf("brood") == pytest.approx(math.log(1 + 2.5 / 1.5))
    assert engine.idf("onbekend") == pytest.approx(math.log(1 + 3.5 / 0.5))


@pytest.mark.parametrize("query", [[], ["onbekend"], [""]], ids=["no token", "unknown", "empty"])
@pytest.mark.parametrize("documents", [[["kaas"], ["brood"]], [[], []]], ids=["words", "no words"])
def test_nothing_known_scores_nothing(query: list[str], documents: list[list[str]]) -> None:
    assert Lexical.build(documents).scores(query).tolist() == [0.0, 0.0]


def test_the_first_weight_of_a_token_counts_and_ties_are_exact() -> None:
    engine = Lexical.build([["kaas", "brood"], ["melk", "kaas"], ["brood", "kaas"]])
    typed = engine.scores(["kaas"])
    np.testing.assert_array_equal(engine.scores(["kaas", "kaas"], [1.0, 0.25]), typed)
    np.testing.assert_array_equal(engine.scores(["kaas"], [0.25]), np.float32(0.25) * typed)
    assert len(set(typed.tolist())) == 1
    assert engine.scores(["kaas"], [0.0]).tolist() == [0.0, 0.0, 0.0]


def test_saved_and_opened_scores_are_the_same(tmp_path: Path) -> None:
    documents = [["kaas", "brood"], ["melk"], [], ["brood", "brood"]]
    engine = Lexical.build(documents)
    engine.save(tmp_path / "stems")
    opened = Lexical.load(tmp_path / "stems", len(documents))
    for query in (["kaas", "brood"], ["melk", "onbekend"], []):
        np.testing.assert_array_equal(opened.scores(query), engine.scores(query))
    assert opened.idf("brood") == engine.idf("brood")


WRITE = """
import sys
from pathlib import Path
from index.dutch import ngrams, stems
from index.lexical import Lexical
texts = ["Kaas en brood", "Het OM en de politie", "lachgascilinders uit Gouda", "brood, melk en boter"]
Lexical.build([stems(text) for text in texts]).save(Path(sys.argv[1]) / "stems")
Lexical.build([ngrams(text) for text in texts]).save(Path(sys.argv[1]) / "ngrams")
"""


def test_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    written = []
    for seed in ("0", "4242"):
        folder = tmp_path / seed
        folder.mkdir()
        environment = os.environ | {"PYTHONHASHSEED": seed}
        root = Path(__file__).resolve().parent.parent
        subprocess.run([sys.executable, "-c", WRITE, str(folder)], check=True, env=environment, cwd=root)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        written.append({path.relative_to(folder): hashlib.sha256(path.read_bytes()).hexdigest() for path in files})
    assert written[0] == written[1]
    assert len(written[0]) >= 8


# Vectors


def test_vectors_against_numpy(tmp_path: Path) -> None:
    rows = np.random.default_rng(5).standard_normal((37, 16)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    rows[4] = 0
    rows[9] = rows[8]
    codes = quantised(rows)
    assert np.abs(codes).max(axis=1).tolist() == [127] * 4 + [0] + [127] * 32
    kept = codes / np.maximum(np.linalg.norm(codes, axis=1, keepdims=True), 1)
    assert np.abs(kept - rows).max() < 0.005
    built = Vectors.build(codes)
    built.save(tmp_path / "vectors.faiss")
    for engine in (built, Vectors.load(tmp_path / "vectors.faiss")):
        assert (engine.size, engine.dimension) == (37, 16)
        for number in (0, 4, 8, 36):
            np.testing.assert_allclose(engine.scores(rows[number]), kept @ kept[number], atol=1e-6)
            np.testing.assert_allclose(engine.scores(rows[number]), rows @ rows[number], atol=0.01)
        np.testing.assert_array_equal(engine.codes(), codes)
        assert engine.scores(rows[8])[8] == engine.scores(rows[8])[9]
        assert engine.scores(np.zeros(16, dtype=np.float32)).tolist() == [0.0] * 37


@pytest.mark.parametrize("count", [0, 1, 5000])
def test_vectors_that_are_taken_over_are_the_same_bytes(count: int, tmp_path: Path) -> None:
    rows = np.random.default_rng(7).standard_normal((count, 24)).astype(np.float32)
    Vectors.build(quantised(rows)).save(tmp_path / "one")
    older = Vectors.load(tmp_path / "one")
    Vectors.build(older.codes()).save(tmp_path / "other")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()
    assert older.scores(np.ones(24, dtype=np.float32)).shape == (count,)


def test_every_score_is_of_the_passage_at_its_place() -> None:
    # More rows than any block that a scan may be cut into.
    rows = np.zeros((70_001, 4), dtype=np.int8)
    rows[:, 0] = np.arange(70_001) % 100 + 1
    rows[:, 1] = 100
    found = Vectors.build(rows).scores(np.array([1, 0, 0, 0], dtype=np.float32))
    np.testing.assert_allclose(found, rows[:, 0] / np.hypot(rows[:, 0].astype(float), 100), atol=1e-6)


def test_a_vector_that_is_no_number_is_refused() -> None:
    rows = np.eye(3, 8, dtype=np.float32)
    rows[1, 5] = np.nan
    with pytest.raises(StoreError, match="1 van 3 vectoren"):
        quantised(rows)


def test_vectors_refuse_another_dimension_and_another_file(tmp_path: Path) -> None:
    engine = Vectors.build(np.zeros((2, 8), dtype=np.int8))
    for shape in ((4,), (1, 8)):
        with pytest.raises(StoreError, match=r"verwacht \(8,\)"):
            engine.scores(np.zeros(shape, dtype=np.float32))
    (tmp_path / "vectors.faiss").write_bytes(b"geen vectoren")
    with pytest.raises(StoreError, match="vectorindex"):
        Vectors.load(tmp_path / "vectors.faiss")
    with pytest.raises(StoreError):
        Vectors.load(tmp_path / "weg.faiss")
    faiss.write_index(faiss.IndexFlatIP(8), str(tmp_path / "flat.faiss"))
    with pytest.raises(StoreError, match="vectorindex"):
        Vectors.load(tmp_path / "flat.faiss")


# What a typed word is worth beside words that mean the same


def store_of(folder: Path, encoder: ToyEncoder, *texts: str) -> Store:
    papers = folder / "stukken"
    papers.mkdir()
    for number, text in enumerate(texts):
        (papers / f"stuk{number}.txt").write_text(text, encoding="utf-8")
    build([papers], folder / "index", BuildSettings(encoder="toy"), encoder)
    return Store.open(folder / "index", encoder)


def first_documents(store: Store, query: Query, weight_dense: float = 1.0) -> list[str]:
    settings = AnswerSettings(weight_dense=weight_dense)
    scored = scores(store, query, np.ones(len(store.passages), dtype=np.bool_), settings)
    return [hit.passage.document for hit in ranked(store, scored, 9)]


FILL = "Op de markt staan kramen met kaas, brood, boter en melk uit Gouda."
WORDS = ["politieagent", "rechter", "verdachte", "vonnis", "liquidatie", "gevangenis", "boete"]


@pytest.mark.parametrize("word", WORDS)
def test_a_term_that_means_the_same_never_passes_the_typed_word(
    word: str, tmp_path: Path, toy_encoder: ToyEncoder
) -> None:
    terms = [term for term, _ in read_question(word, AnswerSettings().weight_expansion).query.others]
    assert terms
    one = [f"{term} {FILL}" for term in terms[:6]]
    store = store_of(tmp_path, toy_encoder, *one, f"{' '.join(terms)} {FILL}", f"{word} {FILL}")
    query = read_question(word, AnswerSettings().weight_expansion, Known(store)).query
    try:
        assert first_documents(store, query)[0] == f"stuk{len(one) + 1}.txt"
    finally:
        store.close()


def test_a_term_that_means_the_same_finds_what_the_typed_word_does_not(tmp_path: Path, toy_encoder: ToyEncoder) -> None:
    store = store_of(tmp_path, toy_encoder, f"Eerst {FILL}", f"Een smeris {FILL}", f"Daarna {FILL}")
    try:
        query = read_question("politieagent", AnswerSettings().weight_expansion).query
        assert first_documents(store, query, weight_dense=0)[0] == "stuk1.txt"
        assert first_documents(store, Query("politieagent"), weight_dense=0) == ["stuk0.txt", "stuk1.txt", "stuk2.txt"]
    finally:
        store.close()


def test_fused_is_the_sum_of_its_parts_and_leaves_out_what_is_not_allowed(
    tmp_path: Path, toy_encoder: ToyEncoder
) -> None:
    store = store_of(tmp_path, toy_encoder, f"kaas {FILL}", f"melk {FILL}", "boter en room", f"appels {FILL}")
    try:
        settings = AnswerSettings(weight_stems=2.0, weight_ngrams=0.5, weight_dense=3.0)
        allowed = np.array([True, False, True, True])
        scored = scores(store, Query("kaas uit Gouda"), allowed, settings)
        assert scored["fused"][1] == -np.inf
        for name in ("stems", "ngrams", "dense"):
            assert abs(float(scored[name].mean())) < 1e-5
            assert float(scored[name].std()) == pytest.approx(1, abs=1e-4)
        everything = scores(store, Query("kaas uit Gouda"), np.ones(4, dtype=np.bool_), settings)["fused"]
        assert scored["fused"][allowed].tolist() == everything[allowed].tolist(), "a filter changed a score"
        sums = 2 * scored["stems"] + 0.5 * scored["ngrams"] + 3 * scored["dense"]
        np.testing.assert_allclose(scored["fused"][allowed], sums[allowed], rtol=1e-5)
        hits = ranked(store, scored, 9)
        assert [hit.rank for hit in hits] == [1, 2, 3]
        assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
        assert scores(store, Query("kaas"), np.zeros(4, dtype=np.bool_), settings)["fused"].tolist() == [-np.inf] * 4
    finally:
        store.close()


@pytest.mark.parametrize("limit", [1, 3, 10, 57, 400, 500])
def test_the_best_are_those_of_a_full_sort_ties_included(limit: int, tmp_path: Path, toy_encoder: ToyEncoder) -> None:
    store = store_of(tmp_path, toy_encoder, *(f"{FILL} Kraam {number}." for number in range(400)))
    try:
        chance = np.random.default_rng(limit)
        for steps in (1, 3, 40, 3000):
            # Many ties, and scores that only differ beyond what counts.
            made = chance.integers(0, steps, 400) / 7 + chance.uniform(0, 2e-5, 400)
            fused = np.where(chance.random(400) < 0.1, -np.inf, made).astype(np.float32)
            order = sorted(range(400), key=lambda place: (-np.round(fused[place], 4), place))
            expected = [place for place in order[:limit] if np.isfinite(fused[place])]
            assert [hit.passage.id for hit in ranked(store, {"fused": fused}, limit)] == expected
    finally:
        store.close()
