"""What a sentence leans on: the one before it, or for an item of a list the sentence that leads the list in.

"Dat is nog niet mogelijk." says nothing alone, "• brood" little. And a sentence that goes on ("Daarnaast ...") often
holds the other half of an answer.
"""

import re
from collections.abc import Sequence
from typing import Protocol

from index.records import Document, Part, Span, Unit

# As far apart (code points) two sentences that follow each other may stand: a page may end between them.
_NEXT = 300
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
    """For each of `sentences`, which stand in reading order, the place of the one it leans on; None for a first one."""
    found: list[int | None] = []
    for place, sentence in enumerate(sentences):
        if place == 0 or not _follows(sentences[place - 1], sentence):
            found.append(None)
        elif is_item(sentence.shown) and is_item(sentences[place - 1].shown):
            found.append(found[-1])
        else:
            found.append(place - 1)
    return found


def is_item(shown: str) -> bool:
    """Whether a sentence opens as an item of a list does."""
    return _ITEM.match(shown) is not None


def points_back(shown: str) -> bool:
    """Whether a sentence begins with what stands for something said before it: "Dit", "Hiermee", "Zij"."""
    return _POINTS_BACK.match(shown) is not None


def goes_on(shown: str) -> bool:
    """Whether a sentence begins as one that goes on with what was said: pointing back, or "Daarnaast", "De tweede"."""
    return points_back(shown) or _GOES_ON.match(shown) is not None


def _follows(before: Placed, after: Placed) -> bool:
    return (
        before.unit.address == after.unit.address
        and before.part == after.part
        and 0 <= after.span.start - before.span.end <= _NEXT
    )
