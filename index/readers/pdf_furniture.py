"""Which lines of a page are furniture: masthead, running heads and feet, page numbers.

Furniture stands at the head or the foot of the page, apart from the text, or beside its column, and comes back on
other pages at the same height with at most other figures in it. What only the first page has at its foot (number of the
paper, ISSN) is known by its small type beside or above the running foot.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from index.readers.pdf_lines import Line

_HEADING = re.compile(r"(?:Vra(?:ag|gen)|Antwoord(?:en)?)\b", re.IGNORECASE)
_PAGE_NUMBER = re.compile(r"(?:Pagina\s+)?[-–]?\s*\d{1,3}\s*[-–]?(?:\s*(?:van|/|of)\s*\d{1,3})?$", re.IGNORECASE)
_DASHES = str.maketrans("–—‘’", "--''")
_MASTHEAD = "Aanhangsel van de Handelingen"
_OPENING = re.compile(r"Vragen\s+van\s+(?:het\s+lid|de\s+leden)\b|Antwoord(?:en)?\s+van\b")
# A running foot that a paper of one page cannot repeat.
_KNOWN_FOOT = re.compile(r"vergaderjaar \d{4}[–-]\d{4}|^ISSN \d{4}|^(?:ah|kst|kv)-tk-\d|^[’']s-Gravenhage \d{4}")
# In shares of the font size of the text: how far furniture stands from the text, and how small its first page is.
_APART = 2.2
_SMALL = 0.75
# Points that the same line may differ in height from page to page.
_SAME_HEIGHT = 3.0
# Lines of furniture at one edge, at most; characters of a part of a line that says enough to be known again.
_MOST_LINES = 6
_LONG = 20


def body_size(pages: Sequence[Sequence[Line]]) -> float:
    """The font size that most characters of the paper have, in points."""
    sizes = Counter(glyph.size for lines in pages for line in lines for glyph in line.glyphs)
    return max(sizes, key=lambda size: (sizes[size], size), default=10.0)


def furniture(pages: Sequence[Sequence[Line]]) -> list[frozenset[int]]:
    """For each page the positions of its lines that are furniture."""
    if not pages:
        return []
    body = body_size(pages)
    seen = _places(pages)
    column = _column_end(pages, body)
    found: list[set[int]] = []
    for lines in pages:
        here = _edge(lines, seen, len(pages), body, at_foot=False) | _edge(lines, seen, len(pages), body, at_foot=True)
        here |= {
            place
            for place, line in enumerate(lines)
            if line.left > column and line.size <= body * 1.05 and _comes_back(line, seen, len(pages))
        }
        found.append(here)
    found[0] |= _masthead(pages[0])
    return [frozenset(page) for page in found]


def _places(pages: Sequence[Sequence[Line]]) -> Mapping[tuple[str, int], set[int]]:
    """(what a line says, figures aside; its height in steps) -> the pages where it stands there."""
    seen: dict[tuple[str, int], set[int]] = defaultdict(set)
    for page, lines in enumerate(pages):
        for line in lines:
            for shape in _shapes(line.text):
                seen[shape, round(line.baseline / _SAME_HEIGHT)].add(page)
    return seen


def _column_end(pages: Sequence[Sequence[Line]], body: float) -> float:
    """Where the column of the text ends, in points: nine in ten of its lines end before it."""
    ends = sorted(
        line.glyphs[-1].right
        for lines in pages
        for line in lines
        if abs(line.size - body) < 0.2 and "\t" not in line.text and len(line.text) > 40
    )
    return ends[len(ends) * 9 // 10] if ends else float("inf")


def _edge(
    lines: Sequence[Line], seen: Mapping[tuple[str, int], set[int]], count: int, body: float, *, at_foot: bool
) -> set[int]:
    """Furniture at one edge of a page: from the edge inwards, as long as lines are furniture."""
    order = sorted(range(len(lines)), key=lambda place: lines[place].baseline, reverse=not at_foot)
    block: list[int] = []
    known = False
    for place in order[:_MOST_LINES]:
        line = lines[place]
        if _comes_back(line, seen, count) or (at_foot and count == 1 and _lone_foot(line)):
            known = True
        elif not (at_foot and line.size <= body * _SMALL):
            break
        block.append(place)
    # Small type at the foot counts beside or above a running foot; without one it may be anything.
    if not known:
        return set()
    while block and not _apart(lines, order, len(block), body):
        block.pop()
    return set(block)


def _apart(lines: Sequence[Line], order: Sequence[int], count: int, body: float) -> bool:
    """True when the first `count` lines of `order` stand apart from the next one, or are all there is."""
    if count >= len(order):
        return True
    return abs(lines[order[count]].baseline - lines[order[count - 1]].baseline) >= _APART * body


def _comes_back(line: Line, seen: Mapping[tuple[str, int], set[int]], count: int) -> bool:
    """True when at least half of the pages have this line at this height, figures aside."""
    if count < 2 or _HEADING.match(line.text):
        return False
    height = round(line.baseline / _SAME_HEIGHT)
    for shape in _shapes(line.text):
        pages = set().union(*(seen.get((shape, height + step), ()) for step in (-1, 0, 1)))
        # The first page often has another head and foot.
        if len(pages) >= max(2, count // 2):
            return True
    return False


def _shapes(text: str) -> list[str]:
    """What a line says without its figures; also of each part of it, as the place may stand before the running foot."""
    if _PAGE_NUMBER.match(text):
        return ["#"]
    # Recognised and set pages differ in their dashes.
    text = text.translate(_DASHES)
    parts = [" ".join(re.sub(r"\d+", "#", part).split()) for part in (text, *text.split("\t"))]
    return [parts[0], *(part for part in parts[1:] if len(part) > _LONG)]


def _lone_foot(line: Line) -> bool:
    return _KNOWN_FOOT.search(line.text) is not None or _PAGE_NUMBER.match(line.text) is not None


def _masthead(lines: Sequence[Line]) -> set[int]:
    """The lines of the first page above the opening, when the paper is an Aanhangsel."""
    opening = next((place for place, line in enumerate(lines) if _OPENING.match(line.text)), None)
    if opening is None or not any(_MASTHEAD in line.text for line in lines[:opening]):
        return set()
    return {place for place in range(opening) if lines[place].baseline > lines[opening].baseline}
