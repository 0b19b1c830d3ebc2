"""The evaluations of one owner on disk, in the folder of the index: each a folder, the newest twenty kept.

    INDEX/evaluaties/20260131-154500-1a2b3c/   report.json, report.html, questions.csv, page.json
    INDEX/evaluaties/bezig-20260131-154500-1a2b3c/   one that is running; it gets its name when it is done
    INDEX/evaluaties/van-0123.../                    the same of somebody who signed in

A name is a time and a chance number, never what a user called a file; a name from elsewhere is matched before use.
"""

import hashlib
import json
import re
import secrets
import shutil
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.errors import StoreError

FOLDER = "evaluaties"
REPORT, TABLE, CONTENT, PAGE = "report.html", "questions.csv", "report.json", "page.json"
KEPT = 20
_BUSY = "bezig-"
_NAME = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")
_LEFT_BEHIND_S = 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Earlier:
    """One evaluation in the list: what its folder is called, when it was begun, of which file, how many questions."""

    name: str
    begun: datetime
    gold: str
    questions: int


def evaluations(index: Path, owner: str | None) -> Path:
    """Where the evaluations of somebody who signed in are, or with None those of who need not; not made here."""
    if owner is None:
        return index / FOLDER
    return index / FOLDER / f"van-{hashlib.sha256(owner.encode()).hexdigest()[:32]}"


def begin(folder: Path, now: datetime) -> Path:
    """A new folder in `folder` for an evaluation to write in. Raises StoreError when it cannot be made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _clear(folder)
        made = folder / f"{_BUSY}{now:%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"
        made.mkdir()
    except OSError as error:
        raise StoreError(
            f"kan niet schrijven in {folder} ({error.strerror}); geef schrijfrechten op die map",
            f"cannot write in {folder} ({error.strerror}); make that folder writable",
        ) from None
    return made


def finish(folder: Path) -> str:
    """Gives a folder in which all is written its name, which is returned, and removes what is no longer kept."""
    name = folder.name.removeprefix(_BUSY)
    folder.rename(folder.with_name(name))
    for old in _names(folder.parent)[KEPT:]:
        shutil.rmtree(folder.parent / old, ignore_errors=True)
    return name


def abandon(folder: Path) -> None:
    """Removes the folder of an evaluation that is not finished."""
    if folder.name.startswith(_BUSY):
        shutil.rmtree(folder, ignore_errors=True)


def earlier(folder: Path) -> tuple[Earlier, ...]:
    """The finished evaluations in `folder`, newest first; a damaged one is left out."""
    found = (_earlier(folder / name) for name in _names(folder))
    return tuple(item for item in found if item is not None)


def folder_of(folder: Path, name: str) -> Path:
    """The folder of a finished evaluation. Raises StoreError for what is no name of one."""
    if not _NAME.fullmatch(name):
        raise StoreError(f"geen evaluatie: {name!r}; kies er een uit de lijst", f"no evaluation: {name!r}; choose one")
    return folder / name


def remove(folder: Path, name: str) -> None:
    """Removes a finished evaluation; one that is gone already is no error."""
    shutil.rmtree(folder_of(folder, name), ignore_errors=True)


def _earlier(folder: Path) -> Earlier | None:
    try:
        return _told(folder, (folder / PAGE).stat().st_mtime_ns)
    except OSError:
        return None


@lru_cache(maxsize=10 * KEPT)
def _told(folder: Path, written_at: int) -> Earlier | None:
    # Kept, for the list is drawn on every click and the file holds all gold.
    try:
        told: Mapping[str, Any] = json.loads((folder / PAGE).read_text(encoding="utf-8"))
        begun = datetime.strptime(folder.name[:15], "%Y%m%d-%H%M%S")
        return Earlier(folder.name, begun, str(told["name"]), int(told["questions"]))
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _names(folder: Path) -> list[str]:
    """The names of the finished evaluations, newest first."""
    if not folder.is_dir():
        return []
    finished = (path.name for path in folder.iterdir() if (path / CONTENT).is_file())
    return sorted(filter(_NAME.fullmatch, finished), reverse=True)


def _clear(folder: Path) -> None:
    """Removes what an evaluation left that was killed with the page: nothing has been written there for a day."""
    for path in folder.glob(f"{_BUSY}*"):
        newest = max((item.stat().st_mtime for item in (path, *path.iterdir())), default=0.0)
        if time.time() - newest > _LEFT_BEHIND_S:
            abandon(path)
