"""Every answer kept: where the log lies, and the one call that writes a line for an answer.

VRAAGBAAK_AUDIT: off, on (audit.jsonl in the folder of the index, which is so when nothing is set), or a path.
VRAAGBAAK_USER: who asks, kept only when set; nobody's name is looked up. VRAAGBAAK_AUDIT_SYNC=1: wait for the disk.
"""

import logging
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from index.errors import StoreError, VraagbaakError
from index.generation import current, read_manifest
from qa.audit_chain import encoded
from qa.audit_entry import answer_payload, decision_payload
from qa.audit_log import AuditLog
from qa.audit_read import entry
from qa.audit_records import AuditError, Decision, Via
from qa.audit_words import kind_in
from qa.records import Answer, Filters

NAME = "audit.jsonl"
_LONGEST_NAME = 200
# Logs of which was said that they cannot be written: once is enough, until one can be again.
_told: set[Path] = set()


def log_of(index: Path, path: Path | None = None) -> AuditLog:
    """The log of an index: at `path`, else where VRAAGBAAK_AUDIT says, else in the folder of the index."""
    said = os.environ.get("VRAAGBAAK_AUDIT", "").strip()
    chosen = path or (None if said.casefold() in ("", "on", "off") else Path(said).expanduser()) or index
    place = chosen / NAME if chosen.is_dir() or chosen == index else chosen
    return AuditLog(place, sync=os.environ.get("VRAAGBAAK_AUDIT_SYNC", "") == "1")


def is_on() -> bool:
    """Whether answers are kept: yes, unless VRAAGBAAK_AUDIT says off."""
    return os.environ.get("VRAAGBAAK_AUDIT", "").strip().casefold() != "off"


def can_write(index: Path) -> bool:
    """Whether answers can be kept: the log, or where it is to be, is open to us, and its last line did not fail."""
    path = log_of(index).path
    try:
        there = next(place for place in (path, *path.parents) if place.exists())
    except OSError:
        return False
    return path not in _told and os.access(there, os.W_OK)


def user_name() -> str | None:
    """Who asks, as VRAAGBAAK_USER says; None when it says nothing."""
    return os.environ.get("VRAAGBAAK_USER", "").strip()[:_LONGEST_NAME] or None


def keep(
    index: Path,
    answer: Answer,
    via: Via,
    tell: Callable[[VraagbaakError], object],
    *,
    fingerprint: str | None = None,
    filters: Filters | None = None,
    history: Sequence[str] = (),
    user: str | None = None,
    off: bool = False,
) -> int | None:
    """Write the line of one answer and return its number; None when nothing was kept.

    Never raises: an answer is not lost to its log. That a log cannot be written is told to `tell`, once.
    `fingerprint` is that of the index that answered; without it that of the current generation is taken.
    """
    if off or not is_on():
        return None
    log = log_of(index)
    try:
        made_by, generation = _generation(index, fingerprint)
        payload = answer_payload(
            answer,
            via,
            filters=filters,
            history=history,
            user=user or user_name(),
            index=made_by,
            generation=generation,
        )
        number = log.append(encoded(payload))
    except AuditError as error:
        _tell_once(log.path, error, tell)
        return None
    except Exception as error:  # whatever it is: the answer goes before the log
        logging.getLogger(__name__).debug("audit", exc_info=True)
        said = f"{type(error).__name__}: {error}"
        _tell_once(log.path, AuditError(f"auditlog {log.path}: {said}", f"audit log {log.path}: {said}"), tell)
        return None
    _told.discard(log.path)
    return number


def decide(log: AuditLog, n: int, decision: Decision, remark: str | None = None, user: str | None = None) -> int:
    """Write what a user decided on the answer of line `n`; returns the number of the new line.

    Raises AuditError when that line holds no answer, or the log cannot be written.
    """
    kind = entry(log, n).kind
    if kind != "answer":
        raise AuditError(
            f"regel {n} is geen antwoord ({kind_in('nl', kind)}); vraagbaak audit list toont de antwoorden",
            f"line {n} is no answer ({kind_in('en', kind)}); vraagbaak audit list shows the answers",
        )
    return log.append(encoded(decision_payload(n, decision, (remark or "").strip() or None, user or user_name())))


def _generation(index: Path, fingerprint: str | None) -> tuple[str | None, str | None]:
    """The fingerprint of the index and the folder of its generation; None for what cannot be told."""
    try:
        folder = current(index)
        if fingerprint is None:
            fingerprint = read_manifest(folder).fingerprint
    except StoreError:
        return fingerprint, None
    opening = f"gen-{fingerprint[:12]}-"
    if folder.name.startswith(opening):
        return fingerprint, folder.name
    # An update came between: the generation that answered may have gone already.
    return fingerprint, next((path.name for path in sorted(index.glob(f"{opening}*"))), None)


def _tell_once(path: Path, error: AuditError, tell: Callable[[VraagbaakError], object]) -> None:
    if path not in _told:
        _told.add(path)
        tell(
            AuditError(
                f"antwoord niet vastgelegd: {error}",
                f"answer not recorded: {error.english}",
            )
        )
