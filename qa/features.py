"""What speaks for one sentence as the answer to one question: a handful of numbers that a reader can check.

Each is in [0, 1] or close to it, and more of it never speaks against the sentence.
"""

from dataclasses import dataclass

from index.dutch import words
from index.lexical import Lexical
from qa.periods import YEAR, lacking
from qa.question import Question


@dataclass(frozen=True, slots=True)
class Weighted:
    """Tokens of a question with their idf, so that rare words count for more."""

    idf: dict[str, float]
    whole: float

    @classmethod
    def of(cls, tokens: list[str], engine: Lexical) -> "Weighted":
        idf = {token: engine.idf(token) for token in tokens}
        return cls(idf, sum(idf.values()))

    def covered(self, tokens: set[str]) -> float:
        """The share of the question's weight that `tokens` hold, in [0, 1]."""
        return sum(idf for token, idf in self.idf.items() if token in tokens) / self.whole if self.whole else 0.0


def figures_met(question: Question, sentence: str) -> float:
    """The share of the figures in the question (years, amounts) that the sentence holds; 1 when it has none."""
    asked = {word for word in words(question.rest) if word[0].isdigit()}
    return _share_held(asked, set(words(sentence)))


def years_met(question: Question, text: str) -> float:
    """The share of the years in the question that `text` holds; 1 when it has none; 0 for another part of a year."""
    if lacking(question.rest, text)[0]:
        return 0.0
    return _share_held({match[0] for match in YEAR.finditer(question.rest)}, {m[0] for m in YEAR.finditer(text)})


def _share_held(asked: set[str], held: set[str]) -> float:
    return len(asked & held) / len(asked) if asked else 1.0
