"""One generation on disk: its folder, its manifest, and the pointer that names the current one.

    INDEX/CURRENT              the name of the current generation, replaced in one step
    INDEX/gen-<fingerprint>-<mark>/   manifest.json, records.sqlite, vectors.faiss, stems/, ngrams/

A generation is written beside the others under a name of its own and never changed afterwards.
"""

import fcntl
import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import StoreError
from index.settings import FORMAT

POINTER = "CURRENT"
MANIFEST = "manifest.json"
RECORDS = "records.sqlite"
VECTORS = "vectors.faiss"
STEMS = "stems"
NGRAMS = "ngrams"
UNFINISHED = "unfinished-"


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself; `fingerprint` covers settings, model and sources."""

    fingerprint: str
    settings: dict[str, Any]
    encoder: dict[str, Any]
    sources: dict[str, str]
    counts: dict[str, int]
    files: dict[str, str]


def fingerprint_of(settings: dict[str, Any], encoder: dict[str, Any], described: dict[str, Any]) -> str:
    """sha256 hex over everything that answers follow from."""
    whole = json.dumps([settings, encoder, described], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def current(index: Path) -> Path:
    """The folder of the current generation. Raises StoreError when there is no index or it is of another format."""
    pointer = index / POINTER
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise StoreError(
            f"geen index in {index}; maak er een met: vraagbaak index MAP --index {index}",
            f"no index in {index}; make one with: vraagbaak index FOLDER --index {index}",
        ) from None
    folder = index / name
    if not name.startswith("gen-") or "/" in name or not folder.is_dir():
        raise StoreError(
            f"{pointer} wijst naar {name!r}, dat er niet is; bouw de index opnieuw met vraagbaak index",
            f"{pointer} points at {name!r}, which is not there; build the index again with vraagbaak index",
        )
    return folder


def read_manifest(generation: Path) -> Manifest:
    """The manifest of a generation. Raises StoreError when it is missing, unreadable or of another format."""
    path = generation / MANIFEST
    try:
        manifest = Manifest(**json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        raise StoreError(
            f"{path} ontbreekt of is beschadigd; bouw de index opnieuw met vraagbaak index",
            f"{path} is missing or damaged; build the index again with vraagbaak index",
        ) from None
    found = manifest.settings.get("format")
    if found != FORMAT:
        raise StoreError(
            f"index van formaat {found}, verwacht {FORMAT}; bouw hem opnieuw met vraagbaak index",
            f"index of format {found}, expected {FORMAT}; build it again with vraagbaak index",
        )
    return manifest


def write_manifest(generation: Path, manifest: Manifest) -> None:
    content = {name: getattr(manifest, name) for name in Manifest.__slots__}
    (generation / MANIFEST).write_text(
        json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8"
    )


def file_checksums(generation: Path) -> dict[str, str]:
    """sha256 hex of every file of a generation but its manifest, by path inside it."""
    inside = sorted(path for path in generation.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(generation).as_posix(): _checksum(path) for path in inside}


def damaged_files(generation: Path, manifest: Manifest) -> tuple[tuple[str, bool], ...]:
    """Files that the manifest names and that are not what was written, each with whether it is still there."""
    found = file_checksums(generation)
    return tuple(
        (name, name in found) for name, checksum in sorted(manifest.files.items()) if found.get(name) != checksum
    )


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def publish(index: Path, unfinished: Path, fingerprint: str) -> Path:
    """Give a finished folder its name and point at it; the generation before stays for who still reads it."""
    generation = index / f"gen-{fingerprint[:12]}-{unfinished.name.removeprefix(UNFINISHED)}"
    unfinished.rename(generation)
    pointer = index / POINTER
    previous = pointer.read_text(encoding="utf-8", errors="replace").strip() if pointer.is_file() else None
    waiting = index / f"{POINTER}.new"
    waiting.write_text(generation.name + "\n", encoding="utf-8")
    waiting.replace(pointer)
    for folder in index.glob("gen-*"):
        if folder.name not in (generation.name, previous):
            shutil.rmtree(folder, ignore_errors=True)
    return generation


@contextmanager
def building(index: Path) -> Iterator[Path]:
    """A new folder to write a generation in, with the only right to write in `index`; gone at the end unless published.

    Raises StoreError when the folder cannot be written or another build holds it. What a killed build left is removed.
    """
    try:
        index.mkdir(parents=True, exist_ok=True)
        with (index / "LOCK").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StoreError(
                    f"{index} wordt al door een andere opdracht bijgewerkt; wacht tot die klaar is",
                    f"another command is already updating {index}; wait until it is done",
                ) from None
            for folder in index.glob(f"{UNFINISHED}*"):
                shutil.rmtree(folder, ignore_errors=True)
            unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=index))
            try:
                yield unfinished
            finally:
                shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise StoreError(
            f"kan niet schrijven in {index} ({error.strerror}); kies een andere map met --index",
            f"cannot write in {index} ({error.strerror}); choose another folder with --index",
        ) from None
