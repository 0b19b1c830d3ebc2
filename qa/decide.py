"""Answer or abstain: one calibrated probability that the first quote is right, and the threshold it must reach.

What speaks for an answer are few and readable things: how much of the question the best sentence and its unit hold,
whether the figures asked for are there, whether the index knows the words at all. Fitted with the sentence weights.
"""

from collections.abc import Sequence

from index.dutch import ngrams, stems
from index.records import Hit
from index.store import Store
from index.tidy import tidy
from qa.extract import Candidate
from qa.features import Weighted, figures_met, unknown_share
from qa.question import Question

# From this probability on an answer is called certain, and likely.
CERTAIN = 0.8
LIKELY = 0.5

def evidence(store: Store, question: Question, hits: Sequence[Hit], found: Sequence[Candidate]) -> dict[str, float]:
    """The features of the decision for the best candidate of a question; all but "sentence" lie in [0, 1]."""
    best = found[0]
    context = next(hit.passage.context for hit in hits if hit.passage.unit == best.unit.address)
    unit = f"{context} {tidy(best.document, best.unit.span)}"
    by_stems = Weighted.of(stems(question.query.whole), store.stems)
    by_ngrams = Weighted.of(ngrams(question.query.whole), store.ngrams)
    first, second = hits[0].score, next((h.score for h in hits if h.passage.unit != hits[0].passage.unit), 0.0)
    return {
        "sentence": best.score,
        "stems": best.features["stems"],
        "ngrams": best.features["ngrams"],
        "aligned": best.features["aligned"],
        "dense": best.features["dense"],
        "unit_stems": by_stems.covered(set(stems(unit))),
        "unit_ngrams": by_ngrams.covered(set(ngrams(unit))),
        "known": 1 - unknown_share(question, store.stems),
        "figures": figures_met(question, unit),
        "gap": min(1.0, max(0.0, first - second) / 4),
        "lookup": float(bool(question.numbers)),
        "english": float(question.english),
    }


def word(value: float) -> str:
    """The word for users: "zeker", "waarschijnlijk" or "onzeker"."""
    return "zeker" if value >= CERTAIN else "waarschijnlijk" if value >= LIKELY else "onzeker"
