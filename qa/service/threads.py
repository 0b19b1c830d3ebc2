"""The crew without processes: threads of this one, over one engine. For a laptop, a test, and standard input."""

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from qa.service.records import About, Reply, Task

_THREADS = 4


class Threads:
    """Answers in this process from the generation that is current in `index`; a task is not broken off."""

    def __init__(self, index: Path, audit: bool) -> None:
        # Imported here: who answers in processes needs no engine in this one.
        from qa.service.work import Desk

        self._desk = Desk(index, audit)
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="answers")
        self.about = About(self._desk.store.fingerprint, self._desk.engine.fingerprint)
        self.size = _THREADS
        self.lost = 0

    def submit(self, task: Task) -> "Future[Reply]":
        """The reply to come; it may be cancelled while it waits."""
        return self._pool.submit(self._desk.done, task)

    def close(self) -> None:
        """Answer what waits, then close the generation."""
        self._pool.shutdown(wait=True)
        self._desk.close()
