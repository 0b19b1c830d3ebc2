"""A question to ranked passages: BM25 on stems, BM25 on character n-grams and vectors, fused.

Each ranking is standardised over all passages (z-scores) and summed with weights, so that no ranking's scale decides.
A filter only leaves passages out: those that stay score what they scored without it. Ties fall to the passage that
stands first. It knows nothing of sentences or answers.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from index.beside import Beside
from index.best import nearly_best
from index.dutch import ngrams, stems
from index.lexical import Lexical
from index.records import Hit
from index.store import Store
from qa.query import Query
from qa.retrieve_elsewhere import scores_elsewhere
from qa.settings import AnswerSettings

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
TokensOf = Callable[[str], list[str]]
# Scores are compared after rounding: sums in another order must not swap two passages.
_DECIMALS = 4
_BESIDE = Beside("vectors")
# Where not all vectors are read: how many lists are, and of how many of the best passages by their words besides.
LISTS_READ, _BY_WORDS = 32, 2000
_NO_SPREAD = 1e-9


def scores(
    store: Store,
    query: Query,
    allowed: NDArray[np.bool_],
    settings: AnswerSettings,
    favour: FloatArray | None = None,
) -> dict[str, FloatArray]:
    """Scores of all passages, float32 (n,): "stems", "ngrams", "dense" as z-scores and "fused", their weighted sum.

    Passages that are not allowed have -inf in "fused". Where there are too many vectors to read them all, "dense" is 0
    for passages that lie in none of the lists nearest to the question and are none of the best by their words.
    `favour`: what passages will gain, for an engine that scores the best alone: of those that gain it takes some too.
    Raises StoreError when the store is searched elsewhere, and cannot be.
    """
    if store.elsewhere is not None:
        return scores_elsewhere(store, store.elsewhere, query, allowed, settings, favour)
    vector = store.encoder.query(query.whole)
    flat = store.vectors.is_flat
    # Reading the vectors takes the time of both searches on words, and a second core can do it meanwhile.
    dense = _BESIDE.start(_all_dense if flat else _near_dense, store, vector, settings.weight_hubness)
    stem_scores = _BESIDE.start(_lexical, store.stems, stems, query)
    ngram_scores = _lexical(store.ngrams, ngrams, query)
    standard = {"stems": _standardised(stem_scores()), "ngrams": _standardised(ngram_scores)}
    fused = np.float32(settings.weight_stems) * standard["stems"]
    fused += np.float32(settings.weight_ngrams) * standard["ngrams"]
    places, values = dense()
    if places is None:
        standard["dense"] = _standardised(values)
        fused += np.float32(settings.weight_dense) * standard["dense"]
    else:
        best = nearly_best(fused if allowed.all() else np.where(allowed, fused, -np.inf), _BY_WORDS, 0.0)
        others = np.setdiff1d(best, places, assume_unique=True)
        centre, spread = _sampled(store, vector, settings.weight_hubness)
        own = _less_hubness(store, store.vectors.of(vector, others), others, settings.weight_hubness)
        places, values = np.concatenate((places, others)), np.concatenate((values, own))
        standard["dense"] = np.zeros(len(allowed), dtype=np.float32)
        standard["dense"][places] = (values - centre) / spread
        fused[places] += np.float32(settings.weight_dense) * standard["dense"][places]
    standard["fused"] = fused if allowed.all() else np.where(allowed, fused, np.float32(-np.inf))
    return standard


def _all_dense(store: Store, vector: FloatArray, weight: float) -> tuple[None, FloatArray]:
    return None, store.vectors.scores(vector) - np.float32(weight) * store.hubness


def _near_dense(store: Store, vector: FloatArray, weight: float) -> tuple[IntArray, FloatArray]:
    places, values = store.vectors.near(vector, LISTS_READ)
    return places, _less_hubness(store, values, places, weight)


def _less_hubness(store: Store, values: FloatArray, places: IntArray, weight: float) -> FloatArray:
    return values - np.float32(weight) * store.hubness[places]


def _sampled(store: Store, vector: FloatArray, weight: float) -> tuple[np.float32, np.float32]:
    """Mean and spread of the scores by vectors over all passages, as a sample at even distances has them."""
    places, cosines = store.vectors.sampled(vector)
    values = _less_hubness(store, cosines, places, weight)
    spread = np.float32(values.std())
    return np.float32(values.mean()), spread if spread > _NO_SPREAD else np.float32(np.inf)


def ranked(store: Store, scored: dict[str, FloatArray], limit: int) -> tuple[Hit, ...]:
    """The best `limit` allowed passages by "fused", best first, ties in the order of the papers."""
    fused = scored["fused"]
    near = nearly_best(fused, limit, 2 * 10.0**-_DECIMALS)
    order = near[np.lexsort((near, -np.round(fused[near], _DECIMALS)))]
    best = [int(place) for place in order[:limit]]
    return tuple(
        Hit(
            store.passages[place],
            round(float(fused[place]), _DECIMALS),
            rank,
            {name: round(float(values[place]), _DECIMALS) for name, values in scored.items() if name != "fused"},
        )
        for rank, place in enumerate(best, start=1)
    )


def _lexical(engine: Lexical, tokens_of: TokensOf, query: Query) -> FloatArray:
    tokens = tokens_of(query.whole)
    found = engine.plain_scores(tokens)
    added, weights = query.added(engine, tokens, tokens_of)
    return found + engine.scores(added, weights) if added else found


def _standardised(values: FloatArray) -> FloatArray:
    spread = float(values.std()) if values.size else 0.0
    return (values - values.mean()) / np.float32(spread) if spread > _NO_SPREAD else np.zeros_like(values)
