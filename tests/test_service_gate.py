"""Who may come in, how much, how often and for how long; and that what goes wrong tells nothing."""

import asyncio
import http.client
import json
import re
from concurrent.futures import Future
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from service_here import QUESTION, on_a_port, served, settings_of
from shipped import one_line, seed_index, vraagbaak
from starlette.types import Message

from bench.service_fuzz import requests, wrong
from qa.service.app import application
from qa.service.generations import Generations
from qa.service.keys import Keys, add_key, read_keys, revoke_key
from qa.service.mcp import mounted
from qa.service.rate import Limiter
from qa.service.records import About, Reply, ServiceSettings, Task


class Answers:
    """A crew made of one future; `raises` instead when it is given."""

    about = About("b" * 64, "c" * 64)
    size, lost = 1, 0

    def __init__(self, reply: Reply | None = None, raises: Exception | None = None) -> None:
        self._reply, self._raises = reply, raises

    def submit(self, task: Task) -> "Future[Reply]":
        future: Future[Reply] = Future()
        if self._raises:
            raise self._raises
        if self._reply:
            future.set_result(self._reply)
        return future

    def close(self) -> None:
        """Nothing is open."""


def generations_with(settings: ServiceSettings, crew: Answers) -> Generations:
    made = Generations(settings.index, lambda: crew, 60.0)
    made.open()
    return made


@pytest.fixture
def logged(capsys: pytest.CaptureFixture[str]) -> Any:
    """The lines that the service logged, when called."""

    def lines() -> list[dict[str, Any]]:
        return [json.loads(line) for line in capsys.readouterr().err.splitlines()]

    return lines


def test_keys_are_kept_as_hashes_and_revoked(tmp_path: Path) -> None:
    path = tmp_path / "sleutels.json"
    first, second = add_key(path, "An"), add_key(path, "Bé (intern)".replace("(", "").replace(")", ""))
    assert re.fullmatch(r"vb_[\w-]{43}", first)
    assert first not in path.read_text(encoding="utf-8")
    assert path.stat().st_mode & 0o777 == 0o600
    assert (Keys(path).name_of(first), Keys(path).name_of(second), Keys(path).name_of("vb_x")) == (
        "An",
        "Bé intern",
        None,
    )
    revoke_key(path, "An")
    assert [key.name for key in read_keys(path)] == ["Bé intern"]
    assert Keys(path).name_of(first) is None


def test_the_command_makes_lists_and_revokes_keys(tmp_path: Path) -> None:
    made = vraagbaak("keys", "add", "Griffie", index=tmp_path)
    assert made.exit_code == 0
    assert Keys(tmp_path / "sleutels.json").name_of(made.stdout.strip()) == "Griffie"
    assert "Griffie" in vraagbaak("keys", "list", index=tmp_path).stdout
    assert "heeft al een sleutel" in one_line(vraagbaak("keys", "add", "Griffie", index=tmp_path))
    assert "geen naam" in one_line(vraagbaak("keys", "add", "../x", index=tmp_path))
    assert vraagbaak("keys", "revoke", "Griffie", index=tmp_path).exit_code == 0
    assert "heeft geen sleutel" in one_line(vraagbaak("keys", "revoke", "Griffie", index=tmp_path))
    (tmp_path / "sleutels.json").write_text("[]", encoding="utf-8")
    assert "niet te gebruiken" in one_line(vraagbaak("keys", "list", index=tmp_path))


def test_without_a_key_nobody_listens_to_the_world(tmp_path: Path) -> None:
    given = ("serve", "--host", "0.0.0.0", "--keys", tmp_path / "sleutels.json")
    assert "keys add" in one_line(vraagbaak(*given, index=seed_index()))
    assert "geen index" in one_line(vraagbaak("serve", index=tmp_path))


def test_a_key_is_asked_for_and_named_in_the_log(tmp_path: Path, logged: Any) -> None:
    settings = settings_of(tmp_path, require_key=True)
    secret = add_key(settings.keys, "Griffie")
    with served(settings, generations_with(settings, Answers(Reply(200, b"{}")))) as client:
        for given in (None, "", "Bearer", "Bearer ", f"Basic {secret}", f"Bearer {secret}x", "Bearer " + "a" * 9000):
            reply = client.get("/v1/info", headers={"authorization": given} if given is not None else {})
            assert reply.status_code == 401
            assert reply.headers["www-authenticate"] == "Bearer"
        assert client.get("/metrics").status_code == 401
        assert client.get("/v1/info", headers={"authorization": f"bearer {secret}"}).status_code == 200
        assert client.get("/health").status_code == client.get("/ready").status_code == 200
    assert [line["key"] for line in logged() if line.get("route") == "/v1/info" and line["status"] == 200] == [
        "Griffie"
    ]


def test_keys_that_cannot_be_read_keep_everybody_out(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    settings.keys.write_text("{", encoding="utf-8")
    with served(settings, generations_with(settings, Answers(Reply(200, b"{}")))) as client:
        assert client.get("/v1/info", headers={"authorization": "Bearer vb_x"}).status_code == 503


def test_a_bucket_empties_and_fills() -> None:
    times = iter((0.0, 0.0, 0.0, 0.1, 0.5, 0.5, 9.0, 9.0))
    limiter = Limiter(rate=2.0, burst=2, clock=lambda: next(times))
    assert [limiter.wait("a"), limiter.wait("a"), limiter.wait("b")] == [0, 0, 0]
    assert [limiter.wait("a"), limiter.wait("a"), limiter.wait("a")] == [1, 0, 1]
    assert [limiter.wait("a", 50), limiter.wait("a", 50)] == [0, 1]
    assert {Limiter(0, 1, lambda: 0.0).wait("a") for _ in range(9)} == {0}


def test_too_many_questions_wait(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, rate=0.001, burst=3)
    with served(settings, generations_with(settings, Answers(Reply(200, b"{}", {"abstained": True})))) as client:
        lines = b'{"question": "Wat?"}\n' * 9
        assert [client.get("/v1/info").status_code for _ in range(4)] == [200, 200, 200, 429]
        reply = client.post("/v1/batch", content=lines)
        assert reply.status_code == 429
        assert int(reply.headers["retry-after"]) > 100
        assert client.get("/health").status_code == 200


def test_a_large_body_is_refused_and_what_fits_is_not(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, body_bytes=1000)
    with served(settings, generations_with(settings, Answers(Reply(200, b"{}")))) as client:
        json_type = {"content-type": "application/json"}
        body = b'{"question": "Wat?"}'
        assert client.post("/v1/ask", content=body.ljust(1000), headers=json_type).status_code == 200
        for large in (body.ljust(1001), body.ljust(20_000), iter([body.ljust(600)] * 3), iter([body] * 9000)):
            assert client.post("/v1/ask", content=large, headers=json_type).status_code == 413


def test_a_question_out_of_time_and_a_full_house(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, seconds=0.01)
    with served(settings, generations_with(settings, Answers())) as client:
        reply = client.post("/v1/ask", json=QUESTION)
        assert (reply.status_code, set(reply.json()["error"])) == (504, {"nl", "en"})
        line = json.loads(client.post("/v1/batch", content=b'{"question": "Wat?"}').text)
        assert (line["id"], set(line)) == ("1", {"id", "error"})
    settings = settings_of(tmp_path, waiting=0)
    with served(settings, generations_with(settings, Answers())) as client:
        reply = client.post("/v1/ask", json=QUESTION)
        assert (reply.status_code, reply.headers["retry-after"]) == (503, "1")
        assert client.get("/health").status_code == 200


def test_a_body_that_does_not_come_is_given_up(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, seconds=0.01)
    app = application(settings, generations_with(settings, Answers()))
    sent: list[Message] = []

    async def nothing() -> Message:
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {"type": "http", "method": "POST", "path": "/v1/ask", "headers": [(b"host", b"localhost")], "state": {}}
    asyncio.run(app(scope, nothing, send))  # type: ignore[arg-type]  # an application may be any awaitable
    assert [message["status"] for message in sent if "status" in message] == [408]


def test_no_index_is_not_ready(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, index=tmp_path)
    with served(settings, Generations(tmp_path, Answers, 60.0)) as client:
        assert client.get("/health").json() == {"status": "ok"}
        assert client.get("/ready").status_code == 503
        assert client.post("/v1/ask", json=QUESTION).status_code == 503


def test_other_names_for_this_machine_are_refused(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    with served(settings, generations_with(settings, Answers(Reply(200, b"{}")))) as client:
        for name in ("evil.example", "localhost.evil.example", "", "[", "127.0.0.1.nip.io:80"):
            assert client.get("/v1/info", headers={"host": name}).status_code == 400
        for name in ("127.0.0.1:8600", "[::1]:8600", "LOCALHOST"):
            assert client.get("/v1/info", headers={"host": name}).status_code == 200


def test_what_nobody_foresaw_tells_nothing(tmp_path: Path, logged: Any) -> None:
    settings = settings_of(tmp_path)
    secret = f"{tmp_path}/geheim {QUESTION['question']}"
    with served(settings, generations_with(settings, Answers(raises=RuntimeError(secret)))) as client:
        reply = client.post("/v1/ask", json=QUESTION)
    assert reply.status_code == 500
    assert str(tmp_path) not in reply.text
    faults = [line for line in logged() if line["event"] == "fault"]
    assert [(line["error"], line["request"]) for line in faults] == [("RuntimeError", reply.headers["x-request-id"])]
    assert "geheim" not in json.dumps(faults)


def test_questions_stand_in_the_log_only_when_asked_for(tmp_path: Path, logged: Any) -> None:
    for wanted in (False, True):
        settings = settings_of(tmp_path, log_questions=wanted)
        with served(settings, generations_with(settings, Answers(Reply(200, b"{}")))) as client:
            client.post("/v1/ask", json=QUESTION)
            client.get("/v1/cite", params={"reference": QUESTION["question"]})
            client.get("/v1/units/geheim.txt")
        lines = logged()
        assert (QUESTION["question"] in [line.get("question") for line in lines]) is wanted
        assert "lachgas" not in json.dumps([line for line in lines if line.get("route") != "/v1/ask"])
        assert "geheim" not in json.dumps(lines)
        assert {"time", "route", "status", "ms", "request"} <= set(lines[-1])


def test_everything_is_counted(tmp_path: Path) -> None:
    settings = settings_of(tmp_path)
    with served(settings, generations_with(settings, Answers(Reply(200, b"{}", {"abstained": False})))) as client:
        client.post("/v1/ask", json=QUESTION)
        client.post("/v1/batch", content=b'{"question": "Wat?"}\n' * 3)
        client.post("/v1/verify", json={})
        client.get("/v1/niets/3")
        found = client.get("/metrics")
    assert found.headers["content-type"].startswith("text/plain; version=0.0.4")
    lines = dict(line.rsplit(" ", 1) for line in found.text.splitlines() if not line.startswith("#"))
    assert lines['vraagbaak_requests_total{route="/v1/ask",status="200"}'] == "1.0"
    assert lines['vraagbaak_requests_total{route="/v1/verify",status="422"}'] == "1.0"
    assert lines['vraagbaak_requests_total{route="-",status="404"}'] == "1.0"
    assert lines['vraagbaak_answers_total{abstained="false"}'] == "4.0"
    assert lines['vraagbaak_request_seconds_count{route="/v1/ask"}'] == "1.0"
    assert lines["vraagbaak_in_flight"] == "1.0"
    assert lines['vraagbaak_generation{fingerprint="cccccccccccc",generation="bbbbbbbbbbbb"}'] == "1.0"
    assert lines['vraagbaak_reloads_total{result="opened"}'] == "0.0"


@pytest.mark.loopback
def test_hostile_requests_get_a_refusal_and_learn_nothing(tmp_path: Path) -> None:
    faults: list[str] = []
    with on_a_port(settings_of(tmp_path), mounted) as port:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        for number, request in zip(count(), requests(1000), strict=False):
            connection.request(request.method, request.path or "/", request.body or None, request.headers)
            reply = connection.getresponse()
            fault = wrong(reply.status, reply.read(), str(reply.headers))
            faults += [f"{number} {fault}: {request.method} {request.path[:80]} {request.body[:80]!r}"] if fault else []
        connection.close()
    assert faults == []
