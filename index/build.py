"""Files -> a new generation: read, cut, embed, index, write beside the old one, swap the pointer.

What has not changed is not embedded again. Nothing that was there is touched before the new generation is whole.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from index.corpus import Placed, Progress, Skipped, find_files, lost_documents, merged, read_files
from index.dutch import ngrams, stems
from index.encoder import Encoder, load_encoder
from index.errors import SourceError, StoreError
from index.generation import (
    NGRAMS,
    RECORDS,
    STEMS,
    VECTORS,
    Manifest,
    building,
    current,
    file_checksums,
    fingerprint_of,
    publish,
    read_manifest,
    write_manifest,
)
from index.lexical import Lexical
from index.passages import cut
from index.records import Passage, Unit
from index.settings import BuildSettings
from index.structure import find_units
from index.tables import Tables, write_tables
from index.tidy import tidy
from index.tokens import count
from index.vectors import FloatArray, Vectors

_REASONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: counts of the whole index, and every file it skipped with the reason."""

    documents: int
    vraag_antwoord: int
    sections: int
    passages: int
    skipped: tuple[Skipped, ...]
    fingerprint: str


def build(
    paths: Sequence[Path],
    index: Path,
    settings: BuildSettings | None = None,
    encoder: Encoder | None = None,
    progress: Progress = lambda stage, done, whole: None,
) -> Report:
    """Build or update the index in `index` from files and folders.

    A document is known by its file name; one that has gone from a given folder goes from the index, one that can no
    longer be read stays as it was and is reported. Raises SourceError when a path does not exist or nothing can be
    read, StoreError when `index` cannot be written.
    """
    settings = settings or BuildSettings()
    encoder = encoder or load_encoder(settings.encoder)
    files = list(find_files(paths))
    read, skipped = read_files(files, progress)
    if not read and not index.exists():
        raise _nothing_read(skipped)
    # Held from before the earlier generation is read: an update that another build made meanwhile would be lost.
    with building(index) as unfinished:
        old = _previous(index)
        if old is None:
            skipped = [*skipped, *lost_documents(index, set(read))]
        try:
            documents = merged(read, skipped, old.tables if old else None, paths)
            if not documents:
                raise _nothing_read(skipped)
            return _write(documents, skipped, index, unfinished, settings, encoder, old, progress)
        finally:
            if old:
                old.tables.close()


def _nothing_read(skipped: Sequence[Skipped]) -> SourceError:
    """The error for a build without documents, with the first few reasons."""
    dutch = "; ".join(item.reason for item in skipped[:_REASONS_SHOWN])
    english = "; ".join(item.english for item in skipped[:_REASONS_SHOWN])
    return SourceError(
        f"niets te indexeren: {dutch or 'geen bestanden gevonden; geef bestanden of een map met stukken'}",
        f"nothing to index: {english or 'no files found; give files or a folder with papers'}",
    )


@dataclass(frozen=True, slots=True)
class _Previous:
    """What an earlier generation can give to the next one."""

    tables: Tables
    vectors: Vectors
    manifest: Manifest


def _previous(index: Path) -> _Previous | None:
    try:
        folder = current(index)
        manifest = read_manifest(folder)
        return _Previous(Tables(folder / RECORDS), Vectors.load(folder / VECTORS), manifest)
    except StoreError:
        return None


def _write(
    documents: list[Placed],
    skipped: list[Skipped],
    index: Path,
    unfinished: Path,
    settings: BuildSettings,
    encoder: Encoder,
    old: _Previous | None,
    progress: Progress,
) -> Report:
    units: list[Unit] = []
    passages: list[Passage] = []
    texts: list[tuple[str, str]] = []
    for document, _ in documents:
        for unit in find_units(document):
            units.append(unit)
            for passage in cut(document, unit, settings.passage_tokens, count, len(passages)):
                passages.append(passage)
                texts.append((passage.context, tidy(document, passage.span)))
    if not passages:
        raise SourceError(
            "niets te indexeren: geen van de stukken bevat tekst om te citeren",
            "nothing to index: none of the papers holds text to quote",
        )
    whole = [f"{context} {text}" for context, text in texts]
    keys = [hashlib.sha256(text.encode()).hexdigest() for text in whole]
    rows = _embed(whole, keys, encoder, old, progress)
    model = {"name": settings.encoder, "checksum": encoder.checksum, "dimension": encoder.dimension}
    described = {d.file: [d.sha256, asdict(d.metadata)] for d, _ in documents}
    fingerprint = fingerprint_of(settings.to_json(), model, described)
    counts = {"documents": len(documents), "units": len(units), "passages": len(passages)}
    sources = {document.file: document.sha256 for document, _ in documents}
    progress("schrijven", 0, 1)
    write_tables(unfinished / RECORDS, documents, units, zip(passages, keys, strict=True))
    Vectors.build(rows).save(unfinished / VECTORS)
    Lexical.build([stems(text) for text in whole]).save(unfinished / STEMS)
    Lexical.build([ngrams(text) for text in whole]).save(unfinished / NGRAMS)
    files = file_checksums(unfinished)
    write_manifest(unfinished, Manifest(fingerprint, settings.to_json(), model, sources, counts, files))
    publish(index, unfinished, fingerprint)
    progress("schrijven", 1, 1)
    pairs = sum(bool(unit.numbers) for unit in units)
    return Report(len(documents), pairs, len(units) - pairs, len(passages), tuple(skipped), fingerprint)


def _embed(
    texts: Sequence[str],
    keys: Sequence[str],
    encoder: Encoder,
    old: _Previous | None,
    progress: Progress,
    batch: int = 256,
) -> FloatArray:
    """The vectors of `texts`, float32 (n, dim), taken from the old generation where its model made them already."""
    rows = np.zeros((len(texts), encoder.dimension), dtype=np.float32)
    known = old.tables.embedded() if old and old.manifest.encoder["checksum"] == encoder.checksum else {}
    missing = [place for place, key in enumerate(keys) if key not in known]
    for place, key in enumerate(keys):
        if old and key in known:
            rows[place] = old.vectors.row(known[key])
    for start in range(0, len(missing), batch):
        progress("vectoren", start, len(missing))
        places = missing[start : start + batch]
        rows[places] = encoder.passages([texts[place] for place in places])
    progress("vectoren", len(missing), len(missing))
    return rows
