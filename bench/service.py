"""Does the service hold under load, and under attack? `python -m bench.service --seconds 300`.

Makes papers (`bench.papers`) with about 100,000 passages, indexes them, and starts `vraagbaak serve` over them. Then:

1. many clients at once, each with one question after another: answers a second, the time they take, errors, memory;
2. the index is updated while they ask: every request must be answered, by the old generation or the new one;
3. the service is killed (SIGKILL) and started again while clients ask that try again: no question may stay unanswered;
4. requests that nobody means well (`bench.service_fuzz`): each must get a 4xx or a right answer, and nothing may leak.

Prints each figure beside its bar; exit status 1 when one is missed. The clients run on the same machine. `--index`
takes an index that is there already, and leaves out the update.
"""

import argparse
import http.client
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.evaluation import gold_rows, memory_of_tree, paper_numbers
from bench.papers import write_paper
from bench.service_clients import Crowd, Seen
from bench.service_fuzz import requests, wrong

ROOT = Path(__file__).resolve().parent.parent
PAPERS, CLIENTS, SECONDS, FUZZED = 7_700, 50, 300.0, 10_000
RATE, P99, GROWTH = 60.0, 1.5, 1.05
QUESTIONS = 5_000
_CHANGED = 20
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


def swapped(service: Running, questions: Sequence[str], clients: int, papers: Path, index: Path) -> list[Figure]:
    """An update of the index while clients ask."""
    crowd = Crowd(service.port, questions, clients).start()
    for number in paper_numbers(_CHANGED):
        write_paper(papers, number, version=1)
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
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
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
    given.add_argument("--papers", type=int, default=PAPERS)
    given.add_argument("--clients", type=int, default=CLIENTS)
    given.add_argument("--seconds", type=float, default=SECONDS)
    given.add_argument("--fuzzed", type=int, default=FUZZED)
    given.add_argument("--port", type=int, default=8611)
    given.add_argument("--index", type=Path)
    options = given.parse_args()
    numbers = paper_numbers(options.papers)
    questions = [str(row["question"]) for row in gold_rows(numbers, QUESTIONS)]
    with tempfile.TemporaryDirectory(prefix="vraagbaak-service-") as made:
        folder = Path(made)
        log, index, papers = folder / "log", options.index or folder / "index", folder / "papers"
        if not options.index:
            from index.build import build

            papers.mkdir()
            for number in numbers:
                write_paper(papers, number)
            print(f"{build([papers], index).passages} passages, {options.clients} klanten", flush=True)
        with running(index, options.port, log) as service:
            found, _ = loaded(service, questions, options.clients, options.seconds)
            if not options.index:
                found += swapped(service, questions, options.clients, papers, index)
            found += fuzzed(service.port, options.fuzzed)
        found += killed(index, options.port, log, questions, options.clients)
    print(*found, sep="\n")
    return int(any(figure.missed for figure in found))


if __name__ == "__main__":
    sys.exit(main())
