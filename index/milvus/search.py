"""The search of one generation in Milvus: the best passages by hybrid search, then the parts of their scores."""

import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError
from index.milvus.client import AwayError, Client, is_file, plain_uri
from index.milvus.collection import name_of, probes_of
from index.serving import TOKEN, FloatArray, IntArray, Words
from index.store import Store

T = TypeVar("T")
# How many passages are scored in full, and how deep each of the three searches looks for them.
CANDIDATES, DEPTH = 512, 2048
# Papers that one expression names at most; more are asked for in turns.
MOST_NAMED = 20_000


class MilvusSearcher:
    """The collection of a generation, whole and open; papers and passages are named by their places alone."""

    name = "milvus"

    def __init__(self, client: Client, collection: str, papers: IntArray) -> None:
        self._client, self._collection, self._papers = client, collection, papers
        self._probes = probes_of(len(papers))

    @classmethod
    def open(cls, store: Store, uri: str) -> "MilvusSearcher":
        """Open the collection of `store`. Raises StoreError when it is missing or not whole, or Milvus is away."""
        uri, name, whole = plain_uri(uri), name_of(store.manifest), len(store.passages)
        # Looking into a file that is not there would make it.
        if is_file(uri) and not Path(uri).exists():
            raise _not_whole(uri, name, 0, whole)
        client = Client(uri, os.environ.get(TOKEN, ""))
        try:
            held = 0
            if client.has(name):
                client.open(name)
                held = client.count(name)
            if held != whole:
                raise _not_whole(uri, name, held, whole)
        except BaseException:
            client.close()
            raise
        return cls(client, name, store.papers_of_passages)

    def best(self, words: Sequence[Words], vector: FloatArray | None, allowed: NDArray[np.bool_]) -> IntArray:
        """See `index.serving.Searcher`."""
        asked: list[tuple[str, Any]] = [(item.field, _sparse(item)) for item in words]
        asked += [("dense", vector.tolist())] if vector is not None else []
        if not asked:
            return np.zeros(0, dtype=np.int64)
        found: list[tuple[int, float]] = []
        for expression in expressions(allowed, self._papers):
            look = partial(self._client.best, self._collection, asked, expression, DEPTH, CANDIDATES, self._probes)
            found += self._open_for(look)
        found.sort(key=lambda hit: (-hit[1], hit[0]))
        places = np.array([place for place, _ in found], dtype=np.int64)
        return np.sort(places[allowed[places]][:CANDIDATES])

    def scores(self, words: Words, places: IntArray) -> FloatArray:
        """See `index.serving.Searcher`."""
        found: dict[int, float] = {}
        asked = _sparse(words)
        for start in range(0, len(places) if asked else 0, CANDIDATES):
            numbers = places[start : start + CANDIDATES].tolist()
            look = partial(self._client.products, self._collection, words.field, asked, numbers)
            found |= self._open_for(look)
        return np.array([found.get(place, 0.0) for place in places.tolist()], dtype=np.float32)

    def check(self) -> None:
        """See `index.serving.Searcher`."""
        self._client.open(self._collection)

    def _open_for(self, look: Callable[[], T]) -> T:
        """What `look` gives; a Milvus that was started anew may have to open the collection first."""
        try:
            return look()
        except AwayError:
            self._client.open(self._collection)
            return look()

    def close(self) -> None:
        """See `index.serving.Searcher`."""
        self._client.close()


def _not_whole(uri: str, name: str, held: int, whole: int) -> StoreError:
    return StoreError(
        f"Milvus op {uri} heeft {held} van de {whole} passages van deze index ({name}); "
        f"vul het met: vraagbaak index PAD --store milvus --uri {uri}",
        f"Milvus at {uri} holds {held} of the {whole} passages of this index ({name}); "
        f"fill it with: vraagbaak index PATH --store milvus --uri {uri}",
    )


def expressions(allowed: NDArray[np.bool_], papers: IntArray) -> Iterator[str]:
    """Expressions that together let all passages `allowed`, bool (n,), be found, and few others: whole papers.

    Nothing but whole numbers stands in them. One empty expression where all may be found, none where nothing may.
    """
    if allowed.all():
        yield ""
        return
    inside = np.zeros(int(papers[-1]) + 1, dtype=np.bool_)
    inside[papers[allowed]] = True
    named, others = np.flatnonzero(inside), np.flatnonzero(~inside)
    if len(others) < len(named) and len(others) <= MOST_NAMED:
        yield f"document not in [{','.join(map(str, others.tolist()))}]" if len(others) else ""
        return
    for start in range(0, len(named), MOST_NAMED):
        yield f"document in [{','.join(map(str, named[start : start + MOST_NAMED].tolist()))}]"


def _sparse(words: Words) -> dict[int, float]:
    return {
        column: weight
        for column, weight in zip(words.columns.tolist(), words.weights.tolist(), strict=True)
        if weight > 0
    }
