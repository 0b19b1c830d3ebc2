"""Another engine in the place of the embedded searches: what it must do, and whether this process was told to use one.

The generation on disk stays the source of all that is quoted, and of what is known of words; the other engine ranks.
Which one is used stands in the environment, so that every process that a command starts uses the same.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

import numpy as np
from numpy.typing import NDArray

from index.corpus import Progress
from index.encoder import Encoder
from index.errors import StoreError

if TYPE_CHECKING:
    from index.milvus.fill import Filled
    from index.store import Store

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
Field = Literal["stems", "ngrams"]
STORE = "VRAAGBAAK_STORE"
URI = "VRAAGBAAK_MILVUS_URI"
TOKEN = "VRAAGBAAK_MILVUS_TOKEN"
EMBEDDED, MILVUS = "embedded", "milvus"


@dataclass(frozen=True, slots=True)
class Words:
    """What is asked of one index of words: `columns` int64 (k,) of it, ascending, and their `weights` float32 (k,)."""

    field: Field
    columns: IntArray
    weights: FloatArray


class Searcher(Protocol):
    """An engine that holds the vectors and the weights of words of one generation; passages by their places."""

    name: str

    def best(self, words: Sequence[Words], vector: FloatArray | None, allowed: NDArray[np.bool_]) -> IntArray:
        """Places, int64, of the best `allowed` passages, bool (n,), by the sum of the inner products with all given.

        `vector` (dim + 1,): the last number is multiplied by the hubness of a passage. Raises StoreError when the
        engine cannot be reached.
        """
        ...

    def scores(self, words: Words, places: IntArray) -> FloatArray:
        """The inner products of the passages at `places`, float32 (n,). Raises StoreError as `best` does."""
        ...

    def check(self) -> None:
        """Raise StoreError when the engine cannot answer now."""
        ...

    def close(self) -> None:
        """Let go of the engine."""
        ...


def told() -> str | None:
    """The address of the Milvus to search in, None for the embedded search. Raises StoreError for half an answer."""
    store, uri = os.environ.get(STORE, EMBEDDED), os.environ.get(URI, "")
    if store == EMBEDDED:
        return None
    if store != MILVUS:
        raise StoreError(
            f"{STORE} is {store!r}, verwacht {EMBEDDED} of {MILVUS}",
            f"{STORE} is {store!r}, expected {EMBEDDED} or {MILVUS}",
        )
    if not uri:
        raise StoreError(
            f"Milvus zonder adres; geef --uri (of {URI}): een bestand dat op .db eindigt, of http://machine:19530",
            f"Milvus without an address; give --uri (or {URI}): a file that ends in .db, or http://machine:19530",
        )
    return uri


def filled_where_told(index: Path, encoder: Encoder, progress: Progress) -> "Filled | None":
    """Copy the current generation to the engine that this process was told to use, None where it is the embedded one.

    Raises StoreError when that cannot be done.
    """
    uri = told()
    if uri is None:
        return None
    from index.milvus.fill import fill

    return fill(index, uri, encoder, partial(progress, "vullen"))


def searcher_for(store: "Store") -> Searcher | None:
    """The engine that this process was told to search `store` in, None for the embedded one.

    Raises StoreError when it cannot be reached, or does not hold all of this generation.
    """
    uri = told()
    if uri is None:
        return None
    # Imported here: who searches in the process itself needs no client.
    from index.milvus.search import MilvusSearcher

    return MilvusSearcher.open(store, uri)
