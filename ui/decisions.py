"""The buttons under an answer with which a user decides on it, kept in the audit log. Widgets and session state.

A decision is kept as soon as it is made; a reason, where one is given after it, is kept with it as a decision anew.
"""

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from index.errors import VraagbaakError
from qa.audit import decide, is_on, log_of
from qa.audit_records import Decision
from ui.answer_view import error_html
from ui.conversation import Exchange
from ui.escape import fragment, literal
from ui.sign_in import audit_user
from ui.strings import Strings

_OFFERED: tuple[Decision, ...] = ("useful", "partly", "wrong")
_LONGEST_REASON = 500


def decisions(exchange: Exchange, place: int, words: Strings, exchanges: str) -> None:
    """Draws the buttons for the answer at `place`, from 0; nothing where no line of the log holds that answer.

    `exchanges` names the session state in which the exchanges are.
    """
    if exchange.line is None or not is_on():
        return
    said = {"useful": words.useful, "partly": words.partly, "wrong": words.not_useful}
    st.html(fragment(words.lang, f"<p>{literal(words.your_decision)}</p>", class_="vb-oordeel"))
    with st.container(horizontal=True, key=f"decide-{place}"):
        for decision in _OFFERED:
            st.button(
                said[decision],
                key=f"decide-{place}-{decision}",
                type="primary" if decision == exchange.decision else "secondary",
                on_click=_decide,
                args=(exchanges, place, decision, words.lang),
            )
    if exchange.decision is not None:
        st.html(_chosen(exchange, said[exchange.decision], words))
        # Who comes back from another view finds the reason as it was kept.
        st.session_state.setdefault(_reason_key(place), exchange.remark or "")
        st.text_input(
            words.decision_reason,
            key=_reason_key(place),
            max_chars=_LONGEST_REASON,
            on_change=_decide,
            args=(exchanges, place, exchange.decision, words.lang),
        )
    if exchange.undecided is not None:
        st.html(error_html(exchange.undecided, words))


def _chosen(exchange: Exchange, said: str, words: Strings) -> str:
    reason = f" ({literal(exchange.remark)})" if exchange.remark else ""
    body = f"<p>{literal(words.decided)}: <strong>{literal(said)}</strong>{reason}</p>"
    return fragment(words.lang, body, class_="vb-oordeel", role="status")


def _reason_key(place: int) -> str:
    return f"reason-{place}"


def _decide(exchanges: str, place: int, decision: Decision, language: str) -> None:
    """Keeps a decision with the reason that stands in the box; the same one twice is kept once."""
    listed: Sequence[Exchange] = st.session_state.get(exchanges, ())
    exchange = listed[place]
    remark = str(st.session_state.get(_reason_key(place), "")).strip() or None
    if exchange.line is None or (exchange.decision, exchange.remark) == (decision, remark):
        return
    log = log_of(Path(os.environ.get("VRAAGBAAK_INDEX", ".vraagbaak")))
    try:
        decide(log, exchange.line, decision, remark, audit_user())
    except VraagbaakError as error:
        changed = replace(exchange, undecided=error.in_language(language))
    else:
        changed = replace(exchange, decision=decision, remark=remark, undecided=None)
    st.session_state[exchanges] = (*listed[:place], changed, *listed[place + 1 :])
