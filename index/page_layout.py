"""The layout that a page left in the text layer of a PDF: footnotes at its foot, their marks, its furniture.

A page ends where a line starts with the one space that the extraction puts before a new page, or at a form feed.
Footnote numbers run on through a paper, which is what tells a note line from a line that starts with a number.
"""

import re
from bisect import bisect_right

from index.records import Footnote, Span

_NOTE_LINE = re.compile(r"^(\d{1,3}) (?=\S)", re.MULTILINE)
_PAGE_START = re.compile(r"(?<=\n) (?=\S)|\f")
_FURNITURE = re.compile(
    r"^[ \t]*(?:(?:ah|kst|kv)-tk-\d[\w-]*|ISSN \d{4} ?- ?\d{3}[\dX].*|’s-Gravenhage \d{4}|'s-Gravenhage \d{4}"
    r"|Tweede Kamer, vergaderjaar \d{4}[–-]\d{4}, .*)[ \t\r]*$",
    re.MULTILINE,
)
# What the number of a note sticks to in running text.
_STUCK_TO = (
    r"(?:(?<=[a-zà-ÿ]{2})|(?<=[A-Z]{3})|(?<=[.,;:)»”’])(?<!\d[.,:])"  # "12,1" is a figure, "2019.1" is a year
    r"|(?<=\b(?:19|20)\d\d)|(?<=\b(?:19|20)\d\d[.,;:]))"
)
# Lines of a set page are at most this long, and most of them are close to it.
_MEASURE = 110


def is_wrapped(text: str) -> bool:
    """True when lines end where the page ended them: many lines, hardly any longer than a page is wide."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < 8:
        return False
    long = sum(len(line) > _MEASURE for line in lines)
    full = sum(45 <= len(line) <= _MEASURE for line in lines)
    return long <= len(lines) // 50 and full >= len(lines) // 2


def find_furniture(text: str) -> tuple[Span, ...]:
    """Lines that a page of parliament bears at its foot: the paper's code, ISSN, place and session year."""
    return tuple(Span(*match.span()) for match in _FURNITURE.finditer(text))


def find_page_layout(text: str) -> tuple[tuple[Span, ...], tuple[Footnote, ...]]:
    """Noise (note lines, their marks, furniture) and footnotes of a text with `is_wrapped`."""
    noise = list(find_furniture(text))
    # The furniture stands at the foot of its page: no note goes on after it.
    page_starts = sorted([match.start() for match in _PAGE_START.finditer(text)] + [span.start for span in noise])
    footnotes: list[Footnote] = []
    searched_from = 0
    for number, text_span, line_start in _note_lines(text, page_starts):
        mark = _find_mark(text, number, searched_from, line_start)
        noise.append(Span(line_start, text_span.end))
        if mark is not None:
            noise.append(mark)
            searched_from = mark.end
        footnotes.append(Footnote(number, mark, text_span))
    return tuple(sorted(noise)), tuple(footnotes)


def _note_lines(text: str, page_starts: list[int]) -> list[tuple[int, Span, int]]:
    """Each note as (number, span of its text, where its line starts), numbers running on from 1."""
    found: list[tuple[int, Span, int]] = []
    expected = 1
    for match in _NOTE_LINE.finditer(text):
        if int(match[1]) != expected:
            continue
        page = bisect_right(page_starts, match.start())
        page_end = page_starts[page] if page < len(page_starts) else len(text)
        end = _note_end(text, match.end(), page_end, expected + 1)
        if end is None:
            continue
        found.append((expected, Span(match.end(), end), match.start()))
        expected += 1
    return found


def _note_end(text: str, start: int, page_end: int, following: int) -> int | None:
    """End of a note that starts at `start`: the next note or the end of its page; None when running text follows."""
    next_note = re.compile(rf"^{following} (?=\S)", re.MULTILINE).search(text, start, page_end)
    block = text[start : next_note.start() if next_note else page_end].rstrip()
    # A note at the foot of a page is short and has no blank line in it; body text has.
    if re.search(r"\n\s*\n", block) or len(block) > 600:
        return None
    return start + len(block)


def _find_mark(text: str, number: int, start: int, end: int) -> Span | None:
    """The first place since the mark before it where its number sticks to a word, a closing mark or a year."""
    found = re.compile(rf"{_STUCK_TO}{number}(?=[\s.,;:)]|$)").search(text, start, end)
    return Span(*found.span()) if found else None
