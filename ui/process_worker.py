"""The other side of `ui.process_job`: reads a task, does it, and tells in lines of JSON how far it is."""

import contextlib
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping
from typing import Any

from index.errors import VraagbaakError

# Tells how far the work is: done, whole, and the stage where it has stages.
Told = Callable[[int, int, str], None]


def work(do: Callable[[Mapping[str, Any], Told], Mapping[str, object]]) -> None:
    """Reads the task, does it and says how it ended; `do` gives what is told then, and may raise VraagbaakError."""
    # Standard output is for what is told here alone.
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)

    def tell(**row: object) -> None:
        with contextlib.suppress(OSError):
            out.write(json.dumps(row) + "\n")

    task = json.loads(sys.stdin.readline() or "{}")
    threading.Thread(target=end_with_the_page, daemon=True).start()
    try:
        found = do(task, lambda done, whole, stage: tell(state="busy", done=done, whole=whole, stage=stage))
    except VraagbaakError as error:
        tell(state="failed", said=[str(error), error.english])
    except Exception:  # a fault of ours: the details belong in the log, the user gets one line
        logging.getLogger(__name__).exception("work for the page failed")
        tell(state="failed")
    else:
        tell(state="done", **found)


def end_with_the_page() -> None:
    """Waits until standard input is closed, then ends this process with all that it started."""
    sys.stdin.read()
    os.killpg(os.getpgid(0), signal.SIGKILL)
