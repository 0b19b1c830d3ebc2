"""Letters: sections under their headings, and what stands above the first heading as a section without one.

A heading is told by its shape, since plain text holds no styles: a short line on its own, no full stop at its end,
with body text after it. A numbered heading holds the bulleted ones that follow it; after the closing formula only an
annex starts a new section.
"""

import re
from dataclasses import dataclass

from index.records import Document, Span, Unit
from index.tidy import paragraphs, tidy, trim

_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?\s+\S")
_BULLETED = re.compile(r"[•·▪◦‣]\s*")
_ENDS_LIKE_TEXT = re.compile(r"[.,;:?!…][\"'”’»)]*$")
_CLOSING = re.compile(r"^[^\S\n]*(?:Hoogachtend|Met vriendelijke groet|Met hoogachting)\b", re.MULTILINE)
_ANNEX = re.compile(r"Bijlage(?:n)?(?:\s+\w+)?$", re.IGNORECASE)
_CAPTION = re.compile(r"(?:Tabel|Figuur|Grafiek)\s+\d", re.IGNORECASE)
_LONGEST = 120
# Body text under a heading is at least one sentence; below this, the line is taken for another heading or a list.
_SHORTEST_BODY = 40


@dataclass(frozen=True, slots=True)
class _Heading:
    span: Span
    title: str
    level: int


def letter_sections(document: Document, masked: str) -> list[Unit]:
    """The sections of a letter in order; `answer` is the body, None for a heading with nothing under it."""
    headings = _headings(document, masked)
    starts = [heading.span.start for heading in headings]
    units: list[Unit] = []
    opening = trim(masked, Span(0, starts[0] if starts else len(masked)))
    if len(opening):
        units.append(Unit(document=document.id, address="", span=opening, answer=opening))
    path: list[_Heading] = []
    for heading, end in zip(headings, [*starts, len(masked)][1:], strict=True):
        bare = bool(units) and units[-1].answer is None
        path = [item for item in path if item.level < heading.level or (bare and item is path[-1])]
        path.append(heading)
        body = trim(masked, Span(heading.span.end, end))
        units.append(
            Unit(
                document=document.id,
                address="",
                span=Span(heading.span.start, body.end if len(body) else heading.span.end),
                headings=tuple(item.title for item in path),
                answer=body if len(body) else None,
            )
        )
    return units


def _headings(document: Document, masked: str) -> list[_Heading]:
    """The headings that the format marks; where it marks none, those that look like one."""
    if document.headings:
        return [_Heading(item.span, tidy(document, item.span), item.level) for item in document.headings]
    closing = _CLOSING.search(masked)
    blocks = paragraphs(document, Span(0, len(masked)))
    found: list[_Heading] = []
    for position, block in enumerate(blocks):
        line = " ".join(masked[block.start : block.end].split())
        if closing and block.start >= closing.start() and not _ANNEX.match(line):
            continue
        following = masked[blocks[position + 1].start : blocks[position + 1].end] if position + 1 < len(blocks) else ""
        if _is_heading(line, following):
            title = _BULLETED.sub("", line, count=1)
            level = 2 if _BULLETED.match(line) else 1
            found.append(_Heading(block, title, level))
    return found


def _is_heading(line: str, following: str) -> bool:
    plain = _BULLETED.sub("", line, count=1)
    if not plain or not following or len(line) > _LONGEST or _ENDS_LIKE_TEXT.search(line):
        return False
    if not (plain[0].isupper() or _NUMBERED.match(plain)) or _CAPTION.match(plain):
        return False
    if _mostly_figures(plain):
        return False
    return len(following) >= _SHORTEST_BODY or _is_heading(following, "x" * _SHORTEST_BODY)


def _mostly_figures(line: str) -> bool:
    words = line.split()
    return sum(any(character.isdigit() for character in word) for word in words) * 2 > len(words)
