"""Texts to counts: how often each stem and each character n-gram stands in each passage.

Tokens go by a checksum of 64 bits, so that counts made apart, in other processes and on other days, can be put together
without a list of words that all must share. Two tokens with one checksum would count as one: among two million tokens
the chance that any do is one in ten million.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from index.remembered import Numbered

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Counted:
    """`hashes` uint64 (tokens,), ascending, the `tokens` in that order, and `counts`, csc_array (passages, tokens).

    The counts are uint16, at most 65,535, the places of each token ascending.
    """

    hashes: Hashes
    tokens: tuple[str, ...]
    counts: csc_array

    @property
    def size(self) -> int:
        """How many passages there are, those without any token included."""
        return int(self.counts.shape[0])

    def __reduce__(self) -> tuple[Callable[..., "Counted"], tuple[object, ...]]:
        """As it goes to another process, where it can be in half the bytes: most of a build's are these."""
        counts = self.counts
        data = counts.data.astype(np.uint8 if counts.data.max(initial=0) < 2**8 else np.uint16)
        rows = counts.indices.astype(np.uint16 if self.size <= 2**16 else np.int32)
        return _sent, (self.hashes, "\n".join(self.tokens), data, rows, counts.indptr, counts.shape)

    def spread(self, places: NDArray[np.integer], size: int) -> "Counted":
        """The same counts with passage n at `places[n]`, ascending, of `size`."""
        rows = places.astype(np.int32)[self.counts.indices]
        whole = csc_array((self.counts.data, rows, self.counts.indptr), shape=(size, len(self.tokens)))
        return Counted(self.hashes, self.tokens, whole)

    def taken(self, rows: NDArray[np.integer], places: NDArray[np.integer], size: int) -> "Counted":
        """The counts of the passages `rows`, ascending, alone, at `places`, ascending, of `size`."""
        to = np.full(self.size, -1, dtype=np.int32)
        to[rows] = places
        moved = to[self.counts.indices]
        kept = moved >= 0
        bounds = np.concatenate(([0], np.cumsum(kept)))[self.counts.indptr]
        used = np.flatnonzero(np.diff(bounds))
        counts = csc_array(
            (self.counts.data[kept], moved[kept], np.append(bounds[:-1][used], bounds[-1])), shape=(size, len(used))
        )
        return Counted(self.hashes[used], tuple(self.tokens[place] for place in used.tolist()), counts)


def _sent(
    hashes: Hashes,
    tokens: str,
    data: NDArray[np.integer],
    rows: NDArray[np.integer],
    bounds: NDArray[np.integer],
    shape: tuple[int, int],
) -> Counted:
    counts = csc_array((data.astype(np.uint16), rows.astype(np.int32), bounds), shape=shape)
    return Counted(hashes, tuple(tokens.split("\n")) if len(hashes) else (), counts)


def hash_of(token: str) -> int:
    """The checksum of a token, a whole number of 64 bits, the same everywhere."""
    return int.from_bytes(blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def counted(documents: Iterable[Sequence[str]]) -> Counted:
    """Count token lists, one a passage."""
    held, places = list(documents), Numbered()
    rows = np.fromiter(map(places.__getitem__, chain.from_iterable(held)), dtype=np.int32)
    bounds = np.concatenate(([0], np.cumsum(np.fromiter(map(len, held), dtype=np.int64, count=len(held)))))
    counts = csr_array((np.ones(len(rows), np.int32), rows, bounds), shape=(len(held), len(places))).tocsc()
    counts.sum_duplicates()
    hashes = np.fromiter(map(hash_of, places), dtype=np.uint64, count=len(places))
    return in_order(hashes, list(places), counts)


def in_order(hashes: Hashes, tokens: Sequence[str], counts: csc_array) -> Counted:
    """Counts (passages, tokens) without doubles, of tokens in any order, with the checksum of each."""
    order = np.argsort(hashes, kind="stable")
    columns = counts[:, order].tocsc() if len(order) else counts
    columns.data = np.minimum(columns.data, np.iinfo(np.uint16).max).astype(np.uint16)
    columns.sort_indices()
    return Counted(hashes[order], tuple(map(tokens.__getitem__, order.tolist())), columns)


def summed(parts: Sequence[Counted]) -> Counted:
    """The sum of counts of equal size, over the tokens of all; no passage has counts in two of them."""
    if len(parts) == 1:
        return parts[0]
    found = _joined(parts, [0] * len(parts), parts[0].size)
    found.counts.has_sorted_indices = False
    found.counts.sort_indices()
    return found


def together(parts: Sequence[Counted]) -> Counted:
    """The counts of passages that follow one another, over the tokens of all."""
    if len(parts) == 1:
        return parts[0]
    ends = np.cumsum([part.size for part in parts]).tolist()
    return _joined(parts, [0, *ends[:-1]], ends[-1])


def _joined(parts: Sequence[Counted], firsts: Sequence[int], size: int) -> Counted:
    names: dict[int, str] = {}
    for part in parts:
        names.update(zip(part.hashes.tolist(), part.tokens, strict=True))
    hashes = np.sort(np.fromiter(names, dtype=np.uint64, count=len(names)))
    columns = [np.searchsorted(hashes, part.hashes) for part in parts]
    widths = np.zeros(len(hashes) + 1, dtype=np.int64)
    for part, own in zip(parts, columns, strict=True):
        widths[own + 1] += np.diff(part.counts.indptr)
    bounds = np.cumsum(widths)
    rows, data = np.empty(bounds[-1], dtype=np.int32), np.empty(bounds[-1], dtype=np.uint16)
    filled = bounds[:-1].copy()
    for part, own, first in zip(parts, columns, firsts, strict=True):
        counts, many = part.counts, np.diff(part.counts.indptr)
        # Each token's places go behind those of the parts before: the parts follow one another, so they ascend.
        at = np.repeat(filled[own] - counts.indptr[:-1], many) + np.arange(counts.nnz)
        rows[at], data[at] = counts.indices + np.int32(first), counts.data
        filled[own] += many
    whole = csc_array((data, rows, bounds), shape=(size, len(hashes)))
    return Counted(hashes, tuple(map(names.__getitem__, hashes.tolist())), whole)
