"""The questions of an evaluation: a list to choose from, and the one that was chosen with its places. Widgets."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from qa.report.names import FAILURES, failure_name
from ui.evaluation_question import (
    chosen_html,
    failure_html,
    panel_html,
    place_html,
    rank_html,
    shown_html,
    stretch_html,
    wanted_html,
)
from ui.evaluation_read import Found, Report, Row, gold_places, stretch
from ui.evaluation_view import heading_html, item_html, kind_text, listed_html, message_html, note_html
from ui.strings import Strings
from ui.view import Context, changed, distinct, settled

WHY, KIND, SHOWN = "evaluation-why", "evaluation-kind", "evaluation-shown"
QUESTION, OPENED, ROWS = "evaluation-question", "evaluation-opened", "evaluation-rows"
_FAILED, _ANY, _WORSE, _BETTER = "failed", "any", "worse", "better"
_STEP = 20


def forget() -> None:
    """Closes what is open: another evaluation has other questions."""
    for name in (QUESTION, OPENED, ROWS, SHOWN, WHY, KIND):
        st.session_state.pop(name, None)


def draw(context: Context, report: Report, comparison: Mapping[str, Any] | None) -> None:
    """Draws the list, or the question that was chosen from it."""
    state = st.session_state
    number: int | None = state.get(QUESTION)
    if number is not None and number < len(report.questions):
        _one(context, report, number)
        return
    rows = _filtered(report, comparison, context.words)
    # Previous and next go by the list from which a question was chosen.
    state[ROWS] = rows
    shown = state.get(SHOWN, _STEP)
    if not any(row["failure"] for row in report.questions):
        st.html(note_html(context.words.evaluation.nothing_failed, context.words))
    st.html(listed_html(rows, shown, context.words))
    for at in rows[:shown]:
        _line(report.questions[at], at, context.words)
    if len(rows) > shown:
        st.button(context.words.evaluation.more, key="evaluation-more", on_click=_more, args=(shown,))


def _filtered(report: Report, comparison: Mapping[str, Any] | None, words: Strings) -> tuple[int, ...]:
    """The places in the report of the questions that are asked for."""
    evaluation, rows = words.evaluation, report.questions
    there = {str(row["failure"]) for row in rows}
    names = {_FAILED: evaluation.why_failed, _ANY: evaluation.why_any}
    if comparison is not None:
        names |= {_WORSE: evaluation.why_worse, _BETTER: evaluation.why_better}
    names |= {code: failure_name(code, words.lang) for code in FAILURES if code in there}
    left, right = st.columns(2)
    why = _chosen_of(left, evaluation.why_label, names, WHY)
    kinds = {"": evaluation.kind_any} | {str(row["kind"]): kind_text(row, words) for row in rows}
    kind = _chosen_of(right, evaluation.kind_label, kinds, KIND)
    fits = _fits(why, comparison)
    return tuple(at for at, row in enumerate(rows) if fits(row) and kind in ("", str(row["kind"])))


def _chosen_of(place: Any, label: str, told: Mapping[str, str], key: str) -> str:
    names = distinct(told)
    settled(key, list(names))
    chosen: str = place.selectbox(
        label, list(names), format_func=names.__getitem__, key=key, persist_state="session", on_change=_from_the_top
    )
    return chosen


def _fits(why: str, comparison: Mapping[str, Any] | None) -> Callable[[Row], bool]:
    if why == _ANY:
        return lambda row: True
    if why == _FAILED:
        return lambda row: bool(row["failure"])
    if why in (_WORSE, _BETTER):
        moved = {(row["id"], row["question"]) for row in (comparison or {}).get(why, ())}
        return lambda row: (row["id"], row["question"]) in moved
    return lambda row: bool(row["failure"] == why)


def _line(row: Row, at: int, words: Strings) -> None:
    with st.container(key=f"evaluation-line-{at}"):
        left, right = st.columns([8, 2], vertical_alignment="center")
        left.html(item_html(row, words))
        label = words.evaluation.open_question.format(n=at + 1)
        right.button(label, key=f"evaluation-open-{at}", on_click=_choose, args=(at,), width="stretch")


def _one(context: Context, report: Report, number: int) -> None:
    words, row = context.words, report.questions[number]
    opened: tuple[Found, bool] | None = st.session_state.get(OPENED)
    _ways(number, words)
    left, right = st.columns([11, 9], gap="medium")
    with left:
        st.html(chosen_html(row, words))
        st.html(failure_html(row, words))
        _places(context, report, number)
        st.html(heading_html(words.evaluation.shown, words, 4))
        st.html(shown_html(row, words))
        said = words.evaluation
        _stretches(context, report, row["quotes"], said.quotes, said.show_quote, "quote")
        _stretches(context, report, row["passages"], said.passages, said.show_passage, "passage")
    if opened is not None:
        with right:
            st.button(words.close_source, key="evaluation-close", on_click=_close)
            st.html(panel_html(context.engine.store, *opened, words))


def _ways(number: int, words: Strings) -> None:
    evaluation, rows = words.evaluation, st.session_state.get(ROWS, ())
    at = rows.index(number) if number in rows else None
    with st.container(horizontal=True, key="evaluation-ways"):
        st.button(evaluation.back, key="evaluation-back", on_click=_choose, args=(None,))
        for label, key, step in ((evaluation.previous, "previous", -1), (evaluation.following, "next", 1)):
            to = None if at is None or not 0 <= at + step < len(rows) else rows[at + step]
            st.button(label, key=f"evaluation-{key}", on_click=_choose, args=(to,), disabled=to is None)


def _places(context: Context, report: Report, number: int) -> None:
    words, row = context.words, report.questions[number]
    st.html(heading_html(words.evaluation.where_it_stands, words, 4))
    said = wanted_html(report.wanted[number], words)
    if said:
        st.html(said)
    for n, (place, found) in enumerate(gold_places(context.engine.store, report, number), start=1):
        st.html(place_html(place, found, words))
        if found is not None:
            _show(found, True, f"place-{n}", words.evaluation.show_place.format(n=n))
    ranked = rank_html(row, words)
    if ranked:
        st.html(ranked)


def _stretches(context: Context, report: Report, rows: Sequence[Row], heading: str, label: str, key: str) -> None:
    words = context.words
    if not rows:
        if key == "passage":
            st.html(message_html(words.evaluation.nothing_found, words))
        return
    st.html(heading_html(heading, words, 4))
    for n, row in enumerate(rows, start=1):
        found = stretch(context.engine.store, report, row)
        st.html(stretch_html(row, found, n, words))
        if found is not None:
            _show(found, bool(row["right"]), f"{key}-{n}", label.format(n=n))


def _show(found: Found, right: bool, key: str, label: str) -> None:
    with st.container(key=f"evaluation-show-{key}"):
        st.button(label, key=f"evaluation-{key}", on_click=_open, args=(found, right))


def _open(found: Found, right: bool) -> None:
    st.session_state[OPENED] = (found, right)
    changed()


def _close() -> None:
    st.session_state.pop(OPENED, None)


def _choose(number: int | None) -> None:
    st.session_state[QUESTION] = number
    _close()
    if number is not None:
        changed()


def _more(shown: int) -> None:
    st.session_state[SHOWN] = shown + _STEP


def _from_the_top() -> None:
    st.session_state.pop(SHOWN, None)
