"""Whether a passage or a citation stands at a place that gold names."""

import re
from collections.abc import Sequence

from qa.gold.records import Place

_NUMBER = re.compile(r"^[\d.]+\s+")


def matches(place: Place, document: str, vraag: Sequence[int] | None, section: str | None) -> bool:
    """True when a passage or citation stands at `place`; headings compare without their number, case and spacing."""
    if place.document != document:
        return False
    if place.whole:
        return True
    if place.vraag is not None:
        return place.vraag in (vraag or ())
    return not vraag and plain_heading(place.section) == plain_heading(section)


def plain_heading(heading: str | None) -> str:
    """A heading without its number, in one case and with single spaces; empty for None."""
    return " ".join(_NUMBER.sub("", heading or "").casefold().split())
