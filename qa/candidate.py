"""A sentence that may answer, and the few things about it that are known without the question's words."""

from dataclasses import dataclass

from index.records import Document, Part, Span, Unit
from qa.shape import Shape

# An answer of at most this many words ("Ja.", "Ik deel die zorg.") says nothing without its Vraag.
SHORT_ANSWER = 6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A sentence that may answer: where it stands, what speaks for it, its score (a log-odds), and what is asked for.

    Of a sentence that is too long to quote, each piece is a candidate.
    """

    document: Document
    unit: Unit
    span: Span
    part: Part
    shown: str
    features: dict[str, float]
    score: float
    asks: Shape = "other"

    @property
    def size(self) -> int:
        """How many words are shown."""
        return len(self.shown.split())


def is_short_answer(candidate: Candidate) -> bool:
    """True for a whole answer, or its first sentence, of a few words."""
    answer = candidate.unit.answer
    return (
        candidate.part == "antwoord"
        and answer is not None
        and candidate.span.start == answer.start
        and candidate.size <= SHORT_ANSWER
    )


def is_partner(one: Candidate, other: Candidate) -> bool:
    """Whether `one` says nothing without `other`: a short answer and the sentences of its Vraag."""
    if one.unit != other.unit:
        return False
    if is_short_answer(one):
        return other.part == "vraag"
    return one.part == "vraag" and is_short_answer(other)
