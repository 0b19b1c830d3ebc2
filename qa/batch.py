"""Many questions at once: read and checked as a whole, answered in order, written in one step."""

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from index.errors import QuestionError
from qa.answer import Engine
from qa.filters import read_filters
from qa.questions_file import Row, read_lines
from qa.records import Answer, Asked


def read_questions(path: Path, engine: Engine) -> list[Asked]:
    """All questions of a file. Raises QuestionError that names the first line which cannot be used."""
    asked: list[Asked] = []
    for line in read_lines(path):
        try:
            asked.append(asked_of(line.row, len(asked) + 1, engine))
        except QuestionError as error:
            raise QuestionError(
                f"{path.name}, {line.where.dutch}: {error}", f"{path.name}, {line.where.english}: {error.english}"
            ) from None
    return asked


def asked_of(row: Row, position: int, engine: Engine) -> Asked:
    """What one row asks; without an id it gets its position. Raises QuestionError when it cannot be asked."""
    question = _question(row)
    engine.check(question)
    given = row.get("filters")
    filters = read_filters(None if given == "" else given)
    history = row.get("history") or []
    if not isinstance(history, list) or not all(isinstance(item, str) for item in history):
        raise QuestionError("history moet een lijst vragen zijn", "history must be a list of questions")
    return Asked(_id(row, position), question, filters, tuple(history))


def _id(row: Row, position: int) -> str:
    given = row.get("id")
    return str(position) if given is None or given == "" else str(given)


def _question(row: Row) -> str:
    question = row.get("question")
    if not isinstance(question, str):
        raise QuestionError(
            "geen vraag; verwacht het veld question (of de kolom Vraag) met tekst",
            "no question; expected the field question (or the column Vraag) with text",
        )
    return question


def answer_all(
    engine: Engine, asked: Sequence[Asked], progress: Callable[[Iterable[Asked]], Iterable[Asked]]
) -> Iterator[Answer]:
    """The answers in the order of the questions; `progress` wraps the questions as they go by."""
    for item in progress(asked):
        yield engine.ask(item.question, id=item.id, filters=item.filters, history=item.history)


def answer_line(answer: Answer, latency: bool = True) -> str:
    """One answer as one line of JSON, without its line end; `latency` False writes null for the measured time."""
    fields: dict[str, Any] = answer.to_json()
    if not latency:
        fields["latency_ms"] = None
    return json.dumps(fields, ensure_ascii=False)


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A text file that appears at `path` only when the block ends well; what was there stays until then.

    Raises QuestionError when the folder cannot be written.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise QuestionError(
            f"kan niet schrijven in {path.parent} ({error.strerror}); kies een andere plaats met --out",
            f"cannot write in {path.parent} ({error.strerror}); choose another place with --out",
        ) from None
    waiting = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            yield file
        waiting.chmod(0o644)
        waiting.replace(path)
    finally:
        waiting.unlink(missing_ok=True)
