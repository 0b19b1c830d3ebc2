"""Questions of the papers that are near to the newest one, each a press away. Widgets and session state.

They are looked for when the answer is drawn: nobody waits for an answer because of what may be asked after it.
"""

import logging
from collections.abc import Callable

import streamlit as st

from qa.records import NOTHING_ASKED, Answer
from ui.conversation import Exchange
from ui.escape import fragment, literal
from ui.label import label
from ui.view import Context

_FOUND = "related-found"


def related_row(context: Context, exchange: Exchange, ask: Callable[[str], None]) -> None:
    """Draws the questions near to that of `exchange`, if there are any; `ask` asks the one that is pressed."""
    answer, words = exchange.answer, context.words
    if answer is None or answer.not_found in NOTHING_ASKED:
        return
    found = _once(context, exchange, answer)
    if not found:
        return
    with st.container(key="related", gap="small"):
        st.html(fragment(words.lang, f"<h2>{literal(words.history.related)}</h2>", class_="vb-verwant"))
        for place, text in enumerate(found):
            st.button(label(text), key=f"related-{place}", on_click=ask, args=(text,), width="stretch")


def _once(context: Context, exchange: Exchange, answer: Answer) -> tuple[str, ...]:
    """What was found for an answer is kept for as long as it is the newest."""
    kept: tuple[Answer, tuple[str, ...]] | None = st.session_state.get(_FOUND)
    if kept is None or kept[0] is not answer:
        kept = (answer, _near(context, exchange, answer))
        st.session_state[_FOUND] = kept
    return kept[1]


def _near(context: Context, exchange: Exchange, answer: Answer) -> tuple[str, ...]:
    # Imported here: the first page need not wait for it.
    from qa.answer import Engine
    from qa.related import related

    if not isinstance(context.engine, Engine):
        return ()
    try:
        return related(context.engine, exchange.question, answer, exchange.filters)
    except Exception:  # an answer is not lost to what may be asked after it
        logging.getLogger(__name__).exception("related questions failed")
        return ()
