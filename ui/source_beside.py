"""The source beside the answer: where a quote stands, and the way to what is round it. Widgets and session state."""

from dataclasses import replace

import streamlit as st

from index.errors import VraagbaakError
from index.records import Document
from qa.records import Answer, Citation, RankedPassage
from ui.conversation import Opened
from ui.escape import fragment, literal
from ui.history_state import OPENED
from ui.label import label
from ui.source_links import Around, Leads, around
from ui.source_view import notice, place_panel, source_panel, still_there
from ui.sources import Sources
from ui.strings import Strings
from ui.view import changed

_LONGEST_NAME = 60


def source_beside(sources: Sources, answer: Answer, opened: Opened, citation: Citation, words: Strings) -> None:
    """Draws the quote that is opened, or the unit that the reader went to from there."""
    # Named after the button that opened it: who closes it by keys is back there.
    with st.container(key=f"after-source-{opened.exchange}-{opened.n}"):
        try:
            _drawn(sources, answer, opened, citation, words)
        except VraagbaakError:
            st.button(words.close_source, key="close", on_click=close_source)
            st.html(notice(words.source_missing, words))


def why_found(answer: Answer, citation: Citation) -> RankedPassage | None:
    """The passage that a quote came from: one that holds it, or else the first of its unit."""
    of_unit = [passage for passage in answer.passages if passage.address == citation.address]
    holding = [item for item in of_unit if item.start <= citation.start and citation.end <= item.end]
    return next(iter([*holding, *of_unit]), None)


def _drawn(sources: Sources, answer: Answer, opened: Opened, citation: Citation, words: Strings) -> None:
    elsewhere = opened.document is not None and opened.address is not None
    document = sources.document(opened.document if elsewhere and opened.document else citation.document)
    if not elsewhere and not still_there(document, citation):
        st.button(words.close_source, key="close", on_click=close_source)
        st.html(notice(words.source_changed, words))
        return
    address = opened.address if elsewhere and opened.address else citation.address
    near = around(sources, document, address, words)
    _ways(near, opened, elsewhere, words)
    links = near.links if near else ()
    if elsewhere:
        st.html(place_panel(sources, document, address, None, words, "", links))
    else:
        st.html(source_panel(sources, citation, words, _why(answer, citation, words), links))
    if near is not None and near.references:
        _references(near, opened, document, words)


def _ways(near: Around | None, opened: Opened, elsewhere: bool, words: Strings) -> None:
    said = words.history
    with st.container(horizontal=True, key="ways", gap="small"):
        st.button(words.close_source, key="close", on_click=close_source)
        for key, name, lead in (
            ("unit-before", said.previous, near.before if near else None),
            ("unit-after", said.following, near.after if near else None),
        ):
            st.button(name, key=key, disabled=lead is None, on_click=_go, args=(opened, lead))
        if elsewhere:
            st.button(said.back_to_quote, key="unit-back", on_click=_go, args=(opened, None))


def _references(near: Around, opened: Opened, document: Document, words: Strings) -> None:
    st.html(fragment(words.lang, f"<p>{literal(words.history.points_to)}:</p>", class_="vb-gelezen"))
    with st.container(horizontal=True, key="links", gap="small"):
        for number, lead in enumerate(near.references):
            st.button(label(lead.name, _LONGEST_NAME), key=f"link-{number}", on_click=_go, args=(opened, lead))


def _why(answer: Answer, citation: Citation, words: Strings) -> str:
    passage = why_found(answer, citation)
    said = passage.why.in_language(words.lang) if passage else ""
    return f'<p class="vb-feiten">{literal(words.history.why_found)}: {literal(said)}</p>' if said else ""


def _go(opened: Opened, lead: Leads | None) -> None:
    place = (lead.document, lead.address) if lead else (None, None)
    st.session_state[OPENED] = replace(opened, document=place[0], address=place[1])
    changed()


def close_source() -> None:
    """Closes the source."""
    st.session_state.pop(OPENED, None)
