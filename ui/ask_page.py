"""The view in which questions are asked: which exchange is drawn where, and what is asked next.

The conversation is a fragment of the page, and so is the row of filters: who asks has only that part drawn anew. The
answer is drawn first, in the same run that asked; the list of conversations follows it.
"""

from collections.abc import Sequence

import streamlit as st

from index.errors import VraagbaakError
from qa.records import NOTHING_ASKED
from ui.answer_view import question_html
from ui.asking import TURNS, ask
from ui.conversation import Exchange, Opened, opened_citation
from ui.escape import fragment, literal
from ui.filters_row import filters_row
from ui.filters_state import chosen, papers_left
from ui.history_sidebar import history
from ui.history_state import EXCHANGES, OPENED, PENDING, address, keep, restore
from ui.library_about import ask_about
from ui.related_row import related_row
from ui.reply import reply
from ui.script import showing
from ui.serving import generation, server
from ui.source_beside import close_source, source_beside
from ui.strings import Strings
from ui.view import CHANGES, Context, changed, guarded
from ui.welcome_view import title_html, welcome_html

INPUT = "question"
_EARLIER = "earlier-shown"
# Exchanges drawn at once; those before them are one press away.
_AT_A_TIME = 8


def draw(context: Context) -> None:
    """Draws the filters, the conversation so far with the source that is opened, and asks what was typed."""
    restore(context.folder)
    ask_about(context.engine.store)
    _filters(context)
    _talk(context)


@st.fragment
def _filters(context: Context) -> None:
    _newest(context)
    guarded(lambda: filters_row(context.engine, context.words), context.words)


@st.fragment
def _talk(context: Context) -> None:
    _newest(context)
    guarded(lambda: _drawn(context), context.words)


def _newest(context: Context) -> None:
    """Draws the whole page anew where the index was rebuilt since this part of it was drawn."""
    try:
        same = generation(context.folder) == context.generation
    except VraagbaakError:
        same = False
    if not same:
        st.rerun()


def _drawn(context: Context) -> None:
    state, words = st.session_state, context.words
    # What was decided on an answer since the last drawing.
    keep(context.folder, words.lang)
    asked: str | None = state.pop(PENDING, None)
    exchanges: tuple[Exchange, ...] = state.get(EXCHANGES, ())
    if asked is None and not exchanges:
        _welcome(words)
    else:
        st.html(fragment(words.lang, literal(words.title), "h1", class_="vb-onzichtbaar"))
        left, right = st.columns([11, 9], gap="medium")
        with left:
            _conversation(context, asked)
        with right:
            _source(context)
    with st.bottom:
        st.chat_input(words.ask_placeholder, key=INPUT, on_submit=_submitted)
    address()
    with context.sidebar:
        history(context.folder, words)
    st.html(showing(state.get(CHANGES, 0), words.lang), unsafe_allow_javascript=True)


def _conversation(context: Context, asked: str | None) -> None:
    state, words = st.session_state, context.words
    exchanges: tuple[Exchange, ...] = state.get(EXCHANGES, ())
    opened: Opened | None = state.get(OPENED)
    first = max(0, len(exchanges) + (asked is not None) - state.get(_EARLIER, _AT_A_TIME))
    if opened is not None:
        first = min(first, opened.exchange)
    if first:
        st.button(words.history.earlier.format(count=first), key="earlier", on_click=_show_earlier)
    for place, exchange in enumerate(exchanges[first:], start=first):
        st.html(question_html(exchange.question, words))
        reply(exchange, place, context.engine.store, words, _open)
        if exchange.decision is not None:
            _gold(context, exchanges, place)
    if asked is not None:
        st.html(question_html(asked, words))
        with TURNS.asking() as answered:
            exchanges = (*exchanges, _asked(context, asked, exchanges))
            reply(exchanges[-1], len(exchanges) - 1, context.engine.store, words, _open, answered)
    _follow(context, exchanges[-1])
    related_row(context, exchanges[-1], _set_pending)


def _asked(context: Context, asked: str, exchanges: tuple[Exchange, ...]) -> Exchange:
    words, filters = context.words, chosen(context.engine)
    papers = papers_left(context.engine.store.faces, filters)
    with st.spinner(words.searching):
        exchange = ask(context.engine, asked, exchanges, filters, papers, words)
    st.session_state[EXCHANGES] = (*exchanges, exchange)
    keep(context.folder, words.lang)
    changed()
    if len(st.session_state[EXCHANGES]) <= len(exchanges):
        # The conversation was removed in another tab: drawn by a new run, without what was removed.
        st.rerun()
    return exchange


def _source(context: Context) -> None:
    exchanges: tuple[Exchange, ...] = st.session_state.get(EXCHANGES, ())
    opened: Opened | None = st.session_state.get(OPENED)
    citation = opened_citation(exchanges, opened)
    answer = exchanges[opened.exchange].answer if opened is not None and citation is not None else None
    if opened is not None and citation is not None and answer is not None:
        source_beside(context.engine.store, answer, opened, citation, context.words)


def _follow(context: Context, exchange: Exchange) -> None:
    """The newest question may be followed: as it was understood, since a follow-up says little by itself."""
    answer = exchange.answer
    if answer is None or answer.not_found in NOTHING_ASKED or server() is not None:
        return
    # Imported here: the first page need not wait for it.
    from ui.monitor_follow import follow_button

    follow_button(context, answer.understood or exchange.question, exchange.filters, key="follow-newest")


def _gold(context: Context, exchanges: Sequence[Exchange], place: int) -> None:
    # Imported here: the first page need not wait for it.
    from ui.gold_form import gold_form

    gold_form(context, exchanges, place)


def _welcome(words: Strings) -> None:
    st.html(title_html(words) + welcome_html(words))
    for place, example in enumerate(words.examples):
        st.button(example, key=f"example-{place}", on_click=_set_pending, args=(example,), width="stretch")


def _submitted() -> None:
    _set_pending(st.session_state[INPUT])


def _set_pending(question: str) -> None:
    close_source()
    st.session_state[PENDING] = question


def _open(opened: Opened) -> None:
    st.session_state[OPENED] = opened
    changed()


def _show_earlier() -> None:
    st.session_state[_EARLIER] = st.session_state.get(_EARLIER, _AT_A_TIME) + _AT_A_TIME
