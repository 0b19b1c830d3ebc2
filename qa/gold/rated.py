"""Answers that users judged on the page, as the audit log holds them: useful, partly or wrong, the last word counts.

What was erased from the log is not there any more, nor is the judgement on it.
"""

from dataclasses import dataclass
from typing import Any, Literal, cast

from qa.audit_log import AuditLog
from qa.audit_read import decisions, entries, entry
from qa.audit_records import AuditError, Entry
from qa.audit_words import kind_in

Rating = Literal["useful", "partly", "wrong"]
RATINGS: tuple[Rating, ...] = ("useful", "partly", "wrong")


@dataclass(frozen=True, slots=True)
class Rated:
    """A judged answer: its line in the log, the ISO moment of the answer, what was asked, and what was thought of it.

    `filters` by the names of the contract; `cited`: the citations as the log keeps them, best first; `whole`: the log
    holds all earlier questions of the conversation.
    """

    n: int
    time: str
    question: str
    history: tuple[str, ...]
    filters: dict[str, str]
    rating: Rating
    remark: str | None
    abstained: bool
    cited: tuple[dict[str, Any], ...]
    whole: bool

    @property
    def asked(self) -> dict[str, Any]:
        """What was asked, by the names of a gold row: question, filters, history."""
        return {"question": self.question, "filters": self.filters, "history": list(self.history)}


def rated_answers(log: AuditLog) -> tuple[Rated, ...]:
    """All judged answers in the order of the log. Raises AuditError without a log."""
    judged = decisions(log)
    found = (_rated(item, judged.get(item.n, [])) for item in entries(log) if item.kind == "answer")
    return tuple(item for item in found if item is not None)


def rated_answer(log: AuditLog, n: int) -> Rated:
    """The judged answer of line `n`. Raises AuditError when the line holds none, was erased, or nobody judged it."""
    item = entry(log, n)
    if item.payload is None:
        raise AuditError(
            f"regel {n} is gewist; wat gewist is, wordt geen goud", f"line {n} was erased; what is erased makes no gold"
        )
    if item.kind != "answer":
        raise AuditError(
            f"regel {n} is geen antwoord ({kind_in('nl', item.kind)}); vraagbaak gold add --list toont de antwoorden",
            f"line {n} is no answer ({kind_in('en', item.kind)}); vraagbaak gold add --list shows the answers",
        )
    found = _rated(item, decisions(log).get(n, []))
    if found is None:
        raise AuditError(
            f"over het antwoord van regel {n} is niet geoordeeld; doe dat eerst op de pagina of met vraagbaak audit "
            "decide",
            f"nobody judged the answer of line {n}; do so first on the page or with vraagbaak audit decide",
        )
    return found


def _rated(item: Entry, judged: list[dict[str, Any]]) -> Rated | None:
    kept = item.payload or {}
    said = [one for one in judged if one.get("decision") in RATINGS]
    if not said or not isinstance(kept.get("question"), str):
        return None
    return Rated(
        n=item.n,
        time=str(kept.get("time") or ""),
        question=kept["question"],
        history=tuple(kept.get("history") or ()),
        filters=dict(kept.get("filters") or {}),
        rating=cast(Rating, said[-1]["decision"]),
        remark=said[-1].get("remark"),
        abstained=bool(kept.get("abstained")),
        cited=tuple(kept.get("citations") or ()),
        whole=not kept.get("history_left_out"),
    )
