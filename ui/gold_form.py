"""Makes a gold question of an answer that was rated, where somebody asks for that. Session state and widgets."""

from collections.abc import Sequence

import streamlit as st

from qa.answer import Engine
from qa.gold.own import OwnGold
from qa.gold.rated import Rated
from qa.monitor import filters_json
from qa.records import Answer
from ui.browser_key import browser_key
from ui.conversation import Exchange, earlier_questions
from ui.escape import fragment, literal
from ui.gold_fields import OPEN, GoldFields, open_form, said_of
from ui.sign_in import may_manage
from ui.view import Context


def own_gold(context: Context) -> OwnGold | None:
    """The gold questions of who draws the page; None for who may not evaluate, or has no key to find them by again."""
    key = browser_key() if may_manage() else None
    return None if key is None else OwnGold(context.folder, f"browser {key}")


def gold_form(context: Context, exchanges: Sequence[Exchange], place: int) -> None:
    """Draws under the rated answer at `place` what makes a gold question of it, or that there is one."""
    exchange, gold = exchanges[place], own_gold(context)
    if gold is None or exchange.line is None or exchange.answer is None or not isinstance(context.engine, Engine):
        return
    words, line = context.words.gold, exchange.line
    with st.container(key=f"gold-{line}"):
        if any(str(row.get("id")).startswith(f"audit-{line}-") for row in gold.rows()):
            there = fragment(context.words.lang, f"<p>{literal(words.there_already)}</p>", class_="vb-oordeel")
            st.html(said_of(line) or there)
        elif st.session_state.get(OPEN) != line:
            st.button(words.make, key=f"gold-make-{line}", on_click=open_form, args=(line,))
        else:
            rated = _rated(exchange, exchange.answer, exchanges[:place], line)
            GoldFields(context, context.engine, gold, rated, exchange.answer).draw()


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
