"""The view for a whole Kamervraag: give it, see how it is divided, search, choose. Session state and widgets, no HTML.

What is given stays in the session of who gave it: the paper is often not public yet, so nothing is logged or kept.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from index.errors import StoreError
from index.records import Remark
from qa.answer import Engine
from qa.dossier import Dossier, dossier
from qa.dossier_file import MAX_BYTES
from ui import dossier_results
from ui.answer_view import error_html
from ui.dossier_job import Progress
from ui.dossier_reading import KINDS, Divided, pasted, uploaded
from ui.dossier_running import ended, follow, start
from ui.dossier_view import division_html, heading_html, message_html, note_html, paper_html, title_html
from ui.view import Context

JOB, DIVIDED, FOUND, SAID, TEXT, ROUND = (
    f"dossier-{name}" for name in ("job", "divided", "found", "said", "text", "round")
)
_MOST_MIB = MAX_BYTES // 2**20
_MOST_PASTED = 500_000


def draw(context: Context) -> None:
    """Draws the step that the user is at: giving, waiting, checking the division, or choosing."""
    state, words = st.session_state, context.words
    st.html(title_html(words))
    _take_in()
    if follow(JOB, lambda progress: _told(progress, context), words.dossier.stop):
        return
    said: Callable[[Context], str] | None = state.get(SAID)
    if said is not None:
        st.html(said(context))
    divided: Divided | None = state.get(DIVIDED)
    found: Dossier | None = state.get(FOUND)
    if divided is None:
        _give(context)
    elif found is None:
        _check(divided, context)
    else:
        _results(divided, found, context)


def _take_in() -> None:
    """Of what has just ended, what came of it: a division, a dossier, or a line that says why not."""
    state, progress = st.session_state, ended(JOB)
    if progress is None:
        return
    if isinstance(progress.result, Divided):
        state[DIVIDED] = progress.result
    elif isinstance(progress.result, Dossier):
        dossier_results.forget()
        state[FOUND] = progress.result
    else:
        state[SAID] = _stopped if progress.state == "stopped" else _wrong(progress.said)


def _told(progress: Progress[Any], context: Context) -> str:
    words = context.words.dossier
    if progress.whole:
        return words.searching.format(done=progress.done, whole=progress.whole)
    return words.searching_first if DIVIDED in st.session_state else words.reading


def _give(context: Context) -> None:
    words = context.words.dossier
    # No form: what is in one is only sent on, and so only kept in another view, when it is submitted.
    text = st.text_area(
        words.paste, key=TEXT, placeholder=words.paste_placeholder, height=260, max_chars=_MOST_PASTED,
        persist_state="session",
    )  # fmt: skip
    file = st.file_uploader(
        words.upload.format(size=_MOST_MIB),
        type=list(KINDS),
        key=f"dossier-upload-{st.session_state.get(ROUND, 0)}",
        max_upload_size=_MOST_MIB,
    )
    st.html(note_html(words.private, context.words))
    if not st.button(words.divide, key="dossier-divide", type="primary"):
        return
    st.session_state.pop(SAID, None)
    written = (text or "").strip()
    if bool(written) == (file is not None):
        st.html(error_html(words.given_twice if written else words.nothing_given, context.words))
    elif file is not None:
        name, data = file.name, file.getvalue()
        start(JOB, lambda job: uploaded(name, data), words.reading, context.words)
    else:
        start(JOB, lambda job: pasted(written), words.reading, context.words)


def _check(divided: Divided, context: Context) -> None:
    words = context.words.dossier
    st.html(heading_html(words.divided, context.words))
    st.html(paper_html(divided, context.words))
    st.html(note_html(words.check_division, context.words))
    with st.container(horizontal=True, key="dossier-steps"):
        if st.button(words.search, key="dossier-search", type="primary"):
            _search(divided, context)
        if not divided.name:
            st.button(words.edit, key="dossier-edit", on_click=_edit)
        st.button(words.another, key="dossier-another", on_click=_another)
    st.html(division_html(divided, context.words))


def _results(divided: Divided, found: Dossier, context: Context) -> None:
    words, engine = context.words.dossier, _engine(context)
    st.html(paper_html(divided, context.words))
    with st.expander(words.divided):
        st.html(division_html(divided, context.words))
    steps = st.container(horizontal=True, key="dossier-steps")
    st.html(heading_html(words.found, context.words))
    current = dossier_results.draw(engine, found, context.words)
    with steps:
        if not current:
            st.html(message_html(words.changed, context.words))
            if st.button(words.search_again, key="dossier-search", type="primary"):
                _search(divided, context)
        st.button(words.another, key="dossier-another", on_click=_another)


def _search(divided: Divided, context: Context) -> None:
    engine = _engine(context)
    for name in (FOUND, SAID):
        st.session_state.pop(name, None)
    start(
        JOB, lambda job: dossier(engine, divided.document, job.counted), context.words.searching, context.words
    )  # fmt: skip


def _engine(context: Context) -> Engine:
    engine = context.engine
    if not isinstance(engine, Engine):
        raise StoreError("deze index kan geen dossier maken", "no dossier can be made of this index")
    return engine


def _stopped(context: Context) -> str:
    return message_html(context.words.dossier.stopped, context.words)


def _wrong(said: Remark | None) -> Callable[[Context], str]:
    # In the language of when it is read, which may have changed since.
    def told(context: Context) -> str:
        words = context.words
        return error_html(said.in_language(words.lang) if said else words.dossier.unexpected, words)

    return told


def _edit() -> None:
    for name in (DIVIDED, FOUND, SAID):
        st.session_state.pop(name, None)


def _another() -> None:
    _edit()
    dossier_results.forget()
    st.session_state[TEXT] = ""
    # The uploader starts anew: another number makes it another one.
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
