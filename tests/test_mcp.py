"""The tools for assistants, run by the client of the official SDK over standard input and over HTTP."""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx2
import pytest
from mcp import Client
from mcp.client.stdio import StdioServerParameters, stdio_client
from mcp.client.streamable_http import streamable_http_client
from service_here import QUESTION, on_a_port, settings_of
from shipped import FARE, LACHGAS, ROOT, json_of, seed_index, vraagbaak

from qa.service.keys import add_key
from qa.service.mcp import mounted

TOOLS = {"vraag", "zoek", "lees_eenheid", "zoek_verwijzing"}
UNIT = f"{LACHGAS}#antwoord-7"


async def run_all_tools(client: Client) -> None:
    """Each tool once rightly, and as wrongly as an assistant may."""
    listed = (await client.list_tools()).tools
    assert {tool.name for tool in listed} == TOOLS
    for tool in listed:
        assert tool.output_schema
        assert tool.description
        assert " / " in tool.description

    async def call(name: str, **given: Any) -> tuple[dict[str, Any], str]:
        result = await client.call_tool(name, given)
        assert not result.is_error, result.content
        return result.structured_content or {}, getattr(result.content[0], "text", "")

    answer, text = await call("vraag", vraag=QUESTION["question"])
    wanted = json_of(vraagbaak("ask", QUESTION["question"], "--json", "--no-audit", index=seed_index()))
    assert {**answer, "latency_ms": 0} == {**wanted, "latency_ms": 0}
    assert wanted["citations"][0]["quote"] in text
    assert UNIT in text
    refused, text = await call("vraag", vraag=FARE, filters={"document": LACHGAS}, eerder=[QUESTION["question"]])
    assert refused["abstained"]
    assert text.startswith("Niet gevonden")
    found, text = await call("zoek", vraag="lachgas in het verkeer", filters={"kind": "vraag-antwoord"})
    assert len(found["passages"]) == 10
    assert found["passages"][0]["text"] in text
    read, text = await call("lees_eenheid", adres=found["passages"][0]["address"])
    assert read["address"] == found["passages"][0]["address"]
    assert read["answer"] in text
    place, text = await call("zoek_verwijzing", verwijzing="antwoord op vraag 7 lachgas")
    assert place["matches"][0]["address"] == UNIT
    assert place["matches"][0]["quote"] in text

    for name, given in (
        ("vraag", {"vraag": ""}),
        ("vraag", {"vraag": "?!"}),
        ("vraag", {"vraag": "a" * 10_001}),
        ("vraag", {}),
        ("vraag", {"vraag": "Wat?", "eerder": ["a"] * 51}),
        ("zoek", {"vraag": "Wat?", "filters": {"from": "gisteren"}}),
        ("lees_eenheid", {"adres": "../../etc/passwd"}),
        ("zoek_verwijzing", {"verwijzing": ""}),
        ("weg_ermee", {}),
    ):
        result = await client.call_tool(name, given)
        assert result.is_error
        assert "Traceback" not in str(result.content)
        assert str(ROOT) not in str(result.content)


@asynccontextmanager
async def over_http(port: int, headers: dict[str, str]) -> AsyncIterator[Client]:
    """A client of the tools on a port of this computer."""
    async with (
        httpx2.AsyncClient(headers=headers, timeout=60) as http,
        Client(streamable_http_client(f"http://127.0.0.1:{port}/mcp", http_client=http)) as client,
    ):
        yield client


def test_all_tools_over_standard_input(tmp_path: Path) -> None:
    command = ["-m", "qa", "mcp", "--index", str(seed_index()), "--no-audit"]

    async def run() -> None:
        with (tmp_path / "log").open("w", encoding="utf-8") as log:
            server = StdioServerParameters(command=sys.executable, args=command, cwd=ROOT)
            async with Client(stdio_client(server, errlog=log)) as client:
                await run_all_tools(client)

    anyio.run(run)
    said = (tmp_path / "log").read_text(encoding="utf-8")
    assert "lachgas" not in said
    assert "Traceback" not in said


@pytest.mark.loopback
def test_all_tools_over_http_behind_a_key(tmp_path: Path) -> None:
    settings = settings_of(tmp_path, require_key=True)
    secret = add_key(settings.keys, "Assistent")

    async def run(port: int) -> None:
        async with over_http(port, {"authorization": f"Bearer {secret}"}) as client:
            await run_all_tools(client)
        async with httpx2.AsyncClient() as http:
            assert (await http.post(f"http://127.0.0.1:{port}/mcp", json={})).status_code == 401
            # A stream that never says anything would hold a place for ever.
            told = {"authorization": f"Bearer {secret}", "accept": "text/event-stream"}
            assert (await http.get(f"http://127.0.0.1:{port}/mcp", headers=told)).status_code == 405

    with on_a_port(settings, mounted) as port:
        anyio.run(run, port)
