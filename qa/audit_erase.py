"""Erasing payloads from the audit log without breaking its proof: a tombstone stays, and a line that says why.

One entry, all of one user, or all older than so many days. The decisions on an answer go with it, and so do the later
answers of the same conversation, whose history repeats the question, unless it goes by age. The log is written
anew beside the old one and put in its place in one step; no name of a user stays behind.
"""

import json
import os
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from qa.audit_chain import encoded, read_entry, read_line, tombstone, tombstone_note
from qa.audit_entry import erasure_payload
from qa.audit_file import lines_of
from qa.audit_log import AuditLog, Opened, following
from qa.audit_records import AuditError, Entry
from qa.audit_words import kind_in

# What says how the log itself fared holds nobody's words, and stays.
_STAY = ("erasure", "mended")


def erase(log: AuditLog, numbers: Iterable[int], reason: str) -> int:
    """Erase the entries of these lines; returns how many. Raises AuditError when one cannot be."""
    wanted = frozenset(numbers)

    def chosen(entry: Entry) -> bool:
        if entry.n in wanted and entry.kind in _STAY:
            raise AuditError(
                f"regel {entry.n} zegt wat er gewist of hersteld is ({kind_in('nl', entry.kind)}) en blijft",
                f"line {entry.n} says what was erased or mended ({kind_in('en', entry.kind)}) and stays",
            )
        return entry.n in wanted

    return _erase(log, chosen, "entry", reason, wanted)


def erase_user(log: AuditLog, user: str, reason: str) -> int:
    """Erase all entries of one user; returns how many. Raises AuditError when the log cannot be written."""
    return _erase(log, lambda entry: bool(entry.payload) and (entry.payload or {}).get("user") == user, "user", reason)


def retain(log: AuditLog, days: int, today: datetime, reason: str) -> int:
    """Erase what is older than `days` days before `today`; returns how many entries. Raises AuditError as `erase`."""
    limit = today - timedelta(days=days)
    return _erase(log, lambda entry: _moment(entry, limit) < limit, "age", reason)


def _moment(entry: Entry, otherwise: datetime) -> datetime:
    try:
        return datetime.fromisoformat(str((entry.payload or {}).get("time"))).astimezone(otherwise.tzinfo)
    except ValueError:
        return otherwise


def _erase(
    log: AuditLog, chosen: Callable[[Entry], bool], how: str, reason: str, wanted: frozenset[int] = frozenset()
) -> int:
    if not reason.strip():
        raise AuditError(
            "lege reden: er is niets gewist; zeg waarom, want het blijft in het log staan",
            "empty reason: nothing was erased; say why, for it stays in the log",
        )
    with log.reading():
        pass  # where there is no log, none is made
    try:
        with log.writing() as opened:
            numbers = _numbers(opened, chosen, wanted, repeats=how != "age")
            if numbers:
                _rewrite(log, opened, numbers, how, reason)
            return len(numbers)
    except OSError as error:
        raise AuditError(
            f"kan {log.path} niet herschrijven ({error.strerror}); er is niets gewist",
            f"cannot rewrite {log.path} ({error.strerror}); nothing was erased",
        ) from None


def _numbers(opened: Opened, chosen: Callable[[Entry], bool], wanted: frozenset[int], repeats: bool) -> list[int]:
    """The lines to erase, with the decisions on them and, with `repeats`, later answers that repeat their question."""
    found: set[int] = set()
    seen: set[int] = set()
    on: dict[int, int] = {}
    gone: set[tuple[object, object, str]] = set()
    for raw in lines_of(opened.log, os.fstat(opened.log).st_size):
        entry = read_entry(raw)
        if entry is None:
            continue
        seen.add(entry.n)
        if entry.payload is None:
            continue
        if entry.kind == "decision" and isinstance(of := entry.payload.get("of"), int):
            on[entry.n] = of
        repeated = {(*_asker(entry), asked) for asked in entry.payload.get("history") or () if repeats}
        if (chosen(entry) or repeated & gone) and entry.kind not in _STAY:
            found.add(entry.n)
            gone.add((*_asker(entry), str(entry.payload.get("question"))))
    if missing := sorted(wanted - seen):
        raise AuditError(
            f"regel {missing[0]} staat niet in het log; er is niets gewist",
            f"line {missing[0]} is not in the log; nothing was erased",
        )
    return sorted(found | {n for n, of in on.items() if of in found})


def _asker(entry: Entry) -> tuple[object, object]:
    """By what a later question of the same conversation is known, as far as the log tells."""
    payload = entry.payload or {}
    return payload.get("user"), payload.get("via")


def _rewrite(log: AuditLog, opened: Opened, numbers: list[int], how: str, reason: str) -> None:
    # As it reads back: the tombstones repeat it to the byte.
    erasure = json.loads(encoded(erasure_payload(_ranges(numbers), how, reason)))
    gone, by = frozenset(numbers), opened.head.lines + 1
    line, head = following(opened.head, encoded(erasure))
    # Always the same name: what a killed command left is written over by the next.
    waiting = log.path.with_name(f".{log.path.name}.new")
    waiting.unlink(missing_ok=True)
    try:
        descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, os.fstat(opened.log).st_mode & 0o777)
            for raw in lines_of(opened.log, os.fstat(opened.log).st_size):
                old = read_line(raw[:-1])
                erased = old is not None and old.n in gone and not old.erased
                file.write(tombstone(old, tombstone_note(by, erasure, old.sha256)) if old and erased else raw)
            file.write(line)
            file.flush()
            os.fsync(descriptor)
        waiting.replace(log.path)
    finally:
        waiting.unlink(missing_ok=True)
    _folder_on_disk(log.path.parent)
    log.set_head(opened.head_file, head)
    os.fsync(opened.head_file)


def _folder_on_disk(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _ranges(numbers: list[int]) -> list[tuple[int, int]]:
    """Sorted numbers as ranges [first, last].

    >>> _ranges([1, 2, 3, 7])
    [(1, 3), (7, 7)]
    """
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return ranges
