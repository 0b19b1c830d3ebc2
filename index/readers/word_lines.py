"""Lines of a word processor file, and how they become one source text with spans into it.

The readers of .docx and .odt give lines in reading order; what a file format is stays with them. Notes are written
after the last line, each once, and only their marks stand in running text.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from index.readers.source import Source
from index.records import Footnote, Heading, Remark, Span

_LABEL = re.compile(r"\s*(?:Betreft|Onderwerp)\b(?P<gap>[^\S\n]*:?\s*)", re.IGNORECASE)
_TYPED_NOTE = re.compile(r"\s*(?:\[(?P<a>\d{1,3})\]|(?P<b>\d{1,3})\)|(?P<c>\d{1,3})\.?)\s+(?=\S)")
_ENDS_LIKE_TEXT = re.compile(r"[.,;:?!…][\"'”’»)\]]*$")
_NO_HEADING = re.compile(
    r"(?:(?:De|Het|de|het)\s+)?(?:minister|staatssecretaris|Minister|Staatssecretaris|Hoogachtend|Met\s+(?:vriendelijke|hoog)"
    r"|Geachte|Aan\s+de|Datum|Betreft|Onderwerp|(?:Tabel|Figuur|Grafiek)\s+\d)"
)
# A raised 2 or 3 behind these is a square or a cube.
_UNIT = re.compile(r"(?<![^\W\d_])[kdcm]?m$")
_TITLE_WITHIN = 80
_LONGEST_HEADING = 120


_TRACKED = Remark(
    "bevat bijgehouden wijzigingen: wat is ingevoegd is gelezen, wat is verwijderd niet; kijk of dit de laatste is",
    "holds tracked changes: inserted text was read, deleted text was not; check that this is the final version",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line in one dress; `note` is the key of the note whose mark it is."""

    text: str
    bold: bool = False
    slanted: bool = False
    raised: bool = False
    noise: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a row; `level` of a heading from 1, 0 for none; `tight`: no blank line before it."""

    pieces: tuple[Piece, ...]
    level: int = 0
    tight: bool = False
    table: bool = False
    noise: bool = False

    @property
    def text(self) -> str:
        """The line's text as it will be written."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Note:
    """A foot or end note: its number, its mark as written, and its lines."""

    number: int
    mark: str
    lines: tuple[Line, ...]


@dataclass(slots=True)
class _Written:
    """What has been written so far."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    noise: list[Span] = field(default_factory=list)
    bold: list[Span] = field(default_factory=list)
    raised: list[Span] = field(default_factory=list)
    marks: dict[str, Span] = field(default_factory=dict)

    def write(self, text: str) -> Span:
        self.parts.append(text)
        self.length += len(text)
        return Span(self.length - len(text), self.length)

    def line(self, line: Line) -> Span:
        if self.length:
            self.write("\n" if line.tight else "\n\n")
        start = self.length
        for piece in line.pieces:
            span = self.write(piece.text)
            if piece.note is not None:
                self.marks.setdefault(piece.note, span)
            if piece.noise or piece.note is not None:
                self.noise.append(span)
            elif piece.bold and piece.text.strip():
                self.bold.append(span)
            if piece.raised:
                self.raised.append(span)
        if line.noise and self.length > start:
            self.noise.append(Span(start, self.length))
        return Span(start, self.length)


def assemble(
    lines: Sequence[Line], notes: dict[str, Note], furniture: Iterable[Line] = (), *, tracked: bool = False
) -> Source:
    """One Source: `lines`, then `furniture` and `notes` as noise; empty lines are left out; text may be empty.

    `tracked`: the file holds changes that nobody accepted or rejected yet, which its remark says.
    """
    written = _Written()
    kept = [line for line in lines if line.text.strip()]
    spans = [written.line(line) for line in kept]
    footnotes, typed_from = _typed_notes(kept, spans, written)
    for span in spans[typed_from:]:
        written.noise.append(span)
    for line in furniture:
        if line.text.strip():
            written.line(replace(line, noise=True))
    for key, note in notes.items():
        texts = [line for line in note.lines if line.text.strip()]
        if not texts:
            continue
        head = written.line(Line((Piece(f"{note.mark} "),)))
        whole = _note_text(written, texts)
        written.noise.append(Span(head.start, whole.end))
        footnotes.append(Footnote(note.number, written.marks.get(key), whole))
    text = "".join(written.parts)
    return Source(
        text=text,
        wrapped=False,
        noise=_merged(written.noise),
        footnotes=tuple(footnotes),
        headings=tuple(_headings(kept[:typed_from], spans)),
        bold=_merged(written.bold, joining=text),
        title=_title(kept, spans),
        remarks=(_TRACKED,) if tracked else (),
    )


def _note_text(written: _Written, lines: Sequence[Line]) -> Span:
    """The lines of a note behind its mark, which has just been written."""
    start = written.length
    for position, line in enumerate(lines):
        if position:
            written.write("\n")
        pieces = list(line.pieces)
        if not position:
            while pieces and not pieces[0].text.strip():
                pieces.pop(0)
            if pieces:
                pieces[0] = replace(pieces[0], text=pieces[0].text.lstrip())
        for piece in pieces:
            span = written.write(piece.text)
            if piece.note is not None:
                written.marks.setdefault(piece.note, span)
    return Span(start, written.length)


def _typed_notes(lines: Sequence[Line], spans: Sequence[Span], written: _Written) -> tuple[list[Footnote], int]:
    """Notes that somebody typed (or numbered as a list) after the last line: 1, 2, 3 whose marks stand in the text."""
    first = len(lines)
    found: list[tuple[int, Span, str]] = []
    while first and (match := _TYPED_NOTE.match(lines[first - 1].text)) and not lines[first - 1].table:
        first -= 1
        span = spans[first]
        found.insert(0, (int(match[match.lastgroup or "a"]), Span(span.start + match.end(), span.end), match.group()))
        if found[0][0] == 1:
            break
    if [number for number, _, _ in found] != list(range(1, len(found) + 1)) or first == 0:
        return [], len(lines)
    text = "".join(written.parts)
    before = text[: spans[first - 1].end]
    notes, marks = [], []
    for number, span, typed in found:
        mark = _typed_mark(before, number, typed, written.raised)
        if mark is None:
            return [], len(lines)
        marks.append(mark)
        notes.append(Footnote(number, mark, Span(span.start, span.start + len(text[span.start : span.end].rstrip()))))
    # A raised figure says nothing but that there is a note; "[1]" and "1)" were typed to be read.
    written.noise += [mark for mark in marks if mark in written.raised]
    return notes, first


def _typed_mark(before: str, number: int, typed: str, raised: Iterable[Span]) -> Span | None:
    for span in raised:
        unit = _UNIT.search(before, max(0, span.start - 4), span.start)
        if unit is None and before[span.start : span.end].strip(" ()[]\xa0") == str(number):
            return span
    form = rf"\[{number}\]" if "[" in typed else rf"(?<![\d(]){number}\)"
    mark = None
    for match in re.finditer(form, before):
        at_line_start = before[: match.start()].rsplit("\n", 1)[-1].strip() == ""
        mark = mark if at_line_start else Span(*match.span())
    return mark


def _headings(lines: Sequence[Line], spans: Sequence[Span]) -> Iterable[Heading]:
    """Headings by style; and short paragraphs that are wholly bold, or wholly slanted, with text after them."""
    styled = bold = 0
    for position, (line, span) in enumerate(zip(lines, spans, strict=False)):
        text = " ".join(line.text.split())
        inner = Span(span.start + len(line.text) - len(line.text.lstrip()), span.start + len(line.text.rstrip()))
        if line.noise:
            continue
        if line.level:
            styled, bold = line.level, 0
            yield Heading(inner, line.level)
            continue
        followed = position + 1 < len(lines) and not lines[position + 1].table
        dressed = [piece for piece in line.pieces if piece.text.strip() and piece.note is None and not piece.noise]
        if line.table or not dressed or not followed or len(text) > _LONGEST_HEADING:
            continue
        if _ENDS_LIKE_TEXT.search(text) or _NO_HEADING.match(text) or not any(letter.isalpha() for letter in text):
            continue
        if all(piece.bold for piece in dressed):
            bold = styled + 1
            yield Heading(inner, bold)
        elif all(piece.slanted for piece in dressed):
            yield Heading(inner, (bold or styled) + 1)


def _title(lines: Sequence[Line], spans: Sequence[Span]) -> Span | None:
    """The subject behind "Betreft" or "Onderwerp", on the same line or, behind a label that stands alone, the next."""
    for position, line in enumerate(lines[:_TITLE_WITHIN]):
        match = _LABEL.match(line.text)
        if not match:
            continue
        span = spans[position]
        rest = line.text[match.end() :]
        if not rest.strip():
            if position + 1 == len(lines):
                return None
            span, rest, gap = spans[position + 1], lines[position + 1].text, 0
            gap = len(rest) - len(rest.lstrip())
            return Span(span.start + gap, span.start + len(rest.rstrip()))
        if not (":" in match["gap"] or "\t" in match["gap"] or "\n" in match["gap"]):
            continue
        return Span(span.start + match.end(), span.start + match.end() + len(rest.rstrip()))
    return None


def _merged(spans: Iterable[Span], joining: str = "") -> tuple[Span, ...]:
    """`spans` sorted, overlaps merged; with `joining`, the text, also those with only blanks of one line between."""
    merged: list[Span] = []
    for span in sorted(item for item in spans if len(item)):
        between = joining[merged[-1].end : span.start] if merged else "x"
        near = bool(joining) and not between.strip() and "\n" not in between
        if merged and (span.start < merged[-1].end or near):
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)
