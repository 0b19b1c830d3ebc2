"""The two stores for tests: the embedded search, and Milvus Lite filled from the same index."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from conftest import ToyEncoder

from index.encoder import Encoder
from index.milvus.client import unhost
from index.milvus.fill import fill
from index.store import Store
from qa.answer import Engine
from qa.store_option import searching_in


def toy_filled(index: Path, uri: str) -> str:
    """Fill Milvus from an index that was built with the toy encoder: the name of the collection."""
    return fill(index, uri, ToyEncoder()).name


@contextmanager
def closing_lite(uri: str) -> Iterator[str]:
    """Close Milvus Lite afterwards: its files may go then."""
    try:
        yield uri
    finally:
        unhost(uri)


def opened_in(store: str, index: Path, uri: str, encoder: Encoder | None = None) -> Engine:
    """An engine on `index` that searches in `store`."""
    with searching_in(store, uri):
        return Engine.open(index, encoder=encoder)


def places(engine: Engine, question: str, limit: int = 10) -> list[int]:
    """The first passages for a question among all."""
    store: Store = engine.store
    every = store.papers_of_passages >= 0
    return [hit.passage.id for hit in engine.search(engine.read(question), every, limit)]
