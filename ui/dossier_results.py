"""The earlier answers that were found, question by question: keep or drop each, open its source, save what is kept."""

from collections.abc import Collection
from functools import partial

import streamlit as st

from index.errors import StoreError
from qa.answer import Engine
from qa.dossier import Dossier, Earlier, Item, chosen
from qa.dossier_file import rendered
from qa.messages import Language
from qa.records import Citation
from ui.dossier_view import (
    earlier_html,
    heading_html,
    hint_html,
    item_html,
    kept_html,
    message_html,
    note_html,
    summary_html,
)
from ui.source_view import notice, source_panel
from ui.strings import Strings
from ui.view import changed

DROPPED, OPENED, FIRST = "dossier-dropped", "dossier-opened", "dossier-first"
A_PAGE = 10
FILE = "vraagbaak-dossier"
_MIMES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".md": "text/markdown",
    ".html": "text/html",
}


def forget() -> None:
    """Forgets what was dropped, opened and turned to: another dossier begins."""
    for name in (DROPPED, OPENED, FIRST):
        st.session_state.pop(name, None)


def draw(engine: Engine, whole: Dossier, words: Strings) -> bool:
    """Draws the dossier with the source that is opened; whether it may be saved is told: not on a changed index."""
    dropped: frozenset[str] = st.session_state.get(DROPPED, frozenset())
    current = whole.fingerprint == engine.fingerprint
    st.html(summary_html(whole, words))
    if whole.same_paper:
        st.html(message_html(words.dossier.same_paper.format(file=whole.same_paper), words))
    # Two columns from the start: nothing moves under the pointer when a source is opened.
    left, right = st.columns([11, 9], gap="medium")
    with left:
        # A changed index has other sources: they would be named wrongly.
        if current:
            _downloads(engine, whole, dropped, words)
        _items(whole, dropped, words)
    with right, st.container(key="dossier-source"):
        _source(engine, _opened(whole), words)
    return current


def _downloads(engine: Engine, whole: Dossier, dropped: Collection[str], words: Strings) -> None:
    labels = [earlier.label for item in whole.items for earlier in item.earlier]
    st.html(heading_html(words.dossier.export, words))
    st.html(kept_html(sum(label not in dropped for label in labels), len(labels), words))
    offered = ((".docx", words.dossier.word), (".md", words.dossier.markdown), (".html", words.dossier.html))
    with st.container(horizontal=True, key="dossier-downloads"):
        for suffix, label in offered:
            # Made when it is asked for: a Word document takes a while.
            made = partial(_made, engine, whole, tuple(dropped), suffix, words.lang)
            st.download_button(
                label, made, f"{FILE}{suffix}", _MIMES[suffix], key=f"dossier-save{suffix}", on_click="ignore"
            )
    st.html(note_html(words.dossier.export_note, words))


def _made(engine: Engine, whole: Dossier, dropped: Collection[str], suffix: str, language: Language) -> bytes:
    return rendered(chosen(whole, (), sorted(dropped)), engine.store, suffix, language)


def _items(whole: Dossier, dropped: Collection[str], words: Strings) -> None:
    first = min(st.session_state.get(FIRST, 0), (len(whole.items) - 1) // A_PAGE * A_PAGE)
    for item in whole.items[first : first + A_PAGE]:
        with st.container(key=f"dossier-item-{item.label}"):
            _item(item, dropped, words)
    if len(whole.items) > A_PAGE:
        last = min(first + A_PAGE, len(whole.items))
        st.html(note_html(words.dossier.page.format(first=first + 1, last=last, all=len(whole.items)), words))
        with st.container(horizontal=True):
            for name, label, to in (
                ("previous", words.dossier.previous, first - A_PAGE),
                ("next", words.dossier.following, first + A_PAGE),
            ):
                outside = not 0 <= to < len(whole.items)
                st.button(label, key=f"dossier-{name}", on_click=_turn, args=(to,), disabled=outside)


def _item(item: Item, dropped: Collection[str], words: Strings) -> None:
    st.html(item_html(item, words))
    for earlier in item.earlier:
        with st.container(key=f"dossier-answer-{earlier.label}"):
            _earlier(earlier, earlier.label not in dropped, words)
    if len(item.earlier) > 1:
        labels = tuple(earlier.label for earlier in item.earlier)
        any_kept = any(label not in dropped for label in labels)
        form = words.dossier.drop_all if any_kept else words.dossier.keep_all
        st.button(
            form.format(label=item.label), key=f"dossier-all-{item.label}", on_click=_keep, args=(labels, not any_kept)
        )


def _earlier(earlier: Earlier, kept: bool, words: Strings) -> None:
    label, key = earlier.label, f"dossier-keep-{earlier.label}"
    st.html(earlier_html(earlier, kept, words))
    # Set anew each time: what is not drawn, in another view, is forgotten.
    st.session_state[key] = kept
    with st.container(horizontal=True, vertical_alignment="center"):
        st.checkbox(
            words.dossier.keep.format(label=label), key=key, on_change=_keep, args=((label,), not kept)
        )  # fmt: skip
        for quote in earlier.citations:
            many = len(earlier.citations) > 1
            shown = words.dossier.show_quote if many else words.dossier.show
            st.button(
                shown.format(label=label, n=quote.n),
                key=f"dossier-show-{label}-{quote.n}",
                on_click=_open,
                args=((label, quote.n),),
            )


def _source(engine: Engine, citation: Citation | None, words: Strings) -> None:
    if citation is None:
        st.html(hint_html(words))
        return
    st.button(words.close_source, key="dossier-close", on_click=_close)
    try:
        st.html(source_panel(engine.store, citation, words))
    except StoreError:
        st.html(notice(words.source_missing, words))


def _opened(whole: Dossier) -> Citation | None:
    opened: tuple[str, int] | None = st.session_state.get(OPENED)
    answers = (earlier for item in whole.items for earlier in item.earlier)
    quotes = ((earlier.label, quote) for earlier in answers for quote in earlier.citations)
    return next((quote for label, quote in quotes if (label, quote.n) == opened), None)


def _keep(labels: tuple[str, ...], keep: bool) -> None:
    dropped: frozenset[str] = st.session_state.get(DROPPED, frozenset())
    st.session_state[DROPPED] = dropped - set(labels) if keep else dropped | set(labels)


def _open(place: tuple[str, int]) -> None:
    st.session_state[OPENED] = place
    changed()


def _close() -> None:
    st.session_state.pop(OPENED, None)


def _turn(first: int) -> None:
    st.session_state[FIRST] = first
    _close()
