"""The conversation that is open, in session state, and kept as it changes. No widgets and no HTML.

The list is read once a session and goes along with what happens here: drawing the page again reads nothing. Which
conversation is open stands in the address of the page, so that it is there again after a refresh or a restart.
"""

import logging
from pathlib import Path

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from index.errors import VraagbaakError
from qa.conversations import Conversations, Told, begun, is_id, is_on
from ui.browser_key import browser_key
from ui.conversation import Exchange, opened_citation
from ui.history_memory import Keeping, Memory
from ui.history_record import exchanges as exchanges_of
from ui.history_record import opened_of, opened_text, rows
from ui.view import changed

EXCHANGES, OPENED, PENDING = "exchanges", "opened", "pending"
TOLD, LISTED, WRONG, GONE = "conversation", "conversations", "conversation-wrong", "conversation-gone"
_MEMORY, _SAVED, _RESTORED = "conversation-memory", "conversation-saved", "conversation-restored"
TALK, QUOTE = "gesprek", "bron"


def keeping(index: Path) -> Keeping:
    """Where this browser's conversations are kept."""
    key = browser_key()
    if key is not None:
        return Conversations(index, key)
    memory: Memory = st.session_state.setdefault(_MEMORY, Memory())
    return memory


def outlives_the_page() -> bool:
    """Whether conversations are there again after a refresh."""
    return is_on() and browser_key() is not None


def listed(index: Path) -> tuple[Told, ...]:
    """The conversations of this browser, the one that changed last first."""
    state = st.session_state
    if LISTED not in state:
        state[LISTED] = keeping(index).listed()
    found: tuple[Told, ...] = state[LISTED]
    return found


def restore(index: Path) -> None:
    """Opens what the address of the page names, at the first drawing and when the browser goes back or forward."""
    state, named = st.session_state, st.query_params.get(TALK)
    quote = opened_of(st.query_params.get(QUOTE))
    if state.get(_RESTORED):
        if not _travelled():
            return
        told: Told | None = state.get(TOLD)
        state.pop(OPENED, None)
        if named is None:
            leave()
        elif told is None or told.id != named:
            open_talk(index, named)
    else:
        state[_RESTORED] = True
        if named is None or state.get(EXCHANGES):
            return
        open_talk(index, named)
    if quote is not None and opened_citation(state.get(EXCHANGES, ()), quote) is not None:
        state[OPENED] = quote


def _travelled() -> bool:
    """Whether the browser asks for this drawing because it went back or forward."""
    run = get_script_run_ctx()
    return run is not None and run.is_history_navigation


def open_talk(index: Path, id: str) -> None:
    """Takes a conversation from where it is kept; says so when it is not there."""
    state = st.session_state
    found = keeping(index).read(id) if is_id(id) else None
    read = exchanges_of(found[1]) if found else None
    leave()
    if found is None or read is None:
        # Another page may have changed more than this one.
        state.pop(LISTED, None)
        state[GONE] = True
        return
    state[EXCHANGES], state[TOLD], state[_SAVED] = read, found[0], read
    changed()


def leave() -> None:
    """Begins a new conversation; the one that was open stays kept."""
    state = st.session_state
    for name in (EXCHANGES, OPENED, PENDING, TOLD, WRONG, GONE, _SAVED):
        state.pop(name, None)
    for name in [name for name in state if isinstance(name, str) and name.startswith("reason-")]:
        state.pop(name)


def keep(index: Path, language: str) -> None:
    """Keeps the conversation that is open when it changed since; what goes wrong is told by WRONG, never raised."""
    state = st.session_state
    now: tuple[Exchange, ...] = state.get(EXCHANGES, ())
    if not now or state.get(_SAVED) is now:
        return
    told: Told = state.get(TOLD) or begun(now[0].question)
    # Tried once for each change.
    state[_SAVED] = now
    before = listed(index)
    if told.version > 0 and not keeping(index).holds(told.id):
        # Removed in another tab: what was removed does not come back, only what was asked since is kept.
        state[LISTED] = before = tuple(other for other in before if other.id != told.id)
        state[GONE] = True
        now = now[told.exchanges :]
        if not now:
            return
        told = begun(now[0].question)
        state[EXCHANGES] = state[_SAVED] = now
        state.pop(OPENED, None)
    try:
        kept = keeping(index).save(told, rows(now))
    except VraagbaakError as error:
        state[WRONG] = error.in_language(language)
        return
    except Exception as error:  # whatever it is: an answer is not lost to its history
        logging.getLogger(__name__).exception("keeping a conversation failed")
        state[WRONG] = type(error).__name__
        return
    state.pop(WRONG, None)
    state[TOLD] = kept
    state[LISTED] = (kept, *(other for other in before if other.id != kept.id))


def rename(index: Path, id: str, name: str, language: str) -> None:
    """Gives a conversation another name, in the list too."""
    state = st.session_state
    try:
        told = keeping(index).rename(id, name)
    except VraagbaakError as error:
        state[WRONG] = error.in_language(language)
        return
    if told is None:
        return
    state[LISTED] = tuple(told if other.id == id else other for other in listed(index))
    if TOLD in state and state[TOLD].id == id:
        state[TOLD] = told


def remove(index: Path, id: str, language: str) -> None:
    """Removes a conversation, and leaves it when it is the one that is open."""
    state = st.session_state
    try:
        keeping(index).remove(id)
    except VraagbaakError as error:
        state[WRONG] = error.in_language(language)
        return
    state[LISTED] = tuple(other for other in listed(index) if other.id != id)
    if TOLD in state and state[TOLD].id == id:
        leave()


def address() -> None:
    """Makes the address of the page name what is open."""
    state = st.session_state
    told: Told | None = state.get(TOLD)
    shown = told is not None and told.version > 0 and outlives_the_page()
    wanted = {TALK: told.id if told and shown else None, QUOTE: opened_text(state.get(OPENED)) if shown else None}
    for name, value in wanted.items():
        if value is None:
            if name in st.query_params:
                del st.query_params[name]
        elif st.query_params.get(name) != value:
            st.query_params[name] = value
