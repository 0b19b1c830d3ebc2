"""One number a question and measure, and why a question failed."""

from collections.abc import Sequence
from typing import Literal

from qa.evaluation.quoting import (
    answer_overlap,
    citation_precision,
    citation_recall,
    first_citation_right,
    quoted_words,
    span_recall,
    verbatim,
)
from qa.evaluation.ranking import PASSAGE_CUTOFFS, UNIT_CUTOFFS, rank, ranking_values
from qa.evaluation.records import Judged

Failure = Literal[
    "", "not_read", "not_found", "ranked_low", "wrong_place", "wrong_sentence", "refused", "answered"
]  # fmt: skip
# Every code that is a failure, in the order of the steps of answering.
FAILURES: tuple[Failure, ...] = (
    "not_read", "not_found", "ranked_low", "wrong_place", "wrong_sentence", "refused", "answered",
)  # fmt: skip
RANKED = (
    *(f"R@{k}" for k in PASSAGE_CUTOFFS), "MRR", "nDCG@10",
    *(f"unit_R@{k}" for k in UNIT_CUTOFFS), "unit_MRR", "unit_nDCG@10",
)  # fmt: skip
# Every measure that is a mean over questions, in the order in which it is reported.
NAMES = (
    *RANKED, "first_citation_right", "citation_precision", "citation_recall", "span_recall", "answer_f1",
    "answer_exact", "answer_recall", "quoted_words_mean", "verbatim", "wrongly_refused", "rightly_refused",
)  # fmt: skip
# A relevant passage below this rank is listed low: R@5 does not count it.
LOW = 5


def values_of(judged: Sequence[Judged]) -> list[dict[str, float | None]]:
    """For each question a number for every name in NAMES; None where the measure does not look at the question."""
    return [_values(item, ranked) for item, ranked in zip(judged, ranking_values(judged), strict=True)]


def _values(judged: Judged, ranked: dict[str, float]) -> dict[str, float | None]:
    found: dict[str, float | None] = dict.fromkeys(NAMES)
    found |= {"quoted_words_mean": quoted_words(judged), "verbatim": verbatim(judged)}
    if not judged.answerable:
        return found | {"rightly_refused": float(judged.abstained)}
    return (
        found
        | ranked
        | {
            "first_citation_right": first_citation_right(judged),
            "citation_precision": citation_precision(judged),
            "citation_recall": citation_recall(judged),
            "span_recall": span_recall(judged),
            "wrongly_refused": float(judged.abstained),
        }
        | answer_overlap(judged)
    )


def failure(judged: Judged) -> Failure:
    """Why a question failed, by the first step that failed it; empty when it went right.

    Right is: quoted at a gold place first, at every place of a MULTI question, and every gold span in a quote.
    "not_read": what is needed is no unit of the index. "not_found": it is not listed. "ranked_low": it is listed below
    rank 5. "refused": it is listed high, and yet nothing was quoted. "wrong_place": another place was quoted first, or
    a needed one not at all. "wrong_sentence": the place is right, the span is not quoted. "answered": an unanswerable
    question was not refused.
    """
    if not judged.answerable:
        return "" if judged.abstained else "answered"
    placed = first_citation_right(judged) == 1 and citation_recall(judged) == 1
    spans = span_recall(judged)
    if placed:
        return "" if spans is None or spans == 1 else "wrong_sentence"
    if not judged.read:
        return "not_read"
    at = rank(judged)
    if at is None:
        return "not_found"
    if at > LOW:
        return "ranked_low"
    return "refused" if judged.abstained else "wrong_place"
