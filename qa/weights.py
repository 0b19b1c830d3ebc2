"""The fitted numbers of answering, read once from weights.json: which sentence, how sure, and when to refuse."""

import hashlib
import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

# Evidence of something missing from all else that is met: a name, a thing, an actor, who speaks.
LACKS = ("no_name_absent", "no_thing_absent", "kind", "rival", "heard")


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

    `absent`: the highest confidence where a name or a thing is missing from all else that is met; `unheld`: where the
    kind of thing that is asked for is. `calibration`: probabilities of `answer`, ascending, each with how often answers
    with it are right. Below `threshold` the answer is "niet gevonden".
    """

    sentence: Logistic
    answer: Logistic
    year_missing: float
    threshold: float
    checksum: str
    absent: float = 1.0
    calibration: tuple[tuple[float, float], ...] = ((0.0, 0.0), (1.0, 1.0))
    unheld: float = 1.0

    def confidence(self, evidence: Mapping[str, float]) -> float:
        """The calibrated probability in [0, 1] that an answer with this evidence is right, rounded to 4 decimals.

        A passage that does not hold the year asked for is about another year, whatever else speaks for it.
        """
        if evidence["years"] < 1:
            return round(self.year_missing, 4)
        said, right = zip(*self.calibration, strict=True)
        sure = float(np.interp(self.answer.probability(evidence), said, right))
        bound = self.absent if min(evidence[name] for name in LACKS) < 1 else 1.0
        if not evidence["kind"]:
            bound = min(bound, self.unheld)
        return round(min(sure, bound), 4)


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
        absent=float(content["absent"]),
        unheld=float(content["unheld"]),
        calibration=tuple((float(said), float(right)) for said, right in content["calibration"]),
    )
