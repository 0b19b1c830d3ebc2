"""The fitted numbers of answering, read once from weights.json: which sentence, how sure, and when to refuse."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Logistic:
    """A logistic regression over named features."""

    intercept: float
    coefficients: dict[str, float]

    def log_odds(self, features: Mapping[str, float]) -> float:
        """intercept + sum of coefficient times feature. Raises KeyError when a feature is missing."""
        return self.intercept + sum(weight * features[name] for name, weight in self.coefficients.items())

    def probability(self, features: Mapping[str, float]) -> float:
        """The logistic of `log_odds`, in [0, 1]."""
        return 1 / (1 + math.exp(-max(-60.0, min(60.0, self.log_odds(features)))))


@dataclass(frozen=True, slots=True)
class Weights:
    """`sentence` ranks sentences; `answer` gives the confidence, `year_missing` where the year asked for is missing.

    Below `threshold` the answer is "niet gevonden".
    """

    sentence: Logistic
    answer: Logistic
    year_missing: float
    threshold: float
    checksum: str

    def confidence(self, evidence: Mapping[str, float]) -> float:
        """The calibrated probability in [0, 1] that an answer with this evidence is right, rounded to 4 decimals.

        A passage that does not hold the year asked for is about another year, whatever else speaks for it.
        """
        if evidence["years"] < 1:
            return round(self.year_missing, 4)
        return round(self.answer.probability(evidence), 4)


@cache
def weights() -> Weights:
    """The shipped weights."""
    content = files("qa").joinpath("weights.json").read_bytes()
    return parse(json.loads(content), hashlib.sha256(content).hexdigest())


def parse(content: Mapping[str, Any], checksum: str) -> Weights:
    """Weights from the content of weights.json. Raises KeyError when something is missing."""
    return Weights(
        sentence=Logistic(**content["sentence"]),
        answer=Logistic(**content["answer"]),
        year_missing=float(content["year_missing"]),
        threshold=float(content["threshold"]),
        checksum=checksum,
    )
