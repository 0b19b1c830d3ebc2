"""A line of a journal to the judged question that it holds, checked: what is on a disk may be damaged."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

from qa.evaluation.records import Found, Judged, Quoted
from qa.gold.records import Place


def judged_of(row: Any, ids: Sequence[str]) -> tuple[int, Judged] | None:
    """The place of a question and how it was judged; None for what no journal of the questions `ids` holds."""
    try:
        place, fields = row
        judged = _judged(fields)
        if type(place) is not int or place < 0 or ids[place] != judged.id:
            return None
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        return None
    return place, judged


def _judged(fields: Mapping[str, Any]) -> Judged:
    return Judged(
        **{
            **fields,
            "expected": tuple(Place(**place) for place in fields["expected"]),
            "answer": tuple(fields["answer"]),
            "found": tuple(Found(**_shared(found)) for found in fields["found"]),
            "quoted": tuple(Quoted(**_shared(quoted)) for quoted in fields["quoted"]),
        }
    )


def _shared(fields: Mapping[str, Any]) -> dict[str, Any]:
    """The same names stand in thousands of rows: each is kept once."""
    return {**fields, "document": sys.intern(fields["document"]), "address": sys.intern(fields["address"])}
