"""The audit log in other hands: the lines as they are (.jsonl, which `audit verify --log` proves again), or a sheet."""

import csv
import os
from pathlib import Path
from typing import IO, Any

from qa.audit_file import whole_lines
from qa.audit_log import AuditLog
from qa.audit_read import decisions, entries
from qa.audit_records import AuditError, Entry

COLUMNS = (
    "regel", "tijd", "gebruiker", "opdracht", "vraag", "eerdere vragen", "filters", "niet gevonden", "antwoord",
    "zekerheid", "bronnen", "citaten", "oordelen", "vingerafdruk", "gewist",
)  # fmt: skip
# A cell that begins so is a formula to a spreadsheet; a question is anybody's text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(log: AuditLog, out: Path) -> int:
    """Write the log to `out`, readable for its owner only; returns how many lines or rows.

    Raises AuditError when there is no log, or `out` is neither .jsonl nor .csv or cannot be written.
    """
    form = out.suffix.casefold()
    if form not in (".jsonl", ".csv"):
        raise AuditError(
            f"{out.name}: verwacht een naam op .jsonl (bewijsbaar) of .csv (voor een rekenblad)",
            f"{out.name}: expected a name in .jsonl (provable) or .csv (for a spreadsheet)",
        )
    if out.resolve() in (log.path.resolve(), log.head_path.resolve()):
        raise AuditError(
            f"{out} is het log zelf; kies een andere plaats met --out",
            f"{out} is the log itself; choose another place with --out",
        )
    waiting = out.with_name(f".{out.name}.{os.getpid()}")
    try:
        try:
            # The text of questions: for the one who exports, whatever the folder is.
            descriptor = os.open(waiting, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            with os.fdopen(descriptor, "wb" if form == ".jsonl" else "w", **_as_text(form)) as file:
                count = _lines(log, file) if form == ".jsonl" else _rows(log, file)
            waiting.replace(out)
            return count
        finally:
            waiting.unlink(missing_ok=True)
    except OSError as error:
        raise AuditError(
            f"kan niet schrijven in {out.parent} ({error.strerror}); kies een andere plaats met --out",
            f"cannot write in {out.parent} ({error.strerror}); choose another place with --out",
        ) from None


def _as_text(form: str) -> dict[str, Any]:
    # With the mark that tells Excel it is UTF-8.
    return {"encoding": "utf-8-sig", "errors": "backslashreplace", "newline": ""} if form == ".csv" else {}


def _lines(log: AuditLog, file: IO[Any]) -> int:
    with log.reading() as (_, source, size):
        return sum(1 for raw in whole_lines(source, size) if file.write(raw))


def _rows(log: AuditLog, file: IO[Any]) -> int:
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    judged, count = decisions(log), 0
    for item in entries(log):
        if item.kind in ("answer", "erased"):
            writer.writerow([_cell(value) for value in _row(item, judged.get(item.n, []))])
            count += 1
    return count


def _row(item: Entry, judged: list[dict[str, Any]]) -> list[object]:
    kept = item.payload
    if kept is None:
        note = item.erased or {}
        return [item.n, *[""] * (len(COLUMNS) - 2), f"{note.get('time')}: {note.get('reason')}"]
    cited = kept["citations"]
    said = [" ".join(filter(None, (one["time"], one["decision"], one["remark"]))) for one in judged]
    return [
        item.n,
        kept["time"],
        kept["user"] or "",
        kept["via"],
        kept["question"],
        " | ".join(kept["history"]),
        ", ".join(f"{name}: {value}" for name, value in kept["filters"].items()),
        "ja" if kept["abstained"] else "nee",
        kept["answer"],
        f"{kept['confidence']:.4f}",
        " | ".join(f"{one['address']} [{one['start']}:{one['end']}]" for one in cited),
        " | ".join(one["quote"] for one in cited),
        " | ".join(said),
        kept["fingerprint"],
        "",
    ]


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
