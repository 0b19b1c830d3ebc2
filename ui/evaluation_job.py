"""An evaluation that runs in a process of its own: it outlives a rerun of the page, not the page's server.

The process gets its task as one line on standard input and tells how far it is on standard output. It ends itself when
standard input is closed, so it never outlives who started it; and it is stopped with all that it started.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from index.errors import QuestionError, VraagbaakError
from index.records import Remark
from ui.evaluation_folder import abandon

AT_ONCE = 2
ROOT = Path(__file__).resolve().parent.parent
WORKER = (sys.executable, "-m", "ui.evaluation_worker")
_slots = threading.BoundedSemaphore(AT_ONCE)
State = Literal["busy", "done", "failed", "stopped"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an evaluation is. `name`: under which it is found when done; `said`: why it failed, where known."""

    state: State
    done: int = 0
    whole: int = 0
    name: str = ""
    said: Remark | None = None


class Job(Protocol):
    """An evaluation that was started."""

    def progress(self) -> Progress:
        """How far it is now."""
        ...

    def stop(self) -> None:
        """Ends it; nothing of it is kept."""
        ...


class ProcessJob:
    """A job in a process of its own, which writes in `folder`; that is removed unless all went well."""

    def __init__(self, task: Mapping[str, Any], folder: Path, command: Sequence[str] = WORKER) -> None:
        """Starts it. Raises QuestionError when as many are running as may."""
        if not _slots.acquire(blocking=False):
            abandon(folder)
            raise QuestionError(
                f"er lopen al {AT_ONCE} evaluaties op deze computer; wacht tot er een klaar is",
                f"{AT_ONCE} evaluations are running on this computer already; wait until one is done",
            )
        self._folder = folder
        self._progress = Progress("busy")
        self._stopping = False
        path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
        try:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8",
                env={**os.environ, "PYTHONPATH": path}, start_new_session=True,
            )  # fmt: skip
        except OSError as error:
            _slots.release()
            abandon(folder)
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
            abandon(self._folder)
            _slots.release()
            ended = told if told.state != "busy" else Progress("failed")
            self._progress = Progress("stopped") if self._stopping and ended.state != "done" else ended


def _told(line: str) -> Progress | None:
    """What a line of the process says; None for one that says nothing."""
    try:
        row = json.loads(line)
        said = Remark(*row["said"]) if row.get("said") else None
        return Progress(row["state"], int(row.get("done", 0)), int(row.get("whole", 0)), str(row.get("name", "")), said)
    except (ValueError, TypeError, KeyError, AttributeError):
        return None
