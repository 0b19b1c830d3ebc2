"""The numbers and bullets that a browser puts in front of the items of an HTML list, which the page itself lacks."""

import re

from lxml.etree import _Element as Element

# A dash: a bullet would make a short item look like one of the headings that letters put behind bullets.
BULLET = "–"
_NO_MARKER = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def markers(element: Element) -> dict[Element, str]:
    """The marker of each item that stands directly in a list; none where the page writes its own.

    `expliciet` is what officielebekendmakingen.nl calls a list whose numbers stand in its text.
    """
    if _NO_MARKER.search(element.get("style") or "") or "expliciet" in (element.get("class") or "").split():
        return {}
    found: dict[Element, str] = {}
    number = _whole(element.get("start"), 1)
    for item in element.iterchildren("li"):
        if element.tag != "ol":
            found[item] = BULLET
            continue
        number = _whole(item.get("value"), number)
        found[item] = f"{_written(number, element.get('type') or '1')}."
        number += 1
    return found


def _whole(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch(r"-?\d{1,6}", written) else default


def _written(number: int, style: str) -> str:
    """A number in a style of HTML: "1", "a", "A", "i" or "I"; figures where the style has none for it."""
    if style in {"a", "A"} and 1 <= number <= 26:
        letters = chr(ord("a") + number - 1)
    elif style in {"i", "I"} and 1 <= number <= 39:
        letters, rest = "", number
        for value, roman in _ROMAN:
            letters, rest = letters + roman * (rest // value), rest % value
    else:
        return str(number)
    return letters.upper() if style.isupper() else letters
