"""A command that runs until somebody stops it: Ctrl-C and SIGTERM end it well, wherever it is.

Imports nothing heavy: it stands round the imports of such a command as well.
"""

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


class Stopping:
    """Whether somebody asked to stop: a build breaks off where it reports how far it is, or at a second signal."""

    def __init__(self) -> None:
        self.asked = False
        # Called at the first signal; without it that interrupts at once.
        self.tell: Callable[[], object] | None = None

    @contextmanager
    def at_signals(self) -> Iterator[None]:
        """SIGINT and SIGTERM ask to stop, inside the block."""
        before = {number: signal.signal(number, self._ask) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        again, self.asked = self.asked, True
        if self.tell is None or again:
            raise KeyboardInterrupt
        self.tell()

    def check(self) -> None:
        """Raise KeyboardInterrupt when somebody asked to stop."""
        if self.asked:
            raise KeyboardInterrupt
