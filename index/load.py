"""One file to one Document: read, noise found, kind told, metadata read from its face and the curator's list."""

import hashlib
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.hyphens import find_soft_hyphens, find_wrap_hyphens
from index.metadata import read_metadata, still_read
from index.page_layout import find_furniture, find_page_layout, is_wrapped
from index.partners import doubts
from index.readers import READERS, reader_for
from index.readers.source import Source
from index.records import Document, Footnote, Metadata, Span
from index.references import find_references
from index.sources import described
from index.structure import find_units
from index.tidy import mask
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
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    document = Document(
        id=path.stem,
        file=path.name,
        metadata=Metadata(kind=None, title=""),
        sha256=sha256,
        text=text,
        wrapped=wrapped,
        noise=noise,
        footnotes=footnotes,
        headings=source.headings,
        bold=source.bold,
    )
    units = find_units(document)
    face = read_metadata(document, units, source.title)
    document = replace(document, metadata=face, remarks=(*source.remarks, *doubts(document)))
    about = still_read(face, described(face, entry, sha256))
    return replace(document, metadata=about, references=find_references(document, units))


def find_noise(source: Source) -> tuple[tuple[Span, ...], tuple[Footnote, ...], bool]:
    """Noise (sorted, overlaps merged), footnotes in order of their text, and whether lines are wrapped.

    What the format knows counts first; marks and page layout are looked for in the text where it knows nothing.
    """
    text = source.text
    # Notes that the reader found are noise by now, and are not looked for again.
    marks = find_word_marks(mask(text, _merged([*source.noise])))
    known = {note.text.start for note in source.footnotes}
    footnotes = [*source.footnotes, *(note for note in marks.footnotes if note.text.start not in known)]
    spans = [*source.noise, *marks.noise, *find_soft_hyphens(text)]
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
