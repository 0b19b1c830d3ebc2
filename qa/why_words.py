"""Why a passage was found, as one short line in Dutch and in English. What the reasons are is found elsewhere."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from index.records import Remark
from qa.messages import Language

# In the order in which they are said: the passage itself, then what surrounds it.
Kind = Literal[
    "named", "words", "spelled", "translated", "short", "other", "question", "around", "heading",
    "partly", "near", "title", "speaker", "whole", "nothing",
]  # fmt: skip
ORDER: tuple[Kind, ...] = get_args(Kind)
# A line is read beside a passage, not instead of it.
LONGEST = 160
_LONGEST_WORD = 40
_BETWEEN = " · "
_MORE = " …"

_NL: dict[Kind, str] = {
    "named": "vraag {} genoemd", "words": "woorden: {}", "spelled": "anders gespeld: {}",
    "translated": "vertaald: {}", "short": "afkorting: {}", "other": "ander woord: {}", "question": "in de vraag: {}",
    "around": "ernaast: {}", "heading": "in de kop: {}", "partly": "deels: {}", "near": "lijkt op: {}",
    "title": "in de titel: {}", "speaker": "bij de afzender: {}", "whole": "lijkt als geheel op de vraag",
    "nothing": "weinig gemeen met de vraag",
}  # fmt: skip
_EN: dict[Kind, str] = {
    "named": "question {} named", "words": "words: {}", "spelled": "spelled otherwise: {}",
    "translated": "translated: {}", "short": "abbreviation: {}", "other": "other word: {}",
    "question": "in the question: {}", "around": "beside it: {}", "heading": "in the heading: {}",
    "partly": "in part: {}", "near": "resembles: {}",
    "title": "in the title: {}", "speaker": "with the sender: {}", "whole": "resembles the question as a whole",
    "nothing": "little in common with the question",
}  # fmt: skip
_WORDS: dict[Language, dict[Kind, str]] = {"nl": _NL, "en": _EN}


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for a passage: of what kind, and the words for it, "stappers → uitgaande jongeren"."""

    kind: Kind
    words: tuple[str, ...] = ()


def in_words(reasons: Sequence[Reason]) -> Remark:
    """The reasons as one line in each language, at most `LONGEST` characters, the first ones first.

    >>> in_words([Reason("words", ("kaas", "brug")), Reason("title", ("kaas",))]).dutch
    'woorden: kaas, brug · in de titel: kaas'
    """
    return Remark(_line(reasons, "nl"), _line(reasons, "en"))


def _line(reasons: Sequence[Reason], language: Language) -> str:
    line = ""
    for longer in _growing(reasons, _WORDS[language]):
        if len(longer) + len(_MORE) > LONGEST:
            return line + _MORE
        line = longer
    return line


def _growing(reasons: Sequence[Reason], phrases: dict[Kind, str]) -> Iterator[str]:
    """The line with ever more in it, one word at a time."""
    before = ""
    for reason in reasons:
        phrase = phrases[reason.kind]
        said = [_clipped(word) for word in reason.words]
        lines = [before + phrase.format(", ".join(said[:count])) for count in range(1, len(said) + 1)]
        yield from lines or [before + phrase]
        before = (lines or [before + phrase])[-1] + _BETWEEN


def _clipped(words: str) -> str:
    return words if len(words) <= _LONGEST_WORD else words[: _LONGEST_WORD - 1] + "…"
