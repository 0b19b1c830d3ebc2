"""One question asked from the page: the exchange that comes of it, with its line in the audit log. No widgets."""

import logging
import os
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from index.errors import VraagbaakError
from qa.audit import keep as keep_in_audit
from qa.records import Answer, Filters
from ui.conversation import Exchange, earlier_questions
from ui.serving import server
from ui.sign_in import audit_user
from ui.sources import Answering
from ui.strings import Strings
from ui.turns import Turns

TURNS = Turns()


def ask(
    engine: Answering,
    question: str,
    exchanges: Sequence[Exchange],
    filters: Filters,
    papers: int | None,
    words: Strings,
) -> Exchange:
    """The exchange that a question makes after `exchanges`; what goes wrong is told in it, never raised.

    `papers`: how many papers the filters leave, None where nothing is limited.
    """
    history = earlier_questions(exchanges)
    try:
        # A service answers several at a time.
        with TURNS.answering() if server() is None else nullcontext():
            answer = engine.ask(question, id=str(len(exchanges) + 1), filters=filters, history=history)
    except VraagbaakError as error:
        return Exchange(question, error=error.in_language(words.lang))
    except Exception:  # the last line of defence: the page never shows a traceback
        # A fault of ours: the details belong in the log, the user gets one line.
        logging.getLogger(__name__).exception("ask failed")
        return Exchange(question, error=words.unexpected)
    return Exchange(
        question,
        answer,
        line=_audited(engine, answer, exchanges, filters),
        filters=filters,
        papers=papers,
    )


def _audited(engine: Answering, answer: Answer, exchanges: Sequence[Exchange], filters: Filters) -> int | None:
    """The line of an answer in the audit log; that it cannot be written is for who keeps the service to know."""
    return keep_in_audit(
        Path(os.environ.get("VRAAGBAAK_INDEX", ".vraagbaak")),
        answer,
        "ui",
        logging.getLogger(__name__).warning,
        fingerprint=getattr(engine.store, "fingerprint", None),
        filters=filters,
        history=earlier_questions(exchanges),
        user=audit_user(),
    )
