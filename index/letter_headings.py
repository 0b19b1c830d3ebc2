"""The headings of a letter: what the format marks, lines in bold, and where there are none the shape of a line.

Plain text holds no styles, so a heading is told by its shape: a short line on its own, no full stop at its end, with
body text after it. Short numbered lines right below each other are a list. A letterhead, and what follows the closing
formula, hold no headings but those of annexes.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.letter_words import CLOSING, FACE_LENGTH, SALUTATION
from index.question_lines import is_bold
from index.records import Document, Span
from index.tidy import paragraphs, tidy, trim

_NUMBER = re.compile(
    r"(?:(?P<digits>\d{1,2}(?:\.\d{1,2}){0,4})[.)]?|(?P<capital>[A-Z]|[IVX]{1,5})[.)]|(?P<small>[a-z])[.)])[^\S\n]+(?=\S)"
)
_BULLET = re.compile(r"[•·▪◦‣]\s*")
_MARKDOWN = re.compile(r"(?P<signs>#{1,6})[ \t]+(?=\S)")
_ENDS_LIKE_TEXT = re.compile(r"[.,;:?!…][\"'”’»)]*$")
_ENDS_OPEN = re.compile(r"[.,;:…][\"'”’»)]*$")
_ENDED = re.compile(r"[.!?][\"'”’»)]*$")
_SALUTATION = re.compile(rf"^[^\S\n]*{SALUTATION}", re.MULTILINE)
_CLOSING = re.compile(rf"^[^\S\n]*{CLOSING}", re.MULTILINE)
_ANNEX = re.compile(r"Bijlage(?:n)?(?:\s+\w+)?$", re.IGNORECASE)
_NEVER = re.compile(
    r"(?:Tabel|Figuur|Grafiek)\s+\d|(?:Datum|Betreft|Onderwerp|(?:Ons|Uw|Onze|Uwe)\s+(?:kenmerk|referentie)|Contactpersoon|Postbus)\b"
    r"|Geachte\b|Aan\s+de\s+[Vv]oorzitter|(?:De|de)\s+(?:minister|staatssecretaris)\b|Hoogachtend|Met\s+(?:vriendelijke|hoog)",
    re.IGNORECASE,
)
_LONGEST = 120
# Body text under a heading is at least one sentence; below this, the line is taken for another heading or a list.
_SHORTEST_BODY = 40
# A page breaks a line where the next word does not fit any more.
_PAGE_WIDTH = 72


@dataclass(frozen=True, slots=True)
class Title:
    """A heading: its place, its words as shown, its level from 1, and whether it may hold one of its own level."""

    span: Span
    words: str
    level: int
    holds: bool = True


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, or the first line of one, with its text on one line and the text that follows.

    `row`: it is a row of a table, or several items of a list.
    """

    span: Span
    line: str
    after: str
    row: bool


def find_titles(document: Document, masked: str) -> list[Title]:
    """The headings of a letter in order, each above text."""
    salutation = _SALUTATION.search(masked, 0, FACE_LENGTH)
    closing = _CLOSING.search(masked, salutation.end() if salutation else 0)
    body = Span(salutation.start() if salutation else 0, closing.start() if closing else len(masked))
    blocks = _blocks(document, masked)
    inside = [block for block in blocks if body.start <= block.span.start < body.end]
    marked = [Title(item.span, tidy(document, item.span), item.level) for item in document.headings]
    marked += _in_markdown(blocks)
    bold = [block for block in inside if _is_bold_title(document, masked, block)]
    if marked or len(bold) > 1:
        return _numbered_deeper(_joined(document, masked, marked, bold))
    by_shape = [block for block in inside if not block.row and _is_title(block.line, block.after)]
    shaped = _leveled(document, _without_lists(by_shape, blocks))
    shaped += [
        Title(block.span, block.line, 1) for block in bold if not any(block.span == item.span for item in shaped)
    ]
    annexes = [block for block in blocks if closing and block.span.start >= body.end and _ANNEX.match(block.line)]
    shaped += [Title(block.span, block.line, 1) for block in annexes if block.after]
    return sorted(shaped, key=lambda title: title.span)


def _blocks(document: Document, masked: str) -> list[_Block]:
    spans: list[Span] = []
    for span in paragraphs(document, Span(0, len(masked))):
        first = _first_line(masked, span) if document.wrapped else None
        spans += [first, trim(masked, Span(first.end, span.end))] if first else [span]
    texts = [masked[span.start : span.end] for span in spans]
    return [
        _Block(span, " ".join(text[: 2 * _LONGEST].split()), after, "\t" in text or "\n\n" in text)
        for span, text, after in zip(spans, texts, [*texts, ""][1:], strict=True)
    ]


def _first_line(masked: str, span: Span) -> Span | None:
    """The first line of a paragraph on a page where it ends before it is full: a heading without room below it."""
    end = masked.find("\n", span.start, span.end)
    if end < 0:
        return None
    line = masked[span.start : end].rstrip()
    below = masked[end : min(span.end, end + 200)].split(maxsplit=1)
    fits = bool(below) and len(line) + 1 + len(below[0]) <= _PAGE_WIDTH and below[0][:1].isupper()
    return Span(span.start, span.start + len(line)) if fits and not _ENDS_LIKE_TEXT.search(line) else None


def _in_markdown(blocks: Sequence[_Block]) -> list[Title]:
    found = []
    for block in blocks:
        match = _MARKDOWN.match(block.line)
        if match and len(block.line) <= _LONGEST:
            found.append(Title(block.span, block.line[match.end() :].rstrip(" #"), len(match["signs"])))
    return found


def _is_bold_title(document: Document, masked: str, block: _Block) -> bool:
    line = block.line
    if not block.after or len(line) > _LONGEST or _ENDS_OPEN.search(line) or _NEVER.match(line) or block.row:
        return False
    return any(sign.isalpha() for sign in line) and is_bold(document, masked, block.span)


def _joined(document: Document, masked: str, marked: list[Title], bold: Sequence[_Block]) -> list[Title]:
    """What the format marks, and lines in bold below them: at the level of those marked ones that are bold too."""
    levels = [title.level for title in marked if is_bold(document, masked, title.span)]
    found = list(marked)
    taken = {title.span.start for title in marked}
    for block in bold:
        if block.span.start not in taken:
            above = max((t.level for t in marked if t.span.start < block.span.start), default=0) if not levels else 0
            found.append(Title(block.span, block.line, levels[0] if levels else above + 1))
    return sorted(found, key=lambda title: title.span)


def _numbered_deeper(titles: list[Title]) -> list[Title]:
    """`titles`, a "1.1" below its "1." also where the format gives both one level."""
    found: list[Title] = []
    held: dict[str, int] = {}
    for title in titles:
        match = _NUMBER.match(title.words)
        digits = match["digits"] if match else None
        level = title.level
        if digits:
            parent = digits.rpartition(".")[0]
            level = max(level, held[parent] + 1) if parent in held else level
            held[digits] = level
        found.append(replace(title, level=level, holds=match is None))
    return found


def _is_title(line: str, following: str) -> bool:
    plain = _BULLET.sub("", line, count=1)
    if not plain or not following or len(line) > _LONGEST or _ENDS_LIKE_TEXT.search(line):
        return False
    number = _NUMBER.match(plain)
    words = plain[number.end() :] if number else plain
    if not (words[:1].isupper() or (number and number["digits"])) or _NEVER.match(plain) or _mostly_figures(plain):
        return False
    sentence = len(following) >= _SHORTEST_BODY or _ENDED.search(following.rstrip()) is not None
    return sentence or _is_title(following, "x" * _SHORTEST_BODY)


def _mostly_figures(line: str) -> bool:
    words = line.split()
    return sum(any(character.isdigit() for character in word) for word in words) * 2 > len(words)


def _style(line: str) -> str:
    """How a heading is numbered: "1", "1.1", "a", "A", a bullet, or not ("")."""
    if _BULLET.match(line):
        return "•"
    match = _NUMBER.match(line)
    if match is None:
        return ""
    return "." * match["digits"].count(".") + "1" if match["digits"] else "a" if match["small"] else "A"


def _without_lists(titles: Sequence[_Block], blocks: Sequence[_Block]) -> list[_Block]:
    """`titles` without those numbered alike that stand right below each other."""
    place = {block.span.start: at for at, block in enumerate(blocks)}
    near: set[int] = set()
    for title, after in pairwise(titles):
        alike = _style(title.line) == _style(after.line) != ""
        if alike and place[after.span.start] == place[title.span.start] + 1:
            near |= {title.span.start, after.span.start}
    return [title for title in titles if title.span.start not in near]


def _leveled(document: Document, titles: Sequence[_Block]) -> list[Title]:
    """Levels by numbering: 1 above 1.1 above a, and bullets below all; one without a number is outermost."""
    found: list[Title] = []
    first: list[str] = []
    last = 0
    for block in titles:
        style = _style(block.line)
        if style in ("•", "a"):
            level = last + 1 if style == "•" or last else 1
            level = max(2, level) if style == "•" else level
        elif style:
            kind = style[-1]
            first = first if kind in first else [*first, kind]
            level = last = first.index(kind) + len(style)
        else:
            level = last = 1
        words = _BULLET.sub("", tidy(document, block.span), count=1)
        found.append(Title(block.span, words, level, style in ("", "•")))
    return found
