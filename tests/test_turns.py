"""Turns of questions that are asked at once: one answer at a time, what goes with it after all have theirs."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from ui.turns import Turns


def test_one_answer_is_made_at_a_time() -> None:
    turns, busy, most = Turns(), [0], [0]
    together = Barrier(4)

    def ask() -> None:
        together.wait()
        for _ in range(50):
            with turns.answering():
                busy[0] += 1
                most[0] = max(most[0], busy[0])
                busy[0] -= 1

    with ThreadPoolExecutor(4) as pool:
        for future in [pool.submit(ask) for _ in range(4)]:
            future.result()
    assert (busy, most) == ([0], [1])


def test_what_goes_with_an_answer_waits_for_who_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.turns._PATIENCE_S", 60.0)
    turns, order = Turns(), list[str]()
    asked, first_has_its_answer = Event(), Event()

    def first() -> None:
        with turns.asking() as answered:
            asked.wait()
            order.append("first")
            first_has_its_answer.set()
            answered()
            order.append("the rest of first")

    def second() -> None:
        with turns.asking() as answered:
            asked.set()
            first_has_its_answer.wait()
            order.append("second")
            answered()

    with ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(first), pool.submit(second)]:
            future.result()
    assert order == ["first", "second", "the rest of first"]


def test_a_question_that_fails_keeps_nobody_waiting() -> None:
    turns = Turns()
    with pytest.raises(RuntimeError), turns.asking():
        raise RuntimeError
    with pytest.raises(RuntimeError), turns.answering():
        raise RuntimeError
    started = time.monotonic()
    with turns.asking() as answered, turns.answering():
        answered()
    assert time.monotonic() - started < 1.0
