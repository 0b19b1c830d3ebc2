"""Papers as officielebekendmakingen.nl publishes them: its XML, and a page of HTML."""

import re
from xml.sax.saxutils import escape

from shapes_model import Block, Paper, Rows, shown
from shapes_text import MASTHEAD, Made, head, paragraphs

_MARK = re.compile(r"\{(\d+)\}")


def _written(paper: Paper) -> str:
    said = head(paper) if not paper.face.number else [str(paper.face.number)]
    blocks = [block if isinstance(block, str) else " ".join(map(" ".join, block)) for _, block, _ in paragraphs(paper)]
    return " ".join(map(shown, [*said, *blocks, *paper.notes.values()]))


def xml(paper: Paper) -> Made:
    """The XML of kamervragen, or of a kamerstuk for a letter."""
    inner = _letter(paper) if paper.letter else _questions(paper)
    data = f"""<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="op.xsd">
<metadata><meta name="OVERHEIDop.datumIndiening" scheme="" content="1999-01-01"/></metadata>
{inner}</officiele-publicatie>"""
    return data.encode(), _written(paper)


def _al(paper: Paper, text: str, tag: str = "al") -> str:
    def note(found: re.Match[str]) -> str:
        number = found.group(1)
        words = escape(shown(paper.notes[int(number)]))
        return f'<noot id="n{number}" type="voet"><noot.nr>{number}</noot.nr><noot.al>{words}</noot.al></noot>'

    return f"<{tag}>{_MARK.sub(note, escape(' '.join(text.split())))}</{tag}>\n"


def _block(paper: Paper, block: Block) -> str:
    if isinstance(block, str):
        return _al(paper, block)
    rows = "".join(
        f"<row>{''.join(f'<entry><al>{escape(cell)}</al></entry>' for cell in row)}</row>" for row in block[1:]
    )
    top = "".join(f"<entry><al>{escape(cell)}</al></entry>" for cell in block[0])
    columns = "".join(f'<colspec colname="col{n}"/>' for n in range(len(block[0])))
    grid = f"{columns}<thead><row>{top}</row></thead><tbody>{rows}</tbody>"
    return f'<table frame="all"><tgroup cols="{len(block[0])}">{grid}</tgroup></table>\n'


def _questions(paper: Paper) -> str:
    face = paper.face
    years = f"{face.session[0]}–{face.session[1]}"
    top = (
        f"""<kamervragen><kamervraagkop><tekstregel inhoud="vergaderjaar">Vergaderjaar {years}</tekstregel>
<tekstregel inhoud="soort">Aanhangsel van de Handelingen</tekstregel>
<tekstregel inhoud="omschrijving">{MASTHEAD}</tekstregel></kamervraagkop>
<kamervraagnummer>{face.number}</kamervraagnummer>"""
        if face.number
        else "<kamervragen>"
    )
    top += "".join(_al(paper, f"{name} {value}") for name, value in face.rows)
    kinds = ("vraag", "antwoord")
    for kind, line in zip(kinds, face.lines, strict=False):
        top += f'<kamervraagomschrijving type="{kind}">{escape(line)}</kamervraagomschrijving>\n'
    top += "".join(_al(paper, line) for line in face.lines[2:])
    parts = []
    for piece in paper.pieces:
        number = f"<nr>{escape(piece.heading)}</nr>" if piece.heading else ""
        body = "".join(_block(paper, block) for block in piece.body)
        parts.append(f"<{piece.role}>{number}{body}</{piece.role}>\n" if piece.role in kinds else body)
    return f"{top}{''.join(parts)}</kamervragen>"


def _letter(paper: Paper) -> str:
    text = "".join(_al(paper, line) for line in [*head(paper), *paper.face.lines])
    for piece in paper.pieces:
        kind = ("vet", "cur", "rom")[piece.level - 1]
        text += f'<tussenkop kopopmaak="{kind}">{escape(piece.heading)}</tussenkop>\n' if piece.heading else ""
        text += "".join(_block(paper, block) for block in piece.body)
    signed = "".join(f"<al>{escape(line)}</al>" for line in paper.closing)
    return (
        "<kamerstuk><stuk><algemeen><vrije-tekst><tekst>"
        f"{text}</tekst><tekst-sluiting>{signed}</tekst-sluiting></vrije-tekst></algemeen></stuk></kamerstuk>"
    )


def html(paper: Paper) -> Made:
    """A page with its menus, which nobody cites; headings and bold as the paper's dress has them."""
    parts = [f"<p>{escape(line)}</p>" for line in head(paper)]
    for style, block, piece in paragraphs(paper):
        if not isinstance(block, str):
            parts.append(_rows(block))
            continue
        inside = _MARK.sub(r'<sup><a href="#noot-\1" id="terug-\1">\1</a></sup>', escape(" ".join(block.split())))
        bold = piece is not None and piece.role == "vraag" and "bold questions" in paper.dress
        if style == "heading" and "bold headings" not in paper.dress:
            level = 2 + (piece.level - 1 if piece else 0)
            parts.append(f"<h{level}>{inside}</h{level}>")
        elif style == "heading" or bold:
            parts.append(f"<p><strong>{inside}</strong></p>")
        else:
            parts.append(f"<p>{inside}</p>")
    notes = "".join(
        f'<li id="noot-{n}">{escape(shown(text))} <a href="#terug-{n}">↩</a></li>' for n, text in paper.notes.items()
    )
    page = f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8"></head><body><nav><ul><li>Menukeuze</li></ul>
</nav><main>{"".join(parts)}{f"<ol>{notes}</ol>" if notes else ""}</main><footer>Over deze website</footer></body>
</html>"""
    blocks = [block if isinstance(block, str) else " ".join(map(" ".join, block)) for _, block, _ in paragraphs(paper)]
    return page.encode(), " ".join(map(shown, [*head(paper), *blocks, *paper.notes.values()]))


def _rows(rows: Rows) -> str:
    inside = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table>{inside}</table>"
