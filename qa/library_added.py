"""The papers that were added by the page: files of the index itself, beside its generations.

    INDEX/toegevoegd/stukken/          the papers; each update of them gives this folder to the build
    INDEX/toegevoegd/bezig-1a2b3c4d/   what one update brings or takes away, until it has ended
    INDEX/toegevoegd/LOCK              held by who updates them

`vraagbaak index FOLDER` keeps them, as it keeps the papers of every folder that it is not given; and an update of
these keeps all others. What is in doubt after an update that was killed is settled by the index: what it holds stays.
"""

import os
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from index.errors import StoreError
from index.generation import RECORDS, opened
from index.lock import locked
from index.tables import Tables

FOLDER, PAPERS = "toegevoegd", "stukken"
MOST_KEPT = 20_000
_BUSY = "bezig-"
_LEFT_BEHIND_S = 600


def papers_folder(index: Path) -> Path:
    """Where the added papers of an index stand, without links."""
    return index.resolve() / FOLDER / PAPERS


def added_files(index: Path) -> tuple[str, ...]:
    """The names of the added papers, sorted."""
    folder = papers_folder(index)
    if not folder.is_dir():
        return ()
    return tuple(sorted(path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")))


def added_papers(index: Path, origins: Mapping[str, str]) -> frozenset[str]:
    """The files among `origins`, where each paper was read from by its file name, that were added by the page."""
    folder = f"{papers_folder(index)}{os.sep}"
    return frozenset(file for file, origin in origins.items() if origin == folder + file)


def held_origins(index: Path) -> dict[str, str]:
    """Where each paper of the index was read from, by file name. Raises StoreError when there is no index."""
    with closing(opened(index, lambda folder: Tables(folder / RECORDS))) as tables:
        return tables.origins()


def begin(index: Path, files: Mapping[str, bytes]) -> Path:
    """A new folder with `files` by their clean names, for one update. Raises StoreError when it cannot be made."""
    folder = index.resolve() / FOLDER
    try:
        papers_folder(index).mkdir(parents=True, exist_ok=True)
        _clear(index)
        made = folder / f"{_BUSY}{secrets.token_hex(4)}"
        made.mkdir(mode=0o700)
        for name, data in files.items():
            with os.fdopen(os.open(made / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(data)
    except OSError as error:
        raise StoreError(
            f"kan niet schrijven in {folder} ({error.strerror}); geef schrijfrechten op die map",
            f"cannot write in {folder} ({error.strerror}); make that folder writable",
        ) from None
    return made


@contextmanager
def updating(index: Path, busy: Path) -> Iterator[Path]:
    """The folder of the papers, with the only right to change it; afterwards `busy` is settled.

    Raises StoreError that names the holder when another has that right.
    """
    with locked(index.resolve() / FOLDER):
        try:
            yield papers_folder(index)
        finally:
            _settle(index, busy)


def settle(index: Path, busy: Path) -> None:
    """Makes files and index agree again after an update that ended in any way; never raises.

    A paper that the index holds gets its file back, a file that it does not hold goes. Where another update is going
    on, or the index cannot be read, nothing is touched.
    """
    if busy.is_dir():
        with suppress(StoreError, OSError), locked(index.resolve() / FOLDER):
            _settle(index, busy)


def _settle(index: Path, busy: Path) -> None:
    if not busy.is_dir():
        return
    folder = papers_folder(index)
    with suppress(StoreError):
        held = set(held_origins(index).values())
        for waiting in busy.iterdir():
            paper = folder / waiting.name
            if str(paper) in held and not paper.exists():
                waiting.rename(paper)
            elif str(paper) not in held:
                paper.unlink(missing_ok=True)
        shutil.rmtree(busy, ignore_errors=True)


def _clear(index: Path) -> None:
    """Settles what an update left that was killed with the page; one that goes on holds the lock by now."""
    for path in (index.resolve() / FOLDER).glob(f"{_BUSY}*"):
        if time.time() - path.stat().st_mtime > _LEFT_BEHIND_S:
            settle(index, path)
