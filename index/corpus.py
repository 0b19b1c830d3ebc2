"""The files that a build is given: found in folders, each with a checksum of what it will be read from."""

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from index.errors import SourceError, StoreError
from index.generation import MANIFEST, current
from index.readers.ocr import find_tesseract
from index.sources import FILE as SOURCES_FILE
from index.sources import read_sources

Progress = Callable[[str, int, int], None]


class Found(NamedTuple):
    """A file: its path as given, its place, and its entry in sources.toml."""

    path: Path
    origin: str
    entry: dict[str, Any] | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, and why: one line in Dutch (`reason`) and the same in English."""

    path: str
    reason: str
    english: str

    def in_language(self, language: str) -> str:
        """The reason in Dutch ("nl") or English ("en")."""
        return self.english if language == "en" else self.reason


@dataclass(frozen=True, slots=True)
class Candidate:
    """A file that may become a document.

    `origin`: its place, see `find_files`. `entry`: what sources.toml says of it. `key`: sha256 hex over its bytes,
    that, and whether text recognition was there.
    """

    path: Path
    origin: str
    entry: dict[str, Any] | None
    key: str


def find_files(paths: Sequence[Path], index: Path | None = None) -> Iterable[Found]:
    """Each file under `paths` in sorted order, with its place and its entry in the sources.toml beside it.

    The place is the path below a given folder, that folder without links. Links inside it are followed, each folder
    once. Hidden files are left out, and so is what stands in the folder `index`. Raises SourceError when a path does
    not exist.
    """
    aside = os.path.realpath(index) if index else None
    for path in paths:
        if not path.exists():
            raise SourceError(
                f"{path} bestaat niet; verwacht een bestand of map met stukken",
                f"{path} does not exist; expected a file or folder with papers",
            )
        is_folder = path.is_dir()
        real = path.resolve() if is_folder else path.parent.resolve()
        folders: dict[Path, dict[str, dict[str, Any]]] = {}
        for file in _inside(path, aside) if is_folder else [path]:
            inside = file.relative_to(path).parts if is_folder else (file.name,)
            if file.name == SOURCES_FILE or any(part.startswith(".") for part in inside):
                continue
            if file.parent not in folders:
                folders[file.parent] = read_sources(file.parent)
            yield Found(file, str(real.joinpath(*inside)), folders[file.parent].get(file.name))


def _inside(folder: Path, aside: str | None) -> list[Path]:
    """All files below a folder in sorted order, but for those in `aside`; a folder that cannot be opened is one."""
    found: list[Path] = []
    waiting, linked = [folder], list[Path]()
    seen = {aside}
    while waiting or linked:
        here = waiting.pop() if waiting else linked.pop()
        if (real := os.path.realpath(here)) in seen:
            continue
        seen.add(real)
        try:
            with os.scandir(here) as entries:
                for entry in entries:
                    if entry.is_dir():
                        # A folder that a link leads to comes last: what it shares with the others is found there.
                        (linked if entry.is_symlink() else waiting).append(Path(entry.path))
                    elif entry.is_file() or entry.is_symlink():
                        found.append(Path(entry.path))
        except OSError:
            found.append(here)
    return sorted(found)


def candidates(files: Iterable[Found]) -> tuple[list[Candidate], list[Skipped], set[str]]:
    """The files that can be opened, in the order given and each once; and those that cannot: the reason, the place."""
    opened: dict[str, Candidate] = {}
    skipped: list[Skipped] = []
    unopened: set[str] = set()
    for path, origin, entry in files:
        name = str(path).encode("utf-8", "replace").decode()
        if name != str(path):
            dutch = f"{name}: de naam is geen UTF-8; hernoem het bestand"
            skipped.append(Skipped(name, dutch, f"{name}: the name is not UTF-8; rename the file"))
            continue
        try:
            with path.open("rb") as file:
                key = hashlib.file_digest(file, "sha256")
        except OSError as error:
            unopened.add(origin)
            reason = "map niet te openen" if path.is_dir() else f"niet te lezen ({error.strerror})"
            english = "folder cannot be opened" if path.is_dir() else f"cannot be read ({error.strerror})"
            dutch = f"{path.name}: {reason}; controleer bestand en rechten"
            skipped.append(Skipped(str(path), dutch, f"{path.name}: {english}; check file and permissions"))
            continue
        key.update(json.dumps([entry, _recognition(path)], sort_keys=True, default=str).encode())
        opened.setdefault(origin, Candidate(path, origin, entry, key.hexdigest()))
    return list(opened.values()), skipped, unopened


def _recognition(path: Path) -> bool:
    """Whether scanned pages of this file can be read now: one that was read without them is read again."""
    return path.suffix.lower() == ".pdf" and find_tesseract() is not None


def lost_documents(index: Path, read: set[str]) -> list[Skipped]:
    """The documents that an index which can no longer be opened held, and that are not among those `read` now.

    They cannot be taken over; saying so is all that can be done.
    """
    try:
        listed = json.loads((current(index) / MANIFEST).read_text(encoding="utf-8"))["sources"]
        names = sorted(str(name) for name in listed if name not in read)
    except (StoreError, OSError, ValueError, KeyError, TypeError):
        return []
    return [
        Skipped(
            name,
            f"{name}: stond in de oude index, die niet meer te openen is; indexeer dit stuk opnieuw",
            f"{name}: was in the old index, which can no longer be opened; index this document again",
        )
        for name in names
    ]
