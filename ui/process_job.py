"""Work in a process of its own: it outlives a rerun of the page, not the page's server.

The process gets its task as one line on standard input and tells how far it is on standard output (the other side is
`ui.process_worker`). It ends itself when standard input is closed, so it never outlives who started it; and it is
stopped with all that it started.
"""

import contextlib
import json
import os
import signal
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, Protocol

from index.errors import VraagbaakError
from index.records import Remark

ROOT = Path(__file__).resolve().parent.parent
State = Literal["busy", "done", "failed", "stopped"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: `done` of `whole` in its `stage`, where it has stages.

    `name` and `found`: what it came to when done; `said`: why it failed, where known.
    """

    state: State
    done: int = 0
    whole: int = 0
    name: str = ""
    said: Remark | None = None
    stage: str = ""
    found: Mapping[str, Any] = field(default_factory=dict)


class Job(Protocol):
    """Work that was started."""

    def progress(self) -> Progress:
        """How far it is now."""
        ...

    def stop(self) -> None:
        """Ends it; nothing of it is kept."""
        ...


class WorkerProcess:
    """A job in a process of its own; `ended` is called once it has ended, in whatever way."""

    def __init__(
        self, task: Mapping[str, Any], command: Sequence[str], slots: threading.Semaphore, ended: Callable[[], None]
    ) -> None:
        """Starts it in a slot that the caller has taken. Raises VraagbaakError when no process can be started."""
        self._slots, self._ended = slots, ended
        self._progress = Progress("busy")
        self._stopping = False
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                env={**os.environ, "PYTHONPATH": path}, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            slots.release()
            ended()
            raise VraagbaakError(
                f"kan geen proces starten ({error.strerror}); probeer het later opnieuw",
                f"cannot start a process ({error.strerror}); try again later",
            ) from None
        self._following = threading.Thread(target=self._follow, args=(json.dumps(task),), daemon=True)
        self._following.start()

    def progress(self) -> Progress:
        return self._progress

    def stop(self) -> None:
        self._stopping = True
        # All that it started is in its group.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def wait(self, seconds: float) -> Progress:
        """How it ended, or how far it is after so many seconds."""
        self._following.join(seconds)
        return self._progress

    def _follow(self, task: str) -> None:
        process, told = self._process, Progress("busy")
        assert process.stdin
        assert process.stdout
        try:
            with contextlib.suppress(OSError):
                process.stdin.write(f"{task}\n")
                process.stdin.flush()
            for line in process.stdout:
                told = _told(line) or told
                if told.state == "busy":
                    self._progress = told
            process.wait()
        finally:
            for pipe in (process.stdin, process.stdout):
                with contextlib.suppress(OSError):
                    pipe.close()
            self._ended()
            self._slots.release()
            ended = told if told.state != "busy" else Progress("failed")
            self._progress = Progress("stopped") if self._stopping and ended.state != "done" else ended


def _told(line: str) -> Progress | None:
    """What a line of the process says; None for one that says nothing."""
    try:
        row = json.loads(line)
        return Progress(
            state=row["state"],
            done=int(row.get("done", 0)),
            whole=int(row.get("whole", 0)),
            name=str(row.get("name", "")),
            said=Remark(*row["said"]) if row.get("said") else None,
            stage=str(row.get("stage", "")),
            found=dict(row.get("found") or {}),
        )
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
