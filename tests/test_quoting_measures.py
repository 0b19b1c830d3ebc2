"""Quotes and shown words against gold: places, spans, and SQuAD's measures with Dutch forms alike."""

from dataclasses import replace

import pytest
from judged_fake import BOTH, JUDGED, NOWHERE, REFUSED, quoted

from qa.evaluation.quoting import (
    answer_overlap,
    citation_precision,
    citation_recall,
    first_citation_right,
    quoted_words,
    span_recall,
    verbatim,
)
from qa.evaluation.records import Judged, Quoted
from qa.gold.answer_words import answer_words


@pytest.mark.parametrize(
    ("judged", "places", "first", "precision", "recall"),
    [
        (JUDGED, [0], 1, 1, 1),
        (JUDGED, [None, 0, None, None], 0, 1 / 4, 1),
        (JUDGED, [None], 0, 0, 0),
        (JUDGED, [], 0, 0, 0),
        (replace(BOTH, kind="list"), [1, None], 1, 1 / 2, 1),
        (BOTH, [1, 1, None], 1, 2 / 3, 1 / 2),
        (BOTH, [1, 0], 1, 1, 1),
    ],
)
def test_places(judged: Judged, places: list[int | None], first: float, precision: float, recall: float) -> None:
    item = replace(judged, quoted=tuple(quoted(place) for place in places))
    measured = first_citation_right(item), citation_precision(item), citation_recall(item)
    assert measured == pytest.approx((first, precision, recall))


ROUND = quoted(0, "De kaas is\n  rond.")
MARKED = quoted(0, "De kaas[3] is geel.", "De kaas is geel.")


@pytest.mark.parametrize(
    ("spans", "quotes", "recall"),
    [
        (("kaas is rond",), (ROUND,), 1),
        (("kaas  is\nrond", "kaas is geel"), (ROUND,), 1 / 2),
        (("kaas is geel", "kaas[3] is geel"), (MARKED,), 1),
        # A span over two quotes stands in neither.
        (("rond. De kaas",), (ROUND, MARKED), 0),
        (("kaas",), (), 0),
        # Only whole words and numbers; one that stands whole further on counts.
        (("20",), (quoted(0, "In 2020 werd kaas gemaakt."),), 0),
        (("20",), (quoted(0, "In 2020 werden 20 kazen gemaakt."),), 1),
        (("kaas",), (quoted(0, "De kaasmarkt en schapenkaas."),), 0),
        (("“ronde” kaas",), (quoted(0, 'Een "ronde" kaas.'),), 1),
        ((), (ROUND,), None),
    ],
)
def test_spans(spans: tuple[str, ...], quotes: tuple[Quoted, ...], recall: float | None) -> None:
    item = replace(JUDGED, answer=spans, quoted=quotes)
    assert span_recall(item) == recall
    assert span_recall(replace(item, own_words=True)) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1.801 zaken", "1801 zaken"),
        ("1.234.567,50", "1234567,50"),
        ("15%", "15 %"),
        ("15 %", "15 procent"),
        ("€ 3", "€3"),
        ("3.5", "3,5"),
        ("De Kaas is 'n “feest”!", "kaas is feest"),
        ("het wiel van ’t karretje", "wiel van karretje"),
        ("kaas [1] en brood [12]", "kaas en brood"),
        ("café", "cafe\u0301"),
        ("ﬁets", "fiets"),
    ],
)
def test_the_same_said_in_other_signs(one: str, other: str) -> None:
    assert answer_words(one) == answer_words(other)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("3,5 procent", ("3,5", "procent")),
        ("35", ("35",)),
        ("één kaas", ("één", "kaas")),
        ("dehet", ("dehet",)),
        ("12,5,", ("12,5",)),
        ("punt. 3", ("punt", "3")),
        ("1.80", ("1,80",)),
        ("kaas\nbrood", ("kaas", "brood")),
        ("…", ()),
    ],
)
def test_words(text: str, words: tuple[str, ...]) -> None:
    assert answer_words(text) == words


@pytest.mark.parametrize(
    ("answer", "shown", "f1", "exact", "recall"),
    [
        (("een ronde kaas",), "De ronde kaas. [1]", 1, 1, 1),
        (("kaas rond",), "rond kaas", 1, 0, 1),
        (("ronde kaas",), "De kaas is in 2023 goed verkocht. [1]", 2 / 8, 0, 1 / 2),
        (("kaas", "brood"), "kaas kaas", 1 / 2, 0, 1 / 2),
        (("kaas",), "", 0, 0, 0),
        (("kaas",), "brood", 0, 0, 0),
        ((), "kaas", None, None, None),
        (("de",), "de", None, None, None),
    ],
)
def test_overlap(
    answer: tuple[str, ...], shown: str, f1: float | None, exact: float | None, recall: float | None
) -> None:
    assert answer_overlap(replace(JUDGED, answer=answer, shown=shown)) == {
        "answer_f1": f1,
        "answer_exact": exact,
        "answer_recall": recall,
    }


def test_what_a_refusal_says_is_no_answer() -> None:
    assert set(answer_overlap(replace(REFUSED, answer=("niet gevonden",))).values()) == {0.0}


def test_words_quoted_and_verbatim() -> None:
    item = replace(JUDGED, quoted=(ROUND, MARKED))
    assert (quoted_words(item), verbatim(item)) == (8.0, 1.0)
    assert verbatim(replace(JUDGED, quoted=(ROUND, quoted(0, verbatim=False)))) == 0.0
    assert (quoted_words(NOWHERE), verbatim(NOWHERE)) == (None, None)


def test_a_long_hostile_answer_is_read_at_once() -> None:
    assert len(answer_words("1.000." * 20_000)) == 1
    assert len(answer_words("1" + ".000" * 20_000 + "0")) == 1
    assert answer_words("'" * 100_000) == ()
