"""A stretch of a paper as HTML paragraphs, with the quoted characters in a `mark`.

The quote is cut out by its offsets, never searched for: a sentence that stands twice is marked where it was quoted.
"""

from index.records import Document, Span
from index.tidy import paragraphs, tidy
from ui.escape import literal


def marked_paragraphs(document: Document, span: Span, quote: Span | None = None) -> str:
    """The paragraphs of `span` as `<p>` elements; where `quote` overlaps one, that part stands in `<mark>`."""
    return "".join(f"<p>{marked(document, piece, quote)}</p>" for piece in paragraphs(document, span))


def marked(document: Document, span: Span, quote: Span | None = None) -> str:
    """The shown text of `span` on one line, escaped, with its overlap with `quote` in `<mark>`."""
    if quote is None or not overlaps(span, quote):
        return literal(tidy(document, span))
    inner = Span(max(span.start, quote.start), min(span.end, quote.end))
    before = tidy(document, Span(span.start, inner.start))
    middle = tidy(document, inner)
    after = tidy(document, Span(inner.end, span.end))
    # Tidying trims its ends, so what stood between the pieces is read off the tidied whole.
    first_gap = " " if before and tidy(document, Span(span.start, inner.end)) == f"{before} {middle}" else ""
    second_gap = " " if after and tidy(document, Span(inner.start, span.end)) == f"{middle} {after}" else ""
    return f"{literal(before)}{first_gap}<mark>{literal(middle)}</mark>{second_gap}{literal(after)}"


def overlaps(span: Span, other: Span) -> bool:
    """True when two spans share at least one character."""
    return max(span.start, other.start) < min(span.end, other.end)
