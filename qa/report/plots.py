"""The plots of the report as inline SVG, with the only import of the plot library.

Each is drawn in the colours of the page and told apart by line, marker and hatch too, so that it can be read in grey.
The same numbers give the same bytes. Texts of others are put in after drawing, by `inline`: the library never sees
them, so no font has to know them and nothing in them is read as a formula.
"""

import io
import logging
import math
from collections.abc import Callable, Mapping, Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any

from qa.report.numbers import Numbers, finite
from qa.report.svg_inline import ACCENT, FAINT, FILLER, INK, PAPER, inline

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# Its remarks about caches of fonts are of no use to who evaluates, and would stand among the messages of the command.
logging.getLogger("matplotlib").setLevel(logging.ERROR)

_WIDTH, _HEIGHT = 400, 300
_LONGEST_LABEL = 15
# The size of the axes of a square plot, and of a label in it.
_ACROSS, _UP, _LABEL = 316, 224, (22, 13)
_MOST_TICKS = 7
_SETTINGS: Any = {
    "svg.hashsalt": "vraagbaak",
    "svg.fonttype": "none",
    "path.simplify": False,
    "font.family": ["DejaVu Sans"],
    "font.size": 12,
    "hatch.linewidth": 0.8,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "legend.frameon": False,
    "legend.fontsize": 11,
}
# The settings of the library are one for the whole process.
_ONE_AT_A_TIME = Lock()
Words = Mapping[str, str]


class _Plot:
    """One drawing: its axes, and the texts that take the places of their tokens."""

    def __init__(self, height: float = _HEIGHT, left: float = 62, top: float = 18) -> None:
        # Here and not above: half a second that only who draws should wait for.
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure

        self.figure = Figure(figsize=(_WIDTH / 72, height / 72), dpi=72)
        FigureCanvasSVG(self.figure)
        self.figure.patch.set_visible(False)
        box = (left / _WIDTH, 50 / height, (_WIDTH - left - 22) / _WIDTH, (height - 50 - top) / height)
        self.axes: Axes = self.figure.add_axes(box)
        # Fixed, or it would be put beside the tokens, which are not as wide as what takes their place.
        self.axes.yaxis.set_label_coords(16 / _WIDTH, 0.5, transform=_across(self))
        self.axes.patch.set_visible(False)
        self.axes.spines[["top", "right"]].set_visible(False)
        self.axes.set_axisbelow(True)
        self.axes.grid(visible=True, color=FAINT, linewidth=0.5)
        self.labels: dict[int, str] = {}

    def text(self, text: str) -> str:
        """The token to draw in the place of `text`, about as wide."""
        self.labels[len(self.labels)] = text
        return f"@{len(self.labels) - 1}@".ljust(len(text), FILLER)

    def named(self, across: str, up: str = "") -> None:
        self.axes.set_xlabel(self.text(across))
        if up:
            self.axes.set_ylabel(self.text(up))

    def svg(self, name: str, title: str, description: str) -> str:
        written = io.BytesIO()
        self.figure.savefig(written, format="svg", metadata={"Date": None})
        return inline(written.getvalue(), name, title, description, self.labels)


def _across(plot: _Plot) -> Any:
    """From shares of the width of the figure, and of the height of the axes."""
    from matplotlib.transforms import blended_transform_factory

    return blended_transform_factory(plot.figure.transFigure, plot.axes.transAxes)


def _drawn(draw: Callable[[], str]) -> str:
    import matplotlib as mpl

    with _ONE_AT_A_TIME, mpl.rc_context(_SETTINGS):
        return draw()


def _shares(plot: _Plot, numbers: Numbers, across: bool, up: bool) -> None:
    """Axes of shares, 0 to 100 %, with a little room for what stands on the edge."""
    ticks = [0, 0.25, 0.5, 0.75, 1]
    if across:
        plot.axes.set_xlim(0, 1)
        plot.axes.set_xticks(ticks, [plot.text(numbers.percent(tick)) for tick in ticks])
    if up:
        plot.axes.set_ylim(0, 1)
        plot.axes.set_yticks(ticks, [plot.text(numbers.percent(tick)) for tick in ticks])


def recall(rows: Sequence[Sequence[Any]], numbers: Numbers, words: Words, description: str) -> str:
    """Share found by k, with its interval as a band. `rows`: k, value, low, high."""

    def draw() -> str:
        plot = _Plot()
        kept = _complete(rows, 4)
        ks, values, lows, highs = ([row[at] for row in kept] for at in range(4))
        band = plot.axes.fill_between(ks, lows, highs, facecolor=ACCENT, alpha=0.18, linewidth=0)
        band.set_gid("band")
        for edge in (lows, highs):
            plot.axes.plot(ks, edge, color=ACCENT, linewidth=0.9, linestyle="--")
        plot.axes.plot(ks, values, color=INK, marker="o", markersize=5, linewidth=1.8, clip_on=False, gid="points")
        plot.axes.set_xlim(min(ks) - 0.3, max(ks) + 0.3)
        plot.axes.set_xticks(ks, [plot.text(numbers.whole(k)) for k in ks])
        _shares(plot, numbers, across=False, up=True)
        plot.named(words["recall_x"], words["recall_y"])
        return plot.svg("recall", words["recall_title"], description)

    return _drawn(draw)


def risk_coverage(
    rows: Sequence[Sequence[Any]], numbers: Numbers, words: Words, description: str, answered: float | None = None
) -> str:
    """Share wrong among the surest questions, by their share. `rows`: coverage, risk; `answered`: those not refused."""

    def draw() -> str:
        plot = _Plot()
        kept = sorted(_complete(rows, 2))
        coverage, risk = ([row[at] for row in kept] for at in range(2))
        # A dot on each point while there are few; of 200 they would make one thick line.
        plot.axes.plot(
            coverage, risk, color=INK, linewidth=1.8, marker="o", gid="points", clip_on=False,
            markersize=4 if len(kept) <= 25 else 0,
        )  # fmt: skip
        if answered is not None:
            plot.axes.axvline(answered, color=INK, linewidth=1, linestyle="--", gid="answered")
        plot.axes.plot(coverage[-1:], risk[-1:], color=INK, marker="s", markersize=6, gid="end", clip_on=False)
        _shares(plot, numbers, across=True, up=False)
        top = next(step for step in (0.1, 0.2, 0.4, 0.6, 0.8, 1.0) if max(risk) <= step * 0.95 or step == 1.0)
        plot.axes.set_ylim(0, top)
        ticks = [top * step / 4 for step in range(5)]
        plot.axes.set_yticks(ticks, [plot.text(numbers.percent(t, 0 if top * 25 % 1 < 1e-9 else 1)) for t in ticks])
        plot.named(words["risk_x"], words["risk_y"])
        return plot.svg("risk", words["risk_title"], description)

    return _drawn(draw)


def calibration(rows: Sequence[Sequence[Any]], numbers: Numbers, words: Words, description: str) -> str:
    """Share right by promised confidence, with the diagonal. `rows`: mean confidence, share right, count."""

    def draw() -> str:
        plot = _Plot(top=26)
        kept = sorted(_complete(rows, 3))
        plot.axes.plot([0, 1], [0, 1], color=INK, linewidth=1, linestyle="--", gid="diagonal")
        most = max(row[2] for row in kept)
        plot.axes.scatter(
            [row[0] for row in kept], [row[1] for row in kept], s=[20 + 130 * row[2] / (most or 1) for row in kept],
            color=ACCENT, edgecolors=PAPER, linewidths=1, zorder=3, clip_on=False, gid="points",
        )  # fmt: skip
        written: list[tuple[float, float]] = []
        dots = [(row[0] * _ACROSS, row[1] * _UP) for row in kept]
        for place, (promised, right, count) in enumerate(kept):
            # Away from the diagonal; at the edges where there is room; not where it would hide another.
            below = right <= promised and right > 0.1
            ahead = right <= promised and promised < 0.85
            aside, up = 8 if ahead else 0, (-6 if ahead else -9) if below else 2 if ahead else 9
            x, y = promised * _ACROSS + aside, right * _UP + up
            near = [*written, *dots[:place], *dots[place + 1 :]]
            if any(abs(x - other) < _LABEL[0] and abs(y - another) < _LABEL[1] for other, another in near):
                continue
            written.append((x, y))
            plot.axes.annotate(
                plot.text(numbers.whole(count)), (promised, right), xytext=(aside, up), textcoords="offset points",
                ha="left" if ahead else "center", va="top" if below else "bottom", fontsize=10, annotation_clip=False,
            )  # fmt: skip
        _shares(plot, numbers, across=True, up=True)
        plot.named(words["calibration_x"], words["calibration_y"])
        return plot.svg("calibration", words["calibration_title"], description)

    return _drawn(draw)


def kinds(rows: Sequence[tuple[str, Mapping[str, Any], bool]], numbers: Numbers, words: Words, description: str) -> str:
    """A dot with its interval for each kind, in the order given, the first on top.

    `rows`: kind, estimate, and whether it is about refusing, which has a hollow diamond.
    """

    def draw() -> str:
        plot = _Plot(height=max(150, 74 + 24 * len(rows)), left=124)
        for place, (_, estimate, refusing) in enumerate(rows):
            value, low, high = (finite(estimate.get(key)) for key in ("value", "low", "high"))
            if value is None:
                continue
            if low is not None and high is not None:
                plot.axes.plot([low, high], [place, place], color=INK, linewidth=1.6, clip_on=False)
            plot.axes.plot(
                [value], [place], marker="D" if refusing else "o", markersize=6, color=INK, linewidth=0,
                markerfacecolor=PAPER if refusing else INK, gid=f"kind-{place}", clip_on=False,
            )  # fmt: skip
        named = [plot.text(_short(kind)) for kind, _, _ in rows]
        plot.axes.set_yticks(range(len(rows)), named)
        plot.axes.set_ylim(len(rows) - 0.5, -0.5)
        _shares(plot, numbers, across=True, up=False)
        plot.named(words["kinds_x"])
        return plot.svg("kinds", words["kinds_title"], description)

    return _drawn(draw)


def latency(
    rows: Sequence[Sequence[Any]], marks: Mapping[str, Any], numbers: Numbers, words: Words, description: str
) -> str:
    """How many questions took how long, with the percentiles marked. `rows`: from and to in ms, count."""

    def draw() -> str:
        plot = _Plot(top=40)
        kept = _complete(rows, 3)
        slow = _logarithmic(kept)
        for place, (start, end, count) in enumerate(kept):
            # One time for all of them: a bar that can be seen.
            first, last = (start, end) if end > start else (start * 0.9, start * 1.1 or 1.0)
            plot.axes.bar(
                first, count, width=last - first, align="edge", facecolor="none", edgecolor=INK, hatch="///",
                linewidth=0.8, gid=f"bar-{place}",
            )  # fmt: skip
        for name, line in (("p50", "-"), ("p95", "--"), ("p99", ":")):
            if (at := finite(marks.get(name))) is not None:
                plot.axes.axvline(
                    at, color=ACCENT, linewidth=2.2, linestyle=line, gid=name,
                    label=plot.text(f"{name} {numbers.milliseconds(at)}"),
                )  # fmt: skip
        if slow:
            plot.axes.set_xscale("log")
        else:
            plot.axes.set_xlim(left=0)
        plot.axes.set_ylim(bottom=0)
        low, high = plot.axes.get_xlim()
        across = _steps(low, high) if slow else [tick for tick in plot.axes.get_xticks() if low <= tick <= high]
        plot.axes.set_xticks(across, [plot.text(_plain(float(tick), numbers)) for tick in across])
        plot.axes.set_xticks([], minor=True)
        plot.axes.set_xlim(low, high)
        plot.axes.locator_params(axis="y", nbins=5, integer=True)
        up = [tick for tick in plot.axes.get_yticks() if 0 <= tick <= plot.axes.get_ylim()[1]]
        plot.axes.set_yticks(up, [plot.text(numbers.whole(float(tick))) for tick in up])
        if plot.axes.get_legend_handles_labels()[0]:
            plot.axes.legend(
                loc="lower center", bbox_to_anchor=(0.45, 1.0), ncols=3, handlelength=1.8, columnspacing=1.0
            )
        plot.named(words["latency_x"], words["latency_y"])
        return plot.svg("latency", words["latency_title"], description)

    return _drawn(draw)


def _logarithmic(rows: Sequence[Sequence[float]]) -> bool:
    """Whether the bars grow as on a logarithmic scale."""
    widths = [end - start for start, end, _ in rows]
    return len(rows) > 1 and rows[0][0] > 0 and widths[-1] > 2 * widths[0]


def _steps(low: float, high: float) -> list[float]:
    """Round numbers on a logarithmic axis from `low` to `high`: 1, 2, 5, 10, or fewer where those are too many."""
    tens = range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
    for steps in ((1, 2, 5), (1, 3), (1,)):
        found = [step * 10.0**ten for ten in tens for step in steps if low <= step * 10.0**ten <= high]
        if len(found) <= _MOST_TICKS:
            break
    return found


def _plain(value: float, numbers: Numbers) -> str:
    """A number with as many decimals as it needs: 0,5 and 200."""
    return numbers.decimal(value, next((n for n in range(4) if abs(value - round(value, n)) < 1e-9), 4))


def _complete(rows: Sequence[Sequence[Any]], width: int) -> list[list[float]]:
    """The rows of which every number is there."""
    found = [[finite(value) for value in row[:width]] for row in rows if len(row) >= width]
    return [[value for value in row if value is not None] for row in found if None not in row]


def _short(label: str) -> str:
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1].rstrip() + "…"
