"""Pages of a PDF that are pictures of text: found, read by text recognition where the machine has it, and told of.

Without tesseract a scan is refused by name; a paper that is a scan only in part is read for the rest, and a remark
names the pages that were not. Nothing is left out in silence.
"""

import os
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from index.errors import SourceError
from index.readers.ocr import find_tesseract, recognise
from index.readers.ocr_marks import with_numbers
from index.readers.ocr_page import Recognised, in_sizes, read_page
from index.readers.pdf_glyphs import Page, picture_of
from index.readers.pdf_lines import Line
from index.readers.pdf_unreadable import is_unreadable
from index.records import Remark

MAX_SCANNED = 100
# A page of a scan may have a few characters of its own: a stamp, a page number.
_FEW_CHARACTERS = 20
_A_STAMP = 80
# Shares of a page that pictures cover: some, and nearly all; shapes that may be letters drawn as lines.
_SOME, _MOST = 0.2, 0.7
_MANY_SHAPES = 100
# Below this mean a page may lie on its side; words that say something about it.
_DOUBTFUL = 60
_WORKERS = 4


@dataclass(frozen=True, slots=True)
class Scans:
    """The lines of each page that was recognised, by its place from 0, and what to say of the scanned pages."""

    lines: dict[int, list[Line]]
    remarks: tuple[Remark, ...]


def read_scans(data: bytes, name: str, pages: Sequence[Page]) -> Scans:
    """Recognise the scanned pages of a PDF.

    Raises SourceError for a paper that is nothing but a scan where it cannot be recognised, or that has over 100 scans.
    """
    places = [place for place, page in enumerate(pages) if is_scanned(page)]
    characters = sum(len(page.glyphs) for page in pages)
    wholly = characters < _FEW_CHARACTERS * max(1, len(pages))
    if wholly:
        # Nothing here can be read otherwise, whatever it is that the pages show.
        places = [place for place, page in enumerate(pages) if is_scanned(page) or not page.glyphs]
    if not places:
        return Scans({}, ())
    program = find_tesseract()
    if program is None:
        if wholly or len(places) == len(pages):
            raise _not_here(name, unreadable=any(is_unreadable(page.glyphs) for page in pages))
        return Scans({}, (_unread(places, "zonder tesseract", "without tesseract"),))
    if len(places) > MAX_SCANNED:
        raise SourceError(
            f"{name}: {len(places)} gescande pagina's, verwacht hooguit {MAX_SCANNED}; splits het",
            f"{name}: {len(places)} scanned pages, expected at most {MAX_SCANNED}; split it",
        )
    with ThreadPoolExecutor(min(_WORKERS, os.cpu_count() or 1)) as workers:
        read = list(workers.map(lambda place: _recognised(program, data, place), places))
    found = {place: page for place, page in zip(places, read, strict=True) if page is not None and page.lines}
    if not found and len(places) == len(pages):
        raise SourceError(
            f"{name}: gescand, en de tekstherkenning vindt geen woorden; verwacht leesbare pagina's; scan het opnieuw",
            f"{name}: scanned, and text recognition finds no words; expected legible pages; scan it again",
        )
    failed = [place for place, page in zip(places, read, strict=True) if page is None]
    empty = [place for place in places if place not in found and place not in failed and pages[place].pictured > _SOME]
    remarks = [_read(found, len(pages))] if found else []
    remarks += [_unread(failed, "de tekstherkenning liep vast", "text recognition got stuck")] if failed else []
    remarks += [_unread(empty, "een afbeelding zonder woorden", "a picture without words")] if empty else []
    return Scans(_in_one_measure(found, pages), tuple(remarks))


def is_scanned(page: Page) -> bool:
    """True for a page that shows text and has none, but for a stamp, or whose text nobody can tell."""
    count = len(page.glyphs)
    if count < _FEW_CHARACTERS:
        return page.pictured > _SOME or page.shapes > _MANY_SHAPES
    return (count < _A_STAMP and page.pictured > _MOST) or is_unreadable(page.glyphs)


def _recognised(program: str, data: bytes, place: int) -> Recognised | None:
    """A page as recognised, the way round in which it is read best; None when recognition failed."""
    best = None
    for turned in (0, 180, 90, 270):
        picture = picture_of(data, place, turned)
        answer = recognise(program, picture) if picture is not None else None
        if picture is None or answer is None:
            return best
        page = read_page(answer, picture.height, picture.dots)
        if best is None or (page.upright, sum(page.confidences)) > (best.upright, sum(best.confidences)):
            best = page
        if (best.upright and best.confidence >= _DOUBTFUL) or not best.lines:
            break
    return best


def _in_one_measure(found: dict[int, Recognised], pages: Sequence[Page]) -> dict[int, list[Line]]:
    """The lines with the size of running text equal on all pages, and equal to that of the pages that have text."""
    measured = Counter(round(line.size, 1) for page in found.values() for line in page.lines for _ in line.glyphs)
    if not measured:
        return {}
    body = max(measured, key=lambda size: (measured[size], size))
    printed = Counter(glyph.size for place, page in enumerate(pages) if place not in found for glyph in page.glyphs)
    beside = max(printed, key=lambda size: (printed[size], size), default=body)
    scale = beside / body if 0.85 <= beside / body <= 1.18 else 1.0
    places = sorted(found)
    lines = [in_sizes(found[place].lines, body, scale) for place in places]
    # Behind pages that are not looked at here, nobody knows with which number notes go on.
    from_the_first = places == list(range(len(places)))
    return dict(zip(places, with_numbers(lines, body * scale) if from_the_first else lines, strict=True))


def _read(found: dict[int, Recognised], count: int) -> Remark:
    sure = [confidence for page in found.values() for confidence in page.confidences]
    percent = round(sum(sure) / len(sure))
    places = sorted(found)
    which, which_english = ("", "") if len(found) == count else (f" ({_named(places)})", f" ({_named(places, 'and')})")
    return Remark(
        f"{_counted(len(found), 'pagina', 'pagina’s')} gescand en met tekstherkenning gelezen{which} "
        f"(zekerheid {percent} %): controleer citaten",
        f"{_counted(len(found), 'page', 'pages')} scanned and read by text recognition{which_english} "
        f"(confidence {percent}%): check quotes",
    )


def _unread(places: Sequence[int], why: str, why_english: str) -> Remark:
    one = len(places) == 1
    return Remark(
        f"{'pagina' if one else 'pagina’s'} {_named(places)} niet gelezen ({why}): kijk in het stuk zelf",
        f"{'page' if one else 'pages'} {_named(places, 'and')} not read ({why_english}): look in the paper itself",
    )


def _named(places: Sequence[int], last: str = "en") -> str:
    """The page numbers, from 1: "2, 3 en 7"."""
    numbers = [str(place + 1) for place in places]
    return f" {last} ".join(part for part in (", ".join(numbers[:-1]), numbers[-1]) if part)


def _counted(count: int, one: str, more: str) -> str:
    return f"{count} {one if count == 1 else more}"


def _not_here(name: str, *, unreadable: bool) -> SourceError:
    what, what_english = ("gescand, geen tekstlaag", "scanned, no text layer")
    if unreadable:
        what = "de tekstlaag zegt niet welke letters er staan"
        what_english = "the text layer does not say which letters it shows"
    return SourceError(
        f"{name}: {what}; tekstherkenning in het Nederlands staat niet op deze machine; "
        "installeer haar: apt-get install tesseract-ocr tesseract-ocr-nld",
        f"{name}: {what_english}; text recognition in Dutch is not on this machine; "
        "install it: apt-get install tesseract-ocr tesseract-ocr-nld",
    )
