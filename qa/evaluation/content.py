"""The content of report.json: everything that the page, the table of questions and a later comparison show.

Nothing in it but `latency` differs between two runs over the same questions, index and settings. Numbers have six
decimals.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

import numpy as np

from qa.evaluation.abstaining import calibration, risk_coverage
from qa.evaluation.intervals import mean_intervals
from qa.evaluation.measures import documents_of, latency, measures, parts_of, slices
from qa.evaluation.per_question import FAILURES, failure, values_of
from qa.evaluation.ranking import DEPTH, rank, unit_rank
from qa.evaluation.records import Estimate, Judged
from qa.evaluation.run import Run
from qa.gold.records import GoldFile, Place

Values = Mapping[str, float | None]
_DECIMALS = 6


def content(run: Run, gold: GoldFile) -> dict[str, Any]:
    """The content of report.json for a run over `gold`; `comparison` is None until `compare.compared` fills it.

    `gold` `whole`: for how many questions a whole paper counts as a right place.
    """
    judged = run.judged
    values = values_of(judged)
    right = any(item.answerable for item in judged)
    return {
        "questions": len(judged),
        "fingerprint": run.fingerprint,
        "gold": {
            "name": gold.name,
            "sha256": gold.sha256,
            "usable": len(gold.gold),
            "whole": sum(any(place.whole for place in item.relevant) for item in gold.gold),
            "unusable": [
                {
                    "where": row.where.dutch,
                    "where_en": row.where.english,
                    "question": row.question,
                    "reason": row.reason.dutch,
                    "reason_en": row.reason.english,
                }
                for row in gold.unusable
            ],
        },
        "settings": {**asdict(run.settings), "leave_own_document_out": run.leave_own_document_out},
        "own_document": _own_document(run, gold) if run.leave_own_document_out else None,
        "measures": _estimates(measures(judged, values)),
        **{
            name: {part: _estimates(found) for part, found in parts.items()}
            for name, parts in slices(judged, values).items()
        },
        "counts": {
            name: {part: len(places) for part, places in parts.items()} for name, parts in parts_of(judged).items()
        },
        "curves": {
            "recall": _recall(judged),
            # As their measures: nothing without a question that can be answered rightly.
            "risk_coverage": [[_round(part) for part in point] for point in risk_coverage(judged)] if right else [],
            "calibration": [[*map(_round, point[:2]), point[2]] for point in calibration(judged)] if right else [],
        },
        "failures": _failures(judged),
        "by_question": [_question(item, own) for item, own in zip(judged, values, strict=True)],
        "comparison": None,
        "latency": latency(judged),
    }


def _estimates(found: Mapping[str, Estimate]) -> dict[str, Any]:
    return {name: asdict(value) for name, value in found.items()}


def _own_document(run: Run, gold: GoldFile) -> dict[str, int]:
    """Of how many questions the own paper was left out, and how many of those had no other place."""
    pairs = [(item, own.relevant) for item, own in zip(run.judged, gold.gold, strict=True)]
    fewer = [item for item, places in pairs if {p.document for p in places} != {p.document for p in item.expected}]
    return {"questions": len(fewer), "to_refuse": sum(not item.expected for item in fewer)}


def _recall(judged: Sequence[Judged]) -> list[list[float | None]]:
    """For k from 1 to 10 the share of answerable questions with what is relevant among the first k, with interval."""
    ranks = [rank(item) for item in judged if item.answerable]
    if not ranks:
        return [[k, None, None, None] for k in range(1, DEPTH + 1)]
    table = np.array([[at is not None and at <= k for k in range(1, DEPTH + 1)] for at in ranks], dtype=np.float64)
    low, high = mean_intervals(table)
    means = table.mean(axis=0)
    return [[k + 1, *map(_round, (means[k], low[k], high[k]))] for k in range(DEPTH)]


def _failures(judged: Sequence[Judged]) -> dict[str, int]:
    counts = Counter(failure(item) for item in judged)
    return {code: counts[code] for code in FAILURES if counts[code]}


def _question(item: Judged, values: Values) -> dict[str, Any]:
    return {
        "id": item.id,
        "question": item.question,
        "kind": item.kind,
        "documents": documents_of(item) if item.expected else [],
        "places": [in_words(place) for place in item.expected],
        "answer": list(item.answer),
        "rank": rank(item),
        "unit_rank": unit_rank(item),
        "shown": item.shown,
        "abstained": item.abstained,
        "confidence": _round(item.confidence),
        "failure": failure(item),
        "values": {name: _round(value) for name, value in values.items()},
        "passages": [_place(found) for found in item.found[:DEPTH]],
        "quotes": [_place(quote) for quote in item.quoted],
    }


def _place(item: Any) -> dict[str, Any]:
    return {
        "document": item.document,
        "start": item.start,
        "end": item.end,
        "address": item.address,
        "right": item.place is not None,
    }


def in_words(place: Place) -> str:
    """A gold place as people write it: the file, then the Vraag or the heading."""
    if place.whole:
        return place.document
    if place.vraag is not None:
        return f"{place.document}, vraag {place.vraag}"
    return f"{place.document}, {place.section or 'aanhef'}"


def _round(value: float | None) -> float | None:
    return None if value is None else round(float(value), _DECIMALS)
