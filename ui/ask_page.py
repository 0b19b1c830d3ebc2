"""The view in which questions are asked: session state and widgets round the view functions. No HTML of its own."""

import logging
import os
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from index.errors import VraagbaakError
from index.records import Document
from qa.audit import keep as keep_in_audit
from qa.records import NOTHING_ASKED, Answer, Citation, Filters
from ui.answer_view import (
    error_html,
    found_html,
    head_html,
    nearest_html,
    not_found_html,
    question_html,
    quote_html,
    read_as_html,
    understood_html,
)
from ui.conversation import NO_FILTERS, Exchange, Opened, earlier_questions, opened_citation
from ui.copy_view import copy_answer_html, copy_footnote_html
from ui.decisions import decisions
from ui.escape import fragment, literal
from ui.filters_row import filters_row
from ui.filters_text import named
from ui.history_sidebar import history
from ui.history_state import EXCHANGES, OPENED, PENDING, address, keep, restore
from ui.label import label
from ui.source_beside import close_source, source_beside
from ui.source_view import notice
from ui.sources import Answering, Sources
from ui.strings import Strings
from ui.view import Context, changed
from ui.welcome_view import title_html, welcome_html

INPUT = "question"
_EARLIER = "earlier-shown"
# Exchanges drawn at once; those before them are one press away.
_AT_A_TIME = 20


def draw(context: Context) -> None:
    """Draws the conversation so far with the source that is opened, and asks what was typed."""
    state, engine, words = st.session_state, context.engine, context.words
    restore(context.folder)
    # What was decided on an answer since the last drawing.
    keep(context.folder, words.lang)
    with context.sidebar:
        history(context.folder, words)
    filters, papers = filters_row(engine, words)
    asked = st.chat_input(words.ask_placeholder, key=INPUT, on_submit=close_source) or state.pop(PENDING, None)
    address()
    if asked is None and not state.get(EXCHANGES):
        _welcome(words)
        return
    left, right = st.columns([11, 9], gap="medium")
    with left:
        _conversation(context)
        if asked is not None:
            st.html(question_html(asked, words))
            with st.spinner(words.searching):
                exchange = _ask(engine, asked, state.get(EXCHANGES, ()), filters, papers, words)
            state[EXCHANGES] = (*state.get(EXCHANGES, ()), exchange)
            keep(context.folder, words.lang)
            changed()
            # Drawn by a new run, in which the sidebar knows of it too.
            st.rerun()
    opened: Opened | None = state.get(OPENED)
    citation = opened_citation(state.get(EXCHANGES, ()), opened)
    if opened is not None and citation is not None:
        with right:
            source_beside(engine.store, state[EXCHANGES][opened.exchange].answer, opened, citation, words)


def _conversation(context: Context) -> None:
    engine, words = context.engine, context.words
    exchanges: tuple[Exchange, ...] = st.session_state.get(EXCHANGES, ())
    opened: Opened | None = st.session_state.get(OPENED)
    first = max(0, len(exchanges) - st.session_state.get(_EARLIER, _AT_A_TIME))
    if opened is not None:
        first = min(first, opened.exchange)
    if first:
        st.button(words.history.earlier.format(count=first), key="earlier", on_click=_show_earlier)
    for place, exchange in enumerate(exchanges[first:], start=first):
        st.html(question_html(exchange.question, words))
        _reply(exchange, place, engine.store, words)
    if exchanges:
        _follow(context, exchanges[-1])
        if exchanges[-1].related:
            _related(exchanges[-1].related, words)


def _follow(context: Context, exchange: Exchange) -> None:
    """The newest question may be followed: as it was understood, since a follow-up says little by itself."""
    answer = exchange.answer
    if answer is None or answer.not_found in NOTHING_ASKED:
        return
    # Imported here: the first page need not wait for it.
    from ui.monitor_follow import follow_button

    follow_button(context, answer.understood or exchange.question, exchange.filters, key="follow-newest")


def _ask(
    engine: Answering,
    question: str,
    exchanges: Sequence[Exchange],
    filters: Filters,
    papers: int | None,
    words: Strings,
) -> Exchange:
    try:
        answer = engine.ask(question, id=str(len(exchanges) + 1), filters=filters, history=earlier_questions(exchanges))
    except VraagbaakError as error:
        return Exchange(question, error=error.in_language(words.lang))
    except Exception:  # the last line of defence: the page never shows a traceback
        # A fault of ours: the details belong in the log, the user gets one line.
        logging.getLogger(__name__).exception("ask failed")
        return Exchange(question, error=words.unexpected)
    return Exchange(
        question,
        answer,
        line=_audited(engine, answer, exchanges, filters),
        filters=filters,
        papers=papers,
        related=_near(engine, question, answer, filters),
    )


def _audited(engine: Answering, answer: Answer, exchanges: Sequence[Exchange], filters: Filters) -> int | None:
    """The line of an answer in the audit log; that it cannot be written is for who keeps the service to know."""
    return keep_in_audit(
        Path(os.environ.get("VRAAGBAAK_INDEX", ".vraagbaak")),
        answer,
        "ui",
        logging.getLogger(__name__).warning,
        fingerprint=getattr(engine.store, "fingerprint", None),
        filters=filters,
        history=earlier_questions(exchanges),
    )


def _near(engine: Answering, question: str, answer: Answer, filters: Filters) -> tuple[str, ...]:
    # Imported here: the first page need not wait for it.
    from qa.answer import Engine
    from qa.related import related

    if not isinstance(engine, Engine) or answer.not_found in NOTHING_ASKED:
        return ()
    try:
        return related(engine, question, answer, filters)
    except Exception:  # an answer is not lost to what may be asked after it
        logging.getLogger(__name__).exception("related questions failed")
        return ()


def _welcome(words: Strings) -> None:
    st.html(title_html(words))
    st.html(welcome_html(words))
    for place, example in enumerate(words.examples):
        st.button(example, key=f"example-{place}", on_click=_set_pending, args=(example,), width="stretch")


def _related(texts: Sequence[str], words: Strings) -> None:
    said = fragment(words.lang, f"<h2>{literal(words.history.related)}</h2>", class_="vb-verwant")
    with st.container(key="related", gap="small"):
        st.html(said)
        for place, text in enumerate(texts):
            st.button(label(text), key=f"related-{place}", on_click=_set_pending, args=(text,), width="stretch")


def _reply(exchange: Exchange, place: int, sources: Sources, words: Strings) -> None:
    answer = exchange.answer
    with st.container(key=f"reply-{place}"):
        if answer is None:
            st.html(error_html(exchange.error or words.unexpected, words))
            return
        for told in (understood_html(answer, words), read_as_html(answer, words), _limited(exchange, sources, words)):
            if told:
                st.html(told)
        if answer.not_found in NOTHING_ASKED:
            st.html(notice(answer.not_found.in_language(words.lang), words))
            return
        if answer.abstained and exchange.papers == 0:
            st.html(notice(words.history.filter_nothing.format(filters=_filters(exchange, sources, words)), words))
        elif answer.abstained:
            _not_found(answer, sources, words)
        else:
            _answer(answer, place, sources, words)
        decisions(exchange, place, words, EXCHANGES)


def _not_found(answer: Answer, sources: Sources, words: Strings) -> None:
    st.html(not_found_html(answer, words))
    if answer.passages:
        with st.expander(words.nearest_label):
            st.html(nearest_html(answer.passages, sources, words))


def _answer(answer: Answer, place: int, sources: Sources, words: Strings) -> None:
    documents = {citation.document: _document(sources, citation) for citation in answer.citations}
    st.html(head_html(answer, words))
    for citation in answer.citations:
        st.html(quote_html(citation, words))
        with st.container(horizontal=True, key=f"under-{place}-{citation.n}", gap="small"):
            opened = Opened(place, citation.n)
            st.button(words.show_source, key=f"source-{place}-{citation.n}", on_click=_open, args=(opened,))
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


def _set_pending(question: str) -> None:
    close_source()
    st.session_state[PENDING] = question


def _open(opened: Opened) -> None:
    st.session_state[OPENED] = opened
    changed()


def _show_earlier() -> None:
    st.session_state[_EARLIER] = st.session_state.get(_EARLIER, _AT_A_TIME) + _AT_A_TIME
