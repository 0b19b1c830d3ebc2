"""The right to write in an index: one build at a time, and who holds it.

The kernel's lock on the file LOCK decides, and ends with the process that holds it, however that ends. What stands in
the file only names the holder; it is believed only while the lock is held, and of this machine only for a process that
lives.
"""

import fcntl
import getpass
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from index.errors import StoreError

LOCK = "LOCK"
_LONGEST = 64
_LONGEST_FILE = 1000


@dataclass(frozen=True, slots=True)
class Holder:
    """Who writes in an index: process id, user, machine, and the ISO moment since when."""

    process: int
    user: str
    machine: str
    since: str


@contextmanager
def locked(index: Path) -> Iterator[None]:
    """The only right to write in the folder `index`, for as long as the block runs.

    Raises StoreError that names the holder when another has it, OSError when the folder cannot be written.
    """
    # Opened without truncating: the one who is refused must not wipe out the holder's name.
    descriptor = os.open(index / LOCK, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    with os.fdopen(descriptor, "r+", encoding="utf-8", errors="replace") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise _refused(index, read_holder(file.read(_LONGEST_FILE)), datetime.now().astimezone()) from None
        _write(file, json.dumps(asdict(_me())))
        try:
            yield
        finally:
            with suppress(OSError):
                _write(file, "")


def read_holder(text: str) -> Holder | None:
    """The holder that a LOCK file names, None when it names none or one that no longer runs on this machine."""
    try:
        found = json.loads(text)
        since = datetime.fromisoformat(found["since"]).astimezone().isoformat()
        holder = Holder(int(found["process"]), _short(found["user"]), _short(found["machine"]), since)
        if holder.machine == _short(os.uname().nodename):
            os.kill(holder.process, 0)
    except PermissionError:
        return holder  # it runs, and is somebody else's
    except (OSError, ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return None
    return holder


def _me() -> Holder:
    try:
        user = getpass.getuser()
    except (OSError, KeyError):
        user = str(os.getuid())
    return Holder(os.getpid(), user, os.uname().nodename, datetime.now().astimezone().isoformat(timespec="seconds"))


def _short(text: object) -> str:
    return "".join(character for character in str(text) if character.isprintable())[:_LONGEST]


def _write(file: IO[str], content: str) -> None:
    file.seek(0)
    file.truncate()
    file.write(content)
    file.flush()


def _refused(index: Path, holder: Holder | None, now: datetime) -> StoreError:
    if holder is None:
        return StoreError(
            f"{index} wordt al door een andere opdracht bijgewerkt; wacht tot die klaar is",
            f"another command is already updating {index}; wait until it is done",
        )
    since = datetime.fromisoformat(holder.since).astimezone(now.tzinfo)
    moment = since.strftime("%H:%M" if since.date() == now.date() else "%Y-%m-%d %H:%M")
    return StoreError(
        f"{index} wordt al bijgewerkt door proces {holder.process} ({holder.user} op {holder.machine}, "
        f"sinds {moment}); wacht tot dat klaar is",
        f"{index} is already being updated by process {holder.process} ({holder.user} on {holder.machine}, "
        f"since {moment}); wait until it is done",
    )
