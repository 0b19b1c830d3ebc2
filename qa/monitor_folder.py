"""The monitors of an owner on disk, beside the generations of an index: private, bounded, written whole.

    INDEX/volgen/<sha256 of the owner, 32 hex>/0001.json     one monitor with its hits
    INDEX/volgen/<...>/kent-<name>.json     what the index held at a look, for all monitors that looked then
    INDEX/volgen/<...>/LOCK     who holds its lock may write there

No name on disk comes from a user. A file that cannot be read is left alone and left out.
"""

import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from index.errors import QuestionError, StoreError, VraagbaakError
from qa.audit_file import open_private, write_all
from qa.monitor import Monitor, checked_name
from qa.monitor_known import Known

FOLDER = "volgen"
LOCAL = "lokaal"
MOST, MOST_OWNERS = 200, 1000
_LOCK = "LOCK"
_KNOWN = "kent-"
_NUMBERED = "[0-9][0-9][0-9][0-9].json"
_LAST = 9999
_LONGEST_FILE = 8 * 2**20
_PRIVATE_FOLDER = 0o700


class Monitors:
    """The monitors of one owner; safe to use from several processes and threads at once."""

    def __init__(self, index: Path, owner: str = LOCAL) -> None:
        self.folder = index / FOLDER / hashlib.sha256(owner.encode()).hexdigest()[:32]

    def listed(self) -> tuple[Monitor, ...]:
        """All monitors in the order of their numbers; a damaged one is left out."""
        if not self.folder.is_dir():
            return ()
        found = (_read(path) for path in sorted(self.folder.glob(_NUMBERED)))
        return tuple(item for item in found if item is not None)

    def numbered(self, number: int) -> Monitor:
        """The monitor with that number. Raises QuestionError when there is none."""
        found = _read(self._path(number)) if 1 <= number <= _LAST else None
        if found is None:
            known = ", ".join(str(item.number) for item in self.listed()[:12]) or "-"
            raise QuestionError(
                f"er is geen gevolgde vraag {number}; er is: {known}",
                f"there is no monitor {number}; there is: {known}",
            )
        return found

    def add(self, monitor: Monitor, known: Known) -> Monitor:
        """Keeps a new monitor under a number of its own, and what the index holds now.

        Raises QuestionError when there are 200, StoreError when it cannot be written.
        """
        with self.writing():
            numbers = [item.number for item in self.listed()]
            last = max(numbers, default=0)
            free = last + 1 if last < _LAST else next(n for n in range(1, _LAST) if n not in numbers)
            if len(numbers) >= MOST:
                raise QuestionError(
                    f"u volgt al {MOST} vragen; verwijder er eerst een",
                    f"you have {MOST} monitors already; remove one first",
                )
            made = replace(monitor, number=free, key=secrets.token_hex(8), known=known.name)
            self.put(made, known)
        return made

    def rename(self, number: int, name: str) -> Monitor:
        """Gives a monitor another name. Raises QuestionError for one that is not there, or a name over 120."""
        with self.writing():
            monitor = self.numbered(number)
            renamed = replace(monitor, name=checked_name(name, monitor.question))
            self.put(renamed)
        return renamed

    def remove(self, number: int) -> Monitor:
        """Removes a monitor with its hits, and returns what it was. Raises QuestionError for one that is not there."""
        with self.writing():
            monitor = self.numbered(number)
            self._path(number).unlink(missing_ok=True)
            self.sweep()
        return monitor

    def mark_seen(self, number: int, hit: str | None = None) -> int:
        """Marks one hit of a monitor as seen, or all, and says how many were not. Raises QuestionError as above."""
        with self.writing():
            monitor = self.numbered(number)
            hits = tuple(replace(item, seen=item.seen or hit in (None, item.id)) for item in monitor.hits)
            marked = replace(monitor, hits=hits)
            if hits != monitor.hits:
                self.put(marked)
        return monitor.unseen - marked.unseen

    def mark_shown(self, number: int, hits: Collection[str]) -> None:
        """Remembers that these hits of a monitor were drawn. Raises QuestionError as above."""
        with self.writing():
            monitor = self.numbered(number)
            after = tuple(replace(item, shown=item.shown or item.id in hits) for item in monitor.hits)
            if after != monitor.hits:
                self.put(replace(monitor, hits=after))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The only right to write here, waited for. Raises StoreError when the folder cannot be written."""
        try:
            self._make()
            lock = open_private(self.folder / _LOCK, os.O_RDWR | os.O_CREAT)
        except OSError as error:
            raise self._unwritable(error) from None
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        except OSError as error:
            raise self._unwritable(error) from None
        finally:
            os.close(lock)

    def put(self, monitor: Monitor, known: Known | None = None) -> None:
        """Writes a monitor, after what the index held where that is given; only inside `writing`."""
        if known is not None and not (path := self._known_path(known.name)).exists():
            self._write(path, known.written)
        self._write(self._path(monitor.number), json.dumps(monitor.to_json()) + "\n")

    def known(self, monitor: Monitor) -> Known:
        """What the index held when a monitor last looked. Raises StoreError when that is gone or damaged."""
        path = self._known_path(monitor.known)
        try:
            return _known(path, path.stat().st_mtime_ns)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            raise StoreError(
                f"{path} ontbreekt of is beschadigd; sla vraag {monitor.number} opnieuw op",
                f"{path} is missing or damaged; save monitor {monitor.number} again",
            ) from None

    def sweep(self) -> None:
        """Removes what the index held at looks that no monitor needs any more; only inside `writing`."""
        needed = {self._known_path(item.known) for item in self.listed()}
        for path in self.folder.glob(f"{_KNOWN}*"):
            if path not in needed:
                path.unlink(missing_ok=True)
        for path in self.folder.glob(".*.new"):
            path.unlink(missing_ok=True)

    def _make(self) -> None:
        whole = self.folder.parent
        whole.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)
        if not self.folder.is_dir() and sum(1 for _ in whole.iterdir()) >= MOST_OWNERS:
            raise QuestionError(
                f"al {MOST_OWNERS} gebruikers volgen vragen in deze index; ruim {whole} op",
                f"{MOST_OWNERS} users have monitors in this index already; clear {whole}",
            )
        self.folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)

    def _write(self, path: Path, content: str) -> None:
        waiting = path.with_name(f".{path.name}.new")
        descriptor = open_private(waiting, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        try:
            write_all(descriptor, content.encode())
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        waiting.replace(path)

    def _path(self, number: int) -> Path:
        return self.folder / f"{number:04}.json"

    def _known_path(self, name: str) -> Path:
        safe = name if name.isalnum() and name.isascii() else "0"
        return self.folder / f"{_KNOWN}{safe}.json"

    def _unwritable(self, error: OSError) -> StoreError:
        return StoreError(
            f"kan niet schrijven in {self.folder} ({error.strerror}); geef schrijfrechten op die map",
            f"cannot write in {self.folder} ({error.strerror}); make that folder writable",
        )


def _read(path: Path) -> Monitor | None:
    try:
        state = path.lstat()
        return _told(path, state.st_mtime_ns, state.st_ino) if state.st_size <= _LONGEST_FILE else None
    except OSError:
        return None


@lru_cache(maxsize=4 * MOST)
def _told(path: Path, written_at: int, inode: int) -> Monitor | None:
    # Kept, for the list is drawn on every click: a file is written anew each time, so these two tell it apart.
    try:
        found = Monitor.from_json(json.loads(path.read_text(encoding="utf-8")))
        return found if f"{found.number:04}.json" == path.name else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, VraagbaakError):
        return None


@lru_cache(maxsize=2)
def _known(path: Path, written_at: int) -> Known:
    return Known.read(path.read_text(encoding="utf-8"))
