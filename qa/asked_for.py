"""The kind of thing that a question asks for, by its words: a count, a day, a name, a reason, yes or no."""

import re
from typing import Literal

Expected = Literal["number", "date", "person", "reason", "yesno", "other"]

_NUMBER = re.compile(
    r"\b(?:hoeveel|hoe veel|aantal|percentage|procent|welk deel|welk aandeel|hoe vaak|hoe hoog|hoe lang|hoelang"
    r"|hoe groot|hoe oud|how many|how much|how often|how long|what share|budget|kost|kosten)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:wanneer|welke datum|welk jaar|welke dag|sinds welk|vanaf wanneer|sinds wanneer|per wanneer|when)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^(?:door |aan |van |bij |met )?(?:wie|who)\b|\bhoe heet|\bde naam van\b|\bwhich (?:body|ministry)"
    r"|\bwelke? (?:minister|staatssecretaris|instantie|organisatie|toezichthouder|partij|departement|ministerie|dienst"
    r"|inspectie|bedrijf|gemeente)",
    re.IGNORECASE,
)
_REASON = re.compile(r"\b(?:waarom|waardoor|hoe komt het|waaraan|oorzaak|reden|why)\b", re.IGNORECASE)
_YES_NO = re.compile(
    r"^(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|kun|mag|mogen|moet|moeten|zal|zullen"
    r"|zou|zouden|gaat|gaan|komt|komen|krijgt|valt|vallen|klopt|bestaat|bestaan|doet|neemt|blijft|zit|zitten|ging|gingen"
    r"|deelt|bent|does|do|did|are|can|has|have|may|will)\b",
    re.IGNORECASE,
)  # fmt: skip


def asked_for(text: str) -> Expected:
    """What the question `text` asks for, "other" when no word says it."""
    kinds: tuple[tuple[Expected, re.Pattern[str]], ...] = (
        ("date", _DATE), ("reason", _REASON), ("number", _NUMBER), ("person", _PERSON), ("yesno", _YES_NO),
    )  # fmt: skip
    return next((kind for kind, pattern in kinds if pattern.search(text)), "other")
