"""What came of one question on the page, and what can be done with it. Widgets round view functions."""

from collections.abc import Callable

import streamlit as st

from index.errors import VraagbaakError
from index.records import Document
from qa.records import NOTHING_ASKED, Answer, Citation
from ui.answer_view import (
    error_html,
    found_html,
    head_html,
    nearest_html,
    not_found_html,
    quote_html,
    read_as_html,
    understood_html,
)
from ui.conversation import NO_FILTERS, Exchange, Opened
from ui.copy_view import copy_answer_html, copy_footnote_html
from ui.decisions import decisions
from ui.escape import fragment, literal
from ui.filters_text import named
from ui.history_state import EXCHANGES
from ui.source_view import notice
from ui.sources import Sources
from ui.strings import Strings


def reply(
    exchange: Exchange,
    place: int,
    sources: Sources,
    words: Strings,
    show: Callable[[Opened], None],
    drawn: Callable[[], None] = lambda: None,
) -> None:
    """Draws what came of the question at `place`, from 0; `show` opens a quote beside the answer.

    `drawn` is called when the first of the answer is there, before all that goes with it.
    """
    answer = exchange.answer
    with st.container(key=f"reply-{place}"):
        if answer is None:
            st.html(error_html(exchange.error or words.unexpected, words))
            return
        told = understood_html(answer, words) + read_as_html(answer, words) + _limited(exchange, sources, words)
        if answer.not_found in NOTHING_ASKED:
            st.html(told + notice(answer.not_found.in_language(words.lang), words))
            return
        if answer.abstained and exchange.papers == 0:
            nothing = words.history.filter_nothing.format(filters=_filters(exchange, sources, words))
            st.html(told + notice(nothing, words))
        elif answer.abstained:
            _not_found(told, answer, sources, words)
        else:
            _answer(told, answer, place, sources, words, show, drawn)
        decisions(exchange, place, words, EXCHANGES)


def _not_found(told: str, answer: Answer, sources: Sources, words: Strings) -> None:
    st.html(told + not_found_html(answer, words))
    if answer.passages:
        with st.expander(words.nearest_label):
            st.html(nearest_html(answer.passages, sources, words))


def _answer(
    told: str,
    answer: Answer,
    place: int,
    sources: Sources,
    words: Strings,
    show: Callable[[Opened], None],
    drawn: Callable[[], None],
) -> None:
    documents = {citation.document: _document(sources, citation) for citation in answer.citations}
    above = told + head_html(answer, words)
    for citation in answer.citations:
        st.html(above + quote_html(citation, words))
        if above:
            drawn()
        above = ""
        with st.container(horizontal=True, key=f"under-{place}-{citation.n}", gap="small"):
            opened = Opened(place, citation.n)
            st.button(words.show_source, key=f"source-{place}-{citation.n}", on_click=show, args=(opened,))
            st.html(copy_footnote_html(citation, documents[citation.document], words), width="content")
    there = {name: document for name, document in documents.items() if document is not None}
    st.html(copy_answer_html(answer, there, words))
    with st.expander(words.found_label):
        st.html(found_html(answer.passages, sources, words))


def _document(sources: Sources, citation: Citation) -> Document | None:
    try:
        return sources.document(citation.document)
    except VraagbaakError:
        return None


def _limited(exchange: Exchange, sources: Sources, words: Strings) -> str:
    if exchange.filters == NO_FILTERS or exchange.papers == 0:
        return ""
    said = words.history.searched_in.format(filters=_filters(exchange, sources, words))
    return fragment(words.lang, f"<p>{literal(said)}</p>", class_="vb-gelezen")


def _filters(exchange: Exchange, sources: Sources, words: Strings) -> str:
    limit = exchange.filters
    titles: dict[str, str] = {}
    if limit.document is not None:
        try:
            titles = {limit.document: sources.document(limit.document).metadata.title}
        except VraagbaakError:
            titles = {}
    return "; ".join(text for _, text in named(limit, titles, words))
