"""Answer or abstain: one calibrated probability that the first quote is right, and the threshold it must reach.

What speaks for an answer are few and readable things: how far its passage and sentence stand out, and whether the
figures, years, names and words of the question are met. Fitted by `training/fit_answers.py`.
"""

from collections.abc import Sequence

from index.arrays import products
from index.dutch import words
from index.records import Hit
from index.tidy import tidy
from qa.alignment import WordVectors
from qa.extract import Candidate
from qa.features import names_met
from qa.question import Question

# From this probability on an answer is called certain, and likely.
CERTAIN = 0.8
LIKELY = 0.5
# What a looked-up unit gains in score: more than any sum of z-scores, so that it comes first.
LOOKED_UP = 50.0
# The best sentence is compared with the one this many places below it.
_BESIDE = 5
# A cosine from which two words are taken to be about the same thing.
_NEAR = 0.3


def evidence(
    vectors: WordVectors, question: Question, hits: Sequence[Hit], found: Sequence[Candidate]
) -> dict[str, float]:
    """The features of the decision for the best candidate of a question, each about 0 to 1, more speaking for it.

    `top` and `gap`: how far the best passage stands out, and from the best one of another unit; `sentence_gap`: how
    far the best sentence stands out; `figures`: the share of the question's figures in it; `expected`: whether it
    holds the kind of thing asked for; `years`, `names`: the share of them that its passage and its unit hold; `met`:
    the share of the question's words with a word near to them in the unit; `words`: how much was asked.
    """
    best, top = found[0], hits[0]
    other = next((hit.score for hit in hits if hit.passage.unit != top.passage.unit), 0.0)
    context = next(hit.passage.context for hit in hits if hit.passage.unit == best.unit.address)
    asked = list(dict.fromkeys(words(question.query.whole)))
    whole = f"{context} {tidy(best.document, best.unit.span)}"
    answered = list(dict.fromkeys(words(whole)))
    return {
        "top": top.score / 10 if top.score < LOOKED_UP else 1.0,
        "gap": min(1.0, max(0.0, top.score - other) / 4),
        "sentence_gap": (best.score - found[: _BESIDE + 1][-1].score) / 3,
        "figures": best.features["figures"],
        "expected": best.features["expected"],
        "years": best.features["years"],
        "names": names_met(question, whole),
        "met": _met(vectors, asked, answered),
        "words": min(1.0, len(asked) / 10),
        "lookup": float(top.score >= LOOKED_UP),
    }


def _met(vectors: WordVectors, asked: list[str], answered: list[str]) -> float:
    if not asked or not answered:
        return 0.0
    nearest = products(vectors.rows(asked), vectors.rows(answered)).max(axis=1)
    return float((nearest >= _NEAR).mean())


def word(value: float) -> str:
    """The word for users: "zeker", "waarschijnlijk" or "onzeker"."""
    return "zeker" if value >= CERTAIN else "waarschijnlijk" if value >= LIKELY else "onzeker"
