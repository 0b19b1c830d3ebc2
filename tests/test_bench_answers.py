"""The measurement of answers gives every aim with its value, and marks those that are missed."""

from collections.abc import Sequence

import numpy as np
import pytest

from bench.answers import AIMS, GOLD, NEAR_MISSES, Aim, judged_on_seeds, table, told_or_refused
from qa.evaluation.records import Judged


@pytest.fixture(scope="module")
def judged() -> Sequence[Judged]:
    return judged_on_seeds(GOLD)


def test_every_aim_is_measured_and_those_missed_are_marked(judged: Sequence[Judged]) -> None:
    printed = table(judged).splitlines()
    assert len(printed) == 1 + len(AIMS)
    for aim, line in zip(AIMS, printed[1:], strict=True):
        assert line.startswith(aim.name)
        assert line.endswith("MISSED") == (not aim.met(aim.measure(judged)))


@pytest.mark.parametrize(("more", "value", "met"), [(True, 0.5, True), (True, 0.4, False), (False, 0.6, False)])
def test_a_bar_is_met_from_its_own_value_on(more: bool, value: float, met: bool) -> None:
    assert Aim("x", 0.5, lambda _: 0.0, more).met(value) == met


def test_near_misses_are_questions_without_an_answer(judged: Sequence[Judged]) -> None:
    labelled = [item for item in judged if item.id in NEAR_MISSES]
    assert len(labelled) == len(NEAR_MISSES)
    assert not any(item.answerable for item in labelled)
    refused = np.mean([item.abstained for item in labelled])
    assert refused <= told_or_refused(judged) <= 1


def test_answers_do_not_fall_below_what_they_were(judged: Sequence[Judged]) -> None:
    floors = {
        "first citation right": 0.82,
        "span recall": 0.70,
        "rightly refused": 0.60,
        "near misses refused or told": 0.55,
        "multi, every place cited": 0.5,
        "verbatim": 1.0,
    }
    ceilings = {"quoted words, mean": 60.0, "wrongly refused": 0.05, "expected calibration error": 0.15}
    found = {aim.name: aim.measure(judged) for aim in AIMS}
    assert {name: value for name, value in found.items() if value < floors.get(name, 0.0)} == {}
    assert {name: value for name, value in found.items() if value > ceilings.get(name, value)} == {}
