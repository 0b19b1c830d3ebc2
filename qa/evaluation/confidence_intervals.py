"""95 % intervals for what confidence is worth: neither figure is a mean, and a plain bootstrap covers neither."""

from collections.abc import Callable

import numpy as np
from scipy.stats import t

from qa.evaluation.abstaining import Sure, aurc, bin_sums, calibration_error
from qa.evaluation.intervals import FloatArray, resamples, share_interval

_LEVELS = (0.025, 0.975)
_NONE = 1e-9
# The least spread that a resample may claim, as a share of that of the whole: one with few errors knows too little.
_LEAST = 0.75
# Halvings in search of the smallest error that reaches what was seen.
_STEPS = 14


def area_interval(sure: Sure) -> tuple[float, float]:
    """The interval of `aurc`: a bootstrap-t (Efron and Tibshirani 1993, chapter 12) of its square root.

    The root makes the spread about as large for few errors as for many.
    """
    n = len(sure.right)
    once = np.ones((1, n))
    area = float(aurc(sure, once)[0])
    spread = float(_spread(sure, once)[0])
    if spread < _NONE:
        return share_interval(area * n, n)
    root, width = np.sqrt(area), spread / (2 * np.sqrt(area))

    def off(counts: FloatArray) -> FloatArray:
        drawn = np.maximum(aurc(sure, counts), _NONE)
        return np.asarray(
            (np.sqrt(drawn) - root) / np.maximum(_spread(sure, counts) / (2 * np.sqrt(drawn)), _LEAST * width)
        )

    low, high = np.quantile(_all(off, n), _LEVELS)
    return max(0.0, float(root - high * width)) ** 2, min(1.0, float(root - low * width) ** 2)


def error_interval(sure: Sure) -> tuple[float, float]:
    """The interval of `calibration_error`, which chance alone makes too large: bins are never right exactly.

    So the low end is the smallest error whose resamples reach what was seen in 2.5 % of draws (the bins are moved in
    proportion, and differ from there as resamples differ from the whole); the high end is what was seen and a t times
    the spread.
    """
    n = len(sure.right)
    once = np.ones((1, n))
    seen = float(calibration_error(sure, once)[0])
    if n == 1:
        return share_interval(seen, 1)
    whole = _gaps(sure, once)[0]
    noise = _all(lambda counts: _gaps(sure, counts), n) - whole

    def reached(part: float) -> float:
        return float(np.quantile(np.abs(part * whole + noise).sum(axis=1), _LEVELS[1]))

    low, high = 0.0, 1.0
    if reached(low) < seen:
        for _ in range(_STEPS):
            middle = (low + high) / 2
            low, high = (middle, high) if reached(middle) < seen else (low, middle)
    spread = float(np.abs(whole + noise).sum(axis=1).std())
    return low * seen, min(1.0, seen + float(t.ppf(_LEVELS[1], n - 1)) * spread)


def _all(figure: Callable[[FloatArray], FloatArray], n: int) -> FloatArray:
    return np.concatenate([figure(counts) for counts in resamples(n)])


def _gaps(sure: Sure, counts: FloatArray) -> FloatArray:
    """By how much each bin says too much, weighed by its questions: float (m, bins)."""
    sums = bin_sums(sure, counts)
    return np.asarray((sums[:, :, 1] - sums[:, :, 2]) / counts.sum(axis=1, keepdims=True), dtype=np.float64)


def _spread(sure: Sure, counts: FloatArray) -> FloatArray:
    """The standard error of `aurc`, float (m,), from how much each question moves it (its influence function)."""
    weight = counts / counts.sum(axis=1, keepdims=True)
    reached, wrong = np.cumsum(weight, axis=1), np.cumsum(weight * (1 - sure.right), axis=1)
    reached = np.maximum(reached, _NONE)
    # A question changes the risk at its own coverage and at every later one.
    moved = wrong / reached + (1 - sure.right) * _onwards(weight / reached) - _onwards(weight * wrong / reached**2)
    moved -= (weight * moved).sum(axis=1, keepdims=True)
    return np.asarray(np.sqrt((weight * moved**2).sum(axis=1) / counts.sum(axis=1)), dtype=np.float64)


def _onwards(values: FloatArray) -> FloatArray:
    """The sum of each value and all after it, along rows."""
    return np.asarray(np.cumsum(values[:, ::-1], axis=1)[:, ::-1], dtype=np.float64)
