"""One generation on disk: its folder, its manifest, and the pointer that names the current one.

    INDEX/CURRENT              the name of the current generation, replaced in one step
    INDEX/gen-<fingerprint>-<mark>/   manifest.json, records.sqlite, vectors.faiss, hubness.npy, stems/, ngrams/

A generation is written beside the others under a name of its own and never changed afterwards. When it is in use, the
one before it goes: who has that open reads on, for an open file outlives its name (see docs/decisions/0013).
"""

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from index.errors import StoreError
from index.lock import LOCK, locked
from index.settings import FORMAT

POINTER = "CURRENT"
MANIFEST = "manifest.json"
RECORDS = "records.sqlite"
VECTORS = "vectors.faiss"
HUBNESS = "hubness.npy"
STEMS = "stems"
NGRAMS = "ngrams"
UNFINISHED = "unfinished-"
_WAITING = f"{POINTER}.new"
# Each try after the first means that yet another update ended while a reader was opening files.
_TRIES = 20
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a generation says of itself; `fingerprint` covers settings, model and sources."""

    fingerprint: str
    settings: dict[str, Any]
    encoder: dict[str, Any]
    program: str
    sources: dict[str, str]
    counts: dict[str, int]
    files: dict[str, str]


def fingerprint_of(settings: dict[str, Any], encoder: dict[str, Any], described: dict[str, Any]) -> str:
    """sha256 hex over everything that answers follow from."""
    whole = json.dumps([settings, encoder, described], sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()


def current(index: Path) -> Path:
    """The folder of the current generation. Raises StoreError when there is no index or it is of another format."""
    name = _pointed_at(index)
    for _ in range(_TRIES):
        folder = index / name
        if name.startswith("gen-") and "/" not in name and folder.is_dir():
            return folder
        before, name = name, _pointed_at(index)
        if name == before:
            break
    raise StoreError(
        f"{index / POINTER} wijst naar {name!r}, dat er niet is; bouw de index opnieuw met vraagbaak index",
        f"{index / POINTER} points at {name!r}, which is not there; build the index again with vraagbaak index",
    )


def opened(index: Path, open_one: Callable[[Path], T]) -> T:
    """What `open_one` makes of the current generation, tried again when an update replaced that one meanwhile.

    Raises StoreError as `current` and `open_one` do.
    """
    for _ in range(_TRIES):
        before = _pointed_at(index)
        try:
            return open_one(current(index))
        except (StoreError, OSError):
            if _pointed_at(index) == before:
                raise
    return open_one(current(index))


def _pointed_at(index: Path) -> str:
    try:
        return (index / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise StoreError(
            f"geen index in {index}; maak er een met: vraagbaak index MAP --index {index}",
            f"no index in {index}; make one with: vraagbaak index FOLDER --index {index}",
        ) from None


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
    # Hashing lets other threads run: two files at a time take half as long.
    with ThreadPoolExecutor(2) as threads:
        checksums = list(threads.map(_checksum, inside))
    return {path.relative_to(generation).as_posix(): found for path, found in zip(inside, checksums, strict=True)}


def damaged_files(generation: Path, manifest: Manifest) -> tuple[tuple[str, bool], ...]:
    """Files that the manifest names and that are not what was written, each with whether it is still there.

    Raises StoreError when an update has put another generation in the place of this one.
    """
    if not generation.is_dir():
        raise StoreError(
            "de index is intussen vernieuwd; geef de opdracht opnieuw",
            "the index has been renewed in the meantime; give the command again",
        )
    found = file_checksums(generation)
    return tuple(
        (name, name in found) for name, checksum in sorted(manifest.files.items()) if found.get(name) != checksum
    )


def _checksum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def publish(index: Path, unfinished: Path, fingerprint: str) -> Path:
    """Give a finished folder its name, point at it, and remove what nobody can reach any more.

    Each step is on the disk before the next begins: after a power cut there is the old generation or the new one.
    """
    for folder, _, names in os.walk(unfinished):
        for name in names:
            _on_disk(Path(folder, name))
        _on_disk(Path(folder))
    generation = index / f"gen-{fingerprint[:12]}-{unfinished.name.removeprefix(UNFINISHED)}"
    unfinished.rename(generation)
    _on_disk(index)
    waiting = index / _WAITING
    waiting.write_text(generation.name + "\n", encoding="utf-8")
    _on_disk(waiting)
    waiting.replace(index / POINTER)
    _on_disk(index)
    _sweep(index, generation)
    return generation


def _on_disk(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(index: Path, kept: Path | None) -> None:
    """Remove what a killed build left, and every generation but `kept`; without one they all stay."""
    (index / _WAITING).unlink(missing_ok=True)
    gone = [*index.glob(f"{UNFINISHED}*"), *(folder for folder in index.glob("gen-*") if kept and folder != kept)]
    for folder in gone:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def building(index: Path) -> Iterator[Path]:
    """A new folder to write a generation in, with the only right to write in `index`; gone at the end unless published.

    Raises StoreError when the folder cannot be written or another build holds it. What a killed build left is removed,
    and so is a folder that was made for nothing.
    """
    was_there = index.exists()
    try:
        index.mkdir(parents=True, exist_ok=True)
        with locked(index):
            _sweep(index, _in_use(index))
            unfinished = index / f"{UNFINISHED}{secrets.token_hex(4)}"
            unfinished.mkdir()  # not by mkdtemp: who may read the folder of the index may read this one
            try:
                yield unfinished
            finally:
                shutil.rmtree(unfinished, ignore_errors=True)
                if not was_there and not (index / POINTER).exists():
                    (index / LOCK).unlink()
                    index.rmdir()
    except OSError as error:
        raise StoreError(
            f"kan niet schrijven in {index} ({error.strerror}); kies een andere map met --index",
            f"cannot write in {index} ({error.strerror}); choose another folder with --index",
        ) from None


def _in_use(index: Path) -> Path | None:
    try:
        return current(index)
    except StoreError:
        return None
