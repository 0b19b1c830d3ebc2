"""BM25 over tokens that `dutch` makes, computed when a question asks from counts that are kept in about a byte each.

The counts stand in segments of 65,536 passages (`index.segments`), mapped from the disk: a question reads those of its
own tokens and nothing else. A score follows from the count, the length of the passage and how rare the token is; none
is kept, since each would change with every paper that comes or goes, and be ten times as large as the count.
"""

import math
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from index.counting import Counted, counted, hash_of
from index.errors import StoreError
from index.lexical_arrays import Arrays, Part, joined, read, segment_of, write
from index.postings import Postings, decoded, postings
from index.segments import ROWS, Segment

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
# Columns summed at a time: bounds the memory that a very long question takes.
_AT_A_TIME = 512
# So many places at a time, and from so many times on, a second processor takes every other one.
_TOGETHER = 2**18
_SHARED = 4
_BESIDE = ThreadPoolExecutor(2, thread_name_prefix="words")
# Tokens of questions whose place is remembered.
_REMEMBERED = 65_536


class Lexical:
    """One BM25 index (Robertson et al., TREC-3; the Lucene variant of its idf)."""

    def __init__(self, arrays: Arrays, tokens: Path | tuple[str, ...], k1: float, b: float) -> None:
        self._arrays = arrays
        self._tokens = tokens
        self._k1, self._b = k1, b
        self.size = len(arrays.lengths)
        self._last: tuple[tuple[str, ...], FloatArray] | None = None
        self._place = lru_cache(maxsize=_REMEMBERED)(self._find)
        self._segments = [segment_of(arrays, number) for number in range(len(arrays.bounds) - 1)]

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]], k1: float = 1.2, b: float = 0.75) -> "Lexical":
        """Index token lists, one a passage, in the order of the passages' ids."""
        return cls.of(counted(documents), k1, b)

    @classmethod
    def of(cls, whole: Counted, k1: float = 1.2, b: float = 0.75) -> "Lexical":
        """Index counted passages, in memory."""
        rows = whole.counts.tocsr()
        parts = [
            Part.of(Counted(whole.hashes, whole.tokens, rows[start : start + ROWS].tocsc()))
            for start in range(0, whole.size, ROWS)
        ]
        tokens, arrays = joined(parts)
        return cls(arrays, tokens, k1, b)

    def counted(self, number: int) -> Counted:
        """The counts of one segment, those that it was made of: 65,536 passages, the last one what is left."""
        rows = min(ROWS, self.size - number * ROWS)
        whole = decoded(self._segments[number], len(self._arrays.hashes), rows)
        used = np.flatnonzero(np.diff(whole.indptr))
        bounds = np.append(whole.indptr[:-1][used], whole.indptr[-1])
        counts = csc_array((whole.data, whole.indices, bounds), shape=(rows, len(used)))
        names = self.tokens
        return Counted(np.asarray(self._arrays.hashes[used]), tuple(names[place] for place in used.tolist()), counts)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """All tokens, in the order of their checksums; read when first asked for."""
        if isinstance(self._tokens, tuple):
            return self._tokens
        return tuple(self._tokens.read_text(encoding="utf-8").split("\n")[: len(self._arrays.hashes)])

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which is made."""
        write(folder, self.tokens, self._arrays, {"k1": self._k1, "b": self._b})

    @classmethod
    def load(cls, folder: Path, size: int) -> "Lexical":
        """Open an index of `size` passages, its arrays memory-mapped. Raises StoreError when it is not one."""
        try:
            tokens, arrays, facts = read(folder)
            found = cls(arrays, tokens, facts["k1"], facts["b"])
        except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError):
            raise StoreError(
                f"{folder.name} is geen woordindex; bouw de index opnieuw met vraagbaak index",
                f"{folder.name} is no index of words; build the index again with vraagbaak index",
            ) from None
        if found.size != size:
            raise StoreError(
                f"{folder.name} hoort bij {found.size} passages, niet bij {size}; bouw de index opnieuw",
                f"{folder.name} belongs to {found.size} passages, not to {size}; build the index again",
            )
        return found

    def idf(self, token: str) -> float:
        """How rare a token is, at least 0, highest where no passage holds it."""
        return _idf(self.frequency(token), self.size)

    def frequency(self, token: str) -> int:
        """In how many passages a token stands."""
        place = self._place(token)
        return 0 if place is None else int(self._arrays.frequencies[place])

    def first(self, token: str) -> int | None:
        """The first passage with a token, None when there is none."""
        place = self._place(token)
        for number, segment in enumerate(self._segments if place is not None else ()):
            found = postings([segment], np.array([place]))
            rows = found.rows[found.there > 0]
            if len(rows):
                return number * ROWS + int(rows.min())
        return None

    def plain_scores(self, tokens: Sequence[str]) -> FloatArray:
        """`scores` without weights, not to be written in; those of the last tokens are kept for who asks again."""
        asked, last = tuple(tokens), self._last
        if last is None or last[0] != asked:
            last = (asked, self.scores(asked))
            last[1].flags.writeable = False
            self._last = last
        return last[1]

    def scores(self, tokens: Sequence[str], weights: Sequence[float] | None = None) -> FloatArray:
        """BM25 of every passage, float32 (size,), higher is better; `weights`, one a token, scale its part."""
        columns: dict[int, float] = {}
        for token, weight in zip(tokens, weights or [1.0] * len(tokens), strict=True):
            place = self._place(token) if token and weight > 0 else None
            if place is not None:
                columns.setdefault(place, weight)
        total = np.zeros(self.size, dtype=np.float32)
        chosen = sorted(columns)
        for start in range(0, len(chosen), _AT_A_TIME):
            asked = np.array(chosen[start : start + _AT_A_TIME], dtype=np.int64)
            idfs = [_idf(frequency, self.size) for frequency in self._arrays.frequencies[asked].tolist()]
            weighed = np.array([columns[place] for place in asked.tolist()], dtype=np.float32)
            self._add(total, asked, weighed * np.array(idfs, dtype=np.float32))
        return total

    def _add(self, total: FloatArray, asked: IntArray, weights: FloatArray) -> None:
        """Add the scores of some tokens, each with its weight, to `total`."""
        found = int(self._arrays.frequencies[asked].sum())
        # Few places of many segments are quicker in one go; many of one segment stay in a processor's own memory.
        together = max(1, _TOGETHER * len(self._segments) // max(1, found))
        add = self._add_many if found >= self.size else self._add_few
        numbers = range(0, len(self._segments), together)

        def add_some(firsts: Sequence[int]) -> None:
            for first in firsts:
                segments = self._segments[first : first + together]
                add(
                    segments, slice(first * ROWS, min((first + len(segments)) * ROWS, self.size)), total, asked, weights
                )

        if len(numbers) < _SHARED:
            add_some(numbers)
            return
        # No two segments have a passage in common: in whatever order they are added, the sums are the same.
        half = _BESIDE.submit(add_some, numbers[1::2])
        add_some(numbers[::2])
        half.result()

    def _add_few(
        self, segments: Sequence[Segment], block: slice, total: FloatArray, asked: IntArray, weights: FloatArray
    ) -> None:
        """Score each place by itself."""
        self._add_scores(postings(segments, asked), block, total, weights)

    def _add_many(
        self, segments: Sequence[Segment], block: slice, total: FloatArray, asked: IntArray, weights: FloatArray
    ) -> None:
        """Where a token stands once, as most do, add up weights first, and score each passage once."""
        once = postings(segments, asked, once=True)
        total[block] += once.summed(once.there, weights, block.stop - block.start) / (1 + self._norms[block])
        self._add_scores(postings(segments, asked, once=False), block, total, weights)

    def _add_scores(self, found: Postings, block: slice, total: FloatArray, weights: FloatArray) -> None:
        if not len(found.rows):
            return
        times = np.repeat(found.times, found.sizes)
        scores = times / (times + self._norms[block][found.rows]) * found.there
        total[block] += found.summed(scores, weights, block.stop - block.start)

    @cached_property
    def _norms(self) -> FloatArray:
        """What the length of each passage takes from its scores, float32 (size,)."""
        lengths = np.asarray(self._arrays.lengths, dtype=np.float32)
        return np.asarray(self._k1 * (1 - self._b) + self._k1 * self._b / self._mean * lengths, dtype=np.float32)

    @cached_property
    def _mean(self) -> float:
        lengths = self._arrays.lengths
        return float(lengths.mean(dtype=np.float64)) if len(lengths) and lengths.any() else 1.0

    def _find(self, token: str) -> int | None:
        hashes, wanted = self._arrays.hashes, np.uint64(hash_of(token))
        place = int(np.searchsorted(hashes, wanted))
        return place if place < len(hashes) and hashes[place] == wanted else None


def _idf(frequency: int, size: int) -> float:
    """log(1 + (N - df + 0.5) / (df + 0.5)): Kamphuis et al., ECIR 2020."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
