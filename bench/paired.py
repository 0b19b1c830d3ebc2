"""Measures over ranks, and the difference of two engines over the same questions with its interval.

A question whose passage is not found counts as wrong and never drops out.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.evaluation.intervals import RESAMPLES, SEED

Ranks = Sequence[int | None]
FloatArray = NDArray[np.float64]
MRR_DEPTH = 10


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean difference over questions with its 95 % interval."""

    value: float
    low: float
    high: float

    @property
    def certain(self) -> bool:
        """True when the interval does not hold zero."""
        return self.low > 0 or self.high < 0


def measured(name: str, ranks: Ranks) -> FloatArray:
    """One measure for each question, float64 (n,): "R@k" is 0 or 1, "MRR@k" the reciprocal rank, 0 beyond k."""
    kind, _, depth = name.partition("@")
    inside = [rank if rank is not None and rank <= int(depth) else None for rank in ranks]
    if kind == "R":
        return np.array([float(rank is not None) for rank in inside])
    if kind == "MRR":
        return np.array([1 / rank if rank else 0.0 for rank in inside])
    raise ValueError(f"measure {name!r}, expected R@k or MRR@k")


def difference(theirs: FloatArray, ours: FloatArray) -> Difference:
    """mean(theirs) - mean(ours) with its paired percentile bootstrap (Efron 1979) over questions, fixed seed.

    Raises ValueError when they are not over the same questions, or over none.
    """
    if theirs.shape != ours.shape or not len(theirs):
        raise ValueError(f"{len(theirs)} and {len(ours)} questions, expected as many on both sides and at least one")
    each = theirs - ours
    drawn = np.random.default_rng(SEED).integers(0, len(each), size=(RESAMPLES, len(each)))
    low, high = np.quantile(each[drawn].mean(axis=1), (0.025, 0.975))
    return Difference(float(each.mean()), float(low), float(high))
