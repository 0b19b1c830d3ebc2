"""The gate of the service, in front of every route: who may come in, how much, how often and for how long.

It reads the body itself, bounded in size and time, so that what stands behind it has the whole of it. What comes out
passes it too: every reply gets a number, is counted and logged, and what nobody foresaw becomes one line.
"""

import asyncio
import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.service import refusals
from qa.service.keys import KeyFileError, Keys
from qa.service.log import fault, log
from qa.service.metrics import Metrics
from qa.service.rate import Limiter
from qa.service.records import RefusedError, ServiceSettings

# What may be asked by everybody, as often as they like: it costs nothing and tells nothing.
_OPEN = frozenset({"/health", "/ready", "/openapi.json"})
_LONGEST_KEY = 200
_DRAINED = 8


@dataclass(slots=True)
class Visit:
    """One request as far as it has come; routes add facts to it. `tokens`: how many questions it counts for."""

    number: str
    started: float
    user: str | None = None
    who: str = ""
    status: int = 0
    sent: bool = False
    facts: dict[str, object] = field(default_factory=dict)


class Gate:
    """Wraps an application. `keys` are looked at when a request shows one, or must."""

    def __init__(self, app: ASGIApp, settings: ServiceSettings, keys: Keys, limiter: Limiter, metrics: Metrics) -> None:
        self._app, self._settings, self._keys, self._limiter, self._metrics = app, settings, keys, limiter, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request, or the beginning and end of the service."""
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        visit = Visit(secrets.token_hex(8), time.perf_counter())
        scope["state"] = {**scope.get("state", {}), "visit": visit}
        self._metrics.in_flight += 1
        sending = _numbered(send, visit)
        try:
            try:
                body = await self._admitted(scope, receive, visit)
                await self._app(scope, _replayed(body, receive), sending)
            except RefusedError as refusal:
                await refuse(refusal, sending, visit)
            except Exception as error:  # the last line of defence: what it was stands in the log
                fault(error, _route(scope), request=visit.number)
                if not visit.sent:
                    await refuse(refusals.internal(), sending, visit)
        finally:
            self._metrics.in_flight -= 1
            self._told(scope, visit)

    async def _admitted(self, scope: Scope, receive: Receive, visit: Visit) -> bytes:
        """The body of a request that may come in. Raises RefusedError for one that may not."""
        headers = Headers(scope=scope)
        self._check_host(headers)
        if scope["path"] not in _OPEN:
            self._check_key(headers, scope, visit)
            self.take(visit)
            # The gate's own request is counted already.
            if self._metrics.in_flight > self._settings.waiting:
                raise refusals.too_busy()
        most = self._settings.body_bytes
        length = headers.get("content-length", "0")
        if length.isdecimal() and int(length[:20]) > _DRAINED * most:
            raise refusals.too_large(most)
        try:
            async with asyncio.timeout(self._settings.seconds):
                return await _body(receive, most)
        except TimeoutError:
            raise refusals.too_slow() from None

    def take(self, visit: Visit, tokens: int = 1) -> None:
        """Count questions for who asks. Raises RefusedError when they are too many."""
        if wait := self._limiter.wait(visit.who, tokens):
            visit.facts["retry_after"] = wait
            raise refusals.too_many()

    def _check_host(self, headers: Headers) -> None:
        """On loopback only the names of this machine: else a web page elsewhere could send a browser here."""
        if not self._settings.on_loopback:
            return
        try:
            name = urlsplit(f"//{headers.get('host', '')}").hostname
        except ValueError:
            name = None
        if name not in ("localhost", "127.0.0.1", "::1"):
            raise refusals.bad_host()

    def _check_key(self, headers: Headers, scope: Scope, visit: Visit) -> None:
        client = scope.get("client")
        visit.who = f"address {client[0] if client else '-'}"
        scheme, _, secret = headers.get("authorization", "").partition(" ")
        shown = secret.strip() if scheme.casefold() == "bearer" else ""
        if not shown:
            if self._settings.keys_needed:
                # Who shows nothing, or what is wrong, is counted too.
                self.take(visit)
                raise refusals.no_key()
            return
        try:
            visit.user = self._keys.name_of(shown) if len(shown) <= _LONGEST_KEY else None
        except KeyFileError as error:
            log("error", "keys", what=str(error))
            raise refusals.keys_unreadable() from None
        if visit.user is None:
            self.take(visit)
            raise refusals.wrong_key()
        visit.who = f"key {visit.user}"

    def _told(self, scope: Scope, visit: Visit) -> None:
        seconds, route = time.perf_counter() - visit.started, _route(scope)
        self._metrics.request(route, visit.status, seconds)
        if "abstained" in visit.facts:
            self._metrics.answer(bool(visit.facts["abstained"]))
        if scope["path"] in _OPEN and visit.status == 200:
            # Asked every few seconds by who watches over the service.
            return
        log(
            "info",
            "request",
            request=visit.number,
            method=scope["method"] if scope["method"].isalpha() else "-",
            route=route,
            status=visit.status,
            ms=round(seconds * 1000, 1),
            key=visit.user,
            lines=visit.facts.get("lines"),
            question=visit.facts.get("question") if self._settings.log_questions else None,
        )


async def refuse(refusal: RefusedError, send: Send, visit: Visit) -> None:
    """Send a refusal as the reply."""
    body = json.dumps(refusal.to_json(), ensure_ascii=False).encode()
    headers = {"content-type": "application/json", "content-length": str(len(body))}
    headers |= refusal_headers(refusal, visit.facts)
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": refusal.status, "headers": raw})
    await send({"type": "http.response.body", "body": body})


def refusal_headers(refusal: RefusedError, facts: Mapping[str, object]) -> dict[str, str]:
    """What goes with some statuses: how to show a key, when to come back."""
    if refusal.status == 401:
        return {"www-authenticate": "Bearer"}
    if refusal.status in (429, 503):
        return {"retry-after": str(facts.get("retry_after", 1))}
    return {}


async def _body(receive: Receive, most: int) -> bytes:
    """The whole body. Raises RefusedError for more than `most` bytes."""
    whole, size, more = bytearray(), 0, True
    while more and size <= _DRAINED * most:
        message = await receive()
        if message["type"] == "http.disconnect":
            break
        part = message.get("body", b"")
        size += len(part)
        # What is too large is not kept, but taken in for a while: who still sends cannot hear a refusal.
        whole += part if size <= most else b""
        more = message.get("more_body", False)
    if size > most:
        raise refusals.too_large(most)
    return bytes(whole)


def _replayed(body: bytes, receive: Receive) -> Receive:
    """A `receive` that gives the body that was read, and then what else comes."""
    given = False

    async def replay() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


def _numbered(send: Send, visit: Visit) -> Send:
    """A `send` that notes the status and adds what every reply has."""

    async def numbered(message: Message) -> None:
        if message["type"] == "http.response.start":
            visit.status, visit.sent = message["status"], True
            headers = MutableHeaders(scope=message)
            headers["x-request-id"] = visit.number
            headers["x-content-type-options"] = "nosniff"
            headers["cache-control"] = "no-store"
        await send(message)

    return numbered


def _route(scope: Scope) -> str:
    """The pattern of the route, never what was filled in."""
    return str(getattr(scope.get("route"), "path", "-"))
