"""Risk and coverage, the area under it, and calibration: worked out by hand, and in any order of the questions."""

from dataclasses import replace
from itertools import permutations

import numpy as np
import pytest
from judged_fake import JUDGED, NOWHERE, REFUSED, made_up, quoted

from qa.evaluation.abstaining import aurc, calibration, calibration_error, risk_coverage, sure_of
from qa.evaluation.records import Judged


def sure(confidence: float, right: bool) -> Judged:
    return replace(JUDGED, confidence=confidence, quoted=(quoted(0 if right else None),))


def area(judged: list[Judged]) -> float:
    return float(aurc(sure_of(judged), np.ones((1, len(judged))))[0])


def error(judged: list[Judged]) -> float:
    return float(calibration_error(sure_of(judged), np.ones((1, len(judged))))[0])


def test_risk_and_coverage() -> None:
    judged = [sure(0.9, True), sure(0.8, False), sure(0.7, True), sure(0.6, False)]
    assert risk_coverage(judged) == [(1 / 4, 0), (2 / 4, 1 / 2), (3 / 4, 1 / 3), (1, 1 / 2)]
    assert area(judged) == pytest.approx((0 + 1 / 2 + 1 / 3 + 1 / 2) / 4)


def test_tied_questions_come_together() -> None:
    judged = [sure(0.9, True), sure(0.5, False), sure(0.5, True), sure(0.5, False)]
    assert risk_coverage(judged) == [(1 / 4, 0), (1, 1 / 2)]
    # Two thirds of the tied are wrong: after one of them 2/3 of two, after two 4/3 of three, after three 2 of four.
    assert area(judged) == pytest.approx((0 + 1 / 3 + 4 / 9 + 1 / 2) / 4)
    # That is the mean over all orders in which the tied could have stood.
    orders = [[judged[0], *order] for order in permutations(judged[1:])]
    apart = [[replace(item, confidence=0.9 - at / 10) for at, item in enumerate(order)] for order in orders]
    assert area(judged) == pytest.approx(np.mean([area(order) for order in apart]))


@pytest.mark.parametrize(("right", "expected"), [(True, 0), (False, 1)])
def test_all_alike(right: bool, expected: float) -> None:
    judged = [sure(0.5, right), sure(0.7, right), sure(0.7, right)]
    assert area(judged) == expected
    assert [risk for _, risk in risk_coverage(judged)] == [expected, expected]


def test_nothing_shown_is_not_right_and_an_unanswerable_question_has_no_right_answer() -> None:
    answered = replace(NOWHERE, abstained=False, quoted=(quoted(None),), confidence=0.9)
    assert sure_of([JUDGED, REFUSED, NOWHERE, answered]).right.tolist() == [0, 1, 0, 0]


def test_a_curve_of_many_points_is_thinned_and_keeps_its_end() -> None:
    judged = made_up(2000, 4)
    curve = risk_coverage(judged)
    assert len(curve) == 200
    assert [coverage for coverage, _ in curve] == sorted({coverage for coverage, _ in curve})
    assert curve[-1] == risk_coverage(judged, points=10_000)[-1]
    assert curve[-1][0] == 1


def test_bins_of_equal_weight() -> None:
    judged = [sure(at / 20, at % 3 == 0) for at in range(20)]
    assert [count for *_, count in calibration(judged)] == [2] * 10
    assert calibration(judged)[0] == pytest.approx((0.025, 0.5, 2))
    # Of 0 and 1 the first is right, of 2 and 3 the second, of 4 and 5 none, and so on.
    right = [0.5, 0.5, 0, 0.5, 0.5, 0, 0.5, 0.5, 0, 0.5]
    assert error(judged) == pytest.approx(np.mean([abs(0.025 + at / 10 - was) for at, was in enumerate(right)]))


def test_a_tie_over_the_edge_of_a_bin_is_shared() -> None:
    judged = [sure(0.5, at < 10) for at in range(20)]
    assert calibration(judged) == [(0.5, 0.5, 2)] * 10
    assert error(judged) == 0
    assert error(judged[10:]) == 0.5


def test_fewer_questions_than_bins() -> None:
    assert calibration([sure(0.8, True)]) == [(0.8, 1.0, 1)]
    assert error([sure(0.8, True), sure(0.4, False)]) == pytest.approx((0.2 + 0.4) / 2)
    assert (calibration([]), risk_coverage([])) == ([], [])
