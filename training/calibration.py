"""How well confidence says how often an answer is right, and what refusing costs: figures, and docs/calibration.md."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BINS = 10
_COVERAGES = (1.0, 0.95, 0.9, 0.85, 0.8, 0.7, 0.6, 0.5, 0.3)


def bins(sure: FloatArray, right: FloatArray, counts: FloatArray) -> list[tuple[float, float, int]]:
    """Confidence, share right and number of cases in ten bins of equal weight, least sure first.

    `sure`, `right`, `counts`: float (cases,), the confidence, 1 or 0, and what each case counts for.
    """
    order = np.argsort(sure, kind="stable")
    place = np.minimum((np.cumsum(counts[order]) / counts.sum() * BINS - 1e-9).astype(int), BINS - 1)
    found = []
    for k in range(BINS):
        these = order[place == k]
        if len(these):
            said, was = (float(np.average(values[these], weights=counts[these])) for values in (sure, right))
            found.append((said, was, len(these)))
    return found


def calibration_error(sure: FloatArray, right: FloatArray, counts: FloatArray) -> float:
    """The mean of |confidence - share right| over the bins (expected calibration error, Naeini et al. 2015)."""
    return float(np.mean([abs(said - was) for said, was, _ in bins(sure, right, counts)]))


def knots(sure: FloatArray, right: FloatArray, counts: FloatArray) -> tuple[tuple[float, float], ...]:
    """Where confidence and how often answers are right meet: the bins, made to rise, and both ends.

    A line between them calibrates (isotonic regression over bins, Zadrozny and Elkan 2002): on the other half of the
    papers better than Platt's two numbers, and with fewer steps than isotonic regression over cases.
    """
    found = bins(sure, right, counts)
    was = np.maximum.accumulate([value for _, value, _ in found])
    inner = [(round(said, 4), round(float(value), 4)) for (said, _, _), value in zip(found, was, strict=True)]
    return ((0.0, 0.0), *inner, (1.0, 1.0))


def risk_coverage(sure: FloatArray, right: FloatArray, counts: FloatArray) -> list[tuple[float, float, float]]:
    """The share that is answered, the confidence from which, and the share of those answers that is right."""
    order = np.argsort(-sure, kind="stable")
    reached = np.cumsum(counts[order]) / counts.sum()
    good = np.cumsum(counts[order] * right[order]) / np.cumsum(counts[order])
    places = [min(int(np.searchsorted(reached, coverage)), len(order) - 1) for coverage in _COVERAGES]
    return [
        (coverage, float(sure[order][at]), float(good[at])) for coverage, at in zip(_COVERAGES, places, strict=True)
    ]


def write_page(
    path: Path, sure: FloatArray, right: FloatArray, counts: FloatArray, refused: Sequence[str], share: float
) -> None:
    """Write the page: both tables, and `refused`, lines of what is refused on held-out questions."""
    lines = [
        "# Confidence and refusing",
        "",
        "Written by `python -m training.fit_answers --data DIR --folds DIR --page docs/calibration.md`. Each half",
        "of the papers is judged by what was fitted on the other, with an encoder that has not seen them; no gold",
        f"question is among them. Cases count as if {share:.0%} of all questions had no answer",
        "([decision 6](decisions/0006-weights-from-other-papers.md)).",
        "",
        f"Expected calibration error: {calibration_error(sure, right, counts):.3f} (ten bins of equal weight).",
        "",
        "| confidence | right | cases |",
        "|---|---|---|",
        *(f"| {said:.2f} | {was:.2f} | {number} |" for said, was, number in bins(sure, right, counts)),
        "",
        "Risk and coverage: who answers only what is surest.",
        "",
        "| answered | from confidence | of those right |",
        "|---|---|---|",
        *(f"| {a:.0%} | {b:.2f} | {c:.2f} |" for a, b, c in risk_coverage(sure, right, counts)),
        "",
        "What is refused:",
        "",
        "| questions | refused | of |",
        "|---|---|---|",
        *refused,
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
