"""Calibration: the bins, the error, the knots, and what made near misses and weights of cases are."""

from pathlib import Path

import numpy as np
import pytest
from conftest import ToyEncoder

from qa.weights import Logistic, Weights
from training.calibration import bins, calibration_error, knots, risk_coverage, write_page
from training.fit_decisions import ASKED, AWAY, Decision, weighed
from training.near_misses import NAME, YEAR, NearMisses
from training.written_corpus import Written

SURE = np.array([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0])
RIGHT = np.array([0, 0, 1, 0, 1, 1, 0, 1, 1, 1], dtype=float)
ALIKE = np.ones(10)


def test_each_bin_holds_a_tenth() -> None:
    found = bins(SURE[::-1], RIGHT[::-1], ALIKE)
    assert [(said, was) for said, was, _ in found] == [pytest.approx(pair) for pair in zip(SURE, RIGHT, strict=True)]
    assert calibration_error(SURE, RIGHT, ALIKE) == pytest.approx(np.abs(SURE - RIGHT).mean())
    assert calibration_error(RIGHT, RIGHT, ALIKE) == 0


def test_a_heavy_case_fills_bins_alone() -> None:
    found = bins(np.array([0.2, 0.9]), np.array([0.0, 1.0]), np.array([9.0, 1.0]))
    assert [number for _, _, number in found] == [1, 1]


def test_knots_rise_from_never_to_always() -> None:
    found = knots(SURE, RIGHT, ALIKE)
    assert found[0] == (0.0, 0.0)
    assert found[-1] == (1.0, 1.0)
    assert [right for _, right in found] == sorted(right for _, right in found)
    assert found[3] == (0.3, 1.0)


def test_confidence_lies_on_the_line_between_knots() -> None:
    line = ((0.0, 0.2), (0.5, 0.4), (1.0, 0.8))
    fitted = Weights(Logistic(0, {}), Logistic(0, {"x": 1}), 0.05, 0.4, "", 0.3, line, 0.1)
    nothing_lacks = {"years": 1, "no_name_absent": 1, "no_thing_absent": 1, "kind": 1, "rival": 1, "heard": 1}
    assert fitted.confidence(nothing_lacks | {"x": 0}) == 0.4
    assert fitted.confidence(nothing_lacks | {"x": 60}) == pytest.approx(0.8)
    assert fitted.confidence(nothing_lacks | {"x": 60, "no_name_absent": 0}) == 0.3
    assert fitted.confidence(nothing_lacks | {"x": -60, "no_thing_absent": 0}) == pytest.approx(0.2)
    assert fitted.confidence(nothing_lacks | {"x": 60, "heard": 0}) == 0.3
    assert fitted.confidence(nothing_lacks | {"x": 60, "kind": 0.5}) == 0.3
    assert fitted.confidence(nothing_lacks | {"x": 60, "kind": 0}) == 0.1
    assert fitted.confidence(nothing_lacks | {"x": 0, "years": 0.5}) == 0.05


def test_who_answers_less_errs_less() -> None:
    found = {coverage: right for coverage, _, right in risk_coverage(SURE, RIGHT, ALIKE)}
    assert found[1.0] == pytest.approx(0.6)
    assert found[0.3] == 1


def test_the_page_holds_both_tables(tmp_path: Path) -> None:
    write_page(tmp_path / "page.md", SURE, RIGHT, ALIKE, ["| kaas | 0.500 | 2 |"], 0.15)
    text = (tmp_path / "page.md").read_text(encoding="utf-8")
    assert "| 0.30 | 1.00 | 1 |" in text
    assert "| 30% | 0.80 | 1.00 |" in text
    assert text.endswith("| kaas | 0.500 | 2 |\n")


def test_ways_without_an_answer_are_as_frequent_as_each_other() -> None:
    kinds = [ASKED, ASKED, AWAY, AWAY, AWAY, NAME]
    weights = weighed([Decision({}, False, kind, True, 0) for kind in kinds], 0.3)
    assert weights.tolist() == pytest.approx([0.35, 0.35, 0.05, 0.05, 0.05, 0.15])


PAPER = "Vraag 1\nHoeveel kaas werd er in Rotterdam verkocht in 2023?\n\nAntwoord op vraag 1\nIn 2022 en 2023 veel.\n"
ASKED_OF_IT = Written("Hoeveel kaas werd er in Rotterdam verkocht in 2023?", "kaas.txt", "veel", "full")
OTHER = Written("Hoeveel brood werd er in Maastricht verkocht?", "brood.txt", "veel", "full")


def test_a_near_miss_changes_one_thing_that_its_paper_lacks() -> None:
    papers = {"kaas.txt": PAPER, "brood.txt": "Veel brood in Maastricht."}
    made = dict(NearMisses([ASKED_OF_IT, OTHER], papers, ToyEncoder()).of(ASKED_OF_IT))
    assert made[NAME].question == "Hoeveel kaas werd er in Maastricht verkocht in 2023?"
    changed = made[YEAR].question
    assert changed.startswith("Hoeveel kaas werd er in Rotterdam verkocht in 20")
    assert changed[-5:-1] not in PAPER
    assert all(item.span == "" and item.paper == "kaas.txt" for item in made.values())


def test_making_near_misses_is_repeatable() -> None:
    papers = {"kaas.txt": PAPER, "brood.txt": "Veel brood in Maastricht."}
    first, second = (NearMisses([ASKED_OF_IT, OTHER], papers, ToyEncoder()).of(ASKED_OF_IT) for _ in range(2))
    assert first == second
