"""Dates as papers write them: "5 november 2025"."""

import re
from datetime import date

MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
# A day, a month by name and a year, for use inside other patterns.
DATE = rf"\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}"


def iso_date(written: str) -> str | None:
    """ "5 november 2025" as "2025-11-05"; None when it is no date.

    >>> iso_date("5 november 2025"), iso_date("31 juni")
    ('2025-11-05', None)
    """
    match = re.fullmatch(r"(\d{1,2})\s+(\w+)\s+(\d{4})", written.strip())
    if not match or match[2].lower() not in MONTHS:
        return None
    try:
        return date(int(match[3]), MONTHS.index(match[2].lower()) + 1, int(match[1])).isoformat()
    except ValueError:
        return None
