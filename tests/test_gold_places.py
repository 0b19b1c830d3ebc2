"""Where gold stands: which passages and citations are at a place that it names."""

import pytest

from qa.gold.places import matches
from qa.gold.records import Place

PAPER, OTHER = "a.txt", "b.txt"


@pytest.mark.parametrize(
    ("place", "at", "hit"),
    [
        (Place(PAPER, 4), (PAPER, (4, 5), None), True),
        (Place(PAPER, 6), (PAPER, (4, 5), None), False),
        (Place(PAPER, 4), (OTHER, (4, 5), None), False),
        (Place(PAPER, 4), (PAPER, None, None), False),
        (Place(PAPER, None, "Wettelijke kaders"), (PAPER, None, "2. Wettelijke kaders"), True),
        (Place(PAPER, None, "2. Wettelijke kaders"), (PAPER, None, "Wettelijke kaders"), True),
        (Place(PAPER, None, "2. Wettelijke  Kaders"), (PAPER, None, "wettelijke kaders"), True),
        (Place(PAPER, None, "2.1 Toezicht"), (PAPER, None, "Toezicht"), True),
        (Place(PAPER, None, "Wettelijke kaders"), (PAPER, None, "Toezicht"), False),
        (Place(PAPER), (PAPER, None, None), True),
        (Place(PAPER), (PAPER, None, "Toezicht"), False),
        (Place(PAPER), (PAPER, (1,), None), False),
        (Place(PAPER, whole=True), (PAPER, (1,), None), True),
        (Place(PAPER, whole=True), (OTHER, (1,), None), False),
    ],
)
def test_where_gold_stands(place: Place, at: tuple[str, tuple[int, ...] | None, str | None], hit: bool) -> None:
    assert matches(place, *at) is hit
