"""Conversations on disk, beside the generations of an index: one folder a browser, one file a conversation.

    INDEX/gesprekken/<sha-256 of the browser's key>/20260131-154500-1a2b3c4d5e6f.jsonl

The first line says what the conversation is called and what was asked in it, so that a list needs no more; each line
after it is one exchange. A name of a file is a time and a chance number, never what a user wrote. Files are for their
owner only and written whole: a server that is killed leaves the conversation as it was.
VRAAGBAAK_HISTORY=off: nothing is kept, and nothing that was kept is shown.
"""

import hashlib
import json
import os
import re
import secrets
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, TypeGuard

from index.errors import StoreError
from qa.audit_file import open_private
from qa.conversation_json import from_plain, to_plain

FOLDER = "gesprekken"
KEPT = 200
MOST_EXCHANGES = 500
MOST_BYTES = 8 * 2**20
LONGEST_NAME = 120
_FORMAT = 1
_LONGEST_HEAD = 64 * 1024
_ASKED_EACH, _ASKED_ALL = 200, 8_000
_KEY = re.compile(r"[0-9a-f]{32,64}")
_ID = re.compile(r"\d{8}-\d{6}-[0-9a-f]{12}")
# Two pages of one browser may write the same conversation.
_WRITING = Lock()

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A conversation in the list: its name, when it changed (ISO, UTC), how much was asked and in which words.

    `version` counts how often it was written; 0 is one that is not on disk yet.
    """

    id: str
    name: str
    changed: str
    exchanges: int = 0
    asked: str = ""
    version: int = 0


def is_on() -> bool:
    """Whether conversations are kept: yes, unless VRAAGBAAK_HISTORY says off."""
    return os.environ.get("VRAAGBAAK_HISTORY", "").strip().casefold() != "off"


def is_key(text: object) -> TypeGuard[str]:
    """Whether `text` can be the key of a browser: 128 bits or more, in hexadecimal."""
    return isinstance(text, str) and _KEY.fullmatch(text) is not None


def can_write(index: Path) -> bool:
    """Whether conversations can be kept beside the index, as far as the rights on its folder tell."""
    folder = index / FOLDER
    try:
        return os.access(folder if folder.exists() else index, os.W_OK)
    except OSError:
        return False


def is_id(text: str | None) -> bool:
    """Whether `text` can be the id of a conversation."""
    return text is not None and _ID.fullmatch(text) is not None


def new_key() -> str:
    """A key for a browser that has none: 128 chance bits, in hexadecimal."""
    return secrets.token_hex(16)


def begun(first_question: str) -> Told:
    """A new conversation, called after its first question; not on disk yet."""
    return Told(_new_id(), name_of(first_question), _now())


def name_of(text: str) -> str:
    """What a conversation may be called: one line that is not too long; white space and control characters folded."""
    line = " ".join("".join(character if character.isprintable() else " " for character in text).split())
    return line if len(line) <= LONGEST_NAME else f"{line[: LONGEST_NAME - 2].rstrip()} …"


class Conversations:
    """The conversations of one browser. Raises ValueError for a key that is none."""

    def __init__(self, index: Path, key: str) -> None:
        if not is_key(key):
            raise ValueError("no key of a browser")
        # Who can read the disk cannot take the place of a browser: the key itself is not on it.
        self._folder = index / FOLDER / hashlib.sha256(key.encode()).hexdigest()

    def listed(self) -> tuple[Told, ...]:
        """All conversations, the one that changed last first; a damaged one is left out."""
        found = (self._head(name) for name in self._names())
        return tuple(sorted((told for told in found if told), key=lambda told: (told.changed, told.id), reverse=True))

    def read(self, id: str) -> tuple[Told, tuple[Row, ...]] | None:
        """A conversation with its exchanges, oldest first; None when it is gone, damaged or of another format."""
        try:
            lines = self._content(id).split(b"\n")
            told = _told(lines[0], id)
            rows = tuple(json.loads(line) for line in lines[1:] if line)
        except (OSError, ValueError, RecursionError):
            return None
        if len(rows) != told.exchanges or not all(isinstance(row, dict) for row in rows):
            return None
        return told, rows

    def holds(self, id: str) -> bool:
        """Whether a conversation is there."""
        return is_id(id) and self._path(id).is_file()

    def save(self, told: Told, rows: Sequence[Row]) -> Told:
        """Write a conversation whole, with all its exchanges; gives it as it is in the list from now on.

        One that another page wrote in the meantime is left alone: these exchanges get a conversation of their own.
        Raises StoreError when it has become too long, or the folder cannot be written.
        """
        lines = _lines(rows)
        if len(lines) > MOST_EXCHANGES or sum(map(len, lines)) + _LONGEST_HEAD > MOST_BYTES:
            raise StoreError(
                f"dit gesprek is te lang om te bewaren (hoogstens {MOST_EXCHANGES} vragen); begin een nieuw gesprek",
                f"this conversation is too long to keep (at most {MOST_EXCHANGES} questions); begin a new one",
            )
        asked = "\n".join(str(row.get("question", ""))[:_ASKED_EACH] for row in rows)[:_ASKED_ALL]
        with _WRITING:
            there = self._head(told.id)
            id, version = (told.id, told.version) if there is None or there.version == told.version else (_new_id(), 0)
            # The other page may have given it another name.
            name = there.name if there is not None else told.name
            kept = replace(
                told, id=id, name=name, changed=_now(), exchanges=len(lines), asked=asked, version=version + 1
            )
            self._write(kept, lines)
            self._make_room()
        return kept

    def rename(self, id: str, name: str) -> Told | None:
        """Give a conversation another name; None when it is gone. Raises StoreError when it cannot be written."""
        read = self.read(id)
        chosen = name_of(name)
        if read is None or not chosen:
            return None
        # What it is called says nothing of when something was asked.
        told = replace(read[0], name=chosen)
        with _WRITING:
            self._write(told, _lines(read[1]))
        return told

    def remove(self, id: str) -> None:
        """Remove a conversation; one that is gone already is no error. Raises StoreError when it cannot be removed."""
        try:
            self._path(id).unlink(missing_ok=True)
        except OSError as error:
            raise _unwritable(self._folder, error) from None

    def _path(self, id: str) -> Path:
        if not is_id(id):
            raise StoreError(f"geen gesprek: {id!r}; kies er een uit de lijst", f"no conversation: {id!r}; choose one")
        return self._folder / f"{id}.jsonl"

    def _names(self) -> list[str]:
        try:
            return sorted(path.stem for path in self._folder.glob("*.jsonl") if is_id(path.stem))
        except OSError:
            return []

    def _head(self, id: str) -> Told | None:
        try:
            with os.fdopen(open_private(self._path(id), os.O_RDONLY), "rb") as file:
                return _told(file.readline(_LONGEST_HEAD), id)
        except (OSError, ValueError, RecursionError):
            return None

    def _content(self, id: str) -> bytes:
        if not is_id(id):
            raise ValueError(id)
        with os.fdopen(open_private(self._path(id), os.O_RDONLY), "rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise ValueError("too long")
        return content

    def _write(self, told: Told, lines: Sequence[bytes]) -> None:
        path = self._path(told.id)
        head = json.dumps({"format": _FORMAT, **to_plain(told)}).encode()
        waiting: Path | None = None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            # As private as mkstemp makes it; it appears under its name only when all of it is on disk.
            handle, name = tempfile.mkstemp(dir=self._folder, prefix=".")
            waiting = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(b"\n".join([head, *lines, b""]))
                file.flush()
                os.fsync(file.fileno())
            waiting.replace(path)
        except OSError as error:
            raise _unwritable(self._folder, error) from None
        finally:
            if waiting is not None:
                waiting.unlink(missing_ok=True)

    def _make_room(self) -> None:
        if len(self._names()) > KEPT:
            for told in self.listed()[KEPT:]:
                self._path(told.id).unlink(missing_ok=True)


def _told(line: bytes, id: str) -> Told:
    """The first line of a file. Raises ValueError for what is none, or of another format."""
    head = json.loads(line)
    if not isinstance(head, dict) or head.pop("format", None) != _FORMAT:
        raise ValueError("another format")
    told = from_plain(Told, head)
    if told.id != id or not told.name or told.version < 1:
        raise ValueError("not what its name says")
    return told


def _lines(rows: Sequence[Row]) -> list[bytes]:
    # All of it in ASCII: a question may hold halves of characters that no UTF-8 can.
    return [json.dumps(row, separators=(",", ":")).encode() for row in rows]


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _new_id() -> str:
    return f"{datetime.now(UTC):%Y%m%d-%H%M%S}-{secrets.token_hex(6)}"


def _unwritable(folder: Path, error: OSError) -> StoreError:
    return StoreError(
        f"kan niet schrijven in {folder.parent} ({error.strerror}); geef schrijfrechten op die map",
        f"cannot write in {folder.parent} ({error.strerror}); make that folder writable",
    )
