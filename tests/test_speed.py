"""The measurement of speed gives every figure with its bar; how fast this machine is just now is no test."""

import pytest

from bench.speed import Figure, figures, megabytes, percentile, table
from index.encoder import SHIPPED_FOLDER


def test_every_figure_is_measured() -> None:
    found = figures(cold_runs=1)
    assert [(item.unit, item.bar) for item in found] == [
        *(("s", 10), ("s", 10), ("s", 2), ("ms", 20), ("ms", 50), ("MB", 20))
    ]
    assert all(item.value > 0 for item in found)
    assert not found[-1].missed
    printed = table(found).splitlines()
    assert len(printed) == 1 + len(found)
    assert all(item.name in line for item, line in zip(found, printed[1:], strict=True))


def test_a_missed_bar_is_marked() -> None:
    assert "NIET GEHAALD" in table([Figure("traag", 21.0, "ms", 20)])
    assert "NIET GEHAALD" not in table([Figure("snel", 20.0, "ms", 20)])


@pytest.mark.parametrize(("share", "value"), [(50, 2.0), (95, 4.0), (100, 4.0), (1, 1.0), (75, 3.0)])
def test_nearest_rank(share: int, value: float) -> None:
    assert percentile([4.0, 1.0, 3.0, 2.0], share) == value


def test_the_size_of_the_encoder_is_that_of_its_files() -> None:
    files = [path for path in SHIPPED_FOLDER.iterdir() if path.is_file()]
    assert megabytes(SHIPPED_FOLDER) == pytest.approx(sum(len(path.read_bytes()) for path in files) / 1_000_000)
