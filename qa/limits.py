"""Limits on papers that a question says in words ("uit de Kamerbrieven van VWS"), beside explicit filters.

A sure limit leaves out the papers that say something else. One that does not say (a letter without a date) stays, far
behind those that meet the limit. A limit that is not sure only speaks for the papers that meet it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from index.dutch import fold
from index.records import Document, Face
from index.store import Store

Field = Literal["paper", "speaker", "member", "kind", "ministry", "date"]
# What meeting a limit adds to a sum of z-scores: about what parts the first passage from the third, and from the tenth.
_GAIN, _SURE_GAIN = 1.0, 3.0
Said = tuple[str | None, ...]
_SAID: WeakKeyDictionary[Store, dict[Field, tuple[list[Said], NDArray[np.int64]]]] = WeakKeyDictionary()
# What is said of a limit in our own words.
_ENGLISH = (
    ("antwoorden op Kamervragen", "answers to parliamentary questions"),
    ("Kamerbrieven", "letters to the House"),
    ("vragen van ", "questions by "),
    ("stukken van ", "papers from "),
    (" (of zonder datum)", " (or undated)"),
)


@dataclass(frozen=True, slots=True)
class Limit:
    """One limit: any of `values` meets it. `sure`: it holds; otherwise it only speaks for a paper.

    `values`: document ids, folded surnames, kinds or ministries; for a date two ISO days, both ends included, "" where
    open. `said`: the limit in short Dutch. `phrase`: the words of the question that say it.
    """

    field: Field
    values: tuple[str, ...]
    sure: bool
    said: str
    phrase: str

    @property
    def understood(self) -> str:
        """The limit as shown: "alleen Kamerbrieven", "liefst Kamerbrieven"."""
        return f"{'alleen' if self.sure else 'liefst'} {self.said}"

    @property
    def in_english(self) -> str:
        """The limit as shown in English; what the user typed of it stays as it is."""
        said = self.said
        for dutch, english in _ENGLISH:
            said = said.replace(dutch, english)
        return f"{'only' if self.sure else 'preferably'} {said}"


def meets(document: Document, limit: Limit) -> bool | None:
    """Whether a paper meets a limit; None when it does not say."""
    return _meets(limit, _said(document, limit.field))


def applied(
    store: Store, limits: Sequence[Limit], allowed: NDArray[np.bool_]
) -> tuple[NDArray[np.bool_], NDArray[np.float32]]:
    """Which of the passages `allowed`, bool (n,), the limits leave, and what they add to scores, float32 (n,)."""
    inside, gain = allowed, np.zeros(len(allowed), dtype=np.float32)
    for limit in limits:
        values, said = _all_said(store, limit.field)
        found = [_meets(limit, value) for value in values]
        true = np.array([met is True for met in found], dtype=np.bool_)[said][store.papers_of_passages]
        gain += np.float32(_SURE_GAIN if limit.sure else _GAIN) * true
        if limit.sure:
            kept = np.array([met is not False for met in found], dtype=np.bool_)[said]
            inside = inside & kept[store.papers_of_passages]
    return inside, gain


def _all_said(store: Store, field: Field) -> tuple[list[Said], NDArray[np.int64]]:
    """What the papers say that a limit on `field` is about, each once, and which of it each paper says, int64 (n,).

    Thousands of papers say the same few things, to one question after another.
    """
    kept = _SAID.setdefault(store, {})
    if field not in kept:
        places: dict[Said, int] = {}
        which = [places.setdefault(_said(face, field), len(places)) for face in store.faces]
        kept[field] = list(places), np.array(which, dtype=np.int64)
    return kept[field]


def _said(document: Document | Face, field: Field) -> tuple[str | None, ...]:
    """What a paper says of itself that a limit on `field` is about; None or nothing where it does not say."""
    about = document.metadata
    match field:
        case "paper":
            return (document.id,)
        case "kind":
            return (about.kind,)
        case "speaker":
            return (about.speaker, about.on_behalf_of)
        case "member":
            return about.asked_by or ("niemand",) * (about.kind == "kamerbrief")
        case "ministry":
            return (about.ministry, about.speaker, about.on_behalf_of)
        case "date":
            return (about.date, about.asked)


def _meets(limit: Limit, said: tuple[str | None, ...]) -> bool | None:
    if not any(said) or (limit.field == "speaker" and said[0] is None):
        return None
    if limit.field == "date":
        first, last = limit.values
        return any(day >= first and (not last or day <= last) for day in said if day)
    if limit.field in ("paper", "kind"):
        return said[0] in limit.values
    whole = fold("; ".join(part for part in said if part))
    met = any(re.search(rf"(?<!\w){re.escape(fold(value))}(?!\w)", whole) for value in limit.values)
    return None if limit.field == "ministry" and not met and said[0] is None else met
