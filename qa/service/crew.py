"""Processes that answer beside each other from one generation: tasks wait in one queue, each process takes the next.

A process that dies, or takes longer over a task than the time limit, is replaced; a task whose process died is tried
once more. Closing is gentle: what waits is answered first.
"""

import json
import queue
import threading
from concurrent.futures import Future
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from index.errors import StoreError
from qa.service import refusals
from qa.service.log import log
from qa.service.records import About, Reply, Task
from qa.service.worker import read_reply, work, written_task

# Opening an index of a million passages takes far less; more means that something hangs.
_OPENING_SECONDS = 300.0
_ENDING_SECONDS = 5.0
_TRIES = 2
_PAUSE = 1.0


@dataclass(slots=True)
class _Job:
    task: Task
    future: "Future[Reply]" = field(default_factory=Future)


class Crew:
    """`size` processes on the generation that is current in `index`; `seconds`: how long one task may take.

    `gently`: one process after the other opens the index, so that others have processors left meanwhile.
    """

    def __init__(self, index: Path, size: int, seconds: float, audit: bool, gently: bool = False) -> None:
        self._index, self._audit = index, audit
        self.seconds = seconds
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._closing = threading.Event()
        self.size = size
        self.lost = 0
        self._members: list[_Member] = []
        try:
            self.about = self._opened(1 if gently else size)
        except BaseException:
            for member in self._members:
                member.kill()
            raise
        self._threads = [threading.Thread(target=self._serve, args=(place,), daemon=True) for place in range(size)]
        for thread in self._threads:
            thread.start()

    def _opened(self, at_once: int) -> About:
        while True:
            new = [_Member(self._index, self._audit) for _ in range(min(at_once, self.size - len(self._members)))]
            self._members += new
            about = [member.opened() for member in new][-1]
            if len(self._members) == self.size:
                return about

    def submit(self, task: Task) -> "Future[Reply]":
        """The reply to come, or a RefusedError; it may be cancelled while it waits."""
        job = _Job(task)
        self._jobs.put(job)
        return job.future

    def processes(self) -> list[int]:
        """The ids of the processes that answer now."""
        return [member.pid for member in self._members if member.alive]

    def close(self) -> None:
        """Answer what waits, then end the processes; returns when they have ended."""
        self._closing.set()
        for _ in self._threads:
            self._jobs.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self, place: int) -> None:
        while (job := self._jobs.get()) is not None:
            if job.future.set_running_or_notify_cancel():
                self._do(job, place)
        self._members[place].end()

    def _do(self, job: _Job, place: int) -> None:
        """Have one job done, by a second process when the first dies over it."""
        for _ in range(_TRIES):
            member = self._members[place]
            try:
                job.future.set_result(member.reply(job.task, self.seconds))
                return
            except TimeoutError:
                # Who waits is told at once; opening the index anew takes a while.
                job.future.set_exception(refusals.out_of_time(self.seconds))
                self._replace(place, "took too long", job)
                return
            except (EOFError, OSError):
                self._replace(place, "died", job)
        job.future.set_exception(refusals.internal())

    def _replace(self, place: int, what: str, job: _Job) -> None:
        """A new process in the place of a lost one; tried again for as long as the crew is needed."""
        log("error", "worker", what=what, worker=self._members[place].pid, kind=job.task.kind)
        self.lost += 1
        self._members[place].kill()
        while not self._closing.is_set() or not self._jobs.empty():
            member = _Member(self._index, self._audit)
            try:
                member.opened()
                self._members[place] = member
                return
            except (StoreError, OSError) as error:
                member.kill()
                log("error", "worker", what="could not be replaced", error=type(error).__name__)
                # Nobody answers here now: who waits is refused by the time limit, or answered by the next crew.
                if self._closing.wait(_PAUSE):
                    return


class _Member:
    """One process and the pipe to it."""

    def __init__(self, index: Path, audit: bool) -> None:
        context = get_context("spawn")
        pipe, theirs = context.Pipe()
        self._pipe: Connection = pipe
        self._process: BaseProcess = context.Process(target=work, args=(theirs, index, audit), daemon=True)
        self._process.start()
        # With our copy of its end closed, the pipe tells when the process has gone.
        theirs.close()

    @property
    def pid(self) -> int:
        """The id of the process."""
        return self._process.pid or 0

    @property
    def alive(self) -> bool:
        """Whether it runs."""
        return self._process.is_alive()

    def opened(self) -> About:
        """Wait until the index is open. Raises StoreError when it does not open."""
        try:
            found = json.loads(self._pipe.recv_bytes()) if self._pipe.poll(_OPENING_SECONDS) else {}
        except EOFError:
            found = {}
        if "fingerprint" not in found:
            raise StoreError(*found.get("error", ("de index gaat niet open", "the index does not open")))
        return About(**found)

    def reply(self, task: Task, seconds: float) -> Reply:
        """Have a task done. Raises TimeoutError after `seconds`, EOFError or OSError when the process died."""
        self._pipe.send_bytes(written_task(task))
        if not self._pipe.poll(seconds):
            raise TimeoutError
        return read_reply(self._pipe.recv_bytes())

    def end(self) -> None:
        """Close the pipe, which ends a process that waits; one that does not end in time is killed."""
        self._pipe.close()
        self._process.join(_ENDING_SECONDS)
        self.kill()

    def kill(self) -> None:
        """End it at once, whatever it does."""
        self._pipe.close()
        self._process.kill()
        self._process.join()
