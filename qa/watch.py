"""When to update an index that is kept up to date: which changes count, and when they have settled.

Knows no library that watches folders and no clock of its own; `file_events` and `follow` bring those.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn, Protocol

from index.sources import FILE as SOURCES_FILE

SETTLE = 2.0
LONGEST = 120.0
AGAIN = 30.0


class Changes(Protocol):
    """Where changes come from."""

    def next(self, seconds: float | None) -> Path | None:
        """The next path that changed, None when `seconds` went by without one; None as `seconds` waits for ever.

        Raises KeyboardInterrupt when somebody asked to stop.
        """


@dataclass(frozen=True, slots=True)
class Watched:
    """What is watched: resolved files and folders; and the index folder and report, which are written by an update."""

    roots: tuple[Path, ...]
    written: tuple[Path, ...]

    @classmethod
    def over(cls, paths: Sequence[Path], index: Path, report: Path | None) -> "Watched":
        """The watch over the paths that were given on the command line."""
        written = (index, report) if report else (index,)
        return cls(tuple(path.resolve() for path in paths), tuple(path.resolve() for path in written))

    def folders(self) -> tuple[tuple[Path, bool], ...]:
        """Each folder to watch with whether what lies deeper counts: given folders, and those of given files."""
        found = {path if path.is_dir() else path.parent: path.is_dir() for path in sorted(self.roots)}
        found |= {path: True for path in self.roots if path.is_dir()}
        return tuple(found.items())

    def matters(self, path: Path) -> bool:
        """Whether a change of `path` can change the index: hidden files do not, nor what an update itself writes."""
        if any(path == own or path.is_relative_to(own) for own in self.written):
            return False
        for root in self.roots:
            if path == root or (path.name == SOURCES_FILE and path.parent == root.parent and not root.is_dir()):
                return True
            if path.is_relative_to(root) and not any(part.startswith(".") for part in path.relative_to(root).parts):
                return True
        return False


def state_of(path: Path) -> tuple[int, int] | None:
    """Size in bytes and time of change in nanoseconds, None when there is nothing."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def keep_up(
    update: Callable[[], bool],
    changes: Changes,
    state: Callable[[Path], object] = state_of,
    clock: Callable[[], float] = time.monotonic,
) -> NoReturn:
    """Update now, and again each time that changes have settled; ends only with what `update` or `changes` raises.

    An `update` that returns False failed: it is tried again at the next change, or after `AGAIN` seconds without one.
    """
    while True:
        path = changes.next(None if update() else AGAIN)
        if path is not None:
            wait_until_settled(path, changes, state, clock)


def wait_until_settled(
    first: Path, changes: Changes, state: Callable[[Path], object], clock: Callable[[], float]
) -> None:
    """Return when nothing changed for `SETTLE` seconds and no changed file grew meanwhile, or after `LONGEST` seconds.

    The second bound is for folders in which something is always being written: those get their updates all the same.
    """
    until = clock() + LONGEST
    seen = {first: state(first)}
    while clock() < until:
        path = changes.next(SETTLE)
        if path is not None:
            seen[path] = state(path)
            continue
        now = {path: state(path) for path in seen}
        if now == seen:
            return
        seen = now
