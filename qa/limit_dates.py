"""Periods as a question says them of papers: "uit 2025", "van 3 maart 2025", "sinds 2024", "voor juli 2025".

A period that leans on today ("vorig jaar", "deze maand") is none: the same question must give the same answer.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from index.dates import MONTHS

_ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_NAMES = {name: number for names in (MONTHS, _ENGLISH) for number, name in enumerate(names, 1)}
_YEAR = r"(?:19|20)\d\d(?!\d|[-/–]\d)"
_MONTH = "|".join(_NAMES)
DAY = rf"(?:(?:\d{{1,2}}\s+)?(?:{_MONTH})\s+{_YEAR}|{_YEAR}|(?:19|20)\d\d-\d\d-\d\d|\d{{1,2}}-\d{{1,2}}-(?:19|20)\d\d)"
_PARTS = re.compile(rf"(?:(?:(?P<day>\d{{1,2}})\s+)?(?P<month>{_MONTH})\s+)?(?P<year>{_YEAR})", re.IGNORECASE)
_SINCE = ("sinds", "vanaf", "since")
_AFTER = ("na", "after")
_BEFORE = ("voor", "vóór", "before")
_UNTIL = ("tot en met", "t/m", "tot", "until")
_WORDS = "|".join((*_SINCE, *_AFTER, *_BEFORE, *_UNTIL))
# The words that make a date a limit; those of "inside" only say which.
PERIOD = rf"(?:(?:tussen|between)\s+{DAY}\s+(?:en|and)\s+{DAY}|(?:{_WORDS}|uit|van|in|op|d\.d\.|dd\.?|from|of)\s+{DAY})"
_INSIDE = re.compile(rf"(?P<word>{_WORDS})?\b.*?(?P<first>{DAY})(?:\s+(?:en|and)\s+(?P<last>{DAY}))?$", re.IGNORECASE)


def period(written: str) -> tuple[str, str] | None:
    """The first and last day of a period, ISO, "" where it is open; None when it is none.

    >>> period("van maart 2025"), period("sinds 2024"), period("voor juli 2025")
    (('2025-03-01', '2025-03-31'), ('2024-01-01', ''), ('', '2025-06-30'))
    """
    match = _INSIDE.match(written)
    first = _days(match["first"]) if match else None
    last = _days(match["last"]) if match and match["last"] else first
    if match is None or first is None or last is None:
        return None
    word = (match["word"] or "").lower()
    if word in _SINCE:
        return first[0].isoformat(), ""
    if word in _AFTER:
        return (first[1] + timedelta(days=1)).isoformat(), ""
    if word in _BEFORE or word == "tot" or word == "until":
        return "", (first[0] - timedelta(days=1)).isoformat()
    if word in _UNTIL:
        return "", first[1].isoformat()
    return first[0].isoformat(), last[1].isoformat()


def _days(written: str) -> tuple[date, date] | None:
    """The first and last day of a year, a month or a day."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", written):
            return (date.fromisoformat(written),) * 2
        if "-" in written:
            day, month, year = map(int, written.split("-"))
            return (date(year, month, day),) * 2
        match = _PARTS.fullmatch(" ".join(written.split()))
        if match is None:
            return None
        year = int(match["year"])
        if not match["month"]:
            return date(year, 1, 1), date(year, 12, 31)
        month = _NAMES[match["month"].lower()]
        if match["day"]:
            return (date(year, month, int(match["day"])),) * 2
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    except ValueError:
        return None
