"""A small typesetter for tests: an Aanhangsel as a PDF, page furniture, notes and broken words included.

Blocks are (style, text): "kop" a heading, "tekst" running text. In a text, "{3}" is the raised mark of note 3 and a
soft hyphen is where a word may be broken. What a reader should show is `shown(text)`.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = 595, 842
LEFT, MEASURE = 221, 300
TOP, BOTTOM = 780, 150
BODY, NOTE, RAISED, LEADING, NOTE_LEADING = 8.5, 7.0, 5.5, 9.6, 9.0
SOFT = "\u00ad"

Block = tuple[str, str]


@dataclass(frozen=True)
class Face:
    """What stands above the first Vraag, and the number of the paper."""

    opening: Sequence[str]
    number: int = 2210
    session: tuple[int, int] = (2023, 2024)


def shown(text: str) -> str:
    """A text as it should be shown: without marks and soft hyphens, white space folded."""
    return " ".join(re.sub(r"\{[\d, ]+\}", "", text).replace(SOFT, "").split())


def typeset(
    face: Face | None,
    blocks: Sequence[Block],
    notes: Mapping[int, str] | None = None,
    *,
    bold_headings: bool = False,
    page_lines: int = 60,
    **options: object,
) -> bytes:
    """The PDF of a paper; `page_lines`: at most this many lines of text a page, so that sentences run over pages."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1, **options)
    lines = [("tekst", line, "none") for part in (face.opening if face else ()) for line in [*_wrapped(part), ""]]
    for style, text in blocks:
        lines += [(style, line, "none") for line in [*_wrapped(text), *([""] if style != "kop" else [])]]
    page, at = 1, 0
    while at < len(lines) or page == 1:
        y = float(TOP)
        if page == 1 and face is not None:
            y = _masthead(canvas, face)
        here: list[int] = []
        count = 0
        while at < len(lines) and count < page_lines:
            style, line, _ = lines[at]
            marks = [int(number) for mark in re.findall(r"\{([\d, ]+)\}", line) for number in mark.split(",")]
            room = sum(len(_wrapped(f"{n} {(notes or {})[n]}", NOTE)) for n in here + marks) * NOTE_LEADING
            if y < BOTTOM + room:
                break
            _draw(canvas, line, y, "Helvetica-Bold" if style == "kop" and bold_headings else "Helvetica")
            here += [number for number in sorted(set(marks)) if number not in here]
            y -= LEADING
            at += 1
            count += 1
        _notes(canvas, [(number, (notes or {})[number]) for number in sorted(here)])
        _foot(canvas, face, page)
        canvas.showPage()
        page += 1
    canvas.save()
    return out.getvalue()


def _masthead(canvas: Canvas, face: Face) -> float:
    canvas.setFont("Helvetica-Bold", 18)
    canvas.drawString(55, 762, "Tweede Kamer der Staten-Generaal")
    canvas.setFont("Helvetica-Bold", 51)
    canvas.drawString(505, 740, "2")
    canvas.setFont("Helvetica", 9.6)
    canvas.drawString(55, 705, f"Vergaderjaar {face.session[0]}–{face.session[1]}")
    canvas.setFont("Helvetica-Bold", 10)
    canvas.drawString(LEFT, 705, "Aanhangsel van de Handelingen")
    canvas.setFont("Helvetica-Bold", 9)
    canvas.drawString(LEFT, 648, "Vragen gesteld door de leden der Kamer, met de daarop door de")
    canvas.drawString(LEFT, 638, "regering gegeven antwoorden")
    canvas.setFont("Helvetica-Bold", 12.8)
    canvas.drawString(LEFT, 538, str(face.number))
    return 509.0


def _foot(canvas: Canvas, face: Face | None, page: int) -> None:
    if face is None:
        canvas.setFont("Helvetica", BODY)
        canvas.drawString(290, 40, str(page))
        return
    session = f"{face.session[0]}–{face.session[1]}"
    if page == 1:
        canvas.setFont("Helvetica", 5.9)
        canvas.drawString(55, 82, f"ah-tk-{face.session[0]}{face.session[1]}-{face.number}")
        canvas.drawString(55, 76, "ISSN 0921 - 7398")
        canvas.drawString(55, 69, f"’s-Gravenhage {face.session[1]}")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(LEFT, 69, f"Tweede Kamer, vergaderjaar {session}, Aanhangsel")
    canvas.drawString(500, 69, str(page))


def _notes(canvas: Canvas, notes: Sequence[tuple[int, str]]) -> None:
    lines = [(number, line, place) for number, text in notes for place, line in enumerate(_wrapped(text, NOTE))]
    y = 139.0 + NOTE_LEADING * len(lines)
    for number, line, place in lines:
        if place == 0:
            canvas.setFont("Helvetica", 4.9)
            canvas.drawString(LEFT, y + 2.7, str(number))
        canvas.setFont("Helvetica", NOTE)
        canvas.drawString(LEFT + 9, y, line)
        y -= NOTE_LEADING


def _draw(canvas: Canvas, line: str, y: float, font: str) -> None:
    x = float(LEFT)
    for piece in re.split(r"(\{[\d, ]+\})", line):
        raised = piece.startswith("{")
        size, text = (RAISED, piece[1:-1]) if raised else (BODY, piece)
        canvas.setFont(font, size)
        canvas.drawString(x, y + (3.5 if raised else 0), text)
        x += stringWidth(text, font, size)


def _wrapped(text: str, size: float = BODY) -> list[str]:
    """Lines of at most MEASURE points; words are broken at soft hyphens, and at their own hyphens."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        whole = word.replace(SOFT, "")
        if _fits(f"{line} {whole}".strip(), size):
            line = f"{line} {whole}".strip()
            continue
        for head, tail in _breaks(word):
            if _fits(f"{line} {head}".strip(), size):
                lines.append(f"{line} {head}".strip())
                line = tail
                break
        else:
            lines.append(line)
            line = whole
    return [one for one in [*lines, line] if one]


def _breaks(word: str) -> Iterator[tuple[str, str]]:
    """The ways to break a word, the longest first part first: (with its hyphen, the rest)."""
    for at in range(len(word) - 1, 0, -1):
        head, tail = word[:at].replace(SOFT, ""), word[at:].replace(SOFT, "")
        if word[at] == SOFT:
            yield head + "-", tail
        elif word[at - 1] == "-":
            yield head, tail


def _fits(line: str, size: float) -> bool:
    return bool(stringWidth(re.sub(r"\{([\d, ]+)\}", r"\1", line), "Helvetica-Bold", size) <= MEASURE)


def ministry_letter(pages: Sequence[Sequence[tuple[float, str, bool]]]) -> bytes:
    """A letter in the style of a ministry: per page (points below the line before it, text, bold).

    Every page has the name of the ministry at its head, its reference in a column at the right, drawn before the text,
    and "Pagina 1 van 3" at its foot.
    """
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=1)
    for number, lines in enumerate(pages, start=1):
        canvas.setFont("Helvetica", 6.5)
        for step, text in enumerate(("Directie Zuivel", "Ons kenmerk", "1234567-89", "Bijlagen", "geen")):
            canvas.drawString(475, 690 - 8 * step, text)
        canvas.setFont("Helvetica", 9)
        canvas.drawString(290, 800, "Ministerie van Kaas")
        canvas.setFont("Helvetica", 6.5)
        canvas.drawString(475, 30, f"Pagina {number} van {len(pages)}")
        y = 700.0
        for step_down, text, bold in lines:
            y -= step_down
            canvas.setFont("Helvetica-Bold" if bold else "Helvetica", 9)
            canvas.drawString(80, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
