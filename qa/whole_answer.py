"""The reply to a question in the words of a Vraag: its Antwoord from start to end, then what others answered to it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.records import Hit, Remark, Span, Unit
from index.sentences import sentences
from index.tidy import tidy
from qa.decide import CERTAIN
from qa.extract import SHORT_ANSWER, Candidate
from qa.own_words import Same
from qa.several import Reply

# What is recognised by its own words is hardly ever another Vraag.
RECOGNISED = 0.98
# More than this is no answer to read but a paper to open.
MOST_WORDS = 400
_OTHER_WORDS = 80
_MOST_OTHERS = 4


def whole_reply(same: Sequence[Same], found: Sequence[Hit], parts: int = 1) -> Reply:
    """The answers of `same`, one unit at least: the first one whole, the others from their start.

    An answer of more than 400 words, or its share where several `parts` are asked, is cut after a sentence, and a note
    says so. Passages are those `found`, in their order, the units of `same` first.
    """
    quoted: list[Candidate] = []
    notes: list[Remark] = []
    for place, item in enumerate(same[: 1 + _MOST_OTHERS]):
        own, left = _from_start(item, (_OTHER_WORDS if place else MOST_WORDS) // parts)
        quoted += own
        if left:
            notes.append(_goes_on(item.unit, left))
    sure = RECOGNISED if same[0].alike >= RECOGNISED else max(CERTAIN, same[0].alike)
    return Reply(_listed(same, found), tuple(quoted), sure, False, notes=tuple(notes))


def answer_sentences(item: Same) -> Iterator[Candidate]:
    """The sentences of an answer as they stand."""
    yield from _sentences(item, [item.unit.answer] if item.unit.answer else [], asks=False)


def _from_start(item: Same, most: int) -> tuple[list[Candidate], int]:
    """The sentences of an answer as far as `most` words go, and how many words are left; a short one with its Vraag."""
    kept: list[Candidate] = []
    left = size = 0
    for sentence in answer_sentences(item):
        words = len(sentence.shown.split())
        if left or (kept and size + words > most):
            left += words
        else:
            kept.append(sentence)
            size += words
    if not left and size <= SHORT_ANSWER:
        kept = [*_sentences(item, item.unit.questions, asks=True), *kept]
    return kept, left


def _sentences(item: Same, regions: Sequence[Span], asks: bool) -> Iterator[Candidate]:
    for region in regions:
        for span in sentences(item.document, region):
            shown = tidy(item.document, span)
            yield Candidate(item.document, item.unit, span, "vraag" if asks else "antwoord", shown, {}, item.alike)


def _listed(same: Sequence[Same], found: Sequence[Hit]) -> tuple[Hit, ...]:
    """The passages found, those of the Vraag that was asked first; scores still fall."""
    order = {item.unit.address: place for place, item in enumerate(same)}
    held = {hit.passage.unit for hit in found}
    added = [Hit(item.passage, 0.0, 1) for item in same if item.unit.address not in held]
    hits = [*found, *added]
    if not found:
        return tuple(replace(hit, rank=rank) for rank, hit in enumerate(added, start=1))
    least = min(hit.score for hit in found)
    scores = sorted([*(hit.score for hit in found), *(least for _ in added)], reverse=True)
    hits.sort(key=lambda hit: order.get(hit.passage.unit, len(order)))
    pairs = zip(hits[: len(scores)], scores, strict=True)
    return tuple(replace(hit, score=score, rank=rank) for rank, (hit, score) in enumerate(pairs, start=1))


def _goes_on(unit: Unit, left: int) -> Remark:
    return Remark(
        f"Het antwoord gaat nog {left} woorden door; lees verder in de bron ({unit.address}).",
        f"The answer goes on for {left} words; read on in the source ({unit.address}).",
    )
