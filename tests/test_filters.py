"""Filters on what a paper says of itself: a ministry on its paper counts, a kind that is not known matches none."""

from dataclasses import dataclass
from typing import cast

import numpy as np
import pytest
from numpy.typing import NDArray

from index.records import Face, Metadata, Passage, Span
from index.store import Store
from qa.filters import allowed
from qa.records import Filters

PAPERS = (
    Metadata("kamerbrief", "A", ministry="Financiën"),
    Metadata("vraag-antwoord", "B", speaker="minister Bos (Defensie)", on_behalf_of="de minister van Financiën"),
    Metadata(None, "C"),
)


@dataclass(frozen=True)
class _Papers:
    """A store of one passage a paper."""

    passages: tuple[Passage, ...]

    @property
    def faces(self) -> tuple[Face, ...]:
        return tuple(Face(about.title, about.title, about) for about in PAPERS)

    @property
    def papers_of_passages(self) -> NDArray[np.int64]:
        return np.arange(len(PAPERS))


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        (Filters(ministry="financien"), "AB"),
        (Filters(ministry="Defensie"), "B"),
        (Filters(ministry="Brood"), ""),
        (Filters(minister="Financiën"), "B"),
        (Filters(kind="kamerbrief"), "A"),
        (Filters(kind="None"), ""),
        (Filters(date_from="2020-01-01"), ""),
        (Filters(), "ABC"),
    ],
)
def test_which_papers_may_answer(filters: Filters, titles: str) -> None:
    store = _Papers(tuple(Passage(n, about.title, "", Span(0, 1), "") for n, about in enumerate(PAPERS)))
    kept = allowed(cast(Store, store), filters)
    assert "".join(about.title for about, keep in zip(PAPERS, kept, strict=True) if keep) == titles
