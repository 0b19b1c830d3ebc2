"""Follow-up questions, completed with what was asked before: what a reader would say was meant.

"En in 2024?" after "Hoeveel kaas werd in 2023 verkocht?" is that question with the other year; "Wie betaalt dat?" is
read after it. A question that stands on its own is left alone, however short. Only the questions are read here.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from index.glossary import is_english
from qa.asked_for import asked_for
from qa.leaning import OF_A_PAPER, leaning
from qa.naming import names_only_a_number, own_words
from qa.replaced import replaced

# alone: as typed. replaced: the earlier question with another year or name. joined: both. number: a Vraag of the paper
# of the earlier answer. there: asked of that paper alone. reason, who, more: about the earlier answer itself. thanks,
# nothing: nothing is asked.
Manner = Literal["alone", "replaced", "joined", "number", "there", "reason", "who", "more", "thanks", "nothing"]

_THANKS = re.compile(
    r"(?:(?:oke|oké|ok|prima|super|top|mooi|goed|fijn|great|fine)[\s,.!]*)*(?:(?:heel(?: erg)?|hartelijk|erg|zeer)\s+)?"
    r"(?:dank(?:\s+(?:je|u|jullie))?(?:\s*wel)?|dankjewel|dankuwel|bedankt|thanks|thank\s+you|thx)"
    r"(?:\s+(?:wel|alvast|hoor|so much|very much|a lot|voor\s+\w+(?:\s+\w+)?|for\s+\w+(?:\s+\w+)?)"
    r"|[\s,.!]+(?:(?:heel|erg|zo|very|all)\s+)?(?:duidelijk|helder|goed|prima|top|fijn|nuttig|genoeg|clear|great|good))*[\s.!]*",
    re.IGNORECASE,
)
# What answers nothing and asks nothing either.
_ACKNOWLEDGES = re.compile(
    r"(?:(?:en|ja|nee|ok|oke|oké|okay|goed|prima|duidelijk|helder|fijn|mooi|super|top|hm+|aha|juist|hallo|hoi|dag|hello|hi"
    r"|yes|no|good|great|fine|clear|right|sure|doei|tot\s+ziens|bye)[\s,.!]*)+",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:waarom|waardoor|hoezo|hoe\s+(?:komt|kwam|kan|kon)|redenen?|oorzaak|verklaring|why|how\s+come|reason|cause)\b"
    r"|\bwaar\s+(?:komt|kwam|ligt)\b.*\b(?:door|aan|vandaan)\b",
    re.IGNORECASE,
)
_WHO = re.compile(
    r"\b(?:wie|who|(?:welke?|which)\s+(?:minister|staatssecretaris|bewindspersoon|kabinet|state\s+secretary))\b.*"
    r"\b(?:zei|zegt|gezegd|schreef|schrijft|geschreven|antwoordde|antwoordt|beweert|beweerde|stelt|stelde|meldt|meldde"
    r"|vindt|vond|said|says|say|wrote|answered)\b|\bvan\s+wie\s+(?:is|komt|kwam)\b",
    re.IGNORECASE,
)
_MORE = re.compile(
    r"\b(?:vertel(?:len)?|leg|licht|toelicht\w*|uitleg\w*|bedoel\w*|betekent|betekende|meer|details|verder|explain"
    r"|elaborate|tell|more|means?|meant|detail|nog\s+iets|anything\s+else|what\s+else)\b",
    re.IGNORECASE,
)
_WHERE = re.compile(r"(?:waar|where)\b", re.IGNORECASE)
_CONNECTIVE = re.compile(r"(?:en|maar|and|but|dus|so)\s+(?=\w)", re.IGNORECASE)
# "Hoe lang was de brug dicht": "waarom was de brug dicht"; "wat is ..." cannot be turned so.
_TURNS = re.compile(r"(?:sinds\s+wanneer|vanaf\s+wanneer|wanneer|hoe\s*lang|since\s+when)\s+(?=\w)", re.IGNORECASE)
# Earlier questions that are read: what was asked before them is long answered.
MOST_HISTORY = 30
# Of these the last few are answered to tell what they were about.
_MOST_ASKED = 4
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as understood: `text` is what is asked, `subject` the earlier question that it leans on, if any.

    `own` is the follow-up as typed; `earlier` are the questions before it that stand on their own, oldest first.
    """

    text: str
    manner: Manner = "alone"
    subject: str | None = None
    own: str = ""
    earlier: tuple[str, ...] = ()

    @property
    def stands_alone(self) -> bool:
        """Whether it is asked as it was typed."""
        return self.manner == "alone"

    @property
    def of_answer(self) -> bool:
        """Whether it asks about the earlier answer itself, or nothing at all."""
        return self.manner in ("reason", "who", "more", "thanks", "nothing")

    @property
    def leans(self) -> bool:
        """Whether the question is understood otherwise than as it was typed."""
        return self.subject is not None


def understood(question: str, history: Sequence[str], goes_on: Callable[[Turn], bool] = lambda _: True) -> Turn:
    """The question as understood after `history`, earlier questions, oldest first.

    `goes_on` is asked of a whole question after "en" or "maar", joined to the earlier one, whether that is meant.
    """
    if stands_alone(" ".join(question.split())):
        return Turn(question, "alone", None, question)
    subjects: list[str] = []
    before: Turn | None = None
    read = history[-MOST_HISTORY:]
    for place, earlier in enumerate(read):
        recent = place >= len(read) - _MOST_ASKED
        turn = _turn(earlier, subjects, before, goes_on if recent else lambda _: True)
        if turn.manner == "replaced" or (turn.manner == "alone" and own_words(turn.own)):
            subjects.append(without_connective(turn.text))
            before = None
        elif turn.manner == "joined":
            before = turn
    return _turn(question, subjects, before, goes_on)


def _turn(question: str, subjects: Sequence[str], before: Turn | None, goes_on: Callable[[Turn], bool]) -> Turn:
    """`question` after the last of `subjects`; `before` is what was asked about that since, where that leaned on it."""
    folded = " ".join(question.split())
    subject = subjects[-1] if subjects else None
    if (nothing := _asks_nothing(folded)) is not None:
        return Turn(question, nothing, None, question)
    if subject is None or stands_alone(folded):
        return Turn(question, "alone", None, question)
    if other := replaced(subject, folded):
        return Turn(other, "replaced", subject, question)
    manner = _manner(folded)
    if manner == "joined":
        # What was asked last about the subject is what "dat" most likely means.
        last = without_connective(before.own).rstrip(" ?.!") if before else ""
        last = f" – {last[0].lower()}{last[1:]}" if last else ""
        turn = Turn(f"{subject.rstrip(' ?.!')}{last}? {_sentence(folded)}", manner, subject, question)
        return turn if leaning(folded) == "yes" or goes_on(turn) else Turn(question, "alone", None, question)
    if manner == "reason" and _is_plain_why(folded) and (turned := _why(subject)):
        return Turn(turned, manner, subject, question)
    about = "about" if is_english(folded) else "bij"
    return Turn(f"{_sentence(folded)} ({about}: {subject})", manner, subject, question, tuple(subjects))


def _asks_nothing(folded: str) -> Manner | None:
    if len(folded) > _LONGEST:
        return None
    return "thanks" if _THANKS.fullmatch(folded) else "nothing" if _ACKNOWLEDGES.fullmatch(folded) else None


def stands_alone(folded: str) -> bool:
    """Whether a question, its white space folded, is asked as it stands, whatever was asked before."""
    return len(folded) > _LONGEST or (_asks_nothing(folded) is None and leaning(folded) == "no")


def _manner(folded: str) -> Manner:
    if names_only_a_number(folded):
        return "number"
    if OF_A_PAPER.search(folded):
        return "there"
    if not own_words(folded):
        if _REASON.search(folded):
            return "reason"
        if _WHO.search(folded):
            return "who"
        # "En daarna?" goes on where the answer stopped; "Waar staat dat?" and "Klopt dat?" are met by it.
        if _MORE.search(folded) or (
            asked_for(bare := without_connective(folded)) == "other" and not _WHERE.match(bare)
        ):
            return "more"
    return "joined"


def _why(subject: str) -> str | None:
    """`subject` with "waarom" before it, where that makes a question."""
    turns = _TURNS.match(subject)
    rest = subject[turns.end() :] if turns else subject if asked_for(subject) == "yesno" else ""
    return f"Waarom {rest[0].lower()}{rest[1:]}" if rest else None


def _is_plain_why(folded: str) -> bool:
    return (
        re.fullmatch(r"(?:en\s+|maar\s+)?waarom(?:\s+(?:dan|eigenlijk|dat|is\s+dat(?:\s+zo)?))?[\s?!.]*", folded, re.I)
        is not None
    )


def without_connective(text: str) -> str:
    """`text` without the "en" or "maar" that it begins with."""
    return _sentence(_CONNECTIVE.sub("", " ".join(text.split()), count=1) if _CONNECTIVE.match(text.strip()) else text)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
