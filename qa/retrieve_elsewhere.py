"""A question to scores by an engine elsewhere: one weighted sum that it can rank by, then the parts of the best.

A sum of z-scores is linear: scaled by weight over spread, the inner products add up to it but for what is the same for
every passage. So the question's vectors are scaled, and the engine sums. Means and spreads come from the generation on
disk: of all passages where the embedded search takes all, of a sample at even distances beyond. See decision 30.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.dutch import ngrams, stems
from index.lexical import Lexical
from index.serving import Field, Searcher, Words
from index.store import Store
from qa.query import Query
from qa.settings import AnswerSettings

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
# As many passages as are scored where the engine finds fewer: those that stand first, as in the embedded search.
_LEAST = 512
_NO_SPREAD = 1e-9
_BESIDE = ThreadPoolExecutor(4, thread_name_prefix="elsewhere")


@dataclass(frozen=True, slots=True)
class _Part:
    """What makes the z-scores of one ranking: its mean and spread over the passages, and what it counts for."""

    mean: float
    spread: float
    weight: float

    @classmethod
    def of(cls, values: FloatArray, weight: float) -> "_Part":
        return cls(float(values.mean()), float(values.std()), weight) if values.size else cls(0.0, 0.0, weight)

    @property
    def scale(self) -> float:
        """What an inner product is multiplied by before it is summed; 0 where all passages are alike."""
        return self.weight / self.spread if self.spread > _NO_SPREAD else 0.0

    def standard(self, values: FloatArray) -> FloatArray:
        """Scores as z-scores."""
        return (values - np.float32(self.mean)) / np.float32(self.spread) if self.scale else np.zeros_like(values)


def scores_elsewhere(
    store: Store,
    searcher: Searcher,
    query: Query,
    allowed: NDArray[np.bool_],
    settings: AnswerSettings,
    favour: FloatArray | None,
) -> dict[str, FloatArray]:
    """What `qa.retrieve.scores` gives, for the best passages alone: float32 (n,) each.

    The z-scores of all others are 0, and "fused" is no more than that of any that was scored, nor than that of a
    passage without one of the words. Raises StoreError when the engine cannot be reached.
    """
    vector, hubness = store.encoder.query(query.whole), np.float32(settings.weight_hubness)
    stem_words, ngram_words = _words("stems", store.stems, stems, query), _words("ngrams", store.ngrams, ngrams, query)
    parts = {
        "stems": _Part.of(store.stems.sampled(stem_words.columns, stem_words.weights), settings.weight_stems),
        "ngrams": _Part.of(store.ngrams.sampled(ngram_words.columns, ngram_words.weights), settings.weight_ngrams),
        "dense": _Part.of(_cosines(store, vector, hubness), settings.weight_dense),
    }
    scaled = [
        Words(words.field, words.columns, words.weights * np.float32(parts[words.field].scale))
        for words in (stem_words, ngram_words)
        if parts[words.field].scale
    ]
    asked = np.append(store.vectors.unit_query(vector), -hubness) * np.float32(parts["dense"].scale)
    places = _worth_scoring(searcher, scaled, asked if parts["dense"].scale else None, allowed, favour)
    waiting = [_BESIDE.submit(searcher.scores, words, places) for words in (stem_words, ngram_words)]
    found = {"stems": waiting[0].result(), "ngrams": waiting[1].result()}
    found["dense"] = store.vectors.of(vector, places) - hubness * store.hubness[places]
    fused = np.zeros(len(places), dtype=np.float32)
    for name, part in parts.items():
        found[name] = part.standard(found[name])
        fused += np.float32(part.weight) * found[name]
    without = -sum(parts[words.field].scale * parts[words.field].mean for words in (stem_words, ngram_words))
    whole = np.where(allowed, np.float32(min(without, fused.min(initial=0.0))), np.float32(-np.inf))
    whole[places] = fused
    return {name: _everywhere(values, places, len(allowed)) for name, values in found.items()} | {"fused": whole}


def _worth_scoring(
    searcher: Searcher,
    words: list[Words],
    vector: FloatArray | None,
    allowed: NDArray[np.bool_],
    favour: FloatArray | None,
) -> IntArray:
    """The best of the passages allowed, and of those of them that gain, int64 ascending."""
    found = [searcher.best(words, vector, allowed)] if allowed.any() else [np.zeros(0, dtype=np.int64)]
    gaining = allowed & (favour > 0) if favour is not None else np.zeros_like(allowed)
    if gaining.any() and not np.array_equal(gaining, allowed):
        found.append(searcher.best(words, vector, gaining))
    places = np.unique(np.concatenate(found))
    if len(places) < _LEAST:
        first = np.flatnonzero(allowed)[:_LEAST]
        places = np.union1d(places, np.setdiff1d(first, places)[: _LEAST - len(places)])
    return places


def _words(field: Field, engine: Lexical, tokens_of: Callable[[str], list[str]], query: Query) -> Words:
    tokens = tokens_of(query.whole)
    added, weights = query.added(engine, tokens, tokens_of)
    return Words(field, *engine.asked([*tokens, *added], [*[1.0] * len(tokens), *weights]))


def _cosines(store: Store, vector: FloatArray, hubness: np.float32) -> FloatArray:
    """The scores by vectors, of all passages or of a sample of them, as in the embedded search."""
    if store.vectors.is_flat:
        return store.vectors.scores(vector) - hubness * store.hubness
    places, cosines = store.vectors.sampled(vector)
    return cosines - hubness * store.hubness[places]


def _everywhere(values: FloatArray, places: IntArray, size: int) -> FloatArray:
    found = np.zeros(size, dtype=np.float32)
    found[places] = values
    return found
