"""An evaluation that runs in a process of its own, a few at once; what it wrote goes unless all went well."""

import sys
import threading
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from index.errors import QuestionError
from ui.evaluation_folder import abandon
from ui.process_job import Job, Progress, WorkerProcess

__all__ = ["AT_ONCE", "Job", "ProcessJob", "Progress"]

AT_ONCE = 2
WORKER = (sys.executable, "-m", "ui.evaluation_worker")
_slots = threading.BoundedSemaphore(AT_ONCE)


class ProcessJob(WorkerProcess):
    """An evaluation, which writes in `folder`."""

    def __init__(self, task: Mapping[str, Any], folder: Path, command: Sequence[str] = WORKER) -> None:
        """Starts it. Raises QuestionError when as many are running as may."""
        if not _slots.acquire(blocking=False):
            abandon(folder)
            raise QuestionError(
                f"er lopen al {AT_ONCE} evaluaties op deze computer; wacht tot er een klaar is",
                f"{AT_ONCE} evaluations are running on this computer already; wait until one is done",
            )
        super().__init__(task, command, _slots, partial(abandon, folder))
