"""One monitor on the page: what it found, each opened in its source, marked as seen; rename, remove, feed. Widgets."""

from collections.abc import Callable, Sequence

import streamlit as st

from index.errors import VraagbaakError
from qa.monitor import LONGEST_NAME, Monitor, MonitorHit
from qa.monitor_folder import Monitors
from qa.records import Citation
from ui.answer_view import error_html
from ui.escape import fragment, literal
from ui.monitor_view import hit_html, monitor_html
from ui.source_view import notice, source_panel
from ui.view import Context, changed

CHOSEN, OPENED, WRONG, RENAMING, REMOVING, SHOWN, PRESSED = (
    f"monitor-{name}" for name in ("chosen", "opened", "wrong", "renaming", "removing", "shown", "pressed")
)
_AT_A_TIME = 20


def chosen(monitors: Monitors) -> Monitor | None:
    """The monitor that is shown: the one that was chosen, or else the first of the list."""
    listed = sorted(monitors.listed(), key=lambda item: (not item.unseen, -item.number))
    number = st.session_state.get(CHOSEN)
    return next((item for item in listed if item.number == number), listed[0] if listed else None)


def choose(number: int) -> None:
    """Makes a monitor the one that is shown, and brings it into view."""
    st.session_state[CHOSEN] = st.session_state[PRESSED] = number
    close()
    changed()


def close() -> None:
    """Closes the source that is opened, and what is folded out under a monitor."""
    for key in (OPENED, SHOWN, WRONG):
        st.session_state.pop(key, None)


def draw(context: Context, monitors: Monitors) -> None:
    """Draws the monitor that is chosen, with the source of a hit beside it."""
    monitor = chosen(monitors)
    if monitor is None:
        return
    # What was shown stays so when it is seen and the list is ordered anew.
    st.session_state[CHOSEN] = monitor.number
    words = context.words
    titles = {paper.file: paper.metadata.title for paper in context.engine.store.faces}
    left, right = st.columns([11, 9], gap="medium")
    with left, st.container(key="monitor-one"):
        # What a user asked for comes into view; what is shown of itself does not.
        st.html(monitor_html(monitor, titles, words, pressed=st.session_state.get(PRESSED) == monitor.number))
        _doing(context, monitors, monitor)
        wrong = st.session_state.get(WRONG)
        if wrong:
            st.html(error_html(wrong, words))
        shown = st.session_state.get(SHOWN, _AT_A_TIME)
        for n, hit in enumerate(monitor.hits[:shown], start=1):
            _hit(context, monitors, monitor, hit, n)
        _drawn(context, monitors, monitor, monitor.hits[:shown])
        if shown < len(monitor.hits):
            st.button(words.monitor.more, key="monitor-hits-more", on_click=_more, args=(shown,))
    with right, st.container(key="monitor-source"):
        _source(context, monitor)


def _drawn(context: Context, monitors: Monitors, monitor: Monitor, hits: Sequence[MonitorHit]) -> None:
    """What is drawn no longer counts in the way between the views."""
    fresh = [hit.id for hit in hits if hit.fresh]
    if fresh:
        _tried(context, lambda: monitors.mark_shown(monitor.number, fresh))
        if WRONG not in st.session_state:
            # The way between the views was drawn before this.
            st.rerun()


def _doing(context: Context, monitors: Monitors, monitor: Monitor) -> None:
    words, key = context.words.monitor, monitor.key
    with st.container(horizontal=True, key="monitor-doing", gap="small"):
        if monitor.unseen:
            st.button(
                words.mark_all,
                key=f"monitor-seen-{key}",
                on_click=_tried,
                args=(context, lambda: monitors.mark_seen(monitor.number)),
            )
        with st.popover(words.rename, key=RENAMING):
            name = st.text_input(words.rename_field, monitor.name, max_chars=LONGEST_NAME, key=f"monitor-called-{key}")
            st.button(
                words.rename_save,
                key=f"monitor-rename-{key}",
                on_click=_tried,
                args=(context, lambda: monitors.rename(monitor.number, name or "")),
            )
        with st.popover(words.remove, key=REMOVING):
            st.html(fragment(context.words.lang, f"<p>{literal(words.remove_sure)}</p>", class_="vb-gelezen"))
            st.button(
                words.remove_yes,
                key=f"monitor-remove-{key}",
                type="primary",
                on_click=_tried,
                args=(context, lambda: monitors.remove(monitor.number)),
            )


def _hit(context: Context, monitors: Monitors, monitor: Monitor, hit: MonitorHit, n: int) -> None:
    words = context.words.monitor
    with st.container(key=f"monitor-hit-{n}"):
        st.html(hit_html(hit, context.words))
        if hit.state != "there":
            return
        with st.container(horizontal=True, key=f"monitor-hit-doing-{n}", gap="small"):
            st.button(words.show.format(n=n), key=f"monitor-show-{monitor.key}-{hit.id}", on_click=_open, args=(hit,))
            if not hit.seen:
                st.button(
                    words.mark.format(n=n),
                    key=f"monitor-mark-{monitor.key}-{hit.id}",
                    on_click=_tried,
                    args=(context, lambda: monitors.mark_seen(monitor.number, hit.id)),
                )


def _source(context: Context, monitor: Monitor) -> None:
    words = context.words
    citation = _opened(monitor)
    if citation is None:
        if any(hit.state == "there" for hit in monitor.hits):
            st.html(fragment(words.lang, f"<p>{literal(words.monitor.no_source)}</p>", class_="vb-leeg"))
        return
    st.button(words.close_source, key="monitor-close", on_click=close)
    try:
        st.html(source_panel(context.engine.store, citation, words))
    except VraagbaakError:
        st.html(notice(words.source_missing, words))


def _opened(monitor: Monitor) -> Citation | None:
    opened = st.session_state.get(OPENED)
    return next((hit.first for hit in monitor.hits if hit.id == opened and hit.state == "there"), None)


def _open(hit: MonitorHit) -> None:
    st.session_state[OPENED] = hit.id
    changed()


def _more(shown: int) -> None:
    st.session_state[SHOWN] = shown + _AT_A_TIME


def _tried(context: Context, what: Callable[[], object]) -> None:
    st.session_state.pop(WRONG, None)
    try:
        what()
    except VraagbaakError as error:
        st.session_state[WRONG] = error.in_language(context.words.lang)
