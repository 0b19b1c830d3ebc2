"""What the audit log is made of: frozen records, the one error, and the numbers that bound a line."""

from dataclasses import dataclass
from typing import Any, Literal

from index.errors import VraagbaakError

Decision = Literal["useful", "partly", "wrong", "used"]
Via = Literal["ask", "chat", "batch", "ui", "serve", "mcp"]
# What stands where a line before the first would be.
GENESIS = "0" * 64


class AuditError(VraagbaakError):
    """The audit log cannot be read or written, or does not hold what was asked for."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its number from 1, the link of the line before, the sha256 hex of its payload, and what stands there.

    `body` is the payload as its bytes stand, or with `erased` the tombstone that took its place.
    """

    n: int
    previous: str
    sha256: str
    body: bytes
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """How far a log had come: how many lines, and the link of the last."""

    lines: int
    last: str

    def __str__(self) -> str:
        return f"{self.lines}:{self.last}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line as its readers see it: `payload` None where it was erased, `erased` None where it was not."""

    n: int
    payload: dict[str, Any] | None
    erased: dict[str, Any] | None = None

    @property
    def kind(self) -> str:
        """answer, decision, erasure or mended; "erased" for a tombstone."""
        return "erased" if self.payload is None else str(self.payload.get("kind"))


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong: the line of the file from 1 (0: the head file), what was expected and what was got."""

    line: int
    dutch: str
    english: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a check of the log found; `failures` break the proof, `remarks` do not."""

    head: Head
    answers: int
    decisions: int
    erased: int
    failures: tuple[Fault, ...]
    remarks: tuple[Fault, ...]
