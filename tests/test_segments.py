"""Counts kept in a byte each come back as they were, whatever they are, and counted in pieces they are the same."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import pytest
from scipy.sparse import csc_array, random_array

from index.best import nearly_best
from index.counted_texts import counted_texts
from index.counting import Counted, counted, summed, together
from index.dutch import ngrams, stems
from index.lexical import Lexical
from index.postings import decoded
from index.segments import ROWS, encoded

TEXTS = ("Kaas en brood, kaas!", "", "Het OM vervolgt de kaasboeren", "brood, melk en boter", "de het een")


def some(rows: int, tokens: int, density: float, seed: int = 1) -> csc_array:
    """Counts drawn from a fixed seed, most of them 1, a few far too large."""
    chance = np.random.default_rng(seed)
    found = csc_array(random_array((rows, tokens), density=density, rng=chance, format="csc"))
    found.data = chance.choice([1, 1, 1, 2, 3, 17, 65_535], len(found.data)).astype(np.uint16)
    found.sort_indices()
    return found


@pytest.mark.parametrize(
    ("rows", "tokens", "density"),
    [(1, 1, 1.0), (7, 3, 0.5), (300, 40, 0.3), (ROWS, 30, 0.05), (ROWS, 200, 0.0004), (ROWS, 2, 1.0), (5, 4, 0.0)],
)
def test_counts_come_back_as_they_were(rows: int, tokens: int, density: float) -> None:
    given = some(rows, tokens, density)
    found = decoded(encoded(given), tokens, rows)
    for name in ("indptr", "indices", "data"):
        np.testing.assert_array_equal(getattr(found, name), getattr(given, name))


@pytest.mark.parametrize("places", [[0], [254], [255], [256], [509, 510, 511], [0, 255, 1020], [ROWS - 1]], ids=str)
def test_steps_of_a_byte_and_more(places: list[int]) -> None:
    # Enough others make the steps shorter than the places themselves.
    every = [*places, *range(2_000, 2_400)] if places[-1] < 2_000 else places
    given = csc_array((np.ones(len(every), np.uint16), (every, [0] * len(every))), shape=(ROWS, 1))
    assert decoded(encoded(given), 1, ROWS).indices.tolist() == every


def test_a_common_token_takes_a_byte_a_passage_and_a_rare_one_two() -> None:
    common, rare = encoded(some(ROWS, 1, 0.2)), encoded(some(ROWS, 50, 0.0002))
    assert len(common.steps) > 0.15 * ROWS
    assert len(rare.steps) <= len(rare.places) // 4


def counts_of(found: Counted) -> list[Counter[str]]:
    """What each passage holds, as `Counter` counts it."""
    rows = found.counts.tocsr()
    return [
        Counter({found.tokens[column]: int(rows[place, column]) for column in rows[[place]].indices})
        for place in range(found.size)
    ]


def test_texts_are_counted_as_their_tokens_are() -> None:
    for found, tokens_of in zip(counted_texts(TEXTS), (stems, ngrams), strict=True):
        assert counts_of(found) == [Counter(tokens_of(text)) for text in TEXTS]
        assert counts_of(counted([tokens_of(text) for text in TEXTS])) == counts_of(found)
        assert (np.diff(found.hashes.astype(object)) > 0).all()


@pytest.mark.parametrize("cuts", [(0, 5), (0, 1, 2, 3, 4, 5), (0, 2, 5)], ids=str)
def test_pieces_are_the_whole(cuts: Sequence[int]) -> None:
    whole, _ = counted_texts(TEXTS)
    pieces = [counted_texts(TEXTS[start:end])[0] for start, end in pairwise(cuts)]
    again = together(pieces)
    places = [np.arange(start, end) for start, end in pairwise(cuts)]
    spread = [piece.spread(own, len(TEXTS)) for piece, own in zip(pieces, places, strict=True)]
    for found in (again, summed(spread)):
        assert found.tokens == whole.tokens
        np.testing.assert_array_equal(found.counts.toarray(), whole.counts.toarray())


@pytest.mark.parametrize(("rows", "tokens"), [(7, 3), (ROWS, 2), (ROWS + 1, 2), (3, 0)])
@pytest.mark.parametrize("most", [255, 256, 65_535])
def test_counts_reach_another_process_as_they_were(rows: int, tokens: int, most: int) -> None:
    counts = some(rows, tokens, 0.5)
    counts.data = np.minimum(counts.data, most).astype(np.uint16)
    given = Counted(np.arange(tokens, dtype=np.uint64), tuple(map(str, range(tokens))), counts)
    made, sent = given.__reduce__()
    found = made(*sent)
    assert (found.tokens, found.size) == (given.tokens, rows)
    np.testing.assert_array_equal(found.hashes, given.hashes)
    for name in ("indptr", "indices", "data"):
        np.testing.assert_array_equal(getattr(found.counts, name), getattr(counts, name), strict=True)


def test_passages_taken_out_of_a_segment() -> None:
    whole, _ = counted_texts(TEXTS)
    found = whole.taken(np.array([0, 3]), np.array([1, 2]), 4)
    expected = counts_of(whole)
    assert counts_of(found) == [Counter(), expected[0], expected[3], Counter()]


def test_an_index_of_several_segments_scores_as_its_formula_says() -> None:
    chance = np.random.default_rng(5)
    words = [f"w{number}" for number in range(6)]
    documents = [[words[place] for place in chance.integers(6, size=chance.integers(1, 4))] for _ in range(ROWS + 9)]
    engine = Lexical.build(documents)
    scores = engine.scores(["w1", "w4"], [1.0, 0.5])
    lengths = np.array([len(document) for document in documents])
    for place in [0, 1, ROWS - 1, ROWS, ROWS + 8]:
        norm = 1.2 * (0.25 + 0.75 * lengths[place] / lengths.mean())
        times = Counter(documents[place])
        parts = [w * engine.idf(t) * times[t] / (times[t] + norm) for t, w in (("w1", 1.0), ("w4", 0.5))]
        assert scores[place] == pytest.approx(sum(parts), rel=1e-5)
    held = next(place for place, document in enumerate(documents) if "w5" in document)
    assert (engine.first("w5"), engine.frequency("w5")) == (held, sum("w5" in document for document in documents))
    assert (engine.first("onbekend"), engine.frequency("onbekend")) == (None, 0)


@pytest.mark.parametrize("count", [1, 3, 10, 500, 5_000])
def test_the_best_without_sorting(count: int) -> None:
    values = np.random.default_rng(3).normal(size=3_000).astype(np.float32)
    values[::7] = -np.inf
    finite = np.sort(values[np.isfinite(values)])[::-1]
    least = finite[min(count, len(finite)) - 1] - 0.01 if count < len(values) else -np.inf
    expected = np.flatnonzero((values >= least) & np.isfinite(values))
    np.testing.assert_array_equal(nearly_best(values, count, 0.01), expected)
