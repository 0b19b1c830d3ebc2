"""How sure an answer is, and when to say "niet gevonden": a logistic regression over the evidence of `qa.decide`."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import minimize

from qa.decide import evidence
from qa.weights import Logistic, Weights
from training.asked import Asked, fold_of
from training.fit_choices import FloatArray

# The share of right answers that may be refused: the threshold follows from it.
WRONGLY_REFUSED = 0.05
# How often a question is asked to which no paper holds the answer, beside the near misses: the weight of each question
# with its own paper taken away.
TAKEN_AWAY = 0.2
# The same for questions on another subject altogether.
ELSEWHERE = 0.1
# No written question names a Vraag, so what naming one adds to the log-odds is set by hand.
LOOKUP = 3.0
_PENALTY = 1e-3
EVIDENCE = ("top", "gap", "sentence_gap", "figures", "expected", "names", "met", "words", "lookup")


@dataclass(frozen=True, slots=True)
class Decision:
    """The evidence for one answer, and whether its first quote is right."""

    evidence: dict[str, float]
    right: bool
    weight: float
    fold: int


def gather_decisions(asked: Sequence[Asked], sentence: Logistic) -> list[Decision]:
    """Every question as it is, with its own paper taken away, and put to another subject: then nothing can be right."""
    found = []
    engines = list(dict.fromkeys(item.engine for item in asked))
    following = dict(zip(engines, [*engines[1:], engines[0]], strict=True))
    for item in asked:
        without = Asked.of(item.written, item.engine, item.written.paper)
        elsewhere = Asked.of(item.written, following[item.engine])
        for case, weight in ((item, 1.0), (without, TAKEN_AWAY), (elsewhere, ELSEWHERE)):
            listed = case.listed(sentence)
            right = bool(item.written.span) and case is item and listed[0].document.file == item.written.paper
            proof = evidence(case.engine.vectors, case.read, case.hits, listed)
            found.append(Decision(proof, right, weight, fold_of(item.written.paper)))
    return found


def fit_decisions(decisions: Sequence[Decision]) -> Logistic:
    """A logistic regression with weights not below 0 over EVIDENCE."""
    decisions = [item for item in decisions if item.evidence["years"] == 1]
    rows = np.array([[1.0, *(item.evidence[name] for name in EVIDENCE)] for item in decisions])
    right = np.array([item.right for item in decisions], dtype=float)
    counts = np.array([item.weight for item in decisions])
    counts /= counts.sum()

    def loss(b: FloatArray) -> tuple[float, FloatArray]:
        odds = rows @ b
        chance = 1 / (1 + np.exp(-odds))
        value = float(counts @ (np.logaddexp(0, odds) - right * odds)) + _PENALTY * float(b[1:] @ b[1:])
        slope = rows.T @ (counts * (chance - right)) + 2 * _PENALTY * np.concatenate([[0.0], b[1:]])
        return value, slope

    bounds = [(None, None)] + [(LOOKUP, LOOKUP) if name == "lookup" else (0.0, None) for name in EVIDENCE]
    fitted = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    return Logistic(
        round(float(fitted[0]), 4), {n: round(float(v), 4) for n, v in zip(EVIDENCE, fitted[1:], strict=True)}
    )


def fit_weights(sentence: Logistic, decisions: Sequence[Decision]) -> Weights:
    """The decision fitted, its threshold the probability under which WRONGLY_REFUSED of the right answers fall."""
    missing = [item for item in decisions if item.evidence["years"] < 1]
    share = np.average([item.right for item in missing], weights=[item.weight for item in missing])
    fitted = Weights(sentence, fit_decisions(decisions), round(float(share), 4), 0.0, "")
    sure = [fitted.confidence(item.evidence) for item in decisions if item.right]
    return replace(fitted, threshold=round(float(np.quantile(sure, WRONGLY_REFUSED)), 3))


def report(fitted: Weights, decisions: Sequence[Decision]) -> None:
    """Print what a fitted decision does with `decisions` that it was not fitted on."""
    threshold = fitted.threshold
    sure = np.array([fitted.confidence(item.evidence) for item in decisions])
    right = np.array([item.right for item in decisions])
    counts = np.array([item.weight for item in decisions])
    refused = sure < threshold
    brier = float(np.average((sure - right) ** 2, weights=counts))
    share = float(np.average(right, weights=counts))
    print(f"decision: on the other half {share:.3f} right, Brier {brier:.3f}; threshold {threshold} "
          f"refuses {refused[right].mean():.3f} of the right, {refused[~right].mean():.3f} of the wrong")  # fmt: skip
    for low, high in ((0, 0.2), (0.2, 0.4), (0.4, 0.6), (0.6, 0.8), (0.8, 1.01)):
        inside = (sure >= low) & (sure < high)
        if inside.any():
            said, was = (np.average(values[inside], weights=counts[inside]) for values in (sure, right))
            print(f"  said {said:.2f}: right {was:.2f} of {inside.sum()}")
