"""95 % intervals hold the truth in 93 to 97 of 100 made sets, are honest where all questions agree, and repeat."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.stats import beta

from qa.evaluation.abstaining import Sure
from qa.evaluation.confidence_intervals import area_interval, error_interval
from qa.evaluation.intervals import RESAMPLES, mean_intervals, resamples, share_interval, table_intervals

FloatArray = NDArray[np.float64]
SETS = 1000
Draw = Callable[[np.random.Generator, int], FloatArray]


def of(values: list[float], chances: list[float]) -> tuple[Draw, float]:
    """Questions that each have one of a few values, and their mean."""
    return lambda rng, n: rng.choice(values, p=chances, size=(n, SETS)), float(np.dot(values, chances))


def right(share: float) -> tuple[Draw, float]:
    return of([0.0, 1.0], [1 - share, share])


RECIPROCAL = of([1, 1 / 2, 1 / 3, 1 / 4, 1 / 5, 0], [0.62, 0.14, 0.08, 0.05, 0.03, 0.08])
HIGH = of([1, 1 / 2, 1 / 3, 0], [0.85, 0.06, 0.04, 0.05])
THIRDS = of([0, 1 / 3, 2 / 3, 1], [0.2, 0.1, 0.15, 0.55])
OVERLAP: tuple[Draw, float] = (lambda rng, n: rng.beta(0.8, 2, size=(n, SETS)), 0.8 / 2.8)


@pytest.mark.parametrize(
    ("made", "n"),
    [
        (right(0.75), 100),
        (right(0.9), 110),
        (right(0.7), 20),
        (right(0.85), 60),
        (right(0.5), 300),
        (RECIPROCAL, 100),
        (RECIPROCAL, 30),
        (HIGH, 60),
        (THIRDS, 60),
        (THIRDS, 25),
        (OVERLAP, 30),
        (OVERLAP, 100),
    ],
)
def test_the_truth_lies_inside(made: tuple[Draw, float], n: int) -> None:
    draw, truth = made
    low, high = mean_intervals(draw(np.random.default_rng(7), n))
    assert 0.93 <= np.mean((low <= truth) & (truth <= high)) <= 0.97


@pytest.mark.parametrize(("share", "n"), [(0.97, 110), (0.99, 110), (0.95, 20), (0.02, 60)])
def test_near_the_ends_an_interval_holds_more_than_it_says(share: float, n: int) -> None:
    # A share has few values there, so that no interval holds exactly 95 in 100.
    draw, truth = right(share)
    low, high = mean_intervals(draw(np.random.default_rng(7), n))
    assert np.mean((low <= truth) & (truth <= high)) >= 0.93


def test_words_are_no_share() -> None:
    words = np.exp(np.random.default_rng(3).normal(3.5, 0.5, size=(60, SETS)))
    low, high = mean_intervals(words, share=False)
    assert 0.93 <= np.mean((low <= np.exp(3.625)) & (np.exp(3.625) <= high)) <= 0.97


@pytest.mark.parametrize("n", [1, 2, 20, 500])
def test_all_right_is_not_certainly_all_right(n: int) -> None:
    low, high = mean_intervals(np.ones((n, 1)))[:, 0]
    # The exact bound: with a smaller share all n would be right less than once in forty sets.
    assert (low**n, high) == pytest.approx((0.025, 1))
    assert mean_intervals(np.zeros((n, 1)))[:, 0] == pytest.approx([0, 1 - low])


def test_a_share_by_jeffreys() -> None:
    expected = beta.ppf([0.025, 0.975], 15.5, 5.5)
    assert share_interval(15, 20) == pytest.approx(tuple(expected))
    assert mean_intervals(np.array([[1.0]] * 15 + [[0.0]] * 5))[:, 0] == pytest.approx(expected)


def test_one_question_and_half_right() -> None:
    low, high = mean_intervals(np.array([[0.5]]))[:, 0]
    assert 0 < low < 0.1
    assert 0.9 < high < 1


def test_more_questions_say_more() -> None:
    narrow, wide = (np.ptp(mean_intervals(np.array([[0.0], [0.5], [1.0]] * n)), axis=0)[0] for n in (100, 10))
    assert narrow < wide / 2.5
    # 1.96 standard errors of 300 questions of which the values spread by the root of 1/6.
    assert narrow == pytest.approx(2 * 1.96 * (1 / 6 / 300) ** 0.5, rel=0.05)


def test_the_order_of_questions_is_nothing() -> None:
    column = np.random.default_rng(5).random((80, 1))
    assert (mean_intervals(column) == mean_intervals(column[::-1])).all()


def test_questions_that_a_measure_does_not_look_at() -> None:
    some = np.array([0.2, np.nan, 0.9, 0.4, np.nan])
    found = table_intervals({"some": some, "none": np.full(5, np.nan), "all": np.array([0.1, 0.2, 0.3, 0.4, 0.5])})
    assert list(found) == ["some", "all"]
    assert found["some"] == pytest.approx((0.5, *mean_intervals(np.array([[0.2], [0.9], [0.4]]))[:, 0]))


@pytest.mark.parametrize("n", [3, 1000])
def test_each_resample_draws_as_many_questions(n: int) -> None:
    counts = np.concatenate(list(resamples(n)))
    assert counts.shape == (RESAMPLES, n)
    assert (counts.sum(axis=1) == n).all()
    assert counts.mean(axis=0) == pytest.approx(np.ones(n), abs=0.15)


def sure(rng: np.random.Generator, n: int, chance: Callable[[FloatArray], FloatArray]) -> Sure:
    confidence = np.sort(rng.beta(4, 1.5, n))[::-1]
    return Sure(confidence, (rng.random(n) < chance(confidence)).astype(np.float64), np.arange(n))


def test_what_confidence_is_worth() -> None:
    """The truths are integrals: confidence c is right in c squared of cases, too sure by c - c squared."""
    rng = np.random.default_rng(11)
    grid = beta.ppf((np.arange(100_000) + 0.5) / 100_000, 4, 1.5)[::-1]
    area = np.mean(np.cumsum(1 - grid**2) / np.arange(1, len(grid) + 1))
    error = np.mean(grid - grid**2)
    made = [sure(rng, 100, lambda confidence: confidence**2) for _ in range(40)]
    areas, errors = ([interval(item) for item in made] for interval in (area_interval, error_interval))
    assert 0.9 <= np.mean([low <= area <= high for low, high in areas]) <= 1
    assert 0.9 <= np.mean([low <= error <= high for low, high in errors]) <= 1


def test_confidence_that_is_right_may_be_without_error() -> None:
    rng = np.random.default_rng(2)
    lows = [error_interval(sure(rng, 60, lambda confidence: confidence))[0] for _ in range(20)]
    assert np.mean([low == 0 for low in lows]) >= 0.9


@pytest.mark.parametrize("right", [0.0, 1.0])
def test_confidence_where_all_is_alike(right: float) -> None:
    item = Sure(np.array([0.9, 0.5, 0.5]), np.full(3, right), np.array([0, 1, 1]))
    assert area_interval(item) == pytest.approx(share_interval(3 * (1 - right), 3))
    one = Sure(np.array([0.9]), np.array([right]), np.array([0]))
    low, high = error_interval(one)
    assert 0 <= low <= abs(0.9 - right) <= high <= 1


@pytest.mark.parametrize("words", [[31.0], [31.0, 31.0]])
def test_words_of_one_question_tell_nothing_of_another(words: list[float]) -> None:
    assert np.isnan(mean_intervals(np.array([words]).T, share=False)).all()
