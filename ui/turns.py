"""Whose question is answered first when many are asked at once.

Python does one thing at a time: twenty answers that are made together are all late. So they are made one after the
other, and what is drawn after an answer waits for those who have none yet. Nobody waits long: one question may take
seconds.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock, Semaphore

_PATIENCE_S = 1.0
_LOOK_S = 0.02


class Turns:
    """Turns of one at a time; safe to use from many threads."""

    def __init__(self) -> None:
        self._turn, self._lock = Semaphore(), Lock()
        self._unanswered = 0

    @contextmanager
    def asking(self) -> Iterator[Callable[[], None]]:
        """Round a question and what is drawn of it; gives what is to be called when its answer can be seen.

        That call returns when nobody waits for an answer any more, or after a second.
        """
        counted = True
        self._count(1)

        def answered() -> None:
            nonlocal counted
            if counted:
                counted = False
                self._count(-1)
            until = time.monotonic() + _PATIENCE_S
            while self._unanswered and time.monotonic() < until:
                time.sleep(_LOOK_S)

        try:
            yield answered
        finally:
            if counted:
                self._count(-1)

    @contextmanager
    def answering(self) -> Iterator[None]:
        """Round the making of one answer: waits for its turn, a second at most."""
        ours = self._turn.acquire(timeout=_PATIENCE_S)
        try:
            yield
        finally:
            if ours:
                self._turn.release()

    def _count(self, by: int) -> None:
        with self._lock:
            self._unanswered += by
