"""Which of the papers that came in answer a kept question: the engine decides, over what is new and nothing else.

A paper is a hit where the engine would answer from what is new, never for being the best of it. The paper that it
quotes first is put aside and the question is asked again over the others, until it is refused: each has its own yes.
Since what comes in is little and mostly near the subject, such a yes must also hold up beside the whole index: nearly
as sure as the best answer there, or very sure. That halves the false ones among papers about the same subject.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from index.store import Store
from qa.answer import Engine
from qa.cite import citations
from qa.own_words import asked_before
from qa.records import Citation
from qa.retrieve import scores
from qa.whole_answer import whole_reply

# How much less sure than the best answer of the whole index, and from where that does not matter.
_LESS_SURE = 0.05
_VERY_SURE = 0.9
# A question that everything answers is not asked for ever.
_MOST_ASKED = 100
# Papers come best first, though not strictly so: after this many that are not sure enough the rest is not either.
_MOST_BELOW = 2
_BESIDE = 10


@dataclass(frozen=True, slots=True)
class Match:
    """The quotes of one paper that answer a question, numbered from 1, and how sure the first is, in [0, 1]."""

    citations: tuple[Citation, ...]
    sure: float


def matches(engine: Engine, question: str, new: NDArray[np.bool_], everything: NDArray[np.bool_]) -> Iterator[Match]:
    """Each paper of the passages `new` that answers `question`: those with a Vraag in the same words, then the others.

    `new`, `everything`: what came in, and that with all that was there, bool (n,). Raises QuestionError as
    `Engine.ask` does.
    """
    store, left = engine.store, new.copy()
    if not left.any():
        return
    recognised: set[str] = set()
    for item in asked_before(store, question, left):
        if item.document.file not in recognised:
            quoted = [each for each in whole_reply([item], ()).quoted if each.part != "vraag"]
            if quoted:
                yield Match(citations(quoted), item.alike)
            recognised.add(item.document.file)
    for file in recognised:
        left &= ~_of(store, file)
    beside = _middling(engine, question, new)
    least: float | None = None
    below = 0
    for _ in range(_MOST_ASKED):
        found, sure = engine.quotes(question, left | beside) if left.any() else ((), 0.0)
        fresh = {store.passages[int(place)].unit for place in np.flatnonzero(left)}
        if not found or found[0].address not in fresh:
            return
        if least is None:
            at_all, best = engine.quotes(question, everything)
            least = min(_VERY_SURE, best - _LESS_SURE) if at_all else 1.0
        file = found[0].document
        below = 0 if sure >= least else below + 1
        if below == _MOST_BELOW:
            return
        if not below:
            own = [item for item in found if item.document == file and item.address in fresh]
            yield Match(tuple(replace(item, n=n) for n, item in enumerate(own, start=1)), sure)
        left &= ~_of(store, file)


def _middling(engine: Engine, question: str, new: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """A few passages that were there already and are neither near to a question nor far from it, bool (n,)."""
    fused = scores(engine.store, engine.read(question).query, ~new, engine.settings)["fused"]
    order = np.argsort(-fused, kind="stable")[: int((~new).sum())]
    start = max(0, (len(order) - _BESIDE) // 2)
    chosen = np.zeros(len(new), dtype=np.bool_)
    chosen[order[start : start + _BESIDE]] = True
    return chosen


def _of(store: Store, file: str) -> NDArray[np.bool_]:
    """The passages of one paper, bool (n,)."""
    own = np.array([document.file == file for document in store.documents()], dtype=np.bool_)
    found: NDArray[np.bool_] = own[store.papers_of_passages]
    return found
