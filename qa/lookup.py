"""Questions that name a Vraag ("antwoord op vraag 7 over lachgas"): which units they mean.

Every unit that answers a named number is a candidate; the rest of the question decides between papers, by how well
the unit and the best passages of its paper fit it. Nothing is decided when no paper has the number. Papers are scored
together, not one by one: an index may hold tens of thousands with a Vraag 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.store import Store

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
_BEST_OF_PAPER = 3
_OWN_WEIGHT = 0.5
# More than any Vraag number.
_BEYOND = 1000


@dataclass(frozen=True, slots=True)
class Meant:
    """What a lookup may mean in one paper: the units and the places of their passages, as they stand."""

    units: tuple[str, ...]
    passages: tuple[int, ...]


def looked_up(
    store: Store, numbers: Sequence[int], fused: FloatArray, last: bool = False, most: int = 1
) -> tuple[Meant, ...]:
    """Of the papers that have the most of the numbers (or with `last` their last Vraag) the best `most`, best first.

    `fused`: scores of all passages, float32 (n,), -inf where a passage may not answer.
    """
    if not (numbers or last):
        return ()
    found = store.units_numbered(numbers, last)
    best = _best_passages(found, fused)
    found, best = found[np.isfinite(best)], best[np.isfinite(best)]
    if not len(found):
        return ()
    papers = store.papers_of_passages[found[:, 1]]
    scores = _fits(store.papers_of_passages, fused)[papers] + _OWN_WEIGHT * best
    order = _best_papers(papers, found[:, 0], scores)
    return tuple(_meant(store, found[papers == paper]) for paper in order[:most])


def _best_passages(found: IntArray, fused: FloatArray) -> FloatArray:
    """The best score among the passages of each unit."""
    if not len(found):
        return np.zeros(0, dtype=np.float32)
    counts = found[:, 2]
    starts = np.cumsum(counts) - counts
    places = np.repeat(found[:, 1] - starts, counts) + np.arange(counts.sum())
    return np.asarray(np.maximum.reduceat(fused[places], starts))


def _fits(papers: IntArray, fused: FloatArray) -> FloatArray:
    """For each paper the mean of its best passages, as far as it has that many."""
    starts = np.flatnonzero(np.diff(papers, prepend=-1))
    lengths = np.diff(starts, append=len(papers))
    left = fused.astype(np.float32, copy=True)
    total, count = np.zeros(len(starts), dtype=np.float32), np.zeros(len(starts), dtype=np.float32)
    for _ in range(_BEST_OF_PAPER):
        top = np.maximum.reduceat(left, starts)
        total += np.where(np.isfinite(top), top, 0)
        count += np.isfinite(top)
        at = np.flatnonzero(left == np.repeat(top, lengths))
        left[at[np.flatnonzero(np.diff(papers[at], prepend=-1))]] = -np.inf
    fits = np.full(int(papers[-1]) + 1, -np.inf, dtype=np.float32)
    fits[papers[starts]] = np.where(count > 0, total / np.maximum(count, 1), -np.inf)
    return fits


def _best_papers(papers: IntArray, numbers: IntArray, scores: FloatArray) -> IntArray:
    """The papers that have the most of the numbers, by their best unit, then as they stand; `papers` ascend."""
    starts = np.flatnonzero(np.diff(papers, prepend=-1))
    names, best = papers[starts], np.maximum.reduceat(scores, starts)
    # Two units of a paper may answer the same number.
    pairs = np.sort(papers * _BEYOND + numbers)
    held = np.bincount(pairs[np.diff(pairs, prepend=-1) > 0] // _BEYOND)[names]
    most = held == held.max()
    return np.asarray(names[most][np.argsort(-best[most], kind="stable")])


def _meant(store: Store, found: IntArray) -> Meant:
    units = dict.fromkeys(store.passages[first].unit for first in found[:, 1])
    places = sorted({place for _, first, count in found.tolist() for place in range(first, first + count)})
    return Meant(tuple(units), tuple(places))
