"""The shell of the page: the index, the language and the way between the views. What a view shows is its own."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from index.errors import VraagbaakError
from index.records import Document
from qa.audit import can_write, is_on
from ui import ask_page, library_links
from ui.answer_view import error_html
from ui.browser_key import LANGUAGE_COOKIE, key_to_set
from ui.documents_view import documents_html
from ui.evaluating import Evaluating, Evaluations
from ui.focus_script import FOCUS
from ui.monitor_count import monitor_title
from ui.opening import open_index
from ui.reconnect_script import RECONNECT
from ui.script import listening, showing
from ui.serving import generation as generation_of
from ui.serving import not_here, server
from ui.sign_in import let_in, may_manage, person
from ui.sources import Answering
from ui.streamlit_script import streamlit_script
from ui.strings import LANGUAGE_NAMES, Strings, strings
from ui.view import CHANGES, Context, guarded
from ui.welcome_view import title_html

Opener = Callable[[Path], Answering]
View = Callable[[Context], None]
STYLES = tuple(
    Path(__file__).parent / name
    for name in (
        *("colours.css", "style.css", "history.css", "library.css", "evaluation.css", "dossier.css", "monitor.css"),
        "gold.css",
    )
)
LANGUAGE = "language"
# Views of which who may only read finds no link; they refuse by themselves.
MANAGING = ("evaluatie",)


def page(open_engine: Opener = open_index, evaluating: Evaluating | None = None) -> None:
    """Draws the whole page once, as Streamlit does on every click."""
    state = st.session_state
    first = strings(os.environ.get("VRAAGBAAK_LANG", "nl")).lang
    words = strings(state.setdefault(LANGUAGE, _chosen_before() or first))
    if not let_in(words, LANGUAGE):
        return
    folder = Path(os.environ.get("VRAAGBAAK_INDEX", ".vraagbaak"))
    evaluation = partial(_evaluation, evaluating or Evaluations())
    # By the address of each view: what follows a question mark is left to the views.
    views: dict[str, tuple[str, View]] = {
        "vraag": (words.view_ask, ask_page.draw),
        library_links.PATH: (words.library.title, _library),
        "kamervraag": (words.dossier.title, _dossier),
        "opzoeken": (words.lookup.title, _lookup),
        "volgen": (monitor_title(folder, words), _monitor),
        "evaluatie": (words.evaluation.title, evaluation),
    }
    # The views are named before the index is open: the way between them is there at once.
    ready: list[Context] = []
    hidden: tuple[str, ...] = () if may_manage() else MANAGING
    if server() is not None:
        hidden = tuple(path for path, (_, draw) in views.items() if draw is not ask_page.draw)
    pages = {
        path: st.Page(
            partial(_draw, draw, ready),
            title=title,
            url_path=path,
            default=draw is ask_page.draw,
            visibility="hidden" if path in hidden else "visible",
        )
        for path, (title, draw) in views.items()
    }
    chosen = st.navigation(list(pages.values()))
    if not chosen.url_path and (unit := library_links.pointed(st.query_params)):
        st.switch_page(pages[library_links.PATH], query_params=unit)
    title = words.title if not chosen.url_path else f"{chosen.title} · {words.title}"
    st.set_page_config(page_title=title, layout="wide", initial_sidebar_state="auto")
    for style in STYLES:
        st.html(style)
    st.html(listening(words.lang, key_to_set(), first), unsafe_allow_javascript=True)
    st.html(streamlit_script(words.lang) + RECONNECT + FOCUS, unsafe_allow_javascript=True)
    try:
        generation = generation_of(folder)
        engine = _engine(str(folder), generation, open_engine)
        documents = engine.store.documents()
    except VraagbaakError as error:
        st.html(title_html(words))
        st.html(error_html(error.in_language(words.lang), words))
        _language(words)
        return
    ready.append(Context(engine, folder, generation, words, st.sidebar.container()))
    _sidebar(folder, documents, words)
    chosen.run()


@st.cache_resource(show_spinner=False, max_entries=2)
def _engine(folder: str, generation: str, _open: Opener) -> Answering:
    # The generation is part of the key: a rebuilt index is opened anew.
    return _open(Path(folder))


def _draw(view: View, ready: Sequence[Context]) -> None:
    words = ready[0].words
    if server() is not None and view is not ask_page.draw:
        st.html(error_html(not_here().in_language(words.lang), words))
        return
    guarded(lambda: view(ready[0]), words)
    if view is not ask_page.draw:
        # The view with the questions does so itself, since it draws parts of itself anew.
        st.html(showing(st.session_state.get(CHANGES, 0), words.lang), unsafe_allow_javascript=True)


def _dossier(context: Context) -> None:
    # Imported here, as the evaluation is.
    from ui.dossier_page import draw

    draw(context)


def _monitor(context: Context) -> None:
    # Imported here, as the evaluation is.
    from ui.monitor_page import draw

    draw(context)


def _library(context: Context) -> None:
    # Imported here, as the evaluation is.
    from ui.library_page import draw

    draw(context)


def _lookup(context: Context) -> None:
    from ui.lookup_page import draw

    draw(context)


def _evaluation(evaluating: Evaluating, context: Context) -> None:
    # Imported here: who only asks need not wait for it.
    from ui.evaluation_page import draw

    draw(context, evaluating)


def _sidebar(folder: Path, documents: Sequence[Document], words: Strings) -> None:
    _language(words)
    with st.sidebar:
        st.html(documents_html(documents, words))
        if is_on():
            kept = words.kept if person() is None else words.sign_in.audited
            st.caption(kept if can_write(folder) else words.not_written)


def _language(words: Strings) -> None:
    names = LANGUAGE_NAMES
    with st.sidebar:
        st.radio(words.language, list(names), format_func=names.__getitem__, key=LANGUAGE, horizontal=True)


def _chosen_before() -> str | None:
    """The language that this browser chose, if it did."""
    said = st.context.cookies.get(LANGUAGE_COOKIE)
    return said if said in LANGUAGE_NAMES else None


if __name__ == "__main__":
    page()
