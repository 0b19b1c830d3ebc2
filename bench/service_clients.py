"""Clients that ask a running service, many at once, and what they saw: `python -m bench.service` starts them."""

import http.client
import json
import random
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

_PATIENCE = 60.0
_PAUSE = 0.05


@dataclass(slots=True)
class Seen:
    """What the clients saw: seconds of each answer, every error, answers by generation, and how often they retried."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    fingerprints: Counter[str] = field(default_factory=Counter)
    retries: int = 0
    wall: float = 0.0

    @property
    def rate(self) -> float:
        """Answers a second."""
        return len(self.seconds) / self.wall if self.wall else 0.0

    def percentile(self, share: float) -> float:
        """The seconds that this share of the answers took at most."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else float("inf")


class Crowd:
    """`clients` threads that each ask one question after another, from `start` until `stop`.

    `retry`: a request that fails is sent again until it is answered, for a minute; else it counts as an error.
    """

    def __init__(self, port: int, questions: Sequence[str], clients: int, retry: bool = False) -> None:
        self._port, self._questions, self._retry = port, questions, retry
        self._over = threading.Event()
        self._parts = [Seen() for _ in range(clients)]
        self._threads = [threading.Thread(target=self._run, args=(n, part)) for n, part in enumerate(self._parts)]
        self._started = 0.0

    def start(self) -> "Crowd":
        """All clients begin."""
        self._started = time.perf_counter()
        for thread in self._threads:
            thread.start()
        return self

    def fingerprints(self) -> set[str]:
        """The generations that have answered so far."""
        return {name for part in self._parts for name in tuple(part.fingerprints)}

    def stop(self) -> Seen:
        """Each client ends its last question; what all of them saw."""
        self._over.set()
        for thread in self._threads:
            thread.join()
        whole = Seen(wall=time.perf_counter() - self._started)
        for part in self._parts:
            whole.seconds += part.seconds
            whole.errors += part.errors
            whole.fingerprints += part.fingerprints
            whole.retries += part.retries
        return whole

    def _run(self, number: int, seen: Seen) -> None:
        chance = random.Random(number)
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=_PATIENCE)
        while not self._over.is_set():
            self._ask(connection, chance.choice(self._questions), seen)
        connection.close()

    def _ask(self, connection: http.client.HTTPConnection, question: str, seen: Seen) -> None:
        started = time.perf_counter()
        while True:
            try:
                status, body = post(connection, "/v1/ask", {"question": question})
                found = json.loads(body) if status == 200 else {}
                if found.get("question") == question:
                    seen.seconds.append(time.perf_counter() - started)
                    seen.fingerprints[found["fingerprint"]] += 1
                    return
                fault = f"status {status}"
            except (OSError, http.client.HTTPException, ValueError) as error:
                connection.close()
                fault = type(error).__name__
            if not self._retry or time.perf_counter() - started > _PATIENCE:
                seen.errors.append(fault)
                return
            seen.retries += 1
            time.sleep(_PAUSE)


def post(connection: http.client.HTTPConnection, path: str, content: object) -> tuple[int, bytes]:
    """Status and body of one request with JSON. Raises OSError or HTTPException when there is no reply."""
    connection.request("POST", path, json.dumps(content).encode(), {"content-type": "application/json"})
    reply = connection.getresponse()
    return reply.status, reply.read()
