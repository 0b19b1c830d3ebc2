"""What stands under some tokens in segments of counts, unpacked: to score a question, or to have the counts again."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from index.segments import ROWS, STEP, Groups, Segment, ranges

IntArray = NDArray[np.int64]
FloatArray = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Postings:
    """Groups of places one after another, those that are kept as steps first.

    `rows` int32 (n,): the places, from the first of the first segment; `there` float32 (n,): 1, and 0 for a step alone.
    For each group: `sizes` int64, how many of them it has; `which` int64, under which of the tokens; `times` float32.
    """

    rows: NDArray[np.int32]
    there: FloatArray
    sizes: IntArray
    which: IntArray
    times: FloatArray

    def of(self, groups: NDArray[np.bool_]) -> tuple[IntArray, FloatArray]:
        """The places of some groups among all, int64 (m,), and how often the token of each stands there, float32."""
        ends, sizes = np.cumsum(self.sizes)[groups], self.sizes[groups]
        return ranges(ends - sizes, ends), np.repeat(self.times[groups], sizes)

    def summed(self, weights: FloatArray, rows: int) -> FloatArray:
        """For each of so many places the sum of what is there, each times the weight of its token, float32 (rows,)."""
        bounds = np.concatenate(([0], np.cumsum(self.sizes))).astype(np.int32)
        whole = csc_array((self.there, self.rows, bounds), shape=(rows, len(self.sizes)))
        return np.asarray(whole @ weights[self.which], dtype=np.float32)


def postings(segments: Sequence[Segment], tokens: IntArray, levels: int = 0, apart: int = 0) -> Postings:
    """What `segments`, which follow one another, keep under `tokens`, which are quickest to find when they ascend.

    With `levels` the places are moved on by `apart` for each time above the first that the token stands there, so that
    each number of times has places of its own; `levels` times and more share theirs.
    """
    near = _Picked.of([(segment.near, segment.steps) for segment in segments], tokens)
    far = _Picked.of([(segment.far, segment.places) for segment in segments], tokens)
    steps = near.joined(np.dtype(np.uint8))
    rows = np.empty(len(steps) + int(far.sizes.sum()), dtype=np.int32)
    there = np.ones(len(rows), dtype=np.float32)
    places, others = rows[: len(steps)], rows[len(steps) :]
    np.cumsum(steps, dtype=np.int32, out=places)
    starts = np.cumsum(near.sizes) - near.sizes
    # The first step of a group is taken from one place before the first.
    before = np.where(starts > 0, places[starts - 1], 0) + 1 if len(starts) else starts
    places -= np.repeat((before - near.moved(levels, apart)).astype(np.int32), near.sizes)
    there[: len(steps)] = steps != STEP
    others[:] = far.joined(np.dtype(np.uint16))
    others += np.repeat(far.moved(levels, apart).astype(np.int32), far.sizes)
    return Postings(
        rows,
        there,
        np.concatenate((near.sizes, far.sizes)),
        np.concatenate((near.which, far.which)),
        np.concatenate((near.times, far.times)),
    )


def decoded(segment: Segment, tokens: int, rows: int) -> csc_array:
    """The counts that `encoded` was given: csc_array (rows, tokens) of uint16, its indices sorted."""
    found = postings([segment], np.arange(tokens, dtype=np.int64))
    kept = found.there > 0
    columns, times = (np.repeat(each, found.sizes)[kept] for each in (found.which, found.times))
    whole = csc_array((times.astype(np.uint16), (found.rows[kept], columns)), shape=(rows, tokens))
    whole.sort_indices()
    return whole


@dataclass(frozen=True, slots=True)
class _Picked:
    """Groups of one kind, of all segments: `pieces` of what is kept, and for each group what `Postings` says of it.

    `firsts` int64: the first place of its segment.
    """

    pieces: list[NDArray[np.generic]]
    sizes: IntArray
    which: IntArray
    times: FloatArray
    firsts: IntArray

    @classmethod
    def of(cls, segments: Sequence[tuple[Groups, NDArray[np.generic]]], tokens: IntArray) -> "_Picked":
        pieces: list[NDArray[np.generic]] = []
        sizes, which, times, firsts = [], [], [], []
        for number, (groups, kept) in enumerate(segments):
            # Of the same kind: else numpy makes a wider copy of all that is searched.
            own = tokens.astype(groups.token.dtype)
            low, high = (np.searchsorted(groups.token, own, side=side) for side in ("left", "right"))
            bounds = zip(groups.start[low].tolist(), groups.start[high].tolist(), strict=True)
            pieces += [kept[start:end] for start, end in bounds if end > start]
            inside = ranges(low, high)
            sizes.append((groups.start[inside + 1] - groups.start[inside]).astype(np.int64))
            times.append(groups.times[inside].astype(np.float32))
            which.append(np.repeat(np.arange(len(tokens)), high - low))
            firsts.append(np.full(len(inside), number * ROWS))
        return cls(pieces, *(np.concatenate(each) for each in (sizes, which, times, firsts)))

    def moved(self, levels: int, apart: int) -> IntArray:
        """From where the places of each group count."""
        return self.firsts + apart * np.clip(self.times.astype(np.int64) - 1, 0, max(0, levels - 1))

    def joined(self, dtype: np.dtype[np.generic]) -> NDArray[np.generic]:
        """What is kept of all groups."""
        return np.concatenate(self.pieces) if self.pieces else np.zeros(0, dtype)
