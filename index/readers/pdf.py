"""PDF -> Source: line for line as set, with furniture, footnotes and bold type told by layout.

A blank line stands where the page leaves room between lines, a form feed where a page ends. Pages that are scans come
as lines from text recognition (pdf_scans.py) and are treated like the others.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from index.errors import SourceError
from index.readers.pdf_furniture import body_size, furniture
from index.readers.pdf_glyphs import read_pages
from index.readers.pdf_headings import find_headings
from index.readers.pdf_lines import Line, leading, lines_of
from index.readers.pdf_notes import Mark, marks_of, notes_of
from index.readers.pdf_scans import read_scans
from index.readers.source import Source
from index.records import Footnote, Span

_UNREADABLE = 0.3
# Lines further apart than this many usual distances have room between them.
_ROOM = 1.3


@dataclass(frozen=True, slots=True)
class _Found:
    """A mark in the source text: number, page, its own span, and the span of the run of figures that it stands in."""

    number: int
    page: int
    span: Span
    run: Span


@dataclass(frozen=True, slots=True)
class _Placed:
    """A note in the source text: number, page, the span of its lines and of its text."""

    number: int
    page: int
    lines: Span
    text: Span


def read_pdf(data: bytes, name: str) -> Source:
    """Read the text layer of a PDF, and by text recognition the pages that have none.

    Raises SourceError when the file is larger than 50 MiB or 500 pages, encrypted, damaged, or a scan (or set in a font
    that does not say which characters it draws) that cannot be recognised here.
    """
    set_pages = read_pages(data, name)
    scans = read_scans(data, name, set_pages)
    pages = [scans.lines.get(place) or lines_of(page.glyphs) for place, page in enumerate(set_pages)]
    _require_text(pages, name)
    text, starts, breaks = _spelled(pages)
    aside = furniture(pages)
    body = body_size(pages)
    noise = list(breaks)
    notes: list[_Placed] = []
    marks: list[_Found] = []
    outside: list[frozenset[int]] = []
    for page, lines in enumerate(pages):
        at = starts[page]
        last = notes[-1] if notes else None
        open_note = last is not None and last.page == page - 1
        on_page = notes_of(lines, aside[page], body, last.number if last else None, open_note=open_note)
        outside.append(aside[page] | {place for note in on_page for place in note.lines})
        noise += [_line_span(lines, at, place) for place in aside[page]]
        for note in on_page:
            for span in _runs(lines, at, note.lines):
                begin = span.start + (note.begins if span.start == at[note.lines[0]] else 0)
                notes.append(_Placed(note.number, page, span, Span(begin, span.end)))
        marks += [
            _Found(mark.number, page, _mark_span(lines, at, mark, run), _run_span(lines, at, mark.line, run))
            for mark, run in marks_of(lines, outside[page])
        ]
    noise += [note.lines for note in notes]
    footnotes, used = _paired(notes, marks)
    noise += used
    return Source(
        text=text,
        wrapped=True,
        noise=tuple(sorted(set(noise))),
        footnotes=footnotes,
        headings=find_headings(pages, starts, outside, text),
        bold=_bold(pages, starts, text),
        remarks=scans.remarks,
    )


def _require_text(pages: Sequence[Sequence[Line]], name: str) -> None:
    characters = sum(len(line.glyphs) for lines in pages for line in lines)
    if not characters:
        raise SourceError(
            f"{name}: geen tekst; verwacht een stuk met tekst; controleer het bestand",
            f"{name}: no text; expected a paper with text; check the file",
        )
    unknown = sum(glyph.char == "\ufffd" for lines in pages for line in lines for glyph in line.glyphs)
    if unknown > _UNREADABLE * characters:
        raise SourceError(
            f"{name}: de tekstlaag zegt niet welke letters er staan; verwacht leesbare tekst; neem een andere versie",
            f"{name}: the text layer does not say which letters it shows; expected readable text; use another version",
        )


def _spelled(pages: Sequence[Sequence[Line]]) -> tuple[str, list[list[int]], list[Span]]:
    """The source text, for each page where its lines start in it, and the page breaks."""
    usual = leading(pages)
    pieces: list[str] = []
    starts: list[list[int]] = []
    breaks: list[Span] = []
    length = 0
    for lines in pages:
        here: list[int] = []
        for place, line in enumerate(lines):
            room = place > 0 and _has_room(lines[place - 1], line, usual)
            pieces.append("\n" if room else "")
            length += room
            here.append(length)
            pieces.append(line.text + "\n")
            length += len(line.text) + 1
        starts.append(here)
        pieces.append("\f")
        breaks.append(Span(length, length + 1))
        length += 1
    return "".join(pieces), starts, breaks


def _has_room(upper: Line, lower: Line, usual: float) -> bool:
    step = upper.baseline - lower.baseline
    size = max(upper.size, lower.size)
    return step > _ROOM * usual * size or step < -0.5 * size


def _paired(notes: Sequence[_Placed], marks: Sequence[_Found]) -> tuple[tuple[Footnote, ...], list[Span]]:
    """Footnotes with their marks, nearest page first; and the runs of raised figures that are marks."""
    free = list(marks)
    used: dict[Span, None] = {}
    taken: dict[int, _Found] = {}
    found: list[Footnote] = []
    for note in notes:
        near = sorted(
            (abs(mark.page - note.page), place)
            for place, mark in enumerate(free)
            if mark.number == note.number and mark.page <= note.page
        )
        if near:
            mark = free.pop(near[0][1])
            taken[note.number] = mark
            used[mark.run] = None
            found.append(Footnote(note.number, mark.span, note.text))
        else:
            # The rest of a note on a next page shares the mark of its beginning.
            begun = taken.get(note.number)
            found.append(Footnote(note.number, begun.span if begun else None, note.text))
    numbers = {note.number for note in notes}
    # A note may be referred to more than once: every raised figure with its number is a mark.
    used.update({mark.run: None for mark in free if mark.number in numbers})
    return tuple(sorted(found, key=lambda note: note.text)), list(used)


def _runs(lines: Sequence[Line], at: Sequence[int], places: Sequence[int]) -> list[Span]:
    """The spans of lines of a note; lines that follow each other make one span."""
    spans: list[Span] = []
    last = -2
    for place in places:
        span = _line_span(lines, at, place)
        if place == last + 1:
            spans[-1] = Span(spans[-1].start, span.end)
        else:
            spans.append(span)
        last = place
    return spans


def _line_span(lines: Sequence[Line], at: Sequence[int], place: int) -> Span:
    return Span(at[place], at[place] + len(lines[place].text))


def _mark_span(lines: Sequence[Line], at: Sequence[int], mark: Mark, run: tuple[int, int]) -> Span:
    """A mark reaches back to the start of its run ("1, 2" for 2), so that it touches the word that it stands at."""
    return _run_span(lines, at, mark.line, (run[0], mark.end))


def _run_span(lines: Sequence[Line], at: Sequence[int], place: int, run: tuple[int, int]) -> Span:
    line = lines[place]
    last = run[1] - 1
    return Span(at[place] + line.places[run[0]], at[place] + line.places[last] + len(line.glyphs[last].char))


def _bold(pages: Sequence[Sequence[Line]], starts: Sequence[Sequence[int]], text: str) -> tuple[Span, ...]:
    """Spans of bold type, joined over white space."""
    spans: list[Span] = []
    for lines, at in zip(pages, starts, strict=True):
        for line, start in zip(lines, at, strict=True):
            for glyph, place in zip(line.glyphs, line.places, strict=True):
                if not glyph.bold:
                    continue
                span = Span(start + place, start + place + len(glyph.char))
                if spans and not text[spans[-1].end : span.start].strip():
                    spans[-1] = Span(spans[-1].start, span.end)
                else:
                    spans.append(span)
    return tuple(spans)
