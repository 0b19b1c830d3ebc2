"""The gold questions that somebody made on the page: evaluated, downloaded, looked through, removed. Widgets."""

from collections.abc import Callable

import streamlit as st

from index.errors import VraagbaakError
from qa.gold.own import NAME, OwnGold
from qa.report.numbers import Numbers
from ui.answer_view import error_html
from ui.evaluation_view import note_html
from ui.gold_form import own_gold
from ui.gold_view import stored_html
from ui.sign_in import refuse_unless_curator
from ui.view import Context, distinct, settled

CHOSEN, REMOVING, WRONG = "evaluation-own-chosen", "evaluation-own-removing", "evaluation-own-wrong"
_LONGEST = 80


def draw(context: Context, busy: bool, start: Callable[[str, bytes], None]) -> None:
    """Draws what was made, if anything; `start` begins an evaluation of a file, given its name and content."""
    gold, words = own_gold(context), context.words
    if gold is None:
        return
    rows = gold.rows()
    with st.container(key="evaluation-gold"):
        if not rows:
            st.html(note_html(words.gold.none_offered, words))
            return
        st.html(note_html(words.gold.offered.format(count=Numbers(words.lang).whole(len(rows))), words))
        with st.container(horizontal=True, key="evaluation-gold-doing", gap="small"):
            pressed = st.button(words.gold.start, key="evaluation-gold-start", disabled=busy)
            st.download_button(
                words.gold.download, gold.data(), NAME, "application/x-ndjson", key="evaluation-gold-file",
                on_click="ignore",
            )  # fmt: skip
            with st.popover(words.gold.manage, key=REMOVING, on_change="rerun") as opened:
                if opened.open:
                    _manage(context, gold)
        wrong = st.session_state.get(WRONG)
        if wrong:
            st.html(error_html(wrong, words))
        if pressed:
            start(NAME, gold.data())


def _manage(context: Context, gold: OwnGold) -> None:
    words, rows = context.words, {str(row.get("id")): row for row in gold.rows()}
    # All of them stands last: what stands first is chosen at once.
    names = distinct({**{id_: _short(str(row["question"])) for id_, row in rows.items()}, "": words.gold.remove_all})
    settled(CHOSEN, list(names))
    st.selectbox(words.gold.remove_which, list(names), format_func=names.__getitem__, key=CHOSEN)
    chosen = rows.get(st.session_state[CHOSEN])
    if chosen is not None:
        titles = {paper.file: paper.metadata.title for paper in context.engine.store.faces}
        st.html(stored_html(chosen, titles, words))
    st.button(words.gold.remove, key="evaluation-gold-remove", on_click=_remove, args=(context, gold), type="primary")


def _short(question: str) -> str:
    return question if len(question) <= _LONGEST else f"{question[: _LONGEST - 1]}…"


def _remove(context: Context, gold: OwnGold) -> None:
    state = st.session_state
    state.pop(WRONG, None)
    chosen = str(state.get(CHOSEN) or "")
    try:
        refuse_unless_curator()
        if chosen:
            gold.remove(chosen)
        else:
            gold.clear()
    except VraagbaakError as error:
        state[WRONG] = error.in_language(context.words.lang)
    state.pop(CHOSEN, None)
    state[REMOVING] = False
