"""Reading the audit log: its entries in order, one of them, and what was decided on which."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from qa.audit_chain import read_entry, read_line, sha256_of
from qa.audit_file import whole_lines
from qa.audit_log import AuditLog
from qa.audit_records import AuditError, Entry


def entries(log: AuditLog) -> Iterator[Entry]:
    """Every entry in the order of the log; what is no line of it is passed over. Raises AuditError without a log."""
    with log.reading() as (_, file, size):
        for raw in whole_lines(file, size):
            if (found := read_entry(raw)) is not None:
                yield found


def entry(log: AuditLog, n: int) -> Entry:
    """The entry of line `n`. Raises AuditError when there is none, or its bytes are not what was written."""
    with log.reading() as (_, file, size):
        for raw in whole_lines(file, size):
            line = read_line(raw.removesuffix(b"\n"))
            if line is None or line.n != n:
                continue
            found = read_entry(raw)
            if found is None or not (line.erased or sha256_of(line.body) == line.sha256):
                raise AuditError(
                    f"regel {n} van {log.path} is gewijzigd; vraagbaak audit verify zegt wat er mis is",
                    f"line {n} of {log.path} has been changed; vraagbaak audit verify says what is wrong",
                )
            return found
    raise AuditError(
        f"regel {n} staat niet in {log.path}; vraagbaak audit list toont de regels",
        f"line {n} is not in {log.path}; vraagbaak audit list shows the lines",
    )


def decisions(log: AuditLog) -> dict[int, list[dict[str, Any]]]:
    """What was decided on each answer, by the answer's number, in the order of the log."""
    found: dict[int, list[dict[str, Any]]] = defaultdict(list)
    for item in entries(log):
        if item.payload and item.kind == "decision" and isinstance(of := item.payload.get("of"), int):
            found[of].append(item.payload)
    return dict(found)
