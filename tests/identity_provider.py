"""A small OpenID provider on loopback, for tests: it signs in whom the test says, and is as strict as a real one.

Discovery, authorisation code with PKCE, RS256-signed id_token, keys, end of session (OpenID Connect Core 1.0, sections
3.1 and 10.1; Discovery 1.0; RP-Initiated Logout 1.0; RFC 7636). What is asked wrongly gets 400, and is in `refused`.
"""

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "vraagbaak", "geheim van de proef"
_VALID_S = 300


class IdentityProvider:
    """What the provider knows: its key, who signs in next (`user`, its claims; None refuses), and what it gave out."""

    def __init__(self, address: str, redirect_uri: str) -> None:
        self.address, self.redirect_uri = address, redirect_uri
        self.user: Mapping[str, Any] | None = None
        self.refused: list[str] = []
        self.signed_out = 0
        self._key = RSAKey.generate_key(2048, {"kid": "proef", "use": "sig", "alg": "RS256"})
        self._codes: dict[str, tuple[dict[str, str], Mapping[str, Any]]] = {}

    def metadata(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/jwks",
            "end_session_endpoint": f"{self.address}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def keys(self) -> dict[str, Any]:
        return {"keys": [self._key.as_dict(private=False)]}

    def authorise(self, asked: dict[str, str]) -> str:
        """Where the browser goes from here; raises ValueError for what is asked wrongly."""
        wanted = {
            "response_type": "code",
            "client_id": CLIENT,
            "redirect_uri": self.redirect_uri,
            "code_challenge_method": "S256",
        }
        for name, value in wanted.items():
            if asked.get(name) != value:
                raise ValueError(f"{name} is {asked.get(name)!r}")
        if "openid" not in asked["scope"].split() or not asked["nonce"] or not asked["state"]:
            raise ValueError("scope, nonce or state")
        if self.user is None:
            given = {"error": "access_denied"}
        else:
            code = secrets.token_urlsafe()
            self._codes[code] = asked, self.user
            given = {"code": code}
        return f"{self.redirect_uri}?{urlencode({**given, 'state': asked['state']})}"

    def token(self, asked: dict[str, str], authorization: str) -> dict[str, Any]:
        """The tokens for a code, once; raises ValueError or KeyError for what is asked wrongly."""
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if authorization != f"Basic {basic}" or asked["grant_type"] != "authorization_code":
            raise ValueError("client or grant")
        before, user = self._codes.pop(asked["code"])
        challenge = base64.urlsafe_b64encode(hashlib.sha256(asked["code_verifier"].encode()).digest()).decode()
        if asked["redirect_uri"] != self.redirect_uri or before["code_challenge"] != challenge.rstrip("="):
            raise ValueError("redirect_uri or code_verifier")
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + _VALID_S, "nonce": before["nonce"]}
        signed = jwt.encode({"alg": "RS256", "kid": "proef"}, {**claims, **user}, self._key)
        return {"access_token": secrets.token_urlsafe(), "token_type": "Bearer", "id_token": signed}

    def sign_out(self, asked: dict[str, str]) -> str:
        """Where the browser goes after signing out; raises ValueError or KeyError for what is asked wrongly."""
        jwt.decode(asked["id_token_hint"], self._key)
        if asked["post_logout_redirect_uri"] != self.redirect_uri:
            raise ValueError("post_logout_redirect_uri")
        self.signed_out += 1
        return self.redirect_uri


@contextmanager
def identity_provider(redirect_uri: str) -> Iterator[IdentityProvider]:
    """A provider that serves until the block ends; browsers may come back at `redirect_uri` only."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.provider = provider = IdentityProvider(  # type: ignore[attr-defined]  # how a handler finds it
        f"http://127.0.0.1:{server.server_address[1]}", redirect_uri
    )
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    @property
    def provider(self) -> IdentityProvider:
        found: IdentityProvider = self.server.provider  # type: ignore[attr-defined]  # put there when it was made
        return found

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        asked = dict(parse_qsl(parts.query))
        match parts.path:
            case "/.well-known/openid-configuration":
                self._tried(lambda: self._json(self.provider.metadata()))
            case "/jwks":
                self._tried(lambda: self._json(self.provider.keys()))
            case "/authorize":
                self._tried(lambda: self._to(self.provider.authorise(asked)))
            case "/logout":
                self._tried(lambda: self._to(self.provider.sign_out(asked)))
            case _:
                self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        asked = dict(parse_qsl(body.decode()))
        self._tried(lambda: self._json(self.provider.token(asked, self.headers.get("Authorization", ""))))

    def _tried(self, what: Any) -> None:
        try:
            what()
        except (ValueError, KeyError) as error:
            self.provider.refused.append(f"{self.path.partition('?')[0]}: {error!r}")
            self.send_error(400)

    def _json(self, content: Mapping[str, Any]) -> None:
        data = json.dumps(content).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _to(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""
