"""Which sentence answers: the weights of the features of `qa.extract`, by a conditional logit over sentences."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from qa.extract import Candidate
from qa.weights import Logistic
from training.asked import Asked, fold_of

FloatArray = NDArray[np.float64]
_PENALTY = 1e-3
# In the written questions no answer stands in a Vraag; in real use some do, so this weight is not left to the data.
_MOST = {"answer": 4.0}


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidates of one question as features (n, d), and which of them answer."""

    features: FloatArray
    right: NDArray[np.bool_]
    fold: int


def gather_choices(asked: Sequence[Asked]) -> tuple[list[Choice], list[str]]:
    """The choices of all questions whose paper was found, and the names of the features."""
    found: list[Choice] = []
    names: list[str] = []
    for item in asked:
        paper, span = item.written.paper, item.written.span
        # The features are what counts here, and the weights at hand may be for others.
        listed = item.listed(Logistic(0.0, {}))
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


def first_right(choices: Sequence[Choice], b: FloatArray, k: int) -> float:
    """The share of questions with a right sentence among the first `k`."""
    ranks = [int((scores > scores[c.right].max()).sum()) for c in choices for scores in [c.features @ b]]
    return float(np.mean([rank < k for rank in ranks]))


def _holds(candidate: Candidate, span: str) -> bool:
    return span in candidate.shown or (len(candidate.shown) > 15 and candidate.shown in span)
