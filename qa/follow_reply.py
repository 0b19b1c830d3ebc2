"""A follow-up to a reply: read as the conversation has it, and answered from what the earlier answer stands in.

Nothing is kept between questions: an earlier question is answered again, which gives the same answer.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.store import Store
from qa.conversation import MOST_HISTORY, Turn, stands_alone, understood, without_connective
from qa.extract import Candidate
from qa.follow_about import NO_MORE, NO_REASON, NOBODY, more, quoting, reasons, who
from qa.follow_up import Leaning, is_met
from qa.known import Known
from qa.naming import names_something, own_words
from qa.question import Question
from qa.records import NO_QUESTION, WELCOME
from qa.several import Reply

Within = NDArray[np.bool_]
Searched = tuple[Reply, tuple[str, ...]]
# "En nitazenen?", "en hoe zit het met cannabis?": with an article it would be something of what was asked about.
_NEW_SUBJECT = re.compile(
    r"(?:en|maar|and|but)\s+(?:hoe\s+zit\s+(?:het|dat)\s+met\s+|what\s+about\s+)?"
    r"(?!(?:de|het|een|die|dat|deze|dit|the|a|those|that|this|bij|in|op|aan|voor|van|met|at|on|for|with)\b)"
    r"[^\W\d_][\w-]*(?:\s+[\w-]+){0,2}\s*[?.!]*",
    re.IGNORECASE,
)
# Earlier questions that are answered again to find the paper that is meant.
_MOST_ASKED_AGAIN = 4


class Followed(NamedTuple):
    """A follow-up as understood and as read, what is found for it, and the parts of it that are not answered."""

    turn: Turn
    read: Question
    reply: Reply
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUps:
    """Follow-ups over one index. `read` reads a question, `mend` puts its typos right, `search` replies to one that was
    read within some passages, `leaning` to one that leans on another, `sentences` gives all that may answer it."""

    store: Store
    known: Known
    most_words: int
    longest: int
    read: Callable[[str], Question]
    mend: Callable[[str], str]
    search: Callable[[Question, Within], Searched]
    leaning: Callable[[Question, Within, Leaning], Reply]
    sentences: Callable[[Question, Within], Sequence[Candidate]]

    def turn(self, question: str, history: Sequence[str], within: Within) -> Turn:
        """The question as understood after `history`, earlier questions; typos put right where it leans on them."""
        mended = self.mend(question) if history else question
        if stands_alone(" ".join(mended.split())):
            return Turn(question, own=question)
        # What is too long to be asked is no subject.
        askable = [asked for asked in history if len(asked) <= self.longest]
        earlier = [self.mend(asked) for asked in askable[-MOST_HISTORY:]]
        turn = understood(mended, earlier, self._goes_on(within))
        return Turn(question, own=question) if turn.stands_alone else turn

    def reply(self, turn: Turn, within: Within) -> Followed:
        """The reply to a question that leans on an earlier one, in the passages `within`, bool (n,)."""
        if turn.manner in ("thanks", "nothing"):
            read = self.read(turn.text)
            said = WELCOME if turn.manner == "thanks" else NO_QUESTION
            return Followed(turn, read, quoting(self.search(read, within)[0], (), said))
        if turn.manner in ("reason", "who", "more"):
            return self._about(turn, within)
        if turn.manner in ("number", "there"):
            return self._of_paper(turn, within)
        if turn.manner == "replaced":
            read = self.read(turn.text)
            reply, missing = self.search(read, within)
            return Followed(turn, read, _met(self.read(turn.own), reply), missing)
        return self._joined(turn, within)

    def _goes_on(self, within: Within) -> Callable[[Turn], bool]:
        """Whether a question that could stand alone is better answered with the earlier one."""

        def goes_on(turn: Turn) -> bool:
            joined = self._joined(turn, within).reply
            if joined.refused:
                return False
            alone = self.search(self.read(without_connective(turn.own)), within)[0]
            return alone.refused or alone.sure <= joined.sure

        return goes_on

    def _joined(self, turn: Turn, within: Within) -> Followed:
        """Both questions as one: a reply that does not speak of the words of the follow-up is none."""
        own, read = self.read(without_connective(turn.own)), self.read(turn.text)
        # An English question after a Dutch one, or the other way round, keeps its own other words.
        query = replace(read.query, others=tuple(dict.fromkeys((*read.query.others, *own.query.others))))
        said = {limit.field for limit in own.limits}
        limits = (*own.limits, *(limit for limit in read.limits if limit.field not in said))
        expected = own.expected if own.expected != "other" else read.expected
        read = replace(read, parts=(), query=query, limits=limits, expected=expected)
        before, everywhere = self._before(turn, within), within
        own = replace(own, expected=expected)
        if not before.refused and not names_something(own_words(turn.own)):
            # What names nothing new asks about that paper.
            within = within & self._paper(before)
        reply = _met(own, self.leaning(read, within, Leaning(own, () if before.refused else before.quoted)))
        if reply.refused and _NEW_SUBJECT.fullmatch(turn.own.strip()):
            # The papers may well speak of it elsewhere.
            alone, missing = self.search(own, everywhere)
            if not alone.refused:
                return Followed(Turn(without_connective(turn.own), own=turn.own), own, alone, missing)
        return Followed(turn, read, reply)

    def _of_paper(self, turn: Turn, within: Within) -> Followed:
        """A question that names no paper, asked of that of the earlier answer."""
        asked = reversed(turn.earlier[-_MOST_ASKED_AGAIN:])
        replies = (self.search(self.read(earlier), within)[0] for earlier in asked)
        before = next((reply for reply in replies if not reply.refused), None)
        if before is None:
            read = self.read(turn.own)
            return Followed(turn, read, *self.search(read, within))
        read = self.read(turn.own)
        own = without_connective(turn.own)
        own = own.rstrip(" ?.!") if turn.manner == "number" else own
        turn = replace(turn, text=f"{own} (in: {before.quoted[0].document.metadata.title})")
        return Followed(turn, read, *self.search(read, within & self._paper(before)))

    def _paper(self, before: Reply) -> Within:
        """Which passages stand in the paper that a reply quotes first, bool (n,)."""
        first = before.quoted[0].document.id
        inside: Within = self.store.papers_of_passages == self.store.place(first)
        return inside

    def _about(self, turn: Turn, within: Within) -> Followed:
        """Why, by whom, and what more: near what the earlier answer quotes."""
        before = self._before(turn, within)
        read = self.read(turn.subject or turn.own)
        if before.refused:
            return Followed(turn, read, before)
        if turn.manner == "who":
            return Followed(turn, read, quoting(before, who(self.store, self.known.speakers, before), NOBODY, 1.0))
        if turn.manner == "more":
            return Followed(turn, read, quoting(before, more(before, self.most_words), NO_MORE))
        read = replace(read, parts=(), expected="reason")
        inside = within & self.store.passages_of({item.unit.address for item in before.quoted})
        found = reasons(self.sentences(read, inside), read, before)
        return Followed(turn, read, quoting(before, found, NO_REASON))

    def _before(self, turn: Turn, within: Within) -> Reply:
        return self.search(self.read(turn.subject or turn.own), within)[0]


def _met(follow_up: Question, reply: Reply) -> Reply:
    """The reply, refused where its first quote says nothing of the words of the follow-up."""
    if reply.refused or is_met(follow_up, reply.quoted[:1]):
        return reply
    return replace(reply, refused=True, sure=0.0)
