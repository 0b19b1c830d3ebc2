"""Texts to counts: how often each stem and each character n-gram stands in each passage.

A word is stemmed and cut into n-grams once for all texts that are counted together; what that gives is multiplied with
the counts of the words. Tokens go by a checksum of 64 bits, so that counts made apart, in other processes and on other
days, can be put together without a list of words that all must share. Two tokens with one checksum would count as one:
among two million tokens the chance that any do is one in ten million.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from index.dutch import stem, word_ngrams, words

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Counted:
    """`hashes` uint64 (tokens,), ascending, the `tokens` in that order, and `counts`, csc_array (passages, tokens).

    The counts are int32, the places of each token ascending.
    """

    hashes: Hashes
    tokens: tuple[str, ...]
    counts: csc_array

    @property
    def size(self) -> int:
        """How many passages there are, those without any token included."""
        return int(self.counts.shape[0])

    def spread(self, places: NDArray[np.integer], size: int) -> "Counted":
        """The same counts with passage n at `places[n]`, ascending, of `size`."""
        rows = places.astype(np.int32)[self.counts.indices]
        whole = csc_array((self.counts.data, rows, self.counts.indptr), shape=(size, len(self.tokens)))
        return Counted(self.hashes, self.tokens, whole)


@lru_cache(maxsize=200_000)
def hash_of(token: str) -> int:
    """The checksum of a token, a whole number of 64 bits, the same everywhere."""
    return int.from_bytes(blake2b(token.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "little")


def counted(documents: Iterable[Sequence[str]]) -> Counted:
    """Count token lists, one a passage."""
    places: dict[str, int] = {}
    rows, lengths = _numbered(documents, places)
    counts = csr_array((np.ones(len(rows), np.int32), rows, _bounds(lengths)), shape=(len(lengths), len(places)))
    return _of(list(places), counts)


def counted_texts(texts: Sequence[str]) -> tuple[Counted, Counted]:
    """The stems and the character n-grams of texts, one a passage: what `dutch.stems` and `dutch.ngrams` give."""
    places: dict[str, int] = {}
    rows, lengths = _numbered(map(words, texts), places)
    held = csr_array((np.ones(len(rows), np.int32), rows, _bounds(lengths)), shape=(len(lengths), len(places)))

    def of(parts: Callable[[str], Sequence[str]]) -> Counted:
        tokens: dict[str, int] = {}
        columns, widths = _numbered(map(parts, places), tokens)
        made = csr_array((np.ones(len(columns), np.int32), columns, _bounds(widths)), shape=(len(places), len(tokens)))
        return _of(list(tokens), held @ made)

    return of(lambda word: (stem(word),)), of(word_ngrams)


def together(parts: Sequence[Counted]) -> Counted:
    """The counts of passages that follow one another, over the tokens of all."""
    if len(parts) == 1:
        return parts[0]
    names: dict[int, str] = {}
    for part in parts:
        names.update(zip(part.hashes.tolist(), part.tokens, strict=True))
    hashes = np.sort(np.fromiter(names, dtype=np.uint64, count=len(names)))
    size, sizes = 0, []
    columns: list[NDArray[np.int32]] = []
    for part in parts:
        own = np.searchsorted(hashes, part.hashes).astype(np.int32)
        columns.append(np.repeat(own, np.diff(part.counts.indptr)))
        sizes.append(size)
        size += part.size
    rows = np.concatenate([part.counts.indices + np.int32(at) for part, at in zip(parts, sizes, strict=True)])
    data = np.concatenate([part.counts.data for part in parts])
    # Within each token the parts follow one another, so its places ascend.
    whole = csc_array((data, (rows, np.concatenate(columns))), shape=(size, len(hashes)))
    whole.sort_indices()
    return Counted(hashes, tuple(map(names.__getitem__, hashes.tolist())), whole)


def _numbered(documents: Iterable[Sequence[str]], places: dict[str, int]) -> tuple[NDArray[np.int32], list[int]]:
    """The number of each token of all documents, and how many each has; new tokens are given the next number."""
    lengths: list[int] = []
    number = places.setdefault

    def flat() -> Iterable[int]:
        for document in documents:
            lengths.append(len(document))
            for token in document:
                yield number(token, len(places))

    return np.fromiter(flat(), dtype=np.int32), lengths


def _bounds(lengths: Sequence[int]) -> NDArray[np.int64]:
    return np.concatenate(([0], np.cumsum(np.asarray(lengths, dtype=np.int64))))


def _of(tokens: list[str], counts: csr_array) -> Counted:
    hashes = np.fromiter(map(hash_of, tokens), dtype=np.uint64, count=len(tokens))
    order = np.argsort(hashes, kind="stable")
    columns = counts.tocsc()
    columns.sum_duplicates()
    columns = columns[:, order].tocsc() if len(tokens) else columns
    columns.sort_indices()
    return Counted(hashes[order], tuple(tokens[place] for place in order.tolist()), columns)


