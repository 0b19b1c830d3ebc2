"""The body, a header or a note of a .docx, walked in reading order to lines.

What is not shown is not written: deletions, hidden text, instructions of fields, the second copy of a text box.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from lxml import etree

from index.readers.word_lines import Line, Piece
from index.readers.word_styles import Numbers, Styles, W, switched, val
from index.readers.word_tables import rows_as_lines

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_SILENT = {
    *(W + name for name in ("del", "moveFrom", "pPr", "rPr", "tblPr", "tblGrid", "trPr", "tcPr", "sectPr", "sdtPr")),
    *(W + name for name in ("sdtEndPr", "instrText", "delText", "delInstrText", "footnoteRef", "endnoteRef", "rt")),
    f"{_MATH}ctrlPr",
}
_PLAIN = {
    **{W + name: "\n" for name in ("br", "cr")},
    **{W + name: "\t" for name in ("tab", "ptab")},
    f"{W}noBreakHyphen": "-",
}
_PAGE_FIELDS = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b", re.IGNORECASE)
_HIDDEN_SHAPE = re.compile(r"visibility:\s*hidden", re.IGNORECASE)
_SYMBOLS = {0xE0: "→", 0xDF: "←", 0x2D: "-", 0xFC: "✓", 0xB7: "•", 0xA7: "▪"}
# A number that says what it is ("Vraag 4") is a line of its own; the words of the paragraph come under it.
_WORDED = re.compile(r"(?:Vraag|Vragen|Antwoord)\b", re.IGNORECASE)

NoteOf = Callable[[str, str], tuple[str, str] | None]


class Story:
    """One story; fields may run over its paragraphs, so their state lasts as long as it does."""

    def __init__(self, styles: Styles, numbers: Numbers, note_of: NoteOf) -> None:
        self._styles, self._numbers, self._note_of = styles, numbers, note_of
        self._fields: list[list[str]] = []  # of each open field: its instruction, and "shown" once its result begins
        self._boxes: list[Line] = []
        self._balanced: bool | None = None

    def blocks(self, parent: etree._Element) -> list[Line]:
        """The lines of every paragraph and table under `parent`, in order."""
        if self._balanced is None:
            kinds = [mark.get(f"{W}fldCharType") for mark in parent.iter(f"{W}fldChar")]
            self._balanced = kinds.count("begin") == kinds.count("end")
        lines: list[Line] = []
        carried: tuple[Piece, ...] = ()
        for block in _blocks(parent):
            if block.tag == f"{W}tbl":
                rows = [self._row(row) for row in _inside(block, "tr") if not _row_deleted(row)]
                lines += rows_as_lines(rows)
                continue
            line = self._paragraph(block)
            boxes, self._boxes = self._boxes, []
            lines += boxes
            if block.find(f"{W}pPr/{W}rPr/{W}del") is not None:
                carried += line.pieces  # the end of this paragraph was struck: it goes on in the next
                continue
            lines.append(replace(line, pieces=carried + line.pieces))
            carried = ()
        return [*lines, Line(carried)] if carried else lines

    def _row(self, row: etree._Element) -> list[list[Line]]:
        return [
            [line for line in self.blocks(cell) if line.text.strip()]
            for cell in _inside(row, "tc")
            if cell.find(f"{W}tcPr/{W}cellDel") is None
        ]

    def _paragraph(self, paragraph: etree._Element) -> Line:
        if not self._balanced:
            self._fields = []  # a field that never ends would swallow the rest of the paper
        style = val(paragraph, "pPr/pStyle") or self._styles.default
        pieces = tuple(self._pieces(paragraph, style, False))
        level = self._styles.level(paragraph)
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        struck = mark is not None and (mark.find(f"{W}del") is not None or mark.find(f"{W}moveFrom") is not None)
        hidden = bool(switched(mark, "vanish"))
        shown = any(piece.text.strip() for piece in pieces)
        number = "" if (struck or hidden) and not shown else self._numbers.next(paragraph)
        if number:
            worded = _WORDED.match(number) is not None
            dressed = self._styles.switched(mark, (style,), "b") or all(p.bold for p in pieces if p.text.strip())
            gap = "\n" if worded else " "
            # A number before nothing is shown by Word, but no one wrote it.
            head = Piece(number + gap, bold=shown and dressed, noise=not shown and not worded)
            pieces = (head, *pieces)
        return Line(pieces, level=level if shown else 0)

    def _pieces(self, parent: etree._Element, style: str, noise: bool) -> Iterator[Piece]:
        for element in parent:
            tag = element.tag
            if not isinstance(tag, str) or tag in _SILENT or tag.endswith("}shapetype"):
                continue
            if tag == f"{W}r":
                yield from self._run(element, style, noise)
            elif tag == f"{_MC}AlternateContent":
                yield from self._pieces(_alternative(element), style, noise)
            elif tag == f"{W}txbxContent":
                self._box(element)
            elif tag == f"{_MATH}t":
                yield Piece(element.text or "", noise=noise)
            elif tag == f"{W}fldSimple":
                page = _PAGE_FIELDS.match(element.get(f"{W}instr", "")) is not None
                yield from self._pieces(element, style, noise or page)
            elif tag == f"{W}sdt":
                placeholder = switched(element.find(f"{W}sdtPr"), "showingPlcHdr")
                yield from self._pieces(element, style, noise or bool(placeholder))
            elif not _hidden_shape(element):
                yield from self._pieces(element, style, noise)

    def _run(self, run: etree._Element, style: str, noise: bool) -> Iterator[Piece]:
        properties = run.find(f"{W}rPr")
        dress = (val(run, "rPr/rStyle"), style)
        if any(self._styles.switched(properties, dress, prop) for prop in ("vanish", "specVanish")):
            return
        underlined = val(run, "rPr/u") not in (None, "none")
        plain = Piece(
            "",
            bold=self._styles.switched(properties, dress, "b"),
            slanted=underlined or self._styles.switched(properties, dress, "i"),
            raised=val(run, "rPr/vertAlign") == "superscript",
        )
        for element in run:
            tag = element.tag
            if tag == f"{W}fldChar":
                self._field(element.get(f"{W}fldCharType", ""))
            elif tag == f"{W}instrText" and self._fields and len(self._fields[-1]) == 1:
                self._fields[-1][0] += element.text or ""
            if any(len(field) == 1 for field in self._fields):
                continue  # inside the instruction of a field
            unsaid = noise or any(_PAGE_FIELDS.match(field[0]) for field in self._fields)
            if tag == f"{W}t":
                yield replace(plain, text=element.text or "", noise=unsaid)
            elif tag in _PLAIN:
                yield replace(plain, text=_PLAIN[tag], noise=unsaid)
            elif tag == f"{W}sym":
                yield replace(plain, text=_symbol(element.get(f"{W}char", "")), noise=unsaid)
            elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
                found = self._note_of(tag.removeprefix(W).removesuffix("Reference"), element.get(f"{W}id", ""))
                if found:
                    yield Piece(found[1], note=found[0])
            elif isinstance(tag, str) and tag not in _SILENT and not _hidden_shape(element):
                inner = _alternative(element) if tag == f"{_MC}AlternateContent" else element
                if inner.tag == f"{W}txbxContent":
                    self._box(inner)
                else:
                    yield from self._pieces(inner, style, noise)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append([""])
        elif kind == "separate" and self._fields and len(self._fields[-1]) == 1:
            self._fields[-1].append("shown")
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _box(self, content: etree._Element) -> None:
        """The lines of a text box, which go before the paragraph that it hangs on."""
        outer, self._boxes = self._boxes, []
        fields, self._fields = self._fields, []
        lines = self.blocks(content)
        self._boxes, self._fields = outer + lines, fields


def _blocks(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables under `parent`, through content controls, custom XML and insertions."""
    for element in parent:
        if element.tag in (f"{W}p", f"{W}tbl"):
            yield element
        elif element.tag == f"{_MC}AlternateContent":
            yield from _blocks(_alternative(element))
        elif isinstance(element.tag, str) and element.tag not in _SILENT:
            yield from _blocks(element)


def _inside(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or cells of a row, through content controls, without those of nested tables."""
    for element in parent:
        if element.tag == W + name:
            yield element
        elif isinstance(element.tag, str) and element.tag not in (*_SILENT, f"{W}tbl", f"{W}tr", f"{W}tc"):
            yield from _inside(element, name)


def _row_deleted(row: etree._Element) -> bool:
    return row.find(f"{W}trPr/{W}del") is not None


def _alternative(element: etree._Element) -> etree._Element:
    """The one of several forms of the same thing that is read: the first that holds text, else the first."""
    forms = [form for form in element if form.tag in (f"{_MC}Choice", f"{_MC}Fallback")]
    texts = [form for form in forms if any((t.text or "").strip() for t in form.iter(f"{W}t", f"{_MATH}t"))]
    return next(iter([*texts, *forms]), element)


def _hidden_shape(element: etree._Element) -> bool:
    if isinstance(element.tag, str) and element.tag.endswith(("}anchor", "}inline")):
        return any(
            child.get("hidden", "0").lower() in ("1", "true")
            for child in element
            if isinstance(child.tag, str) and child.tag.endswith("}docPr")
        )
    return _HIDDEN_SHAPE.search(element.get("style", "")) is not None


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "▪")
    return chr(number) if 32 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else ""
