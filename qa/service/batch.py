"""Many questions in one request: checked as a whole before anything is answered, then streamed out in order."""

import json
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Future
from itertools import islice

from pydantic import ValidationError

from qa.service.desk import FrontDesk
from qa.service.models import QuestionGiven
from qa.service.records import RefusedError, Reply, Task


def read_batch(body: bytes, most: int) -> list[QuestionGiven]:
    """The questions of a body of JSON lines; one without an id gets its number, as in `vraagbaak batch`.

    Raises RefusedError that names the first line which cannot be used, or when there are none or more than `most`.
    """
    lines = [(number, line) for number, line in enumerate(body.splitlines(), start=1) if line.strip()]
    if not lines:
        raise RefusedError(422, "geen vragen; stuur een regel JSON per vraag", "no questions; send a line of JSON each")
    if len(lines) > most:
        raise RefusedError(
            413,
            f"{len(lines)} regels, hooguit {most}; verdeel ze over meer verzoeken",
            f"{len(lines)} lines, at most {most}; divide them over several requests",
        )
    return [_read(line, number, place) for place, (number, line) in enumerate(lines, start=1)]


def _read(line: bytes, number: int, place: int) -> QuestionGiven:
    try:
        given = QuestionGiven.model_validate_json(line)
    except ValidationError as error:
        # What kind of fault, never what the line held.
        kinds = ", ".join(dict.fromkeys(fault["type"] for fault in error.errors()[:3]))
        raise RefusedError(
            422,
            f"regel {number} is geen vraag zoals beschreven in /openapi.json ({kinds})",
            f"line {number} is no question as described in /openapi.json ({kinds})",
        ) from None
    return given if "id" in given.model_fields_set else given.model_copy(update={"id": str(place)})


async def answered(desk: FrontDesk, tasks: Sequence[Task], tell: Callable[[Reply], object]) -> AsyncIterator[bytes]:
    """A line for each task, in order; as many are in the house as are answered at once, so others are not kept waiting.

    A task that fails gives a line with its id and the error, and the rest goes on. `tell` is given each answer.
    """
    coming = iter(tasks)
    waiting: deque[tuple[Task, Future[Reply]]] = deque()
    try:
        while True:
            for task in islice(coming, desk.generations.size + 1 - len(waiting)):
                waiting.append((task, desk.generations.submit(task)))
            if not waiting:
                return
            task, future = waiting.popleft()
            yield await _line(desk, task, future, tell)
    finally:
        # Who asked has gone, or all is done: what was not begun is not begun.
        for _, future in waiting:
            future.cancel()


async def _line(desk: FrontDesk, task: Task, future: "Future[Reply]", tell: Callable[[Reply], object]) -> bytes:
    try:
        reply = await desk.wait(future)
    except RefusedError as refusal:
        return json.dumps({"id": task.given["id"], **refusal.to_json()}, ensure_ascii=False).encode() + b"\n"
    if reply.status != 200:
        return json.dumps({"id": task.given["id"], **json.loads(reply.body)}, ensure_ascii=False).encode() + b"\n"
    tell(reply)
    return reply.body + b"\n"
