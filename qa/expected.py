"""Whether a sentence holds the kind of thing that a question asks for: a count, a date, a name, a cause.

What the question says itself is no answer to it: "in 2023" in a sentence does not answer "hoeveel in 2023". A year, a
day of the month, the number of an article, a paper or an item of a list are no counts.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from index.dates import MONTHS
from index.dutch import fold, stop_words
from qa.question import Question
from qa.shape import Shape, shape_of

_MONTHS = "|".join(MONTHS)
_NOT_A_COUNT = re.compile(
    rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b|\b(?:19|20)\d\d(?:[-/–]\d{{2,4}})?\b(?!\s*(?:euro|keer|mensen|personen|zaken))"
    r"|\b(?:artikel|artikelen|art\.|lijst|nr\.|nummer|vraag|vragen|hoofdstuk|bijlage|tabel|Kamerstuk)\s+[\dA-Z]"
    r"[\d ]*\w*",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\s*(?:\d{1,2}|[a-z])[.)]\s+")
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_COUNTED = re.compile(
    r"\b(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tientallen|honderden|duizenden|geen enkele"
    r"|helft|kwart|driekwart|vijfde|derde|tiende|dubbele|miljoen|miljard)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"\b(?:19|20)\d\d\b|\b(?:{_MONTHS})\b|\b(?:voorjaar|najaar|zomer|winter|kwartaal|begin|eind|einde|medio|morgen"
    r"|volgend|volgende|komend|komende|afgelopen)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w-]*[\w]")
_CAUSE = re.compile(
    r"\b(?:omdat|doordat|vanwege|daarom|aangezien|want|waardoor|daardoor|wegens|gevolg|reden|redenen|zodat|hierdoor"
    r"|dankzij|vloeit|komt door|immers|namelijk|opdat|teneinde|om te|door|gezien|gelet|oog op|bedoeling|doel|oorzaak"
    r"|verklaring|te wijten|te maken met|aanleiding|hangt samen)\b",
    re.IGNORECASE,
)
_MEANS = re.compile(
    r"\b(?:door|via|middels|aan de hand van|op basis van|met behulp van|waarbij|waarmee|daarmee|hiermee|hiertoe|daartoe"
    r"|zodat|eerst|vervolgens|daarna)\b",
    re.IGNORECASE,
)
_STANCE = re.compile(
    r"\b(?:niet|geen|wel|nooit|mag|mogen|moet|moeten|kan|kunnen|toegestaan|toegelaten|verboden|verplicht|ja|nee|neen"
    r"|inderdaad|onmogelijk|mogelijk|noch|reeds|al|zal|zullen|wordt|worden|blijft|evenmin|uitgesloten|vrijgesteld"
    r"|gelden|geldt|nodig|noodzakelijk)\b",
    re.IGNORECASE,
)
_DENIAL = re.compile(r"\b(?:niet|geen|nooit|ja|nee|neen|inderdaad|evenmin|noch|wel)\b", re.IGNORECASE)
BODY = re.compile(
    r"\b(?:minister|staatssecretaris|gemeenten?|politie|inspectie|stichting|werkgevers?|raad|diensten|dienst|commissie"
    r"|autoriteit|organisaties?|bestuur|douane|rechters?|rechtbank|provincies?|college|instituut|agentschap|kabinet"
    r"|directie|instanties?|bedrijf|bedrijven|vereniging|bond|federatie|korpschef|officier|burgemeester|parket"
    r"|ambtena\w+|verzekeraars?|school|scholen|universiteit\w*|ziekenhui\w+|bank|regering|overheid|administratie"
    r"|waterschap\w*|huisarts\w*)\b",
    re.IGNORECASE,
)
# What a count is of: the words that ask for it, and those that stand with it.
_OF = (
    (
        re.compile(
            r"\b(?:bedrag|kost\w*|prijs|euro|boete|tarief|geld|budget|betaal\w*|verdien\w*|subsidie|loon|vergoeding|uitgaven"
            r"|uitgegeven|cost\w*|money|fine|pay|paid|price|fee)\b",
            re.IGNORECASE,
        ),
        re.compile(r"€|\b(?:euro'?s?|eur|miljoen|miljard|frank)\b", re.IGNORECASE),
    ),
    (
        re.compile(r"\b(?:procent|percentage|aandeel|welk deel|share|percent)\b", re.IGNORECASE),
        re.compile(
            r"%|\b(?:procent|percentage|helft|kwart|derde|vijfde|tiende|op de (?:tien|honderd))\b", re.IGNORECASE
        ),
    ),
    (
        re.compile(r"\b(?:hoe lang|hoelang|how long|termijn|leeftijd|hoe oud|how old|tijd)\b", re.IGNORECASE),
        re.compile(r"\b(?:dag|dagen|week|weken|maand|maanden|jaar|jaren|uur|uren|minuut|minuten)\b", re.IGNORECASE),
    ),
)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What the answer to one question should hold."""

    shape: Shape
    asked: frozenset[str]
    unit: re.Pattern[str] | None

    @classmethod
    def of(cls, question: Question) -> "Expectation":
        """What is expected of an answer to `question`."""
        unit = next((held for asks, held in _OF if asks.search(question.text)), None)
        return cls(shape_of(question.text), _asked(question.text), unit)

    def met(self, sentence: str) -> dict[str, float]:
        """How far `sentence` (as shown) holds what is expected, each 0 or 1.

        `expected`: a count, day, name or cause where one is asked for, 1 where none is; `count` and `day`: the same for
        those alone, and `in_unit`: a count of euros, shares or time where that is asked for; `body`: who could act, for
        "wie"; `means`: a way, for "hoe"; `stance`: that something may, must or is so, for yes or no; `denial`: "niet",
        "wel" or the like for the same.
        """
        shape = self.shape
        holds = _holds(shape, sentence, self.asked)
        counts = shape == "number" and holds
        return {
            "expected": float(holds),
            "count": float(counts),
            "day": float(shape == "date" and holds),
            "in_unit": float(counts and (self.unit is None or self.unit.search(_counts(sentence)) is not None)),
            "body": float(shape == "person" and BODY.search(sentence) is not None),
            "means": float(shape == "manner" and _MEANS.search(sentence) is not None),
            "stance": float(shape == "yesno" and _STANCE.search(sentence) is not None),
            "denial": float(shape == "yesno" and _DENIAL.search(sentence) is not None),
        }


def _holds(shape: Shape, sentence: str, asked: frozenset[str]) -> bool:
    if shape == "number":
        return holds_figure(sentence, asked)
    if shape == "date":
        return is_new(_TIME, sentence, asked)
    if shape == "person":
        return is_new(_NAME, _ITEM.sub("", sentence), asked | stop_words())
    if shape == "reason":
        return _CAUSE.search(sentence) is not None
    return True


def holds_figure(sentence: str, asked: frozenset[str]) -> bool:
    """Whether a sentence holds a number that counts, in figures or words, beside the folded words `asked`."""
    counts = _counts(sentence)
    return is_new(_FIGURE, counts, asked) or is_new(_COUNTED, counts, asked)


def is_new(pattern: re.Pattern[str], text: str, asked: frozenset[str]) -> bool:
    """Whether `pattern` finds something in `text` that is not among the folded words `asked`."""
    return any(fold(match[0]) not in asked for match in pattern.finditer(text))


# A sentence is looked at for its figures several times, and the next question meets many sentences again.
@lru_cache(maxsize=4096)
def _counts(sentence: str) -> str:
    return _NOT_A_COUNT.sub(" ", _ITEM.sub("", sentence))


# A question meets many sentences.
@lru_cache(maxsize=64)
def _asked(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"\w+(?:[.,]\d+)*", text))
