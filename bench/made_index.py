"""An index from papers that are records already: what `index.build` writes, without reading files.

For test sets whose passages are no papers on disk, for asking what the context of a passage is worth, and for sizes at
which reading would take most of the day.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.collection import Paper
from index.assembly import Assembly
from index.encoder import Encoder
from index.generation import (
    RECORDS,
    Manifest,
    building,
    file_checksums,
    fingerprint_of,
    publish,
    write_manifest,
)
from index.program import program_checksum
from index.records import Document, Passage
from index.settings import BuildSettings
from index.tables import Tables
from index.tables_writer import Prepared, Row, prepared
from index.tidy import tidy
from index.workers import Workers


def indexed_text(document: Document, passage: Passage) -> str:
    """A passage as it is embedded and indexed: its context, then its words as shown."""
    return f"{passage.context} {tidy(document, passage.span)}"


def texts_of(papers: Sequence[Paper]) -> tuple[str, ...]:
    """The texts of all passages, in order."""
    return tuple(indexed_text(paper.document, passage) for paper in papers for passage in paper.passages)


def make_index(papers: Sequence[Paper], index: Path, encoder: Encoder) -> None:
    """Write an index of `papers`, in the order given, into the folder `index`, which is made."""
    make_index_of((_prepared(paper) for paper in papers), index, encoder)


def make_index_of(
    papers: Iterable[Prepared], index: Path, encoder: Encoder, workers: Workers | None = None
) -> dict[str, int]:
    """Write an index of papers that were prepared, in the order given, into the folder `index`; what it counts."""
    settings = BuildSettings()
    with building(index) as unfinished:
        with Assembly(unfinished, settings, encoder, None, lambda *_: None, workers) as assembly:
            for paper in papers:
                assembly.add(paper)
            assembly.finish()
        model = {"name": settings.encoder, "checksum": encoder.checksum, "dimension": encoder.dimension}
        tables = Tables(unfinished / RECORDS)
        try:
            fingerprint = fingerprint_of(settings.to_json(), model, tables.described())
            sources, counts = tables.sources(), tables.counts()
        finally:
            tables.close()
        files = file_checksums(unfinished)
        manifest = Manifest(fingerprint, settings.to_json(), model, program_checksum(), sources, counts, files)
        write_manifest(unfinished, manifest)
        publish(index, unfinished, fingerprint)
    return counts


def _prepared(paper: Paper) -> Prepared:
    rows = tuple((passage, indexed_text(paper.document, passage)) for passage in paper.passages)
    return prepared(Row(paper.document, "", paper.document.sha256, paper.units, rows))
