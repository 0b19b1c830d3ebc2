"""What `bench.scale` measured as docs/scale.md with its plot: nothing is in it that was not measured in that run."""

import io
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bench.scale_milvus import table as milvus_table
from bench.scale_ray import lines as ray_lines

Facts = Mapping[str, Any]
Found = Mapping[int, Facts]
_GIB, _KIB = 2**30, 2**10
_BYTES_A_VECTOR = 512
_NONE = "–"


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what is measured, the value, None where it was not, and the most (or the `least`) that it may be."""

    name: str
    value: float | None
    bar: float
    unit: str
    least: bool = False

    @property
    def verdict(self) -> str:
        """Met, missed or not measured."""
        if self.value is None:
            return "not measured"
        return "met" if (self.value >= self.bar if self.least else self.value <= self.bar) else "**missed**"


def page(found: Found) -> tuple[str, bool]:
    """The page as Markdown, and whether a bar was missed."""
    bars = list(_bars(found))
    parts = [
        "# From a thousand passages to a million",
        "Made by `python -m bench.scale`; every figure is of one run on one machine, and an empty place was not "
        "measured. Nothing is extrapolated. The papers are made by `bench.corpus`: sentences of `seeds/`, their "
        "words dealt anew by Zipf's law, and 200 planted statements, each with two near misses elsewhere, that are "
        "asked for in their own words and in others. Up to 200,000 passages papers are read from files; above that "
        "they are made in memory (`bench.known_papers`), so that what comes after reading is measured and reading is "
        "not. "
        "Each measurement is a process of its own. What else runs on the machine makes the times longer; processor "
        "seconds suffer less from it.",
        f"Machine: {_processors(found)} processors ({platform.machine()}), Python {platform.python_version()}.",
        "## Vraagbaak",
        _table(_ours(found)),
        "Memory of a build is the peak of its own process and, for each processor, that of its largest helper. Disk is "
        "all of the index but the source texts. R@10: the planted Vraag is among the first ten passages.",
        "![Cost by size](scale.svg)",
        "## Against the bars",
        _table([["", "measured", "bar", ""], *([b.name, _said(b.value, b.unit), _bar(b), b.verdict] for b in bars)]),
        "## Others, over the same passages",
        _table(_others(found)),
        "An engine with a sentence model is given up to 1,000 passages, Haystack 10,000, SQLite 100,000. "
        "All get passages that were read and cut already; so does the second line of ours.",
        *_elsewhere(found),
        "## What the machine allows",
        _table(_limits(found)),
        "A search of all vectors cannot take less than reading them from memory. Embedding cannot be faster than "
        "turning text into tokens without remembering any; the shipped encoder remembers the words that it has seen.",
    ]
    return "\n\n".join(parts) + "\n", any(bar.verdict == "**missed**" for bar in bars)


def _bars(found: Found) -> Iterator[Bar]:
    hundred, million = found.get(100_000, {}), found.get(1_000_000, {})
    cut = max((_rate(f, "cut") or 0 for f in found.values()), default=0) or None
    files = max((_rate(f, "build") or 0 for f in found.values() if f.get("read")), default=0) or None
    minilm = max(
        ((_rate(f["peers"].get("all-MiniLM + FAISS", {}), "build") or 0) for f in found.values() if "peers" in f),
        default=0,
    )
    yield Bar("building from passages that are cut, passages a second", cut, 3000, "", least=True)
    yield Bar("building from files, passages a second", files, 3000, "", least=True)
    yield Bar("the first against all-MiniLM + FAISS", cut / minilm if cut and minilm else None, 60, "×", least=True)
    yield Bar("peak memory of the build at 1,000,000", _over(million.get("build_memory"), _GIB), 6, "GiB")
    for size, facts in ((100_000, hundred), (1_000_000, million)):
        if facts:
            yield Bar(f"disk a passage at {size:,}", facts["disk"] / facts["passages"] / _KIB, 1.5, "KiB")
    for size, facts, middle, last in ((100_000, hundred, 20, 60), (1_000_000, million, 60, 200)):
        times = sorted([*facts.get("near_ms", ()), *facts.get("far_ms", ())])
        yield Bar(f"whole answer at {size:,}, median", _percentile(times, 50), middle, "ms")
        yield Bar(f"whole answer at {size:,}, 99th percentile", _percentile(times, 99), last, "ms")
    lost = 100 * (million["exact_recall"] - million["listed_recall"]) if "exact_recall" in million else None
    yield Bar("points of R@10 lost to exact search at 1,000,000", lost, 3, "")
    yield Bar("opening at 1,000,000", million.get("open_seconds"), 1, "s")


def _ours(found: Found) -> Iterator[list[str]]:
    yield ["", *(f"{size:,}" for size in found)]

    def line(name: str, values: Sequence[str]) -> list[str]:
        return [name, *values]

    each = list(found.values())
    yield line("passages", [_said(f.get("passages"), "", 0) for f in each])
    yield line(
        "built from files, passages a second", [_said(_rate(f, "build") if f.get("read") else None) for f in each]
    )
    yield line("built from papers in memory", [_said(None if f.get("read", True) else _rate(f, "build")) for f in each])
    yield line("built from cut passages", [_said(_rate(f, "cut")) for f in each])
    yield line("processor ms a passage", [_said(_each(f, "build_processor", 1000), "", 2) for f in each])
    yield line("memory of the build, GiB", [_said(_over(f.get("build_memory"), _GIB), "", 2) for f in each])
    yield line("disk a passage, bytes", [_said(_each(f, "disk", 1), "", 0) for f in each])
    yield line("opening, s", [_said(f.get("open_seconds"), "", 2) for f in each])
    yield line("first answer, ms", [_said(f.get("first_ms"), "", 0) for f in each])
    yield line("memory while answering, GiB", [_said(_over(f.get("ask_memory"), _GIB), "", 2) for f in each])
    for share in (50, 95, 99):
        times = [_percentile(sorted([*f.get("near_ms", ()), *f.get("far_ms", ())]), share) for f in each]
        yield line(f"whole answer, ms, p{share}", [_said(value) for value in times])
    yield line("R@10, own words", [_said(f.get("near_recall"), "", 3) for f in each])
    yield line("R@10, other words", [_said(f.get("far_recall"), "", 3) for f in each])
    yield line("R@10 of the search alone, other words", [_said(f.get("listed_recall"), "", 3) for f in each])
    yield line("the same with all vectors read", [_said(f.get("exact_recall"), "", 3) for f in each])
    yield line("first ten shared with that", [_said(f.get("shared_with_exact"), "", 3) for f in each])


def _others(found: Found) -> Iterator[list[str]]:
    yield ["", "passages", "built, passages a second", "memory, GiB", "p50, ms", "p99, ms", "R@10", "R@10, other words"]
    for facts in found.values():
        yield _other("Vraagbaak, whole answers", facts, facts.get("ask_memory"), _rate(facts, "build"))
        if "cut_seconds" in facts:
            yield [
                "Vraagbaak, from cut passages",
                _said(facts["cut_passages"], "", 0),
                _said(_rate(facts, "cut")),
                *[""] * 5,
            ]
        for name, own in facts.get("peers", {}).items():
            if "failed" in own:
                yield [name, _said(facts.get("passages"), "", 0), f"left out: {own['failed'][:60]}", *[""] * 5]
            else:
                yield _other(name, own, own["memory"], _rate(own, "build"))


def _elsewhere(found: Found) -> Iterator[str]:
    """What several machines do, on this one: builds on Ray, searches in Milvus."""
    if not any(name in facts for facts in found.values() for name in ("ray", "milvus")):
        return
    yield "## On several machines, all of them on this one"
    for size, facts in found.items():
        if "ray" in facts:
            own = facts["ray"]
            yield f"Built at {size:,} with nodes of Ray that share its processors (`bench.scale_ray`):"
            yield f"left out: {own['failed']}" if "failed" in own else "\n".join(ray_lines(own))
    milvus = {size: facts["milvus"] for size, facts in found.items() if "milvus" in facts}
    done = {size: own for size, own in milvus.items() if "failed" not in own}
    if done:
        yield "The same index searched by itself and in Milvus Lite, which is made for tests (`bench.scale_milvus`):"
        yield milvus_table(done)
    yield from (f"Milvus at {size:,} left out: {own['failed']}" for size, own in milvus.items() if "failed" in own)


def _other(name: str, facts: Facts, memory: float | None, rate: float | None) -> list[str]:
    times = sorted([*facts.get("near_ms", ()), *facts.get("far_ms", ())])
    return [
        *(name, _said(facts.get("passages"), "", 0), _said(rate), _said(_over(memory, _GIB), "", 2)),
        *(_said(_percentile(times, 50)), _said(_percentile(times, 99))),
        *(_said(facts.get("near_recall"), "", 3), _said(facts.get("far_recall"), "", 3)),
    ]


def _limits(found: Found) -> Iterator[list[str]]:
    yield ["", *(f"{size:,}" for size in found)]
    each = list(found.values())
    yield ["memory read, GB a second", *(_said(_over(f.get("memory_bytes_per_second"), 1e9)) for f in each)]
    floors = [
        1000 * f["passages"] * _BYTES_A_VECTOR / f["memory_bytes_per_second"]
        if "memory_bytes_per_second" in f
        else None
        for f in each
    ]
    yield ["reading all vectors once, ms", *(_said(value, "", 2) for value in floors)]
    yield [
        "search with all vectors read, ms, median",
        *(_said(_percentile(sorted(f.get("exact_ms", ())), 50)) for f in each),
    ]
    yield ["passages turned into tokens a second", *(_said(f.get("tokens_per_second"), "", 0) for f in each)]
    yield ["passages embedded a second, one processor", *(_said(f.get("vectors_per_second"), "", 0) for f in each)]


def plot(found: Found) -> bytes:
    """What a size costs, as SVG: the same figures give the same bytes."""
    import matplotlib as library
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    series = {
        "build, s (processor)": ("o-", [f.get("build_processor") for f in found.values()]),
        "answer, ms (median)": ("s--", [_percentile(sorted(_times(f)), 50) for f in found.values()]),
        "answer, ms (p99)": ("^:", [_percentile(sorted(_times(f)), 99) for f in found.values()]),
        "disk, MB": ("d-.", [_over(f.get("disk"), 1e6) for f in found.values()]),
        "memory of the build, MB": ("v-", [_over(f.get("build_memory"), 1e6) for f in found.values()]),
    }
    with library.rc_context({"svg.hashsalt": "vraagbaak", "svg.fonttype": "none", "font.family": ["DejaVu Sans"]}):
        figure = Figure(figsize=(7, 4.5), layout="constrained")
        FigureCanvasSVG(figure)
        axes = figure.add_subplot()
        for name, (style, values) in series.items():
            points = [(f["passages"], v) for f, v in zip(found.values(), values, strict=True) if v and "passages" in f]
            if points:
                axes.plot(*zip(*points, strict=True), style, label=name)
        axes.set(xscale="log", yscale="log", xlabel="passages", ylabel="cost")
        axes.grid(True, alpha=0.3)
        axes.legend(fontsize=8)
        drawn = io.BytesIO()
        figure.savefig(drawn, format="svg", metadata={"Date": None, "Creator": None})
    return drawn.getvalue()


def _times(facts: Facts) -> list[float]:
    return [*facts.get("near_ms", ()), *facts.get("far_ms", ())]


def _rate(facts: Facts, of: str) -> float | None:
    """Passages a second of a build, or of a build from passages that were cut."""
    passages, seconds = facts.get("cut_passages" if of == "cut" else "passages"), facts.get(f"{of}_seconds")
    return passages / seconds if passages and seconds else None


def _each(facts: Facts, name: str, times: float) -> float | None:
    return times * facts[name] / facts["passages"] if name in facts and facts.get("passages") else None


def _over(value: float | None, by: float) -> float | None:
    return None if value is None else value / by


def _percentile(ordered: Sequence[float], share: int) -> float | None:
    """The smallest value that at least `share` percent of `ordered` do not exceed (nearest rank)."""
    return ordered[max(0, -(-len(ordered) * share // 100) - 1)] if ordered else None


def _processors(found: Found) -> str:
    return str(next((f["processors"] for f in found.values() if "processors" in f), "?"))


def _said(value: float | None, unit: str = "", digits: int = 1) -> str:
    return _NONE if value is None else f"{value:,.{digits}f}{f' {unit}' if unit else ''}"


def _bar(bar: Bar) -> str:
    return f"{'≥' if bar.least else '≤'} {bar.bar:,g}{f' {bar.unit}' if bar.unit else ''}"


def _table(rows: Iterator[list[str]] | Sequence[list[str]]) -> str:
    head, *body = rows
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *body]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
