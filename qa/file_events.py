"""Changes of files as the operating system reports them; the only import of watchdog.

On Linux the kernel reports them (inotify). It does not see what another machine writes on a share, and it may have no
watches left: then the folders are looked through every few seconds instead.
"""

import logging
import os
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from qa.watch import Watched

# What it logs while it is being stopped is no news to a user; without a handler it goes to standard error.
logging.getLogger("watchdog").addHandler(logging.NullHandler())

# Reading a file is reported too, and an update reads: only these may lead to one.
_WRITING = frozenset({"created", "modified", "moved", "deleted", "closed"})
_SHARES = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "vboxsf", "prl_fs"})
_POLL_SECONDS = 5.0
_CHECK_SECONDS = 30.0
_MOUNTS = Path("/proc/self/mounts")


class FileEvents(FileSystemEventHandler):
    """The changes under what is watched, as `qa.watch.Changes`; started when made, until `close`."""

    def __init__(self, watched: Watched, polling: bool | None = None, poll_seconds: float = _POLL_SECONDS) -> None:
        self._watched = watched
        self._poll_seconds = poll_seconds
        # Its put may be called from a signal handler, whatever this thread is doing with it.
        self._queue: SimpleQueue[Path | None] = SimpleQueue()
        self._polling = any(on_a_share(folder, _mounts()) for folder, _ in watched.folders())
        self._polling = self._polling if polling is None else polling
        self._identities: dict[Path, tuple[int, int] | None] = {}
        self._observer = self._started()

    def next(self, seconds: float | None) -> Path | None:
        """The next changed path; see `qa.watch.Changes`."""
        while True:
            slice_ = _CHECK_SECONDS if seconds is None else seconds
            try:
                path = self._queue.get(timeout=slice_)
            except Empty:
                if revived := self._revived():
                    return revived
                if seconds is None:
                    continue
                return None
            if path is None:
                raise KeyboardInterrupt
            return path

    def stop(self) -> None:
        """Make `next` raise KeyboardInterrupt; safe in a signal handler."""
        self._queue.put(None)

    def close(self) -> None:
        """Watch no longer."""
        self._observer.stop()
        self._observer.join(timeout=5)

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Called by watchdog, in a thread of its own."""
        if event.event_type not in _WRITING or (event.is_directory and event.event_type == "modified"):
            return
        for given in (event.src_path, event.dest_path):
            if given and self._watched.matters(path := Path(os.fsdecode(given))):
                self._queue.put(path)

    def _started(self) -> BaseObserver:
        kinds: list[Callable[[], BaseObserver]] = [lambda: PollingObserver(timeout=self._poll_seconds)]
        if not self._polling:
            kinds.insert(0, Observer)
        self._identities = {folder: _identity(folder) for folder, _ in self._watched.folders()}
        for last, kind in enumerate(kinds, start=1 - len(kinds)):
            try:
                observer = kind()
                for folder, deeper in self._watched.folders():
                    if folder.is_dir():
                        observer.schedule(self, str(folder), recursive=deeper)
                observer.start()
            except OSError:
                # No inotify here, or no watches left.
                if last == 0:
                    raise
                continue
            return observer
        raise AssertionError("the loop returns or raises")

    def _revived(self) -> Path | None:
        """A watched folder that is no longer the one that was there, or not watched; then all are watched anew."""
        alive = {Path(os.fsdecode(emitter.watch.path)) for emitter in self._observer.emitters if emitter.is_alive()}
        found = {folder: _identity(folder) for folder in self._identities}
        back = [
            folder
            for folder, identity in found.items()
            if identity and (identity != self._identities[folder] or folder not in alive)
        ]
        if not back:
            return None
        self.close()
        self._observer = self._started()
        return back[0]


def _identity(folder: Path) -> tuple[int, int] | None:
    try:
        found = folder.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def on_a_share(path: Path, mounts: str) -> bool:
    """Whether `path` lies on a file system that other machines write on, by the lines of /proc/mounts.

    >>> on_a_share(Path("/mnt/s/a b"), "/dev/sda1 / ext4 rw 0 0\\n//server/s /mnt/s cifs rw 0 0\\n")
    True
    """
    found, kind = Path("/"), ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        place = Path(fields[1].replace("\\040", " "))
        if path.is_relative_to(place) and len(place.parts) >= len(found.parts):
            found, kind = place, fields[2]
    return kind in _SHARES or kind.startswith("fuse.")


def _mounts() -> str:
    try:
        return _MOUNTS.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
