"""The figures of the report, each with what it shows in words and its numbers in a table."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from qa.report import plots
from qa.report.names import label_text
from qa.report.numbers import finite
from qa.report.parts import Parts
from qa.report.text import safe, tidy
from qa.report.words import WORDS

# More kinds than this are not told apart in a figure.
MOST_KINDS = 25
Write = Callable[[Any], str]
_PERCENT = 1


def figures(content: Mapping[str, Any], parts: Parts) -> str:
    """Recall by k, risk by coverage, calibration, and the kinds."""
    curves = content.get("curves") or {}

    def percent(value: Any) -> str:
        return parts.numbers.percent(value, _PERCENT)

    whole: Write = parts.numbers.whole
    shown = [
        _figure(
            "recall", plots.recall, curves.get("recall") or (),
            (("k", whole), ("value", percent), ("from", percent), ("to", percent)), parts,
        ),
        _figure(
            "risk", _risk(content), curves.get("risk_coverage") or (),
            (("coverage", percent), ("risk", percent)), parts,
        ),
        _figure(
            "calibration", plots.calibration, curves.get("calibration") or (),
            (("promised", percent), ("right", percent), ("count", whole)), parts,
        ),
        _kinds(content, parts),
    ]  # fmt: skip
    return f'<div class="plots">\n{"".join(shown)}</div>\n'


def _risk(content: Mapping[str, Any]) -> Callable[..., str]:
    """The drawing of risk and coverage, with how many of the questions were not refused."""
    refused = [bool(row["abstained"]) for row in content.get("by_question") or ()]
    return partial(plots.risk_coverage, answered=1 - sum(refused) / len(refused) if refused else None)


def latency_figure(content: Mapping[str, Any], parts: Parts) -> str:
    """How long the questions took."""
    latency = content.get("latency") or {}

    def draw(rows: Sequence[Sequence[Any]], numbers: Any, words: Mapping[str, str], description: str) -> str:
        return plots.latency(rows, latency, numbers, words, description)

    milliseconds: Write = parts.numbers.milliseconds
    columns = (("from", milliseconds), ("to", milliseconds), ("count", parts.numbers.whole))
    shown = _figure("latency", draw, latency.get("histogram") or (), columns, parts)
    return f'<div class="plots">\n{shown}</div>\n'


def _figure(
    name: str,
    draw: Callable[..., str],
    rows: Sequence[Sequence[Any]],
    columns: Sequence[tuple[str, Write]],
    parts: Parts,
) -> str:
    """One figure of rows of numbers; those in which a number is missing are left out of the drawing only."""
    drawn = [row for row in rows if len(row) == len(columns) and all(finite(value) is not None for value in row)]
    svg = draw(drawn, parts.numbers, WORDS[parts.language], parts.text(f"{name}_note")) if drawn else ""
    cells = [[write(value) for value, (_, write) in zip(row, columns, strict=False)] for row in rows]
    heads = [(parts.text(head), True) for head, _ in columns]
    return _framed(name, svg, parts.table(parts.text(f"{name}_title"), heads, cells, captioned=False), parts)


def _kinds(content: Mapping[str, Any], parts: Parts) -> str:
    """For each kind the share whose first citation is right; of one without answers, the share rightly refused."""
    rows: list[tuple[str, Mapping[str, Any], bool]] = []
    for kind, measures in (content.get("by_kind") or {}).items():
        for name in ("first_citation_right", "rightly_refused"):
            estimate = measures.get(name) or {}
            if finite(estimate.get("value")) is not None:
                rows.append((tidy(label_text("by_kind", kind, parts.language)), estimate, name == "rightly_refused"))
    drawn = rows[:MOST_KINDS]
    svg = plots.kinds(drawn, parts.numbers, WORDS[parts.language], parts.text("kinds_note")) if drawn else ""
    more = parts.note("kinds_more", shown=MOST_KINDS, all=len(rows)) if len(rows) > MOST_KINDS else ""
    heads = [(parts.text(head), head != "kind") for head in ("kind", "value", "from", "to")]
    keys = ("value", "low", "high")
    cells = [
        [safe(kind, 120), *(parts.numbers.percent(one.get(key), _PERCENT) for key in keys)] for kind, one, _ in rows
    ]
    return _framed("kinds", svg, more + parts.table(parts.text("kinds_title"), heads, cells, captioned=False), parts)


def _framed(name: str, svg: str, table: str, parts: Parts) -> str:
    heading = f"<h3>{parts.say(f'{name}_title')}</h3>"
    if not svg:
        return f"<figure>{heading}\n{parts.paragraph('no_points')}</figure>\n"
    caption = f"<figcaption>{parts.say(f'{name}_note')}</figcaption>"
    return (
        f"<figure>{heading}\n{svg}\n{caption}\n{parts.details(parts.say('as_table'), table, printed=False)}</figure>\n"
    )
