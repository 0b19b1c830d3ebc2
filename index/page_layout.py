"""The layout that a page left in the text layer of a PDF: footnotes at its foot, their marks, its furniture.

A page ends where a line starts with the one space that the extraction puts before a new page, or at a form feed.
Footnote numbers run on through a paper, which is what tells a note line from a line that starts with a number.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import islice, pairwise

from index.records import Footnote, Span

_NOTE_LINE = re.compile(r"^(\d{1,3}) (?=\S)", re.MULTILINE)
_PAGE_START = re.compile(r"(?<=\n) (?=\S)|\f")
# What stands at the foot of a page; a PDF gives it on one line or on several, with or without the spaces between.
_CODE = r"(?:(?:ah|h|kst|kv)-tk|kst|blg)-\d[\w-]{0,40}?(?=\s|$|ISSN|[’']s-G|Tweede)"
_ISSN = r"(?:\d{6}F[ \t]+)?ISSN[ \t]*\d{4}[ \t]*-?[ \t]*\d{3}[\dX](?:[ \t]*S[Dd][Uu][ \t][^\n]{0,80})?"
_PLACE = r"[’']s-Gravenhage[ \t]*\d{4}"
_SESSION = r"vergaderjaar[ \t]+\d{4}[ \t]?[–/-][ \t]?(?:\d\d){1,2},"
_SERIES = (
    r"(?:(?:Aanhangsel|Vragen|Bijlage)(?:[ \t]*\d{1,5}|\n[ \t]*\d{1,5}(?=[ \t\r]*$))?"
    r"|Handelingen[ \t]*\d{1,3}-\d{1,3}(?:-\d{1,3})?"
    r"|(?=[^\n]{0,60}\bnr)\d{2}[ \t]?\d{3}(?:[ \t,.()A-Z\d–-]|nrs?\.|en(?=[ \t]))*(?<=[\dA-Z)]))"
)
_FOOT = rf"(?:Tweede|Eerste)[ \t]Kamer,[ \t]*(?:{_SESSION}[ \t]*)?{_SERIES}"
# Whole lines; or what the next page begins with is stuck to the number that the foot ends with.
_FURNITURE = re.compile(
    rf"^[ \t]*(?:(?:{_CODE}|{_ISSN}|{_PLACE}|{_FOOT})[ \t\r]*)+(?:$|(?<=\d)(?=[A-Za-zà-ÿ]{{2}}))", re.MULTILINE
)
_BARE_CODE = re.compile(rf"[ \t]*{_CODE}[ \t\r]*")
_HEAD_LINES = 5
_FILLED_LINE = re.compile(r"^[^\S\n]*\S", re.MULTILINE)
# What the number of a note sticks to in running text.
_STUCK_TO = (
    r"(?:(?<=[a-zà-ÿ]{2})|(?<=[A-Z]{3})|(?<=[.,;:)»”’])(?<!\d[.,:])"  # "12,1" is a figure, "2019.1" is a year
    r"|(?<=\b(?:19|20)\d\d)|(?<=\b(?:19|20)\d\d[.,;:]))"
)
# Lines of a set page are at most this long; where one is broken, the next word would not have fitted.
_MEASURE = 110
_BROKEN_FROM = 40
_NEAR = 0.7
_OPEN_END = re.compile(r"[\w,’-]$")
_BROKEN_WORD = re.compile(r"[a-zà-ÿ]{2}-$")
_SUSPENDED = {"en", "of", "tot", "als", "dan", "noch", "versus"}
_FIRST_WORD = re.compile(r"[a-zà-ÿ][\w’-]+")
# A note at the foot of a page is at most this long, and its mark at most this far above it.
_LONGEST_NOTE = 600
_MARK_WITHIN = 20_000


def is_wrapped(text: str) -> bool:
    """True when lines end where the page ended them: within sentences, near a measure that hardly any line passes.

    Furniture of a page is evidence as well, as long as no line is longer than a page is wide.
    """
    lines = [line.strip() for line in text.split("\n")]
    filled = [line for line in lines if line]
    if len(filled) < 8:
        return False
    # An address of a web page cannot be broken, so it may be longer.
    long = sum(len(line) > _MEASURE and " " in line[_MEASURE // 2 : _MEASURE] for line in filled)
    if not long and find_furniture(text):
        return True
    measure = max((len(line) for line in filled if len(line) <= _MEASURE), default=0)
    broken = sum(_broken(line, after, measure) for line, after in pairwise(lines))
    return broken >= max(2 if not long else 3, len(filled) // 12) and long * 5 <= broken


def _broken(line: str, after: str, measure: int) -> int:
    """1 when a sentence goes on in the next line because its next word did not fit in the measure, 2 for a word."""
    if _BROKEN_WORD.search(line, max(0, len(line) - 3)) and (first := _FIRST_WORD.match(after)):
        return 0 if first[0] in _SUSPENDED else 2
    if not _BROKEN_FROM <= len(line) <= _MEASURE or not _OPEN_END.search(line, len(line) - 1):
        return 0
    word = _FIRST_WORD.match(after)
    return int(word is not None and len(line) + 1 + len(word[0]) >= _NEAR * measure)


def find_furniture(text: str) -> tuple[Span, ...]:
    """Lines that a page of parliament bears at its foot: the paper's code, ISSN, place and session year."""
    matches = list(_FURNITURE.finditer(text))
    alone = [_BARE_CODE.fullmatch(match[0]) is not None for match in matches]
    if not any(alone):
        return tuple(Span(*match.span()) for match in matches)
    times = Counter(match[0].strip() for match in matches)
    # A code on a line of its own may be another paper's, in a list of sources.
    beside = [not text[left.end() : right.start()].strip() for left, right in pairwise(matches)]
    others = [
        (place > 0 and beside[place - 1] and not alone[place - 1])
        or (place < len(beside) and beside[place] and not alone[place + 1])
        for place in range(len(matches))
    ]
    head = head_end(text)
    listed = in_lists(text, [match for match, bare in zip(matches, alone, strict=True) if bare])
    return tuple(
        Span(*match.span())
        for match, bare, other in zip(matches, alone, others, strict=True)
        if not bare or other or times[match[0].strip()] > 1 or (match.start() not in listed and match.start() < head)
    )


def in_lists(text: str, codes: Sequence[re.Match[str]]) -> set[int]:
    """Where those lines start, of lines that are a code, that stand right above or under another code."""
    pairs = [
        (left.start(), right.start())
        for left, right in pairwise(codes)
        if left[0].strip() != right[0].strip() and not text[left.end() : right.start()].strip()
    ]
    return {start for pair in pairs for start in pair}


def head_end(text: str) -> int:
    """Where the last of the first five lines that are not blank begins; the end of a text that has fewer."""
    lines = list(islice(_FILLED_LINE.finditer(text), _HEAD_LINES))
    return lines[-1].end() if len(lines) == _HEAD_LINES else len(text)


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
    nearby = min(page_end, start + 2 * _LONGEST_NOTE)
    next_note = re.compile(rf"^{following} (?=\S)", re.MULTILINE).search(text, start, nearby)
    block = text[start : next_note.start() if next_note else nearby].rstrip()
    # A note at the foot of a page is short and has no blank line in it; body text has.
    if re.search(r"\n[^\S\n]*\n", block) or len(block) > _LONGEST_NOTE:
        return None
    return start + len(block)


def _find_mark(text: str, number: int, start: int, end: int) -> Span | None:
    """The first place since the mark before it where its number sticks to a word, a closing mark or a year."""
    found = re.compile(rf"{_STUCK_TO}{number}(?=[\s.,;:?!)»”’]|$)").search(text, max(start, end - _MARK_WITHIN), end)
    return Span(*found.span()) if found else None
