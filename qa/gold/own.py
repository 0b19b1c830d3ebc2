"""The gold that somebody makes on the page: one file each, beside the generations, private, bounded.

    INDEX/goud/<sha256 of the owner, 32 hex>/gouden-vragen.jsonl

No name on disk comes from a user.
"""

import hashlib
from functools import lru_cache
from pathlib import Path

from index.errors import QuestionError, StoreError
from qa.gold.add import Row, append, drop, rows_in

FOLDER, NAME = "goud", "gouden-vragen.jsonl"
MOST, MOST_OWNERS = 500, 1000
_LONGEST_FILE = 16 * 2**20
_PRIVATE_FOLDER, _PRIVATE_FILE = 0o700, 0o600


class OwnGold:
    """The gold questions of one owner; safe to use from several processes and threads at once."""

    def __init__(self, index: Path, owner: str) -> None:
        self.path = index / FOLDER / hashlib.sha256(owner.encode()).hexdigest()[:32] / NAME

    def rows(self) -> tuple[Row, ...]:
        """All questions as they are stored, in the order in which they were made; not to be changed."""
        try:
            state = self.path.lstat()
            return _read(self.path, state.st_mtime_ns, state.st_ino) if state.st_size <= _LONGEST_FILE else ()
        except OSError:
            return ()

    def data(self) -> bytes:
        """The file as it lies on disk, empty where there is none."""
        try:
            return self.path.read_bytes()
        except OSError:
            return b""

    def add(self, row: Row) -> None:
        """Keeps a question. Raises QuestionError for a double or one too many, StoreError when it cannot be written."""
        self._make()
        append(self.path, row, mode=_PRIVATE_FILE, most=MOST)

    def _make(self) -> None:
        own, whole = self.path.parent, self.path.parent.parent
        try:
            whole.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
            if not own.is_dir() and sum(1 for _ in whole.iterdir()) >= MOST_OWNERS:
                raise QuestionError(
                    f"al {MOST_OWNERS} gebruikers hebben gouden vragen in deze index; ruim {whole} op",
                    f"{MOST_OWNERS} users have gold questions in this index already; clear {whole}",
                )
            own.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"kan niet schrijven in {own} ({error.strerror}); geef schrijfrechten op die map",
                f"cannot write in {own} ({error.strerror}); make that folder writable",
            ) from None

    def remove(self, id_: str) -> None:
        """Removes one question; one that is gone already is no error. Raises QuestionError when it cannot be."""
        drop(self.path, id_)

    def clear(self) -> None:
        """Removes all questions. Raises StoreError when they cannot be."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(
                f"kan {self.path} niet verwijderen ({error.strerror})", f"cannot remove {self.path} ({error.strerror})"
            ) from None


@lru_cache(maxsize=64)
def _read(path: Path, written_at: int, inode: int) -> tuple[Row, ...]:
    # Kept, for the page is drawn on every click: a file is written anew each time, so these two tell it apart.
    return tuple(row for row in rows_in(path) if {"id", "question", "kind", "relevant", "answer"} <= row.keys())
