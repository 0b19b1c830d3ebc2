"""The door before the views: who is signed in, what they may do, and the way out. Session state and widgets.

The signing in itself is Streamlit's: a signed cookie, read when a browser connects. What stands in it is judged anew
on every call, so somebody whose time is over, or who signed out in another tab, can do nothing more here.
"""

import json
import logging
import time
from collections.abc import Mapping
from pathlib import Path
from socket import create_connection
from threading import Lock
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import streamlit as st
from streamlit.errors import Error as StreamlitFault

from index.errors import VraagbaakError
from ui.answer_view import error_html
from ui.escape import fragment, literal
from ui.reconnect_script import RECONNECT
from ui.sign_in_person import Person, person_of
from ui.sign_in_settings import SignIn, SignInError, configured
from ui.source_view import notice
from ui.streamlit_script import streamlit_script
from ui.strings import LANGUAGE_NAMES, Strings

_OWNER, _LEFT = "signed-in", "signed-out"
_STYLES = tuple(Path(__file__).parent / name for name in ("colours.css", "style.css"))
_PATIENCE_S = 3.0
# Which signings-in were ended by their owner, until they would have ended by themselves.
_ended: dict[str, float] = {}
_ending = Lock()
# Signing in ends at the front page: the place that was asked for waits in the tab.
_WANTED = "sessionStorage.vraagbaakWanted"
_REMEMBER = f"""<script>
if (location.pathname + location.search !== "/") {_WANTED} = location.pathname + location.search;
</script>"""
_GO_ON = f"""<script>
(() => {{
  const wanted = {_WANTED};
  delete {_WANTED};
  if (wanted && wanted !== location.pathname + location.search) location.replace(location.origin + wanted);
}})();
</script>"""


def person() -> Person | None:
    """Who is signed in; None when nobody is, or nobody needs to. Raises SignInError for a file that cannot be used."""
    settings = configured()
    if settings is None:
        return None
    found = person_of(_claims(), settings, time.time())
    return None if found is None or found.ticket in _ended else found


def may_use() -> bool:
    """Whether who draws the page may see the views."""
    if configured() is None:
        return True
    found = person()
    return found is not None and found.role is not None


def may_manage() -> bool:
    """Whether who draws the page may change papers and evaluate: everybody where nobody signs in."""
    if configured() is None:
        return True
    found = person()
    return found is not None and found.role == "curator"


def refuse_unless_curator() -> None:
    """Raises SignInError for who may only read. To be called where something is done, whatever is drawn."""
    if not may_manage():
        raise SignInError(
            "dit mag alleen wie Vraagbaak beheert; vraag het een beheerder",
            "only a curator may do this; ask one",
        )


def owner() -> str | None:
    """By which the things of whoever draws the page are found; None where nobody signs in."""
    found = person()
    return None if found is None else found.key


def audit_user() -> str | None:
    """Who the audit log is to name; None where nobody signs in."""
    found = person()
    return None if found is None else found.user


def let_in(words: Strings, language: str) -> bool:
    """Whether the views may be drawn; draws who is signed in, or what stands in the place of the views.

    `language`: the key in session state under which the language is chosen, all that outlives another user.
    """
    try:
        if configured() is None:
            return True
        found = person()
    except VraagbaakError as error:
        _instead(words)
        st.html(error_html(error.in_language(words.lang), words))
        return False
    admitted = found if found is not None and found.role is not None else None
    owner = "" if admitted is None else admitted.key
    if st.session_state.get(_OWNER, "") != owner:
        _forget(language)
    st.session_state[_OWNER] = owner
    if admitted is not None:
        _who(admitted, words, language)
        return True
    _instead(words)
    if found is None:
        _ask_to_sign_in(words, language)
    else:
        st.html(notice(words.sign_in.no_access.format(name=found.name), words))
        st.button(words.sign_in.sign_out, key="sign-out", on_click=_sign_out, args=(language,))
    return False


def _claims() -> Mapping[str, Any]:
    """What Streamlit read from its cookie; nothing outside a page."""
    return st.user.to_dict()


def _who(found: Person, words: Strings, language: str) -> None:
    said = words.sign_in
    role = said.curator if found.role == "curator" else said.reader
    with st.sidebar:
        body = f"<p>{literal(said.signed_in_as.format(name=found.name, role=role))}</p>"
        st.html(fragment(words.lang, body, class_="vb-gesprekken"))
        st.button(said.sign_out, key="sign-out", on_click=_sign_out, args=(language,), width="stretch")
        st.html(_GO_ON, unsafe_allow_javascript=True)


def _ask_to_sign_in(words: Strings, language: str) -> None:
    if _LEFT in st.session_state:
        # The browser is on its way to the provider: nothing to press until it is back, in a session of its own.
        st.html(notice(words.sign_in.signing_out, words))
        return
    st.html(fragment(words.lang, f"<p>{literal(words.sign_in.intro)}</p>", class_="vb-welkom"))
    if st.button(words.sign_in.sign_in, key="sign-in", type="primary"):
        try:
            _reach(configured())
            st.login()
        except (OSError, StreamlitFault):
            logging.getLogger(__name__).exception("signing in failed")
            st.html(error_html(words.sign_in.impossible, words))
    st.radio(
        words.language, list(LANGUAGE_NAMES), format_func=LANGUAGE_NAMES.__getitem__, key=language, horizontal=True
    )
    st.html(_REMEMBER, unsafe_allow_javascript=True)


def _reach(settings: SignIn | None) -> None:
    """Raises OSError when the provider is not there: Streamlit would show a bare page of its own for that."""
    # Through a proxy this cannot be told from here.
    if settings is not None and not getproxies():
        create_connection(settings.provider, timeout=_PATIENCE_S).close()


def _instead(words: Strings) -> None:
    """Draws the head of a page that stands in the place of every view, at whatever address."""
    asked = urlsplit(st.context.url or "").path.strip("/")
    pages = [st.Page(_nothing, title=words.title, url_path="", default=True)]
    if asked and "/" not in asked:
        pages.append(st.Page(_nothing, title=words.title, url_path=asked))
    st.navigation(pages, position="hidden").run()
    st.set_page_config(page_title=words.title, layout="centered")
    for style in _STYLES:
        st.html(style)
    spoken = f"<script>document.documentElement.lang = {json.dumps(words.lang)};</script>"
    st.html(spoken + streamlit_script(words.lang) + RECONNECT, unsafe_allow_javascript=True)
    st.html(fragment(words.lang, f"<h1>{literal(words.title)}</h1>", class_="vb-welkom"))


def _nothing() -> None:
    pass


def _forget(language: str) -> None:
    """Empties the session but for the language: it was somebody else's."""
    state = st.session_state
    kept = state.get(language)
    for name in list(state):
        del state[name]
    if kept is not None:
        state[language] = kept


def _sign_out(language: str) -> None:
    found = person()
    if found is not None:
        now = time.time()
        with _ending:
            for ticket in [ticket for ticket, until in _ended.items() if until < now]:
                del _ended[ticket]
            # In every tab of this browser, and for who copied its cookie.
            _ended[found.ticket] = found.until
    _forget(language)
    st.session_state[_LEFT] = True
    st.logout()
