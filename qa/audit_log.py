"""The file of the audit log: lines are added under a lock, and what a crash left is mended before the next one.

Beside LOG lies LOG.head: how many lines there are, and the link of the last. It tells that a tail was cut off, and the
lock is held on it, for it is never replaced. Nothing here knows what a payload says, but for the note of a repair.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from qa.audit_chain import encoded, link, link_of, read_head, read_line, sha256_of, written, written_head
from qa.audit_file import lines_of, open_private, write_all
from qa.audit_records import GENESIS, AuditError, Head

_WINDOW = 1 << 13
_LONGEST_HEAD = 1000


def now() -> str:
    """This moment, ISO with its zone."""
    return datetime.now().astimezone().isoformat(timespec="milliseconds")


@dataclass(frozen=True, slots=True)
class Opened:
    """The two files of a log while its lock is held, and how far it has come."""

    log: int
    head_file: int
    head: Head


class AuditLog:
    """A log at `path`. `sync` waits for the disk at each line; `wait` is how long, in seconds, for the lock."""

    def __init__(self, path: Path, sync: bool = False, wait: float = 5.0) -> None:
        self.path = path
        self.head_path = path.with_name(f"{path.name}.head")
        self.sync = sync
        self.wait = wait

    def append(self, payload: bytes) -> int:
        """Add a line and return its number. Raises AuditError when that cannot be done; the log is then as it was."""
        try:
            with self.writing() as opened:
                return self.add(opened, payload).lines
        except OSError as error:
            raise _unusable(self.path, error) from None

    def add(self, opened: Opened, payload: bytes) -> Head:
        """Add a line inside `writing` and return how far the log has come then."""
        line, head = following(opened.head, payload)
        end = os.fstat(opened.log).st_size
        try:
            write_all(opened.log, line)
        except OSError:
            os.ftruncate(opened.log, end)
            raise
        if self.sync:
            os.fsync(opened.log)
        self.set_head(opened.head_file, head)
        return head

    def set_head(self, head_file: int, head: Head) -> None:
        os.pwrite(head_file, written_head(head), 0)
        os.ftruncate(head_file, len(written_head(head)))
        if self.sync:
            os.fsync(head_file)

    @contextmanager
    def writing(self) -> Iterator[Opened]:
        """The only right to write, with the log mended. Raises AuditError or OSError."""
        head_file = open_private(self.head_path, os.O_RDWR | os.O_CREAT)
        try:
            self._lock(head_file, fcntl.LOCK_EX)
            log = open_private(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND)
            try:
                yield self._ready(log, head_file)
            finally:
                os.close(log)
        finally:
            os.close(head_file)

    @contextmanager
    def reading(self) -> Iterator[tuple[bytes | None, BinaryIO, int]]:
        """The head file's bytes (None where there is none), the log open for reading, and how many bytes count.

        Lines that are added meanwhile lie behind them; who erases puts another file in its place. Raises AuditError
        when there is no log.
        """
        try:
            head, log, size = self._snapshot()
        except FileNotFoundError:
            raise AuditError(
                f"geen auditlog {self.path}; het ontstaat bij de eerste vraag, of kies een ander met --log",
                f"no audit log {self.path}; the first question makes one, or choose another with --log",
            ) from None
        except OSError as error:
            raise _unusable(self.path, error) from None
        with os.fdopen(log, "rb") as file:
            yield head, file, size

    def _snapshot(self) -> tuple[bytes | None, int, int]:
        """What `reading` gives, taken in one moment: the lock is held no longer than that."""
        try:
            lock = open_private(self.head_path, os.O_RDONLY)
        except FileNotFoundError:
            log = open_private(self.path, os.O_RDONLY)
            return None, log, os.fstat(log).st_size
        try:
            self._lock(lock, fcntl.LOCK_SH)
            head = os.read(lock, _LONGEST_HEAD)
            log = open_private(self.path, os.O_RDONLY)
            return head, log, os.fstat(log).st_size
        finally:
            os.close(lock)

    def _lock(self, descriptor: int, how: int) -> None:
        until, pause = time.monotonic() + self.wait, 0.001
        while True:
            try:
                fcntl.flock(descriptor, how | fcntl.LOCK_NB)
                return
            except BlockingIOError:
                if time.monotonic() > until:
                    raise AuditError(
                        f"auditlog {self.path} is al {self.wait:.0f} s bezet door een andere opdracht; probeer opnieuw",
                        f"audit log {self.path} has been busy for {self.wait:.0f} s with another command; try again",
                    ) from None
                time.sleep(pause)
                pause = min(2 * pause, 0.05)

    def _ready(self, log: int, head_file: int) -> Opened:
        """How far the log has come; where it does not end as its head says, it is looked through and mended first."""
        raw = os.pread(head_file, _LONGEST_HEAD, 0)
        size = os.fstat(log).st_size
        head = read_head(raw)
        if not size and not raw:
            head = Head(0, GENESIS)
            # Before the first line: a log without a head is one whose head was taken away.
            self.set_head(head_file, head)
        if head is not None and _last(log, size) == head:
            return Opened(log, head_file, head)
        return self._mended(log, head_file, head, size)

    def _mended(self, log: int, head_file: int, head: Head | None, size: int) -> Opened:
        found, whole, agrees = Head(0, GENESIS), 0, head is not None and head.lines == 0
        for raw in lines_of(log, size):
            if not raw.endswith(b"\n"):
                break
            whole += len(raw)
            if (line := read_line(raw[:-1])) is not None:
                found = Head(line.n, link_of(line))
                agrees = agrees or found == head
            elif not found.lines and (head is None or not head.lines):
                raise _no_log(self.path)
        torn = os.pread(log, size - whole, whole)
        if torn and not whole and (head is None or head.lines):
            raise _no_log(self.path)
        what = "head" if not agrees else "torn" if torn else None
        if torn:
            os.ftruncate(log, whole)
        if head is not None and head.lines > found.lines:
            found = head  # what the head counted is gone; the numbers go on behind it, and show that
        opened = Opened(log, head_file, found)
        if what is None:
            return opened
        note = {
            "kind": "mended",
            "time": now(),
            "what": what,
            "head": str(head) if head else None,
            "torn_bytes": len(torn),
            "torn_sha256": sha256_of(torn) if torn else None,
        }
        return Opened(log, head_file, self.add(opened, encoded(note)))


def following(head: Head, payload: bytes) -> tuple[bytes, Head]:
    """The line that comes after `head`, and the head after that."""
    n = head.lines + 1
    return written(n, head.last, payload), Head(n, link(n, head.last, sha256_of(payload)))


def _last(log: int, size: int) -> Head | None:
    """How far the log has come by its last line; None when that is broken off or no line."""
    if not size:
        return Head(0, GENESIS)
    window = _WINDOW
    while True:
        start = max(0, size - window)
        piece = os.pread(log, size - start, start)
        if not piece.endswith(b"\n"):
            return None
        before = piece.rfind(b"\n", 0, -1)
        if before >= 0 or not start:
            line = read_line(piece[before + 1 : -1])
            return Head(line.n, link_of(line)) if line else None
        window *= 8


def _no_log(path: Path) -> AuditError:
    return AuditError(
        f"{path} is geen auditlog en blijft zoals het is; zet VRAAGBAAK_AUDIT op een ander bestand",
        f"{path} is no audit log and stays as it is; set VRAAGBAAK_AUDIT to another file",
    )


def _unusable(path: Path, error: OSError) -> AuditError:
    return AuditError(
        f"auditlog {path} is niet te gebruiken ({error.strerror}); zet VRAAGBAAK_AUDIT op een andere plaats, of op off",
        f"audit log {path} cannot be used ({error.strerror}); set VRAAGBAAK_AUDIT to another place, or to off",
    )
