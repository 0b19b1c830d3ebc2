"""Whose conversations are meant: of who signed in, or else of a browser, by a chance key in a cookie.

Without either, conversations live no longer than the page. The page's script sets the cookie, so it cannot be
HttpOnly; no script of others runs here, for every text is escaped. On disk there is only a hash of it
(qa/conversations.py).
"""

import streamlit as st

from qa.conversations import is_key, is_on, new_key
from ui.sign_in import person
from ui.sign_in_settings import configured

COOKIE = "vraagbaak"
# Which language this browser chose.
LANGUAGE_COOKIE = f"{COOKIE}-taal"
_GIVEN = "browser-key"
# Of who signed in, the key is twice as long: a cookie cannot name it.
_LENGTH = len(new_key())


def browser_key() -> str | None:
    """The key of who signed in, or of the browser that draws the page; None where nothing is to be kept.

    That is so too where the browser keeps no cookies, or where people sign in and nobody did.
    """
    if not is_on():
        return None
    if configured() is not None:
        who = person()
        return None if who is None else who.key
    cookies = st.context.cookies
    found = cookies.get(COOKIE)
    if is_key(found) and len(found) == _LENGTH:
        return found
    # The server has set a cookie of its own by now: a browser that brings back none keeps none.
    if not list(cookies):
        return None
    given: str = st.session_state.setdefault(_GIVEN, new_key())
    return given


def key_to_set() -> str:
    """The key that the script is to set, nothing when the browser brought one with it or keeps none."""
    given = browser_key()
    return given if given is not None and given == st.session_state.get(_GIVEN) else ""
