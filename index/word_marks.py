"""Marks that an export from Word leaves in running text, and end notes that somebody typed.

`[bookmark: _Hlk211619073]`, `[footnoteRef:1]`, `[1:  text of the note]`; nothing else is taken for a mark. Notes after
the last line, "[1] …", "1) …" or "1. …", are notes when the text above them bears their marks, "[1]" or "1)"; without
marks "1) …" are notes only where each says where something was written. Questions may be numbered the same way.
"""

import re
from dataclasses import dataclass

from index.markdown_notes import find_markdown_notes
from index.records import Footnote, Span

_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
_REFERENCE = re.compile(r"\[footnoteRef:(\d{1,4})\]")
_DEFINITION = re.compile(r"\[(\d{1,4}):\s")
_TYPED = re.compile(r"[ \t]*(?:\[(?P<square>\d{1,3})\]|(?P<round>\d{1,3})\)|(?P<dot>\d{1,3})\.)[ \t]+(?=\S)")
# What says where something was written: a day, a year, an address, a number of a paper.
_SOURCE = re.compile(
    r"\b\d{1,2}[ -](?:[a-z]{3,9}|\d{1,2}[ -]\d{2,4})\b|\b(?:19|20)\d\d\b|www\.|https?:|\bnrs?\.|\bblz\."
    r"|\b(?:Idem|Ibid|Zie)\b"
)
# Marks of notes as they are typed in running text.
_SQUARE = re.compile(r"\[(\d{1,3})\]")
_ROUND = re.compile(r"(?<![\d(\[.,])(\d{1,3})\)")
_ASKS = re.compile(r"\?(?=\s|$)")
# Lines of all end notes together, at most.
_MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class Marks:
    """Spans that are noise in running text, and the footnotes that they stand for."""

    noise: tuple[Span, ...]
    footnotes: tuple[Footnote, ...]


def find_word_marks(text: str) -> Marks:
    """Find Word's marks in `text`; a footnote text without a mark keeps `mark=None`."""
    noise = [Span(*match.span()) for match in _BOOKMARK.finditer(text)]
    marks = {int(match[1]): Span(*match.span()) for match in _REFERENCE.finditer(text)}
    noise.extend(marks.values())
    markdown, footnotes = find_markdown_notes(text)
    noise += markdown
    for match in _DEFINITION.finditer(text):
        number = int(match[1])
        # Without its mark or its closing bracket it is running text that merely looks like a note.
        end = _closing_bracket(text, match.start()) if number in marks else None
        if end is None:
            continue
        noise.append(Span(match.start(), end))
        footnotes.append(Footnote(number, marks[number], _trimmed(text, match.end(), end - 1)))
    for line, note in _end_notes(text):
        noise.append(line)
        footnotes.append(note)
    return Marks(tuple(sorted(noise)), tuple(footnotes))


def _closing_bracket(text: str, opening: int, limit: int = 4000) -> int | None:
    depth = 0
    for position in range(opening, min(len(text), opening + limit)):
        if text[position] == "[":
            depth += 1
        elif text[position] == "]":
            depth -= 1
            if depth == 0:
                return position + 1
    return None


def _end_notes(text: str) -> list[tuple[Span, Footnote]]:
    """Notes typed after the last line of a paper: lines that count from 1, each with the lines that go on with it."""
    found: list[tuple[re.Match[str], int]] = []
    one_line_each = True
    end = line_end = len(text.rstrip())
    for _ in range(_MOST_LINES):
        start = text.rfind("\n", 0, line_end) + 1
        match = _TYPED.match(text, start, line_end)
        expected = _number(found[0][0]) - 1 if found else None
        if match is not None and _number(match) == (expected or _number(match)):
            found.insert(0, (match, end))
            if _number(match) == 1:
                break
            end = start
            while end and text[end - 1].isspace():
                end -= 1
            line_end = end
            continue
        # This line goes on with a note above it: then no blank line stands between them.
        line_end = start - 1
        if line_end < 0 or not text[text.rfind("\n", 0, line_end) + 1 : line_end].strip():
            return []
        one_line_each = False
    if not found or _number(found[0][0]) != 1:
        return []
    before = text[: found[0][0].start()]
    numbers = [_number(match) for match, _ in found]
    marks = [*map(_first_marks(before, _SQUARE).get, numbers)]
    if None in marks:
        # What is announced is a list, and "1)" in a sentence may count its parts.
        if before.rstrip().endswith(":") or any(match["square"] for match, _ in found):
            return []
        texts = [text[match.end() : end] for match, end in found]
        asking = sum(_ASKS.search(note) is not None for note in texts)
        marks = [*map(_first_marks(before, _ROUND).get, numbers)]
        sources = one_line_each and not asking and all(map(_SOURCE.search, texts))
        if asking * 2 > len(found) or (None in marks and not (sources and all(match["round"] for match, _ in found))):
            return []
    return [
        (Span(match.start(), end), Footnote(number, mark, Span(match.end(), end)))
        for number, (match, end), mark in zip(numbers, found, marks, strict=True)
    ]


def _number(match: re.Match[str]) -> int:
    return int(match["square"] or match["round"] or match["dot"])


def _first_marks(before: str, form: re.Pattern[str]) -> dict[int, Span]:
    """Of each number the first place in the text above where it stands as a mark, but for the start of a line."""
    marks: dict[int, Span] = {}
    for match in form.finditer(before):
        number = int(match[1])
        if number not in marks and before[before.rfind("\n", 0, match.start()) + 1 : match.start()].strip():
            marks[number] = Span(*match.span())
    return marks


def _trimmed(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()))
