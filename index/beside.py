"""Work beside other work, in a thread of its own, unless this process is to keep to one processor.

A question alone on a machine is answered sooner by two processors. Where each processor has a process with questions of
its own, threads only make them wait for one another.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class Beside:
    """Threads of one name, started when first needed; `most` of them."""

    # Of the whole process.
    _alone = False

    def __init__(self, name: str, most: int | None = None) -> None:
        self._threads = ThreadPoolExecutor(most, thread_name_prefix=name)

    def start(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> Callable[[], T]:
        """Begin `work` beside what follows, or do it now; what is given waits for what it returns or raises."""
        if not Beside._alone:
            return self._threads.submit(work, *given, **named).result
        done = work(*given, **named)
        return lambda: done


def keep_to_one_processor() -> None:
    """From now on this process does one thing at a time; to be called before an encoder is loaded."""
    Beside._alone = True
    # Read by tokenizers when it first cuts several texts: its threads take longer to wake than a few words take.
    os.environ["TOKENIZERS_PARALLELISM"] = "false"
