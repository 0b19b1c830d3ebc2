"""Files -> a new generation: read, cut, embed, index, write beside the old one, swap the pointer.

What has not changed is taken over as it stands. Nothing that was there is touched before the new generation is whole.
"""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from index.assembly import Assembly, Older
from index.corpus import Candidate, Progress, Skipped, candidates, find_files, lost_documents
from index.encoder import Encoder, load_encoder
from index.errors import SourceError, StoreError
from index.generation import (
    RECORDS,
    VECTORS,
    Manifest,
    building,
    current,
    damaged_files,
    file_checksums,
    fingerprint_of,
    publish,
    read_manifest,
    write_manifest,
)
from index.preparing import prepare
from index.program import program_checksum
from index.ray_workers import RayWorkers
from index.reading import MANY, read_all
from index.records import Document, Remark
from index.sending import Reading, read_sent
from index.settings import BuildSettings
from index.tables import Place, Tables
from index.tables_writer import Prepared
from index.update import Taken, Update
from index.workers import Workers

_REASONS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did: counts of the whole index, what came and went, and every file that needs a look.

    `added`, `changed` and `removed` are file names; `skipped` are files that were not read, `doubtful` are papers that
    were, each with what to look at, also where they were read by an earlier build.
    """

    documents: int
    vraag_antwoord: int
    sections: int
    passages: int
    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: int
    skipped: tuple[Skipped, ...]
    doubtful: tuple[tuple[str, Remark], ...]
    fingerprint: str


def build(
    paths: Sequence[Path],
    index: Path,
    settings: BuildSettings | None = None,
    encoder: Encoder | None = None,
    progress: Progress = lambda stage, done, whole: None,
    cluster: str | None = None,
) -> Report:
    """Build or update the index in `index` from files and folders.

    A document is known by its file name; one that has gone from a given folder goes from the index, one that can no
    longer be read stays as it was and is reported. With `cluster`, the address of a Ray cluster, files are read, cut,
    counted and embedded on its nodes; the generation is the same. Raises SourceError when a path does not exist or
    nothing can be read, StoreError when `index` cannot be written, ClusterError when the cluster cannot be used.
    """
    settings = settings or BuildSettings()
    encoder = encoder or load_encoder(settings.encoder)
    given, skipped, unopened = candidates(find_files(paths, index))
    if not given and not index.exists():
        raise _nothing_read(skipped)
    # The cluster first: without it nothing is touched. The lock is held from before the earlier generation is read: an
    # update that another build made meanwhile would be lost.
    with RayWorkers(cluster) if cluster else nullcontext() as far, building(index) as unfinished:
        older = _older(index, settings, encoder)
        if older is None:
            skipped += lost_documents(index, {candidate.path.name for candidate in given})
        try:
            held = older.tables.places() if older else ()
            reusable = older is not None and older.reusable
            same = {(place.key, place.origin) for place in held} if reusable else set()
            many = sum((candidate.key, candidate.origin) not in same for candidate in given) >= MANY
            with Workers() if many and not far else nullcontext(far) as workers:
                read = partial(_read, settings.passage_tokens, workers)
                update = Update(given, held, paths, read, reusable, unopened, skipped)
                with Assembly(unfinished, settings, encoder, older, progress, workers) as assembly:
                    for step in update.steps(progress):
                        if isinstance(step, Place):
                            assembly.keep(step)
                        else:
                            assembly.add(_prepared(step, settings.passage_tokens))
                    if not assembly.documents:
                        raise _nothing_read(update.skipped, index if older else None)
                    if older and update.is_none:
                        return _report(older.tables, older.fingerprint, update)
                    assembly.finish()
            return _published(index, unfinished, settings, encoder, update, progress)
        finally:
            if older:
                older.tables.close()


def _read(
    passage_tokens: int, workers: Workers | None, fresh: Sequence[Candidate]
) -> Iterator[Document | Prepared | SourceError]:
    then = partial(_cut, passage_tokens)
    if isinstance(workers, RayWorkers):
        return read_sent(fresh, Reading(then=then), workers)
    return read_all(fresh, then=then, workers=workers)


def _cut(passage_tokens: int, document: Document, candidate: Candidate) -> Prepared:
    return prepare(document, candidate.origin, candidate.key, passage_tokens)


def _prepared(step: Taken, passage_tokens: int) -> Prepared:
    found = step.document
    return found if isinstance(found, Prepared) else _cut(passage_tokens, found, step.candidate)


def _nothing_read(skipped: Sequence[Skipped], index: Path | None = None) -> SourceError:
    """The error for a build without documents, with the first few reasons; `index`: one that stays as it was.

    A folder that is empty because a disk was not there must not empty an index.
    """
    dutch = "; ".join(item.reason for item in skipped[:_REASONS_SHOWN])
    english = "; ".join(item.english for item in skipped[:_REASONS_SHOWN])
    return SourceError(
        f"niets te indexeren: {dutch or 'geen bestanden gevonden; geef bestanden of een map met stukken'}"
        + (f"; de index blijft zoals hij was, verwijder de map {index} om hem te legen" if index else ""),
        f"nothing to index: {english or 'no files found; give files or a folder with papers'}"
        + (f"; the index stays as it was, remove the folder {index} to empty it" if index else ""),
    )


def _older(index: Path, settings: BuildSettings, encoder: Encoder) -> Older | None:
    """The current generation, None when there is none that can be opened; what is damaged is not taken over."""
    try:
        folder = current(index)
        manifest = read_manifest(folder)
        damaged = {name for name, _ in damaged_files(folder, manifest)}
        if RECORDS in damaged:
            return None
        same_model = VECTORS not in damaged and manifest.encoder["checksum"] == encoder.checksum
        same_build = manifest.settings == settings.to_json() and manifest.program == program_checksum()
        reusable = same_model and same_build and not damaged
        return Older.open(folder, manifest.fingerprint, same_model=same_model, reusable=reusable)
    except StoreError:
        return None


def _published(
    index: Path, unfinished: Path, settings: BuildSettings, encoder: Encoder, update: Update, progress: Progress
) -> Report:
    """Write the manifest of a generation whose other files are whole, point at it, and say what it holds."""
    model = {"name": settings.encoder, "checksum": encoder.checksum, "dimension": encoder.dimension}
    tables = Tables(unfinished / RECORDS)
    try:
        fingerprint = fingerprint_of(settings.to_json(), model, tables.described())
        report = _report(tables, fingerprint, update)
        if not report.passages:
            raise SourceError(
                "niets te indexeren: geen van de stukken bevat tekst om te citeren",
                "nothing to index: none of the papers holds text to quote",
            )
        sources, counts = tables.sources(), tables.counts()
    finally:
        tables.close()
    files = file_checksums(unfinished)
    manifest = Manifest(fingerprint, settings.to_json(), model, program_checksum(), sources, counts, files)
    write_manifest(unfinished, manifest)
    publish(index, unfinished, fingerprint)
    progress("schrijven", 1, 1)
    return report


def _report(tables: Tables, fingerprint: str, update: Update) -> Report:
    counts = tables.counts()
    return Report(
        documents=counts["documents"],
        vraag_antwoord=counts["pairs"],
        sections=counts["units"] - counts["pairs"],
        passages=counts["passages"],
        added=tuple(update.added),
        changed=tuple(update.changed),
        removed=tuple(update.removed),
        unchanged=update.unchanged,
        skipped=tuple(update.skipped),
        doubtful=tables.remarks(),
        fingerprint=fingerprint,
    )
