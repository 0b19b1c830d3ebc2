"""A question to ranked passages: BM25 on stems, BM25 on character n-grams and vectors, fused.

Each ranking is standardised over all passages (z-scores) and summed with weights, so that no ranking's scale decides.
A filter only leaves passages out: those that stay score what they scored without it. Ties fall to the passage that
stands first. It knows nothing of sentences or answers.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from index.dutch import ngrams, stems
from index.lexical import Lexical
from index.records import Hit
from index.store import Store
from qa.query import Query
from qa.settings import AnswerSettings

FloatArray = NDArray[np.float32]
TokensOf = Callable[[str], list[str]]
# Scores are compared after rounding: sums in another order must not swap two passages.
_DECIMALS = 4
_BESIDE = ThreadPoolExecutor(thread_name_prefix="vectors")


def scores(store: Store, query: Query, allowed: NDArray[np.bool_], settings: AnswerSettings) -> dict[str, FloatArray]:
    """Scores of all passages, float32 (n,): "stems", "ngrams", "dense" as z-scores and "fused", their weighted sum.

    Passages that are not allowed have -inf in "fused".
    """
    # Reading all vectors takes the time of both searches on words, and a second core can do it meanwhile.
    dense = _BESIDE.submit(store.vectors.scores, store.encoder.query(query.whole))
    words = {"stems": _lexical(store.stems, stems, query), "ngrams": _lexical(store.ngrams, ngrams, query)}
    parts = {**words, "dense": dense.result() - np.float32(settings.weight_hubness) * store.hubness}
    weights = {"stems": settings.weight_stems, "ngrams": settings.weight_ngrams, "dense": settings.weight_dense}
    standard = {name: _standardised(values) for name, values in parts.items()}
    fused = sum((weights[name] * values for name, values in standard.items()), np.zeros(len(allowed), np.float32))
    standard["fused"] = np.where(allowed, fused, -np.inf).astype(np.float32)
    return standard


def ranked(store: Store, scored: dict[str, FloatArray], limit: int) -> tuple[Hit, ...]:
    """The best `limit` allowed passages by "fused", best first, ties in the order of the papers."""
    fused = scored["fused"]
    near = _nearly_best(fused, limit)
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


def _nearly_best(fused: FloatArray, limit: int) -> NDArray[np.intp]:
    """The places of the best `limit` finite scores, ascending, and of all that may equal the last one when rounded."""
    least = -np.inf
    if 0 < limit < len(fused):
        # Sorting all scores would cost more than computing them.
        least = float(np.partition(fused, len(fused) - limit)[len(fused) - limit]) - 2 * 10.0**-_DECIMALS
    return np.flatnonzero(np.isfinite(fused) & (fused >= least))


def _lexical(engine: Lexical, tokens_of: TokensOf, query: Query) -> FloatArray:
    tokens = tokens_of(query.whole)
    weights = [1.0] * len(tokens)
    for text, weight in query.others:
        added = tokens_of(text)
        tokens += added
        weights += [weight] * len(added)
    return engine.scores(tokens, weights)


def _standardised(values: FloatArray) -> FloatArray:
    spread = float(values.std()) if values.size else 0.0
    return (values - values.mean()) / np.float32(spread) if spread > 1e-9 else np.zeros_like(values)
