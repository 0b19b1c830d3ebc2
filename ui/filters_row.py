"""The filters over the input: a chip for each that is set, removed with one press, and the fields to set them."""

from collections.abc import Mapping, Sequence

import streamlit as st

from index.errors import VraagbaakError
from index.records import Document
from qa.filters import fitting
from qa.records import Filters
from ui.escape import fragment, literal
from ui.filters_text import Choices, choices, day, kind_name, named
from ui.label import label
from ui.sources import Answering
from ui.strings import Strings
from ui.view import distinct, settled

# By field of Filters the session state that holds it; "" is no limit.
KEYS = {
    "date_from": "filter-from",
    "date_to": "filter-to",
    "minister": "filter-minister",
    "ministry": "filter-ministry",
    "kind": "filter-kind",
    "document": "scope",
}
_KNOWN, _WRONG, _REMOVED = "filter-choices", "filter-wrong", "filter-removed"
_LONGEST_CHIP = 60
_LONGEST_DAY = 40


def filters_row(engine: Answering, words: Strings) -> None:
    """Draws the row, with how many papers the filters leave."""
    documents, known = engine.store.documents(), _known(engine)
    with st.bottom, st.container(horizontal=True, key="chips", vertical_alignment="center"):
        with st.popover(words.history.filters, key="filters"):
            _fields(known, words)
        filters = chosen()
        left = papers_left(documents, filters)
        for field, text in named(filters, known.documents, words):
            st.button(
                f"{label(text, _LONGEST_CHIP)} ✕",
                key=f"chip-{field}",
                help=words.history.filter_remove,
                on_click=_remove,
                args=((field,),),
            )
        st.html(fragment(words.lang, f"<p>{literal(_count(left, len(documents), words))}</p>", class_="vb-telling"))
        wrong = st.session_state.get(_WRONG)
        if wrong:
            told = words.history.filter_no_date.format(text=wrong)
            st.html(fragment(words.lang, f"<p>{literal(told)}</p>", class_="vb-telling", role="alert"))


def chosen() -> Filters:
    """The filters that are set now."""
    given = {field: str(st.session_state.get(_key(field)) or "") for field in KEYS}
    given["date_from"] = day(given["date_from"]) or ""
    given["date_to"] = day(given["date_to"], last=True) or ""
    return Filters(**{field: value or None for field, value in given.items()})


def _fields(known: Choices, words: Strings) -> None:
    said = words.history
    for field, name in (("date_from", said.filter_from), ("date_to", said.filter_to)):
        # Set anew each time, as `settled` does: a field in a closed popover misses what is set only once.
        key = _key(field)
        st.session_state[key] = str(st.session_state.get(key) or "")
        st.text_input(
            name,
            key=key,
            placeholder=said.filter_date_help,
            max_chars=_LONGEST_DAY,
            on_change=_settle_day,
            args=(key,),
            persist_state="session",
        )
    _chooser("minister", said.filter_minister, {name: name for name in known.ministers}, said.filter_any)
    _chooser("ministry", said.filter_ministry, {name: name for name in known.ministries}, said.filter_any)
    _chooser("kind", said.filter_kind, {kind: kind_name(kind, words) for kind in known.kinds}, said.filter_any)
    _chooser("document", said.filter_document, known.documents, words.everywhere)
    st.button(said.filter_clear, key="filter-clear", on_click=_remove, args=(tuple(KEYS),), width="stretch")


def _chooser(field: str, name: str, options: Mapping[str, str], every: str) -> None:
    names = distinct({"": every, **options})
    settled(_key(field), list(names))
    st.selectbox(name, list(names), format_func=names.__getitem__, key=_key(field), persist_state="session")


def _key(field: str) -> str:
    """The key of a field now: once a filter was removed it is another field.

    In a closed popover the browser keeps what stood in the field, and would send it again with the next click.
    """
    removed = st.session_state.get(_REMOVED, {}).get(field, 0)
    return f"{KEYS[field]}-{removed}" if removed else KEYS[field]


def _known(engine: Answering) -> Choices:
    """What can be chosen, read once for each index that is opened."""
    held = st.session_state.get(_KNOWN)
    if held is None or held[0] is not engine:
        held = st.session_state[_KNOWN] = (engine, choices(engine.store.documents()))
    found: Choices = held[1]
    return found


def papers_left(documents: Sequence[Document], filters: Filters) -> int | None:
    """How many papers the filters leave; None where nothing is limited."""
    if filters == Filters():
        return None
    try:
        return len(fitting(documents, filters))
    except VraagbaakError:
        return 0


def _count(left: int | None, every: int, words: Strings) -> str:
    said = words.history
    if left is None:
        return said.filters_all.format(all=every)
    return said.filters_some.format(count=left, all=every) if left else said.filters_none


def _settle_day(key: str) -> None:
    """A day that cannot be read is said to be none, and limits nothing."""
    text = str(st.session_state.get(key) or "").strip()
    st.session_state.pop(_WRONG, None)
    if text and day(text) is None:
        st.session_state[_WRONG] = text
        st.session_state[key] = ""


def limit_to(document: str) -> None:
    """Keeps the search to one paper, by its file name, and drops every other filter."""
    _remove(tuple(KEYS))
    st.session_state[_key("document")] = document


def _remove(fields: Sequence[str]) -> None:
    st.session_state.pop(_WRONG, None)
    removed: Mapping[str, int] = st.session_state.get(_REMOVED, {})
    st.session_state[_REMOVED] = {**removed, **{field: removed.get(field, 0) + 1 for field in fields}}
