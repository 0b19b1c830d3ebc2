"""One file to one Document: read, noise found, kind told, metadata read from its face and the curator's list."""

import hashlib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.hyphens import find_wrap_hyphens
from index.metadata import read_metadata, titled
from index.page_layout import find_furniture, find_page_layout, is_wrapped
from index.readers import READERS, reader_for
from index.readers.source import Source
from index.records import Document, DocumentKind, Footnote, Metadata, Span
from index.sources import described
from index.structure import find_units
from index.tidy import mask, tidy
from index.word_marks import find_word_marks


def load(path: Path, entry: dict[str, Any] | None = None) -> Document:
    """Read `path` whole; its id is the file name without ending, its sha256 that of the source text in UTF-8.

    Raises SourceError when the format is unknown or the file cannot be read as a paper.
    """
    reader = reader_for(path.suffix)
    if reader is None:
        known = ", ".join(sorted(READERS))
        raise SourceError(
            f"{path.name}: formaat {path.suffix or 'zonder extensie'} onbekend; verwacht {known}",
            f"{path.name}: unknown format {path.suffix or '(no extension)'}; expected {known}",
        )
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(
            f"{path.name}: niet te lezen ({error.strerror}); controleer het bestand",
            f"{path.name}: cannot be read ({error.strerror}); check the file",
        ) from None
    source = reader(data, path.name)
    text = source.text
    noise, footnotes, wrapped = find_noise(source)
    masked = mask(text, noise)
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=path.stem,
        file=path.name,
        metadata=Metadata(kind="kamerbrief", title=""),
        sha256=sha256,
        text=text,
        wrapped=wrapped,
        noise=noise,
        footnotes=footnotes,
        headings=source.headings,
        bold=source.bold,
    )
    units = find_units(document)
    kind: DocumentKind = "vraag-antwoord" if any(unit.numbers for unit in units) else "kamerbrief"
    about = titled(replace(document, metadata=read_metadata(masked, kind)), units)
    document = replace(document, remarks=source.remarks)
    marked = tidy(document, source.title) if source.title else ""
    # A title that the format marks is the paper's own; the one above is made of what the paper says elsewhere.
    about = replace(about, title=marked) if marked else about
    return replace(document, metadata=described(about, entry, sha256))


def find_noise(source: Source) -> tuple[tuple[Span, ...], tuple[Footnote, ...], bool]:
    """Noise (sorted, overlaps merged), footnotes in order of their text, and whether lines are wrapped.

    What the format knows counts first; marks and page layout are looked for in the text where it knows nothing.
    """
    text = source.text
    marks = find_word_marks(text)
    known = {note.text.start for note in source.footnotes}
    footnotes = [*source.footnotes, *(note for note in marks.footnotes if note.text.start not in known)]
    spans = [*source.noise, *marks.noise]
    if text.startswith("\ufeff"):
        spans.append(Span(0, 1))  # the byte order mark is kept in the source text and never shown
    wrapped = is_wrapped(text) if source.wrapped is None else source.wrapped
    if not source.noise:
        # Pasted text loses the layout of its pages, but not the lines at their foot.
        spans += find_furniture(text)
    if wrapped:
        if not source.noise:
            page_noise, page_notes = find_page_layout(text)
            spans += page_noise
            footnotes += page_notes
        spans += find_wrap_hyphens(mask(text, _merged(spans)))
    return _merged(spans), tuple(sorted(footnotes, key=lambda note: note.text)), wrapped


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    assert all(left.end <= right.start for left, right in pairwise(merged))
    return tuple(merged)
