"""What confidence is worth: risk against coverage, the area under it, and whether confidence is the share right.

A question is right when its first quote stands at a gold place; whatever is shown to an unanswerable question is wrong,
and so is showing nothing, which lies at the low end of confidence. Questions of one confidence are one group: no figure
depends on the order of the questions. Every function of groups takes counts, so that a resample is only other counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.evaluation.quoting import first_citation_right
from qa.evaluation.records import Judged

FloatArray = NDArray[np.float64]
BINS = 10
POINTS = 200


@dataclass(frozen=True, slots=True)
class Sure:
    """Questions sorted by falling confidence: `confidence` and `right` (0 or 1), float (n,); `group`, int (n,)."""

    confidence: FloatArray
    right: FloatArray
    group: NDArray[np.int64]


def sure_of(judged: Sequence[Judged]) -> Sure:
    """The confidence of every question and whether its answer was right, surest first."""
    confidence = np.array([item.confidence for item in judged], dtype=np.float64)
    right = np.array([first_citation_right(item) for item in judged], dtype=np.float64)
    order = np.lexsort((right, -confidence))
    confidence, right = confidence[order], right[order]
    group = np.cumsum(np.concatenate(([0], np.diff(confidence) != 0)))[: len(order)].astype(np.int64)
    return Sure(confidence, right, group)


def risk_coverage(judged: Sequence[Judged], points: int = POINTS) -> list[tuple[float, float]]:
    """(coverage, risk), at most `points` of them, by rising coverage: El-Yaniv and Wiener 2010.

    Coverage is the share of all questions with at least some confidence, risk the share of those that is wrong.
    """
    if not judged:
        return []
    number, wrong = (np.cumsum(value) for value in _groups(sure_of(judged)))
    chosen = np.unique(np.linspace(0, len(number) - 1, min(points, len(number))).round().astype(int))
    return [(float(number[at] / number[-1]), float(wrong[at] / number[at])) for at in chosen]


def calibration(judged: Sequence[Judged]) -> list[tuple[float, float, int]]:
    """(mean confidence, share right, questions) of at most ten bins of equal weight, least sure first."""
    if not judged:
        return []
    sums = bin_sums(sure_of(judged), np.ones((1, len(judged))))[0]
    return [(float(said / n), float(was / n), int(n)) for n, said, was in sums if n]


def aurc(sure: Sure, counts: FloatArray) -> FloatArray:
    """The area under risk and coverage (Geifman and El-Yaniv 2017), float (m,): the mean risk over all coverages.

    `counts`: float (m, n), how often each question counts. Within a group the expected value over all its orders.
    """
    number, wrong = by_group(sure, counts), by_group(sure, counts * (1 - sure.right))
    before = np.cumsum(number, axis=1) - number
    harmonic = np.concatenate(([0.0], np.cumsum(1 / np.arange(1, int(counts.sum(axis=1).max()) + 1))))
    steps = harmonic[(before + number).astype(np.int64)] - harmonic[before.astype(np.int64)]
    share = np.divide(wrong, number, out=np.zeros_like(wrong), where=number > 0)
    # The risk after j more questions of a group is (wrong before + j * share) / (number before + j).
    areas = wrong + (np.cumsum(wrong, axis=1) - wrong - before * share) * steps
    return np.asarray(areas.sum(axis=1) / counts.sum(axis=1), dtype=np.float64)


def calibration_error(sure: Sure, counts: FloatArray) -> FloatArray:
    """The expected calibration error (Naeini et al. 2015), float (m,): by how much bins are off, in the mean.

    `counts`: float (m, n), how often each question counts.
    """
    sums = bin_sums(sure, counts)
    return np.asarray(np.abs(sums[:, :, 1] - sums[:, :, 2]).sum(axis=1) / counts.sum(axis=1), dtype=np.float64)


def _groups(sure: Sure) -> tuple[FloatArray, FloatArray]:
    """How many questions each group holds, and how many of them are wrong."""
    one = np.ones((1, len(sure.right)))
    return by_group(sure, one)[0], by_group(sure, one * (1 - sure.right))[0]


def by_group(sure: Sure, values: FloatArray) -> FloatArray:
    """Sums over each group, float (m, groups)."""
    return np.asarray(np.add.reduceat(values, _starts(sure), axis=1), dtype=np.float64)


def bin_sums(sure: Sure, counts: FloatArray) -> FloatArray:
    """Of each bin the number, the sum of confidence and the number right, float (m, BINS, 3), least sure first.

    The rows of `counts` have one sum. A question in a group that lies over the edge of a bin is right for the share of
    its group that is right.
    """
    number, right = (by_group(sure, values)[:, ::-1] for values in (counts, counts * sure.right))
    confidence = sure.confidence[_starts(sure)][::-1]
    rows, groups = number.shape
    n = int(number[0].sum())
    group = np.repeat(np.tile(np.arange(groups), rows), number.astype(np.int64).ravel()).reshape(rows, n)
    share = np.divide(right, number, out=np.zeros_like(right), where=number > 0)
    edges = np.unique((np.arange(BINS) * n) // BINS)
    values = (np.ones((rows, n)), confidence[group], np.take_along_axis(share, group, axis=1))
    return np.asarray(np.stack([np.add.reduceat(item, edges, axis=1) for item in values], axis=2), dtype=np.float64)


def _starts(sure: Sure) -> NDArray[np.int64]:
    """Where each group starts."""
    return np.flatnonzero(np.concatenate(([True], np.diff(sure.group) != 0)))
