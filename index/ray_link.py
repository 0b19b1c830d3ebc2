"""The process that talks to a Ray cluster for a build; the only file that knows Ray.

A process of its own, because Ray ends the process it runs in when a cluster goes away, waits minutes for one that is
not there, takes over its signals and writes to its screen. It passes on what it is given.

Over the pipe come ("begin", number, work) and ("want", number); back go ("ready", processors), ("refused", dutch,
english), and for what is wanted ("done", fine, outcome or error) or ("lost",): no node could
do it.
"""

import os
import socket
import sys
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Any

from index.cluster_errors import gone, no_answer, no_cluster, no_processors, other_node
from index.errors import ClusterError
from index.ray_node import Work, passport, run, unlike

# How often work is begun again elsewhere when the node or the process that did it is gone.
_RETRIES = 3
_SECONDS_TO_REACH, _SECONDS_FOR_NODES, _LOOK = 5.0, 45.0, 5.0


def main() -> None:
    """Serve the build at the other end of a pipe until it closes it; arguments: its descriptor, an address."""
    link, address = Connection(int(sys.argv[1])), sys.argv[2]
    try:
        cluster = _Cluster(address)
        link.send(("ready", cluster.processors()))
        while True:
            kind, number, *given = link.recv()
            if kind == "begin":
                cluster.begin(number, *given)
            else:
                link.send(cluster.outcome(number))
    except ClusterError as error:
        link.send(("refused", str(error), error.english))
    except (EOFError, OSError):
        pass  # the build is done, or is no more
    # Ray's own farewell waits for a cluster that may not be there; it notices by itself that nobody is at this end.
    os._exit(0)


class _Cluster:
    """A connection to a cluster all of whose nodes give the bytes that this machine gives."""

    def __init__(self, address: str) -> None:
        self._ray: Any = import_module("ray")
        self._address = address
        self._begun: dict[int, Any] = {}
        try:
            _reach(address)
            # A driver of its own; nothing of what workers print comes here.
            self._ray.init(address=address, log_to_driver=False, logging_level="CRITICAL", configure_logging=False)
        except Exception as error:  # Ray raises many kinds, and bare ones
            raise no_cluster(address, error) from None
        self._own = passport()
        self._task: Any = self._ray.remote(run).options(num_cpus=1, max_retries=_RETRIES)
        self._check()

    def processors(self) -> int:
        """How many tasks can be done at once."""
        return sum(int(node["Resources"]["CPU"]) for node in self._nodes())

    def begin(self, number: int, work: Work) -> None:
        """Hand work to the cluster."""
        self._begun[number] = self._task.remote(self._expected, work)

    def outcome(self, number: int) -> tuple[Any, ...]:
        """What became of it. Raises ClusterError when the cluster is gone."""
        task, errors = self._begun.pop(number), import_module("ray.exceptions")
        try:
            while not self._ray.wait([task], timeout=_LOOK)[0]:
                if not self._nodes():
                    raise gone(self._address)
            return "done", *self._ray.get(task)
        except (errors.LocalRayletDiedError, ConnectionError):
            raise gone(self._address) from None
        except errors.RayTaskError as error:
            # What work raises comes back as an outcome: this is a node that lacks the program.
            raise other_node("?", f"{type(error.cause).__name__}") from None
        except errors.RayError:
            return ("lost",)

    def _nodes(self) -> list[dict[str, Any]]:
        return [node for node in self._ray.nodes() if node["Alive"] and node["Resources"].get("CPU", 0) >= 1]

    def _check(self) -> None:
        """Ask each node what it is, and refuse the cluster when one would give other bytes."""
        errors = import_module("ray.exceptions")
        strategies = import_module("ray.util.scheduling_strategies")
        nodes = self._nodes()
        if not nodes:
            raise no_processors(self._address)
        asked = []
        for node in nodes:
            there = strategies.NodeAffinitySchedulingStrategy(node["NodeID"], soft=False)
            task = self._ray.remote(passport).options(num_cpus=0, scheduling_strategy=there)
            asked.append((node["NodeManagerHostname"] or node["NodeManagerAddress"], task.remote()))
        self._ray.wait([task for _, task in asked], num_returns=len(asked), timeout=_SECONDS_FOR_NODES)
        for name, task in asked:
            try:
                difference = unlike(self._own, self._ray.get(task, timeout=0))
            except errors.RayTaskError as error:
                difference = f"Vraagbaak {self._own['Vraagbaak']}/{type(error.cause).__name__}"
            except errors.GetTimeoutError:
                raise no_answer(self._address, name) from None
            except errors.RayError:
                continue  # it went away while it was asked
            if difference is not None:
                raise other_node(name, difference)
        self._expected = self._ray.put(self._own)


def _reach(address: str) -> None:
    """Raise OSError when nothing listens there: Ray itself would wait for two minutes."""
    if address != "auto":
        host, _, port = address.removeprefix("ray://").rpartition(":")
        socket.create_connection((host.strip("[]"), int(port)), _SECONDS_TO_REACH).close()
