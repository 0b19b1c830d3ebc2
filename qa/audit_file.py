"""The file of the audit log as bytes: opened safely, read line by line, written to the end."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_PRIVATE = 0o600
# A link would lead the log into another file, a pipe would wait for a reader.
_SAFE = os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK


def open_private(path: Path, flags: int) -> int:
    """A descriptor of a plain file, made for its owner only. Raises OSError for a link, a folder or a pipe too."""
    descriptor = os.open(path, flags | _SAFE, _PRIVATE)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(0, "geen gewoon bestand / not a plain file")
    return descriptor


def write_all(descriptor: int, content: bytes) -> None:
    """Write all of `content`, in as many steps as the system takes."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def lines_of(log: int, size: int) -> Iterator[bytes]:
    """The lines in the first `size` bytes of an open file, line ends included; the last may have none."""
    with os.fdopen(os.dup(log), "rb") as file:
        file.seek(0)
        yield from whole_lines(file, size)


def whole_lines(file: BinaryIO, size: int) -> Iterator[bytes]:
    """As `lines_of`, of a file that stands at its beginning."""
    left = size
    while left > 0 and (raw := file.readline(left)):
        left -= len(raw)
        yield raw
