"""The view for references: a field, and under it what each line means. Session state and widgets, no HTML."""

from typing import Any

import streamlit as st

from index.errors import StoreError
from qa.answer import Engine
from ui import lookup_results
from ui.answer_view import error_html
from ui.dossier_job import Progress
from ui.dossier_running import drop, ended, follow, start
from ui.lookup_examples import examples
from ui.lookup_records import MOST_LINES, Looked, lines_of, looked
from ui.lookup_view import forms_html, heading_html, message_html, title_html
from ui.view import Context

JOB, LOOKED, SAID, PENDING, FIELD = (f"lookup-{name}" for name in ("job", "looked", "said", "pending", "field"))


def draw(context: Context) -> None:
    """Draws the field and what was looked up last, with the source that is opened."""
    state, words = st.session_state, context.words
    st.html(title_html(words))
    with st.container(key="lookup-line"):
        typed = st.chat_input(words.lookup.field, key=FIELD)
    if asked := typed or state.pop(PENDING, None):
        _start(asked, context)
    _take_in()
    if follow(JOB, lambda progress: _told(progress, context), words.lookup.stop):
        return
    said: str | None = state.get(SAID)
    if said is not None:
        st.html(message_html(words.lookup.stopped if said == "stopped" else words.lookup.unexpected, words))
    results: tuple[Looked, ...] = state.get(LOOKED, ())
    if results:
        lookup_results.draw(results, context)
        st.button(words.lookup.clear, key="lookup-clear", on_click=_clear)
    if not any(item.found and item.found.matches for item in results):
        _explained(context)


def _start(asked: str, context: Context) -> None:
    words, engine, references = context.words, _engine(context), lines_of(asked)
    drop(JOB)
    _clear()
    if len(references) > MOST_LINES:
        said = words.lookup.too_many.format(count=len(references), most=MOST_LINES)
        st.html(error_html(said, words))
    elif len(references) == 1:
        # As quick as a question: it need not wait for those who search for longer.
        with st.spinner(words.searching):
            st.session_state[LOOKED] = looked(engine, references, lambda lines: lines)
    else:
        start(JOB, lambda job: looked(engine, references, job.counted), words.searching, words)


def _take_in() -> None:
    """Of what has just ended, what was found or that nothing was."""
    progress = ended(JOB)
    if progress is not None and progress.result is not None:
        st.session_state[LOOKED] = progress.result
    elif progress is not None:
        st.session_state[SAID] = progress.state


def _told(progress: Progress[Any], context: Context) -> str:
    words = context.words.lookup
    return words.searched.format(done=progress.done, whole=progress.whole) if progress.whole else words.searching


def _explained(context: Context) -> None:
    words = context.words
    known = examples(context.engine.store)
    if known:
        st.html(heading_html(words.lookup.examples, words))
        with st.container(key="lookup-examples"):
            for place, example in enumerate(known):
                st.button(example, key=f"lookup-example-{place}", on_click=_set_pending, args=(example,))
    st.html(forms_html(words))


def _engine(context: Context) -> Engine:
    engine = context.engine
    if not isinstance(engine, Engine):
        raise StoreError("in deze index kan niets worden opgezocht", "nothing can be looked up in this index")
    return engine


def _set_pending(reference: str) -> None:
    st.session_state[PENDING] = reference


def _clear() -> None:
    for name in (LOOKED, SAID):
        st.session_state.pop(name, None)
    lookup_results.forget()
