"""How often each token stands in which of up to 65,536 passages, in about a byte for each pair of token and passage.

The places of a token are kept in groups, one for each number of times that it stands there: a group needs the number
once. A group's places are kept as the steps from one to the next, a byte a step, or as they are, two bytes each,
whichever is shorter. A step of 255 is no place, only a step: further steps are added to it.
Method: delta coding of inverted lists, e.g. Witten, Moffat and Bell, Managing Gigabytes (1999), ch. 3.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

IntArray = NDArray[np.int64]
# Passages of one segment: their places fit in two bytes, and a score for each of them in a processor's own memory.
ROWS = 2**16
STEP = 255
_AT_A_TIME = 2**21


@dataclass(frozen=True, slots=True)
class Groups:
    """Groups in the order of their tokens, then of `times`: int32 and uint16 (n,); `start` uint32 (n + 1,).

    Group i is what stands from `start[i]` up to `start[i + 1]`.
    """

    token: NDArray[np.int32]
    times: NDArray[np.uint16]
    start: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Segment:
    """The groups that are kept as steps, uint8, and those that are kept as places, uint16."""

    near: Groups
    steps: NDArray[np.uint8]
    far: Groups
    places: NDArray[np.uint16]

    def arrays(self) -> Iterator[tuple[str, NDArray[np.generic]]]:
        """What it is made of, by name."""
        for name, groups in (("near", self.near), ("far", self.far)):
            for field in fields(groups):
                yield f"{name}_{field.name}", getattr(groups, field.name)
        yield "steps", self.steps
        yield "places", self.places


def encoded(counts: csc_array) -> Segment:
    """Counts (passages, tokens), at most ROWS passages, their places ascending in each column, as a segment.

    More than 65,535 times the same token in one passage counts as that many.
    """
    bounds, last = counts.indptr, counts.shape[1]
    parts: list[Segment] = []
    first = 0
    while first < last:
        # So many tokens at a time as keeps what is worked on small; one alone may be larger.
        after = max(first + 1, int(np.searchsorted(bounds, bounds[first] + _AT_A_TIME, side="right")) - 1)
        parts.append(_encoded(counts.data, counts.indices, bounds, first, min(after, last)))
        first = after
    near = _chained([part.near for part in parts])
    far = _chained([part.far for part in parts])
    steps = np.concatenate([np.zeros(0, np.uint8), *(part.steps for part in parts)])
    return Segment(near, steps, far, np.concatenate([np.zeros(0, np.uint16), *(part.places for part in parts)]))


def _encoded(
    data: NDArray[np.integer], indices: NDArray[np.integer], bounds: NDArray[np.integer], first: int, after: int
) -> Segment:
    """The groups of the tokens from `first` up to `after`."""
    token = np.repeat(np.arange(first, after, dtype=np.int32), np.diff(bounds[first : after + 1]))
    here = slice(bounds[first], bounds[after])
    times_of = np.minimum(data[here], np.iinfo(np.uint16).max).astype(np.uint16)
    rows = indices[here].astype(np.int32, copy=False)
    near: list[_Level] = []
    far: list[_Level] = []
    # Sorted once, by bytes: looking through all of them for each number would take longer.
    order = np.argsort(times_of, kind="stable")
    ends = np.cumsum(np.bincount(times_of))
    for times in np.flatnonzero(np.diff(ends, prepend=0)).tolist():
        level = order[ends[times - 1] if times else 0 : ends[times]]
        _add_level(times, token[level], rows[level], near, far)
    near_groups, steps = _joined(near, np.dtype(np.uint8))
    far_groups, places = _joined(far, np.dtype(np.uint16))
    return Segment(near_groups, steps.astype(np.uint8, copy=False), far_groups, places.astype(np.uint16, copy=False))


def _chained(parts: Sequence[Groups]) -> Groups:
    """The groups of one part after those of another, each beginning where the last one ended."""
    starts, end = [np.zeros(1, dtype=np.uint32)], np.uint32(0)
    for part in parts:
        starts.append(part.start[1:] + end)
        end = starts[-1][-1] if len(starts[-1]) else end
    return Groups(
        np.concatenate([np.zeros(0, np.int32), *(part.token for part in parts)]),
        np.concatenate([np.zeros(0, np.uint16), *(part.times for part in parts)]),
        np.concatenate(starts),
    )


@dataclass(frozen=True, slots=True)
class _Level:
    """The groups of one number of times, in the order of their tokens, with what is kept of each."""

    times: int
    token: NDArray[np.int32]
    sizes: IntArray
    kept: NDArray[np.generic]


def _add_level(
    times: int, token: NDArray[np.int32], rows: NDArray[np.int32], near: list[_Level], far: list[_Level]
) -> None:
    begins = np.flatnonzero(np.diff(token, prepend=-1))
    step = np.diff(rows, prepend=-1)
    step[begins] = rows[begins] + 1
    sizes = np.diff(begins, append=len(token))
    extra = step // STEP
    longer = np.add.reduceat(extra, begins)
    is_near = sizes + longer <= 2 * sizes
    of_near = np.repeat(is_near, sizes)
    far.append(_Level(times, token[begins[~is_near]], sizes[~is_near], rows[~of_near].astype(np.uint16)))
    step, extra = step[of_near], extra[of_near]
    ends = np.cumsum(extra + 1)
    kept = np.full(int(ends[-1]) if len(ends) else 0, STEP, dtype=np.uint8)
    kept[ends - 1] = step % STEP
    near.append(_Level(times, token[begins[is_near]], (sizes + longer)[is_near].astype(np.int64), kept))


def _joined(levels: list[_Level], dtype: np.dtype[np.generic]) -> tuple[Groups, NDArray[np.generic]]:
    """The groups of all levels in the order of their tokens, then of times, and what is kept of them."""
    token = np.concatenate([np.zeros(0, np.int32), *(level.token for level in levels)])
    times = np.concatenate([np.zeros(0, np.uint16), *(np.full(len(x.token), x.times, np.uint16) for x in levels)])
    sizes = np.concatenate([np.zeros(0, np.int64), *(level.sizes for level in levels)])
    kept = np.concatenate([np.zeros(0, dtype), *(level.kept for level in levels)])
    # The levels come in the order of times: a stable order by token leaves them so.
    order = np.argsort(token, kind="stable")
    starts = np.cumsum(sizes) - sizes
    start = np.concatenate(([0], np.cumsum(sizes[order]))).astype(np.uint32)
    return Groups(token[order], times[order], start), kept[ranges(starts[order], (starts + sizes)[order])]


def ranges(low: IntArray, high: IntArray) -> IntArray:
    """The numbers from `low` up to `high`, for each pair, one after another."""
    sizes = high - low
    ends = np.cumsum(sizes)
    return np.asarray(np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(low - (ends - sizes), sizes))
