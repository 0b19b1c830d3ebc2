"""What the answer to a question looks like, by its words: a count, a day, a name, a reason, a way, yes or no.

Finer than `qa.asked_for`, which must be right before a question is refused; here a wrong reading only makes another
sentence likelier. Of a text with several sentences the last question counts.
"""

import re
from functools import lru_cache
from typing import Literal

Shape = Literal["number", "date", "person", "reason", "manner", "yesno", "other"]

_SENTENCE = re.compile(r"(?<=[?!.;])\s+")
_CLAUSE = re.compile(r"[,:]\s+")
_BEFORE = (
    r"(?:(?:in|op|vanaf|sinds|aan|door|van|voor|met|bij|tot|per|uit|over|naar|onder|tegen|on|at|from|by|for|with|to)"
    r"\s+)?"
)
_ASKS = r"(?:wie|wat|waar\w*|wanneer|hoe\w*|welke?|who|what|when|where|why|how|which)"
_WORD_FIRST = re.compile(rf"{_BEFORE}{_ASKS}\b", re.IGNORECASE)
_WORD_LATER = re.compile(rf"(?:[,:]|\ben\b|\bor\b|\band\b)\s*{_ASKS}\b", re.IGNORECASE)
# "Krijgt een gemeente ...?": a verb, then whom it is about. No list of verbs is long enough.
_VERB_FIRST = re.compile(
    r"(?:(?:en|maar|of|dus)\s+)?[a-zà-ÿ]+\s+(?:ik|je|jij|u|hij|zij|ze|we|wij|men|er|de|het|een|deze|dit|dat|die|mijn|onze"
    r"|ons|al|nog|iemand|iedereen|the|a|it|they|there|i|you)\b",
    re.IGNORECASE,
)
_NO_VERB = re.compile(
    r"(?:(?:en|maar|of|dus)\s+)?(?:in|op|vanaf|sinds|aan|door|van|voor|met|bij|tot|per|uit|over|naar|onder|tegen|volgens|na"
    r"|tijdens|binnen|als|omdat|dat|wanneer|zoals|om|ik|on|at|from|by|for|with|to|of|after|under|during|if)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:wanneer|welke datum|welk jaar|welke dag|welke maand|(?:sinds|vanaf|per|tot) (?:welke?|wanneer)|when"
    r"|what (?:date|year|day))\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:waarom|waardoor|hoe (?:komt|kwam|kan) het|waaraan|oorzaak|reden|aanleiding|waarvoor dient|het nut|why)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:hoeveel|hoe veel|hoeveelste|aantal|aantallen|percentage|procent|hoelang|number of|share of|amount of|budget"
    r"|kosten?|kostten?|cost|verdien\w*"
    r"|welke? (?:deel|aandeel|bedrag|tarief|prijs|boete|leeftijd|som|budget|termijn|temperatuur|snelheid|omvang)"
    r"|hoe (?:vaak|dikwijls|hoog|lang|groot|oud|zwaar|ver|duur|breed|diep|snel|klein|laag|warm)"
    r"|how (?:many|much|often|long|high|large|big|old|far)|what (?:share|percentage|number|amount|fee|price))\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^(?:door |aan |van |bij |met |voor )?(?:wie|whom?)\b|(?:\ben|,) (?:door |aan |van |bij |met )?wie\b|\bhoe heet"
    r"|\bde naam van\b|\bwhich (?:body|ministry|organisation|agency|authority|company)"
    r"|\bwelke? (?:minister|staatssecretaris|instanties?|organisaties?|toezichthouder|partij|departement|ministerie"
    r"|dienst|inspectie|bedrijf|bedrijven|gemeenten?|instelling|landen|land|maatschappij|persoon|stad|commissie"
    r"|rechter|rechtbank|stichting|vereniging)\b",
    re.IGNORECASE,
)
_MANNER = re.compile(r"\b(?:hoe|op welke (?:manier|wijze)|waarmee|procedure|how)\b", re.IGNORECASE)
# A question may be long; what it asks for stands near one of its ends.
_LONGEST = 2_000


@lru_cache(maxsize=1024)
def shape_of(text: str) -> Shape:
    """What the answer to the question `text` looks like, "other" when no word says it.

    >>> shape_of("Krijgt de brug een leuning?"), shape_of("Hoe zwaar mag een kaas zijn?"), shape_of("kaas keuring")
    ('yesno', 'number', 'other')
    """
    folded = " ".join(text.split())
    folded = folded if len(folded) <= 2 * _LONGEST else f"{folded[:_LONGEST]} {folded[-_LONGEST:]}"
    sentences = _SENTENCE.split(folded)
    asked = next((sentence for sentence in reversed(sentences) if sentence.endswith("?")), sentences[-1])
    if asked.endswith("?") and _asks_whether(asked) and not _WORD_LATER.search(asked):
        return "yesno"
    kinds: tuple[tuple[Shape, re.Pattern[str]], ...] = (
        ("date", _DATE), ("reason", _REASON), ("number", _NUMBER), ("person", _PERSON), ("manner", _MANNER),
    )  # fmt: skip
    found = next((kind for kind, pattern in kinds if pattern.search(asked)), None)
    if found:
        return found
    return "yesno" if any(map(_asks_whether, [asked, *_CLAUSE.split(asked)])) else "other"


def _asks_whether(clause: str) -> bool:
    return bool(_VERB_FIRST.match(clause)) and not _WORD_FIRST.match(clause) and not _NO_VERB.match(clause)
