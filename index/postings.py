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

    def summed(self, values: FloatArray, weights: FloatArray, rows: int) -> FloatArray:
        """For each of so many places the sum of `values` (n,), each times the weight of its token, float32 (rows,)."""
        bounds = np.concatenate(([0], np.cumsum(self.sizes))).astype(np.int32)
        whole = csc_array((values, self.rows, bounds), shape=(rows, len(self.sizes)))
        return np.asarray(whole @ weights[self.which], dtype=np.float32)


def postings(segments: Sequence[Segment], tokens: IntArray, once: bool | None = None) -> Postings:
    """What `segments`, which follow one another, keep under `tokens`; `once`: only where a token stands once, or not.

    Tokens are quickest to find when they ascend.
    """
    near = _Picked.of([(segment.near, segment.steps) for segment in segments], tokens, once)
    far = _Picked.of([(segment.far, segment.places) for segment in segments], tokens, once)
    steps = near.joined(np.dtype(np.uint8))
    rows = np.empty(len(steps) + int(far.sizes.sum()), dtype=np.int32)
    there = np.ones(len(rows), dtype=np.float32)
    places, others = rows[: len(steps)], rows[len(steps) :]
    np.cumsum(steps, out=places)
    starts = np.cumsum(near.sizes) - near.sizes
    # The first step of a group is taken from one place before the first.
    before = np.where(starts > 0, places[starts - 1], 0) + 1 if len(starts) else starts
    places -= np.repeat((before - near.firsts).astype(np.int32), near.sizes)
    there[: len(steps)] = steps != STEP
    others[:] = far.joined(np.dtype(np.uint16))
    if len(segments) > 1:
        others += np.repeat(far.firsts.astype(np.int32), far.sizes)
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
    def of(
        cls, segments: Sequence[tuple[Groups, NDArray[np.generic]]], tokens: IntArray, once: bool | None
    ) -> "_Picked":
        pieces: list[NDArray[np.generic]] = []
        sizes, which, times, firsts = [], [], [], []
        for number, (groups, kept) in enumerate(segments):
            low, high = _groups_of(groups, tokens, once)
            bounds = zip(groups.start[low].tolist(), groups.start[high].tolist(), strict=True)
            pieces += [kept[start:end] for start, end in bounds if end > start]
            inside = ranges(low, high)
            sizes.append((groups.start[inside + 1] - groups.start[inside]).astype(np.int64))
            times.append(groups.times[inside].astype(np.float32))
            which.append(np.repeat(np.arange(len(tokens)), high - low))
            firsts.append(np.full(len(inside), number * ROWS))
        return cls(pieces, *(np.concatenate(each) for each in (sizes, which, times, firsts)))

    def joined(self, dtype: np.dtype[np.generic]) -> NDArray[np.generic]:
        """What is kept of all groups."""
        return np.concatenate(self.pieces) if self.pieces else np.zeros(0, dtype)


def _groups_of(groups: Groups, tokens: IntArray, once: bool | None) -> tuple[IntArray, IntArray]:
    """From which group, and up to which, those of each token stand."""
    # Of the same kind: else numpy makes a wider copy of all that is searched.
    own = tokens.astype(groups.token.dtype)
    low, high = (np.searchsorted(groups.token, own, side=side) for side in ("left", "right"))
    if once is not None and len(groups.times):
        # The groups of a token ascend by how often it stands in a passage.
        is_once = (low < high) & (groups.times[np.minimum(low, len(groups.times) - 1)] == 1)
        low, high = (low, low + is_once) if once else (low + is_once, high)
    return low, high
