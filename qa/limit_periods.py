"""When the papers that a question asks for were written: "brieven uit 2025", "in de brief van 3 maart 2025".

A year that is part of what is asked ("hoeveel cilinders in 2023") limits nothing: it must stand beside a word for
papers, or beside one for speaking, and then it only speaks for a paper.
"""

import re

from qa.limit_dates import PERIOD, period
from qa.limits import Limit
from qa.paper_words import PAPER, POST, SPEAKS

_SENDER = rf"(?:(?:van|door|of|by|from)\s+(?:{POST})?[^\W\d_][\w&'’-]*(?:\s+[\w&'’-]+){{0,3}}?\s+)?"
_DATED = re.compile(rf"\b{PAPER}\s+{_SENDER}(?P<period>{PERIOD})(?!\w)", re.IGNORECASE)
# "brieven over lachgas uit 2025": the letters, or the lachgas.
_ABOUT = re.compile(rf"\b{PAPER}\s+(?:over|about|on)\s+[^.?!,;:]{{1,40}}?\s(?P<period>{PERIOD})(?!\w)", re.IGNORECASE)
_SPOKEN = re.compile(rf"\b{SPEAKS}\s+{POST}[\w'’-]+(?:\s+[\w'’-]+){{0,2}}?\s+(?P<period>{PERIOD})(?!\w)", re.IGNORECASE)


def period_limits(text: str) -> list[Limit]:
    """The period of the papers that `text` asks for: at most one limit, none where it names several."""
    found: list[Limit] = []
    for pattern, sure in ((_DATED, True), (_ABOUT, False), (_SPOKEN, False)):
        for match in pattern.finditer(text):
            days = period(match["period"])
            if days is not None:
                said = re.sub(r"^(?:van|uit|in|op|d\.d\.|dd\.?|from|of)\s+", "", match["period"], flags=re.IGNORECASE)
                found.append(Limit("date", days, sure, said + " (of zonder datum)" * sure, match["period"]))
    return found[:1] if len({limit.values for limit in found}) == 1 else []
