"""The view in which questions are asked: session state and widgets round the view functions. No HTML of its own."""

import logging
import os
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from index.errors import VraagbaakError
from qa.audit import keep
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
from ui.conversation import Exchange, Opened, earlier_questions, opened_citation, saved
from ui.decisions import decisions
from ui.source_view import notice, source_panel
from ui.sources import Answering, Sources
from ui.strings import Strings
from ui.view import Context, changed, distinct, settled
from ui.welcome_view import title_html, welcome_html

EXCHANGES, OPENED, PENDING = "exchanges", "opened", "pending"
SCOPE, INPUT = "scope", "question"


def draw(context: Context) -> None:
    """Draws the conversation so far with the source that is opened, and asks what was typed."""
    state, engine, words = st.session_state, context.engine, context.words
    with context.sidebar:
        scope = _sidebar(engine.store, words)
    asked = st.chat_input(words.ask_placeholder, key=INPUT, on_submit=_close) or state.pop(PENDING, None)
    if asked is None and not state.get(EXCHANGES):
        _welcome(words)
        return
    left, right = st.columns([11, 9], gap="medium")
    with left:
        _conversation(engine, asked, scope, words)
    citation = opened_citation(state.get(EXCHANGES, ()), state.get(OPENED))
    if citation is not None:
        with right:
            _source(engine.store, citation, words)


def _sidebar(sources: Sources, words: Strings) -> str | None:
    titles = {document.file: document.metadata.title for document in sources.documents()}
    names = distinct({"": words.everywhere, **titles})
    st.button(words.new_conversation, key="new", on_click=_start_again, width="stretch")
    exchanges = st.session_state.get(EXCHANGES, ())
    if exchanges:
        st.download_button(
            words.download, saved(exchanges), words.download_name, on_click="ignore", key="save", width="stretch"
        )
    settled(SCOPE, list(names))
    scope = st.selectbox(
        words.search_in,
        list(names),
        format_func=names.__getitem__,
        key=SCOPE,
        persist_state="session",
    )
    return scope or None


def _conversation(engine: Answering, asked: str | None, scope: str | None, words: Strings) -> None:
    exchanges: tuple[Exchange, ...] = st.session_state.get(EXCHANGES, ())
    for place, exchange in enumerate(exchanges):
        st.html(question_html(exchange.question, words))
        _reply(exchange, place, engine.store, words)
    if asked is None:
        return
    st.html(question_html(asked, words))
    with st.spinner(words.searching):
        exchange = _ask(engine, asked, exchanges, scope, words)
    st.session_state[EXCHANGES] = (*exchanges, exchange)
    changed()
    # Drawn by a new run, in which the sidebar knows of it too.
    st.rerun()


def _ask(
    engine: Answering, question: str, exchanges: Sequence[Exchange], scope: str | None, words: Strings
) -> Exchange:
    try:
        answer = engine.ask(
            question,
            id=str(len(exchanges) + 1),
            filters=Filters(document=scope),
            history=earlier_questions(exchanges),
        )
    except VraagbaakError as error:
        return Exchange(question, error=error.in_language(words.lang))
    except Exception:  # the last line of defence: the page never shows a traceback
        # A fault of ours: the details belong in the log, the user gets one line.
        logging.getLogger(__name__).exception("ask failed")
        return Exchange(question, error=words.unexpected)
    return Exchange(question, answer, line=_keep(engine, answer, exchanges, scope))


def _keep(engine: Answering, answer: Answer, exchanges: Sequence[Exchange], scope: str | None) -> int | None:
    """The line of an answer in the audit log; that it cannot be written is for who keeps the service to know."""
    return keep(
        Path(os.environ.get("VRAAGBAAK_INDEX", ".vraagbaak")),
        answer,
        "ui",
        logging.getLogger(__name__).warning,
        fingerprint=getattr(engine.store, "fingerprint", None),
        filters=Filters(document=scope),
        history=earlier_questions(exchanges),
    )


def _welcome(words: Strings) -> None:
    st.html(title_html(words))
    st.html(welcome_html(words))
    for place, example in enumerate(words.examples):
        st.button(example, key=f"example-{place}", on_click=_set_pending, args=(example,), width="stretch")


def _source(sources: Sources, citation: Citation, words: Strings) -> None:
    st.button(words.close_source, key="close", on_click=_close)
    try:
        st.html(source_panel(sources, citation, words))
    except VraagbaakError:
        st.html(notice(words.source_missing, words))


def _reply(exchange: Exchange, place: int, sources: Sources, words: Strings) -> None:
    answer = exchange.answer
    with st.container(key=f"reply-{place}"):
        if answer is None:
            st.html(error_html(exchange.error or words.unexpected, words))
            return
        for told in (understood_html(answer, words), read_as_html(answer, words)):
            if told:
                st.html(told)
        if answer.not_found in NOTHING_ASKED:
            st.html(notice(answer.not_found.in_language(words.lang), words))
            return
        if answer.abstained:
            st.html(not_found_html(answer, words))
            if answer.passages:
                with st.expander(words.nearest_label):
                    st.html(nearest_html(answer.passages, sources, words))
        else:
            st.html(head_html(answer, words))
            for citation in answer.citations:
                st.html(quote_html(citation, words))
                opened = Opened(place, citation.n)
                st.button(words.show_source, key=f"source-{place}-{citation.n}", on_click=_open, args=(opened,))
            with st.expander(words.found_label):
                st.html(found_html(answer.passages, sources, words))
        decisions(exchange, place, words, EXCHANGES)


def _set_pending(question: str) -> None:
    st.session_state[PENDING] = question


def _open(opened: Opened) -> None:
    st.session_state[OPENED] = opened
    changed()


def _close() -> None:
    st.session_state.pop(OPENED, None)


def _start_again() -> None:
    for name in (EXCHANGES, OPENED, PENDING):
        st.session_state.pop(name, None)
