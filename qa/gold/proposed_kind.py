"""The kind that a gold question is given by its words: factoid, yesno, explain or list.

"Kunt u aangeven hoeveel ..." asks how many, not whether the minister can say so.
"""

import re
from typing import Literal

from qa.asked_for import asked_for
from qa.shape import shape_of

Kind = Literal["factoid", "yesno", "explain", "list", "unanswerable"]

_REQUEST = re.compile(
    r"(?:kunt|kan|wilt|zou|zoudt)\su\b[^?]{0,60}?\b(?:aangeven|toelichten|uitleggen|vertellen|uiteenzetten|zeggen|duiden"
    r"|inzichtelijk\smaken|schetsen|beschrijven|reflecteren)\s(?:\([^)]{0,100}\)\s)?(?:in\s)?"
    r"(?=(?:(?:op|in|voor|aan|door|van|met|bij|vanaf|sinds|tot)\s)?(?:wie|wat|waar\w*|wanneer|hoe\w*|welke?)\b)",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:(?:op|in|voor|aan|door|van|met|bij)\s)?welke\s(?:[^\W\d_]+e\s){0,2}[^\W\d_]+(?:en|s)\b(?!\sis\b)|kunt\su\b[^?]{0,40}\boverzicht\b",
    re.IGNORECASE,
)
# Asks for a view or a plan, whatever words for figures follow.
_VIEW = re.compile(r"in\shoeverre\b|hoe\s[^\W\d_]+t\su\b|wat\s(?:gaat|doet|vindt|bedoelt|is\suw)\b", re.IGNORECASE)
_SHAPES: dict[str, Kind] = {
    "number": "factoid",
    "date": "factoid",
    "person": "factoid",
    "yesno": "yesno",
    "reason": "explain",
    "manner": "explain",
}


def asks_for(question: str) -> str:
    """What a polite question asks for: "hoeveel bruggen ...?" of "Kunt u aangeven hoeveel bruggen ...?"."""
    return _REQUEST.sub("", question, count=1) if _REQUEST.match(question) else question


def asked_kind(question: str) -> Kind:
    """The kind of a question; explain where its words do not say.

    >>> asked_kind("Kunt u aangeven hoeveel bruggen er zijn?"), asked_kind("Welke maatregelen neemt de gemeente?")
    ('factoid', 'list')
    >>> asked_kind("Wat vindt de minister van de brug?")
    'explain'
    """
    asked = asks_for(question)
    if _VIEW.match(asked):
        return "explain"
    shape = shape_of(asked)
    if shape not in ("date", "number", "person") and _LIST.match(asked):
        return "list"
    if shape == "other" and asked_for(asked) == "yesno":
        return "yesno"
    return _SHAPES.get(shape, "explain")
