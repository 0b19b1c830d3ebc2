"""Who somebody is and what they may do, from what the provider says of them. Pure: claims -> record."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from ui.sign_in_settings import SignIn

Role = Literal["reader", "curator"]
_LONGEST_NAME = 80
# A provider's clock may be ahead of ours.
_AHEAD_S = 300


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signed in; `role` None: known to the provider, but without access.

    `key`: by which their conversations are found, in every browser the same; `ticket`: of this one signing in.
    `user`: what the audit log keeps; `until`: when they must sign in again, in seconds since 1970.
    """

    key: str
    ticket: str
    name: str
    role: Role | None
    user: str
    until: float


def person_of(claims: Mapping[str, Any], settings: SignIn, now: float) -> Person | None:
    """Who signed in at `now` (seconds since 1970); None when nobody did, it is too long ago, or a claim is missing."""
    issuer, subject, issued = claims.get("iss"), claims.get("sub"), claims.get("iat")
    if claims.get("is_logged_in") is not True or not _said(issuer) or not _said(subject):
        return None
    if isinstance(issued, bool) or not isinstance(issued, int | float):
        return None
    until = issued + settings.hours * 3600
    if not issued - _AHEAD_S <= now < until:
        return None
    return Person(
        # Of 64 characters where a browser's own key has 32: no cookie can pass for somebody who signed in.
        key=_hash(issuer, subject),
        ticket=_hash(issuer, subject, issued, claims.get("nonce")),
        name=_name(claims),
        role=_role(claims, settings),
        user=str(claims.get(settings.audit_claim) or subject),
        until=until,
    )


def _role(claims: Mapping[str, Any], settings: SignIn) -> Role | None:
    if _matches(claims, settings.claim, settings.curator):
        return "curator"
    if settings.reader is None or _matches(claims, settings.claim, settings.reader):
        return "reader"
    return None


def _matches(claims: Mapping[str, Any], claim: str, wanted: tuple[str, ...]) -> bool:
    given = claims.get(claim)
    values = [value for value in (given if isinstance(given, list) else [given]) if isinstance(value, str)]
    if claim != "email":
        return not set(values).isdisjoint(wanted)
    # An address that the provider says it did not verify is anybody's.
    if claims.get("email_verified") is False:
        return False
    names = {name.casefold() for name in wanted}
    folded = [value.casefold() for value in values if value.count("@") == 1]
    # "@example.nl" stands for every address there.
    return any(value in names or value[value.index("@") :] in names for value in folded)


def _name(claims: Mapping[str, Any]) -> str:
    for claim in ("name", "preferred_username", "email", "sub"):
        value = claims.get(claim)
        line = " ".join(value.split()) if isinstance(value, str) else ""
        if line:
            return line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 2]} …"
    return "?"


def _said(value: object) -> bool:
    return isinstance(value, str) and bool(value)


def _hash(*parts: object) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()
