"""How often each token stands in each passage: what BM25 is computed from, and what an update can take over.

Rows are passages by id, columns are tokens in sorted order, so that the same passages give the same arrays whatever
was added or removed before, and whatever the hash seed.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

IntArray = NDArray[np.int64]
# Entries of a matrix that are worked on at a time: arrays as long as the whole would cost more than the arithmetic.
BLOCK = 2**18
# Passages counted at a time: bounds the memory that counting takes.
_AT_A_TIME = 2048


@dataclass(frozen=True, slots=True)
class Postings:
    """`tokens` in sorted order and `counts`, a csc_array (passages, tokens) of uint16, its indices sorted.

    More than 65,535 times the same token in one passage counts as that many.
    """

    tokens: tuple[str, ...]
    counts: csc_array

    @property
    def size(self) -> int:
        """How many passages there are, those without any token included."""
        return int(self.counts.shape[0])

    @property
    def lengths(self) -> IntArray:
        """How many tokens each passage has, int64 (size,)."""
        total = np.zeros(self.size, dtype=np.int64)
        for start in range(0, self.counts.nnz, BLOCK):
            block = slice(start, start + BLOCK)
            found = np.bincount(self.counts.indices[block], weights=self.counts.data[block], minlength=self.size)
            total += found.astype(np.int64)
        return total

    @classmethod
    def of(cls, documents: Iterable[Sequence[str]], places: Sequence[int], size: int) -> "Postings":
        """Count token lists: the n-th is of passage `places[n]`, ascending; all others of the `size` stay empty."""
        found = cls((), csc_array((size, 0), dtype=np.uint16))
        remaining, start = iter(documents), 0
        while chunk := list(islice(remaining, _AT_A_TIME)):
            found = found.plus(_counted(chunk, places[start : start + len(chunk)], size))
            start += len(chunk)
        return found

    def moved(self, places: IntArray, size: int) -> "Postings":
        """The same counts with passage n at `places[n]`, ascending, of `size`; -1 leaves a passage out."""
        rows = places.astype(np.int32)[self.counts.indices]
        data, bounds = self.counts.data, self.counts.indptr
        if not (places < 0).any():
            return Postings(self.tokens, matrix_of(data, rows, bounds, size))
        kept = rows >= 0
        bounds = np.concatenate(([0], np.cumsum(kept)))[bounds]
        rows, data = rows[kept], data[kept]
        used = np.diff(bounds) > 0
        tokens = tuple(token for token, is_used in zip(self.tokens, used, strict=True) if is_used)
        return Postings(tokens, matrix_of(data, rows, np.concatenate((bounds[:-1][used], bounds[-1:])), size))

    def plus(self, other: "Postings") -> "Postings":
        """The sum of two counts of equal size, over the tokens of both."""
        if not other.tokens or not self.tokens:
            return self if self.tokens else other
        tokens = tuple(sorted(set(self.tokens).union(other.tokens)))
        columns = {token: column for column, token in enumerate(tokens)}
        return Postings(tokens, self._spread(columns) + other._spread(columns))

    def _spread(self, columns: dict[str, int]) -> csc_array:
        """The counts over more columns; the order of its tokens is kept, so only the bounds change."""
        widths = np.zeros(len(columns) + 1, dtype=np.int64)
        own = np.fromiter((columns[token] for token in self.tokens), dtype=np.int64, count=len(self.tokens))
        widths[own + 1] = np.diff(self.counts.indptr)
        return matrix_of(self.counts.data, self.counts.indices, np.cumsum(widths), self.size)


def _counted(chunk: Sequence[Sequence[str]], places: Sequence[int], size: int) -> Postings:
    tokens = tuple(sorted(set(chain.from_iterable(chunk))))
    columns = {token: column for column, token in enumerate(tokens)}
    lengths = np.zeros(size + 1, dtype=np.int64)
    lengths[np.asarray(places, dtype=np.int64) + 1] = [len(document) for document in chunk]
    indices = np.fromiter((columns[token] for document in chunk for token in document), dtype=np.int32)
    once = np.ones(len(indices), dtype=np.int32)
    counts = csr_array((once, indices, np.cumsum(lengths)), shape=(size, len(tokens))).tocsc()
    counts.sum_duplicates()
    return Postings(tokens, counts.minimum(np.iinfo(np.uint16).max).astype(np.uint16))


def matrix_of(
    data: NDArray[np.generic], rows: NDArray[np.generic], bounds: NDArray[np.generic], size: int
) -> csc_array:
    """A csc_array over these very arrays: `data`, `rows` int32 ascending in each column, `bounds` of columns."""
    # Bounds of 64 bits would make it copy the rows to 64 bits as well.
    narrow = bounds.astype(np.int32) if len(data) < np.iinfo(np.int32).max else bounds
    matrix = csc_array((data, rows, narrow), shape=(size, len(bounds) - 1))
    matrix.has_canonical_format = True
    return matrix
