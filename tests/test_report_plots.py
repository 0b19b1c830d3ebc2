"""The plots of the evaluation report: what is drawn is read back from the drawing, through its own axes."""

import itertools
import re
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from lxml import etree
from report_content import HOSTILE, content

from qa.messages import Language
from qa.report import plots
from qa.report.numbers import Numbers
from qa.report.page import report_page
from qa.report.words import WORDS

SVG = "{http://www.w3.org/2000/svg}"
NL = Numbers("nl")
TOLD = "wat er te zien is"
RECALL = [[1, 0.5, 0.4, 0.6], [2, 0.75, 0.6, 0.85], [3, 0.75, 0.6, 0.85], [10, 1.0, 0.9, 1.0]]
RISK = [[0.25, 0.0], [0.5, 0.1], [0.75, 0.2], [1.0, 0.32]]
CALIBRATION = [[0.15, 0.05, 4], [0.5, 0.5, 16], [0.95, 1.0, 1234]]
KINDS: list[tuple[str, Mapping[str, float | None], bool]] = [
    ("feit", {"value": 0.8, "low": 0.6, "high": 0.9}, False),
    ("uitleg", {"value": 0.25, "low": 0.1, "high": 0.5}, False),
    ("zonder antwoord", {"value": 1.0, "low": None, "high": None}, True),
]
EVEN = [[0.0, 10.0, 3], [10.0, 20.0, 7], [20.0, 30.0, 1]]
GROWING = [[1.0, 10.0, 3], [10.0, 100.0, 7], [100.0, 1000.0, 1]]
MARKS = {"p50": 10.0, "p95": 20.0, "p99": 100.0}


def words(language: Language = "nl") -> Mapping[str, str]:
    return WORDS[language]


def every_plot(numbers: Numbers = NL) -> dict[str, str]:
    said = words(numbers.language)
    return {
        "recall": plots.recall(RECALL, numbers, said, TOLD),
        "risk": plots.risk_coverage(RISK, numbers, said, TOLD),
        "calibration": plots.calibration(CALIBRATION, numbers, said, TOLD),
        "kinds": plots.kinds(KINDS, numbers, said, TOLD),
        "latency": plots.latency(GROWING, MARKS, numbers, said, TOLD),
    }


def group(drawing: etree._Element, name: str) -> etree._Element:
    (found,) = [node for node in drawing.iter(f"{SVG}g") if node.get("id") == name]
    return found


def groups(drawing: etree._Element, pattern: str) -> list[etree._Element]:
    return [node for node in drawing.iter(f"{SVG}g") if re.fullmatch(pattern, node.get("id") or "")]


def placed(node: etree._Element) -> list[tuple[float, float]]:
    """Where the markers of a group stand, in the units of the drawing."""
    return [(float(use.get("x", "nan")), float(use.get("y", "nan"))) for use in node.iter(f"{SVG}use")]


def path(node: etree._Element) -> list[tuple[float, float]]:
    """The corners of the first path of a group."""
    drawn = next(node.iter(f"{SVG}path")).get("d") or ""
    return [(float(x), float(y)) for x, y in re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", drawn)]


def box(node: etree._Element) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a round path."""
    curves = re.sub(r"C (?:-?[\d.]+ ){4}", "L ", node.get("d") or "")
    corners = [(float(x), float(y)) for x, y in re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", curves)]
    across, up = zip(*corners, strict=True)
    return min(across), min(up), max(across), max(up)


def ticks(drawing: etree._Element, name: str, axis: str) -> list[tuple[str, float]]:
    """The labels of an axis with their places along it."""
    at = 0 if axis == "x" else 1
    found = []
    for tick in groups(drawing, rf"{name}-{axis}tick_\d+"):
        text = "".join(tick.itertext()).strip()
        found.append((text, placed(tick)[0][at]))
    return found


def value(text: str) -> float:
    """The number of a Dutch label."""
    number = float(text.removesuffix("\u00a0%").replace(".", "").replace(",", "."))
    return number / 100 if text.endswith("%") else number


def scale(drawing: etree._Element, name: str, axis: str, at: float) -> float:
    """The value at a place along an axis, by its first and last tick."""
    marks = ticks(drawing, name, axis)
    (first, start), (last, end) = marks[0], marks[-1]
    return value(first) + (at - start) / (end - start) * (value(last) - value(first))


def read(drawing: etree._Element, name: str, points: Sequence[tuple[float, float]]) -> list[list[float]]:
    return [[scale(drawing, name, "x", x), scale(drawing, name, "y", y)] for x, y in points]


def test_recall_stands_where_its_numbers_say() -> None:
    drawing = etree.fromstring(every_plot()["recall"])
    found = read(drawing, "recall", placed(group(drawing, "recall-points")))
    assert found == [pytest.approx(row[:2], abs=1e-4) for row in RECALL]
    corners = read(drawing, "recall", path(group(drawing, "recall-band")))
    for k, _, low, high in RECALL:
        edges = [y for x, y in corners if abs(x - k) < 1e-3]
        assert [min(edges), max(edges)] == pytest.approx([low, high], abs=1e-4)
    assert [text for text, _ in ticks(drawing, "recall", "x")] == ["1", "2", "3", "10"]
    assert [text for text, _ in ticks(drawing, "recall", "y")] == [f"{n}\u00a0%" for n in (0, 25, 50, 75, 100)]


def test_risk_stands_where_its_numbers_say() -> None:
    drawing = etree.fromstring(every_plot()["risk"])
    assert read(drawing, "risk", path(group(drawing, "risk-points"))) == [pytest.approx(row, abs=1e-4) for row in RISK]
    assert read(drawing, "risk", placed(group(drawing, "risk-end"))) == [pytest.approx(RISK[-1], abs=1e-4)]


def test_how_many_got_an_answer_is_marked() -> None:
    drawing = etree.fromstring(plots.risk_coverage(RISK, NL, words(), TOLD, answered=0.6))
    ends = read(drawing, "risk", path(group(drawing, "risk-answered")))
    assert [across for across, _ in ends] == pytest.approx([0.6, 0.6], abs=1e-4)
    assert groups(etree.fromstring(every_plot()["risk"]), "risk-answered") == []
    # On the page: the share of the questions that were not refused.
    page = report_page(content())
    assert 'id="risk-answered"' in page
    assert "vragen, zekerste eerst" in page


def test_a_small_risk_has_an_axis_of_its_own_with_decimal_commas() -> None:
    drawing = etree.fromstring(plots.risk_coverage([[0.5, 0.01], [1.0, 0.05]], NL, words(), TOLD))
    labels = [text for text, _ in ticks(drawing, "risk", "y")]
    assert labels == ["0,0\u00a0%", "2,5\u00a0%", "5,0\u00a0%", "7,5\u00a0%", "10,0\u00a0%"]
    assert read(drawing, "risk", placed(group(drawing, "risk-end"))) == [pytest.approx([1.0, 0.05], abs=1e-4)]
    whole = etree.fromstring(plots.risk_coverage([[1.0, 0.15]], NL, words(), TOLD))
    assert [text for text, _ in ticks(whole, "risk", "y")] == [f"{n}\u00a0%" for n in (0, 5, 10, 15, 20)]


def test_calibration_stands_where_its_numbers_say() -> None:
    drawing = etree.fromstring(every_plot()["calibration"])
    dots = group(drawing, "calibration-points")
    boxes = [box(node) for node in dots.iter(f"{SVG}path")]
    middles = [((left + right) / 2, (top + bottom) / 2) for left, top, right, bottom in boxes]
    assert read(drawing, "calibration", middles) == [pytest.approx(row[:2], abs=1e-4) for row in CALIBRATION]
    diagonal = read(drawing, "calibration", path(group(drawing, "calibration-diagonal")))
    assert diagonal == [pytest.approx([0, 0], abs=1e-4), pytest.approx([1, 1], abs=1e-4)]
    said = "".join(drawing.itertext())
    assert "1.234" in said
    sizes = [right - left for left, _, right, _ in boxes]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]


def test_kinds_stand_in_the_order_given() -> None:
    drawing = etree.fromstring(every_plot()["kinds"])
    points = [placed(group(drawing, f"kinds-kind-{place}"))[0] for place in range(3)]
    assert [scale(drawing, "kinds", "x", x) for x, _ in points] == pytest.approx([0.8, 0.25, 1.0], abs=1e-4)
    labels = ticks(drawing, "kinds", "y")
    assert [text for text, _ in labels] == ["feit", "uitleg", "zonder antwoord"]
    assert [y for _, y in points] == pytest.approx([y for _, y in labels], abs=1e-3)
    assert points[0][1] < points[1][1] < points[2][1]


@pytest.mark.parametrize("rows", [EVEN, GROWING])
def test_latency_has_a_bar_for_each_row_and_a_line_for_each_percentile(rows: list[list[float]]) -> None:
    drawing = etree.fromstring(plots.latency(rows, MARKS, NL, words(), TOLD))
    bars = [path(bar) for bar in groups(drawing, r"latency-bar-\d+")]
    assert len(bars) == 3
    counts = [scale(drawing, "latency", "y", min(y for _, y in bar)) for bar in bars]
    assert counts == pytest.approx([3, 7, 1], abs=1e-3)
    lines = {name: path(group(drawing, f"latency-{name}"))[0][0] for name in MARKS}
    if rows is EVEN:
        assert scale(drawing, "latency", "x", lines["p95"]) == pytest.approx(20, abs=1e-3)
        assert scale(drawing, "latency", "x", bars[1][0][0]) == pytest.approx(10, abs=1e-3)
    # On either scale a percentile at the edge of a bar stands there.
    assert lines["p50"] == pytest.approx(min(x for x, _ in bars[1]), abs=1e-3)
    said = "".join(drawing.itertext())
    assert "p50 10\u00a0ms" in said
    assert "p99 100\u00a0ms" in said
    dashes = {name: "dasharray" in etree.tostring(group(drawing, f"latency-{name}")).decode() for name in MARKS}
    assert dashes == {"p50": False, "p95": True, "p99": True}


def test_one_time_for_all_questions_is_a_bar_that_can_be_seen() -> None:
    drawing = etree.fromstring(plots.latency([[40.0, 40.0, 5]], {"p50": 40.0}, NL, words(), TOLD))
    (bar,) = groups(drawing, r"latency-bar-\d+")
    across = [x for x, _ in path(bar)]
    assert max(across) - min(across) > 10


def test_rows_without_a_number_are_left_out() -> None:
    rows: list[list[Any]] = [[1, None, None, None], *RECALL]
    assert plots.recall(rows, NL, words(), TOLD) == every_plot()["recall"]


def test_the_same_numbers_give_the_same_bytes_in_threads_too() -> None:
    first = every_plot()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(lambda _: every_plot(), range(4))) == [first] * 4


def test_each_is_named_and_ids_are_unique_over_all() -> None:
    drawings = {name: etree.fromstring(drawn) for name, drawn in every_plot().items()}
    ids: list[str] = []
    for name, drawing in drawings.items():
        own = {identity for node in drawing.iter() if (identity := node.get("id"))}
        ids += own
        assert drawing.get("role") == "img"
        named = (drawing.get("aria-labelledby") or "").split()
        texts = {node.get("id"): node.text for node in drawing if node.tag in (f"{SVG}title", f"{SVG}desc")}
        assert [texts[part] for part in named] == [words()[f"{name}_title"], TOLD]
        written = etree.tostring(drawing, encoding="unicode")
        pointed = re.findall(r'url\(#([^)]*)\)|href="#([^"]*)"', written)
        assert {first or second for first, second in pointed} <= own
    assert len(ids) == len(set(ids))


def test_nothing_is_drawn_in_a_colour_that_a_dark_page_hides() -> None:
    for drawn in every_plot().values():
        assert re.findall(r"#[0-9a-f]{6}\b(?!\))", re.sub(r"var\([^)]*\)", "", drawn)) == []
        assert "currentColor" in drawn
        assert "<style" not in drawn
        assert "matplotlib.org" not in drawn


@pytest.mark.filterwarnings("error")
def test_a_hostile_kind_is_only_text() -> None:
    names = (HOSTILE, "<b>vet</b>", "$\\frac{", "\ud800\x00", "漢字", "", "@1@", "%s {0}")
    kinds = [(name, {"value": 0.5, "low": 0.4, "high": 0.6}, False) for name in names]
    drawn = plots.kinds(kinds, NL, words(), HOSTILE)
    drawing = etree.fromstring(drawn)
    assert {node.tag for node in drawing.iter()} & {f"{SVG}script", f"{SVG}b", f"{SVG}img"} == set()
    labels = [text for text, _ in ticks(drawing, "kinds", "y")]
    assert labels[0].startswith("<script>")
    assert labels[1:3] == ["<b>vet</b>", "$\\frac{"]
    assert labels[4:] == ["漢字", "", "@1@", "%s {0}"]
    drawn.encode("utf-8")


def test_the_language_is_that_of_the_page() -> None:
    drawn = every_plot(Numbers("en"))["calibration"]
    assert "1,234" in drawn
    assert "100%" in drawn
    assert words("en")["calibration_x"] in drawn


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ([[0.05 + at / 10, right, 100] for at, right in enumerate((0, 0.1, 0.2, 0.3, 0.5, 0.5, 0.6, 0.8, 0.8, 1))], 10),
        ([[0.9 + at / 100, 0.95, 100] for at in range(10)], 0),
    ],
)
def test_labels_of_calibration_do_not_write_over_each_other(rows: list[list[float]], shown: int) -> None:
    drawing = etree.fromstring(plots.calibration(rows, NL, words(), TOLD))
    texts = [node for node in drawing.iter(f"{SVG}text") if node.text == "100"]
    assert len(texts) == shown
    at = [(float(node.get("x", "nan")), float(node.get("y", "nan"))) for node in texts]
    # Three figures of 10 units high are no more than 20 wide.
    assert all(abs(a[0] - b[0]) > 20 or abs(a[1] - b[1]) > 10 for a, b in itertools.combinations(at, 2))
    assert len(list(group(drawing, "calibration-points").iter(f"{SVG}use", f"{SVG}path"))) >= len(rows)
