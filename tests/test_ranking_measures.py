"""R@k, MRR and nDCG@10 over passages and units: every figure here was worked out by hand."""

from dataclasses import replace
from math import log2

import pytest
from judged_fake import BOTH, JUDGED, NOWHERE, found, listed

from qa.evaluation.ranking import rank, ranking_values, unit_rank
from qa.evaluation.records import Judged

EITHER = replace(BOTH, kind="list")


@pytest.mark.parametrize(
    ("judged", "passage", "unit"),
    [
        (JUDGED, 1, 1),
        (replace(JUDGED, found=listed(None, None, 0)), 3, 3),
        (replace(JUDGED, found=listed(None, None)), None, None),
        (replace(JUDGED, found=()), None, None),
        # Three passages of two units: the unit that is right is the second.
        (replace(JUDGED, found=(found(None, 0, "a"), found(None, 9, "a"), found(0, 20, "b"))), 3, 2),
        (replace(EITHER, found=listed(None, 1, 0)), 2, 2),
        (replace(BOTH, found=listed(None, 1, 1, 0)), 4, 4),
        (replace(BOTH, found=listed(1, 1, None)), None, None),
        (NOWHERE, None, None),
    ],
)
def test_rank(judged: Judged, passage: int | None, unit: int | None) -> None:
    assert (rank(judged), unit_rank(judged)) == (passage, unit)


@pytest.mark.parametrize(
    ("judged", "expected"),
    [
        (JUDGED, {"R@1": 1, "R@10": 1, "MRR": 1, "nDCG@10": 1, "unit_R@1": 1, "unit_MRR": 1, "unit_nDCG@10": 1}),
        (
            replace(JUDGED, found=listed(*[None] * 3, 0)),
            {"R@3": 0, "R@5": 1, "MRR": 1 / 4, "nDCG@10": 1 / log2(5), "unit_nDCG@10": 1 / log2(5)},
        ),
        # At rank 11 it counts for MRR alone.
        (replace(JUDGED, found=listed(*[None] * 10, 0)), {"R@10": 0, "MRR": 1 / 11, "nDCG@10": 0, "unit_MRR": 1 / 11}),
        # Of three relevant passages two are listed, first and third.
        (replace(JUDGED, relevant_passages=3, found=listed(0, None, 0)), {"nDCG@10": 1.5 / (1.5 + 1 / log2(3))}),
        # Forty would not fit: the best list has ten.
        (replace(JUDGED, relevant_passages=40, found=listed(*[0] * 10)), {"nDCG@10": 1}),
        # A passage that is listed twice is right once, and keeps its place.
        (
            replace(JUDGED, relevant_passages=2, found=(found(0, 1, "a"), found(0, 1, "a"), found(0, 2, "a"))),
            {"nDCG@10": 1.5 / (1 + 1 / log2(3)), "unit_nDCG@10": 1},
        ),
        # Either of two: one unit is all that is needed.
        (replace(EITHER, found=listed(None, 1, 0)), {"MRR": 1 / 2, "unit_nDCG@10": 1 / log2(3)}),
        # Both of two: at the first and the third rank, so that both are seen at the third.
        (
            replace(BOTH, found=listed(1, None, 0)),
            {"R@1": 0, "R@3": 1, "MRR": 1 / 3, "unit_R@1": 0, "unit_R@5": 1, "unit_nDCG@10": 1.5 / (1 + 1 / log2(3))},
        ),
        (replace(BOTH, found=listed(1)), {"R@10": 0, "MRR": 0, "unit_nDCG@10": 1 / (1 + 1 / log2(3))}),
    ],
)
def test_by_hand(judged: Judged, expected: dict[str, float]) -> None:
    values = ranking_values([judged])[0]
    assert {name: values[name] for name in expected} == pytest.approx(expected, abs=1e-12)


def test_no_question_drops_out_and_none_is_lent_the_figures_of_another() -> None:
    # The library leaves out questions without a list, and would join those of one id.
    empty, last = replace(JUDGED, found=()), replace(JUDGED, found=listed(None, 0))
    values = ranking_values([JUDGED, empty, NOWHERE, last])
    assert [item.get("MRR") for item in values] == [1.0, 0.0, None, 0.5]
    assert values[2] == {}
    assert all(len(values[at]) == 11 and set(values[1].values()) == {0.0} for at in (0, 1, 3))


def test_ten_ties_are_none() -> None:
    # Items of one score would be put in the order of their names; listed as they stand, each rank has its own.
    values = ranking_values([replace(JUDGED, found=listed(*[None] * at, 0, *[None] * (9 - at))) for at in range(10)])
    assert [item["MRR"] for item in values] == pytest.approx([1 / n for n in range(1, 11)])
