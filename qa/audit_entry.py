"""What the log keeps of an answer and of a decision on it: payloads as plain dicts, each of a bounded size.

`salt` is chance: it goes with the payload, so that the sha256 which a tombstone keeps confirms no guess at what stood
there. Passages are kept by their place and score; their text is in the index, or in the citation that quotes it.
"""

import hashlib
import json
import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from qa.audit_log import now
from qa.audit_records import Decision, Via
from qa.records import Answer, Citation, Filters, RankedPassage

# Code points: longer than any question may be, and than any sentence of a paper.
_LONGEST = 20_000
_LONGEST_REMARK = 2_000
_MOST_CITATIONS = 50
_MOST_PASSAGES = 50
_FILTERS = {"date_from": "from", "date_to": "to"}


def answer_payload(
    answer: Answer,
    via: Via,
    *,
    filters: Filters | None = None,
    history: Sequence[str] = (),
    user: str | None = None,
    index: str | None = None,
    generation: str | None = None,
) -> dict[str, Any]:
    """The payload of one answered question; `index` is the fingerprint of the index, `generation` its folder's name."""
    kept, left_out = _newest(history)
    given = filters or Filters()
    asked = {
        "id": _short(answer.id),
        "question": _short(answer.question),
        "history": kept,
        "history_left_out": left_out,
        "filters": {
            _FILTERS.get(name, name): _short(value)
            for name in Filters.__slots__
            if (value := getattr(given, name)) is not None
        },
    }
    opening = {"kind": "answer", "user": user, "time": now(), "via": via, "salt": secrets.token_hex(16)}
    return opening | asked | {"index": index, "generation": generation} | answered(answer)


def answered(answer: Answer) -> dict[str, Any]:
    """What the log keeps of the answer itself: the same answer gives the same, to the byte.

    `answer_sha256` is that of the line that `vraagbaak batch --no-latency` writes for it.
    """
    line = json.dumps({**answer.to_json(), "latency_ms": None}, ensure_ascii=False)
    return {
        "fingerprint": answer.fingerprint,
        "abstained": answer.abstained,
        "answer": _short(answer.answer),
        "confidence": answer.confidence,
        "citations": [_citation(item) for item in answer.citations[:_MOST_CITATIONS]],
        "passages": [_passage(item) for item in answer.passages[:_MOST_PASSAGES]],
        "answer_sha256": hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def decision_payload(of: int, decision: Decision, remark: str | None, user: str | None) -> dict[str, Any]:
    """The payload of what a user decided on the answer of line `of`."""
    opening = {"kind": "decision", "user": user, "time": now(), "salt": secrets.token_hex(16)}
    return opening | {"of": of, "decision": decision, "remark": remark and remark[:_LONGEST_REMARK]}


def erasure_payload(ranges: Sequence[tuple[int, int]], how: str, reason: str) -> Mapping[str, Any]:
    """The payload that says which lines lost theirs, by number: ranges [first, last]."""
    return {"kind": "erasure", "time": now(), "how": how, "reason": reason[:_LONGEST_REMARK], "of": list(ranges)}


def _citation(item: Citation) -> dict[str, Any]:
    return {
        "n": item.n,
        "address": item.address,
        "document": item.document,
        "part": item.part,
        "start": item.start,
        "end": item.end,
        "sha256": item.sha256,
        "quote": _short(item.quote),
    }


def _passage(item: RankedPassage) -> dict[str, Any]:
    return {
        "rank": item.rank,
        "address": item.address,
        "document": item.document,
        "start": item.start,
        "end": item.end,
        "score": item.score,
    }


def _short(text: str) -> str:
    """`text`, or its beginning with how long it was: a line of the log has a bound."""
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… [{len(text)}]"


def _newest(history: Sequence[str]) -> tuple[list[str], int]:
    """The latest earlier questions, oldest first, as far as they fit, and how many were left out."""
    kept: list[str] = []
    room = _LONGEST
    for earlier in reversed(history):
        room -= len(earlier) + 1
        if room < 0:
            break
        kept.insert(0, earlier)
    return kept, len(history) - len(kept)
