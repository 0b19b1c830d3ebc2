"""Fit qa/weights.json: which sentence answers, how sure that is, and below what to say "niet gevonden".

    python -m training.fit_answers --data DIR --folds DIR

Uses the written questions of the fold for choosing (split.py) and the encoder that was trained without it, which
`training.train_encoder` put into --folds. Each is put to a small index of papers on its own subject; half of the papers
for fitting, half for the figures that it prints; what is shipped is fitted on all. No gold question is read.
Repeatable: no sampling.
"""

import argparse
import hashlib
import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from index.build import build
from index.encoder import SHIPPED, Encoder, StaticEncoder
from index.records import Hit
from qa.answer import Engine
from qa.decide import evidence
from qa.extract import Candidate, candidates
from qa.question import Question
from qa.weights import Logistic, Weights, weights
from training.split import DEVELOPMENT
from training.written_corpus import Written, by_subject, read_held_out, read_papers

FloatArray = NDArray[np.float64]
OUT = Path(__file__).parent.parent / "qa" / "weights.json"
# The share of right answers that may be refused: the threshold follows from it.
WRONGLY_REFUSED = 0.05
# How often a question is asked to which no paper holds the answer, beside the near misses: the weight of each question
# with its own paper taken away.
TAKEN_AWAY = 0.2
# The same for questions on another subject altogether.
ELSEWHERE = 0.1
# No written question names a Vraag, so what naming one adds to the log-odds is set by hand.
LOOKUP = 3.0
# Papers that are indexed together: about as many passages as a file on one subject has.
GROUP = 120
_PENALTY = 1e-3
# In the written questions no answer stands in a Vraag; in real use some do, so this weight is not left to the data.
_MOST = {"answer": 2.0}
EVIDENCE = ("top", "gap", "sentence_gap", "figures", "expected", "names", "met", "words", "lookup")


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of one question as features (n, d), and which of them answer."""

    features: FloatArray
    right: NDArray[np.bool_]
    fold: int


@dataclass(frozen=True, slots=True)
class Decision:
    """The evidence for one answer, and whether its first quote is right."""

    evidence: dict[str, float]
    right: bool
    weight: float
    fold: int


def fold_of(paper: str) -> int:
    """0 or 1: which half a paper belongs to, the same on every machine."""
    return hashlib.sha256(paper.encode()).digest()[0] % 2


@dataclass(frozen=True, slots=True)
class Asked:
    """One question put to the papers of its own subject, perhaps with its own paper taken away."""

    written: Written
    engine: Engine
    read: Question
    hits: tuple[Hit, ...]

    @classmethod
    def of(cls, written: Written, engine: Engine, without: str | None = None) -> "Asked":
        within = np.array([passage.document != without for passage in engine.store.passages])
        read = engine.read(written.question)
        return cls(written, engine, read, engine.search(read, within, engine.settings.listed_passages))

    def listed(self, sentence: Logistic) -> list[Candidate]:
        hits = self.hits[: self.engine.settings.read_passages]
        return candidates(self.engine.store, self.engine.vectors, sentence, self.read, hits)


def gather_choices(asked: Sequence[Asked]) -> tuple[list[Choice], list[str]]:
    """The choices of all questions whose paper was found, and the names of the features."""
    found: list[Choice] = []
    names: list[str] = []
    for item in asked:
        paper, span = item.written.paper, item.written.span
        listed = item.listed(weights().sentence)
        right = np.array([c.document.file == paper and bool(span) and _holds(c, span) for c in listed])
        if right.any():
            names = list(listed[0].features)
            rows = np.array([[candidate.features[name] for name in names] for candidate in listed])
            found.append(Choice(rows, right, fold_of(paper)))
    return found, names


def fit_choices(choices: Sequence[Choice], names: Sequence[str]) -> FloatArray:
    """Weights (d,) of a conditional logit (McFadden 1974), none below 0: more of a feature never speaks against."""

    def loss(b: FloatArray) -> tuple[float, FloatArray]:
        value, slope = _PENALTY * float(b @ b), 2 * _PENALTY * b
        for choice in choices:
            scores = choice.features @ b
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            held = float(shares[choice.right].sum())
            value -= np.log(held) / len(choices)
            slope = slope - choice.features.T @ (shares * choice.right / held - shares) / len(choices)
        return value, slope

    bounds = [(0.0, _MOST.get(name)) for name in names]
    return np.asarray(minimize(loss, np.ones(len(names)), jac=True, method="L-BFGS-B", bounds=bounds).x)


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


def _holds(candidate: Candidate, span: str) -> bool:
    return span in candidate.shown or (len(candidate.shown) > 15 and candidate.shown in span)


def _first_right(choices: Sequence[Choice], b: FloatArray, k: int) -> float:
    ranks = [int((scores > scores[c.right].max()).sum()) for c in choices for scores in [c.features @ b]]
    return float(np.mean([rank < k for rank in ranks]))


def ask_all(data: Path, encoder: Encoder, written: Sequence[Written], folder: Path) -> list[Asked]:
    """Index the papers subject by subject and put every question to the papers of its own subject."""
    papers = read_papers(data)
    asked: list[Asked] = []
    groups = by_subject(papers, encoder, GROUP)
    for number, group in enumerate(groups):
        source, index = folder / f"papers-{number}", folder / f"index-{number}"
        source.mkdir()
        for file in group:
            (source / file).write_text(papers[file], encoding="utf-8")
        build([source], index, encoder=encoder)
        engine = Engine.open(index, encoder=encoder)
        inside = set(group)
        asked += [Asked.of(item, engine) for item in written if item.paper in inside]
    print(f"{len(papers)} papers in {len(groups)} subjects; {len(asked)} questions, none seen by the encoder")
    return asked


def main() -> None:
    """Build the corpus, fit, print the figures on the other half, and write the weights."""
    given = argparse.ArgumentParser(description=main.__doc__)
    given.add_argument("--data", type=Path, required=True, help="folder that holds training/")
    given.add_argument("--folds", type=Path, required=True, help="folder that holds the encoders 0 to 4")
    options = given.parse_args()
    data, encoder = options.data, StaticEncoder(options.folds / str(DEVELOPMENT), SHIPPED)
    written = read_held_out(data)
    with tempfile.TemporaryDirectory() as folder:
        asked = ask_all(data, encoder, written, Path(folder))
        choices, names = gather_choices(asked)
        halves = [[choice for choice in choices if choice.fold == fold] for fold in (0, 1)]
        b = fit_choices(halves[0], names)
        figures = " ".join(f"@{k} {_first_right(halves[1], b, k):.3f}" for k in (1, 2, 3))
        print(f"sentences: fitted on {len(halves[0])}, right on the other {len(halves[1])}: {figures}")
        whole = fit_choices(choices, names)
        sentence = Logistic(0.0, {name: round(float(value), 4) for name, value in zip(names, whole, strict=True)})
        decisions = gather_decisions(asked, sentence)
    halves_d = [[item for item in decisions if item.fold == fold] for fold in (0, 1)]
    _report(fit_weights(sentence, halves_d[0]), halves_d[1])
    fitted = fit_weights(sentence, decisions)
    content = {
        "sentence": {"intercept": 0.0, "coefficients": sentence.coefficients},
        "answer": {"intercept": fitted.answer.intercept, "coefficients": fitted.answer.coefficients},
        "year_missing": fitted.year_missing,
        "threshold": fitted.threshold,
    }
    OUT.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    print(f"written: {OUT.name}, threshold {content['threshold']}")


def _report(fitted: Weights, decisions: Sequence[Decision]) -> None:
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


if __name__ == "__main__":
    main()
