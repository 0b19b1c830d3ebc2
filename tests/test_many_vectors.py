"""Vectors in lists: nothing is lost by standing in them, little by reading only the nearest, and damage is refused."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import StoreError
from index.hubness import hubness_and_lists
from index.vectors import Codes, FloatArray, Vectors, quantised

ROWS, DIMENSION = 3_000, 32


def rows() -> FloatArray:
    """Vectors that lie together in 60 clouds, as those of papers on a subject do."""
    chance = np.random.default_rng(9)
    centres = chance.normal(size=(60, DIMENSION))
    return (centres[chance.integers(60, size=ROWS)] + 0.7 * chance.normal(size=(ROWS, DIMENSION))).astype(np.float32)


@pytest.fixture(scope="module")
def codes() -> Codes:
    """The vectors as they are kept."""
    return quantised(rows())


@pytest.fixture(scope="module")
def in_lists(codes: Codes) -> Vectors:
    """The vectors in lists."""
    return Vectors.build(codes, hubness_and_lists(codes)[1])


def test_all_lists_hold_what_one_holds(codes: Codes, in_lists: Vectors, tmp_path: Path) -> None:
    flat = Vectors.build(codes)
    in_lists.save(tmp_path / "vectors.faiss")
    opened = Vectors.load(tmp_path / "vectors.faiss")
    some = np.array([0, 5, 17, ROWS - 1])
    for query in rows()[:5]:
        for found in (in_lists, opened):
            assert (flat.is_flat, found.is_flat, found.size) == (True, False, ROWS)
            np.testing.assert_array_equal(found.codes(), codes)
            np.testing.assert_array_equal(found.scores(query), flat.scores(query))
            np.testing.assert_array_equal(found.of(query, some), flat.scores(query)[some])
            places, values = found.near(query, 10**6)
            np.testing.assert_array_equal(np.sort(places), np.arange(ROWS))
            np.testing.assert_array_equal(values, flat.scores(query)[places])
            places, values = found.sampled(query)
            np.testing.assert_array_equal(values, flat.scores(query)[places])


def test_the_nearest_lists_hold_the_nearest_vectors(codes: Codes, in_lists: Vectors) -> None:
    shared, read = 0, 0
    for query in rows()[:50]:
        exact = np.argsort(-in_lists.scores(query), kind="stable")[:10]
        places, _ = in_lists.near(query, 64)
        shared += len(np.intersect1d(exact, places))
        read += len(places)
    assert shared >= 0.9 * 10 * 50
    assert read <= 0.3 * ROWS * 50


def test_lists_are_the_same_for_the_same_vectors_whatever_their_order(codes: Codes) -> None:
    order = np.random.default_rng(2).permutation(ROWS)
    one, other = hubness_and_lists(codes)[1], hubness_and_lists(codes[order])[1]
    np.testing.assert_array_equal(one.centres, other.centres)
    np.testing.assert_array_equal(one.which[order], other.which)


@pytest.mark.parametrize("cut", [1, 40, 5_000])
def test_a_file_that_was_cut_short_is_refused(cut: int, in_lists: Vectors, codes: Codes, tmp_path: Path) -> None:
    for engine in (in_lists, Vectors.build(codes)):
        path = tmp_path / "vectors.faiss"
        engine.save(path)
        path.write_bytes(path.read_bytes()[:-cut])
        with pytest.raises(StoreError):
            Vectors.load(path)


def test_a_number_that_is_no_passage_is_told(in_lists: Vectors, tmp_path: Path) -> None:
    path = tmp_path / "vectors.faiss"
    in_lists.save(path)
    # The numbers of the last list stand at the end, eight bytes each.
    path.write_bytes(path.read_bytes()[:-1] + b"\x10")
    with pytest.raises(StoreError, match="beschadigd"):
        Vectors.load(path).scores(rows()[0])
