"""The conversations in the sidebar: new, the list with its search, and what can be done with the one that is open."""

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import streamlit as st

from index.dutch import fold
from qa.conversations import LONGEST_NAME, Told, can_write, is_on
from ui.answer_view import error_html
from ui.conversation import Exchange, saved
from ui.escape import fragment, literal
from ui.history_state import EXCHANGES, GONE, TOLD, WRONG, leave, listed, open_talk, outlives_the_page
from ui.history_state import remove as remove_talk
from ui.history_state import rename as rename_talk
from ui.label import label
from ui.sign_in import person
from ui.source_view import notice
from ui.strings import Strings

_SEARCH, _SHOWN, _SURE = "talk-search", "talk-shown", "talk-sure"
_AT_A_TIME = 8
_LONGEST_LABEL = 80


def history(index: Path, words: Strings) -> None:
    """Draws the part of the sidebar that is about conversations."""
    state, said = st.session_state, words.history
    st.button(words.new_conversation, key="new", on_click=leave, width="stretch")
    if state.get(WRONG):
        st.html(error_html(state[WRONG], words))
    if state.get(GONE):
        st.html(notice(said.gone, words))
    told: Told | None = state.get(TOLD)
    if told is not None:
        with st.popover(said.this, key="talk", width="stretch"):
            _this(index, told, state.get(EXCHANGES, ()), words)
    st.html(fragment(words.lang, f"<h2>{literal(said.heading)}</h2>", class_="vb-gesprekken"))
    _list(index, told, words)
    kept = said.kept if person() is None else words.sign_in.kept
    if state.get(WRONG) or not can_write(index):
        kept = said.not_written
    note = kept if outlives_the_page() else said.not_kept if is_on() else said.turned_off
    st.html(fragment(words.lang, f"<p>{literal(note)}</p>", class_="vb-gesprekken"))


def found(talks: Sequence[Told], wanted: str) -> tuple[Told, ...]:
    """The conversations in whose name or questions all words of `wanted` stand, in their order."""
    parts = fold(wanted).split()
    return tuple(told for told in talks if all(part in fold(f"{told.name}\n{told.asked}") for part in parts))


def _list(index: Path, open_one: Told | None, words: Strings) -> None:
    said, talks = words.history, listed(index)
    if not talks:
        st.html(fragment(words.lang, f"<p>{literal(said.none_yet)}</p>", class_="vb-gesprekken"))
        return
    wanted = st.text_input(said.search, key=_SEARCH, max_chars=LONGEST_NAME, persist_state="session") or ""
    matching = found(talks, wanted) if wanted.strip() else talks
    if not matching:
        st.html(fragment(words.lang, f"<p>{literal(said.none_found)}</p>", class_="vb-gesprekken", role="status"))
    shown = st.session_state.get(_SHOWN, _AT_A_TIME)
    with st.container(key="talks", gap=None):
        for told in matching[:shown]:
            here = open_one is not None and told.id == open_one.id
            st.button(
                label(told.name, _LONGEST_LABEL),
                key=f"talk-{told.id}",
                type="secondary" if here else "tertiary",
                on_click=open_talk,
                args=(index, told.id),
                width="stretch",
            )
        if len(matching) > shown:
            st.button(said.more, key="talk-more", on_click=_more, width="stretch")


def _this(index: Path, told: Told, exchanges: Sequence[Exchange], words: Strings) -> None:
    said = words.history
    # Another name makes it another box: so what stands in it is what the conversation is called.
    key = f"rename-{told.id}-{crc32(told.name.encode(errors='replace')):08x}"
    st.text_input(
        said.rename,
        told.name,
        key=key,
        max_chars=LONGEST_NAME,
        on_change=_rename,
        args=(index, told, key, words.lang),
    )
    st.download_button(
        words.download, saved(exchanges), words.download_name, on_click="ignore", key="save", width="stretch"
    )
    # One container for both: who uses keys alone stays in it.
    with st.container(key="talk-deleting"):
        _deleting(index, told, words)


def _deleting(index: Path, told: Told, words: Strings) -> None:
    said = words.history
    if st.session_state.get(_SURE) != told.id:
        st.button(said.delete, key="talk-delete", on_click=_sure, args=(told.id,), width="stretch")
        return
    st.html(fragment(words.lang, f"<p>{literal(said.delete_sure)}</p>", class_="vb-gesprekken", role="alert"))
    # The one that gets the focus first removes nothing: Enter may be pressed twice.
    st.button(said.delete_no, key="talk-delete-no", on_click=_sure, args=(None,), width="stretch")
    arguments = (index, told.id, words.lang)
    st.button(said.delete_yes, key="talk-delete-yes", type="primary", on_click=_remove, args=arguments, width="stretch")


def _rename(index: Path, told: Told, key: str, language: str) -> None:
    name = str(st.session_state.get(key, ""))
    if name.strip():
        rename_talk(index, told.id, name, language)
    else:
        # A conversation without a name could not be chosen.
        st.session_state[key] = told.name


def _remove(index: Path, id: str, language: str) -> None:
    st.session_state.pop(_SURE, None)
    remove_talk(index, id, language)


def _sure(id: str | None) -> None:
    st.session_state[_SURE] = id


def _more() -> None:
    st.session_state[_SHOWN] = st.session_state.get(_SHOWN, _AT_A_TIME) + _AT_A_TIME
