"""Work in a thread beside other work, or at once where a process keeps to one processor: the same answer either way."""

import threading

import pytest
from shipped import seed_engine

from index.beside import Beside, keep_to_one_processor

QUESTION = "Hoeveel lachgaszaken zijn er in 2023 bij het OM geregistreerd, en hoe worden jongeren gewaarschuwd?"


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that keeps to one processor, for one test."""
    monkeypatch.setattr(Beside, "_alone", False)
    monkeypatch.setenv("TOKENIZERS_PARALLELISM", "true")
    keep_to_one_processor()


def broken() -> None:
    raise ValueError("kaas")


def test_work_goes_on_beside_what_follows() -> None:
    go = threading.Event()

    def waits() -> str:
        assert go.wait(30)
        return threading.current_thread().name

    found = Beside("kaas").start(waits)
    go.set()
    assert found().startswith("kaas")


def test_what_goes_wrong_beside_is_raised_to_who_waits() -> None:
    with pytest.raises(ValueError, match="kaas"):
        Beside("kaas").start(broken)()


@pytest.mark.usefixtures("alone")
def test_a_process_that_keeps_to_one_processor_starts_no_thread() -> None:
    assert Beside("kaas").start(threading.current_thread)() is threading.current_thread()
    with pytest.raises(ValueError, match="kaas"):
        Beside("kaas").start(broken)()


def test_an_answer_is_the_same_either_way(request: pytest.FixtureRequest) -> None:
    both = seed_engine().ask(QUESTION).to_json()
    request.getfixturevalue("alone")
    one = seed_engine().ask(QUESTION).to_json()
    assert not one["abstained"]
    assert {**one, "latency_ms": 0} == {**both, "latency_ms": 0}
