"""Papers as PDF: an Aanhangsel with its furniture, or a letter in the style of a ministry."""

import io
import re
from functools import partial

from pdf_paper import BODY, typeset
from pdf_paper import Block as Set
from pdf_paper import Face as Masthead
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from shapes_model import Paper, shown
from shapes_text import MASTHEAD, Made, head, paragraphs, wrap

_LEFT, _MEASURE, _SIZE, _LEADING = 80, 380, 9.0, 12.5


def pdf(paper: Paper) -> Made:
    """An Aanhangsel where the face has a number, else a letter of a ministry."""
    return _aanhangsel(paper) if paper.face.number else _ministry(paper)


def _aanhangsel(paper: Paper) -> Made:
    face = paper.face
    assert face.number is not None
    blocks: list[Set] = []
    said = [MASTHEAD, f"Aanhangsel van de Handelingen {face.number} Tweede Kamer der Staten-Generaal", *face.lines]
    for style, block, _ in paragraphs(paper):
        if style == "face":
            continue
        for line in [block] if isinstance(block, str) else [" ".join(row) for row in block]:
            blocks.append(("kop" if style == "heading" else "tekst", line))
            said.append(shown(line))
    data = typeset(
        Masthead(face.lines, face.number, face.session),
        blocks,
        paper.notes,
        bold_headings="bold headings" in paper.dress,
        page_lines=paper.page_lines,
    )
    return data, " ".join([*said, *map(shown, paper.notes.values())])


def _ministry(paper: Paper) -> Made:
    """Pages of a ministry: its name above, the number of the page below, words set one by one where "gaps" says so."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    lines: list[tuple[str, bool]] = [(line, False) for line in head(paper)] + [("", False)]
    said = [*head(paper), "Ministerie van Kaas"]
    for style, block, piece in paragraphs(paper):
        asks = piece is not None and piece.role == "vraag" and "bold questions" in paper.dress
        bold = asks or (style == "heading" and "plain headings" not in paper.dress)
        font = "Helvetica-Bold" if bold else "Helvetica"
        for row in [block] if isinstance(block, str) else [" ".join(row) for row in block]:
            for part in row.split("\n"):
                lines += [(line, bold) for line in wrap(part, partial(_fits, font))]
            said.append(shown(row))
        lines += [] if style == "heading" else [("", False)]
    pages = [lines[start : start + paper.page_lines] for start in range(0, len(lines), paper.page_lines)]
    for number, page in enumerate(pages, start=1):
        canvas.setFont("Helvetica", BODY)
        canvas.drawString(290, 800, "Ministerie van Kaas")
        canvas.drawString(475, 30, f"Pagina {number} van {len(pages)}")
        for place, (line, bold) in enumerate(page):
            _draw(canvas, line, 740 - place * _LEADING, bold, gaps="gaps" in paper.dress)
        canvas.showPage()
    canvas.save()
    return out.getvalue(), " ".join(said)


def _draw(canvas: Canvas, line: str, y: float, bold: bool, gaps: bool) -> None:
    font = "Helvetica-Bold" if bold else "Helvetica"
    canvas.setFont(font, _SIZE)
    x = float(_LEFT)
    for word in re.split(r"( )", line) if gaps else [line]:
        if word.strip():
            canvas.drawString(x, y, word)
        x += stringWidth(word, font, _SIZE)


def _fits(font: str, line: str) -> bool:
    return bool(stringWidth(line, font, _SIZE) <= _MEASURE)
