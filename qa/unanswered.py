"""What quotes lack though they meet the words of a question: the kind of thing asked for, who it is about, who says it.

"De subsidie wordt verlengd." meets every word of "Wanneer wordt de subsidie verlengd?" and does not answer it.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from index.dutch import fold, words
from index.records import Document, Remark
from index.tidy import tidy
from qa.asked_kind import AskedKind, kind_asked
from qa.candidate import Candidate
from qa.held_kind import holds_how_often
from qa.rivals import Rival, rival
from qa.unheard import Unheard, unheard

# Evidence that something is lacking, each 1 or less: without `kind` there is no answer, others bound how sure it is.
NOTHING_LACKING: Mapping[str, float] = {"kind": 1.0, "rival": 1.0, "heard": 1.0}
# So many of the best sentences are looked at: an answer may stand beside the sentence that meets the question best.
_BEST = 6
# What scores further (in log-odds) below the best one is hardly ever quoted.
_NEAR = 2.0
# What scores no further below it may still hold the name or the day asked for.
_AROUND = 4.0
_NAMED = ("person", "name", "body", "time")
# "de minister van Natuur en Handel", not "de minister die over natuur gaat".
_FOR = re.compile(r"\s+(?:van|voor|of|for)\s+([^?.!,;]{1,100}?)(?=\s+(?:die|in|op|who)\b|[?.!,;]|$)", re.IGNORECASE)
_WHO = re.compile(r"\b(?:minister|staatssecretaris|premier)", re.IGNORECASE)
_NOBODY = Unheard()


@dataclass(frozen=True, slots=True)
class Unanswered:
    """What is lacking: the kind asked for, another actor or substance that is quoted, people who are not quoted."""

    kind: AskedKind | None = None
    rival: Rival | None = None
    unheard: Unheard = _NOBODY
    # Whether other quotes speak of what the first one says of a rival.
    said: bool = False

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """The lines under an answer."""
        return (
            *((self.unheard.remark,) if self.unheard else ()),
            *((self.kind.remark,) if self.kind else ()),
            *((self.rival.remark(self.said),) if self.rival else ()),
        )

    def without_rival(self, told: Collection[str]) -> "Unanswered":
        """The same without a rival of one of the words that are told to be missing."""
        return replace(self, rival=None) if self.rival and self.rival.asked in told else self

    @property
    def refusal(self) -> Remark | None:
        """The line instead of an answer."""
        if self.unheard:
            return self.unheard.refusal
        return self.kind.refusal if self.kind else self.rival.refusal if self.rival else None


def proof_of(question: str, found: Sequence[Candidate]) -> dict[str, float]:
    """The evidence by name, as NOTHING_LACKING, for the sentences `found`, best first; `kind` is .5 where the kind of
    thing asked for does not stand in what answers best, but near it."""
    own = [item for item in found[:_BEST] if _near(item, found[0], _NEAR)]
    lacks = unanswered(question, own, own)
    held = 0.0 if lacks.kind else 1.0
    if lacks.kind and holding(question, own, found):
        held = 0.5
    return {"kind": held, "rival": float(not lacks.rival), "heard": float(not lacks.unheard)}


def holding(question: str, quoted: Sequence[Candidate], found: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """The best of the sentences `found` with the name or the day that is asked for, where none of `quoted` has one.

    It stands in the unit of the best sentence and little below it; none where a number is asked for: of those there are
    many, of other things.
    """
    kind = kind_asked(question)
    if not kind or kind.kind not in _NAMED or kind.held([item.shown for item in quoted]):
        return ()
    near = (item for item in found[:_BEST] if _near(item, found[0], _AROUND))
    return tuple(item for item in near if kind.held([item.shown]))[:1]


def _near(item: Candidate, best: Candidate, most: float) -> bool:
    return item.unit.address == best.unit.address and item.score >= best.score - most


def unanswered(question: str, quoted: Sequence[Candidate], found: Sequence[Candidate]) -> Unanswered:
    """What `quoted` lacks of what is asked; `found`: the sentences that may answer, best first, at least one."""
    kind = kind_asked(question)
    shown = [item.shown for item in sorted(quoted, key=lambda item: (item.document.file, item.span))]
    lacks = kind if kind and not kind.held(shown) and not names_speaker(kind, question, found[0].document) else None
    other = None
    if kind and kind.counts:
        counting = [item for item in found[:_BEST] if item in quoted and kind.held([item.shown])]
        # "Zes keer" answers "hoe vaak" sooner than another number does.
        counting.sort(key=lambda item: kind.kind == "often" and not holds_how_often(item.shown))
        other = _rival(question, counting[0], found) if counting else None
    said = other is not None and any(fold(other.asked) in fold(text) for text in shown)
    return Unanswered(lacks, other, unheard(question, quoted), said)


def names_speaker(kind: AskedKind, question: str, document: Document) -> bool:
    """Whether the minister who is asked for is the one who speaks in a paper: by the post, and what it is for."""
    speaker = document.metadata.speaker
    if not speaker or kind.kind != "person" or not _WHO.search(kind.role) or kind.role not in fold(speaker):
        return False
    asked = _FOR.match(question[fold(question).find(kind.role) + len(kind.role) :])
    return asked is None or set(words(asked[1])) <= set(words(speaker))


def asks_speaker(question: str, quoted: Sequence[Candidate]) -> bool:
    """Whether the minister asked for is the speaker of what is quoted, and no quote says so."""
    kind = kind_asked(question)
    if not kind or not quoted or kind.held([item.shown for item in quoted]):
        return False
    return names_speaker(kind, question, quoted[0].document)


def _rival(question: str, item: Candidate, found: Sequence[Candidate]) -> Rival | None:
    before = [other for other in found if other.unit.address == item.unit.address and other.span.end <= item.span.start]
    last = max(before, key=lambda other: other.span.end, default=None)
    above = " ".join([*item.unit.headings, *(tidy(item.document, span) for span in item.unit.questions)])
    return rival(question, item.shown, last.shown if last else "", above)
