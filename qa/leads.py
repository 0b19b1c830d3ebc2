"""What a sentence leans on: the one before it, for an item of a list what leads the list in, for a row its heading.

"Dat is nog niet mogelijk." says nothing alone, "• brood" little. And a sentence that goes on ("Daarnaast ...") often
holds the other half of an answer.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from index.records import Document, Part, Span, Unit
from qa.pieces import is_row

# As far apart (code points) two sentences that follow each other may stand: a page may end between them.
_NEXT = 300
# So many sentences further an item may still be of the same list.
_APART = 4
_ITEM = re.compile(r"\s*(?:[•·▪◦‣*–-]\s|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)")
_POINTS_BACK = re.compile(
    r"(?:(?:en|maar|dus)\s+)?(?:dit|dat|deze|die|zij|ze|hij|(?:hier|daar)(?:mee|door|bij|in|voor|toe|van|uit|over|aan|op"
    r"|om)|dergelijke|laatstgenoemde|beide|dan|toen|dus|het gaat|het betreft)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:daarnaast|bovendien|daarenboven|ook|tevens|verder|voorts|vervolgens|echter|immers|evenmin|anderzijds|tot slot"
    r"|ten (?:tweede|derde|vierde|slotte)|(?:de|het) (?:eerste|tweede|derde|vierde|andere))\b",
    re.IGNORECASE,
)


class Placed(Protocol):
    """Something that stands in a unit and is shown."""

    @property
    def document(self) -> Document: ...
    @property
    def unit(self) -> Unit: ...
    @property
    def part(self) -> Part: ...
    @property
    def span(self) -> Span: ...
    @property
    def shown(self) -> str: ...


def leads(sentences: Sequence[Placed]) -> list[int | None]:
    """For each of `sentences`, which stand in reading order, the place of the one it leans on; None for a first one.

    All items of a list lean on what leads it in, also where an item has sentences of its own.
    """
    found: list[int | None] = []
    opened: int | None = None
    mark, last = "", 0
    for place, sentence in enumerate(sentences):
        before = place - 1 if place and _follows(sentences[place - 1], sentence) else None
        if before is None:
            mark = ""
        if not is_item(sentence.shown):
            found.append(before)
            continue
        own = _mark(sentence.shown)
        if own != mark or place - last > _APART:
            opened, mark = before, own
        found.append(opened)
        last = place
    return found


def introduces(shown: str) -> bool:
    """Whether a sentence only says that a list follows, of what was said before it: "Dit zijn:"."""
    return shown.endswith(":") and points_back(shown)


# The same sentences are looked at for their score and for what is quoted.
@lru_cache(maxsize=4096)
def is_item(shown: str) -> bool:
    """Whether a sentence opens as an item of a list does, or is a row of a table."""
    return _ITEM.match(shown) is not None or is_row(shown)


def points_back(shown: str) -> bool:
    """Whether a sentence begins with what stands for something said before it: "Dit", "Hiermee", "Zij"."""
    return _POINTS_BACK.match(shown) is not None


def goes_on(shown: str) -> bool:
    """Whether a sentence begins as one that goes on with what was said: pointing back, or "Daarnaast", "De tweede"."""
    return points_back(shown) or _GOES_ON.match(shown) is not None


def _mark(shown: str) -> str:
    """The kind of mark that an item opens with."""
    first = shown.lstrip()[:1]
    if is_row(shown):
        return "row"
    return "1" if first.isdigit() else "a" if first.isalpha() or first == "(" else first


def _follows(before: Placed, after: Placed) -> bool:
    return (
        before.unit.address == after.unit.address
        and before.part == after.part
        and 0 <= after.span.start - before.span.end <= _NEXT
    )
