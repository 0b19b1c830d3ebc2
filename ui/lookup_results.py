"""What references mean: their places, best first, each to open in its source and to cite. Session state and widgets."""

from collections.abc import Sequence

import streamlit as st

from index.errors import QuestionError, StoreError
from qa.citation_forms import FORMS, Form, cited
from qa.records import Citation
from qa.reference import Found
from ui.lookup_records import Looked
from ui.lookup_view import citation_html, hint_html, match_html, message_html, reference_html
from ui.source_view import notice, source_panel
from ui.strings import Strings
from ui.view import Context, changed, settled

OPENED, MORE, FORM = "lookup-opened", "lookup-more", "lookup-form"
_SHOWN = 3


def forget() -> None:
    """Forgets what was opened and unfolded: other references are looked up."""
    for name in (OPENED, MORE):
        st.session_state.pop(name, None)


def draw(results: Sequence[Looked], context: Context) -> None:
    """Draws what was found for each reference, and beside it the source that is opened."""
    words = context.words
    found_any = any(item.found and item.found.matches for item in results)
    left, right = st.columns([11, 9], gap="medium")
    with left:
        form = _form(words) if found_any else FORMS[0]
        for row, item in enumerate(results, start=1):
            with st.container(key=f"lookup-row-{row}"):
                st.html(reference_html(item, words))
                if item.found:
                    _matches(item.found, row, len(results) > 1, form, context)
    if found_any:
        with right, st.container(key="lookup-source"):
            _source(_opened(results), context)


def _form(words: Strings) -> Form:
    names: dict[Form, str] = {
        "footnote": words.lookup.form_footnote,
        "markdown": words.lookup.form_markdown,
        "bibtex": words.lookup.form_bibtex,
        "csl": words.lookup.form_csl,
        "link": words.lookup.form_link,
    }
    settled(FORM, FORMS)
    return st.selectbox(words.lookup.cite_as, FORMS, format_func=names.__getitem__, key=FORM, persist_state="session")


def _matches(found: Found, row: int, several: bool, form: Form, context: Context) -> None:
    words = context.words
    # Of several references the best place of each: the rest is a click away.
    most = 1 if several else _SHOWN
    whole = row in st.session_state.get(MORE, ()) or len(found.matches) <= most
    for match in found.matches if whole else found.matches[:most]:
        n = match.citation.n
        with st.container(key=f"lookup-match-{row}-{n}"):
            st.html(match_html(found, match, words))
            shown = words.lookup.show_many if several else words.lookup.show
            st.button(shown.format(n=n, row=row), key=f"lookup-show-{row}-{n}", on_click=_open, args=((row, n),))
            st.html(_cited(match.citation, form, context))
    if not whole:
        st.button(words.lookup.more.format(row=row), key=f"lookup-more-{row}", on_click=_more, args=(row,))


def _cited(citation: Citation, form: Form, context: Context) -> str:
    words, store = context.words, context.engine.store
    try:
        text = cited(citation, store.document(citation.document), form)
    except QuestionError as error:
        return message_html(error.in_language(words.lang), words)
    except StoreError:
        return message_html(words.source_missing, words)
    return citation_html(text, citation.n, words)


def _source(citation: Citation | None, context: Context) -> None:
    words = context.words
    if citation is None:
        st.html(hint_html(words))
        return
    st.button(words.close_source, key="lookup-close", on_click=_close)
    try:
        st.html(source_panel(context.engine.store, citation, words))
    except StoreError:
        st.html(notice(words.source_missing, words))


def _opened(results: Sequence[Looked]) -> Citation | None:
    opened: tuple[int, int] | None = st.session_state.get(OPENED)
    places = (
        (row, match.citation)
        for row, item in enumerate(results, start=1)
        for match in (item.found.matches if item.found else ())
    )
    return next((citation for row, citation in places if (row, citation.n) == opened), None)


def _open(place: tuple[int, int]) -> None:
    st.session_state[OPENED] = place
    changed()


def _close() -> None:
    st.session_state.pop(OPENED, None)


def _more(row: int) -> None:
    st.session_state[MORE] = {*st.session_state.get(MORE, ()), row}
