"""Made-up audit logs for tests, and how one byte of them is altered."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from qa.audit_chain import encoded
from qa.audit_check import verify
from qa.audit_log import AuditLog
from qa.audit_read import entries


def filled(folder: Path, count: int = 4) -> AuditLog:
    """A log of `count` made-up answers."""
    log = AuditLog(folder / "audit.jsonl")
    for number in range(1, count + 1):
        log.append(encoded({"kind": "answer", "question": f"Hoeveel bruggen zijn er in Dorp {number}? Één."}))
    return log


@contextmanager
def one_byte(path: Path, place: int, byte: int) -> Iterator[None]:
    """The file with another byte at a place, inside the block."""
    with path.open("r+b", buffering=0) as file:
        before = os.pread(file.fileno(), 1, place)
        os.pwrite(file.fileno(), bytes([byte]), place)
        yield
        os.pwrite(file.fileno(), before, place)


def places(log: AuditLog) -> list[int]:
    """The lines where something is wrong."""
    return [fault.line for fault in verify(log).failures]


def kept(log: AuditLog) -> list[dict[str, Any]]:
    """The payloads of a log."""
    return [item.payload or {} for item in entries(log)]
