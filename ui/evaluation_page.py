"""The evaluation view: a file of questions goes in, a report comes out. Session state and widgets, no HTML."""

import logging
from collections.abc import Callable
from typing import TypeVar

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from index.errors import VraagbaakError
from qa.gold.records import GoldFile
from qa.report.numbers import Numbers
from qa.sheets.sheet import MAX_BYTES
from ui import evaluation_own, evaluation_report
from ui.answer_view import error_html
from ui.evaluating import KINDS, Evaluating
from ui.evaluation_folder import earlier, evaluations
from ui.evaluation_job import Job
from ui.evaluation_view import message_html, read_html, title_html
from ui.sign_in import may_manage, owner
from ui.view import Context, changed

JOB, READ, SAID, ROUND = "evaluation-job", "evaluation-read", "evaluation-said", "evaluation-round"
_EVERY_S = 1.0
_MOST_MIB = MAX_BYTES // 2**20
T = TypeVar("T")


def draw(context: Context, evaluating: Evaluating) -> None:
    """Draws the view: what runs or may be started, and under it the evaluation that was chosen."""
    words = context.words.evaluation
    st.html(title_html(context.words))
    if not may_manage():
        st.html(message_html(context.words.sign_in.curators_only, context.words))
        return
    running = _settled(context)
    known = earlier(evaluations(context.folder, owner()))
    if running is not None:
        _running(running, context)
    else:
        said = st.session_state.get(SAID)
        if said is not None:
            st.html(said)
    # Drawn while one runs too: what is not drawn forgets its file, and who stops may want to start again.
    with st.expander(words.new, expanded=not known, key="evaluation-new"):
        _new(context, evaluating, running is not None)
    if known:
        evaluation_report.draw(context, known)
    elif running is None:
        st.html(message_html(words.none_yet, context.words))


def _settled(context: Context) -> Job | None:
    """The evaluation that this session has running; of one that has just ended, how it ended is taken in."""
    state, words = st.session_state, context.words
    job: Job | None = state.get(JOB)
    if job is None:
        return None
    progress = job.progress()
    if progress.state == "busy":
        return job
    state.pop(JOB)
    state.pop(SAID, None)
    if progress.state == "done":
        evaluation_report.choose(progress.name)
        state.pop(READ, None)
        # The uploader starts anew: another number makes it another one.
        state[ROUND] = state.get(ROUND, 0) + 1
        changed()
    elif progress.state == "stopped":
        state[SAID] = message_html(words.evaluation.stopped, words)
    else:
        said = progress.said.in_language(words.lang) if progress.said else words.evaluation.broke_off
        state[SAID] = error_html(said, words)
    return None


@st.fragment(run_every=_EVERY_S)
def _running(job: Job, context: Context) -> None:
    words, progress = context.words.evaluation, job.progress()
    if progress.state != "busy":
        st.rerun()
    said = words.starting
    if progress.whole:
        numbers = Numbers(context.words.lang)
        said = words.running.format(done=numbers.whole(progress.done), whole=numbers.whole(progress.whole))
    st.progress(progress.done / progress.whole if progress.whole else 0.0, text=said)
    st.button(words.stop, key="evaluation-stop", on_click=job.stop)


def _new(context: Context, evaluating: Evaluating, busy: bool) -> None:
    words = context.words.evaluation
    evaluation_own.draw(context, busy, lambda name, data: _start(name, data, False, context, evaluating))
    uploaded = st.file_uploader(
        words.upload.format(size=_MOST_MIB),
        type=list(KINDS),
        key=f"evaluation-upload-{st.session_state.get(ROUND, 0)}",
        help=words.upload_help,
        max_upload_size=_MOST_MIB,
        disabled=busy,
    )
    if uploaded is None:
        st.session_state.pop(READ, None)
        return
    gold = _read(uploaded, context, evaluating)
    if gold is None:
        return
    own_out = st.checkbox(words.own_document, key="evaluation-own", help=words.own_document_help, disabled=busy)
    if st.button(words.start, key="evaluation-start", type="primary", disabled=busy):
        _start(uploaded.name, uploaded.getvalue(), own_out, context, evaluating)


def _read(uploaded: UploadedFile, context: Context, evaluating: Evaluating) -> GoldFile | None:
    """The rows of the file that was uploaded, read once, with what cannot be used; None for a file that cannot."""
    words, state = context.words, st.session_state
    key = (uploaded.file_id, id(context.engine))
    if state.get(READ, (None,))[0] != key:
        with st.spinner(words.evaluation.reading):
            read = _tried(lambda: evaluating.read(uploaded.name, uploaded.getvalue(), context.engine), context)
        state[READ] = (key, *read)
    _, gold, wrong = state[READ]
    if gold is None:
        st.html(error_html(wrong, words))
        return None
    st.html(read_html(gold, words))
    usable: GoldFile = gold
    return usable


def _start(name: str, data: bytes, own_out: bool, context: Context, evaluating: Evaluating) -> None:
    state = st.session_state
    job, wrong = _tried(lambda: evaluating.start(context.folder, name, data, leave_own_document_out=own_out), context)
    if job is None:
        st.html(error_html(wrong, context.words))
        return
    state[JOB] = job
    state.pop(SAID, None)
    st.rerun()


def _tried(what: Callable[[], T], context: Context) -> tuple[T | None, str]:
    """What something gives, or None and the line for the user: the page never shows a traceback."""
    try:
        return what(), ""
    except VraagbaakError as error:
        return None, error.in_language(context.words.lang)
    except Exception:  # a fault of ours: the details belong in the log
        logging.getLogger(__name__).exception("evaluation failed")
        return None, context.words.evaluation.unexpected
