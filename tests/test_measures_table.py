"""The measures as a table: which there are, which slices, how long answers took."""

from dataclasses import replace
from itertools import pairwise

import pytest
from judged_fake import BRIDGE, CHEESE, JUDGED, NOWHERE, REFUSED, made_up

from qa.evaluation.measures import documents_of, latency, length_of, measures, parts_of, slices
from qa.evaluation.per_question import NAMES, values_of
from qa.evaluation.records import Estimate, Judged
from qa.gold.records import Place

NOTHING = Estimate(None, None, None)


def test_every_measure_has_its_place() -> None:
    found = measures(made_up(50, 1))
    assert tuple(found) == (*NAMES, "aurc", "calibration_error")
    for name, item in found.items():
        assert item.value is not None
        assert item.low is not None
        assert item.high is not None
        assert 0 <= item.low <= item.value <= item.high
        assert item.high <= 1 or name == "quoted_words_mean"
        assert [round(end, 6) for end in (item.low, item.value, item.high)] == [item.low, item.value, item.high]


def test_no_questions_give_no_figures() -> None:
    assert set(measures([]).values()) == {NOTHING}
    assert slices([]) == {"by_kind": {}, "by_document": {}, "by_length": {}}


def test_a_question_without_a_result_never_drops_out() -> None:
    found = measures([JUDGED, replace(REFUSED, found=()), NOWHERE])
    halves = ("R@10", "MRR", "nDCG@10", "unit_MRR", "first_citation_right", "citation_recall", "wrongly_refused")
    assert [found[name].value for name in halves] == [0.5] * len(halves)
    assert found["rightly_refused"].value == 1
    assert found["quoted_words_mean"] == Estimate(3.0, None, None)
    # Of gold answers there are none.
    assert found["answer_f1"] == found["span_recall"] == NOTHING


def test_the_same_twice_and_with_values_given() -> None:
    judged = made_up(60, 3)
    assert measures(judged) == measures(made_up(60, 3)) == measures(judged, values_of(judged))


def test_slices() -> None:
    bridge = replace(JUDGED, kind="multi", expected=(Place(BRIDGE, 1), Place(CHEESE, 2), Place(BRIDGE, 3)))
    long = replace(JUDGED, kind="yesno", question="kaas " * 9)
    judged = [long, JUDGED, NOWHERE, bridge, JUDGED]
    assert parts_of(judged) == {
        "by_kind": {"yesno": [0], "factoid": [1, 4], "unanswerable": [2], "multi": [3]},
        "by_document": {CHEESE: [0, 1, 3, 4], "geen": [2], BRIDGE: [3]},
        "by_length": {"1-8 woorden": [1, 2, 3, 4], "9-15 woorden": [0]},
    }
    assert list(parts_of(judged)["by_kind"]) == ["yesno", "factoid", "unanswerable", "multi"]
    assert list(parts_of(judged)["by_length"]) == ["1-8 woorden", "9-15 woorden"]
    found = slices(judged)
    for name, parts in parts_of(judged).items():
        assert found[name] == {part: measures([judged[at] for at in places]) for part, places in parts.items()}


@pytest.mark.parametrize(
    ("words", "length"),
    [(1, "1-8 woorden"), (8, "1-8 woorden"), (9, "9-15 woorden"), (15, "9-15 woorden"), (16, "16 woorden of meer")],
)
def test_length(words: int, length: str) -> None:
    assert length_of("kaas\n " * words) == length


def test_documents() -> None:
    assert documents_of(JUDGED) == [CHEESE]
    assert documents_of(NOWHERE) == ["geen"]


def took(*milliseconds: float) -> list[Judged]:
    return [replace(JUDGED, latency_ms=item) for item in milliseconds]


def test_latency() -> None:
    found = latency(took(*range(1, 101)))
    assert (found["questions"], found["mean"]) == (100, 50.5)
    assert (found["p50"], found["p95"], found["p99"]) == (50.5, 95.05, 99.01)
    bars = found["histogram"]
    assert len(bars) == 12
    assert (bars[0][0], bars[-1][1], sum(count for *_, count in bars)) == (1, 100, 100)
    assert all(one[1] == other[0] for one, other in pairwise(bars))
    # Bars of one width on a logarithmic scale: each is 100 ** (1 / 12) times as far as the one before.
    assert bars[5][1] == pytest.approx(10, abs=1e-3)


@pytest.mark.parametrize("each", [3.5, 0.0])
def test_latency_of_answers_that_took_as_long(each: float) -> None:
    found = latency(took(each, each))
    assert (found["mean"], found["p99"]) == (each, each)
    assert sum(count for *_, count in found["histogram"]) == 2


def test_no_answers_took_no_time() -> None:
    nothing: dict[str, object] = {"questions": 0, "mean": None, "p50": None, "p95": None, "p99": None, "histogram": []}
    assert latency([]) == nothing


def test_confidence_is_worth_nothing_where_there_is_nothing_to_answer() -> None:
    # Two rightly refused, and no question that could be answered: no error of 100 %.
    found = measures([NOWHERE, NOWHERE])
    assert found["rightly_refused"].value == 1
    assert found["aurc"] == found["calibration_error"] == Estimate(None, None, None)
