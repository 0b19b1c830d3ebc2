"""Requests that nobody means well: sizes, encodings, injections, path tricks, bad keys; from a fixed seed.

A service has to refuse each with a 4xx, or answer it rightly, and to say nothing of where it lies or how it is made.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

SEED = 20261121
# What no reply may hold: a traceback, a place on disk, a module of ours, words of the database.
LEAKS = re.compile(
    rb"Traceback|File \"|\.py\b|/(?:home|root|tmp|usr|etc|var|opt|work)/|site-packages|sqlite|SELECT |root:x:"
)
_TRICKS = (
    "../../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "....//....//etc/passwd",
    "/etc/passwd",
    "C:\\Windows\\win.ini",
    "..\\..\\boot.ini",
    "CURRENT",
    "../CURRENT",
    "manifest.json",
    "records.sqlite",
    "audit.jsonl",
    "sleutels.json",
    "file:///etc/passwd",
    "%00",
    "a%00.txt",
    "%c0%ae%c0%ae/",
    "con",
    "~root",
    "",
)
_INJECTIONS = (
    "' OR '1'='1",
    '"; DROP TABLE documents; --',
    "') UNION SELECT text FROM documents --",
    "<script>alert(1)</script>",
    "{{7*7}}${7*7}<%= 7*7 %>",
    "$(cat /etc/passwd)",
    "`id`",
    "| ls -la",
    "\r\nSet-Cookie: a=b",
    "%0d%0aX-Injected: 1",
    "\x00\x01\x02",
    "\u202e\u0000\ufeff",
    "(" * 2000,
    "a" * 3000 + "!",
    "[[" * 500,
    "Ω≈ç√∫˜µ≤≥÷" * 40,
    "👩‍👩‍👧‍👦" * 200,
    "\u0301" * 4000,
    "en " * 2000,
    "vraag 7 " * 900,
)
_BODIES = (
    b"",
    b"{",
    b"null",
    b"[]",
    b"[[[[",
    b"[" * 50_000,
    b'{"a":' * 5_000,
    b'"question"',
    b"\xff\xfe{\x00}",
    b'{"question": "\\ud800"}',
    b'{"question": "a", "id": "\\udfff"}',
    b'{"question": NaN}',
    b'{"question": ' + b"9" * 6000 + b"}",
    b'{"question": "a", "question": 1}',
    b'{"question": "a", "filters": []}',
    b'{"question": "a", "filters": {"from": "gisteren"}}',
    b'{"question": "a", "filters": {"document": 3}}',
    b'{"question": "a", "filters": {"../": "x"}}',
    b'{"question": "a", "history": "b"}',
    b'{"question": "a", "history": [1]}',
    b'{"question": ""}',
    b'{"question": "   "}',
    b'{"question": "?!"}',
    b'{"question": "' + b"a" * 10_001 + b'"}',
    b'{"answers": [{}]}',
    b'{"answers": [{"citations": [{"document": "../x", "start": -1, "end": 9e99}]}]}',
    b'{"answers": [{"citations": [{"n": "a", "start": true, "end": []}]}]}',
    b'{"answers": 3}',
    b"<xml/>",
    b"a=b&c=d",
)
_PLACES = (
    *("/v1/units/", "/v1/sources/", "/v1/unit?address=", "/v1/cite?reference=", "/v1/documents?offset="),
    *("/v1/", "/", "/mcp/", "/v1/page/paper?document="),
)
_TYPES = ("application/json", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data", "", "*/*;=;")
_KEYS = ("", "Bearer", "Bearer ", "Bearer vb_nietwaar", "Basic YTpi", "bearer " + "x" * 5000, "Bearer \xe9\xff", "vb_")


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it goes over the line; the path is sent as it is."""

    method: str
    path: str
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)


def requests(count: int, seed: int = SEED) -> Iterator[Request]:
    """`count` requests; the same seed gives the same."""
    chance = random.Random(seed)
    kinds = (_path, _question, _body, _lines, _large, _key, _method)
    for _ in range(count):
        yield chance.choices(kinds, weights=(30, 20, 25, 8, 1, 8, 8))[0](chance)


def wrong(status: int, body: bytes, headers: str) -> str | None:
    """What is wrong with a reply, None when nothing is: it must be an answer or a refusal, and tell nothing."""
    if not 200 <= status < 500:
        return f"status {status}"
    if status >= 400 and LEAKS.search(body):
        return "a leak"
    if re.search(r"(?im)^(server|x-injected|set-cookie):|traceback", headers):
        return "a leak in the head"
    return None


def _path(chance: random.Random) -> Request:
    trick = chance.choice((*_TRICKS, *map(_quoted, _INJECTIONS), _noise(chance)))
    return Request("GET", chance.choice(_PLACES) + trick[:8000])


def _question(chance: random.Random) -> Request:
    text = chance.choice(_INJECTIONS) + _words(chance)
    given: dict[str, object] = {"question": text}
    if chance.random() < 0.3:
        given["filters"] = {chance.choice(("document", "minister", "kind", "from", "x")): chance.choice(_TRICKS)}
    if chance.random() < 0.3:
        given["history"] = [chance.choice(_INJECTIONS)] * chance.randint(0, 3)
    path = f"/v1/ask?lang={_quoted(chance.choice(('nl', 'en', *_INJECTIONS)))}"
    return Request("POST", path, json.dumps(given).encode(), {"content-type": "application/json"})


def _body(chance: random.Random) -> Request:
    body = chance.choice((*_BODIES, chance.randbytes(chance.randint(1, 300))))
    path = chance.choice(("/v1/ask", "/v1/verify", "/v1/batch", "/v1/info", "/v1/page/ask", "/mcp"))
    headers = {"content-type": chance.choice(_TYPES), "accept": chance.choice(("application/json", "*/*", "x"))}
    return Request("POST", path, body, headers)


def _lines(chance: random.Random) -> Request:
    lines = [chance.choice(_BODIES)[:200] for _ in range(chance.randint(1, 5))]
    return Request("POST", "/v1/batch", b"\n".join(lines), {"content-type": "application/x-ndjson"})


def _large(chance: random.Random) -> Request:
    many = b'{"question": "a"}\n' * 1001
    body = chance.choice((b" " * ((1 << 20) + 1), many, b'{"question": "' + b"\xc3\xa9" * 600_000 + b'"}'))
    return Request("POST", chance.choice(("/v1/ask", "/v1/batch")), body, {"content-type": "application/json"})


def _key(chance: random.Random) -> Request:
    return Request("GET", chance.choice(("/v1/info", "/metrics")), b"", {"authorization": chance.choice(_KEYS)})


def _method(chance: random.Random) -> Request:
    if chance.random() < 0.2:
        asked = {"connection": "Upgrade", "upgrade": chance.choice(("websocket", "h2c", "x")), "x-forwarded-for": "::"}
        return Request("GET", chance.choice(("/v1/info", "/mcp", "/")), b"", asked)
    method = chance.choice(("PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "FOO"))
    return Request(method, chance.choice(("/v1/ask", "/v1/info", "/health", "/v1/units/x", "/openapi.json")))


def _quoted(text: str) -> str:
    return quote(text, safe="")


def _noise(chance: random.Random) -> str:
    return quote(chance.randbytes(chance.randint(1, 40)))


def _words(chance: random.Random) -> str:
    words = chance.choices(("lachgas", "vraag", "minister", "2023", "niet", "ja"), k=chance.randint(0, 8))
    return " ".join(["", *words])
