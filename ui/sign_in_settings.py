"""How people sign in, by a TOML file that whoever runs the service wrote, read once when the page starts.

    [provider]
    metadata_url = "https://inloggen.example.nl/.well-known/openid-configuration"
    client_id = "vraagbaak"
    client_secret_env = "VRAAGBAAK_CLIENT_SECRET"   # or client_secret = "..."
    cookie_secret_env = "VRAAGBAAK_COOKIE_SECRET"   # or cookie_secret = "..."
    redirect_uri = "https://vraagbaak.example.nl/oauth2callback"

    [roles]
    claim = "groups"               # left out: "email"
    curator = ["vraagbaak-beheer"]
    reader = ["vraagbaak"]         # left out: everybody who can sign in

docs/beheer.md says what each setting means. Imports nothing of Streamlit: a wrong file is told before that is loaded.
"""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import ip_address
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit

from index.errors import VraagbaakError

FILE_VARIABLE = "VRAAGBAAK_SIGN_IN"
CALLBACK = "/oauth2callback"
SHORTEST_SECRET = 32
MOST_HOURS = 30 * 24
_SCOPE, _HOURS, _CLAIM, _AUDIT_CLAIM = "openid profile email", 10, "email", "sub"
_PROVIDER = {"metadata_url", "client_id", "redirect_uri", "scope", "hours", "audit_claim"}
_SECRETS = ("client_secret", "cookie_secret")
_ROLES = {"claim", "curator", "reader"}


class SignInError(VraagbaakError):
    """The file that says how people sign in cannot be used, or somebody may not do what was asked."""


@dataclass(frozen=True, slots=True)
class SignIn:
    """What the file says. `hours`: how long somebody stays signed in; `reader` None: everybody who can sign in.

    `audit_claim`: what of somebody the audit log keeps. `variables`: the environment variables that hold secrets. The
    secrets themselves do not show where this is printed.
    """

    metadata_url: str
    client_id: str
    redirect_uri: str
    client_secret: str = field(repr=False)
    cookie_secret: str = field(repr=False)
    scope: str = _SCOPE
    hours: int = _HOURS
    audit_claim: str = _AUDIT_CLAIM
    claim: str = _CLAIM
    curator: tuple[str, ...] = ()
    reader: tuple[str, ...] | None = None
    variables: tuple[str, ...] = ()

    @property
    def host(self) -> str:
        """The name under which browsers reach the page."""
        return urlsplit(self.redirect_uri).hostname or ""

    @property
    def address(self) -> str:
        """Where the page is for browsers."""
        return self.redirect_uri.removesuffix(CALLBACK)

    @property
    def provider(self) -> tuple[str, int]:
        """Name and port of the server of the provider."""
        parts = urlsplit(self.metadata_url)
        return parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)

    def secrets(self) -> dict[str, dict[str, Any]]:
        """The same as Streamlit wants to have it."""
        return {
            "auth": {
                "redirect_uri": self.redirect_uri,
                "cookie_secret": self.cookie_secret,
                "client_id": self.client_id,
                "client_secret": self.client_secret,
                "server_metadata_url": self.metadata_url,
                "client_kwargs": {"scope": self.scope},
            }
        }


def is_loopback(host: str) -> bool:
    """Whether `host` can be reached from this computer only.

    >>> is_loopback("127.0.0.1"), is_loopback("::1"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host.casefold() == "localhost"


def configured() -> SignIn | None:
    """What VRAAGBAAK_SIGN_IN names, read once; None when nobody signs in. Raises SignInError as `read` does."""
    said = os.environ.get(FILE_VARIABLE, "").strip()
    return _kept(said) if said else None


def read(path: Path) -> SignIn:
    """What the file says. Raises SignInError, one line, for one that cannot be read, is incomplete or not safe."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _wrong(path, f"is niet te lezen ({error.strerror})", f"cannot be read ({error.strerror})") from None
    except ValueError as error:
        raise _wrong(path, f"is geen geldige TOML: {error}", f"is no valid TOML: {error}") from None
    provider, roles = _table(told, "provider", path), _table(told, "roles", path)
    secrets = {name for given in _SECRETS for name in (given, f"{given}_env")}
    for unknown in (
        *sorted(told.keys() - {"provider", "roles"}),
        *(f"provider.{name}" for name in sorted(provider.keys() - _PROVIDER - secrets)),
        *(f"roles.{name}" for name in sorted(roles.keys() - _ROLES)),
    ):
        raise _wrong(path, f"heeft een onbekende instelling {unknown}", f"has an unknown setting {unknown}")
    hours = provider.get("hours", _HOURS)
    if not isinstance(hours, int) or isinstance(hours, bool) or not 1 <= hours <= MOST_HOURS:
        expected = f"1 - {MOST_HOURS}"
        raise _wrong(
            path,
            f"provider.hours is {hours!r}, verwacht {expected}",
            f"provider.hours is {hours!r}, expected {expected}",
        )
    claim = _text(roles, "claim", "roles", path, _CLAIM)
    curator = _names(roles, "curator", path)
    if not curator:
        raise _wrong(
            path,
            f"noemt geen curator: zet in roles.curator ten minste één waarde van {claim}",
            f"names no curator: give roles.curator at least one value of {claim}",
        )
    return SignIn(
        metadata_url=_address(_text(provider, "metadata_url", "provider", path), "metadata_url", path),
        client_id=_text(provider, "client_id", "provider", path),
        redirect_uri=_returning(_text(provider, "redirect_uri", "provider", path), path),
        client_secret=_secret(provider, "client_secret", 1, path),
        cookie_secret=_secret(provider, "cookie_secret", SHORTEST_SECRET, path),
        scope=_scope(_text(provider, "scope", "provider", path, _SCOPE), path),
        hours=hours,
        audit_claim=_text(provider, "audit_claim", "provider", path, _AUDIT_CLAIM),
        claim=claim,
        curator=curator,
        reader=_names(roles, "reader", path) if "reader" in roles else None,
        variables=tuple(str(provider[f"{name}_env"]) for name in _SECRETS if f"{name}_env" in provider),
    )


@lru_cache(maxsize=4)
def _kept(path: str) -> SignIn:
    return read(Path(path))


def _table(told: Mapping[str, Any], name: str, path: Path) -> Mapping[str, Any]:
    table = told.get(name)
    if not isinstance(table, dict):
        raise _wrong(path, f"mist de tabel [{name}]", f"lacks the table [{name}]")
    return table


def _text(table: Mapping[str, Any], name: str, of: str, path: Path, otherwise: str | None = None) -> str:
    value = table.get(name, otherwise)
    if value is None:
        raise _wrong(path, f"mist de instelling {of}.{name}", f"lacks the setting {of}.{name}")
    if not isinstance(value, str) or not value.strip():
        # The value itself is not told: it may be a secret in the wrong place.
        raise _wrong(path, f"{of}.{name} is geen tekst, of leeg", f"{of}.{name} is no text, or empty")
    return value.strip()


def _names(roles: Mapping[str, Any], name: str, path: Path) -> tuple[str, ...]:
    value = roles.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) and item.strip() for item in value):
        raise _wrong(
            path,
            f'roles.{name} is geen lijst van teksten; schrijf {name} = ["..."]',
            f'roles.{name} is no list of texts; write {name} = ["..."]',
        )
    return tuple(item.strip() for item in value)


def _secret(provider: Mapping[str, Any], name: str, shortest: int, path: Path) -> str:
    variable = f"{name}_env"
    if (name in provider) == (variable in provider):
        raise _wrong(
            path,
            f"geef provider.{name} of provider.{variable}, precies een van beide",
            f"give provider.{name} or provider.{variable}, exactly one of the two",
        )
    said = _text(provider, name if name in provider else variable, "provider", path)
    value = said if name in provider else os.environ.get(said, "")
    if len(value) < shortest:
        where = f"provider.{name}" if name in provider else said
        raise _wrong(
            path,
            f"{where} is leeg of korter dan {shortest} tekens",
            f"{where} is empty or shorter than {shortest} characters",
        )
    return value


def _scope(scope: str, path: Path) -> str:
    if "openid" not in scope.split():
        raise _wrong(path, "provider.scope mist openid", "provider.scope lacks openid")
    return scope


def _address(url: str, name: str, path: Path) -> str:
    parts = _parts(url)
    if parts is None or not parts.hostname or parts.username is not None or parts.fragment:
        raise _wrong(path, f"provider.{name} is geen webadres", f"provider.{name} is no web address")
    # Who listens in on the way could sign in as anybody.
    if parts.scheme != "https" and not (parts.scheme == "http" and is_loopback(parts.hostname)):
        raise _wrong(path, f"provider.{name} begint niet met https://", f"provider.{name} does not begin with https://")
    return url


def _returning(url: str, path: Path) -> str:
    parts = _parts(_address(url, "redirect_uri", path))
    if parts is None or parts.path != CALLBACK or parts.query:
        raise _wrong(
            path,
            f"provider.redirect_uri eindigt niet direct achter de naam van de server op {CALLBACK}",
            f"provider.redirect_uri does not end in {CALLBACK} right behind the name of the server",
        )
    return url


def _parts(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # raises ValueError for a port that is none
    except ValueError:
        return None
    return parts


def _wrong(path: Path, dutch: str, english: str) -> SignInError:
    return SignInError(
        f"aanmelden kan niet met {path}: {dutch}; zie docs/beheer.md",
        f"sign-in cannot use {path}: {english}; see docs/beheer.md",
    )
