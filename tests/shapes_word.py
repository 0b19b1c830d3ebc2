"""Papers as ministries send them: .docx by python-docx, with letterheads, notes and stale properties, and .odt."""

import io
import re
from datetime import datetime
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from shapes_model import Block, Paper, Piece, Rows, shown
from shapes_text import Made, head, paragraphs
from word_papers import box, odt

_MARK = re.compile(r"(\{\d+\})")
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
# What the file's properties say, and what is switched off or hidden: none of it may be shown or believed.
STALE = ("Verouderde titel", "Janssen-Oud", "1999")
HIDDEN = ("VERTROUWELIJK", "geheimtekst")


def made_docx(paper: Paper) -> Made:
    """A Word file; see `Paper.dress` for how its letterhead, questions and notes are made."""
    word = docx.Document()
    word.core_properties.title, word.core_properties.author = STALE[:2]
    word.core_properties.created = word.core_properties.modified = datetime(1999, 1, 2)
    _letterhead(word, paper)
    for style, block, piece in paragraphs(paper):
        if not isinstance(block, str):
            _grid(word, block)
            continue
        if style == "heading" and piece is not None and piece.role == "kop":
            _heading(word, paper, block, piece.level)
            continue
        auto = "automatic" in paper.dress and piece is not None and piece.role == "vraag" and block == piece.body[0]
        dressed = "bold headings" in paper.dress and style == "heading"
        asks = piece is not None and piece.role == "vraag" and "bold questions" in paper.dress
        _fill(word.add_paragraph(style="List Number" if auto else None), paper, block, bold=dressed or asks)
        if style not in ("heading", "inline") and "empty lines" in paper.dress:
            word.add_paragraph()
    _ending(word, paper)
    buffer = io.BytesIO()
    word.save(buffer)
    blocks = [block if isinstance(block, str) else " ".join(map(" ".join, block)) for _, block, _ in paragraphs(paper)]
    rows = [f"{name} {value}" for name, value in paper.face.rows] or head(paper)
    return buffer.getvalue(), " ".join(map(shown, [*rows, *blocks, *paper.notes.values()]))


def _fill(paragraph: Paragraph, paper: Paper, text: str, *, bold: bool = False) -> None:
    form = paper.typed
    for piece in _MARK.split(" ".join(text.split()).replace("\u00ad", "")):
        number = piece[1:-1] if piece.startswith("{") else ""
        if not number:
            # Word cuts a sentence in runs wherever somebody edited it.
            for part in re.findall(r".{1,37}", piece):
                paragraph.add_run(part).bold = bold or None
        elif "notes auto" in paper.dress:
            paragraph.add_run(number).font.superscript = True
        elif form:
            paragraph.add_run(f" {form.format(number)}").bold = bold or None
        else:
            raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            reference = f'<w:r {nsdecls("w")}>{raised}<w:footnoteReference w:id="{number}"/></w:r>'
            inside: Any = paragraph._p  # typed as if only runs that python-docx made go in
            inside.append(parse_xml(reference))


def _heading(word: Document, paper: Paper, text: str, level: int) -> None:
    if "bold headings" in paper.dress:
        word.add_paragraph().add_run(text).bold = True
    elif "shape headings" in paper.dress:
        word.add_paragraph()
        word.add_paragraph(text)
    else:
        word.add_heading(text, level=level)


def _grid(word: Document | _Cell, rows: Rows) -> None:
    grid = word.add_table(rows=len(rows), cols=len(rows[0]))
    for row, cells in zip(grid.rows, rows, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text


def _letterhead(word: Document, paper: Paper) -> None:
    rows = paper.face.rows
    if not rows:
        for line in head(paper):
            word.add_paragraph(line)
    elif "header box" in paper.dress:
        section = word.sections[0]
        section.different_first_page_header_footer = True
        paragraph = section.first_page_header.paragraphs[0]
        inside = [f"<w:p><w:r><w:t>{escape(part)}</w:t></w:r></w:p>" for row in rows for part in row]
        paragraph._p.append(parse_xml(box(*inside).replace("<w:r>", f"<w:r {nsdecls('w')} {_SPACES}>", 1)))
    elif "nested table" in paper.dress:
        outer = word.add_table(rows=1, cols=1)
        _grid(outer.cell(0, 0), rows)
    else:
        _grid(word, rows)


def _ending(word: Document, paper: Paper) -> None:
    form = paper.typed
    if "notes auto" in paper.dress:
        for text in paper.notes.values():
            word.add_paragraph(shown(text), style="List Number 2")
    elif form:
        for number, text in paper.notes.items():
            word.add_paragraph(f"{form.format(number)} {shown(text)}")
    elif paper.notes:
        _footnotes(word, paper)
    if "hidden" in paper.dress:
        section = word.sections[0]
        section.even_page_footer.paragraphs[0].text = HIDDEN[0]
        run = word.paragraphs[0].insert_paragraph_before().add_run(HIDDEN[1])
        run.font.hidden = True


def _footnotes(word: Document, paper: Paper) -> None:
    notes = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(shown(text))}'
        "</w:t></w:r></w:p></w:footnote>"
        for n, text in paper.notes.items()
    )
    blob = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    package = word.part.package
    assert package is not None
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES, blob, package)
    word.part.relate_to(part, _RELATION)
    assert word.element.tag == qn("w:document")


_BOLD = '<style:style style:name="V" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>'


def made_odt(paper: Paper) -> Made:
    """An OpenDocument text with the same dress; its letterhead is always a table."""
    rows = paper.face.rows
    body = _table(rows) if rows else "".join(f"<text:p>{escape(line)}</text:p>" for line in head(paper))
    for style, block, piece in paragraphs(paper):
        if not isinstance(block, str):
            body += _table(block)
        elif style == "heading" and piece is not None and piece.role == "kop" and "bold headings" not in paper.dress:
            body += f'<text:h text:outline-level="{piece.level}">{escape(block)}</text:h>'
        else:
            body += _paragraph(paper, block, style, piece)
    said: list[Block] = [*(f"{name} {value}" for name, value in rows or ()), *([] if rows else head(paper))]
    said += [block for _, block, _ in paragraphs(paper)]
    flat = [block if isinstance(block, str) else " ".join(map(" ".join, block)) for block in said]
    return odt(body, automatic=_BOLD), " ".join(map(shown, [*flat, *paper.notes.values()]))


def _paragraph(paper: Paper, text: str, style: str, piece: Piece | None) -> str:
    def note(found: re.Match[str]) -> str:
        number = found.group(0)[1:-1]
        words = escape(shown(paper.notes[int(number)]))
        return (
            f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
            f"<text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
        )

    inside = _MARK.sub(note, escape(" ".join(text.split()).replace("\u00ad", "")))
    asks = piece is not None and piece.role == "vraag" and "bold questions" in paper.dress
    if asks or ("bold headings" in paper.dress and style == "heading"):
        inside = f'<text:span text:style-name="V">{inside}</text:span>'
    return f"<text:p>{inside}</text:p>"


def _table(rows: Rows | tuple[tuple[str, str], ...]) -> str:
    def cells(row: tuple[str, ...]) -> str:
        return "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)

    return f"<table:table>{''.join(f'<table:table-row>{cells(row)}</table:table-row>' for row in rows)}</table:table>"
