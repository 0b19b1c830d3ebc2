"""What retrieval aims at, held against one run."""

from collections.abc import Iterator
from dataclasses import dataclass

from bench.markdown import share, signed, table
from bench.paired import difference, measured
from bench.retrieval_peers import SHIPPED_ALONE
from bench.retrieval_result import JOINED, OURS, SPLIT, TYPO, Run, SetResult

MILLISECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Bar:
    """The least that an engine should reach on a set, or on the questions of one kind in it."""

    test: str
    measure: str
    least: float
    engine: str = OURS
    kind: str | None = None


BARS = (
    Bar("gold", "R@1", 0.74),
    Bar("gold", "R@5", 0.94),
    Bar("gold", "R@10", 0.98),
    Bar("written", "R@1", 0.36),
    Bar("written", "R@5", 0.58),
    Bar("written", "R@40", 0.80),
    Bar("pairs", "R@1", 0.58),
    Bar("pairs", "R@10", 0.75),
    Bar("pairs", "MRR@10", 0.63),
    Bar("pairs", "R@1", 0.42, SHIPPED_ALONE),
    Bar("gold", "R@1", 1.0, kind="lookup"),
    Bar("gold", "R@5", 0.95, kind="english"),
    Bar("gold", "R@5", 0.92, kind="explain"),
)
# How far R@5 may fall when questions are damaged.
FALLS = {TYPO: 0.03, SPLIT: 0.02, JOINED: 0.02}


def bars_met(run: Run) -> list[str]:
    """A heading and a table of every bar with what this run measured; a missed one is marked."""
    by_name = {result.test.name: result for result in run.results}
    rows = [row for bar in BARS if bar.test in by_name for row in _row(by_name[bar.test], bar)]
    rows += [row for result in run.results for row in _falls(result)]
    if run.speed:
        name = f"retrieval and ranking, {run.speed.passages:,} passages, median"
        rows.append(
            [name, f"{run.speed.ranked:.1f} ms", f"≤ {MILLISECONDS:g} ms", _said(run.speed.ranked, MILLISECONDS)]
        )
    return ["## What retrieval aims at", table(["", "measured", "aim", ""], rows)]


def _row(result: SetResult, bar: Bar) -> Iterator[list[str]]:
    if bar.engine in result.ranks:
        found = zip(result.ranks[bar.engine], result.test.asked, strict=True)
        ranks = [rank for rank, asked in found if bar.kind in (None, asked.kind)]
        if not ranks:
            return
        value = float(measured(bar.measure, ranks).mean())
        parts = (bar.test, bar.measure, bar.engine if bar.engine != OURS else None, bar.kind)
        name = ", ".join(part for part in parts if part)
        yield [name, share(value), f"≥ {share(bar.least)}", _said(bar.least, value)]


def _falls(result: SetResult) -> Iterator[list[str]]:
    for damage, most in FALLS.items():
        if damage in result.damaged:
            theirs, ours = (measured("R@5", ranks[OURS]) for ranks in (result.damaged[damage], result.ranks))
            value = difference(theirs, ours).value
            yield [f"{result.test.name}, R@5, {damage}", signed(value), f"≥ {signed(-most)}", _said(-value, most)]


def _said(value: float, most: float) -> str:
    return "met" if value <= most else "**missed**"
