"""A generation copied into a collection of its own: in batches, in order, so that a fill goes on where one stopped.

The collection of the generation before stays until the next fill, or until this one is asked for again: who answers
from it goes on doing so. Whether a collection is whole is a matter of counting: passages are added in their order.
"""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from index.encoder import Encoder
from index.errors import StoreError
from index.lock import locked
from index.milvus.client import Client
from index.milvus.collection import BATCH, batches, index_of, name_of
from index.milvus.kept import Kept, read_kept, write_kept
from index.serving import TOKEN
from index.store import Store


@dataclass(frozen=True, slots=True)
class Filled:
    """A collection that is whole: its name, its passages, how many of them were `added`, and which others went."""

    name: str
    passages: int
    added: int
    removed: tuple[str, ...] = ()


def fill(
    index: Path,
    uri: str,
    encoder: Encoder | None = None,
    told: Callable[[int, int], None] = lambda done, whole: None,
) -> Filled:
    """Copy the current generation of `index` into the Milvus at `uri`, as far as it is not there.

    `told` is called with how many passages are there, of how many. Raises StoreError when there is no index, an update
    is under way, or Milvus does not do it: the same call goes on from there.
    """
    with locked(index), closing(Store.open(index, encoder)) as store, closing(_client(uri)) as client:
        name, whole = name_of(store.manifest), len(store.passages)
        others = tuple(kept for kept in read_kept(index) if (kept.uri, kept.name) != (client.uri, name))
        # Written first: a collection that a killed fill leaves can be found again.
        write_kept(index, (Kept(client.uri, name, False), *others))
        held = _held(client, name, store)
        told(held, whole)
        first = held // BATCH * BATCH if held < whole else whole
        if first < held < whole:
            client.cut_off(name, first)
        for rows in batches(store, first):
            client.add(name, rows)
            told(rows[-1]["id"] + 1, whole)
        if first < whole:
            client.keep(name)
        there = client.count(name)
        if there != whole:
            raise StoreError(
                f"in {name} staan {there} van {whole} passages; geef de opdracht opnieuw",
                f"{name} holds {there} of {whole} passages; give the command again",
            )
        mine = [kept for kept in others if kept.uri == client.uri]
        # Whoever answers from the one before needs it a while longer.
        before = next((kept for kept in mine if kept.whole), None) if first < whole else None
        gone = tuple(kept for kept in mine if kept is not before)
        for kept in gone:
            client.drop(kept.name)
        write_kept(index, (Kept(client.uri, name, True), *(kept for kept in others if kept not in gone)))
        return Filled(name, whole, whole - first, tuple(kept.name for kept in gone))


def _held(client: Client, name: str, store: Store) -> int:
    """How many passages stand in the collection, which is made where it is not there."""
    whole = len(store.passages)
    if client.has(name):
        client.open(name)
        held = client.count(name)
        if held <= whole:
            return held
        # More than there are: two fills at once, from two machines. What came twice cannot be told apart.
        client.drop(name)
    client.make(name, store.vectors.dimension + 1, index_of(whole))
    client.open(name)
    return 0


def _client(uri: str) -> Client:
    return Client(uri, os.environ.get(TOKEN, ""))
