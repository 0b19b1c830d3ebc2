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
    assert found.low is not None
    assert found.high is not None
    assert 0 <= found.low < 0.75 < found.high <= 1


def test_the_same_run_twice() -> None:
    same = run(0.5, 1, 0, 0.25)
    assert paired(same, same)["MRR"] == Difference(0.4375, 0.4375, 0.0, 0.0, 0.0, 1.0, 4)


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


def test_the_interval_of_a_difference_holds_the_truth() -> None:
    rng = np.random.default_rng(9)
    old = rng.choice([0, 1 / 2, 1], p=[0.3, 0.2, 0.5], size=(80, 400))
    new = np.where(rng.random(old.shape) < 0.1, 1.0, old)
    names = [str(at) for at in range(400)]
    found = paired(*([dict(zip(names, row.tolist(), strict=True)) for row in values] for values in (old, new)))
    # One in ten becomes right, and gains what it lacked: 0.3 + 0.2 / 2 of them.
    inside = [
        item.low is not None and item.high is not None and item.low <= 0.04 <= item.high for item in found.values()
    ]
    assert 0.92 <= np.mean(inside) <= 0.98


def test_the_same_twice() -> None:
    rng = np.random.default_rng(1)
    old, new = (run(*rng.random(30).tolist()) for _ in range(2))
    assert paired(old, new) == paired(old, new)
