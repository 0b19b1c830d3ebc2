"""Work shared out over the nodes of a Ray cluster, behind the same seam as processes on this machine.

This machine writes the generation. What no node could do, because each that tried it went away, is done here.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from multiprocessing.connection import Connection
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from index.cluster_errors import gone, no_address, no_answer, not_installed
from index.errors import ClusterError
from index.workers import P, Workers

T = TypeVar("T")

_ADDRESS = re.compile(r"auto|(ray://)?(\[[0-9A-Fa-f:.]+\]|[\w.-]+):\d{1,5}", re.ASCII)
_LINK = "from index.ray_link import main; main()"
_SECONDS_TO_CONNECT = 90.0
_SECONDS_TO_END = 10.0


class RayWorkers(Workers):
    """The processors of a cluster; a context manager that connects and lets go. One thread uses it.

    `address`: "auto", "HOST:6379" or "ray://HOST:10001". Entering raises ClusterError when there is no such cluster or
    one of its nodes would give other bytes; an outcome raises it when the cluster has gone away.
    """

    def __init__(self, address: str) -> None:
        super().__init__()
        if not _ADDRESS.fullmatch(address):
            raise no_address(address)
        lacking = [name for name in ("ray", "grpc") if find_spec(name) is None]
        if "ray" in lacking or (lacking and address.startswith("ray://")):
            raise not_installed()
        self.address = address
        self._here = Workers()
        self._numbers = 0

    def __enter__(self) -> "RayWorkers":
        ours, theirs = socket.socketpair()
        given = os.environ.get("PYTHONPATH", "").split(os.pathsep)
        paths = [Path(__file__).parent.parent, *(Path(path).resolve() for path in given if path)]
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _LINK, str(theirs.fileno()), self.address],
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                # Ctrl-C ends the build; the build ends this.
                start_new_session=True,
                env={**os.environ, "RAY_USAGE_STATS_ENABLED": "0", "PYTHONPATH": os.pathsep.join(map(str, paths))},
                # Ray tells nodes to look for modules where its script and its working folder are: nowhere of ours.
                cwd=os.sep,
            )
        self._link = Connection(ours.detach())
        try:
            self.processes = max(1, self._said(_SECONDS_TO_CONNECT)[1])
        except BaseException:
            self._end(at_once=True)
            raise
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._here.__exit__(kind, error, at)
        self._end(at_once=error is not None)

    @property
    def near(self) -> Workers:
        """Processes on this machine."""
        return self._here

    def start(self, work: Callable[P, T], *given: P.args, **named: P.kwargs) -> Callable[[], T]:
        """Begin `work`; what comes back gives its outcome, or raises what it raised, when it is called, once."""
        self._numbers += 1
        number = self._numbers
        self._say("begin", number, (work, given, named))

        def outcome() -> T:
            self._say("want", number)
            said = self._said()
            if said[0] == "lost":
                return work(*given, **named)
            _, fine, found = said
            if fine:
                result: T = found
                return result
            if isinstance(found, OSError):
                return work(*given, **named)  # for want of disk, files or processes there
            raise found

        return outcome

    def _say(self, *words: Any) -> None:
        try:
            self._link.send(words)
        except OSError:
            self._said()  # what it said before it ended
            raise gone(self.address) from None

    def _said(self, seconds: float | None = None) -> tuple[Any, ...]:
        try:
            if seconds is not None and not self._link.poll(seconds):
                raise no_answer(self.address)
            said: tuple[Any, ...] = self._link.recv()
        except (EOFError, OSError):
            raise gone(self.address) from None
        if said[0] == "refused":
            raise ClusterError(said[1], said[2])
        return said

    def _end(self, at_once: bool) -> None:
        self._link.close()
        if at_once:
            # It may be waiting for a node; the cluster sees that it is gone and ends what it began.
            self._process.kill()
        try:
            self._process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
