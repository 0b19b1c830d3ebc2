"""What an evaluation has judged so far, in a file of its own: killed at any point, it goes on where it was.

    FOLDER/.evaluatie.jsonl   first line: which run it is; then one judged question a line, in the order of answering

A line counts when it is whole. A file that is cut off or damaged counts up to there; the rest is answered again. The
file is locked while a run writes in it: two runs in one folder would mix. Whoever writes a report holds the folder with
`reserved` from the first question to the last file.
"""

import fcntl
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from index.errors import QuestionError
from index.records import Remark
from qa.evaluation.journal_rows import judged_of

JOURNAL = ".evaluatie.jsonl"
_RESERVED = ".evaluatie.bezig"
_ASIDE = "evaluatie-afgebroken"


class Journal:
    """An open journal: `judged` is what it holds, by the place of the question; `remarks` are for the user."""

    def __init__(self, file: IO[bytes], run: Mapping[str, Any], ids: Sequence[str], remarks: Sequence[Remark]) -> None:
        self._file = file
        self.judged, end = _whole(file, run, ids)
        self.remarks = tuple(remarks)
        file.seek(end)
        file.truncate()
        if not end:
            self._write(run)

    def add(self, place: int, judged: Any) -> None:
        """Keep a judged question: it outlives this process. Raises QuestionError when it cannot be written."""
        self._write([place, asdict(judged)])

    def _write(self, row: object) -> None:
        try:
            self._file.write(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
            self._file.flush()
        except OSError as error:
            raise _unwritable(Path(os.fsdecode(self._file.name)).parent, error) from None


@contextmanager
def reserved(folder: Path) -> Iterator[None]:
    """Keep `folder`, which is made, for this evaluation: the run and the writing of its report are one.

    Raises QuestionError when another process is evaluating there, or nothing can be written.
    """
    with _locked(folder, _RESERVED):
        try:
            yield
        finally:
            # Gone before the lock is: who opened it meanwhile sees that it is no longer there.
            (folder / _RESERVED).unlink(missing_ok=True)


@contextmanager
def journal(folder: Path, run: Mapping[str, Any], ids: Sequence[str]) -> Iterator[Journal]:
    """The journal of a run in `folder`, which is made; `run` says which run it is, `ids` are those of its questions.

    A journal of another run is put aside, and `remarks` says so. It stays until `finished`. Raises QuestionError when
    another process is evaluating there, or nothing can be written.
    """
    remarks: list[Remark] = []
    file = _locked(folder)
    try:
        if _of_another(file, run):
            remarks.append(_put_aside(folder))
            # The lock on what was put aside is held until the one on the new file is there.
            with file:
                file = _locked(folder)
        yield Journal(file, run, ids, remarks)
    finally:
        file.close()


def finished(folder: Path, written: Sequence[str] = ()) -> None:
    """Take the journal away, and what killed runs left of the files `written`: the report is there.

    Raises QuestionError when another process is evaluating there.
    """
    with _locked(folder):
        for name in written:
            for left in folder.glob(f".{name}.*"):
                left.unlink(missing_ok=True)
        (folder / JOURNAL).unlink(missing_ok=True)


def _whole(file: IO[bytes], run: Mapping[str, Any], ids: Sequence[str]) -> tuple[dict[int, Any], int]:
    """What the whole lines of a journal hold, and where they end; nothing, 0 for one of another run."""
    found, end = {}, 0
    file.seek(0)
    for line in file:
        row = _row(line)
        if end:
            taken = judged_of(row, ids)
            if taken is None:
                break
            found[taken[0]] = taken[1]
        elif row != json.loads(json.dumps(run)):
            break
        end += len(line)
    return found, end


def _of_another(file: IO[bytes], run: Mapping[str, Any]) -> bool:
    """Whether a file holds questions that were judged in another run."""
    first, second = file.readline(), file.readline()
    return bool(second) and _row(first) != json.loads(json.dumps(run))


def _row(line: bytes) -> Any:
    """What stands on a line; None for one that is cut off or damaged."""
    try:
        return json.loads(line) if line.endswith(b"\n") else None
    except (ValueError, RecursionError):
        return None


def _put_aside(folder: Path) -> Remark:
    names = (f"{_ASIDE}{f'-{number}' if number else ''}.jsonl" for number in range(10**6))
    aside = next(folder / name for name in names if not (folder / name).exists())
    (folder / JOURNAL).rename(aside)
    return Remark(
        f"in {folder} stond een afgebroken evaluatie met andere vragen, instellingen, index of versie; die staat nu in "
        f"{aside.name} en telt niet mee",
        f"{folder} held an unfinished evaluation of other questions, settings, index or version; it is now in "
        f"{aside.name} and does not count",
    )


def _locked(folder: Path, name: str = JOURNAL) -> IO[bytes]:
    path = folder / name
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while True:
            file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644), "r+b")
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                # The run before may have taken the file away between the opening and the lock.
                if path.exists() and os.path.samestat(path.stat(), os.fstat(file.fileno())):
                    return file
            except BaseException:
                file.close()
                raise
            file.close()
    except BlockingIOError:
        raise QuestionError(
            f"in {folder} loopt al een evaluatie; wacht tot die klaar is of kies een andere map met --out",
            f"an evaluation is already running in {folder}; wait until it is done or choose another with --out",
        ) from None
    except OSError as error:
        raise _unwritable(folder, error) from None


def _unwritable(folder: Path, error: OSError) -> QuestionError:
    return QuestionError(
        f"kan niet schrijven in {folder} ({error.strerror}); kies een andere plaats met --out",
        f"cannot write in {folder} ({error.strerror}); choose another place with --out",
    )
