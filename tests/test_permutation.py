"""Two runs over the same questions: differences, and whether chance makes them, by hand."""

import numpy as np
import pytest

from qa.evaluation.permutation import Difference, chance, paired

Run = list[dict[str, float | None]]


def run(*values: float | None) -> Run:
    return [{"MRR": value} for value in values]


def test_three_better_and_none_worse() -> None:
    found = paired(run(0, 0, 0, 1), run(1, 1, 1, 1))["MRR"]
    # All three signs must agree: two ways of eight.
    assert (found.old, found.new, found.difference, found.p, found.questions) == (0.25, 1.0, 0.75, 0.25, 4)
    # Of four questions an interval would say more than they tell.
    assert (found.low, found.high) == (None, None)


def test_the_same_run_twice() -> None:
    same = run(0.5, 1, 0, 0.25)
    assert paired(same, same)["MRR"] == Difference(0.4375, 0.4375, 0.0, None, None, 1.0, 4)


def test_a_question_that_either_run_does_not_measure_counts_in_neither() -> None:
    found = paired(run(1, None, 0, 0.5), run(0, 1, None, 0.5))["MRR"]
    assert (found.old, found.new, found.difference, found.questions) == (0.75, 0.25, -0.5, 2)


def test_no_question_that_both_measure() -> None:
    nothing = Difference(None, None, None, None, None, None, 0)
    assert paired(run(None, 1), run(1, None)) == {"MRR": nothing}
    assert paired([], []) == {}


def test_a_measure_that_one_run_lacks_is_left_out() -> None:
    assert list(paired([{"MRR": 1.0}], [{"MRR": 1.0, "nDCG@10": 0.5}])) == ["MRR"]


def test_many_questions_as_the_binomial_says() -> None:
    # 20 better and 10 worse by as much: the chance of 20 or more of 30 throws, or of 10 or fewer.
    changes = np.array([1.0] * 20 + [-1.0] * 10 + [0.0] * 70)
    assert chance({"x": changes})["x"] == pytest.approx(0.0987, abs=0.012)


def test_chance_says_5_percent_in_5_of_100() -> None:
    rng = np.random.default_rng(4)
    # No measure differs: each change is as likely to be up as down.
    changes = {str(at): rng.normal(size=40) for at in range(600)}
    assert np.mean([p <= 0.05 for p in chance(changes).values()]) == pytest.approx(0.05, abs=0.02)


@pytest.mark.parametrize(
    ("values", "chances", "n", "least"),
    [
        ([-1.0, 0.0, 1.0], [0.04, 0.92, 0.04], 100, 0.94),
        ([-1.0, 0.0, 1.0], [0.1, 0.7, 0.2], 40, 0.94),
        ([-1.0, -0.5, 0.0, 0.3, 1.0], [0.05, 0.15, 0.5, 0.2, 0.1], 10, 0.94),
        # A few of many, and none the other way: no interval of 5 % holds that exactly.
        ([0.0, 0.5, 1.0], [0.95, 0.02, 0.03], 80, 0.87),
    ],
)
def test_the_interval_of_a_difference_holds_the_truth(
    values: list[float], chances: list[float], n: int, least: float
) -> None:
    new = np.random.default_rng(9).choice(values, p=chances, size=(n, 600))
    names = [str(at) for at in range(600)]
    runs = ([dict(zip(names, row, strict=True)) for row in table.tolist()] for table in (np.zeros_like(new), new))
    found = [(it.low, it.high) for it in paired(*runs).values() if it.low is not None and it.high is not None]
    assert len(found) > 550
    truth = float(np.dot(values, chances))
    assert least <= np.mean([low <= truth <= high for low, high in found]) <= 0.99


@pytest.mark.parametrize("better", range(1, 13))
@pytest.mark.parametrize("worse", [0, 1, 3])
def test_the_interval_and_p_say_the_same(better: int, worse: int) -> None:
    old = [0.0] * better + [1.0] * worse + [0.5] * 45
    new = [1.0] * better + [0.0] * worse + [0.5] * 45
    found = paired(run(*old), run(*new))["MRR"]
    assert found.low is not None
    assert found.high is not None
    assert found.p is not None
    assert (found.low <= 0 <= found.high) == (found.p >= 0.05)


def test_the_interval_of_a_difference_is_students() -> None:
    # 1 to 6 sixths: a mean of 7 / 12, a spread of 0.311805, and 2.570582 of them over the root of 6 either way.
    found = paired(run(*[0.0] * 6), run(*(n / 6 for n in range(1, 7))))["MRR"]
    assert (found.difference, found.low, found.high) == pytest.approx((0.583333, 0.256114, 0.910553), abs=1e-5)


def test_a_difference_of_few_or_by_as_much_has_no_interval() -> None:
    for count in (1, 5, 8):
        found = paired(run(*[0.0] * count), run(*[1.0] * count))["MRR"]
        assert (found.difference, found.low, found.high, found.questions) == (1.0, None, None, count)


def test_the_same_twice() -> None:
    rng = np.random.default_rng(1)
    old, new = (run(*rng.random(30).tolist()) for _ in range(2))
    assert paired(old, new) == paired(old, new)
