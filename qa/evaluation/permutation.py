"""Whether a difference between two runs over the same questions may be chance."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from scipy.stats import t

from qa.evaluation.intervals import SEED, FloatArray

RESAMPLES = 9999
# With so few questions that differ, all their signs are tried: fewer ways than RESAMPLES.
_ALL_TRIED = 13
# Signs at a time: 16 MiB.
_DRAWN = 1 << 21
# Sums that differ by less than this share of what is summed are the same.
_SAME = 1e-9
# Of fewer questions no signs at all are rare enough to be called no chance: two ways of 2 ** 5 are 6 %.
FEW = 6
_REAL = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure of two runs over the `questions` that both measure; `low` to `high` is the 95 % interval of new - old.

    `p`: how often chance alone makes a difference at least as large, two-sided. All None without such questions; the
    interval alone is None for fewer than FEW of them, and where every one differs by the same.
    """

    old: float | None
    new: float | None
    difference: float | None
    low: float | None
    high: float | None
    p: float | None
    questions: int


def paired(
    old: Sequence[Mapping[str, float | None]], new: Sequence[Mapping[str, float | None]]
) -> dict[str, Difference]:
    """The difference for every measure that both hold, the questions of both in the same order; 6 decimals.

    A question for which either has no value is left out of that measure.
    """
    names = [name for name in dict.fromkeys(name for values in new for name in values) if any(name in v for v in old)]
    before, after = (
        {name: np.array([values.get(name) for values in run], dtype=np.float64) for name in names} for run in (old, new)
    )
    changes = {name: after[name] - before[name] for name in names}
    chances = chance(changes)
    found = {}
    for name in names:
        both = ~np.isnan(changes[name])
        if not both.any():
            found[name] = Difference(None, None, None, None, None, None, 0)
            continue
        figures = before[name][both].mean(), after[name][both].mean(), changes[name][both].mean(), chances[name]
        a, b, change, p = (round(float(value), 6) for value in figures)
        found[name] = Difference(a, b, change, *interval(changes[name][both], p), p, int(both.sum()))
    return found


def interval(changes: FloatArray, p: float) -> tuple[float | None, float | None]:
    """The 95 % interval of the mean of `changes`, float (n,): Student's for pairs, to 6 decimals; None, None for few.

    It agrees with the randomisation test (Smucker, Allan and Carterette 2007) but where few questions differ, which
    no t fits: one of a difference that may be chance, by its `p`, reaches 0.
    """
    n = len(changes)
    if n < FEW or (changes == changes[0]).all():
        return None, None
    mean, half = changes.mean(), t.ppf(0.975, n - 1) * changes.std(ddof=1) / np.sqrt(n)
    low, high = float(mean - half), float(mean + half)
    if p >= _REAL:
        low, high = min(low, 0.0), max(high, 0.0)
    return round(low, 6), round(high, 6)


def chance(changes: Mapping[str, FloatArray]) -> dict[str, float]:
    """For each measure how often signs given by chance make a mean at least as far from 0 (Fisher 1935).

    `changes`: float (n,), new minus old of each question, NaN where there is none. Exact where few questions differ,
    otherwise of RESAMPLES draws and what was seen (Phipson and Smyth 2010).
    """
    table = np.nan_to_num(np.column_stack(list(changes.values()))) if changes else np.empty((0, 0))
    sums, slack = np.abs(table.sum(axis=0)), _SAME * np.abs(table).sum(axis=0)
    seen = np.zeros(table.shape[1])
    rng = np.random.default_rng(SEED)
    step = max(1, _DRAWN // max(len(table), 1))
    for start in range(0, RESAMPLES, step):
        signs = rng.integers(0, 2, size=(min(step, RESAMPLES - start), len(table)), dtype=np.int8) * 2.0 - 1.0
        seen += (np.abs(signs @ table) >= sums - slack).sum(axis=0)
    found = dict(zip(changes, (seen + 1) / (RESAMPLES + 1), strict=True))
    for name, column in zip(changes, table.T, strict=True):
        moved = column[column != 0]
        if len(moved) <= _ALL_TRIED:
            found[name] = _exact(moved)
    return {name: float(value) for name, value in found.items()}


def _exact(moved: FloatArray) -> float:
    signs = np.array(list(product((-1.0, 1.0), repeat=len(moved)))).reshape(2 ** len(moved), len(moved))
    return float((np.abs(signs @ moved) >= abs(moved.sum()) - _SAME * np.abs(moved).sum()).mean())
