"""ISO dates -> dates as people write them, without a locale of the machine."""

import re

from ui.strings import Strings

_ISO = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?\b.*")


def written(iso: str | None, strings: Strings) -> str | None:
    """The date in words, None for None; what is not an ISO date or month is returned as it is.

    >>> from ui.strings import NL
    >>> written("2025-11-05", NL)
    '5 november 2025'
    """
    if iso is None:
        return None
    match = _ISO.fullmatch(iso)
    if match is None or not 1 <= int(match[2]) <= 12:
        return iso
    month = f"{strings.months[int(match[2]) - 1]} {match[1]}"
    return f"{int(match[3])} {month}" if match[3] else month
