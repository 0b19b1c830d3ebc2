"""The measures of an evaluation, one function a measure over judged questions, and intervals for each.

A question without a result scores the worst and never drops out. Intervals are percentile bootstraps (Efron 1979)
over questions with a fixed seed. Names are those of the contract: R@k, MRR, first_citation_right, span_recall,
wrongly_refused, rightly_refused, quoted_words_mean, verbatim.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from qa.gold import MULTI, Gold, matches
from qa.records import Answer, Citation

RESAMPLES = 2000
SEED = 20251105
CUTOFFS = (1, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class Judged:
    """One question judged. `rank` is None when what is relevant is not listed; `spans` is None without gold spans."""

    gold: Gold
    answer: Answer
    rank: int | None
    first_right: bool
    spans: float | None
    quoted_words: int
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean over questions with its 95 % interval; None where no question counts."""

    value: float | None
    low: float | None
    high: float | None


def judge(gold: Gold, answer: Answer, text_of: Callable[[str], str]) -> Judged:
    """Judge one answer; `text_of` gives the source text of a document, to re-check each quote against it."""
    citations = answer.citations
    return Judged(
        gold=gold,
        answer=answer,
        rank=_rank(gold, answer),
        first_right=bool(citations) and _relevant(gold, citations[0]),
        spans=_span_recall(gold.answer, citations) if gold.answer else None,
        quoted_words=sum(len(item.display.split()) for item in citations),
        verbatim=all(text_of(item.document)[item.start : item.end] == item.quote for item in citations),
    )


def measures(judged: Sequence[Judged]) -> dict[str, Estimate]:
    """Every measure over `judged` with its interval."""
    answerable = [item for item in judged if item.gold.answerable]
    unanswerable = [item for item in judged if not item.gold.answerable]
    quoted = [item for item in judged if item.answer.citations]
    found: dict[str, list[float]] = {
        f"R@{k}": [float(item.rank is not None and item.rank <= k) for item in answerable] for k in CUTOFFS
    }
    found["MRR"] = [1 / item.rank if item.rank else 0.0 for item in answerable]
    found["first_citation_right"] = [float(item.first_right) for item in answerable]
    found["span_recall"] = [item.spans for item in answerable if item.spans is not None]
    found["wrongly_refused"] = [float(item.answer.abstained) for item in answerable]
    found["rightly_refused"] = [float(item.answer.abstained) for item in unanswerable]
    found["quoted_words_mean"] = [float(item.quoted_words) for item in quoted]
    found["verbatim"] = [float(item.verbatim) for item in quoted]
    return {name: estimate(values) for name, values in found.items()}


def by_kind(judged: Sequence[Judged]) -> Mapping[str, dict[str, Estimate]]:
    """The measures for each kind of question, in the order in which the kinds first occur."""
    kinds = dict.fromkeys(item.gold.kind for item in judged)
    return {kind: measures([item for item in judged if item.gold.kind == kind]) for kind in kinds}


def estimate(values: Sequence[float]) -> Estimate:
    """The mean of `values` with its 95 % percentile bootstrap interval, rounded to 6 decimals."""
    if not values:
        return Estimate(None, None, None)
    sample: NDArray[np.float64] = np.asarray(values, dtype=np.float64)
    drawn = np.random.default_rng(SEED).integers(0, len(sample), size=(RESAMPLES, len(sample)))
    low, high = np.quantile(sample[drawn].mean(axis=1), (0.025, 0.975))
    return Estimate(round(float(sample.mean()), 6), round(float(low), 6), round(float(high), 6))


def why_wrong(item: Judged) -> str:
    """Where a question went wrong, in one word of Dutch; empty when it went right."""
    if not item.gold.answerable:
        return "" if item.answer.abstained else "ten onrechte beantwoord"
    if item.answer.abstained:
        return "ten onrechte geweigerd"
    if item.rank is None:
        return "niet gevonden"
    if not item.first_right:
        return "niet bovenaan"
    return "andere zin" if item.spans is not None and item.spans < 1 else ""


def _rank(gold: Gold, answer: Answer) -> int | None:
    """Rank of the first relevant passage; for MULTI the rank at which every place has been seen."""
    first = [
        next((p.rank for p in answer.passages if matches(place, p.document, p.vraag, p.section)), None)
        for place in gold.relevant
    ]
    ranks = [rank for rank in first if rank is not None]
    if gold.kind == MULTI:
        return max(ranks) if ranks and len(ranks) == len(first) else None
    return min(ranks, default=None)


def _relevant(gold: Gold, citation: Citation) -> bool:
    return any(matches(place, citation.document, citation.vraag, citation.section) for place in gold.relevant)


def _span_recall(spans: Sequence[str], citations: Sequence[Citation]) -> float:
    """Share of gold spans that stand inside a quote, white space collapsed; as in the source or as shown."""
    texts = [" ".join(text.split()) for item in citations for text in (item.quote, item.display)]
    return sum(any(" ".join(span.split()) in text for text in texts) for span in spans) / len(spans)
