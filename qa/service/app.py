"""The service as an application: its routes, what they take and give, and the gate around them."""

import json
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import Any

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import Response
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp

from qa.service import refusals
from qa.service.desk import FrontDesk
from qa.service.gate import Gate, Visit, refusal_headers
from qa.service.generations import Generations, generations_of
from qa.service.keys import Keys
from qa.service.metrics import Metrics
from qa.service.rate import Limiter
from qa.service.records import RefusedError, ServiceSettings
from qa.service.routes import add_routes

_ABOUT = """Antwoorden uit Kamervragen en Kamerbrieven, woord voor woord geciteerd. De JSON is die van de opdrachten van
`vraagbaak`: wie de een kan lezen, kan de ander lezen. Fouten zijn altijd `{"error": {"nl": ..., "en": ...}}`."""

# What else stands on the same host, inside the gate: added to the routes before the service starts.
Added = Callable[[FastAPI, FrontDesk], Callable[[], Any] | None]


def application(
    settings: ServiceSettings, generations: Generations | None = None, added: Added | None = None, api: bool = True
) -> ASGIApp:
    """The service; when it starts it begins to open the index, and says 503 until that is done.

    `generations`: what answers, where that was made already. `api` False leaves out /v1.
    """
    generations = generations or generations_of(settings)
    metrics = Metrics(generations)
    desk = FrontDesk(settings, generations)
    inside: list[Callable[[], Any]] = []
    app = FastAPI(
        title="Vraagbaak",
        summary="Vragen beantwoorden met citaten uit Kamervragen en Kamerbrieven.",
        description=_ABOUT,
        version=version("vraagbaak"),
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(generations, inside),
        redirect_slashes=False,
    )
    limiter = Limiter(settings.rate, settings.burst, time.monotonic)
    gate = Gate(app, settings, Keys(settings.keys), limiter, metrics)
    add_routes(app, desk, metrics, gate.take, api)
    if added and (running := added(app, desk)):
        inside.append(running)
    for kind, handler in _HANDLERS.items():
        app.add_exception_handler(kind, handler)
    _describe(app)
    return gate


def _lifespan(generations: Generations, inside: list[Callable[[], Any]]) -> Callable[[FastAPI], Any]:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        generations.start()
        try:
            if inside:
                async with inside[0]():
                    yield
            else:
                yield
        finally:
            await anyio.to_thread.run_sync(generations.stop)

    return lifespan


async def _refused(request: Request, error: Exception) -> Response:
    refusal = error if isinstance(error, RefusedError) else refusals.internal()
    visit: Visit = request.state.visit
    return _response(refusal, refusal_headers(refusal, visit.facts))


async def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    if status == 404:
        return _response(refusals.nowhere(), {})
    if status == 405:
        headers = dict(getattr(error, "headers", None) or {})
        return _response(RefusedError(405, "dit kan hier niet; zie /openapi.json", "not possible here"), headers)
    return _response(refusals.no_json() if status == 400 else refusals.internal(), {})


async def _invalid(request: Request, error: Exception) -> Response:
    faults = error.errors() if isinstance(error, RequestValidationError) else []
    if any(fault["type"] == "json_invalid" for fault in faults):
        return _response(refusals.no_json(), {})
    # Which field and what was expected of it, never what it held: no question stands in an error.
    said = dict.fromkeys(f"{'.'.join(map(_part, fault['loc']))}: {fault['type']}" for fault in faults[:5])
    return _response(refusals.not_so("; ".join(said)), {})


def _part(part: object) -> str:
    """A part of the place of a fault: a name of ours, or the number in a list; a name that was given is not told."""
    return str(part) if isinstance(part, int) or str(part) in _FIELDS else "?"


_FIELDS = frozenset(
    """body query path question id filters history document minister ministry kind from to answers reference address
    offset limit lang""".split()
)


def _response(refusal: RefusedError, headers: dict[str, str]) -> Response:
    content = json.dumps(refusal.to_json(), ensure_ascii=False)
    return Response(content, refusal.status, headers, "application/json")


_HANDLERS: dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
    RefusedError: _refused,
    HTTPException: _http,
    RequestValidationError: _invalid,
    # Sent before the gate sees the error, and logs it.
    Exception: _refused,
}


def _describe(app: FastAPI) -> None:
    """Say in the description that a key may be needed."""
    made = app.openapi

    def described() -> dict[str, Any]:
        found = made()
        found.setdefault("components", {})["securitySchemes"] = {
            "sleutel": {"type": "http", "scheme": "bearer", "description": "`vraagbaak keys add NAAM` maakt er een."}
        }
        found["security"] = [{}, {"sleutel": []}]
        return found

    app.openapi = described  # type: ignore[method-assign]  # the way that FastAPI documents
