"""A newer generation takes over without a failed request; processes that die or hang are replaced."""

import http.client
import json
import os
import signal
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest
from loopback import free_port
from service_here import QUESTION, at_once, served, settings_of
from shipped import ROOT, copied_index, copied_seeds, seed_index, vraagbaak

from index.build import build
from index.generation import current
from qa.service.crew import Crew
from qa.service.generations import Generations
from qa.service.records import About, RefusedError, Reply, Task

ASK = Task("ask", {**QUESTION, "id": "1", "filters": None, "history": []})


def test_an_update_under_load_fails_no_request(tmp_path: Path) -> None:
    papers, index = copied_seeds(tmp_path), tmp_path / "index"
    build([papers], index)
    replies: list[tuple[int, str]] = []
    with served(settings_of(tmp_path, index)) as client:
        before = client.get("/ready").json()

        def ask_until_it_is_there() -> None:
            for _ in range(2000):
                reply = client.post("/v1/ask", json=QUESTION)
                replies.append((reply.status_code, reply.json().get("fingerprint", "")))
                if replies[-1][1] != before["fingerprint"]:
                    return

        def update() -> None:
            (papers / "kaas.txt").write_text("Geachte voorzitter,\n\nDe kaas is belegen.\n", encoding="utf-8")
            build([papers], index)

        at_once(update, *[ask_until_it_is_there] * 4)
        after = client.get("/ready").json()
        assert client.get("/v1/units/kaas.txt").status_code == 200
        assert 'vraagbaak_reloads_total{result="opened"} 1.0' in client.get("/metrics").text
    assert {status for status, _ in replies} == {200}
    assert {name for _, name in replies} == {before["fingerprint"], after["fingerprint"]}
    assert before["generation"] != after["generation"]


class Waits:
    """A crew of which every reply is given by hand."""

    def __init__(self, name: str) -> None:
        self.about, self.size, self.lost = About(name, name), 1, 0
        self.futures: list[Future[Reply]] = []
        self.closed = False

    def submit(self, task: Task) -> "Future[Reply]":
        assert not self.closed
        self.futures.append(Future())
        return self.futures[-1]

    def close(self) -> None:
        for future in self.futures:
            future.set_result(Reply(200, self.about.generation.encode()))
        self.closed = True


def test_what_was_asked_of_the_old_generation_is_answered_by_it() -> None:
    crews = [Waits("oud"), Waits("nieuw")]
    coming = iter(crews)
    held = Generations(seed_index(), lambda: next(coming), 60.0)
    held.open()
    waiting = held.submit(ASK)
    held.open()
    assert (waiting.result().body, crews[0].closed, crews[1].closed) == (b"oud", True, False)
    later = held.submit(ASK)
    assert not later.done()
    held.stop()
    assert later.result().body == b"nieuw"
    with pytest.raises(RefusedError):
        held.submit(ASK)


def test_a_generation_that_does_not_open_leaves_the_old_one(tmp_path: Path) -> None:
    papers, index = copied_seeds(tmp_path), tmp_path / "index"
    build([papers], index)
    with served(settings_of(tmp_path, index)) as client:
        before = client.get("/ready").json()
        name = current(index).name
        (index / "gen-kapot").mkdir()
        (index / "CURRENT").write_text("gen-kapot\n", encoding="utf-8")
        while 'vraagbaak_reloads_total{result="failed"} 1.0' not in client.get("/metrics").text:
            assert client.post("/v1/ask", json=QUESTION).status_code == 200
        (index / "CURRENT").write_text(f"{name}\n", encoding="utf-8")
        assert client.get("/ready").json() == before


def test_processes_that_die_or_hang_are_replaced(capfd: pytest.CaptureFixture[str]) -> None:
    crew = Crew(seed_index(), 1, 60.0, audit=False)
    try:
        first = json.loads(crew.submit(ASK).result().body)
        assert (first["fingerprint"], len(crew.processes())) == (crew.about.fingerprint, 1)
        os.kill(crew.processes()[0], signal.SIGKILL)
        again = json.loads(crew.submit(ASK).result().body)
        assert {**again, "latency_ms": 0} == {**first, "latency_ms": 0}
        assert crew.lost == 1
        crew.seconds = 0.0
        with pytest.raises(RefusedError) as refused:
            crew.submit(ASK).result()
        assert refused.value.status == 504
        crew.seconds = 60.0
        assert crew.submit(Task("info")).result().status == 200
        waiting = [crew.submit(ASK) for _ in range(3)]
    finally:
        crew.close()
    assert [future.result().status for future in waiting] == [200, 200, 200]
    assert (crew.lost, crew.processes()) == (2, [])
    assert "lachgas" not in capfd.readouterr().err


@pytest.mark.loopback
def test_sigterm_lets_what_was_asked_be_answered_and_kept(tmp_path: Path) -> None:
    port, index = free_port(), copied_index(tmp_path)
    command = [sys.executable, "-m", "qa", "serve", "--index", str(index), "--port", str(port), "--processes", "2"]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE) as server:
        assert server.stderr is not None
        events = (json.loads(line) for line in server.stderr)
        assert next(line for line in events if line["event"] == "opened")
        connections = [http.client.HTTPConnection("127.0.0.1", port) for _ in range(5)]
        many = json.dumps(QUESTION).encode() + b"\n"
        for connection in connections:
            # An answer to something first: what is still on its way to the server may be refused.
            connection.request("GET", "/health")
            assert connection.getresponse().read()
            connection.request("POST", "/v1/batch", many * 8)
        replies = [connection.getresponse() for connection in connections]
        server.send_signal(signal.SIGTERM)
        assert [(reply.status, reply.read().count(b"\n")) for reply in replies] == [(200, 8)] * 5
        for connection in connections:
            connection.close()
        assert [line["event"] for line in events][-1] == "stopped"
        assert server.wait() == 0
    # Two processes wrote in one log, and its chain is whole.
    assert len((index / "audit.jsonl").read_text(encoding="utf-8").splitlines()) == 40
    assert vraagbaak("audit", "verify", index=index).exit_code == 0
