"""The sentences of the passages that were found, and of the questions above them, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.records import Document, Hit, Part, Span, Unit
from index.sentences import sentences
from index.store import Store
from index.tidy import tidy
from qa.features import years_met
from qa.pieces import quotable
from qa.question import Question

# A passage this far (in summed z-scores) below the best one adds nothing to its sentences.
_PASSAGE_SCALE = 12.0
_SENSE_SCALE = 6.0


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence where it stands, and what its passage says for it.

    `strength`: how good the passage is beside the best one; `sense`: how near its vector is (a z-score over 6);
    `years`: the share of the question's years in it; `context`: what the passage stands in.
    """

    document: Document
    unit: Unit
    span: Span
    part: Part
    shown: str
    strength: float
    sense: float
    years: float
    context: str


def read_sentences(store: Store, question: Question, hits: Sequence[Hit]) -> list[Place]:
    """All sentences to choose from, unit by unit (best first), a unit's questions first; each one once."""
    best = max((hit.score for hit in hits), default=0.0)
    order: dict[str, int] = {}
    found: list[Place] = []
    for hit in hits:
        document, unit = store.document(hit.passage.document), store.unit(hit.passage.unit)
        strength = max(0.0, 1 + (hit.score - best) / _PASSAGE_SCALE)
        sense = hit.why.get("dense", 0.0) / _SENSE_SCALE
        # A heading or the sentence before may say the year for the sentences that follow.
        years = years_met(question, f"{hit.passage.context} {tidy(document, hit.passage.span)}")
        regions: list[tuple[Span, Part]] = []
        # A Vraag that was not answered is no answer to anything.
        if unit.address not in order and unit.answer:
            regions += [(span, "vraag") for span in unit.questions]
        order.setdefault(unit.address, len(order))
        if unit.answer and unit.answer.start <= hit.passage.span.start:
            regions.append((hit.passage.span, "antwoord" if unit.numbers else "tekst"))
        for region, part in regions:
            for sentence in sentences(document, region):
                for span in quotable(document, sentence):
                    shown = tidy(document, span)
                    found.append(Place(document, unit, span, part, shown, strength, sense, years, hit.passage.context))
    return sorted(found, key=lambda place: (order[place.unit.address], place.part != "vraag", place.span))
