"""Following a question from anywhere on the page: whose monitors they are, and the button that keeps a question."""

import logging
from datetime import UTC, datetime

import streamlit as st

from index.errors import StoreError, VraagbaakError
from qa.answer import Engine
from qa.monitor import Monitor
from qa.monitor_folder import Monitors
from qa.monitor_look import add
from qa.records import Filters
from ui.answer_view import error_html
from ui.browser_key import browser_key
from ui.monitor_view import note_html
from ui.view import Context

_WRONG = "monitor-follow-wrong"


def own_monitors(context: Context) -> Monitors | None:
    """The monitors of the browser that draws the page; None where it keeps no key to find them by again."""
    key = browser_key()
    # Apart from the owner of the command line, whatever a cookie says.
    return None if key is None else Monitors(context.folder, f"browser {key}")


def follow_button(context: Context, question: str, filters: Filters, key: str) -> None:
    """Draws "Volg deze vraag", or that it is followed already; nothing where the browser cannot follow.

    `key`: the widget's, unique on the page.
    """
    monitors, words = own_monitors(context), context.words
    if monitors is None:
        return
    # One container for what stands there before and after: who uses keys alone stays in it.
    with st.container(key=f"{key}-here"):
        if any((item.question, item.filters) == (question, filters) for item in monitors.listed()):
            st.html(note_html(words.monitor.following, words))
            return
        arguments = (context, monitors, question, filters, key)
        st.button(words.monitor.follow_this, key=key, on_click=_follow, args=arguments)
        wrong = st.session_state.get(_WRONG)
        if wrong is not None and wrong[0] == key:
            st.html(error_html(wrong[1], words))


def follow(
    context: Context, monitors: Monitors, question: str, name: str, filters: Filters
) -> tuple[Monitor | None, str]:
    """Keeps a question; the monitor, or None and the line for the user: the page never shows a traceback."""
    try:
        return add(engine_of(context), monitors, question, name, filters, datetime.now(UTC)), ""
    except VraagbaakError as error:
        return None, error.in_language(context.words.lang)
    except Exception:  # a fault of ours: the details belong in the log
        logging.getLogger(__name__).exception("following failed")
        return None, context.words.monitor.unexpected


def engine_of(context: Context) -> Engine:
    """The real engine behind the page. Raises StoreError where there is another."""
    if not isinstance(context.engine, Engine):
        raise StoreError("in deze index kan niets worden gevolgd", "nothing can be followed in this index")
    return context.engine


def _follow(context: Context, monitors: Monitors, question: str, filters: Filters, key: str) -> None:
    made, wrong = follow(context, monitors, question, "", filters)
    st.session_state[_WRONG] = None if made else (key, wrong)
