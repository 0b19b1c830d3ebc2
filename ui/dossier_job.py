"""Work that goes on while the page is drawn anew: in a thread of its own, followed by its counts, stopped on request.

Nothing of it is written down, so it ends with the page's server.
"""

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from index.errors import QuestionError, VraagbaakError
from index.records import Remark

AT_ONCE = 4
_slots = threading.BoundedSemaphore(AT_ONCE)
State = Literal["busy", "done", "failed", "stopped"]
T = TypeVar("T")
Item = TypeVar("Item")


class _Stopped(Exception):  # noqa: N818  # no error: a user's wish
    """Ends the work where it is."""


@dataclass(frozen=True, slots=True)
class Progress(Generic[T]):
    """How far the work is. `result`: what came of it when done; `said`: why it failed, where known."""

    state: State
    done: int = 0
    whole: int = 0
    result: T | None = None
    said: Remark | None = None


class Job(Generic[T]):
    """Work in a thread; it is given the job itself, to count what it goes through."""

    def __init__(self, work: Callable[["Job[T]"], T]) -> None:
        """Starts it. Raises QuestionError when as many are running as may."""
        if not _slots.acquire(blocking=False):
            raise QuestionError(
                f"er wordt al {AT_ONCE} keer tegelijk gezocht op deze computer; probeer het zo opnieuw",
                f"{AT_ONCE} searches are running on this computer already; try again in a moment",
            )
        self._progress: Progress[T] = Progress("busy")
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(work,), daemon=True)
        self._thread.start()

    def counted(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items as they go by; ends the work at the next one when it was stopped."""
        listed = tuple(items)
        for done, item in enumerate(listed):
            self._progress = Progress("busy", done, len(listed))
            if self._stopping.is_set():
                raise _Stopped
            yield item

    def progress(self) -> Progress[T]:
        """How far it is now."""
        told = self._progress
        return Progress("stopped") if self._stopping.is_set() and told.state == "busy" else told

    def stop(self) -> None:
        """Ends it at the next item that is counted; nothing of it is kept."""
        self._stopping.set()

    def wait(self, seconds: float) -> Progress[T]:
        """How it ended, or how far it is after so many seconds."""
        self._thread.join(seconds)
        return self.progress()

    def _run(self, work: Callable[["Job[T]"], T]) -> None:
        ended: Progress[T] = Progress("failed")
        try:
            ended = Progress("done", result=work(self))
        except _Stopped:
            ended = Progress("stopped")
        except VraagbaakError as error:
            ended = Progress("failed", said=Remark(str(error), error.english))
        except Exception:  # a fault of ours: the details belong in the log, the user gets one line
            logging.getLogger(__name__).exception("a job of the page failed")
        finally:
            _slots.release()
            self._progress = ended
