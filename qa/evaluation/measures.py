"""The measures of a set of questions, with intervals, whole and by slice; and how long answers took."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from qa.evaluation.abstaining import aurc, calibration_error, sure_of
from qa.evaluation.confidence_intervals import area_interval, error_interval
from qa.evaluation.intervals import table_intervals
from qa.evaluation.per_question import NAMES, values_of
from qa.evaluation.records import Estimate, Judged

Values = Mapping[str, float | None]
NO_DOCUMENT = "geen"
LENGTHS = ((8, "1-8 woorden"), (15, "9-15 woorden"), (None, "16 woorden of meer"))
# The only measure that is no share.
_COUNTED = "quoted_words_mean"
_BARS = 12
_NOTHING = Estimate(None, None, None)


def measures(judged: Sequence[Judged], values: Sequence[Values] | None = None) -> dict[str, Estimate]:
    """Every measure over `judged` with its interval, rounded to 6 decimals; `values` as `values_of` gave them."""
    values = values_of(judged) if values is None else values
    columns = {name: np.array([item[name] for item in values], dtype=np.float64) for name in NAMES}
    counted = {_COUNTED: columns.pop(_COUNTED)}
    measured = table_intervals(columns) | table_intervals(counted, share=False)
    found = {name: _estimate(*measured[name]) if name in measured else _NOTHING for name in NAMES}
    return found | _of_confidence(judged)


def slices(
    judged: Sequence[Judged], values: Sequence[Values] | None = None
) -> dict[str, dict[str, dict[str, Estimate]]]:
    """The measures by_kind, by_document (of each that gold names, or "geen") and by_length of the question."""
    values = values_of(judged) if values is None else values
    return {
        name: {
            part: measures([judged[at] for at in places], [values[at] for at in places])
            for part, places in parts.items()
        }
        for name, parts in parts_of(judged).items()
    }


def parts_of(judged: Sequence[Judged]) -> dict[str, dict[str, list[int]]]:
    """Which questions each slice holds, by their positions; a question is in that of every document it names."""
    ways: dict[str, Callable[[Judged], Sequence[str]]] = {
        "by_kind": lambda item: [item.kind],
        "by_document": documents_of,
        "by_length": lambda item: [length_of(item.question)],
    }
    found: dict[str, dict[str, list[int]]] = {name: {} for name in ways}
    for name, parts in ways.items():
        for at, item in enumerate(judged):
            for part in parts(item):
                found[name].setdefault(part, []).append(at)
    order = {name: at for at, (_, name) in enumerate(LENGTHS)}
    found["by_length"] = dict(sorted(found["by_length"].items(), key=lambda part: order[part[0]]))
    return found


def documents_of(judged: Judged) -> list[str]:
    """The documents that gold names, each once, or "geen"."""
    return list(dict.fromkeys(place.document for place in judged.expected)) or [NO_DOCUMENT]


def length_of(question: str) -> str:
    """How long a question is, in words of Dutch."""
    words = len(question.split())
    return next(name for most, name in LENGTHS if most is None or words <= most)


def latency(judged: Sequence[Judged]) -> dict[str, Any]:
    """How long answers took, in ms: questions, mean, percentiles, and a histogram of at most 12 bars.

    `histogram`: (from, to, count), the bars of one width on a logarithmic scale; the last holds its end.
    """
    taken = np.array([item.latency_ms for item in judged], dtype=np.float64)
    if not len(taken):
        return {"questions": 0, "mean": None, "p50": None, "p95": None, "p99": None, "histogram": []}
    percentiles = dict(zip(("p50", "p95", "p99"), np.percentile(taken, (50, 95, 99)), strict=True))
    low, high = max(float(taken.min()), 1e-3), max(float(taken.max()), 1e-3)
    edges = np.geomspace(low, high, _BARS + 1) if high > low else np.array([low, high])
    edges[0], edges[-1] = min(low, float(taken.min())), high
    counts, _ = np.histogram(taken, edges) if high > low else (np.array([len(taken)]), None)
    ends = [round(float(edge), 3) for edge in edges]
    bars = [[ends[at], ends[at + 1], int(count)] for at, count in enumerate(counts)]
    plain = {name: round(float(value), 3) for name, value in {"mean": taken.mean(), **percentiles}.items()}
    return {"questions": len(taken), **plain, "histogram": bars}


def _of_confidence(judged: Sequence[Judged]) -> dict[str, Estimate]:
    # Where nothing can be quoted rightly, confidence in a quote is worth nothing, however well all is refused.
    if not any(item.answerable for item in judged):
        return {"aurc": _NOTHING, "calibration_error": _NOTHING}
    sure, once = sure_of(judged), np.ones((1, len(judged)))
    return {
        "aurc": _estimate(aurc(sure, once)[0], *area_interval(sure)),
        "calibration_error": _estimate(calibration_error(sure, once)[0], *error_interval(sure)),
    }


def _estimate(value: float, low: float, high: float) -> Estimate:
    ends = (None if np.isnan(end) else round(float(end), 6) for end in (low, high))
    return Estimate(round(float(value), 6), *ends)
