"""A stretch of a paper as HTML in which references are links, footnote marks stand, and a quote is marked.

As `ui.marked`, with more to cut at: each piece between two cuts is tidied by itself, and whether a space stood between
two pieces is read off the tidied whole.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from index.records import Document, Span
from index.tidy import mask, paragraphs, tidy
from ui.escape import literal
from ui.marked import marked, overlaps


@dataclass(frozen=True, slots=True)
class Woven:
    """What goes through the text: a quote, links by where they stand (opening tags), marks (whole HTML elements)."""

    quote: Span | None = None
    links: Mapping[Span, str] = field(default_factory=dict)
    marks: Mapping[Span, str] = field(default_factory=dict)


def woven_paragraphs(document: Document, span: Span, woven: Woven) -> str:
    """The paragraphs of `span` as `<p>` elements."""
    marks = [mark for mark in woven.marks if span.start <= mark.start and mark.end <= span.end]
    pieces = _stretched(paragraphs(document, span), marks)
    return "".join(f"<p>{woven_text(document, piece, woven)}</p>" for piece in pieces)


def woven_text(document: Document, span: Span, woven: Woven) -> str:
    """The shown text of `span` on one line, escaped."""
    links = {place: tag for place, tag in woven.links.items() if overlaps(span, place)}
    marks = {place: html for place, html in woven.marks.items() if overlaps(span, place)}
    if not links and not marks:
        return marked(document, span, woven.quote)
    edges = {span.start, span.end}
    for place in (*links, *marks, *([woven.quote] if woven.quote else [])):
        edges |= {max(span.start, min(span.end, edge)) for edge in (place.start, place.end)}
    masked = mask(document.text, document.noise)
    shown, before, since = "", "", span.start
    for start, end in pairwise(sorted(edges)):
        piece = Span(start, end)
        mark = next((html for place, html in marks.items() if overlaps(piece, place)), None)
        if mark is not None:
            # Once, where the mark begins.
            shown += mark if any(place.start == start for place in marks) else ""
            continue
        text = "" if masked[start:end].isspace() else tidy(document, piece)
        if not text:
            continue
        gap = " " if before and tidy(document, Span(since, end)) == f"{before} {text}" else ""
        shown += gap + _wrapped(text, piece, woven.quote, links)
        before, since = text, start
    return shown


def _wrapped(text: str, piece: Span, quote: Span | None, links: Mapping[Span, str]) -> str:
    html = literal(text)
    if quote is not None and overlaps(piece, quote):
        html = f"<mark>{html}</mark>"
    tag = next((tag for place, tag in links.items() if overlaps(piece, place)), None)
    return f"{tag}{html}</a>" if tag else html


def _stretched(found: Sequence[Span], marks: Sequence[Span]) -> list[Span]:
    """Paragraphs end before noise: one goes on over the mark that stands right behind it."""
    return [
        next((Span(piece.start, mark.end) for mark in marks if piece.end <= mark.start <= piece.end + 2), piece)
        for piece in found
    ]
