"""The Vraag that a question names: "vraag 7", "vr. 10", "antwoord 5", "de tweede vraag", "laatste vraag".

A number that counts is no name: "3 vragen", "antwoord op 50 % van de vragen", "vragen 12 gemeenten om hulp".
"""

import re
from dataclasses import dataclass

from index.dates import MONTHS
from index.numbers import parse_numbers
from qa.number_words import COUNT, NUMBERS, RANKS, figures

_SIGN = r"(?:nrs?\b\.?|nummers?\b|no\b\.?|numbers?\b|#)"
_TO = r"[\s:(-]*"
# What makes a figure a count or a time after all.
_COUNTED = (
    r"(?!\s*(?:%|€|(?:procent|percent|keer|maal|euro|miljoen|miljard|jaar|jaren|maanden|weken|dagen|uur|years|months"
    rf"|weeks|days|times|million|billion|voor\s+één|{'|'.join(MONTHS)})\b))"
)
# "lachgasvraag", "WhatsApp-vragen" and "Kamervragen" name a set of questions; "aanvragen" and "navraag" do not.
_SET = r"(?:(?:[^\W\d_]{2,40}-?)(?<!aan)(?<!na)(?<!uit)(?<!op)(?<!over)(?<!be)(?<!hulp)(?<!zorg)(?<!onder)(?<!terug))"
_ANSWER = (
    r"(?:(?:antwoord(?:en)?|antw\.?|beantwoording|answers?)\s+(?:(?:op|van|bij|to|of)\s+)?(?:de\s+|het\s+|the\s+)?)?"
)
_NAMED = re.compile(
    rf"\b{_ANSWER}(?:(?P<set>{_SET}vra(?:ag|gen))|vraag(?:nummer)?|vragen|vrg?\b\.?|questions?)"
    rf"{_TO}(?:{_SIGN}{_TO})?(?P<numbers>{NUMBERS}){_COUNTED}\)?",
    re.IGNORECASE,
)
# "vragen 12 gemeenten", "vragen drie partijen": what stands after one bare number is what asks.
_ASKING = re.compile(r"\bvragen\s+\w+\s+(?!(?:over|van|bij|aan|uit|voor)\b)\w{3,}", re.IGNORECASE)
_ANSWER_NAMED = re.compile(
    rf"(?<!in )\b(?:(?P<set>{_SET}antwoord(?:en)?)|antwoord(?:en)?|antw\.?|beantwoording|answers?)(?P<to>\s+(?:op|to))?"
    rf"{_TO}(?P<sign>{_SIGN}{_TO})?(?P<numbers>{NUMBERS}){_COUNTED}\)?",
    re.IGNORECASE,
)
# After "antwoord op 3" something must show that no three things are meant.
_GOES_ON = re.compile(r"\s*(?:$|[^\w\s]|(?:over|van|bij|in|uit|aan|voor|about|on|from|by|of|en|and)\b)", re.IGNORECASE)
_RANKED = re.compile(
    rf"(?:^|(?<=[,;:(.?!]\s)|\b(?P<before>de|het|the|op|bij|van|in|uit|to|of)\s+)(?P<numbers>{RANKS})\s+"
    rf"(?:kamer)?(?:vraag|antwoord|question|answer)\b(?!\s+naar\b)",
    re.IGNORECASE,
)
_FIRST_FEW = re.compile(
    rf"\b(?:de|the|op)\s+(?:eerste|first)\s+(?P<count>{COUNT})\s+(?:kamervragen|vragen|antwoorden|questions|answers)\b",
    re.IGNORECASE,
)
# "antwoord op de tweede", "beantwoording van de laatste".
_ANSWER_RANKED = re.compile(
    rf"\b(?:antwoord(?:en)?|beantwoording|answers?)\s+(?:op|van|to)\s+(?:de|het|the)\s+(?P<numbers>{RANKS})"
    r"(?=\s*(?:$|[^\w\s]|(?:over|van|bij|about|of)\b))",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"(?:^|\b(?:de|het|the|op|bij|van|uit|to)\s+)(?:allerlaatste|laatste|final|last)\s+(?:kamer)?"
    r"(?:vraag|antwoord|question|answer)\b(?!\s+naar\b)",
    re.IGNORECASE,
)
_LONGEST = 100


@dataclass(frozen=True, slots=True)
class Named:
    """The Vraag numbers that a question names, ascending, or with `last` the last one; `rest`: the question without."""

    numbers: tuple[int, ...]
    last: bool
    rest: str

    @property
    def any(self) -> bool:
        """Whether a Vraag is named at all."""
        return bool(self.numbers) or self.last


def named(text: str) -> Named:
    """The Vraag that `text`, with its white space folded, names.

    >>> named("vr. 10 lachgasantwoorden"), named("3 vragen over kaas").any
    (Named(numbers=(10,), last=False, rest='lachgasantwoorden'), False)
    """
    numbers: set[int] = set()
    rest = text

    def taken(match: re.Match[str]) -> str:
        if not _is_name(match):
            return match[0]
        numbers.update(_numbers(match))
        # "lachgasvragen 6": the word says which paper is meant.
        return f" {match.groupdict().get('set') or ''} "

    for pattern in (_NAMED, _ANSWER_NAMED, _FIRST_FEW, _RANKED, _ANSWER_RANKED):
        rest = pattern.sub(taken, rest)
    last = not numbers and _LAST.search(rest) is not None
    if last:
        rest = _LAST.sub(" ", rest)
    return Named(tuple(sorted(numbers - {0})), last, " ".join(rest.split()))


def _numbers(match: re.Match[str]) -> tuple[int, ...]:
    if match.re is _FIRST_FEW:
        return tuple(range(1, min(_LONGEST, int(figures(match["count"]))) + 1))
    return parse_numbers(figures(match["numbers"]))


def _is_name(match: re.Match[str]) -> bool:
    if match.re is _NAMED:
        return not (match["numbers"].isalnum() and _ASKING.match(match.string, match.start()))
    if match.re is _ANSWER_NAMED:
        return not match["to"] or bool(match["sign"]) or bool(_GOES_ON.match(match.string, match.end()))
    return True
