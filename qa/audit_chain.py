"""One line of the audit log as bytes, and how each line holds on to the one before it.

    {"n":17,"previous":"<link of line 16>","sha256":"<of the payload>","payload":{...}}
    {"n":17,"previous":"<link of line 16>","sha256":"<of the payload>","erased":{"by":42,...}}

The link of a line is the sha256 of its bytes up to the payload. The payload is in it by its own sha256 only, so it can
be taken away, and no link changes. No file is read or written here.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from typing import Any

from qa.audit_records import Entry, Head, Line

_LINE = re.compile(
    rb'\{"n":([1-9]\d{0,11}),"previous":"([0-9a-f]{64})","sha256":"([0-9a-f]{64})","(payload|erased)":(\{.*\})\}'
)
_HEAD = re.compile(rb'\{"lines":(0|[1-9]\d{0,11}),"last":"([0-9a-f]{64})"\} *\n')
_HEAD_LENGTH = 112
_LONE = re.compile("[\ud800-\udfff]")


def encoded(content: Mapping[str, Any]) -> bytes:
    """A payload as it is written: compact JSON in UTF-8, without a line end in it."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # A lone surrogate (a command line that was no UTF-8) has no bytes of its own, but an escape that reads back.
    return _LONE.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode()


def sha256_of(payload: bytes) -> str:
    """sha256 hex."""
    return hashlib.sha256(payload).hexdigest()


def link(n: int, previous: str, sha256: str) -> str:
    """The link of a line, which the next one names as `previous`; sha256 hex."""
    return sha256_of(_opening(n, previous, sha256))


def link_of(line: Line) -> str:
    """The link of a line that was read."""
    return link(line.n, line.previous, line.sha256)


def written(n: int, previous: str, payload: bytes) -> bytes:
    """The line for a payload, line end included."""
    return _opening(n, previous, sha256_of(payload)) + b',"payload":' + payload + b"}\n"


def tombstone(line: Line, note: bytes) -> bytes:
    """The line that takes the place of `line`: all but its payload, and `note`, the tombstone's own JSON."""
    return _opening(line.n, line.previous, line.sha256) + b',"erased":' + note + b"}\n"


def tombstone_note(by: int, erasure: Mapping[str, Any], sha256: str) -> bytes:
    """What a tombstone says: which line erased it, when and why, and once more the sha256 of what was erased."""
    return encoded({"by": by, "time": erasure.get("time"), "reason": erasure.get("reason"), "sha256": sha256})


def read_line(raw: bytes) -> Line | None:
    """A line without its line end, read to the byte; None for anything else."""
    found = _LINE.fullmatch(raw)
    if found is None:
        return None
    return Line(int(found[1]), found[2].decode(), found[3].decode(), found[5], found[4] == b"erased")


def read_entry(raw: bytes) -> Entry | None:
    """What a line says; None when it is no line of a log or its payload is no JSON object."""
    line = read_line(raw.removesuffix(b"\n"))
    try:
        content = json.loads(line.body) if line else None
    except (ValueError, RecursionError):
        return None
    if line is None or not isinstance(content, dict):
        return None
    return Entry(line.n, None, content) if line.erased else Entry(line.n, content)


def written_head(head: Head) -> bytes:
    """The head file: always as long, so that it is written over in one step."""
    return f'{{"lines":{head.lines},"last":"{head.last}"}}'.encode().ljust(_HEAD_LENGTH) + b"\n"


def read_head(raw: bytes) -> Head | None:
    """The head that a head file holds, None when it holds none."""
    found = _HEAD.fullmatch(raw)
    return Head(int(found[1]), found[2].decode()) if found and len(raw) == _HEAD_LENGTH + 1 else None


def _opening(n: int, previous: str, sha256: str) -> bytes:
    return f'{{"n":{n},"previous":"{previous}","sha256":"{sha256}"'.encode()
