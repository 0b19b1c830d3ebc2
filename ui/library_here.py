"""Where the library is now: what the address of this visitor's page names."""

import streamlit as st

from ui.library_links import END, PAPER, START, UNIT, Place, place_of


def here() -> Place:
    """The place that the address of the page names now."""
    return place_of({name: st.query_params.get_all(name) for name in st.query_params})


def leave() -> None:
    """Goes to the list from which a paper was opened: that paper is no longer there."""
    for name in (UNIT, PAPER, START, END):
        if name in st.query_params:
            del st.query_params[name]
