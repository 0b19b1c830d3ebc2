"""The view for monitors: follow a question, see what came in that answers it. Session state and widgets, no HTML.

Whether something came in is looked at when the view is opened on another index than last time, in a thread.
"""

from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

import streamlit as st

from index.errors import VraagbaakError
from qa.atom_feed import NAME, atom_feed
from qa.monitor import Monitor
from qa.monitor_folder import Monitors
from qa.monitor_look import look, needs_look
from ui import monitor_new, monitor_one
from ui.answer_view import error_html
from ui.dossier_job import Job
from ui.label import label
from ui.monitor_follow import engine_of, own_monitors
from ui.monitor_view import list_html, message_html, title_html, unseen_text
from ui.strings import Language
from ui.view import Context

JOB, ENDED, MORE = "monitor-job", "monitor-ended", "monitor-more"
_EVERY_S, _AT_ONCE_S = 0.5, 0.7
_AT_A_TIME = 10
_LONGEST_NAME = 80


def draw(context: Context) -> None:
    """Draws the form for a new question, the list, and the monitor that is chosen."""
    words = context.words
    st.html(title_html(words))
    monitors = own_monitors(context)
    if monitors is None:
        st.html(message_html(words.monitor.no_key, words))
        return
    _look(context, monitors)
    listed = monitors.listed()
    monitor_new.draw(context, monitors, first=not listed)
    if not listed:
        st.html(message_html(words.monitor.none_yet, words))
        return
    _listed(context, monitors)
    monitor_one.draw(context, monitors)


def _look(context: Context, monitors: Monitors) -> None:
    """Looks for what is new, where that was not done for this index; most looks end before the page is drawn."""
    state, words = st.session_state, context.words
    try:
        engine = engine_of(context)
    except VraagbaakError as error:
        st.html(error_html(error.in_language(words.lang), words))
        return
    store = engine.store
    job: Job[Any] | None = state.get(JOB)
    if job is None:
        if not needs_look(store, monitors):
            state.pop(ENDED, None)
            return
        ended = state.get(ENDED)
        if ended is not None and ended[0] == store.fingerprint:
            st.html(ended[1])
            st.button(words.monitor.look_on, key="monitor-look", on_click=_again)
            return
        try:
            job = Job(lambda job: look(engine, monitors, datetime.now(UTC), job.counted))
        except VraagbaakError as error:
            st.html(error_html(error.in_language(words.lang), words))
            return
        state[JOB] = job
        with st.spinner(words.monitor.looking):
            job.wait(_AT_ONCE_S)
    progress = job.progress()
    if progress.state == "busy":
        _running(job, context)
        return
    state.pop(JOB)
    if progress.state == "done":
        return
    said = progress.said.in_language(words.lang) if progress.said else words.monitor.unexpected
    stopped = progress.state == "stopped"
    state[ENDED] = (
        store.fingerprint,
        message_html(words.monitor.stopped, words) if stopped else error_html(said, words),
    )
    st.html(state[ENDED][1])
    st.button(words.monitor.look_on, key="monitor-look", on_click=_again)


@st.fragment(run_every=_EVERY_S)
def _running(job: Job[Any], context: Context) -> None:
    words, progress = context.words.monitor, job.progress()
    if progress.state != "busy":
        st.rerun()
    told = words.looked.format(done=progress.done, whole=progress.whole) if progress.whole else words.looking
    st.progress(progress.done / progress.whole if progress.whole else 0.0, text=told)
    st.button(words.stop, key="monitor-stop", on_click=job.stop)


def _listed(context: Context, monitors: Monitors) -> None:
    words = context.words
    listed = sorted(monitors.listed(), key=lambda item: (not item.unseen, -item.number))
    shown = st.session_state.get(MORE, _AT_A_TIME)
    st.html(list_html(words))
    chosen = monitor_one.chosen(monitors)
    with st.container(key="monitor-list", gap="small"):
        for item in listed[:shown]:
            name = words.monitor.open_monitor.format(name=item.name[:_LONGEST_NAME], unseen=unseen_text(item, words))
            st.button(
                label(name, 2 * _LONGEST_NAME),
                key=f"monitor-open-{item.key}",
                type="primary" if chosen is not None and item.key == chosen.key else "secondary",
                on_click=monitor_one.choose,
                args=(item.number,),
                width="stretch",
            )
        if shown < len(listed):
            st.button(words.monitor.more, key="monitor-more", on_click=_more, args=(shown,))
    st.download_button(
        words.monitor.feed,
        _feed(monitors.listed(), monitors.folder.name, words.lang),
        NAME,
        "application/atom+xml",
        key="monitor-feed",
        on_click="ignore",
    )


@lru_cache(maxsize=8)
def _feed(listed: tuple[Monitor, ...], owner: str, language: Language) -> bytes:
    # Made before it is asked for: what is made when it is pressed fails while the page is being drawn.
    return atom_feed(listed, owner, language)


def _again() -> None:
    st.session_state.pop(ENDED, None)


def _more(shown: int) -> None:
    st.session_state[MORE] = shown + _AT_A_TIME
