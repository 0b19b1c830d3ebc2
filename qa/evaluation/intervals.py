"""95 % intervals for means over questions: bootstraps with a fixed seed, so that the same questions give the same.

A share of questions that are each right or wrong needs no draws: its bootstrap is a binomial, too coarse for few
questions and without any width where all are right. It gets Jeffreys' interval. A share that is the same for all
questions gets that of right and wrong with the same mean, which is as wide as it could be.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy.stats import beta, norm, t

FloatArray = NDArray[np.float64]
RESAMPLES = 2000
SEED = 20251105
_LEVELS = (0.025, 0.975)
# Draws at a time: 4 MiB of counts.
_DRAWN = 1 << 19
# The counts of sets up to this size are kept: a report has many small slices.
_KEPT = 48
# Figures that differ by less are the same.
_SAME = 1e-12


def mean_intervals(columns: FloatArray, share: bool = True) -> FloatArray:
    """The interval of the mean of each column, float (2, m); NaN where all values are alike and no `share`.

    `columns`: float (n, m); `share`: all values are in [0, 1], and so is the interval. Of other values that are alike
    nothing says how far apart more of them would be.
    """
    n, m = columns.shape
    found = np.empty((2, m))
    ordered = np.sort(columns, axis=0)
    plain = np.array([_counted(ordered[:, at], share) for at in range(m)], dtype=bool)
    for at in np.flatnonzero(plain):
        found[:, at] = share_interval(float(ordered[:, at].sum()), n) if share else np.nan
    rest = ordered[:, ~plain]
    if rest.shape[1]:
        means = np.concatenate([counts @ rest for counts in resamples(n)]) / n
        found[:, ~plain] = _adjusted(means, rest.mean(axis=0), _acceleration(rest), n)
    return np.clip(found, 0, 1) if share else found


def table_intervals(columns: Mapping[str, FloatArray], share: bool = True) -> dict[str, tuple[float, float, float]]:
    """The mean of each column and its interval, NaN left out; columns that hold nothing else are left out.

    `columns`: float (n,) each, of the same questions; those that look at the same questions are resampled at once.
    """
    alike: dict[bytes, list[str]] = {}
    for name, column in columns.items():
        alike.setdefault(np.isnan(column).tobytes(), []).append(name)
    found = {}
    for names in alike.values():
        table = np.column_stack([columns[name] for name in names])
        table = table[~np.isnan(table[:, 0])]
        if len(table):
            figures = np.vstack([table.mean(axis=0), mean_intervals(table, share)])
            found.update(
                {name: (float(m), float(a), float(b)) for name, (m, a, b) in zip(names, figures.T, strict=True)}
            )
    return found


@lru_cache(maxsize=4096)
def share_interval(right: float, n: int) -> tuple[float, float]:
    """Jeffreys' interval of a share, `right` of `n`; of none or all the exact one (Brown, Cai and DasGupta 2001)."""
    bound = _LEVELS[0] ** (1 / n)
    if right <= 0:
        return 0.0, 1 - bound
    if right >= n:
        return bound, 1.0
    low, high = beta.ppf(_LEVELS, right + 0.5, n - right + 0.5)
    return float(low), float(high)


def resamples(n: int) -> Iterator[FloatArray]:
    """How often each of n questions was drawn, float (some, n) at a time, RESAMPLES in all; the same for every set."""
    if n <= _KEPT:
        yield _kept(n)
        return
    rng = np.random.default_rng(SEED)
    step = max(1, _DRAWN // n)
    for start in range(0, RESAMPLES, step):
        yield _drawn(rng, min(step, RESAMPLES - start), n)


@lru_cache(maxsize=_KEPT)
def _kept(n: int) -> FloatArray:
    return _drawn(np.random.default_rng(SEED), RESAMPLES, n)


def _drawn(rng: np.random.Generator, rows: int, n: int) -> FloatArray:
    drawn = rng.integers(0, n, size=(rows, n)) + np.arange(rows)[:, None] * n
    return np.bincount(drawn.ravel(), minlength=rows * n).reshape(rows, n).astype(np.float64)


def _counted(column: FloatArray, share: bool) -> bool:
    """Whether a sorted column needs no resamples: all values alike, or only 0 and 1."""
    return bool(column[0] == column[-1] or (share and np.isin(column, (0.0, 1.0)).all()))


def _adjusted(drawn: FloatArray, whole: FloatArray, acceleration: FloatArray, n: int) -> FloatArray:
    """The bootstrap's quantiles at levels corrected for bias and skew (BCa, Efron 1987), widened for small n.

    `drawn`: float (RESAMPLES, m); `whole`, `acceleration`: float (m,). The widening is Hesterberg's (2015, section
    5.3): the level of a normal at which a t with n - 1 degrees of freedom has 2.5 %, times the root of n / (n - 1).
    """
    drawn = np.sort(drawn, axis=0)
    below = ((drawn < whole - _SAME).mean(axis=0) + (drawn <= whole + _SAME).mean(axis=0)) / 2
    bias = norm.ppf(np.clip(below, 1 / RESAMPLES, 1 - 1 / RESAMPLES))
    width = np.sqrt(n / (n - 1)) * t.ppf(_LEVELS[1], n - 1)
    found = []
    for z in (bias - width, bias + width):
        level = norm.cdf(bias + z / np.maximum(1 - acceleration * z, 1e-3))
        at = np.clip((level * RESAMPLES).astype(int), 0, RESAMPLES - 1)
        found.append(np.take_along_axis(drawn, at[None], axis=0)[0])
    return np.array(found)


def _acceleration(columns: FloatArray) -> FloatArray:
    """Of a mean: the skew of the values over six times the root of their number; float (m,)."""
    off = columns - columns.mean(axis=0)
    spread = np.sqrt((off**2).mean(axis=0))
    return np.asarray((off**3).mean(axis=0) / spread**3 / (6 * np.sqrt(len(columns))), dtype=np.float64)
