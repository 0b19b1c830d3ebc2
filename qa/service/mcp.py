"""Tools for assistants over the Model Context Protocol: search, ask, read a unit, look up a reference.

The only import of the SDK. Over standard input one engine answers in this process; over HTTP the tools stand behind
the gate of the service, at /mcp, without sessions. Every result holds the JSON of the service and the same as text.
"""

import json
from collections.abc import Callable
from typing import Annotated, Any

import anyio
from fastapi import FastAPI
from mcp.server import MCPServer
from mcp.server.mcpserver import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import CallToolResult, TextContent, ToolAnnotations
from pydantic import Field
from starlette.routing import Route

from qa.service import mcp_words, models
from qa.service.desk import FrontDesk
from qa.service.gate import Visit
from qa.service.generations import generations_of
from qa.service.log import take_over_logging
from qa.service.mcp_text import answer_text, found_text, passages_text, unit_text
from qa.service.records import Kind, RefusedError, ServiceSettings, Task

PATH = "/mcp"
_READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)

Question = Annotated[str, Field(min_length=1, max_length=models.LONGEST_QUESTION, description=mcp_words.QUESTION)]
FiltersHere = Annotated[models.FiltersGiven | None, Field(description=mcp_words.FILTERS)]
Earlier = Annotated[list[models.Text] | None, Field(max_length=50, description=mcp_words.EARLIER)]
Address = Annotated[str, Field(min_length=1, max_length=500, description=mcp_words.ADDRESS)]
Reference = Annotated[str, Field(min_length=1, max_length=models.LONGEST_QUESTION, description=mcp_words.REFERENCE)]


def server_of(desk: FrontDesk) -> MCPServer[Any]:
    """The four tools, answering through a desk."""
    server: MCPServer[Any] = MCPServer(
        "vraagbaak", title="Vraagbaak", instructions=mcp_words.ABOUT, log_level="WARNING", subscriptions=False
    )

    async def result(
        context: Context[Any, Any], kind: Kind, given: dict[str, Any], text_of: Callable[[Any], str]
    ) -> CallToolResult:
        try:
            reply = await desk.reply(Task(kind, given, "nl", _user(context), "mcp"))
        except RefusedError as refusal:
            raise ToolError(f"{refusal} / {refusal.english}") from None
        content = json.loads(reply.body)
        if reply.status != 200:
            raise ToolError(f"{content['error']['nl']} / {content['error']['en']}")
        return CallToolResult(content=[TextContent(type="text", text=text_of(content))], structured_content=content)

    async def ask(
        vraag: Question, context: Context[Any, Any], filters: FiltersHere = None, eerder: Earlier = None
    ) -> Annotated[CallToolResult, models.Answer]:
        return await result(context, "ask", _asked(vraag, filters, eerder), answer_text)

    async def search(
        vraag: Question, context: Context[Any, Any], filters: FiltersHere = None
    ) -> Annotated[CallToolResult, models.Passages]:
        return await result(context, "search", _asked(vraag, filters, None), passages_text)

    async def read_unit(adres: Address, context: Context[Any, Any]) -> Annotated[CallToolResult, models.Unit]:
        return await result(context, "unit", {"address": adres}, unit_text)

    async def look_up(verwijzing: Reference, context: Context[Any, Any]) -> Annotated[CallToolResult, models.Found]:
        return await result(context, "cite", {"reference": verwijzing}, found_text)

    does: tuple[Callable[..., Any], ...] = (ask, search, read_unit, look_up)
    for tool, (name, (title, description)) in zip(does, mcp_words.TOOLS.items(), strict=True):
        server.add_tool(tool, name, title, description, _READS)
    return server


def mounted(app: FastAPI, desk: FrontDesk) -> Callable[[], Any]:
    """Add /mcp to an application that stands behind the gate; returns what must run for as long as it does."""
    server = server_of(desk)
    made = server.streamable_http_app(
        streamable_http_path=PATH,
        json_response=True,
        stateless_http=True,
        max_request_body_size=desk.settings.body_bytes,
        # The gate looks at Host before this does, and knows on which addresses it must.
        host=desk.settings.host,
    )
    # Requests alone: a stream that a GET would open says nothing without sessions, and never ends.
    app.router.routes.extend(
        Route(route.path, route.endpoint, methods=["POST"]) for route in made.routes if isinstance(route, Route)
    )
    return server.session_manager.run


def over_standard_input(settings: ServiceSettings) -> None:
    """Serve one assistant over standard input and output, until it closes them. Raises StoreError without an index."""
    generations = generations_of(settings)
    generations.open()
    generations.start()
    server = server_of(FrontDesk(settings, generations))
    take_over_logging()
    try:
        anyio.run(server.run_stdio_async)
    finally:
        generations.stop()


def _asked(question: str, filters: models.FiltersGiven | None, earlier: list[str] | None) -> dict[str, Any]:
    given = models.QuestionGiven(question=question, filters=filters, history=earlier or [])
    return given.model_dump(by_alias=True)


def _user(context: Context[Any, Any]) -> str | None:
    """Whose key the request showed, None over standard input."""
    request = context.request_context.request
    visit: Visit | None = getattr(getattr(request, "state", None), "visit", None)
    return visit.user if visit else None
