"""Limits that measures keep or not: on the command line, in a file with its history, with the interval in mind."""

from pathlib import Path

import pytest
from evaluated import evaluated
from shipped import ROOT, gold_rows, seed_index, vraagbaak, write_lines

from index.errors import QuestionError
from qa.evaluation.floors import CEILINGS, MEASURES, Floor, outcomes, read_limits
from qa.evaluation.floors_file import read_floors

FLOORS = ROOT / ".ci" / "floors.toml"


def measured(
    name: str, value: float | None, low: float | None, high: float | None
) -> dict[str, dict[str, float | None]]:
    """The measures of a report with one measure."""
    return {name: {"value": value, "low": low, "high": high}}


def test_limits_are_read_as_they_are_typed() -> None:
    assert read_limits(["R@5=0.9", " MRR = 0,75 ", "quoted_words_mean=60"]) == (
        Floor("R@5", 0.9),
        Floor("MRR", 0.75),
        Floor("quoted_words_mean", 60.0),
    )


@pytest.mark.parametrize(
    "given", ["R@5", "R@5=", "=0.9", "R@5=veel", "R@5=nan", "R@5=inf", "R@5=90", "R@5=-0.1", "R@7=0.9", "r@5=0.9"]
)
def test_what_is_no_limit_is_told_in_one_line(given: str) -> None:
    with pytest.raises(QuestionError) as caught:
        read_limits(["MRR=0.5", given])
    assert "verwacht" in str(caught.value)
    assert "expected" in caught.value.english


def test_an_unknown_measure_gives_the_list_of_measures() -> None:
    with pytest.raises(QuestionError) as caught:
        read_limits(["recall=0.9"])
    assert all(name in str(caught.value) for name in MEASURES)


@pytest.mark.parametrize(
    ("floor", "value", "failed", "said"),
    [
        (Floor("MRR", 0.8), 0.8, False, None),
        (Floor("MRR", 0.8), 0.7999, True, "onder de grens"),
        (Floor("MRR", 0.8, 0.9), 0.9, False, None),
        (Floor("MRR", 0.8, 0.9), 0.95, False, None),
        # Worse than it was: 0.9 lies in the interval of now, 0.97 does not.
        (Floor("MRR", 0.8, 0.9), 0.85, False, "slechter dan de laatst vastgelegde 0.9"),
        (Floor("MRR", 0.8, 0.97), 0.85, False, "slechter dan de laatst vastgelegde 0.97"),
        (Floor("MRR", 0.8, 0.9), 0.79, True, "onder de grens"),
        (Floor("wrongly_refused", 0.1), 0.1, False, None),
        (Floor("wrongly_refused", 0.1), 0.11, True, "boven de bovengrens"),
        (Floor("wrongly_refused", 0.2, 0.1), 0.15, False, "slechter dan de laatst vastgelegde 0.1"),
        (Floor("wrongly_refused", 0.2, 0.01), 0.15, False, "slechter dan de laatst vastgelegde 0.01"),
    ],
)
def test_a_limit_is_kept_or_not(floor: Floor, value: float, failed: bool, said: str | None) -> None:
    (came,) = outcomes([floor], measured(floor.name, value, value - 0.1, value + 0.1))
    assert came.failed == failed
    assert (said is None) == (came.remark is None)
    assert came.remark is None or said is None or said in came.remark.dutch


def test_less_is_better_for_these_alone() -> None:
    for name in MEASURES:
        (came,) = outcomes([Floor(name, 0.5)], measured(name, 0.6, 0.5, 0.7))
        assert came.failed == (name in CEILINGS)


def test_what_was_not_measured_does_not_keep_its_limit() -> None:
    (came,) = outcomes([Floor("span_recall", 0.0)], measured("span_recall", None, None, None))
    assert came.failed
    assert came.remark
    assert "niet gemeten" in came.remark.dutch


def test_the_floors_of_the_seeds_are_known_measures_with_a_history() -> None:
    floors = read_floors(FLOORS)
    assert len(floors) >= 8
    for floor in floors:
        assert floor.last is not None
        assert floor.last <= floor.value if floor.name in CEILINGS else floor.last >= floor.value


@pytest.mark.parametrize(
    "content",
    [
        "",
        "geen toml",
        "a = 1",
        "floor = 3",
        "[floor]",
        "[floor.MRR]",
        '[floor.MRR]\nvalue = "0.5"',
        "[floor.MRR]\nvalue = true",
        "[floor.MRR]\nvalue = 2.0",
        "[floor.MRRR]\nvalue = 0.5",
        "[floor.MRR]\nvalue = 0.5\nwhy = 1",
        "[floor.MRR]\nvalue = 0.5\nhistory = 3",
        "[floor.MRR]\nvalue = 0.5\nhistory = [{date = 2026-01-01, value = 0.6}]",
        '[floor.MRR]\nvalue = 0.5\nhistory = [{date = "gisteren", value = 0.6, why = "zo"}]',
        '[floor.MRR]\nvalue = 0.5\nhistory = [{date = 2026-01-01, value = 0.6, why = " "}]',
        '[floor.MRR]\nvalue = 0.5\nhistory = [{date = 2026-01-02, value = 0.6, why = "a"}, '
        '{date = 2026-01-01, value = 0.6, why = "b"}]',
    ],
)
def test_a_file_of_limits_that_cannot_be_used_is_told(content: str, tmp_path: Path) -> None:
    path = tmp_path / "grenzen.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(QuestionError, match=r"grenzen\.toml") as caught:
        read_floors(path)
    assert "\n" not in f"{caught.value}{caught.value.english}"


def test_the_last_of_the_history_counts(tmp_path: Path) -> None:
    path = tmp_path / "grenzen.toml"
    path.write_text(
        '[floor."R@5"]\nvalue = 0.5\nhistory = [{date = 2026-01-01, value = 0.6, why = "a"}, '
        '{date = 2026-01-02, value = 0.7, why = "b"}]\n[floor.MRR]\nvalue = 1\n',
        encoding="utf-8",
    )
    assert read_floors(path) == (Floor("R@5", 0.5, 0.7), Floor("MRR", 1.0))


def test_the_command_ends_with_1_when_a_limit_is_not_kept(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:6])
    out = tmp_path / "out"
    _, said = evaluated(gold, out, "--fail-under", "R@10=0.1", "--fail-under", "quoted_words_mean=500")
    assert said == "grenzen: 2 gehaald\n"
    printed, said = evaluated(gold, out, "--fail-under", "R@10=0.1", "--fail-under", "quoted_words_mean=1", code=1)
    assert said.splitlines()[0].startswith("GRENS: quoted_words_mean = ")
    assert said.splitlines()[1] == "grenzen: 1 van 2 niet gehaald"
    assert f"verslag in {out}" in printed
    floors = tmp_path / "floors.toml"
    floors.write_text('[floor."rightly_refused"]\nvalue = 0.5\n', encoding="utf-8")
    _, said = evaluated(gold, out, "--floors", floors, "--lang", "en", code=1)
    assert said.splitlines()[0].startswith("LIMIT: rightly_refused was not measured")


def test_a_limit_that_cannot_be_used_is_told_before_the_work(tmp_path: Path) -> None:
    gold = write_lines(tmp_path / "gold.jsonl", gold_rows()[:2])
    out = tmp_path / "out"
    given = ("evaluate", "--gold", gold, "--out", out, "--fail-under", "recall=1")
    assert vraagbaak(*given, index=seed_index()).exit_code == 2
    evaluated(gold, out, "--floors", tmp_path / "geen.toml", code=1)
    assert not out.exists()


def test_a_limit_is_held_against_a_figure_without_an_interval() -> None:
    for limit, failed in ((40.0, False), (20.0, True)):
        (came,) = outcomes([Floor("quoted_words_mean", limit)], measured("quoted_words_mean", 31.0, None, None))
        assert came.failed is failed
        assert came.remark is None or came.remark.dutch == "quoted_words_mean = 31.0000: boven de bovengrens 20"
