"""The form for a new question to follow, with what it is limited to. Session state and widgets, no HTML."""

from collections.abc import Mapping

import streamlit as st

from qa.monitor import LONGEST_NAME
from qa.monitor_folder import Monitors
from qa.records import Filters
from ui.answer_view import error_html
from ui.filters_state import known
from ui.filters_text import day, kind_name
from ui.monitor_follow import follow
from ui.monitor_one import CHOSEN
from ui.monitor_view import message_html
from ui.view import Context, distinct, settled

SAID, ROUND = "monitor-said", "monitor-round"
_LONGEST = 10_000
_LONGEST_DAY = 40


def draw(context: Context, monitors: Monitors, first: bool) -> None:
    """Draws the form, folded away unless nothing is followed yet, and what came of the last one."""
    words, state = context.words, st.session_state
    said = state.pop(SAID, None)
    if said is not None:
        st.html(said)
    # Another number makes the fields others: they begin empty again.
    turn = state.get(ROUND, 0)
    with st.expander(words.monitor.new, expanded=first, key=f"monitor-new-{turn}"):
        question = st.text_area(words.monitor.question, key=f"monitor-question-{turn}", max_chars=_LONGEST, height=80)
        name = st.text_input(
            words.monitor.name, key=f"monitor-name-{turn}", max_chars=LONGEST_NAME, help=words.monitor.name_help
        )
        with st.expander(words.monitor.limits, key=f"monitor-limits-{turn}"):
            filters, wrong = _limits(context, turn)
        if wrong:
            st.html(error_html(words.history.filter_no_date.format(text=wrong), words))
        if st.button(words.monitor.follow, key="monitor-follow", type="primary", disabled=bool(wrong)):
            _follow(context, monitors, question or "", name or "", filters)


def _follow(context: Context, monitors: Monitors, question: str, name: str, filters: Filters) -> None:
    state, words = st.session_state, context.words
    made, wrong = follow(context, monitors, question, name, filters)
    if made is None:
        st.html(error_html(wrong, words))
        return
    state[SAID] = message_html(words.monitor.followed, words)
    state[ROUND] = state.get(ROUND, 0) + 1
    state[CHOSEN] = made.number
    st.rerun()


def _limits(context: Context, turn: int) -> tuple[Filters, str]:
    """The limits as filled in, and what cannot be read as a day."""
    words, options = context.words.history, known(context.engine)
    kinds = {kind: kind_name(kind, context.words) for kind in options.kinds}
    left, right = st.columns(2)
    with left:
        begin = st.text_input(
            words.filter_from, key=f"monitor-from-{turn}", help=words.filter_date_help, max_chars=_LONGEST_DAY
        )
        minister = _chooser(words.filter_minister, turn, "minister", _plain(options.ministers), words.filter_any)
        kind = _chooser(words.filter_kind, turn, "kind", kinds, words.filter_any)
    with right:
        end = st.text_input(
            words.filter_to, key=f"monitor-to-{turn}", help=words.filter_date_help, max_chars=_LONGEST_DAY
        )
        ministry = _chooser(words.filter_ministry, turn, "ministry", _plain(options.ministries), words.filter_any)
    days = {text: day(text, last=last) for text, last in ((begin or "", False), (end or "", True)) if text.strip()}
    wrong = next((text for text, found in days.items() if found is None), "")
    date_from = day(begin) if begin and begin.strip() else None
    date_to = day(end, last=True) if end and end.strip() else None
    return Filters(None, minister, ministry, kind, date_from, date_to), wrong


def _plain(names: tuple[str, ...]) -> dict[str, str]:
    return {name: name for name in names}


def _chooser(name: str, turn: int, field: str, options: Mapping[str, str], every: str) -> str | None:
    key, names = f"monitor-{field}-{turn}", distinct({"": every, **options})
    settled(key, list(names))
    return st.selectbox(name, list(names), format_func=names.__getitem__, key=key) or None
