"""Marks of notes as recognition reads them: a raised 6 comes out as ®, a 13 as '3, a note's own number not at all.

Numbers of notes run on through a paper. Where a page has exactly as many raised signs as there are numbers between
the last note of the page before and its own last note, each sign is its number; otherwise nothing is touched.
"""

from collections.abc import Sequence
from itertools import pairwise

from index.readers.pdf_glyphs import Glyph
from index.readers.pdf_lines import Line, line_of

# What a raised figure is taken for; quotes too, as long as the count is right.
MISREAD = frozenset("0123456789?!*®©°'\"”’“‘$#%&§@")
_QUOTES = frozenset("\"”’“‘'")
# What may stand between a mark and the end of its word.
_CLOSING = frozenset(".,;:)?!»")
_SMALLER = 0.93
# Notes on one page, at most; more is a misread number.
_MOST_NOTES = 20
_ENDED = tuple(".!?)»”]")
_SHORT = 0.85
_HANGING = 1.2

# A run of raised glyphs in a line: line, first glyph, the glyph before which it ends.
_Run = tuple[int, int, int]


def with_numbers(pages: Sequence[list[Line]], body: float) -> list[list[Line]]:
    """The pages of a scan, in order, with the numbers of notes and of their marks put right where that is certain.

    `body` is the size of running text. The lines of a page stay as many and in their order.
    """
    last = 0
    found: list[list[Line]] = []
    for page, lines in enumerate(pages):
        started = _started(lines, body)
        starts = _in_order(started, last, sure=_runs(lines, body, len(started)) is not None)
        lines = _renumbered(lines, starts)
        numbers = [number for number, _ in starts]
        following = [number for number, _ in _started(pages[page + 1], body)] if page + 1 < len(pages) else []
        # The last note of a page may have lost its number: then the next page starts one further on.
        ends = {*numbers[-1:], *(number - 1 for number in following[:1] if number and numbers and number > numbers[-1])}
        for end in sorted(ends, reverse=True):
            runs = _runs(lines, body, end - last)
            if runs is not None:
                lines = _noted(_marked(lines, runs, last + 1), starts, body, last, end)
                break
        found.append(lines)
        last = max([last, *numbers])
    return found


def _in_order(started: Sequence[tuple[int | None, int]], last: int, *, sure: bool) -> list[tuple[int, int]]:
    """Notes (number, line) that run on from `last`; numbers read wrong are put right by those around them.

    `sure`: the page has as many signs as these notes, so that none is missing.
    """
    counted = [(last + 1 + at, place) for at, (_, place) in enumerate(started)]
    read = [number for number, _ in started if number is not None]
    right = sum(number == wanted for (number, _), (wanted, _) in zip(started, counted, strict=True))
    if sure or 2 * right > len(read):
        return counted
    found: list[tuple[int, int]] = []
    for number, place in started:
        before = found[-1][0] if found else last
        if number is not None and before < number <= last + _MOST_NOTES:
            found.append((number, place))
    return found


def _renumbered(lines: list[Line], starts: Sequence[tuple[int, int]]) -> list[Line]:
    """The lines, notes in `starts` with their number as it should have been read."""
    found = list(lines)
    for number, place in starts:
        count = _raised_start(lines[place])
        glyphs = lines[place].glyphs
        figures = _figures(glyphs[0], glyphs[count - 1].right, number)
        found[place] = line_of([*figures, glyphs[count]._replace(spaced=True), *glyphs[count + 1 :]])
    return found


def _block(lines: Sequence[Line], body: float) -> list[int]:
    """The lines of small type at the foot of the page, from the top; what is set still smaller is no note."""
    order = sorted(range(len(lines)), key=lambda place: lines[place].baseline)
    block: list[int] = []
    for place in order:
        if lines[place].size <= body * _SMALLER:
            block.append(place)
        elif block:
            break
    return block[::-1]


def _started(lines: Sequence[Line], body: float) -> list[tuple[int | None, int]]:
    """The notes that start on a page with a raised sign: number, None where it is no figure, and line."""
    found: list[tuple[int | None, int]] = []
    for place in _block(lines, body):
        count = _raised_start(lines[place])
        if 0 < count < 4 and count < len(lines[place].glyphs):
            read = "".join(glyph.char for glyph in lines[place].glyphs[:count])
            found.append((int(read) if read.isdecimal() else None, place))
    return found


def _raised_start(line: Line) -> int:
    """How many glyphs at the start of a line may be the number of a note."""
    signs = MISREAD - _QUOTES
    raised = (glyph.char in signs and line.raised(glyph) for glyph in line.glyphs)
    return next((at for at, yes in enumerate(raised) if not yes), len(line.glyphs))


def _runs(lines: Sequence[Line], body: float, count: int) -> list[_Run] | None:
    """As many runs of raised signs at the ends of words as there are notes, None when there are others."""
    block = set(_block(lines, body))
    runs = [
        (place, first, end)
        for place, line in enumerate(lines)
        if place not in block and line.size > body * _SMALLER
        for first, end in _at_word_ends(line)
    ]
    if len(runs) == count:
        return runs
    # Real quotes stand among them: without them the count may be right.
    plain = [run for run in runs if not all(glyph.char in _QUOTES for glyph in lines[run[0]].glyphs[run[1] : run[2]])]
    return plain if len(plain) == count else None


def _at_word_ends(line: Line) -> list[tuple[int, int]]:
    found = []
    glyphs = line.glyphs
    for after in range(1, len(glyphs) + 1):
        if after < len(glyphs) and not glyphs[after].spaced:
            continue
        end = after
        while end and glyphs[end - 1].char in _CLOSING and not line.raised(glyphs[end - 1]):
            end -= 1
        first = end
        while first and glyphs[first - 1].char in MISREAD and line.raised(glyphs[first - 1]):
            first -= 1
            if glyphs[first].spaced:
                break
        if 0 < first < end and not glyphs[first].spaced:
            found.append((first, end))
    return found


def _marked(lines: Sequence[Line], runs: Sequence[_Run], number: int) -> list[Line]:
    """The lines with each run replaced by its number, counting from `number`."""
    glyphs = {place: list(lines[place].glyphs) for place, _, _ in runs}
    # From the last one, so that places before it stay true.
    for at in range(len(runs) - 1, -1, -1):
        place, first, end = runs[at]
        glyphs[place][first:end] = _figures(glyphs[place][first], glyphs[place][end - 1].right, number + at)
    return [line_of(glyphs[place]) if place in glyphs else line for place, line in enumerate(lines)]


def _figures(like: Glyph, right: float, number: int) -> list[Glyph]:
    digits = str(number)
    width = (right - like.left) / len(digits)
    return [
        like._replace(char=digit, left=like.left + at * width, right=like.left + (at + 1) * width)
        for at, digit in enumerate(digits)
    ]


def _noted(lines: list[Line], starts: Sequence[tuple[int, int]], body: float, last: int, end: int) -> list[Line]:
    """The lines with the numbers of notes that were not read, where only one place is left for each."""
    block = _block(lines, body)
    known = [(number, block.index(place)) for number, place in starts if number <= end]
    bounds = [(last, -1), *known, (end + 1, len(block))]
    found = list(lines)
    for (before, start), (after, stop) in pairwise(bounds):
        missing = range(before + 1, after)
        places = [at for at in range(start + 1, stop) if _may_start(lines, block, at)]
        if missing and len(places) == len(missing):
            for number, at in zip(missing, places, strict=True):
                found[block[at]] = _numbered(lines[block[at]], number)
    return found


def _may_start(lines: Sequence[Line], block: Sequence[int], at: int) -> bool:
    line = lines[block[at]]
    if line.text[0].islower() and not line.text.startswith(("http", "www")):
        return False
    if at == 0:
        return True
    widest = max(lines[place].glyphs[-1].right for place in block)
    before = lines[block[at - 1]]
    short = before.glyphs[-1].right - before.left < _SHORT * (widest - before.left)
    return short or before.text.endswith(_ENDED)


def _numbered(line: Line, number: int) -> Line:
    first = line.glyphs[0]
    sign = first._replace(size=line.size * 0.6, baseline=line.baseline + 0.3 * line.size, bold=False, spaced=False)
    figures = _figures(sign._replace(left=first.left - _HANGING * line.size), first.left - 0.4 * line.size, number)
    return line_of([*figures, first._replace(spaced=True), *line.glyphs[1:]])
