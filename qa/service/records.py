"""What passes between the parts of the service: settings, a task for an engine, its reply, and a refusal."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

Asked = Literal["ask", "search", "cite", "units", "unit", "source", "documents", "info", "verify", "ready"]
# For the page, which shows more than the contract has.
Whole = Literal["whole_answer", "whole_paper", "covers"]
Kind = Asked | Whole
Via = Literal["serve", "mcp"]


@dataclass(frozen=True, slots=True)
class ServiceSettings:
    """How a service runs. Sizes are bytes, times seconds; `rate` is questions a second for each key or address.

    `processes` answer beside each other, 0: threads in this process. `waiting` is how many requests may be in the
    house at once. `rate` 0 sets no limit. `keys`: the file of hashed keys.
    """

    index: Path
    keys: Path
    host: str = "127.0.0.1"
    port: int = 8600
    processes: int = 0
    require_key: bool = False
    rate: float = 50.0
    burst: int = 100
    seconds: float = 30.0
    waiting: int = 256
    body_bytes: int = 1 << 20
    batch_lines: int = 1000
    audit: bool = True
    log_questions: bool = False
    # Seconds between two looks at which generation is in use.
    look: float = 0.5

    @property
    def on_loopback(self) -> bool:
        """Whether nobody but this machine can reach the service."""
        return self.host in ("127.0.0.1", "::1", "localhost")

    @property
    def keys_needed(self) -> bool:
        """Whether who asks must show a key."""
        return self.require_key or not self.on_loopback


@dataclass(frozen=True, slots=True)
class Task:
    """One thing asked of an engine: its kind, what was given with it (plain JSON), the language, and who asks."""

    kind: Kind
    given: dict[str, Any] = field(default_factory=dict)
    language: str = "nl"
    user: str | None = None
    via: Via = "serve"


@dataclass(frozen=True, slots=True)
class Reply:
    """What an engine gave: an HTTP status, a body, and facts about it for headers and counters."""

    status: int
    body: bytes
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class About:
    """Which generation answers: the fingerprint of the index, and that of its answers."""

    generation: str
    fingerprint: str


class RefusedError(Exception):
    """A request that is not answered: an HTTP status and one line, in Dutch and in English."""

    def __init__(self, status: int, dutch: str, english: str) -> None:
        super().__init__(dutch)
        self.status = status
        self.english = english

    def to_json(self) -> dict[str, dict[str, str]]:
        """The body of every error."""
        return {"error": {"nl": str(self), "en": self.english}}
