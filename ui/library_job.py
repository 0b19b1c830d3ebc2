"""An update of the added papers that runs in a process of its own, and how the page starts one."""

import sys
import threading
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from index.errors import QuestionError
from qa.library_added import begin, settle
from ui.process_job import WorkerProcess
from ui.sign_in import refuse_unless_curator
from ui.strings import Language

# The lock of the index lets one through; who comes second is told who holds it.
AT_ONCE = 2
WORKER = (sys.executable, "-m", "ui.library_worker")
_slots = threading.BoundedSemaphore(AT_ONCE)


def start_adding(index: Path, files: Mapping[str, bytes], language: Language) -> WorkerProcess:
    """Takes files up, by their clean names. Raises VraagbaakError when that cannot be started."""
    return _started(index, files, {"what": "add"}, language)


def start_removing(index: Path, name: str, language: Language) -> WorkerProcess:
    """Takes an added paper out. Raises VraagbaakError when that cannot be started."""
    return _started(index, {}, {"what": "remove", "name": name}, language)


def start_reading_again(index: Path, language: Language) -> WorkerProcess:
    """Reads all papers again that are still there. Raises VraagbaakError when that cannot be started."""
    return _started(index, {}, {"what": "read again"}, language)


def _started(index: Path, files: Mapping[str, bytes], task: Mapping[str, Any], language: Language) -> WorkerProcess:
    # Here, whatever a page drew: who may only read changes nothing.
    refuse_unless_curator()
    if not _slots.acquire(blocking=False):
        raise QuestionError(
            "de index wordt al bijgewerkt; wacht tot dat klaar is",
            "the index is being updated already; wait until that is done",
        )
    try:
        busy = begin(index, files)
    except BaseException:
        _slots.release()
        raise
    whole = {**task, "index": str(index.resolve()), "busy": str(busy), "language": language}
    return WorkerProcess(whole, WORKER, _slots, partial(settle, index, busy))
