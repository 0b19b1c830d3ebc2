"""Work that is shared out over processes, for builds that are large enough to gain by it.

What a process is given and gives back is the same wherever it runs; where no process can be started, as in a script
that does not guard its main part, the work is done here.
"""

import gc
import os
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.util import Finalize
from types import TracebackType
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
_MOST = 16
# After how many new objects garbage is looked for, and after how many such looks among older ones.
_GARBAGE = (50_000, 20, 50)


class Workers:
    """As many processes as there are processors, started when first needed; a context manager that ends them."""

    def __init__(self, processes: int | None = None) -> None:
        self.processes = min(_MOST, processes or os.cpu_count() or 1)
        self._pool: ProcessPoolExecutor | None = None
        self._broken = False

    def __enter__(self) -> "Workers":
        return self

    @property
    def near(self) -> "Workers":
        """Those on this machine, for what is too large to send."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)

    def start(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> Callable[[], T]:
        """Begin `work`; what comes back gives its outcome, or raises what it raised, when it is called."""
        begun: Future[T] | None = None
        if not self._broken:
            try:
                self._pool = self._pool or ProcessPoolExecutor(self.processes, get_context("spawn"), _begin)
                begun = self._pool.submit(work, *given, **named)
            except BrokenProcessPool:
                self._broken = True

        def outcome() -> T:
            if begun is not None:
                try:
                    return begun.result()
                except BrokenProcessPool:
                    self._broken = True
            return work(*given, **named)

        return outcome


def _begin() -> None:
    """Make a process quick that does one thing and ends."""
    # Papers are made of thousands of small records, few of them in circles: looking after each 700 costs 5 %.
    gc.freeze()
    gc.set_threshold(*_GARBAGE)
    # What it remembers goes with it: letting go of a million words one by one takes a second.
    Finalize(None, os._exit, args=(0,), exitpriority=-100)
