"""Every measure equals a second implementation to 1e-9, on cases worked out by hand and on questions made up."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pytest
import second_implementation as second
from judged_fake import BOTH, JUDGED, NOWHERE, REFUSED, found, listed, made_up, quoted

from qa.evaluation.abstaining import aurc, calibration, calibration_error, risk_coverage, sure_of
from qa.evaluation.measures import measures
from qa.evaluation.per_question import NAMES, values_of
from qa.evaluation.permutation import chance
from qa.evaluation.records import Judged

NEAR = pytest.approx
CASES = {
    "as it should be": JUDGED,
    "nothing listed": replace(JUDGED, found=()),
    "nothing right listed": replace(JUDGED, found=listed(None, None, None)),
    "not in the index": replace(JUDGED, read=False, relevant_passages=0, found=listed(None)),
    "right at the end of a long list": replace(JUDGED, found=listed(*[None] * 13, 0)),
    "a passage twice": replace(
        JUDGED, relevant_passages=3, found=(found(0, 1), found(0, 1), found(None, 2), found(0, 3))
    ),
    "a unit twice": replace(
        JUDGED, found=(found(None, 1, "a"), found(None, 2, "a"), found(0, 3, "b"), found(0, 4, "b"))
    ),
    "more right than can be listed": replace(JUDGED, relevant_passages=40, found=listed(*[0] * 12)),
    "either of two": replace(BOTH, kind="list", found=listed(None, 1, 0)),
    "both of two": replace(BOTH, found=listed(1, None, 1, 0), quoted=(quoted(1), quoted(None), quoted(0))),
    "one of two": replace(BOTH, found=listed(1, None, 1)),
    "neither of two": replace(BOTH, found=(), quoted=()),
    "refused": REFUSED,
    "refused, with a gold answer": replace(REFUSED, answer=("rond",)),
    "an empty answer": replace(JUDGED, answer=("rond",), shown="", quoted=(quoted(0, ""),)),
    "a gold answer of articles": replace(JUDGED, answer=("de", "het")),
    "own words": replace(JUDGED, answer=("rond als een kaas",), own_words=True),
    "rightly refused": NOWHERE,
    "wrongly answered": replace(NOWHERE, abstained=False, quoted=(quoted(None),), shown="kaas is rond [1]"),
}


def as_second(judged: Judged) -> dict[str, float | None]:
    return dict.fromkeys(NAMES) | second.values(judged)


def assert_same(one: Mapping[str, float | None], other: Mapping[str, float | None]) -> None:
    assert list(one) == list(other)
    for name, value in one.items():
        assert value == (None if other[name] is None else NEAR(other[name], abs=1e-9)), name


@pytest.mark.parametrize("name", CASES)
def test_a_case_by_hand(name: str) -> None:
    assert_same(values_of([CASES[name]])[0], as_second(CASES[name]))


@pytest.mark.parametrize("seed", range(4))
def test_questions_made_up(seed: int) -> None:
    judged = made_up(200, seed)
    for item, values in zip(judged, values_of(judged), strict=True):
        assert_same(values, as_second(item))


@pytest.mark.parametrize(
    "judged",
    [*([item] for item in CASES.values()), list(CASES.values()), *(made_up(n, n) for n in (2, 9, 10, 37, 300))],
)
def test_confidence(judged: list[Judged]) -> None:
    once = np.ones((1, len(judged)))
    for order in (judged, judged[::-1]):
        sure = sure_of(order)
        assert aurc(sure, once)[0] == NEAR(second.area(judged), abs=1e-9)
        assert calibration_error(sure, once)[0] == NEAR(second.calibration_error(judged), abs=1e-9)
        assert np.array(calibration(order)) == NEAR(np.array(second.bins(judged)), abs=1e-9)
        assert np.array(risk_coverage(order, points=500)) == NEAR(np.array(second.points(judged)), abs=1e-9)


def test_counts_are_questions_repeated() -> None:
    judged = made_up(40, 8)
    sure = sure_of(judged)
    counts = np.random.default_rng(1).multinomial(40, np.full(40, 1 / 40), size=20).astype(float)
    ordered = sorted(
        judged, key=lambda item: (-item.confidence, bool(item.quoted) and item.quoted[0].place is not None)
    )
    for row, area, error in zip(counts, aurc(sure, counts), calibration_error(sure, counts), strict=True):
        drawn = [item for item, count in zip(ordered, row, strict=True) for _ in range(int(count))]
        assert area == NEAR(second.area(drawn), abs=1e-9)
        assert error == NEAR(second.calibration_error(drawn), abs=1e-9)


def test_means_over_questions() -> None:
    judged = made_up(120, 5)
    numbers = [second.values(item) for item in judged]
    for name, estimate in measures(judged).items():
        if name == "aurc":
            mean = second.area(judged)
        elif name == "calibration_error":
            mean = second.calibration_error(judged)
        else:
            counted = [value for item in numbers if (value := item.get(name)) is not None]
            mean = sum(counted) / len(counted)
        assert estimate.value == round(mean, 6)
        assert estimate.low is not None
        assert estimate.high is not None
        assert estimate.low <= estimate.value <= estimate.high


@pytest.mark.parametrize(
    "changes", [[0.5], [1.0, 1.0, 1.0], [1.0, -1.0], [0.25, 0.5, -0.125, 1.0, 0.0, 0.0], [0.1] * 11, [0.0, 0.0]]
)
def test_chance(changes: list[float]) -> None:
    assert chance({"x": np.array(changes)})["x"] == NEAR(second.chance(changes), abs=1e-9)
