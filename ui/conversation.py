"""What one visitor has asked so far: frozen records that a rerun of the page keeps."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from qa.audit_records import Decision
from qa.records import Answer, Citation, Filters

NO_FILTERS = Filters()


@dataclass(frozen=True, slots=True)
class Exchange:
    """One question with its answer, or with the one-line message why there is none.

    `line`: where the audit log keeps the answer, None where it does not; `decision` and `remark`: what the user decided
    on it; `undecided`: why that could not be kept. `filters`: what it was limited to, and `papers` how many papers were
    left then.
    """

    question: str
    answer: Answer | None = None
    error: str | None = None
    line: int | None = None
    decision: Decision | None = None
    remark: str | None = None
    undecided: str | None = None
    filters: Filters = NO_FILTERS
    papers: int | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """The quote that the source panel shows: which exchange (from 0) and which citation number.

    `document` (id) and `address`: another unit that the reader went to from there.
    """

    exchange: int
    n: int
    document: str | None = None
    address: str | None = None


def earlier_questions(exchanges: Sequence[Exchange]) -> tuple[str, ...]:
    """The questions so far that were answered or refused, oldest first; a question with an error does not count."""
    return tuple(exchange.question for exchange in exchanges if exchange.answer is not None)


def opened_citation(exchanges: Sequence[Exchange], opened: Opened | None) -> Citation | None:
    """The citation that is opened, None when there is none or it is gone."""
    if opened is None or not 0 <= opened.exchange < len(exchanges):
        return None
    answer = exchanges[opened.exchange].answer
    citations = answer.citations if answer else ()
    return next((citation for citation in citations if citation.n == opened.n), None)


def saved(exchanges: Sequence[Exchange]) -> str:
    """The answers as JSON lines, one an exchange, so that every quote can be verified again later."""
    answers = (exchange.answer for exchange in exchanges)
    return "".join(json.dumps(answer.to_json(), ensure_ascii=False) + "\n" for answer in answers if answer)
