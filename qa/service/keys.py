"""API keys: a file of names with the hash of each key; the key itself is shown once and kept nowhere.

A key is 256 bits of chance, so its sha256 cannot be searched: a slow hash such as scrypt guards passwords that people
choose, and would make each request slow here (docs/decisions/0027).
"""

import hashlib
import hmac
import json
import os
import re
import secrets
import threading
import time
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from index.errors import VraagbaakError
from qa.audit_file import open_private, write_all

NAME = "sleutels.json"
_OPENING = "vb_"
_NAME = re.compile(r"[\w][\w .@-]{0,63}")
_MOST_BYTES = 1 << 20
# Seconds after which a changed file is seen at the latest.
_LOOK = 1.0


class KeyFileError(VraagbaakError):
    """The file of keys cannot be used, or does not hold what was asked for."""


@dataclass(frozen=True, slots=True)
class Key:
    """Whose key, the sha256 hex of it, and the day it was made, ISO."""

    name: str
    sha256: str
    made: str


def read_keys(path: Path) -> tuple[Key, ...]:
    """The keys in a file, none where there is no file. Raises KeyFileError when it is not a file of keys."""
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise _unusable(path, str(error.strerror)) from None
    try:
        if len(raw) > _MOST_BYTES:
            raise ValueError
        found = tuple(Key(str(row["name"]), str(row["sha256"]), str(row["made"])) for row in json.loads(raw)["keys"])
        if not all(re.fullmatch("[0-9a-f]{64}", key.sha256) for key in found):
            raise ValueError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _unusable(path, "geen sleutelbestand / not a file of keys") from None
    return found


def add_key(path: Path, name: str) -> str:
    """Make a key for `name` and return it. Raises KeyFileError when the name has one already or is no name."""
    if not _NAME.fullmatch(name):
        raise KeyFileError(
            f"{name!r} is geen naam voor een sleutel; gebruik hooguit 64 letters, cijfers, spaties of . @ _ -",
            f"{name!r} is no name for a key; use at most 64 letters, digits, spaces or . @ _ -",
        )
    keys = read_keys(path)
    if any(key.name == name for key in keys):
        raise KeyFileError(
            f"{name} heeft al een sleutel; trek die eerst in met vraagbaak keys revoke",
            f"{name} has a key already; revoke it first with vraagbaak keys revoke",
        )
    secret = _OPENING + secrets.token_urlsafe(32)
    _write(path, (*keys, Key(name, _hashed(secret), datetime.now(UTC).date().isoformat())))
    return secret


def revoke_key(path: Path, name: str) -> None:
    """Take a key out of the file. Raises KeyFileError when nobody of that name has one."""
    keys = read_keys(path)
    left = tuple(key for key in keys if key.name != name)
    if len(left) == len(keys):
        raise KeyFileError(f"{name} heeft geen sleutel", f"{name} has no key")
    _write(path, left)


def _write(path: Path, keys: tuple[Key, ...]) -> None:
    """Written whole, and private from the first byte."""
    waiting = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    content = json.dumps({"keys": [asdict(key) for key in keys]}, ensure_ascii=False, indent=1).encode()
    try:
        descriptor = open_private(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        waiting.replace(path)
    except OSError as error:
        raise _unusable(path, str(error.strerror)) from None
    finally:
        waiting.unlink(missing_ok=True)


def _hashed(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _unusable(path: Path, why: str) -> KeyFileError:
    return KeyFileError(
        f"sleutels in {path} zijn niet te gebruiken ({why})",
        f"keys in {path} cannot be used ({why})",
    )


class Keys:
    """The keys of a running service; a changed file is read again within a second."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._looked = -_LOOK
        self._seen: tuple[int, int, int] | None = None
        self._keys: tuple[Key, ...] = ()

    def name_of(self, secret: str) -> str | None:
        """Whose key this is, None when it is nobody's. Raises KeyFileError when the file cannot be read."""
        given, found = _hashed(secret), None
        # All keys are compared, each in the same time: how long it takes says nothing.
        for key in self._current():
            if hmac.compare_digest(key.sha256, given):
                found = key.name
        return found

    def _current(self) -> tuple[Key, ...]:
        with self._lock:
            now = time.monotonic()
            if now - self._looked >= _LOOK:
                stamp = self._stamp()
                if stamp != self._seen:
                    self._keys, self._seen = read_keys(self._path), stamp
                self._looked = now
            return self._keys

    def _stamp(self) -> tuple[int, int, int] | None:
        try:
            stat = self._path.stat()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _unusable(self._path, str(error.strerror)) from None
        return stat.st_mtime_ns, stat.st_size, stat.st_ino
