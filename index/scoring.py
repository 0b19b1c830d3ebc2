"""BM25 of all passages for some weighted tokens, added up from the counts of one segment or a few at a time.

Where many passages hold a token equally often, mostly once, weights are added up first and each passage is scored for
their sum. Places that are few and far between are scored one by one. Which it is follows from the question and the
index alone, so the same question has the same scores to the bit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.beside import Beside
from index.postings import postings
from index.segments import ROWS, Segment

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
# Tokens at a time: bounds the memory that a very long question takes.
_AT_A_TIME = 512
# So many places at a time, and from so many times on, a second processor takes every other one.
_TOGETHER = 2**18
_SHARED = 4
_BESIDE = Beside("words", 2)
# Segments that mean and spread of scores are taken from: a quarter of a million passages.
_SAMPLED = 4
# How often a token stands in a passage: so many times and more are scored place by place.
_LEVELS = 4


@dataclass(frozen=True, slots=True)
class Scorer:
    """The counts of an index of words, and what its scores are made with besides.

    `frequencies` int32 (tokens,): in how many passages each stands; `norms` float32 (passages,): what the length of
    each takes from its scores; `gains` float32 (3, passages): what tokens that stand once, twice and three times in
    each give it, but for their weights.
    """

    segments: Sequence[Segment]
    frequencies: NDArray[np.int32]
    norms: FloatArray
    gains: FloatArray

    @classmethod
    def of(cls, segments: Sequence[Segment], frequencies: NDArray[np.int32], norms: FloatArray) -> "Scorer":
        """The scorer of these counts: what most tokens give is worked out once, for all questions."""
        gains = np.empty((_LEVELS - 1, len(norms)), dtype=np.float32)
        for level in range(1, _LEVELS):
            gains[level - 1] = np.float32(level) / (np.float32(level) + norms)
        return cls(segments, frequencies, norms, gains)

    def scores(self, chosen: IntArray, weighed: FloatArray) -> FloatArray:
        """The scores of all passages for tokens, int64 (k,) ascending, with their weights (k,): float32 (passages,)."""
        total = np.zeros(len(self.norms), dtype=np.float32)
        for start in range(0, len(chosen), _AT_A_TIME):
            self._add(total, chosen[start : start + _AT_A_TIME], weighed[start : start + _AT_A_TIME])
        return total

    def sampled(self, chosen: IntArray, weighed: FloatArray) -> FloatArray:
        """`scores` of the passages of a few segments at even distances alone, of all where they are few."""
        last = len(self.segments) - 1
        numbers = sorted({round(place) for place in np.linspace(0, last, _SAMPLED).tolist()} if last >= 0 else ())
        found = [np.zeros(0, dtype=np.float32)]
        for number in numbers:
            block = _block(number, 1)
            segments = self.segments[number : number + 1]
            one = Scorer(segments, self.frequencies, self.norms[block], self.gains[:, block])
            found.append(one.scores(chosen, weighed))
        return np.concatenate(found)

    def _add(self, total: FloatArray, asked: IntArray, weights: FloatArray) -> None:
        found = int(self.frequencies[asked].sum())
        # Few places of many segments are quicker in one go; many of one segment stay in a processor's own memory.
        together = max(1, _TOGETHER * len(self.segments) // max(1, found))
        add = _add_many if found >= len(total) else _add_few
        numbers = range(0, len(self.segments), together)

        def add_some(some: Sequence[int]) -> None:
            for number in some:
                block = _block(number, together)
                segments = self.segments[number : number + together]
                add(segments, self.norms[block], self.gains[:, block], total[block], asked, weights)

        if len(numbers) < _SHARED:
            add_some(numbers)
            return
        # No two segments have a passage in common: in whatever order they are added, the sums are the same.
        half = _BESIDE.start(add_some, numbers[1::2])
        add_some(numbers[::2])
        half()


def _block(number: int, together: int) -> slice:
    return slice(number * ROWS, (number + together) * ROWS)


def _add_few(
    segments: Sequence[Segment],
    norms: FloatArray,
    gains: FloatArray,
    total: FloatArray,
    asked: IntArray,
    weights: FloatArray,
) -> None:
    """Add to `total`, in place, what each place gives by itself."""
    found = postings(segments, asked)
    times = np.repeat(found.times, found.sizes)
    found.there[:] *= times / (times + norms[found.rows])
    total += found.summed(weights, len(total))


def _add_many(
    segments: Sequence[Segment],
    norms: FloatArray,
    gains: FloatArray,
    total: FloatArray,
    asked: IntArray,
    weights: FloatArray,
) -> None:
    """Add up the weights of tokens that stand once in a passage, twice, and so on; then score each passage for each."""
    size = len(total)
    found = postings(segments, asked, _LEVELS, size)
    here, times = found.of(found.times >= _LEVELS)
    found.there[here] *= times / (times + norms[found.rows[here] - (_LEVELS - 1) * size])
    sums = found.summed(weights, _LEVELS * size).reshape(_LEVELS, size)
    for level in range(1, _LEVELS):
        total += sums[level - 1] * gains[level - 1]
    total += sums[-1]
