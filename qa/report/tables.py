"""The tables of the report: what could not be asked, the measures, the measures by kind, paper and length, settings."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from qa.gold.records import MULTI
from qa.report.names import GROUPS, label_text, meaning
from qa.report.numbers import NOTHING, finite
from qa.report.parts import Column, Parts
from qa.report.text import safe

# More rows than this make a page that nobody reads; the rest stands in report.json.
MOST_ROWS = 100
MOST_UNUSABLE = 500
_LONGEST_QUESTION = 400


def unusable(content: Mapping[str, Any], parts: Parts) -> str:
    """Each row of the gold file that could not be asked, and why."""
    rows = (content.get("gold") or {}).get("unusable") or []
    if not rows:
        return parts.paragraph("no_unusable")
    # A report that an earlier version wrote has its places in Dutch alone.
    reason, where = ("reason_en", "where_en") if parts.language == "en" else ("reason", "where")
    columns: list[Column] = [(parts.text(name), False) for name in ("where", "question", "reason")]
    cells = [
        [
            safe(row.get(where, row["where"])),
            parts.spoken(row["question"], _LONGEST_QUESTION) or NOTHING,
            safe(row[reason]),
        ]
        for row in rows[:MOST_UNUSABLE]
    ]
    more = "" if len(rows) <= MOST_UNUSABLE else parts.note("more_unusable", shown=MOST_UNUSABLE, all=len(rows))
    return more + parts.table(parts.text("unusable"), columns, cells, captioned=False)


def grouped(names: Sequence[str]) -> Iterator[tuple[str, list[str]]]:
    """The measures in their groups, in a fixed order; a measure that is in no group comes last."""
    for group, members in GROUPS.items():
        if present := [name for name in members if name in names]:
            yield group, present
    known = {name for members in GROUPS.values() for name in members}
    if others := [name for name in names if name not in known]:
        yield "group_other", others


def measures(content: Mapping[str, Any], parts: Parts) -> str:
    """Every measure: its name, what it means, its value and its interval."""
    found = content.get("measures") or {}
    columns = [
        (parts.text(name), name in ("value", "interval")) for name in ("measure", "meaning", "value", "interval")
    ]
    rows: list[list[str]] = []
    for group, names in grouped(list(found)):
        rows.append([parts.say(group)])
        for name in names:
            cells = (parts.numbers.measure(name, found[name]["value"]), _interval(name, found[name], parts))
            rows.append([_named(name), safe(meaning(name, parts.language)), *(safe(cell) for cell in cells)])
    table = parts.table(parts.text("measures"), columns, rows, captioned=False)
    return parts.note("about_measures") + _multi(content, parts) + table


def slices(content: Mapping[str, Any], by: str, head: str, parts: Parts) -> str:
    """The measures for each kind, paper or length: a table for each group of measures, so that it fits a sheet."""
    found: Mapping[str, Mapping[str, Any]] = content.get(by) or {}
    counts: Mapping[str, int] = (content.get("counts") or {}).get(by) or {}
    if not found:
        return parts.paragraph("no_rows")
    kept, more = list(found), ""
    if len(kept) > MOST_ROWS:
        chosen = set(sorted(kept, key=lambda key: -counts.get(key, 0))[:MOST_ROWS])
        kept = [key for key in kept if key in chosen]
        more = parts.note("more_rows", shown=MOST_ROWS, all=parts.numbers.whole(len(found)))
    names = list(
        dict.fromkeys(name for key in kept for name, one in found[key].items() if finite(one["value"]) is not None)
    )
    tables = ""
    for place, (group, members) in enumerate(grouped(names)):
        columns = [(parts.text(head), False), (parts.text("questions"), True), *((name, True) for name in members)]
        rows = [
            [
                safe(label_text(by, key, parts.language), 120),
                parts.numbers.whole(counts.get(key)),
                *(_cell(name, found[key], parts) for name in members),
            ]
            for key in kept
        ]
        table = parts.table(f"{parts.text(by)}: {parts.text(group).lower()}", columns, rows, captioned=False)
        tables += parts.details(parts.say(group), table, opened=place == 0)
    return more + (_multi(content, parts) if by == "by_kind" else "") + tables


def settings(content: Mapping[str, Any], parts: Parts) -> str:
    """What the outcome was made with."""
    gold = content.get("gold") or {}
    rows = [
        [parts.say("fingerprint"), _code(content.get("fingerprint"))],
        *([parts.say(f"gold_{key}"), _code(gold[key])] for key in ("name", "sha256", "usable") if key in gold),
        *([safe(name), _code(value)] for name, value in (content.get("settings") or {}).items()),
    ]
    return parts.table(
        parts.text("settings"), [(parts.text("setting"), False), (parts.text("value"), False)], rows, captioned=False
    )


def _multi(content: Mapping[str, Any], parts: Parts) -> str:
    """What rank counts where several places are needed; "" without such a question."""
    return parts.note("about_multi") if MULTI in (content.get("by_kind") or {}) else ""


def _named(name: str) -> str:
    return f'<span class="name">{safe(name)}</span>'


def _code(value: Any) -> str:
    written = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f'<span class="code">{safe(written, 2000)}</span>'


def _interval(name: str, estimate: Mapping[str, Any], parts: Parts) -> str:
    low, high = (parts.numbers.measure(name, estimate[key]) for key in ("low", "high"))
    return NOTHING if NOTHING in (low, high) else f"{low.removesuffix(parts.numbers.sign)} – {high}"


def _cell(name: str, found: Mapping[str, Mapping[str, Any]], parts: Parts) -> str:
    estimate = found.get(name)
    if not estimate or finite(estimate["value"]) is None:
        return NOTHING
    interval = _interval(name, estimate, parts).removesuffix(parts.numbers.sign)
    return f"{parts.numbers.measure(name, estimate['value'])}<small>{interval}</small>"
