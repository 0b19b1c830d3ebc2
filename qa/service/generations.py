"""The generation that answers now: opened at the start, and exchanged for a newer one without a failed request.

An update of the index replaces the pointer CURRENT. When that is seen, a new crew opens the new generation beside the
old one; when it is open, tasks go to it, and the old crew ends with its last task.
"""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

from index.errors import VraagbaakError
from index.generation import current
from qa.service import refusals
from qa.service.log import log
from qa.service.records import About, Reply, ServiceSettings, Task

# Seconds until a generation that did not open is tried again.
_AGAIN = 5.0


class Answering(Protocol):
    """Engines on one generation."""

    about: About
    size: int
    lost: int

    def submit(self, task: Task) -> "Future[Reply]":
        """The reply to come."""
        ...

    def close(self) -> None:
        """Answer what waits, then end."""
        ...


class Generations:
    """Which crew answers. `open_crew` opens one on the current generation and may raise VraagbaakError."""

    def __init__(self, index: Path, open_crew: Callable[[], Answering], look: float) -> None:
        self._index, self._open, self._look = index, open_crew, look
        self._lock = threading.Lock()
        self._crew: Answering | None = None
        self._name: str | None = None
        self._stop = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True, name="generations")
        self._lost_before = 0
        self.reloads = 0
        self.failed_reloads = 0

    def open(self) -> None:
        """Open the current generation now. Raises VraagbaakError when it does not open."""
        self._exchange(current(self._index).name)

    def start(self) -> None:
        """Begin to look which generation is in use, and open it when that has not been done."""
        self._watcher.start()

    def stop(self) -> None:
        """Answer what waits, and close; nothing is opened any more."""
        self._stop.set()
        if self._watcher.is_alive():
            self._watcher.join()
        with self._lock:
            crew, self._crew = self._crew, None
        if crew is not None:
            crew.close()

    @property
    def about(self) -> About | None:
        """Which generation answers, None when none is open."""
        crew = self._crew
        return crew.about if crew else None

    @property
    def size(self) -> int:
        """How many tasks are answered at once."""
        crew = self._crew
        return crew.size if crew else 1

    @property
    def lost(self) -> int:
        """How many processes were lost since the start."""
        crew = self._crew
        return self._lost_before + (crew.lost if crew else 0)

    def submit(self, task: Task) -> "Future[Reply]":
        """The reply to come, from the generation that answers now. Raises RefusedError when none is open."""
        with self._lock:
            if self._crew is None:
                raise refusals.not_ready()
            return self._crew.submit(task)

    def _watch(self) -> None:
        pause = 0.0
        while not self._stop.wait(pause):
            pause = self._look
            try:
                name = current(self._index).name
                if name != self._name:
                    self._exchange(name)
            except (VraagbaakError, OSError) as error:
                # The old generation goes on answering.
                self.failed_reloads += 1
                log("error", "not opened", error=type(error).__name__, what=str(error))
                pause = _AGAIN

    def _exchange(self, name: str) -> None:
        crew = self._open()
        with self._lock:
            old, self._crew = self._crew, crew
        self._name = name
        log("info", "opened", generation=crew.about.generation[:12])
        if old is not None:
            self.reloads += 1
            old.close()
            self._lost_before += old.lost


def generations_of(settings: ServiceSettings) -> Generations:
    """What a service with these settings answers from; nothing is opened yet."""

    def opened() -> Answering:
        # Imported here: threads need no processes, and processes no engine in this one.
        if settings.processes:
            from qa.service.crew import Crew

            beside = made.about is not None
            return Crew(settings.index, settings.processes, settings.seconds, settings.audit, gently=beside)
        from qa.service.threads import Threads

        return Threads(settings.index, settings.audit)

    made = Generations(settings.index, opened, settings.look)
    return made
