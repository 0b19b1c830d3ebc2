"""The filters that are set, in session state; no widgets.

They are kept beside their widgets: in a closed popover the browser goes on sending what it showed before, in the words
of another language or of a paper that is gone.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from index.errors import VraagbaakError
from index.records import Face
from qa.filters import fitting
from qa.records import Filters
from ui.filters_text import Choices, choices, day
from ui.sources import Answering

# By field of Filters the name of its widget.
KEYS = {
    "date_from": "filter-from",
    "date_to": "filter-to",
    "minister": "filter-minister",
    "ministry": "filter-ministry",
    "kind": "filter-kind",
    "document": "scope",
}
_KNOWN, _REMOVED, _SET = "filter-choices", "filter-removed", "filters-set"


def chosen(engine: Answering) -> Filters:
    """The filters that are set now; a paper or name that the index no longer holds limits nothing."""
    given = {field: value for field, value in _all().items() if value}
    for field, options in options_of(known(engine)).items():
        if given.get(field) not in options:
            given.pop(field, None)
    first, last = day(given.pop("date_from", "")), day(given.pop("date_to", ""), last=True)
    return Filters(date_from=first, date_to=last, **given)


def value_of(field: str) -> str:
    """What a field was set to, "" for no limit."""
    return _all().get(field, "")


def set_to(field: str, value: str) -> None:
    """Sets one field, with "" to no limit."""
    st.session_state[_SET] = {**_all(), field: value}


def limit_to(document: str) -> None:
    """Keeps the search to one paper, by its file name, and drops every other filter."""
    remove(tuple(KEYS))
    set_to("document", document)


def remove(fields: Sequence[str]) -> None:
    """Drops the filters of some fields."""
    removed: Mapping[str, int] = st.session_state.get(_REMOVED, {})
    st.session_state[_REMOVED] = {**removed, **{field: removed.get(field, 0) + 1 for field in fields}}
    st.session_state[_SET] = {field: value for field, value in _all().items() if field not in fields}


def key_of(field: str) -> str:
    """The key of a field's widget now: once a filter was removed it is another one, which shows nothing old."""
    removed = st.session_state.get(_REMOVED, {}).get(field, 0)
    return f"{KEYS[field]}-{removed}" if removed else KEYS[field]


def known(engine: Answering) -> Choices:
    """What can be chosen, read once for each index that is opened."""
    held = st.session_state.get(_KNOWN)
    if held is None or held[0] is not engine:
        held = st.session_state[_KNOWN] = (engine, choices(engine.store.faces))
    found: Choices = held[1]
    return found


def options_of(found: Choices) -> dict[str, tuple[str, ...]]:
    """By field what can be chosen there."""
    return {
        "minister": found.ministers,
        "ministry": found.ministries,
        "kind": found.kinds,
        "document": tuple(found.documents),
    }


def papers_left(papers: Sequence[Face], filters: Filters) -> int | None:
    """How many papers the filters leave; None where nothing is limited."""
    if filters == Filters():
        return None
    try:
        return len(fitting(papers, filters))
    except VraagbaakError:
        return 0


def _all() -> Mapping[str, str]:
    found: Mapping[str, str] = st.session_state.get(_SET, {})
    return found
