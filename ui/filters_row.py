"""The filters over the input: a chip for each that is set, removed with one press, and the fields to set them."""

from collections.abc import Mapping, Sequence

import streamlit as st

from ui.escape import fragment, literal
from ui.filters_state import KEYS, chosen, key_of, known, options_of, papers_left, remove, set_to, value_of
from ui.filters_text import Choices, day, kind_name, named
from ui.label import label
from ui.sources import Answering
from ui.strings import Strings
from ui.view import distinct

_WRONG = "filter-wrong"
_LONGEST_CHIP = 60
_LONGEST_DAY = 40


def filters_row(engine: Answering, words: Strings) -> None:
    """Draws the row, with how many papers the filters leave."""
    papers, choices = engine.store.faces, known(engine)
    with st.bottom, st.container(horizontal=True, key="chips", vertical_alignment="center"):
        with st.popover(words.history.filters, key="filters"):
            _fields(choices, words)
        filters = chosen(engine)
        left = papers_left(papers, filters)
        for field, text in named(filters, choices.documents, words):
            st.button(
                f"{label(text, _LONGEST_CHIP)} ✕",
                key=f"chip-{field}",
                help=words.history.filter_remove,
                on_click=_remove,
                args=((field,),),
            )
        st.html(fragment(words.lang, f"<p>{literal(_count(left, len(papers), words))}</p>", class_="vb-telling"))
        wrong = st.session_state.get(_WRONG)
        if wrong:
            told = words.history.filter_no_date.format(text=wrong)
            st.html(fragment(words.lang, f"<p>{literal(told)}</p>", class_="vb-telling", role="alert"))


def _fields(found: Choices, words: Strings) -> None:
    said, options = words.history, options_of(found)
    for field, name in (("date_from", said.filter_from), ("date_to", said.filter_to)):
        key = key_of(field)
        # Set anew each time: a field in a closed popover misses what is set only once.
        st.session_state[key] = value_of(field)
        st.text_input(
            name,
            key=key,
            placeholder=said.filter_date_help,
            max_chars=_LONGEST_DAY,
            on_change=_settle_day,
            args=(field, key),
            persist_state="session",
        )
    _chooser("minister", said.filter_minister, {name: name for name in options["minister"]}, said.filter_any)
    _chooser("ministry", said.filter_ministry, {name: name for name in options["ministry"]}, said.filter_any)
    _chooser("kind", said.filter_kind, {kind: kind_name(kind, words) for kind in options["kind"]}, said.filter_any)
    _chooser("document", said.filter_document, found.documents, words.everywhere)
    st.button(said.filter_clear, key="filter-clear", on_click=_remove, args=(tuple(KEYS),), width="stretch")


def _chooser(field: str, name: str, options: Mapping[str, str], every: str) -> None:
    names, key = distinct({"": every, **options}), key_of(field)
    st.session_state[key] = value_of(field) if value_of(field) in names else ""
    st.selectbox(
        name,
        list(names),
        format_func=names.__getitem__,
        key=key,
        on_change=_choose,
        args=(field, key, names),
        persist_state="session",
    )


def _choose(field: str, key: str, names: Mapping[str, str]) -> None:
    """Takes what was chosen; what is no option now was sent by a closed popover, and is left alone."""
    value = st.session_state.get(key)
    if isinstance(value, str) and value in names:
        set_to(field, value)


def _count(left: int | None, every: int, words: Strings) -> str:
    said = words.history
    if left is None:
        return said.filters_all.format(all=every)
    return said.filters_some.format(count=left, all=every) if left else said.filters_none


def _settle_day(field: str, key: str) -> None:
    """A day that cannot be read is said to be none, and limits nothing."""
    text = str(st.session_state.get(key) or "").strip()
    st.session_state.pop(_WRONG, None)
    if text and day(text) is None:
        st.session_state[_WRONG] = text
        text = ""
    set_to(field, text)


def _remove(fields: Sequence[str]) -> None:
    st.session_state.pop(_WRONG, None)
    remove(fields)
