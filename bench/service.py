"""Does the service hold under load, and under attack? `python -m bench.service --seconds 300`.

Makes papers (`bench.corpus`) with about 100,000 passages, indexes them, and starts `vraagbaak serve` over them. A third
of the questions are Vragen of these papers, a third ask for a planted statement in its words, a third in other words;
none is asked twice before all were asked. Then:

1. many clients at once, each with one question after another: answers a second, the time they take, errors, memory;
2. the index is updated while they ask: every request must be answered, by the old generation or the new one;
3. the service is killed (SIGKILL) and started again while clients ask that try again: no question may stay unanswered;
4. requests that nobody means well (`bench.service_fuzz`): each must get a 4xx or a right answer, and nothing may leak.

Prints each figure beside its bar; exit status 1 when one is missed. The clients run on the same machine.
"""

import argparse
import http.client
import random
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import made_paper, needle_questions, papers_for, path_of, write_corpus
from bench.evaluation import memory_of_tree
from bench.papers import as_text
from bench.service_clients import Crowd, Seen
from bench.service_fuzz import requests, wrong

ROOT = Path(__file__).resolve().parent.parent
PASSAGES, CLIENTS, SECONDS, FUZZED = 100_000, 50, 300.0, 10_000
RATE, P99, GROWTH = 60.0, 1.5, 1.05
_OF_EACH = 1_000
_ADDED = 20
_SEED = 20261121
_OPENING = 300.0


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value beside its bar; `least`: the bar is a floor and not a ceiling."""

    name: str
    value: float
    bar: float
    unit: str = ""
    least: bool = False

    @property
    def missed(self) -> bool:
        """True when the bar is missed."""
        return self.value < self.bar if self.least else self.value > self.bar

    def __str__(self) -> str:
        sign = "≥" if self.least else "≤"
        said = f"{self.name:44} {self.value:9.3f} {self.unit:4} {sign} {self.bar:g}"
        return said + ("  NIET GEHAALD" if self.missed else "")


class Connection(http.client.HTTPConnection):
    """A connection that does not hold a body back until its head is acknowledged, forty milliseconds later."""

    def connect(self) -> None:
        super().connect()
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)


class Running:
    """A service in a process of its own, on a fixed port."""

    def __init__(self, index: Path, port: int, log: Path) -> None:
        options = ["--index", str(index), "--port", str(port), "--rate", "0", "--no-audit", "--mcp"]
        command = [sys.executable, "-m", "qa", "serve", *options]
        with log.open("ab") as errors:
            self.process = subprocess.Popen(command, cwd=ROOT, stderr=errors)
        self.port = port

    def ready(self) -> "Running":
        """Wait until the index is open. Raises RuntimeError when the service stops before."""
        until = time.monotonic() + _OPENING
        while time.monotonic() < until:
            if self.process.poll() is not None:
                raise RuntimeError(f"the service stopped with {self.process.returncode}")
            if get(self.port, "/ready") == 200:
                return self
            time.sleep(0.1)
        raise RuntimeError("the service did not open the index")

    def memory(self) -> float:
        """GiB that the service and its processes hold, what they share counted once."""
        return memory_of_tree(self.process.pid) / 2**30

    def kill(self) -> None:
        """SIGKILL; what it started ends by itself."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


def get(port: int, path: str) -> int:
    """The status of a request, 0 when there is no reply."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        connection.request("GET", path)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        connection.close()


@contextmanager
def running(index: Path, port: int, log: Path) -> Iterator[Running]:
    """A service that is ready, stopped gently at the end."""
    service = Running(index, port, log)
    try:
        yield service.ready()
    finally:
        if service.process.poll() is None:
            service.process.terminate()
            service.process.wait(60)


def loaded(service: Running, questions: Sequence[str], clients: int, seconds: float) -> tuple[list[Figure], Seen]:
    """Many clients for a while: the rate, the times, the errors, and how much the memory grew in the second half."""
    warm = Crowd(service.port, questions, clients).start()
    time.sleep(min(10.0, seconds / 4))
    warm.stop()
    crowd = Crowd(service.port, questions, clients).start()
    time.sleep(seconds / 2)
    half = service.memory()
    time.sleep(seconds / 2)
    end = service.memory()
    seen = crowd.stop()
    print(f"{len(seen.seconds)} antwoorden; p50 {seen.percentile(0.5):.3f} s; geheugen {half:.2f} → {end:.2f} GiB")
    return [
        Figure(f"antwoorden per seconde, {clients} klanten", seen.rate, RATE, least=True),
        Figure("99e percentiel", seen.percentile(0.99), P99, "s"),
        Figure("fouten", len(seen.errors), 0),
        Figure("geheugen, einde tegen helft", end / half, GROWTH, "×"),
    ], seen


def written(papers: Path, passages: int) -> list[str]:
    """Papers of about so many passages, and what is asked about them."""
    write_corpus(papers, passages, needles=_OF_EACH)
    chance = random.Random(_SEED)
    asked = list(needle_questions(papers))
    for number in chance.sample(range(papers_for(passages)), min(_OF_EACH, papers_for(passages))):
        asked.append(chance.choice(made_paper(number).pairs)[0])
    chance.shuffle(asked)
    return asked


def swapped(service: Running, questions: Sequence[str], clients: int, papers: Path, index: Path) -> list[Figure]:
    """An update of the index while clients ask."""
    crowd = Crowd(service.port, questions, clients).start()
    there = sum(1 for _ in papers.rglob("*.txt"))
    for number in range(there, there + _ADDED):
        (papers / path_of(number)).parent.mkdir(exist_ok=True)
        (papers / path_of(number)).write_bytes(as_text(made_paper(number)))
    subprocess.run(
        [sys.executable, "-m", "qa", "index", str(papers), "--index", str(index)],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + _OPENING
    while len(crowd.fingerprints()) < 2 and time.monotonic() < until:
        time.sleep(0.2)
    time.sleep(2)
    seen = crowd.stop()
    print(f"bijgewerkt onder belasting: {dict(seen.fingerprints.most_common())}, p99 {seen.percentile(0.99):.2f} s")
    return [
        Figure("wisselen: fouten", len(seen.errors), 0),
        Figure("wisselen: generaties die antwoordden", len(seen.fingerprints), 2, least=True),
    ]


def killed(index: Path, port: int, log: Path, questions: Sequence[str], clients: int) -> list[Figure]:
    """SIGKILL and a new start while clients ask that try again."""
    service = Running(index, port, log).ready()
    crowd = Crowd(port, questions, clients, retry=True).start()
    for _ in range(2):
        time.sleep(3)
        service.kill()
        service = Running(index, port, log).ready()
    time.sleep(3)
    seen = crowd.stop()
    service.process.terminate()
    service.process.wait(60)
    print(f"tweemaal gedood: {len(seen.seconds)} antwoorden, {seen.retries} maal opnieuw gevraagd")
    return [Figure("gedood: vragen zonder antwoord", len(seen.errors), 0)]


def fuzzed(port: int, count: int) -> list[Figure]:
    """Hostile requests, one after another; prints the first few that got the wrong reply."""
    faults: list[str] = []
    statuses: dict[int, int] = {}
    connection = Connection("127.0.0.1", port, timeout=60)
    for request in requests(count):
        try:
            connection.request(request.method, request.path or "/", request.body or None, request.headers)
            reply = connection.getresponse()
            body = reply.read()
            statuses[reply.status] = statuses.get(reply.status, 0) + 1
            fault = wrong(reply.status, body, str(reply.headers))
        except (OSError, http.client.HTTPException) as error:
            connection.close()
            fault = type(error).__name__
        if fault:
            faults.append(f"{fault}: {request.method} {request.path[:80]} {request.body[:60]!r}")
    print(f"vijandige verzoeken: {dict(sorted(statuses.items()))}", *faults[:10], sep="\n  ")
    return [Figure("vijandige verzoeken: verkeerd beantwoord", len(faults), 0)]


def main() -> int:
    """Measure, print, and return 1 when a bar is missed."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--passages", type=int, default=PASSAGES, help="about so many")
    given.add_argument("--clients", type=int, default=CLIENTS)
    given.add_argument("--seconds", type=float, default=SECONDS)
    given.add_argument("--fuzzed", type=int, default=FUZZED)
    given.add_argument("--port", type=int, default=8611)
    options = given.parse_args()
    with tempfile.TemporaryDirectory(prefix="vraagbaak-service-") as made:
        from index.build import build

        folder = Path(made)
        log, index, papers = folder / "log", folder / "index", folder / "papers"
        questions = written(papers, options.passages)
        built = build([papers], index)
        print(f"{built.passages} passages, {len(questions)} vragen, {options.clients} klanten", flush=True)
        with running(index, options.port, log) as service:
            found, _ = loaded(service, questions, options.clients, options.seconds)
            found += swapped(service, questions, options.clients, papers, index)
            found += fuzzed(service.port, options.fuzzed)
        found += killed(index, options.port, log, questions, options.clients)
    print(*found, sep="\n")
    return int(any(figure.missed for figure in found))


if __name__ == "__main__":
    sys.exit(main())
