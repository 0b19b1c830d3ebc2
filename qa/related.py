"""Questions that the papers themselves ask near to one that was asked: real Vraag texts, never made up.

The Vraag stands in the context of the passages that answer it, so the index's own words and vectors find it.
"""

import re
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from index.dutch import ngrams, stems, words
from index.glossary import in_dutch, is_english
from index.records import Document, Unit
from index.sentences import sentences
from index.tidy import tidy
from qa.answer import Engine
from qa.conversation import stands_alone
from qa.features import Weighted
from qa.filters import allowed
from qa.records import Answer, Filters

MOST = 3
_LOOKED_AT = 24
_SHORTEST, _LONGEST = 25, 240
# Two questions that share more of their words than this are the same one to a reader.
_ALIKE = 0.6
# Of the weight of the question's letter groups: less is another subject that happens to use a word of it.
_LEAST_SHARED = 0.06
# "Bent u bekend met het bericht ...?" asks nothing that a reader wants to know.
_FORMAL = re.compile(
    r"(?:heeft|hebt|bent)\s+u\s+(?:kennis\s?genomen|bekend|gelezen|op\s+de\s+hoogte|het\s+bericht)\b", re.I
)
# The sign of a note behind a question: "... gelezen? 1)"
_NOTED = re.compile(r"(?<=[?.!])\s?\[?\d{1,2}[\])]?\s*$")


def related(engine: Engine, question: str, answer: Answer, filters: Filters | None = None) -> tuple[str, ...]:
    """Up to three Vraag texts near to `question`, nearest first, that `answer` does not quote, within `filters`.

    Each has to do with the same, is no opening formality, and can be asked by itself. Nothing for an answer
    that came from no paper at all.
    """
    if not answer.passages:
        return ()
    seen = {citation.address for citation in answer.citations}
    taken = [set(words(question))]
    asked = Weighted.of(ngrams(answer.understood or question), engine.store.ngrams)
    found: list[str] = []
    for unit in _near(engine, answer.understood or question, allowed(engine.store, filters or Filters())):
        if unit.address in seen:
            continue
        seen.add(unit.address)
        text = _asked(engine.store.document(unit.document), unit)
        if text is None or asked.covered(set(ngrams(text))) < _LEAST_SHARED:
            continue
        own = set(words(text))
        if any(_overlap(own, other) >= _ALIKE for other in taken):
            continue
        found.append(text)
        taken.append(own)
        if len(found) == MOST:
            break
    return tuple(found)


def _near(engine: Engine, question: str, within: NDArray[np.bool_]) -> Iterator[Unit]:
    """The units with a Vraag near to a question, nearest first, by the sum of two standardised scores."""
    store = engine.store
    whole = f"{question} {in_dutch(question)}" if is_english(question) else question
    dense = store.vectors.scores(store.encoder.query(whole))
    together = _standardised(store.stems.scores(stems(whole))) + _standardised(dense)
    # Rounded: sums in another order must not swap two passages.
    scored = np.round(np.where(within, together, -np.inf), 4)
    least = np.partition(scored, -_LOOKED_AT)[-_LOOKED_AT] if len(scored) > _LOOKED_AT else -np.inf
    near = np.flatnonzero(np.isfinite(scored) & (scored >= least))
    for place in near[np.lexsort((near, -scored[near]))][:_LOOKED_AT]:
        unit = store.unit(store.passages[int(place)].unit)
        if unit.questions:
            yield unit


def _asked(document: Document, unit: Unit) -> str | None:
    """The Vraag of a unit as it can be asked by itself: whole, or else its first sentences; None where it cannot."""
    text = " ".join(_NOTED.sub("", tidy(document, span)) for span in unit.questions)
    if len(text) > _LONGEST:
        text = ""
        for sentence in sentences(document, unit.questions[0]):
            longer = f"{text} {_NOTED.sub('', tidy(document, sentence))}".strip()
            if len(longer) > _LONGEST:
                break
            text = longer
    fits = len(text) >= _SHORTEST and "?" in text and not _FORMAL.match(text) and stands_alone(" ".join(text.split()))
    return text if fits else None


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _standardised(values: NDArray[np.float32]) -> NDArray[np.float32]:
    spread = float(values.std()) if values.size else 0.0
    return (values - values.mean()) / np.float32(spread) if spread > 1e-9 else np.zeros_like(values)
