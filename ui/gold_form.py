"""Makes a gold question of an answer that was rated: fields, how it will be stored, and keeping it. Widgets.

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
from qa.monitor import filters_json
from qa.records import Answer, Citation
from ui.answer_view import error_html
from ui.browser_key import browser_key
from ui.conversation import Exchange, earlier_questions
from ui.escape import fragment, literal
from ui.gold_view import findings_html, kind_name, stored_html
from ui.label import label
from ui.sign_in import may_manage, refuse_unless_curator
from ui.unit_view import unit_name
from ui.view import Context, distinct, settled

OPEN, SAID = "gold-open", "gold-said"
_LONGEST, _LONGEST_ANSWER = 10_000, 10_000
_LONGEST_NAME = 110


def own_gold(context: Context) -> OwnGold | None:
    """The gold questions of who draws the page; None for who may not evaluate, or has no key to find them by again."""
    key = browser_key() if may_manage() else None
    return None if key is None else OwnGold(context.folder, f"browser {key}")


def gold_form(context: Context, exchanges: Sequence[Exchange], place: int) -> None:
    """Draws under the rated answer at `place` what makes a gold question of it, or that there is one."""
    exchange, gold = exchanges[place], own_gold(context)
    if gold is None or exchange.line is None or exchange.answer is None or not isinstance(context.engine, Engine):
        return
    words, line, state = context.words.gold, exchange.line, st.session_state
    with st.container(key=f"gold-{line}"):
        if any(str(row.get("id")).startswith(f"audit-{line}-") for row in gold.rows()):
            said, there = state.get(SAID), f"<p>{literal(words.there_already)}</p>"
            new = said is not None and said[0] == line
            st.html(said[1] if new else fragment(context.words.lang, there, class_="vb-oordeel"))
        elif state.get(OPEN) != line:
            st.button(words.make, key=f"gold-make-{line}", on_click=_open, args=(line,))
        else:
            _Form(context, gold, _rated(exchange, exchange.answer, exchanges[:place], line), exchange.answer).draw()


def _open(line: int | None) -> None:
    st.session_state[OPEN] = line
    st.session_state.pop(SAID, None)


def _rated(exchange: Exchange, answer: Answer, before: Sequence[Exchange], line: int) -> Rated:
    return Rated(
        n=line,
        time="",
        question=exchange.question,
        history=earlier_questions(before),
        filters=filters_json(exchange.filters),
        rating=exchange.decision if exchange.decision in ("partly", "wrong") else "useful",
        remark=exchange.remark,
        abstained=answer.abstained,
        cited=(),
        whole=True,
    )


class _Form:
    """The fields for one answer; `rated.n`, its line in the log, tells them apart from those of another."""

    def __init__(self, context: Context, gold: OwnGold, rated: Rated, answer: Answer) -> None:
        self._context, self._gold, self._rated, self._answer = context, gold, rated, answer
        self._words = context.words.gold
        assert isinstance(context.engine, Engine)
        self._engine = context.engine
        self._store = context.engine.store
        self._documents = {document.file: document.metadata.title for document in self._store.documents()}

    def draw(self) -> None:
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
        told = state.get(SAID)
        if told is not None and told[0] == self._rated.n:
            st.html(told[1])
        with st.container(horizontal=True, key=f"gold-doing-{self._rated.n}", gap="small"):
            st.button(words.keep, key=self._key("keep"), type="primary", on_click=self._keep)
            st.button(words.cancel, key=self._key("cancel"), on_click=_open, args=(None,))

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
