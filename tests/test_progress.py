"""Progress as a terminal shows it: done of whole, how fast, how long still; and nothing in a pipe."""

import io
import sys

import pytest

from qa.options import progress
from qa.progress import stages


class Screen(io.StringIO):
    """Standard error that says whether it is a terminal."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether a person looks at it."""
        return self.terminal


class Clock:
    """A clock that the test moves."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock by which the bars go."""
    found = Clock()
    monkeypatch.setattr("tqdm.std.time", found)
    monkeypatch.setattr("tqdm.std.tqdm.monitor_interval", 0)
    return found


def screen(monkeypatch: pytest.MonkeyPatch, terminal: bool) -> Screen:
    """What stands in for standard error."""
    found = Screen(terminal)
    monkeypatch.setattr(sys, "stderr", found)
    return found


def shown(found: Screen) -> list[str]:
    """What was drawn one after another, without what puts it in its place and columns."""
    drawn = found.getvalue().replace("\x1b[A", "").replace("\n", "").replace("[ ", "[").split("\r")
    return [line.strip() for line in drawn if line.strip()]


def test_a_stage_says_how_fast_it_goes_and_how_long_it_still_takes(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = screen(monkeypatch, terminal=True)
    with stages("nl") as report:
        for done in range(5):
            report("lezen", 20 * done, 200)
            clock.now += 2.0
        report("vectoren", 0, 50)
        clock.now += 1.0
        report("vectoren", 20, 50)
        report("schrijven", 0, 1)
    lines = shown(found)
    # 80 of 200 in 8 seconds: 10 a second, so 12 more seconds.
    (reading,) = [line for line in lines if "80/200" in line]
    assert reading.startswith("lezen:  40%|")
    assert reading.endswith("| 80/200 [10.00 stukken/s, nog 00:12]")
    assert any(line.startswith("vectoren:  40%|") and "20/50 [20.00 passages/s, nog 00:01]" in line for line in lines)
    assert any(line.startswith("schrijven:   0%|") and "0/1 [nog ?]" in line for line in lines)


def test_it_speaks_english(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    found = screen(monkeypatch, terminal=True)
    with stages("en") as report:
        report("lezen", 0, 4)
        clock.now += 2.0
        report("lezen", 1, 4)
    assert shown(found)[1].startswith("reading:  25%|")
    assert shown(found)[1].endswith("1/4 [0.50 papers/s, 00:06 left]")


def test_a_whole_that_grows_and_a_stage_without_a_name_are_shown_as_they_are(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = screen(monkeypatch, terminal=True)
    with stages("en") as report:
        report("opruimen", 0, 2)
        clock.now += 1.0
        report("opruimen", 1, 5)
    assert shown(found)[1].startswith("opruimen:  20%|")
    assert "1/5 [00:04 left]" in shown(found)[1]


def test_questions_are_counted_too(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    found = screen(monkeypatch, terminal=True)
    for _ in progress(range(4), "nl"):
        clock.now += 0.5
    assert any(line.startswith("beantwoorden:") and "[2.00 vragen/s, nog 00:01]" in line for line in shown(found))


def test_a_pipe_gets_nothing(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    found = screen(monkeypatch, terminal=False)
    with stages("nl") as report:
        for done in range(3):
            report("lezen", done, 2)
            clock.now += 1.0
    assert list(progress(range(3), "nl")) == [0, 1, 2]
    assert found.getvalue() == ""
