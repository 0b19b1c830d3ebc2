"""Filters over documents: which passages may answer. A filter that matches nothing allows nothing."""

from collections.abc import Sequence
from dataclasses import fields
from datetime import date

import numpy as np
from numpy.typing import NDArray

from index.dutch import fold
from index.errors import QuestionError
from index.records import Face
from index.store import Store
from qa.records import Filters


def allowed(store: Store, filters: Filters) -> NDArray[np.bool_]:
    """Which passages a question may use, bool (n,). Raises QuestionError for a date that is not ISO."""
    if filters == Filters():
        return np.ones(len(store.passages), dtype=np.bool_)
    check_dates(filters)
    inside = np.array([_matches(face, filters) for face in store.faces], dtype=np.bool_)
    kept: NDArray[np.bool_] = inside[store.papers_of_passages]
    return kept


def fitting(papers: Sequence[Face], filters: Filters) -> tuple[Face, ...]:
    """The papers that a question may use, in their order. Raises QuestionError for a date that is not ISO."""
    check_dates(filters)
    return tuple(paper for paper in papers if _matches(paper, filters))


def but_for(store: Store, within: NDArray[np.bool_], documents: Sequence[str]) -> NDArray[np.bool_]:
    """The passages `within`, bool (n,), but for those of `documents`, given by file name or id."""
    if not documents:
        return within
    out = [face.file in documents or face.id in documents for face in store.faces]
    left: NDArray[np.bool_] = within & ~np.array(out, dtype=np.bool_)[store.papers_of_passages]
    return left


def check_dates(filters: Filters) -> None:
    """Raise QuestionError when a date of the filters is not a day in the form YYYY-MM-DD."""
    for value in (filters.date_from, filters.date_to):
        try:
            if value is not None and date.fromisoformat(value).isoformat() != value:
                raise ValueError(value)
        except ValueError:
            raise QuestionError(
                f"datum {value!r} in het filter, verwacht JJJJ-MM-DD",
                f"date {value!r} in the filter, expected YYYY-MM-DD",
            ) from None


def read_filters(given: object) -> Filters:
    """Filters from JSON (`document`, `minister`, `ministry`, `kind`, `from`, `to`); raises QuestionError otherwise."""
    if given is None:
        return Filters()
    names = {"date_from": "from", "date_to": "to"}
    known = {names.get(field.name, field.name): field.name for field in fields(Filters)}
    if not isinstance(given, dict) or not all(isinstance(value, str | None) for value in given.values()):
        raise QuestionError(
            f"filters {given!r}, verwacht een object met {', '.join(known)}",
            f"filters {given!r}, expected an object with {', '.join(known)}",
        )
    unknown = set(given) - set(known)
    if unknown:
        said = ", ".join(sorted(map(str, unknown)))
        raise QuestionError(
            f"filter {said} onbekend, verwacht {', '.join(known)}",
            f"unknown filter {said}, expected {', '.join(known)}",
        )
    read = Filters(**{known[name]: value for name, value in given.items()})
    check_dates(read)
    return read


def _matches(paper: Face, filters: Filters) -> bool:
    about = paper.metadata
    said = fold(f"{about.speaker or ''} {about.on_behalf_of or ''}")
    dated = about.date or ""
    return (
        (filters.document is None or filters.document in (paper.file, paper.id))
        and (filters.minister is None or fold(filters.minister) in said)
        and (filters.ministry is None or fold(filters.ministry) in f"{said} {fold(about.ministry or '')}")
        and (filters.kind is None or fold(filters.kind) == about.kind)
        and (filters.date_from is None or (bool(dated) and dated >= filters.date_from))
        and (filters.date_to is None or (bool(dated) and dated <= filters.date_to))
    )
