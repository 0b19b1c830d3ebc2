"""An old answer once more: asked again of the index that gave it, and compared with what the log kept."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from index.errors import QuestionError, StoreError
from index.store import Store
from qa.answer import Engine
from qa.audit_chain import encoded
from qa.audit_entry import answered
from qa.audit_log import AuditLog
from qa.audit_read import entry
from qa.audit_records import AuditError
from qa.audit_words import kind_in
from qa.filters import read_filters
from qa.records import Answer

Outcome = Literal["same", "different", "other_index", "other_settings", "no_index"]


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of it: `differs` names the kept fields that are not what they were.

    `answer` is None when the index or its settings are no longer those. `standing`: how many of the quotes that were
    kept stand in this index, in a paper with the same checksum, all the same. `no_index`: why there is none to ask.
    """

    n: int
    outcome: Outcome
    kept: dict[str, Any]
    answer: Answer | None
    differs: tuple[str, ...]
    standing: int
    no_index: StoreError | None = None


def rebuild(log: AuditLog, n: int, open_engine: Callable[[], Engine]) -> Rebuilt:
    """Ask the question of line `n` again. Raises AuditError when that line holds no answer (any more)."""
    found = entry(log, n)
    if found.payload is None or found.kind != "answer":
        raise AuditError(
            f"regel {n} bevat geen antwoord ({kind_in('nl', found.kind)}); vraagbaak audit show {n} toont wat er staat",
            f"line {n} holds no answer ({kind_in('en', found.kind)}); vraagbaak audit show {n} shows what is there",
        )
    kept = found.payload
    try:
        engine = open_engine()
    except StoreError as error:
        # What the log kept is shown all the same.
        return Rebuilt(n, "no_index", kept, None, (), 0, error)
    standing = sum(_stands(engine.store, item) for item in kept["citations"])
    if engine.fingerprint != kept["fingerprint"]:
        same_index = engine.store.fingerprint == kept["index"]
        return Rebuilt(n, "other_settings" if same_index else "other_index", kept, None, (), standing)
    try:
        answer = engine.ask(
            kept["question"], id=kept["id"], filters=read_filters(kept["filters"]), history=kept["history"]
        )
    except QuestionError as error:
        raise AuditError(f"regel {n}: {error}", f"line {n}: {error.english}") from None
    # Compared as written: a float that changed in its last digit is another answer.
    differs = tuple(
        name for name, value in answered(answer).items() if encoded({"": value}) != encoded({"": kept[name]})
    )
    return Rebuilt(n, "different" if differs else "same", kept, answer, differs, standing)


def _stands(store: Store, cited: dict[str, Any]) -> bool:
    try:
        text = store.document(cited["document"]).text
    except StoreError:
        return False
    same = hashlib.sha256(text.encode()).hexdigest() == str(cited["sha256"])
    return same and text[cited["start"] : cited["end"]] == str(cited["quote"])
