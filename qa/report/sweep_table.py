"""A sweep over settings to read: a table for the screen, sweep.csv for a spreadsheet, sweep.json for a program."""

import csv
import json
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from qa.batch import written_whole
from qa.messages import Language, say

JSON, CSV = "sweep.json", "sweep.csv"


def write_sweep(found: Mapping[str, Any], folder: Path) -> None:
    """Write sweep.json and sweep.csv, the defaults first and then the best. Raises QuestionError when it cannot."""
    with ExitStack() as files:
        whole, table = (files.enter_context(written_whole(folder / name)) for name in (JSON, CSV))
        json.dump(found, whole, ensure_ascii=False, indent=2)
        whole.write("\n")
        csv.writer(table, lineterminator="\n").writerows(_cells(found))


def lines(found: Mapping[str, Any], language: Language) -> list[str]:
    """The sweep for a screen: a row a combination, best first, and how far to trust the best."""
    by = found["by"]
    heads = (say(language, "sweep_settings"), by, "[95 %]", say(language, "sweep_difference"), "p", *("1/2", "2/2"))
    rows = [heads, *(_shown(row, by, language) for row in (found["default"], *found["rows"]))]
    widths = [max(len(row[place]) for row in rows) for place in range(len(heads))]
    told = [
        "  ".join(
            [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        )
        for row in rows
    ]
    told.append(say(language, "sweep_flattered", by=by, count=len(found["rows"])))
    if found["honest"] is not None:
        told.append(say(language, "sweep_honest", by=by, gain=f"{found['honest']['gain']:+.4f}"))
    return [line.rstrip() for line in told]


def named(settings: Mapping[str, float | int], language: Language = "nl") -> str:
    """A combination in words: what differs from the defaults."""
    return ", ".join(f"{name}={value:g}" for name, value in settings.items()) or say(language, "sweep_default")


def _shown(row: Mapping[str, Any], by: str, language: Language) -> Sequence[str]:
    estimate, change = row["measures"][by], row["difference"]
    return (
        named(row["settings"], language),
        _number(estimate["value"]),
        f"[{_number(estimate['low'])}, {_number(estimate['high'])}]",
        _number(change["difference"], "+") if row["settings"] else "",
        _number(change["p"]) if row["settings"] else "",
        _number(row["halves"]["odd"]),
        _number(row["halves"]["even"]),
    )


def _number(value: float | None, sign: str = "") -> str:
    return "-" if value is None else f"{value:{sign}.4f}"


def _cells(found: Mapping[str, Any]) -> list[list[object]]:
    """The rows of sweep.csv: every setting that differs somewhere, every measure with its interval."""
    rows = [found["default"], *found["rows"]]
    settings = list(dict.fromkeys(name for row in rows for name in row["settings"]))
    measures = list(found["default"]["measures"])
    heads = [*settings, *(f"{name}{part}" for name in measures for part in ("", " low", " high"))]
    table: list[list[object]] = [[*heads, "difference", "low", "high", "p", "odd", "even"]]
    for row in rows:
        change = row["difference"]
        table.append(
            [
                *(row["settings"].get(name, "") for name in settings),
                *(row["measures"][name][part] for name in measures for part in ("value", "low", "high")),
                *(change[name] for name in ("difference", "low", "high", "p")),
                *row["halves"].values(),
            ]
        )
    return table
