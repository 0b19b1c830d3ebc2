"""Adding, removing and reading papers again: session state and widgets. The work itself is done in another process."""

import logging
from collections.abc import Callable
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from index.errors import VraagbaakError
from index.readers import READERS
from index.records import Document
from qa.library_added import added_files, added_papers
from qa.library_check import MOST_FILES, MOST_MIB, Checked, Offered, check
from qa.report.numbers import Numbers
from ui.answer_view import error_html
from ui.escape import fragment, literal
from ui.library_here import here, leave
from ui.library_job import start_adding, start_reading_again, start_removing
from ui.library_links import Place
from ui.library_outcome import checked_html, outcome_html
from ui.library_sources import origins
from ui.process_job import Job
from ui.sign_in import may_manage
from ui.source_view import notice
from ui.strings import Strings
from ui.view import Context

JOB, SAID, SAID_AT, REPORT = "library-job", "library-said", "library-said-at", "library-report"
CHECKED, ROUND, REMOVING = "library-checked", "library-round", "library-removing"
ENDED = "library-ended"
_EVERY_S = 0.5


def take_in(context: Context) -> None:
    """Takes in how work that has just ended did; to be called before anything is drawn."""
    job: Job | None = st.session_state.get(JOB)
    if job is None or job.progress().state == "busy":
        return
    if not st.session_state.pop(ENDED, False):
        # Once more from the start: what was opened before this is the index of before.
        st.session_state[ENDED] = True
        st.rerun()
    place = here()
    _ended(job)
    if place.reads and _gone(context, place):
        leave()
    st.session_state[SAID_AT] = here()


def draw_state(context: Context) -> None:
    """Draws what runs, with a button to stop it; or how the last one ended, for as long as nothing else is opened."""
    state, words = st.session_state, context.words
    job: Job | None = state.get(JOB)
    if job is not None:
        _running(job, words)
    elif SAID in state and state.get(SAID_AT) == here():
        st.html(state[SAID](words))
        if state.get(REPORT):
            file, label = words.library.report_name, words.library.report
            st.download_button(label, state[REPORT], file, "text/html", key="library-page", on_click="ignore")


def draw(context: Context) -> None:
    """Draws the place to add files, for who may."""
    if not may_manage():
        return
    words = context.words.library
    with st.expander(words.add, key="library-add"):
        busy = st.session_state.get(JOB) is not None
        _counts(context, busy)
        _upload(context, busy)


def draw_one(context: Context, document: Document) -> None:
    """Draws how the paper that is being read can be removed, or where it comes from."""
    words = context.words.library
    origin = origins(context.engine.store).get(document.file)
    if origin is None:
        return
    if document.file not in added(context):
        said = words.elsewhere.format(folder=Path(origin).parent.name)
        st.html(fragment(context.words.lang, f"<p>{literal(said)}</p>", class_="vb-herkomst"))
        return
    if not may_manage():
        return
    with st.popover(words.remove, key=REMOVING, disabled=st.session_state.get(JOB) is not None, on_change="rerun"):
        st.html(fragment(context.words.lang, f"<p>{literal(words.remove_sure)}</p>"))
        st.button(
            words.remove_yes, key="library-remove", on_click=_remove, args=(context, document.file), type="primary"
        )


def added(context: Context) -> frozenset[str]:
    """The files of the index that were added here."""
    return added_papers(context.folder, origins(context.engine.store))


def _gone(context: Context, place: Place) -> bool:
    name = place.paper or (place.unit or "").partition("#")[0]
    try:
        context.engine.store.document(name)
    except VraagbaakError:
        return True
    return False


def _ended(job: Job) -> None:
    state, progress = st.session_state, job.progress()
    state.pop(JOB)
    state.pop(REPORT, None)
    if progress.state == "done":
        # The uploader starts anew: another number makes it another one.
        state[ROUND] = state.get(ROUND, 0) + 1
        state.pop(CHECKED, None)
        found = dict(progress.found)
        state[REPORT] = str(found.pop("page", ""))
        state[SAID] = lambda words: outcome_html(found, words)
    elif progress.state == "stopped":
        state[SAID] = lambda words: notice(words.library.stopped, words)
    else:
        said = progress.said
        state[SAID] = lambda words: error_html(said.in_language(words.lang) if said else words.library.broke_off, words)


@st.fragment(run_every=_EVERY_S)
def _running(job: Job, words: Strings) -> None:
    progress, library = job.progress(), words.library
    if progress.state != "busy":
        st.rerun()
    stages = {"lezen": library.stage_read, "vectoren": library.stage_embed, "schrijven": library.stage_write}
    numbers = Numbers(words.lang)
    form = stages.get(progress.stage, library.starting)
    said = form.format(done=numbers.whole(progress.done), whole=numbers.whole(progress.whole))
    st.progress(progress.done / progress.whole if progress.whole else 0.0, text=said)
    st.button(library.stop, key="library-stop", on_click=job.stop)


def _counts(context: Context, busy: bool) -> None:
    words, numbers = context.words.library, Numbers(context.words.lang)
    here, held = added(context), origins(context.engine.store)
    said = words.holds.format(added=numbers.whole(len(here)), elsewhere=numbers.whole(len(held) - len(here)))
    waiting = len(set(added_files(context.folder)) - here)
    lines = [said, words.holds_more, *([words.waiting.format(count=numbers.whole(waiting))] if waiting else [])]
    st.html(fragment(context.words.lang, "".join(f"<p>{literal(line)}</p>" for line in lines), class_="vb-opname"))
    if st.button(words.reindex, key="library-reindex", help=words.reindex_help, disabled=busy):
        _begin(lambda: start_reading_again(context.folder, context.words.lang))
        st.rerun()


def _upload(context: Context, busy: bool) -> None:
    words = context.words.library
    uploaded = st.file_uploader(
        words.upload.format(count=MOST_FILES, size=MOST_MIB),
        type=sorted(kind.removeprefix(".") for kind in READERS),
        accept_multiple_files=True,
        key=f"library-upload-{st.session_state.get(ROUND, 0)}",
        help=words.upload_help,
        max_upload_size=MOST_MIB,
        disabled=busy,
    )
    if not uploaded:
        return
    checked = _checked(uploaded, context)
    st.html(checked_html(checked, context.words))
    if st.button(words.start, key="library-start", type="primary", disabled=busy or not checked.usable):
        _begin(lambda: start_adding(context.folder, checked.usable, context.words.lang))
        st.rerun()


def _checked(uploaded: list[UploadedFile], context: Context) -> Checked:
    """What can be added of the files that were uploaded, looked at once."""
    state = st.session_state
    key = (tuple(file.file_id for file in uploaded), id(context.engine))
    if state.get(CHECKED, (None,))[0] != key:
        offered = (Offered(file.name, file.getvalue()) for file in uploaded)
        state[CHECKED] = (key, check(offered, origins(context.engine.store)))
    checked: Checked = state[CHECKED][1]
    return checked


def _remove(context: Context, name: str) -> None:
    st.session_state[REMOVING] = False
    _begin(lambda: start_removing(context.folder, name, context.words.lang))


def _begin(start: Callable[[], Job]) -> None:
    state = st.session_state
    state.pop(REPORT, None)
    state[SAID_AT] = here()
    try:
        state[JOB] = start()
        state.pop(SAID, None)
    except VraagbaakError as error:
        wrong = error
        state[SAID] = lambda words: error_html(wrong.in_language(words.lang), words)
    except Exception:  # a fault of ours: the details belong in the log
        logging.getLogger(__name__).exception("an update could not be started")
        state[SAID] = lambda words: error_html(words.library.unexpected, words)
