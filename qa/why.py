"""Why each passage was found: which words of the question stand in it, and where, or what stands there instead.

Every word of the question is accounted for once, by the strongest reason that there is. It explains and ranks nothing.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from index.records import Document, Hit, Remark, Unit
from index.store import Store
from index.tidy import tidy
from qa.alignment import WordVectors
from qa.decide import LOOKED_UP
from qa.question import Question
from qa.why_asked import Asked, asked_terms
from qa.why_near import near_words
from qa.why_text import Held, held
from qa.why_words import ORDER, Kind, Reason, in_words

# A part of a compound: "cilinder" in "lachgascilinder"; shorter ones stand in too many words.
_LEAST_PART = 5
# A passage whose vector stands out this far (in z-scores) resembles the question as a whole.
_STANDS_OUT = 2.0
# So many words that are explained by the passage itself need no more.
_ENOUGH = 2
_OF_TEXT: frozenset[Kind] = frozenset(("words", "spelled", "translated", "short", "other", "partly"))
_WEAK: frozenset[Kind] = frozenset(("title", "speaker"))


def reasons_in_words(store: Store, vectors: WordVectors, question: Question, hits: Sequence[Hit]) -> tuple[Remark, ...]:
    """For each hit why it was found, in one line of at most 160 characters in Dutch and in English."""
    asked = asked_terms(store, question)
    # Figures in several words are only looked for when a figure is asked for.
    figures = any(key[0].isdigit() for term in asked for key in term.keys)
    said = []
    for hit in hits:
        passage = _Passage.of(store, hit, figures)
        reasons = _named(question, passage.unit, hit)
        left: list[Asked] = []
        for term in asked:
            reason = passage.reason(term)
            if reason:
                reasons.setdefault(reason[0], {})[reason[1]] = None
            else:
                left.append(term)
        # Vectors explain what words hardly do.
        explained = sum(len(words) for kind, words in reasons.items() if kind in _OF_TEXT)
        near = near_words(store, vectors, left, passage.text) if explained < _ENOUGH else []
        if near:
            reasons["near"] = dict.fromkeys(near)
        said.append(in_words(list(_ordered(reasons, hit))))
    return tuple(said)


@dataclass(frozen=True)
class _Passage:
    """One passage: its words, those of all that it was indexed with, and where those come from."""

    unit: Unit
    document: Document
    figures: bool
    text: Held
    around: Held

    @classmethod
    def of(cls, store: Store, hit: Hit, figures: bool) -> "_Passage":
        """The passage of a hit; `figures` as for `held`."""
        document = store.document(hit.passage.document)
        text = held(tidy(document, hit.passage.span), figures)
        return cls(store.unit(hit.passage.unit), document, figures, text, held(hit.passage.context, figures))

    def reason(self, term: Asked) -> tuple[Kind, str] | None:
        """The strongest reason that this passage gives for a term, with its words; None when it gives none."""
        if own := self.text.all_of(term.keys):
            return ("spelled", f"{term.mistyped} → {own}") if term.mistyped else ("words", own)
        for way in term.ways:
            if other := self.text.all_of(way.keys):
                return way.kind, f"{way.typed} → {other}"
        outside = self._outside(term)
        if outside and outside[0] not in _WEAK:
            return outside
        if term.telling and (whole := self.text.with_part(term.keys[-1], _LEAST_PART)):
            return "partly", f"{term.shown} ~ {whole}"
        return outside

    def _outside(self, term: Asked) -> tuple[Kind, str] | None:
        """Where a term, or what it is in Dutch, stands around the passage."""
        for keys in (term.keys, *(way.keys for way in term.ways if way.kind == "translated")):
            if own := self.around.all_of(keys):
                for kind, place in self._places:
                    if place.all_of(keys):
                        # The day of a date says nothing about a figure in a question, its year does.
                        day = kind == "speaker" and own[:4].isdigit() and len(keys[0]) < 4
                        return None if day else (kind, own)
                return "around", own
        return None

    @cached_property
    def _places(self) -> tuple[tuple[Kind, Held], ...]:
        """What surrounds the passage, nearest first, by its words; read when a term first needs it."""
        about = self.document.metadata
        texts: tuple[tuple[Kind, str], ...] = (
            ("heading", " ".join(self.unit.headings)),
            ("question", " ".join(tidy(self.document, question) for question in self.unit.questions)),
            ("title", about.title),
            ("speaker", " ".join(part for part in (about.speaker, about.date) if part)),
        )
        return tuple((kind, held(text, self.figures)) for kind, text in texts)


def _named(question: Question, unit: Unit, hit: Hit) -> dict[Kind, dict[str, None]]:
    asked = {*question.numbers, *(number for part in question.parts for number in part.numbers)}
    looked_up = hit.score >= LOOKED_UP  # "the last question" names one without its number
    named = [number for number in unit.numbers if looked_up or number in asked]
    return {"named": {" + ".join(map(str, named)): None}} if named else {}


def _ordered(reasons: Mapping[Kind, Mapping[str, None]], hit: Hit) -> Iterator[Reason]:
    for kind in ORDER:
        if kind in reasons:
            yield Reason(kind, tuple(reasons[kind]))
    if not reasons.keys() - _WEAK:
        if hit.why.get("dense", 0.0) >= _STANDS_OUT:
            yield Reason("whole")
        elif not reasons:
            yield Reason("nothing")
