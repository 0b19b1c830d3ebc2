"""Work of one session in a thread: started, waited for a moment, followed on the page, and taken in when it has ended.

For both views that search longer than a click may take; each keeps its job under a key of its own.
"""

from collections.abc import Callable
from typing import Any

import streamlit as st

from index.errors import VraagbaakError
from ui.answer_view import error_html
from ui.dossier_job import Job, Progress
from ui.strings import Strings

# Most papers are read, and most dossiers made, before a progress bar could be seen.
_AT_ONCE_S = 0.7
_EVERY_S = 0.5
Told = Callable[[Progress[Any]], str]


def start(key: str, work: Callable[[Job[Any]], Any], waiting: str, words: Strings) -> None:
    """Starts the work, and draws the page anew with what came of it or how far it is; a refusal is shown here."""
    try:
        job = Job(work)
    except VraagbaakError as error:
        st.html(error_html(error.in_language(words.lang), words))
        return
    st.session_state[key] = job
    with st.spinner(waiting):
        job.wait(_AT_ONCE_S)
    st.rerun()


def ended(key: str) -> Progress[Any] | None:
    """How the work ended, once: it is forgotten then. None where none was started or it goes on."""
    job: Job[Any] | None = st.session_state.get(key)
    progress = job.progress() if job else None
    if progress is None or progress.state == "busy":
        return None
    st.session_state.pop(key)
    return progress


def drop(key: str) -> None:
    """Stops the work, if there is any, and forgets it."""
    job: Job[Any] | None = st.session_state.pop(key, None)
    if job is not None:
        job.stop()


def follow(key: str, told: Told, stop: str) -> bool:
    """Draws how far the work is, in the words of `told`, with a button to `stop` it; False where none goes on."""
    job: Job[Any] | None = st.session_state.get(key)
    if job is None:
        return False
    _followed(job, key, told, stop)
    return True


@st.fragment(run_every=_EVERY_S)
def _followed(job: Job[Any], key: str, told: Told, stop: str) -> None:
    progress = job.progress()
    if progress.state != "busy":
        st.rerun()
    st.progress(progress.done / progress.whole if progress.whole else 0.0, text=told(progress))
    st.button(stop, key=f"{key}-stop", on_click=job.stop)
