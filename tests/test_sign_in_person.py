"""Who somebody is and what they may do, by what their provider says of them."""

from typing import Any

import pytest
from test_sign_in_settings import SETTINGS

from qa.conversations import is_key, new_key
from ui.sign_in_person import person_of
from ui.sign_in_settings import SignIn

NOON = 1_760_000_000.0
ANNA = {
    "is_logged_in": True, "iss": "https://inloggen.example.nl", "sub": "anna-1", "iat": NOON, "nonce": "n1",
    "name": "Anna  de\nVries", "email": "Anna@Example.nl", "groups": ["lezers"],
}  # fmt: skip


def test_somebody_is_the_same_in_every_browser_and_nobody_else() -> None:
    found = person_of(ANNA, SETTINGS, NOON + 60)
    assert found is not None
    assert (found.name, found.role, found.user) == ("Anna de Vries", "reader", "Anna@Example.nl")
    elsewhere = person_of({**ANNA, "iat": NOON + 5, "nonce": "n2", "email": "nieuw@example.nl"}, SETTINGS, NOON + 60)
    assert elsewhere is not None
    assert elsewhere.key == found.key
    assert elsewhere.ticket != found.ticket
    # One more quote between the two: as text put together they would be the same.
    others = [{"sub": "anna-2"}, {"iss": "https://elders.example.nl"}, {"iss": f"{ANNA['iss']}a", "sub": "nna-1"}]
    keys = {person.key for other in others if (person := person_of({**ANNA, **other}, SETTINGS, NOON + 60))}
    assert len(keys) == 3
    assert found.key not in keys
    # A browser without signing in is named by a shorter key, so no cookie can pass for somebody.
    assert is_key(found.key)
    assert len(found.key) > len(new_key())


@pytest.mark.parametrize(
    "wrong",
    [{"is_logged_in": False}, {"is_logged_in": "True"}, {"iss": ""}, {"sub": None}, {"sub": 7}, {"iat": None},
     {"iat": True}, {"iat": "1760000000"}, {"iat": NOON - 8 * 3600}, {"iat": NOON + 3600}],
)  # fmt: skip
def test_who_is_not_signed_in(wrong: dict[str, Any]) -> None:
    assert person_of({**ANNA, **wrong}, SETTINGS, NOON) is None
    assert person_of(ANNA, SETTINGS, NOON) is not None


@pytest.mark.parametrize(
    ("groups", "role"),
    [(["beheer"], "curator"), (["lezers", "beheer"], "curator"), ("beheer", "curator"), ("gasten", "reader"),
     (["Beheer"], None), ([], None), (None, None), (["lezersclub"], None), ({"beheer": True}, None),
     ([["beheer"]], None)],
)  # fmt: skip
def test_roles_by_group(groups: object, role: str | None) -> None:
    found = person_of({**ANNA, "groups": groups}, SETTINGS, NOON)
    assert found is not None
    assert found.role == role


@pytest.mark.parametrize(
    ("claims", "role"),
    [({"email": "BAAS@example.nl"}, "curator"), ({"email": "x@min.example.nl"}, "reader"),
     ({"email": "x@other.nl"}, None), ({"email": "x@baas@example.nl"}, None), ({}, None),
     ({"email": "x@kwaadmin.example.nl"}, None), ({"email": "baas@example.nl", "email_verified": False}, None),
     ({"email": "baas@example.nl", "email_verified": True}, "curator")],
)  # fmt: skip
def test_roles_by_address(claims: dict[str, Any], role: str | None) -> None:
    by_address = SignIn(
        metadata_url="",
        client_id="",
        redirect_uri="",
        client_secret="",
        cookie_secret="",
        curator=("baas@Example.nl",),
        reader=("@min.example.nl",),
    )
    bare = {name: value for name, value in ANNA.items() if name != "email"}
    found = person_of({**bare, **claims}, by_address, NOON)
    assert found is not None
    assert found.role == role
    assert found.user == "anna-1"


def test_without_a_list_everybody_who_can_sign_in_reads() -> None:
    found = person_of({**ANNA, "groups": []}, SignIn("", "", "", "", "", curator=("beheer",)), NOON)
    assert found is not None
    assert found.role == "reader"


def test_a_name_that_is_too_long_or_none() -> None:
    long = person_of({**ANNA, "name": "x" * 500}, SETTINGS, NOON)
    assert long is not None
    assert len(long.name) == 80
    bare = person_of({**ANNA, "name": " ", "email": None}, SETTINGS, NOON)
    assert bare is not None
    assert (bare.name, bare.user) == ("anna-1", "anna-1")
