"""A gold file with one row more: what stood in it stays, and no question is asked twice.

`gold_row` makes the row of an answer that users judged; `append` adds it. Both are for the page as well.
"""

import fcntl
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from index.errors import QuestionError
from qa.gold.rated_row import Row, gold_row
from qa.gold.suggest import normalised

__all__ = ["Key", "Row", "append", "drop", "gold_row", "key_of", "questions_in", "rows_in"]

Key = tuple[str, tuple[tuple[str, str], ...], tuple[str, ...]]


def append(path: Path, rows: Row | Sequence[Row], mode: int = 0o644, most: int | None = None) -> None:
    """Add a row, or several at once, to a JSONL file of gold, or make the file; what stood in it stays, to the byte.

    The file is written whole beside the old one and put in its place; of two who add at once neither row is lost.
    `mode`: of a new file; `most`: rows that the file may hold. Raises QuestionError when the file holds a question or
    an id already or would hold too many, is no .jsonl, or cannot be written; then nothing is added.
    """
    if path.suffix.lower() != ".jsonl":
        raise QuestionError(
            f"{path.name}: toevoegen gaat alleen aan een .jsonl-bestand; neem in een rekenblad de regel zelf over",
            f"{path.name}: rows can only be added to a .jsonl file; copy the row into a sheet by hand",
        )
    # A link stays a link: what it leads to is written anew.
    path = path.resolve()
    added = [rows] if isinstance(rows, dict) else list(rows)
    try:
        with _alone(path.parent):
            before = path.read_bytes() if path.exists() else b""
            held = [*_rows(before)]
            if most is not None and len(held) + len(added) > most:
                raise QuestionError(
                    f"{path.name} heeft al {len(held)} vragen, hoogstens {most}; verwijder er eerst een paar",
                    f"{path.name} holds {len(held)} questions already, at most {most}; remove some first",
                )
            _refuse_doubles(held, added, path.name)
            lines = [json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n" for row in added]
            ended = b"" if not before or before.endswith(b"\n") else b"\n"
            _write(path, before + ended + b"".join(lines), mode)
    except OSError as error:
        raise QuestionError(
            f"kan {path} niet schrijven ({error.strerror}); er is niets toegevoegd",
            f"cannot write {path} ({error.strerror}); nothing was added",
        ) from None


def drop(path: Path, id_: str) -> None:
    """Remove the rows with that id from a JSONL file of gold; the other lines stay, to the byte.

    Raises QuestionError when it cannot be written. An id or a file that is not there is no error.
    """
    try:
        if path.exists():
            with _alone(path.parent):
                lines = path.read_bytes().splitlines(keepends=True)
                _write(path, b"".join(line for line in lines if not _is(line, id_)), 0o600)
    except OSError as error:
        raise QuestionError(
            f"kan {path} niet schrijven ({error.strerror}); er is niets verwijderd",
            f"cannot write {path} ({error.strerror}); nothing was removed",
        ) from None


def rows_in(path: Path) -> tuple[Row, ...]:
    """The rows of a JSONL file of gold that can be read; none where there is no such file."""
    return tuple(_rows(path.read_bytes())) if path.is_file() else ()


def questions_in(path: Path) -> frozenset[Key]:
    """The `key_of` every question of a JSONL file of gold; none where there is no such file."""
    rows = _rows(path.read_bytes()) if path.suffix.lower() == ".jsonl" and path.is_file() else ()
    return frozenset(map(key_of, rows))


def key_of(row: Mapping[str, Any]) -> Key:
    """By what a question is known: its words, the filters, and the conversation before it."""
    filters, history = row.get("filters"), row.get("history")
    limits = sorted((str(name), str(value)) for name, value in filters.items()) if isinstance(filters, dict) else []
    earlier = tuple(map(str, history)) if isinstance(history, list | tuple) else ()
    return normalised(str(row.get("question"))), tuple(limits), earlier


def _refuse_doubles(held: list[Row], added: Sequence[Row], name: str) -> None:
    for row in added:
        for number, other in enumerate(held, start=1):
            same = key_of(other) == key_of(row)
            if same or other.get("id") == row["id"]:
                what = ("die vraag", "that question") if same else (f"nummer {row['id']}", f"number {row['id']}")
                raise QuestionError(
                    f"{what[0]} staat al in {name} (nummer {other.get('id') or number}); er is niets toegevoegd",
                    f"{what[1]} is in {name} already (number {other.get('id') or number}); nothing was added",
                )
        held.append(row)


def _is(line: bytes, id_: str) -> bool:
    return any(row.get("id") == id_ for row in _rows(line))


def _rows(content: bytes) -> Iterator[Row]:
    """The rows that can be read; what is wrong with others is for `gold check` to say."""
    for line in content.split(b"\n"):
        try:
            row = json.loads(line.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict):
            yield row


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _write(path: Path, content: bytes, mode: int) -> None:
    mode = path.stat().st_mode & 0o777 if path.exists() else mode
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:80]}.")
    waiting = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            os.fchmod(file.fileno(), mode)
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)
