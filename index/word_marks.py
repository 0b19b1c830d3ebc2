"""Marks that an export from Word leaves in running text: bookmarks, footnote references, footnote texts.

`[bookmark: _Hlk211619073]`, `[footnoteRef:1]` and `[1:  text of the note]`; nothing else is taken for a mark.
"""

import re
from dataclasses import dataclass

from index.records import Footnote, Span

_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]")
_REFERENCE = re.compile(r"\[footnoteRef:(\d{1,4})\]")
_DEFINITION = re.compile(r"\[(\d{1,4}):\s")
_END_NOTE = re.compile(r"^[ \t]*(\d{1,3})\)[ \t]+(\S.*)$", re.MULTILINE)


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
    footnotes = []
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
    """Notes typed as "1) …" after the last line of a paper: a run of such lines that nothing but space follows."""
    found = list(_END_NOTE.finditer(text))
    notes: list[tuple[Span, Footnote]] = []
    end = len(text.rstrip())
    while found and found[-1].end() >= len(text[:end].rstrip()):
        match = found.pop()
        notes.insert(0, (Span(*match.span()), Footnote(int(match[1]), None, Span(*match.span(2)))))
        end = match.start()
    # A note list starts at 1 and nothing announces it; anything else is a numbered list that closes the text.
    announced = text[:end].rstrip().endswith(":")
    return notes if notes and notes[0][1].number == 1 and not announced else []


def _trimmed(text: str, start: int, end: int) -> Span:
    inner = text[start:end]
    return Span(start + len(inner) - len(inner.lstrip()), start + len(inner.rstrip()))
