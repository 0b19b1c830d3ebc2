"""The fields in which an answer becomes a gold question: what is proposed, how it will be stored, keeping it. Widgets.

What the fields hold is read from the session when it is kept: who presses right after typing keeps what was typed.
"""

import logging
from collections.abc import Sequence

import streamlit as st

from index.errors import VraagbaakError
from index.records import Unit
from index.tidy import tidy
from qa.answer import Engine
from qa.gold.check_words import Finding
from qa.gold.draft import KINDS, Draft, examined, places_of, proposed_kind, right_quotes, row_of, words_of
from qa.gold.own import OwnGold
from qa.gold.rated import Rated
from qa.gold.rated_row import place_of
from qa.gold.records import UNANSWERABLE, Place
from qa.records import Answer, Citation
from ui.answer_view import error_html
from ui.escape import fragment, literal
from ui.gold_view import findings_html, kind_name, stored_html
from ui.label import label
from ui.sign_in import refuse_unless_curator
from ui.unit_view import unit_name
from ui.view import Context, distinct, settled

OPEN, SAID, KEEPING = "gold-open", "gold-said", "gold-keeping"
_LONGEST, _LONGEST_ANSWER = 10_000, 10_000
_LONGEST_NAME = 110


def open_form(line: int | None) -> None:
    """Opens the fields for the answer on a line of the log, or closes them."""
    st.session_state[OPEN] = line
    st.session_state.pop(SAID, None)


def said_of(line: int) -> str:
    """What came of the last try to keep the answer on a line, as HTML; empty where nothing did."""
    told: tuple[int, str] = st.session_state.get(SAID) or (0, "")
    return told[1] if told[0] == line else ""


def _press(line: int) -> None:
    st.session_state[KEEPING] = line


class GoldFields:
    """The fields for one answer; `rated.n`, its line in the log, tells them apart from those of another."""

    def __init__(self, context: Context, engine: Engine, gold: OwnGold, rated: Rated, answer: Answer) -> None:
        self._context, self._engine, self._store = context, engine, engine.store
        self._gold, self._rated, self._answer = gold, rated, answer
        self._words = context.words.gold
        self._documents = {paper.file: paper.metadata.title for paper in self._store.faces}

    def draw(self) -> None:
        """Draws the fields, and keeps the question when that was asked for."""
        words, state, said = self._words, st.session_state, self._context.words
        st.html(fragment(said.lang, literal(words.heading), "h3", class_="vb-kopje"))
        state.setdefault(self._key("question"), self._rated.question)
        st.text_area(words.question, key=self._key("question"), max_chars=_LONGEST, height=80, help=words.question_help)
        self._kind()
        if state[self._key("kind")] != UNANSWERABLE:
            ticked = self._quotes()
            if not ticked:
                self._elsewhere()
            key = self._answer_key(ticked)
            state.setdefault(key, "\n".join(words_of(ticked)))
            st.text_area(words.answer, key=key, max_chars=_LONGEST_ANSWER, height=110, help=words.answer_help)
        self._stored()
        if told := said_of(self._rated.n):
            st.html(told)
        with st.container(horizontal=True, key=f"gold-doing-{self._rated.n}", gap="small"):
            st.button(words.keep, key=self._key("keep"), type="primary", on_click=_press, args=(self._rated.n,))
            st.button(words.cancel, key=self._key("cancel"), on_click=open_form, args=(None,))
        if state.pop(KEEPING, None) == self._rated.n:
            # In a large index it takes seconds to see whether the words stand elsewhere too.
            with st.spinner(words.checking):
                self._keep()
            st.rerun()

    def _kind(self) -> None:
        key, right = self._key("kind"), right_quotes(self._rated, self._answer.citations)
        if key not in st.session_state:
            places = {item.address for item in self._answer.citations if item.n in right}
            st.session_state[key] = proposed_kind(self._rated, [Place(address) for address in sorted(places)])
        names = {kind: kind_name(kind, self._context.words) for kind in KINDS}
        settled(key, list(names))
        st.selectbox(self._words.kind, list(names), format_func=names.__getitem__, key=key)

    def _quotes(self) -> tuple[Citation, ...]:
        """The boxes, one a quote; gives those that are ticked."""
        citations, right = self._answer.citations, right_quotes(self._rated, self._answer.citations)
        if not citations:
            return ()
        st.html(fragment(self._context.words.lang, f"<p>{literal(self._words.right)}</p>", class_="vb-oordeel"))
        for item in citations:
            key = self._key(f"quote-{item.n}")
            st.session_state.setdefault(key, item.n in right)
            st.checkbox(self._words.quote.format(n=item.n, text=label(item.display, _LONGEST_NAME)), key=key)
        return self._ticked()

    def _ticked(self) -> tuple[Citation, ...]:
        chosen = st.session_state
        return tuple(item for item in self._answer.citations if chosen.get(self._key(f"quote-{item.n}")))

    def _elsewhere(self) -> None:
        """Where the answer does stand: at first where the engine came nearest."""
        words, state = self._words, st.session_state
        st.html(fragment(self._context.words.lang, f"<p>{literal(words.elsewhere)}</p>", class_="vb-gelezen"))
        near = [(item.document, item.address) for item in self._answer.citations]
        near += [(item.document, item.address) for item in self._answer.passages]
        nearest = next(((file, address) for file, address in near if file in self._documents), None)
        papers, paper = distinct(self._documents), self._key("paper")
        if nearest:
            state.setdefault(paper, nearest[0])
        settled(paper, list(papers))
        st.selectbox(words.paper, list(papers), format_func=papers.__getitem__, key=paper)
        units, unit = self._units(), self._unit_key()
        if nearest:
            state.setdefault(unit, nearest[1])
        settled(unit, list(units))
        st.selectbox(words.place, list(units), format_func=units.__getitem__, key=unit)

    def _units(self) -> dict[str, str]:
        document = self._store.document(st.session_state[self._key("paper")])
        units = self._store.units(document.id)

        def name(unit: Unit) -> str:
            asked = " ".join(tidy(document, span) for span in unit.questions)
            whole = ": ".join(part for part in (unit_name(unit, self._context.words), asked) if part)
            return whole if len(whole) <= _LONGEST_NAME else f"{whole[: _LONGEST_NAME - 1]}…"

        return distinct({unit.address: name(unit) for unit in units})

    def _draft(self) -> Draft:
        """What the fields hold now. Raises QuestionError for a quote whose source is gone."""
        state = st.session_state
        kind, ticked = str(state.get(self._key("kind"), "")), self._ticked()
        answer = str(state.get(self._answer_key(ticked), "")).splitlines()
        if ticked:
            places = places_of(self._store, ticked)
        else:
            unit = self._store.unit(str(state[self._unit_key()])) if self._unit_key() in state else None
            places = () if unit is None else (place_of(unit, self._store.document(unit.document).file),)
        pieces = tuple(piece for line in answer if (piece := " ".join(line.split())))
        return Draft(str(state.get(self._key("question"), "")), kind, places, pieces)

    def _stored(self) -> None:
        """How the question will be stored; nothing while something lacks, for pressing says what."""
        try:
            row = row_of(self._rated, self._store, self._draft())
        except VraagbaakError:
            return
        st.html(stored_html(row, self._documents, self._context.words))

    def _keep(self) -> None:
        words, lang = self._words, self._context.words.lang
        try:
            refuse_unless_curator()
            row = row_of(self._rated, self._store, self._draft())
            found = examined(row, self._engine)
            fault = next((item for item in found if item.level == "fout"), None)
            if fault is None:
                self._gold.add(row)
                self._said(_kept(words.kept, found, self._context))
                st.session_state.pop(OPEN, None)
                return
            reason = fault.said.in_language(lang)
        except VraagbaakError as error:
            reason = error.in_language(lang)
        except Exception:  # a fault of ours: the details belong in the log
            logging.getLogger(__name__).exception("making gold failed")
            self._said(error_html(words.unexpected, self._context.words))
            return
        self._said(error_html(reason, self._context.words))

    def _said(self, html: str) -> None:
        st.session_state[SAID] = (self._rated.n, html)

    def _key(self, field: str) -> str:
        return f"gold-{field}-{self._rated.n}"

    def _unit_key(self) -> str:
        return self._key(f"unit-{st.session_state.get(self._key('paper'), '')}")

    def _answer_key(self, ticked: Sequence[Citation]) -> str:
        # Other quotes begin with other words.
        return self._key("answer-" + "-".join(str(item.n) for item in ticked))


def _kept(said: str, found: Sequence[Finding], context: Context) -> str:
    line = fragment(context.words.lang, f"<p>{literal(said)}</p>", class_="vb-gelezen", role="status")
    return line + findings_html(found, context.words)
