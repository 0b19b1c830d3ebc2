"""The face of a paper: what stands above its first Vraag or in its letterhead, as text that can be searched.

Every reader of the face gives what it found as `Said`: the field of Metadata, the value, and where it was read.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from index.folded import Folded, folded
from index.letter_words import FACE_LENGTH
from index.records import Document, Span, Unit
from index.tidy import tidy

_FIRST_QUESTION = re.compile(r"^[^\S\n]*(?:Vraag|Vragen|VRAAG|VRAGEN)[^\S\n]+\d", re.MULTILINE)
_SALUTATION = re.compile(r"^Geacht(?:e|en)\b[^\n]{0,80}", re.MULTILINE)


class Said(NamedTuple):
    """One value of a paper's face: the field of Metadata, the value in its one form, and where it was read."""

    field: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Face:
    """The face of a document with its lines kept; `head` is how many characters of it stand above the salutation.

    `masked` is the whole source text with noise blanked, `end` where the face ends in it.
    """

    document: Document
    masked: str
    end: int
    lines: Folded
    head: int

    @property
    def text(self) -> str:
        """The face as shown, a line a line."""
        return self.lines.text

    def shown(self, span: Span) -> str:
        """A span of the source text as shown."""
        return tidy(self.document, span)

    def said(self, field: str, match: re.Match[str], group: str | int = 0, value: str | None = None) -> Said:
        """What a group of a match in `text` says; its own words where no value is given."""
        span = self.lines.span(*match.span(group))
        return Said(field, value if value is not None else " ".join(match[group].split()), span)


def face_of(document: Document, masked: str, units: Iterable[Unit]) -> Face:
    """The face of a document: up to its first Vraag, and never more than a page."""
    ends = [unit.span.start for unit in units if unit.numbers]
    question = _FIRST_QUESTION.search(masked, 0, FACE_LENGTH)
    end = min([len(masked), FACE_LENGTH, *ends, *([question.start()] if question else [])])
    lines = folded(document, Span(0, end), lines=True)
    salutation = _SALUTATION.search(lines.text)
    return Face(document, masked, end, lines, salutation.start() if salutation else len(lines.text))


def only(found: Sequence[Said]) -> tuple[Said, ...]:
    """What all of `found` say, once for each place; nothing where they say different things."""
    return tuple(dict.fromkeys(found)) if len({item.value for item in found}) == 1 else ()
