"""Letters: sections under their headings, and what stands above the first heading as a section without one."""

from index.letter_headings import Title, find_titles
from index.records import Document, Span, Unit
from index.tidy import trim


def letter_sections(document: Document, masked: str) -> list[Unit]:
    """The sections of a letter in order; `answer` is the body, None for a heading with nothing under it."""
    titles = find_titles(document, masked)
    starts = [title.span.start for title in titles]
    units: list[Unit] = []
    opening = trim(masked, Span(0, starts[0] if starts else len(masked)))
    if len(opening):
        units.append(Unit(document=document.id, address="", span=opening, answer=opening))
    path: list[Title] = []
    for title, end in zip(titles, [*starts, len(masked)][1:], strict=True):
        # A heading right above another one holds it.
        bare = bool(units) and units[-1].answer is None
        path = [item for item in path if item.level < title.level or (bare and item is path[-1] and item.holds)]
        path.append(title)
        body = trim(masked, Span(title.span.end, end))
        units.append(
            Unit(
                document=document.id,
                address="",
                span=Span(title.span.start, body.end if len(body) else title.span.end),
                headings=tuple(item.words for item in path),
                answer=body if len(body) else None,
            )
        )
    return units
