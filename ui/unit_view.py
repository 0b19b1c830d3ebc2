"""One unit of a paper as HTML: its Vraag, its Antwoord or text, its footnotes. Pure: records -> string."""

from index.records import Document, Span, Unit
from ui.attribution import joined, questions
from ui.escape import literal
from ui.marked import Links, marked, marked_paragraphs, overlaps
from ui.strings import Strings


def unit_name(unit: Unit, strings: Strings) -> str:
    """What the unit is called: `Vraag 7`, its heading, or the opening of the paper (plain text)."""
    if unit.numbers:
        return strings.question_heading.format(numbers=joined(unit.numbers, strings))
    return unit.heading or strings.unit_opening


def unit_html(document: Document, unit: Unit, strings: Strings, quote: Span | None = None, links: Links = ()) -> str:
    """The whole unit with the quote marked where it stands: in the question, the answer, the text or a footnote.

    `links`: its references, each with the address that it leads to.
    """
    # A footnote may lie inside the span of the answer; then it is marked at the foot, not in the running text.
    at_foot = quote is not None and any(overlaps(note.text, quote) for note in unit.footnotes)
    in_text = None if at_foot else quote
    parts = [_question(document, unit, strings, in_text, links), _answer(document, unit, strings, in_text, links)]
    parts.append(_footnotes(document, unit, strings, quote, links))
    if quote is not None and "<mark>" not in "".join(parts):
        # The quote stands outside the parts (on a heading line): show the unit as it lies in the paper.
        parts = [f"<h3>{literal(unit_name(unit, strings))}</h3>", marked_paragraphs(document, unit.span, quote, links)]
    return "".join(parts)


def _question(document: Document, unit: Unit, strings: Strings, quote: Span | None, links: Links) -> str:
    if not unit.questions:
        return ""
    body = "".join(marked_paragraphs(document, span, quote, links) for span in unit.questions)
    return f'<div class="vb-vraag"><h3>{literal(unit_name(unit, strings))}</h3>{_quoted_text(body)}</div>'


def _answer(document: Document, unit: Unit, strings: Strings, quote: Span | None, links: Links) -> str:
    if unit.numbers:
        title = strings.answer_heading.format(question=questions(unit.numbers, strings))
    else:
        title = unit_name(unit, strings)
    body = marked_paragraphs(document, unit.answer, quote, links) if unit.answer else ""
    if not body and unit.numbers:
        return ""
    return f"<h3>{literal(title)}</h3>{_quoted_text(body or f'<p>{literal(strings.nothing_there)}</p>')}"


def _footnotes(document: Document, unit: Unit, strings: Strings, quote: Span | None, links: Links) -> str:
    notes = [f'<li value="{note.number}">{marked(document, note.text, quote, links)}</li>' for note in unit.footnotes]
    if not notes:
        return ""
    return f'<div class="vb-noten"><h4>{literal(strings.footnotes)}</h4><ol lang="nl">{"".join(notes)}</ol></div>'


def _quoted_text(paragraphs: str) -> str:
    return f'<div lang="nl">{paragraphs}</div>'
