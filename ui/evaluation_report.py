"""A finished evaluation on the page: choose one, read it, set it beside another, go through its questions. Widgets."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from index.errors import StoreError
from qa.evaluation.compare import compared
from qa.report.page import report_page
from ui import evaluation_questions
from ui.answer_view import error_html
from ui.dates import written
from ui.evaluation_folder import CONTENT, REPORT, TABLE, Earlier, evaluations, folder_of, remove
from ui.evaluation_read import Report, read
from ui.evaluation_tables import comparison_html, figures_html, measures_html, settings_html, slices_html
from ui.evaluation_view import asked_text, heading_html, note_html
from ui.evaluation_view import figures_html as headline_html
from ui.sign_in import owner, refuse_unless_curator
from ui.strings import Strings
from ui.view import Context, distinct, settled

CHOSEN, BESIDE, REMOVING = "evaluation-chosen", "evaluation-beside", "evaluation-removing"

_LONGEST_NAME = 60


def choose(name: str) -> None:
    """Makes an evaluation the one that is shown, with nothing of another left open."""
    st.session_state[CHOSEN] = name
    _forget()


def draw(context: Context, known: Sequence[Earlier]) -> None:
    """Draws the evaluation that was chosen among `known`, at first the newest."""
    words, own = context.words, evaluations(context.folder, owner())
    name, beside = _chooser(own, known, words)
    st.html(heading_html(words.evaluation.results, words))
    try:
        folder = folder_of(own, name)
        report = _read(str(folder), _written_at(folder))
        st.html(headline_html(report.content, words))
        left_out = len(report.content["gold"]["unusable"])
        if left_out:
            st.html(note_html(words.evaluation.left_out.format(count=left_out), words))
        comparison = _comparison(own, report, name, beside, known, words) if beside else None
        _downloads(folder, {**report.content, "comparison": comparison}, words)
    except (StoreError, OSError) as error:
        said = error.in_language(words.lang) if isinstance(error, StoreError) else words.evaluation.unexpected
        st.html(error_html(said, words))
        return
    _tabs(context, report, comparison)


def _chooser(own: Path, known: Sequence[Earlier], words: Strings) -> tuple[str, str]:
    """The evaluation that is shown and the one beside it, "" for none."""
    told = distinct({item.name: _told(item, words) for item in known})
    evaluation = words.evaluation
    settled(CHOSEN, list(told))
    left, middle, right = st.columns([5, 5, 2], vertical_alignment="bottom")
    name = left.selectbox(
        evaluation.earlier, list(told), format_func=told.__getitem__, key=CHOSEN, persist_state="session",
        on_change=_forget,
    )  # fmt: skip
    others = ["", *(other for other in told if other != name)]
    settled(BESIDE, others)
    beside = middle.selectbox(
        evaluation.compare, others, format_func=lambda other: told.get(other, evaluation.compare_none), key=BESIDE,
        persist_state="session",
    )  # fmt: skip
    with right.popover(evaluation.remove, width="stretch", key=REMOVING, on_change="rerun"):
        st.html(note_html(evaluation.remove_sure, words))
        st.button(evaluation.remove_yes, key="evaluation-remove", on_click=_remove, args=(own, name), type="primary")
    return name, beside


def _told(item: Earlier, words: Strings) -> str:
    gold = item.gold if len(item.gold) <= _LONGEST_NAME else f"{item.gold[:_LONGEST_NAME]}…"
    return f"{_begun(item, words)} · {asked_text(item.questions, words)} · {gold}"


def _begun(item: Earlier, words: Strings) -> str:
    date = written(item.begun.date().isoformat(), words) or ""
    return words.evaluation.made.format(date=date, time=f"{item.begun:%H:%M}")


def _downloads(folder: Path, content: Mapping[str, Any], words: Strings) -> None:
    evaluation = words.evaluation
    # Made and read when they are asked for: a report of many questions is large.
    offered: tuple[tuple[str, str, str, Callable[[], str | bytes]], ...] = (
        (evaluation.download_page, REPORT, "text/html", lambda: report_page(content, words.lang)),
        (evaluation.download_table, TABLE, "text/csv", (folder / TABLE).read_bytes),
        (evaluation.download_content, CONTENT, "application/json", (folder / CONTENT).read_bytes),
    )
    with st.container(horizontal=True, key="evaluation-downloads"):
        for label, file, mime, data in offered:
            st.download_button(label, data, file, mime, key=f"evaluation-{file}", on_click="ignore")


def _tabs(context: Context, report: Report, comparison: Mapping[str, Any] | None) -> None:
    words, content = context.words, report.content
    evaluation = words.evaluation
    names = [evaluation.tab_questions, evaluation.tab_measures, evaluation.tab_plots]
    if comparison is not None:
        names.append(evaluation.tab_comparison)
    tabs = st.tabs(names, key="evaluation-tabs", on_change="rerun")
    with tabs[0]:
        if tabs[0].open:
            evaluation_questions.draw(context, report, comparison)
    with tabs[1]:
        if tabs[1].open:
            _measures(content, words)
    with tabs[2]:
        if tabs[2].open:
            st.html(figures_html(content, words))
    if comparison is not None:
        with tabs[3]:
            if tabs[3].open:
                st.html(comparison_html({**content, "comparison": comparison}, words))


def _measures(content: Mapping[str, Any], words: Strings) -> None:
    evaluation = words.evaluation
    st.html(measures_html(content, words))
    slices = (
        (evaluation.by_kind, "by_kind", "kind"),
        (evaluation.by_document, "by_document", "document"),
        (evaluation.by_length, "by_length", "length"),
    )
    for label, by, head in slices:
        with st.expander(label):
            st.html(slices_html(content, by, head, words))
    with st.expander(evaluation.made_with):
        st.html(settings_html(content, words))


def _comparison(
    own: Path, report: Report, name: str, beside: str, known: Sequence[Earlier], words: Strings
) -> Mapping[str, Any]:
    folder = folder_of(own, beside)
    old = next(f"{item.gold} ({_begun(item, words)})" for item in known if item.name == beside)
    return _compared(_read(str(folder), _written_at(folder)), report, (str(folder), name, old))


@st.cache_resource(show_spinner=False, max_entries=4)
def _read(folder: str, written_at: int) -> Report:
    return read(Path(folder))


@st.cache_resource(show_spinner=False, max_entries=4)
def _compared(_old: Report, _new: Report, key: tuple[str, str, str]) -> Mapping[str, Any]:
    return compared(_old.content, _new.content, key[2])


def _written_at(folder: Path) -> int:
    try:
        return (folder / CONTENT).stat().st_mtime_ns
    except OSError:
        return 0


def _forget() -> None:
    evaluation_questions.forget()


def _remove(own: Path, name: str) -> None:
    refuse_unless_curator()
    remove(own, name)
    st.session_state.pop(CHOSEN, None)
    st.session_state[REMOVING] = False
    _forget()
