"""How near a passage is to all others: against numpy in plain words, and the same for the same rows in any order."""

from pathlib import Path

import numpy as np
import pytest

from index.errors import StoreError
from index.hubness import hubness, load, save
from index.vectors import quantised


def rows(count: int, dimension: int = 12, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((count, dimension)).astype(np.float32)


@pytest.mark.parametrize("count", [2, 5, 11, 60])
def test_against_every_pair_one_by_one(count: int) -> None:
    codes = quantised(rows(count))
    units = codes / np.linalg.norm(codes, axis=1, keepdims=True)
    expected = []
    for place, row in enumerate(units):
        others = sorted((float(row @ other) for at, other in enumerate(units) if at != place), reverse=True)[:10]
        expected.append(sum(others) / len(others))
    np.testing.assert_allclose(hubness(codes), expected, atol=1e-6)


def test_a_row_in_the_middle_of_many_is_more_of_a_hub_than_one_apart() -> None:
    crowd = rows(1, seed=5) + rows(300, seed=6) * 0.2
    found = hubness(quantised(np.concatenate([crowd, -rows(1, seed=5)])))
    assert found[:300].min() > found[300]


def test_the_order_of_the_rows_does_not_matter_even_where_only_a_sample_is_compared() -> None:
    codes = quantised(rows(3000))
    order = np.random.default_rng(1).permutation(len(codes))
    np.testing.assert_array_equal(hubness(codes)[order], hubness(codes[order]))


def test_nothing_alone_and_no_text_at_all_have_none() -> None:
    assert hubness(quantised(rows(0))).shape == (0,)
    assert hubness(quantised(rows(1))).tolist() == [0.0]
    assert hubness(np.zeros((3, 4), dtype=np.int8)).tolist() == [0.0] * 3


def test_a_file_of_another_index_is_refused(tmp_path: Path) -> None:
    save(tmp_path / "hubness.npy", np.ones(3, dtype=np.float32))
    np.testing.assert_array_equal(load(tmp_path / "hubness.npy", 3), [1, 1, 1])
    with pytest.raises(StoreError, match="4 passages"):
        load(tmp_path / "hubness.npy", 4)
    (tmp_path / "hubness.npy").write_bytes(b"niets")
    with pytest.raises(StoreError, match="bouw de index opnieuw"):
        load(tmp_path / "hubness.npy", 3)
