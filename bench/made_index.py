"""An index from papers that are records already: what `index.build` writes, without reading files.

For test sets whose passages are no papers on disk, and for asking what the context of a passage is worth.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bench.collection import Paper
from index import hubness
from index.dutch import ngrams, stems
from index.encoder import Encoder
from index.generation import (
    HUBNESS,
    NGRAMS,
    RECORDS,
    STEMS,
    VECTORS,
    Manifest,
    building,
    file_checksums,
    fingerprint_of,
    publish,
    write_manifest,
)
from index.lexical import Lexical
from index.postings import Postings
from index.program import program_checksum
from index.records import Document, Passage
from index.settings import BuildSettings
from index.tables import Tables
from index.tables_writer import Row, TablesWriter
from index.tidy import tidy
from index.vectors import Vectors, quantised

_BATCH = 4096


def indexed_text(document: Document, passage: Passage) -> str:
    """A passage as it is embedded and indexed: its context, then its words as shown."""
    return f"{passage.context} {tidy(document, passage.span)}"


def texts_of(papers: Sequence[Paper]) -> tuple[str, ...]:
    """The texts of all passages, in order."""
    return tuple(indexed_text(paper.document, passage) for paper in papers for passage in paper.passages)


def make_index(papers: Sequence[Paper], index: Path, encoder: Encoder) -> None:
    """Write an index of `papers`, in the order given, into the folder `index`, which is made."""
    texts = texts_of(papers)
    settings = BuildSettings()
    with building(index) as unfinished:
        writer = TablesWriter(unfinished / RECORDS)
        try:
            for paper in papers:
                rows = tuple((passage, _key(indexed_text(paper.document, passage))) for passage in paper.passages)
                writer.add(Row(paper.document, "", paper.document.sha256, paper.units, rows))
            writer.finish()
        finally:
            writer.close()
        parts = [quantised(encoder.passages(texts[start : start + _BATCH])) for start in range(0, len(texts), _BATCH)]
        codes = np.concatenate(parts)
        Vectors.build(codes).save(unfinished / VECTORS)
        hubness.save(unfinished / HUBNESS, hubness.hubness(codes))
        for name, tokens_of in ((STEMS, stems), (NGRAMS, ngrams)):
            counted = Postings.of((tokens_of(text) for text in texts), range(len(texts)), len(texts))
            Lexical.of(counted).save(unfinished / name)
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


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
