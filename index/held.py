"""Passages and documents of a generation as sequences that are read when somebody looks: a million fit no memory."""

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import TypeVar, overload

from index.records import Document, Passage
from index.tables import Tables

T = TypeVar("T")
# A question looks at some tens of documents and some hundreds of passages, and the next one at many of them again.
_DOCUMENTS, _PASSAGES = 512, 8192
_AT_A_TIME = 512


class Held(Sequence[T]):
    """`size` rows by number: `one` reads the row at a place, and the last `kept` of them are remembered."""

    def __init__(self, size: int, kept: int, one: Callable[[int], T]) -> None:
        self._size = size
        self._one = lru_cache(maxsize=kept)(one)

    def __len__(self) -> int:
        return self._size

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[T, ...]: ...
    def __getitem__(self, place: int | slice) -> T | tuple[T, ...]:
        if isinstance(place, slice):
            return tuple(self[at] for at in range(*place.indices(self._size)))
        at = int(place) + (self._size if place < 0 else 0)
        if not 0 <= at < self._size:
            raise IndexError(place)
        return self._one(at)


class Passages(Held[Passage]):
    """All passages, by number."""

    def __init__(self, tables: Tables, size: int) -> None:
        super().__init__(size, _PASSAGES, lambda place: tables.passages(place, place + 1)[0])
        self._tables = tables

    def __iter__(self) -> Iterator[Passage]:
        for start in range(0, self._size, _AT_A_TIME):
            yield from self._tables.passages(start, min(start + _AT_A_TIME, self._size))


class Documents(Held[Document]):
    """All documents, in the order of their file names."""

    def __init__(self, tables: Tables, size: int) -> None:
        super().__init__(size, _DOCUMENTS, tables.document_at)
        self._tables = tables

    def __iter__(self) -> Iterator[Document]:
        if self._size <= _DOCUMENTS:
            yield from (self._one(place) for place in range(self._size))
        else:
            yield from self._tables.documents()
