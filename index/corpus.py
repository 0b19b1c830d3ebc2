"""Which documents an update holds: what is read now, and what the index held that was not asked for again.

A document is known by its file name. One whose file has gone from a given folder goes too; one whose file can no
longer be read stays as it was and is reported.
"""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import SourceError, StoreError
from index.generation import MANIFEST, current
from index.load import load
from index.records import Document
from index.sources import FILE as SOURCES_FILE
from index.sources import read_sources
from index.tables import Tables

Progress = Callable[[str, int, int], None]
# A document with where it was read from.
Placed = tuple[Document, str]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not read, and why: one line in Dutch (`reason`) and the same in English."""

    path: str
    reason: str
    english: str

    def in_language(self, language: str) -> str:
        """The reason in Dutch ("nl") or English ("en")."""
        return self.english if language == "en" else self.reason


def find_files(paths: Sequence[Path]) -> Iterable[tuple[Path, dict[str, Any] | None]]:
    """Each file under `paths` in sorted order with its entry in the sources.toml beside it; hidden files left out.

    Raises SourceError when a path does not exist.
    """
    for path in paths:
        if not path.exists():
            raise SourceError(
                f"{path} bestaat niet; verwacht een bestand of map met stukken",
                f"{path} does not exist; expected a file or folder with papers",
            )
        folders: dict[Path, dict[str, dict[str, Any]]] = {}
        found = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in found:
            inside = file.relative_to(path).parts if path.is_dir() else (file.name,)
            if file.name == SOURCES_FILE or any(part.startswith(".") for part in inside):
                continue
            if file.parent not in folders:
                folders[file.parent] = read_sources(file.parent)
            yield file, folders[file.parent].get(file.name)


def read_files(
    files: Sequence[tuple[Path, dict[str, Any] | None]], progress: Progress
) -> tuple[dict[str, Placed], list[Skipped]]:
    """Documents by file name with where they were read, and the skipped files with the reason."""
    read: dict[str, Placed] = {}
    ids: dict[str, str] = {}
    skipped: list[Skipped] = []
    for done, (path, entry) in enumerate(files):
        progress("lezen", done, len(files))
        name = str(path).encode("utf-8", "replace").decode()
        if name != str(path):
            dutch = f"{name}: de naam is geen UTF-8; hernoem het bestand"
            skipped.append(Skipped(name, dutch, f"{name}: the name is not UTF-8; rename the file"))
            continue
        try:
            document = load(path, entry)
        except SourceError as error:
            skipped.append(Skipped(str(path), str(error), error.english))
            continue
        origin = str(path.resolve())
        taken = ids.setdefault(document.id, origin)
        if taken != origin:
            dutch = f"{path.name}: er is al een stuk met deze naam ({taken}); hernoem het bestand"
            english = f"{path.name}: there is already a paper of this name ({taken}); rename the file"
            skipped.append(Skipped(str(path), dutch, english))
            continue
        read[document.file] = (document, origin)
    progress("lezen", len(files), len(files))
    return read, skipped


def merged(
    read: dict[str, Placed],
    skipped: list[Skipped],
    old: Tables | None,
    paths: Sequence[Path],
) -> list[Placed]:
    """What was read now, and what the old index holds from elsewhere or from files that cannot be read now."""
    documents = dict(read)
    if old:
        origins = old.origins()
        unreadable = {str(Path(item.path).resolve()) for item in skipped}
        roots = [path.resolve() for path in paths]
        new_ids = {document.id for document, _ in read.values()}
        for document in old.documents():
            origin = origins[document.file]
            given = any(Path(origin).is_relative_to(root) for root in roots)
            if document.id not in new_ids and (not given or origin in unreadable):
                documents[document.file] = (document, origin)
    return [documents[file] for file in sorted(documents)]


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
