"""How sure an answer is, and when to say "niet gevonden": a logistic regression over the evidence of `qa.decide`."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from qa.decide import evidence
from qa.weights import LACKS, Logistic, Weights
from training.asked import Asked, fold_of
from training.calibration import calibration_error, knots, write_page
from training.fit_choices import FloatArray
from training.near_misses import NAME, THING, YEAR, NearMisses

# The share of right answers that may be refused: the threshold follows from it.
WRONGLY_REFUSED = 0.05
ASKED, WRITTEN_MISS, AWAY, ELSEWHERE = "asked", "written miss", "paper away", "other subject"
# The ways in which nothing can be right, each as often as another.
UNANSWERABLE = (WRITTEN_MISS, AWAY, ELSEWHERE, YEAR, NAME, THING)
# How many of the questions that are really asked have no answer in the papers: about one in seven. Confidence is
# calibrated for that; for fitting there are more, or too few near misses would teach what tells them apart.
SHARE, SHARE_FITTED = 0.15, 1 / 3
# No question names a Vraag, so what naming one adds to the log-odds is set by hand.
LOOKUP = 3.0
_PENALTY = 1e-3
EVIDENCE = (
    "names_met", "names_nearly", "no_name_absent", "no_thing_absent", "covered", "stands_out", "met", "unit", "counted",
    "expected", "figures", "sentence_gap", "words", "lookup",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """The evidence for one answer, and whether its first quote is right; `natural`: asked in words of the paper."""

    evidence: dict[str, float]
    right: bool
    kind: str
    natural: bool
    fold: int


def gather_decisions(asked: Sequence[Asked], sentence: Logistic, misses: NearMisses, natural: bool) -> list[Decision]:
    """Every question as it is; then cases in which nothing can be right: with its own paper taken away, put to another
    subject, and with something in it changed."""
    found = []
    engines = list(dict.fromkeys(item.engine for item in asked))
    following = dict(zip(engines, [*engines[1:], engines[0]], strict=True))
    for item in asked:
        cases = [
            (ASKED if item.written.span else WRITTEN_MISS, item),
            (AWAY, Asked.of(item.written, item.engine, item.written.paper)),
            (ELSEWHERE, Asked.of(item.written, following[item.engine])),
        ]
        if item.written.span:
            cases += [(kind, Asked.of(changed, item.engine)) for kind, changed in misses.of(item.written)]
        for kind, case in cases:
            listed = case.listed(sentence)
            right = kind == ASKED and listed[0].document.file == item.written.paper
            proof = evidence(case.engine.vectors, case.read, case.hits, listed, len(case.engine.store.passages))
            found.append(Decision(proof, right, kind, natural, fold_of(item.written.paper)))
    return found


def fit_decisions(decisions: Sequence[Decision]) -> Logistic:
    """A logistic regression with weights not below 0 over EVIDENCE, calibrated for SHARE."""
    inside = np.array([item.evidence["years"] == 1 for item in decisions])
    counts, as_asked = (weighed(decisions, share)[inside] for share in (SHARE_FITTED, SHARE))
    decisions = [item for item in decisions if item.evidence["years"] == 1]
    rows = np.array([[1.0, *(item.evidence[name] for name in EVIDENCE)] for item in decisions])
    right = np.array([item.right for item in decisions], dtype=float)

    def loss(b: FloatArray) -> tuple[float, FloatArray]:
        odds = rows @ b
        chance = 1 / (1 + np.exp(-odds))
        value = float(counts @ (np.logaddexp(0, odds) - right * odds)) + _PENALTY * float(b[1:] @ b[1:])
        slope = rows.T @ (counts * (chance - right)) + 2 * _PENALTY * np.concatenate([[0.0], b[1:]])
        return value, slope

    bounds = [(None, None)] + [(LOOKUP, LOOKUP) if name == "lookup" else (0.0, None) for name in EVIDENCE]
    fitted = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B", bounds=bounds).x
    shift, slope = _calibrated(rows @ fitted, right, as_asked / as_asked.sum())
    weights = {name: round(float(slope * v), 4) for name, v in zip(EVIDENCE, fitted[1:], strict=True)}
    return Logistic(round(float(shift + slope * fitted[0]), 4), weights | {"lookup": LOOKUP})


def weighed(decisions: Sequence[Decision], share: float) -> FloatArray:
    """What each case counts for where `share` of all questions have no answer, float (decisions,); sums to 1.

    Each way of having none is as frequent as another.
    """
    times = Counter(item.kind for item in decisions)
    ways = [kind for kind in UNANSWERABLE if times[kind]]
    shares = {ASKED: 1 - share} | {kind: share / len(ways) for kind in ways}
    return np.array([shares[item.kind] / times[item.kind] for item in decisions])


def _calibrated(odds: FloatArray, right: FloatArray, counts: FloatArray) -> tuple[float, float]:
    """What log-odds must be shifted and multiplied by to be right for other shares of cases (Platt 1999)."""

    def loss(b: FloatArray) -> tuple[float, FloatArray]:
        scaled = b[0] + b[1] * odds
        wrong = counts * (1 / (1 + np.exp(-scaled)) - right)
        return float(counts @ (np.logaddexp(0, scaled) - right * scaled)), np.array([wrong.sum(), wrong @ odds])

    shift, slope = minimize(loss, np.array([0.0, 1.0]), jac=True, method="L-BFGS-B").x
    return float(shift), float(slope)


def fit_weights(sentence: Logistic, decisions: Sequence[Decision]) -> Weights:
    """The decision fitted, its threshold the probability under which WRONGLY_REFUSED of the right answers fall."""
    missing = np.array([item.evidence["years"] < 1 for item in decisions])
    unheld = np.array([item.evidence["kind"] == 0 for item in decisions])
    absent = np.array([min(item.evidence[name] for name in LACKS) < 1 for item in decisions]) & ~unheld
    right = np.array([item.right for item in decisions])
    counts = weighed(decisions, SHARE)
    shares = [round(float(np.average(right[those], weights=counts[those])), 4) for those in (missing, absent, unheld)]
    fitted = Weights(sentence, fit_decisions(decisions), shares[0], 0.0, "")
    there = [item for item, gone in zip(decisions, missing, strict=True) if not gone]
    said = np.array([fitted.confidence(item.evidence) for item in there])
    drawn = knots(said, right[~missing].astype(float), counts[~missing])
    fitted = replace(fitted, absent=shares[1], unheld=shares[2], calibration=drawn)
    threshold = _quantile([item for item in decisions if item.right], fitted)
    return replace(fitted, threshold=round(threshold, 3))


def _quantile(right: Sequence[Decision], fitted: Weights) -> float:
    """The confidence under which WRONGLY_REFUSED of the right answers fall, questions of both kinds counting alike."""
    sure = np.array([fitted.confidence(item.evidence) for item in right])
    natural = np.array([item.natural for item in right])
    counts = np.where(natural, 1 / max(1, natural.sum()), 1 / max(1, (~natural).sum()))
    order = np.argsort(sure, kind="stable")
    reached = np.searchsorted(np.cumsum(counts[order]) / counts.sum(), WRONGLY_REFUSED)
    return float(sure[order][reached])


def report(fitted: Mapping[int, Weights], decisions: Sequence[Decision], page: Path | None) -> None:
    """Print what the decisions fitted on one half, by fold, do with the other half, and write it to `page`."""
    sure = np.array([fitted[1 - item.fold].confidence(item.evidence) for item in decisions])
    refused = np.array([value < fitted[1 - item.fold].threshold for value, item in zip(sure, decisions, strict=True)])
    right = np.array([item.right for item in decisions])
    kinds = np.array([item.kind for item in decisions])
    counts = weighed(decisions, SHARE)
    lines = []
    for natural, said in ((False, "in other words than the paper"), (True, "in the words of the paper")):
        inside = np.array([item.natural is natural for item in decisions])
        groups = {"right answer": right, "wrong answer": (kinds == ASKED) & ~right} | {
            kind: kinds == kind for kind in UNANSWERABLE
        }
        for name, those in groups.items():
            if (inside & those).any():
                lines.append(f"| {said}: {name} | {refused[inside & those].mean():.3f} | {(inside & those).sum()} |")
    print("\n".join(["refused on the other half:", *lines]))
    print(f"calibration error {calibration_error(sure, right.astype(float), counts):.3f}")
    if page:
        write_page(page, sure, right.astype(float), counts, lines, SHARE)
