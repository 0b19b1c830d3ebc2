"""The library: a list of all papers, or one of them to read. Session state and widgets; the address says which.

Words that are searched stand in the session, not in the address: the list follows while they are typed.
"""

import streamlit as st

from index.errors import VraagbaakError
from index.records import Document, Span
from ui import library_manage
from ui.library_here import here
from ui.library_links import Place
from ui.library_script import library_script, shown
from ui.library_sources import catalogue, links, unit_at
from ui.library_view import facets_html, head_html, list_html, title_html
from ui.reading_view import Reading, contents_html, face_html, units_html
from ui.source_view import notice
from ui.sources import Sources
from ui.view import Context

SEARCH, SEEN, SHOWN = "library-search", "library-seen", "library-shown"


def draw(context: Context) -> None:
    """Draws the paper that the address names, or else the list."""
    library_manage.take_in(context)
    place = here()
    nonce = _nonce(place)
    if place.reads:
        _reading(context, place, nonce)
    else:
        _listing(context, place, nonce)
    st.html(library_script(nonce), unsafe_allow_javascript=True)


def _nonce(place: Place) -> int:
    """A number that changes when another place is shown: what was opened comes into view, once."""
    state = st.session_state
    if state.get(SEEN) != place:
        state[SEEN] = place
        state[SHOWN] = state.get(SHOWN, 0) + 1
    number: int = state[SHOWN]
    return number


def _listing(context: Context, place: Place, nonce: int) -> None:
    words = context.words
    st.html(title_html(words))
    library_manage.draw_state(context)
    library_manage.draw(context)
    _found(context, place, nonce)


@st.fragment
def _found(context: Context, place: Place, nonce: int) -> None:
    words, papers = context.words, catalogue(context.engine.store)
    # While somebody types, only this part is drawn again.
    search = st.text_input(
        words.library.search,
        key=SEARCH,
        type="search",
        placeholder=words.library.search_hint,
        live=True,
        persist_state="session",
        max_chars=200,
        autocomplete="off",
    )
    choice = papers.choose(place.chosen, search or "", place.order)
    left, right = st.columns([3, 9], gap="medium")
    with left:
        st.html(facets_html(choice, place, words))
    with right:
        st.html(head_html(choice, place, len(papers.entries), words))
        st.html(shown(list_html(choice, place, library_manage.added(context), words), nonce))


def _reading(context: Context, place: Place, nonce: int) -> None:
    words, sources = context.words, context.engine.store
    reading = _read(sources, place)
    if reading is None:
        said = words.library.unknown_unit if place.unit else words.library.unknown_paper
        st.html(notice(said, words))
        _listing(context, place.listed(), nonce)
        return
    st.html(face_html(reading, words))
    library_manage.draw_state(context)
    left, right = st.columns([3, 9], gap="medium")
    with left:
        st.html(contents_html(reading, words))
        library_manage.draw_one(context, reading.document)
    with right:
        st.html(shown(units_html(reading, words), nonce))


def _read(sources: Sources, place: Place) -> Reading | None:
    """What the address names; None when the index does not hold it."""
    at: int | None = None
    try:
        if place.unit is not None:
            found = unit_at(sources, place.unit)
            if found is None:
                return None
            document, units, at = found
        else:
            document = sources.document(place.paper or "")
            units = sources.units(document.id)
    except VraagbaakError:
        return None
    leading = links(sources, document)
    titles = {link.target_document: _title(sources, link.target_document) for link in leading if link.target_document}
    quote = _quote(document, place)
    return Reading(document, units, leading, titles, place, at, quote)


def _quote(document: Document, place: Place) -> Span | None:
    if place.unit is None or place.start is None or place.end is None:
        return None
    return Span(place.start, min(place.end, len(document.text)))


def _title(sources: Sources, paper: str) -> str:
    about = sources.document(paper).metadata
    return about.title
