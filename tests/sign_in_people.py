"""People who sign in, for the tests of the page: their claims, the file that gives them a role, and their page."""

import time
from collections.abc import Mapping
from typing import Any

from streamlit.testing.v1 import AppTest
from test_ui_app import sound
from ui_fake import FakeEngine

FILE = """
[provider]
metadata_url = "https://inloggen.example.nl/.well-known/openid-configuration"
client_id = "vraagbaak"
client_secret = "geheim"
cookie_secret = "0123456789abcdef0123456789abcdef"
redirect_uri = "https://vraagbaak.example.nl/oauth2callback"
audit_claim = "email"

[roles]
claim = "groups"
curator = ["beheer"]
reader = ["lezers"]
"""
# Claims of somebody; `who` makes them of one that has just signed in.
ANNA = {"sub": "1", "name": "Anna <b>**A**</b>", "email": "anna@example.nl", "groups": ["lezers"]}
BOB = {"sub": "2", "name": "Bob", "email": "bob@example.nl", "groups": ["lezers"]}
CURATOR = {"sub": "3", "name": "Cleo", "email": "cleo@example.nl", "groups": ["beheer"]}
STRANGER = {"sub": "4", "name": "Dirk", "groups": ["elders"]}
HOUR = 3600


def who(claims: Mapping[str, Any], hours_ago: float = 0.0, nonce: str = "n") -> dict[str, Any]:
    """Somebody who signed in, as Streamlit tells it."""
    issued = int(time.time() - hours_ago * HOUR)
    return {"is_logged_in": True, "iss": "https://inloggen.example.nl", "iat": issued, "nonce": nonce, **claims}


def _page(engine: object) -> None:
    from ui.app import page

    page(lambda _: engine)  # type: ignore[arg-type, return-value]  # the body runs without this module's names


def connected(engine: FakeEngine, user: Mapping[str, Any], **address: str) -> AppTest:
    """The page of a browser that connects now, with that user in its cookie, at what the address holds."""
    app = AppTest.from_function(_page, args=(engine,), default_timeout=20)
    app.user = dict(user)
    for name, value in address.items():
        app.query_params[name] = value
    return sound(app.run())


def keys(app: AppTest) -> set[str]:
    return {button.key or "" for button in app.button}


def talks(app: AppTest) -> list[str]:
    return [button.label for button in app.button if (button.key or "").startswith("talk-2")]
