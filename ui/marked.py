"""A stretch of a paper as HTML paragraphs, with the quoted characters in a `mark`.

The quote is cut out by its offsets, never searched for: a sentence that stands twice is marked where it was quoted.
"""

from collections.abc import Sequence

from index.records import Document, Span
from index.tidy import paragraphs, tidy
from ui.escape import literal

# Stretches of a paper in order, without overlap, each with the address that it leads to.
Links = Sequence[tuple[Span, str]]


def marked_paragraphs(document: Document, span: Span, quote: Span | None = None, links: Links = ()) -> str:
    """The paragraphs of `span` as `<p>` elements; where `quote` overlaps one, that part stands in `<mark>`.

    `links`: stretches that lead somewhere, with the address of each.
    """
    return "".join(f"<p>{marked(document, piece, quote, links)}</p>" for piece in paragraphs(document, span))


def marked(document: Document, span: Span, quote: Span | None = None, links: Links = ()) -> str:
    """The shown text of `span` on one line, escaped, with its overlap with `quote` in `<mark>`."""
    if quote is None or not overlaps(span, quote):
        return _linked(document, span, links)
    inner = Span(max(span.start, quote.start), min(span.end, quote.end))
    pieces = (Span(span.start, inner.start), inner, Span(inner.end, span.end))
    before, middle, after = (_linked(document, piece, links) for piece in pieces)
    return _joined(document, [(pieces[0], before), (inner, f"<mark>{middle}</mark>"), (pieces[2], after)])


def overlaps(span: Span, other: Span) -> bool:
    """True when two spans share at least one character."""
    return max(span.start, other.start) < min(span.end, other.end)


def _linked(document: Document, span: Span, links: Links) -> str:
    """The shown text of `span`, escaped, with what leads somewhere as links; links never overlap each other."""
    pieces: list[tuple[Span, str]] = []
    start = span.start
    for link, address in links:
        inner = Span(max(start, link.start), min(span.end, link.end))
        if inner.start >= inner.end:
            continue
        before = Span(start, inner.start)
        shown = literal(tidy(document, inner))
        pieces.append((before, literal(tidy(document, before))))
        pieces.append((inner, shown and f'<a class="vb-verwijzing" href="{literal(address)}">{shown}</a>'))
        start = inner.end
    rest = Span(start, span.end)
    return _joined(document, [*pieces, (rest, literal(tidy(document, rest)))])


def _joined(document: Document, pieces: Sequence[tuple[Span, str]]) -> str:
    """Pieces that follow each other as one text; tidying trimmed their ends, so what stood between is read off."""
    html, last = "", None
    for span, shown in pieces:
        said = tidy(document, span)
        if not said:
            continue
        if last is not None:
            whole = tidy(document, Span(last.start, span.end))
            html += " " if whole == f"{tidy(document, last)} {said}" else ""
        html += shown
        last = span
    return html
