"""The service gives the JSON of the command line, over every route, and describes it rightly."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from service_here import QUESTION, served, settings_of
from shipped import (
    LACHGAS,
    copied_index,
    gold_rows,
    json_of,
    read_lines,
    seed_index,
    source_text,
    vraagbaak,
    write_lines,
)
from starlette.testclient import TestClient

from qa.service import models

FARE = "Wat kost een treinkaartje van Utrecht naar Groningen?"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with served(settings_of(tmp_path_factory.mktemp("service"))) as made:
        yield made


def command(*arguments: object) -> Any:
    """What a command prints with --json."""
    return json_of(vraagbaak(*arguments, "--json", index=seed_index()))


def untimed(answer: dict[str, Any]) -> dict[str, Any]:
    return {**answer, "latency_ms": None}


@pytest.mark.parametrize("question", [QUESTION["question"], FARE, "How many nitrous oxide cases are registered?"])
def test_an_answer_is_that_of_the_command(client: TestClient, question: str) -> None:
    for lang in ("nl", "en"):
        found = client.post(f"/v1/ask?lang={lang}", json={"question": question})
        assert found.status_code == 200
        assert untimed(found.json()) == untimed(command("ask", question, "--no-audit", "--lang", lang))


def test_history_filters_and_id_count(client: TestClient) -> None:
    given = {"id": "k7", "question": "En in 2023?", "history": [QUESTION["question"]], "filters": {"document": LACHGAS}}
    found = client.post("/v1/ask", json=given).json()
    assert found["id"] == "k7"
    assert {item["document"] for item in found["passages"]} == {f"{LACHGAS}.txt"}
    nobody = client.post("/v1/ask", json={**QUESTION, "filters": {"from": "2099-01-01"}}).json()
    assert (nobody["abstained"], nobody["passages"]) == (True, [])


def test_a_batch_is_that_of_the_command_in_order(client: TestClient, tmp_path: Path) -> None:
    rows: list[object] = [{"id": row["id"], "question": row["question"]} for row in gold_rows()[:12]]
    rows += [{"question": FARE}, {"question": FARE, "filters": {"kind": "kamerbrief"}}]
    asked, out = write_lines(tmp_path / "q.jsonl", rows), tmp_path / "a.jsonl"
    assert vraagbaak("batch", "--questions", asked, "--out", out, "--no-audit", index=seed_index()).exit_code == 0
    with client.stream("POST", "/v1/batch", content=asked.read_bytes()) as reply:
        assert reply.status_code == 200
        assert reply.headers["content-type"] == "application/x-ndjson"
        found = [json.loads(line) for line in reply.iter_lines()]
    assert [untimed(row) for row in found] == [untimed(row) for row in read_lines(out)]


def test_a_batch_with_a_fault_answers_nothing(client: TestClient) -> None:
    reply = client.post("/v1/batch", content=b'{"question": "Wat?"}\n\n{"vraag": "Wat?"}\n')
    assert reply.status_code == 422
    assert reply.json()["error"]["nl"].startswith("regel 3 is geen vraag")
    assert client.post("/v1/batch", content=b" \n").status_code == 422
    assert client.post("/v1/batch", content=b'{"question": "Wat?"}\n' * 1001).status_code == 413


def test_a_line_that_cannot_be_answered_is_told_in_its_place(client: TestClient) -> None:
    reply = client.post("/v1/batch", content=b'{"question": "?!", "id": "x"}\n{"question": "Wat is lachgas?"}\n')
    first, second = (json.loads(line) for line in reply.text.splitlines())
    assert (first["id"], set(first)) == ("x", {"id", "error"})
    assert second["id"] == "2"
    assert second["passages"]


def test_papers_and_places_are_those_of_the_commands(client: TestClient) -> None:
    assert client.get("/v1/units").json() == command("units")
    assert client.get(f"/v1/units/{LACHGAS}.txt").json() == command("units", LACHGAS)
    rows = command("units", LACHGAS)
    assert [client.get("/v1/unit", params={"address": row["address"]}).json() for row in rows] == rows
    info = command("info")
    documents = client.get("/v1/documents")
    assert documents.json() == info["documents"]
    assert documents.headers["x-total-count"] == "5"
    assert client.get("/v1/documents?offset=3&limit=1").json() == info["documents"][3:4]
    assert client.get("/v1/info").json() == {key: info[key] for key in info if key not in ("index", "documents")}
    source = client.get(f"/v1/sources/{LACHGAS}")
    assert source.content.decode() == source_text(f"{LACHGAS}.txt")
    assert source.headers["content-type"] == "text/plain; charset=utf-8"


@pytest.mark.parametrize("reference", ["antwoord op vraag 7 lachgas", f"{LACHGAS}#antwoord-7", "zomaar iets"])
def test_a_reference_is_that_of_the_command(client: TestClient, reference: str) -> None:
    assert client.get("/v1/cite", params={"reference": reference}).json() == command("cite", reference)


def test_quotes_are_checked(client: TestClient) -> None:
    answer = client.post("/v1/ask", json=QUESTION).json()
    assert client.post("/v1/verify", json={"answers": [answer]}).json() == {"quotes": 1, "ok": True, "failures": []}
    answer["citations"][0]["quote"] = answer["citations"][0]["quote"].replace("1801", "1081")
    found = client.post("/v1/verify?lang=en", json={"answers": [answer]}).json()
    assert found["ok"] is False
    assert [item["where"] for item in found["failures"]] == ["answers:1"]
    assert "quote differs" in found["failures"][0]["what"]


def test_what_is_not_there_is_told_in_two_languages(client: TestClient) -> None:
    for path in ("/v1/units/geen.txt", "/v1/sources/geen.txt", "/v1/unit?address=geen", "/v1/niets", "/docs"):
        reply = client.get(path)
        assert reply.status_code == 404
        assert set(reply.json()["error"]) == {"nl", "en"}
    assert client.get("/v1/ask").status_code == 405
    assert client.post("/v1/ask", content=b"{", headers={"content-type": "application/json"}).status_code == 400
    assert client.post("/v1/ask", json={"question": "?!"}).status_code == 422
    assert client.post("/v1/ask", json={"question": "a" * 10_001}).status_code == 422


def test_the_description_fits_what_is_given(client: TestClient) -> None:
    """Every reply has the fields of its model, and no others."""

    def fits(model: type[BaseModel], row: Any) -> None:
        assert model.model_validate(row, strict=True)
        assert set(row) == set(model.model_fields)

    answer = client.post("/v1/ask", json=QUESTION).json()
    fits(models.Answer, answer)
    for item in answer["citations"]:
        fits(models.Citation, item)
    for item in answer["passages"]:
        fits(models.Passage, item)
    found = client.get("/v1/cite?reference=vraag 7 lachgas").json()
    fits(models.Found, found)
    fits(models.Match, found["matches"][0])
    for row in client.get("/v1/units").json():
        fits(models.Unit, row)
    for row in client.get("/v1/documents").json():
        fits(models.Document, row)
    fits(models.Info, client.get("/v1/info").json())
    fits(models.Verdict, client.post("/v1/verify", json={"answers": []}).json())
    fits(models.Health, client.get("/health").json())
    fits(models.Ready, client.get("/ready").json())
    described = client.get("/openapi.json").json()
    assert described["paths"]["/v1/ask"]["post"]["responses"]["200"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/Answer"
    }
    assert "HTTPValidationError" not in json.dumps(described)


def test_answers_are_kept_with_who_asked(tmp_path: Path) -> None:
    index = copied_index(tmp_path)
    with served(settings_of(tmp_path, index, audit=True)) as client:
        client.post("/v1/ask", json=QUESTION)
        client.post("/v1/batch", content=json.dumps({"question": FARE}).encode())
    kept = [json.loads(line)["payload"] for line in (index / "audit.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(item["via"], item["question"]) for item in kept] == [("serve", QUESTION["question"]), ("serve", FARE)]
    assert vraagbaak("audit", "verify", index=index).exit_code == 0


def test_commands_that_do_not_serve_import_no_server() -> None:
    names = ("fastapi", "uvicorn", "mcp", "starlette", "pydantic", "prometheus_client")
    script = f"import sys, qa.cli, qa.answer; print([name for name in {names} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"
