"""The buttons under an answer: what a user decides on it is kept in the audit log, shown, and can be changed."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from test_ui_app import ask, engine, folder, press, shown, sound, started, visit
from ui_fake import FakeEngine, answered

from qa.audit import log_of
from qa.audit_check import verify
from qa.audit_read import decisions
from qa.records import WELCOME, Answer, Filters
from ui.answer_view import understood_html
from ui.strings import EN, NL

__all__ = ["engine", "folder"]


def kept(index: Path, line: int) -> list[tuple[Any, Any]]:
    """What the log keeps of the decisions on one line: decision and remark, in order."""
    return [(one["decision"], one["remark"]) for one in decisions(log_of(index)).get(line, [])]


def kinds(app: AppTest, place: int) -> list[tuple[str, str]]:
    """The decision buttons under one answer, label and look, in order."""
    buttons = [button for button in app.button if (button.key or "").startswith(f"decide-{place}-")]
    return [(button.label, button.proto.type) for button in buttons]


def test_a_decision_is_kept_and_shown(folder: Path, engine: FakeEngine) -> None:
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    assert kinds(app, 0) == [(NL.useful, "secondary"), (NL.partly, "secondary"), (NL.not_useful, "secondary")]
    assert not [box for box in app.text_input if (box.key or "").startswith("reason")]
    press(app, "decide-0-partly")
    assert kept(folder, 1) == [("partly", None)]
    assert kinds(app, 0) == [(NL.useful, "secondary"), (NL.partly, "primary"), (NL.not_useful, "secondary")]
    assert f"{NL.decided}: <strong>{NL.partly}</strong>" in shown(app)
    press(app, "decide-0-partly")
    sound(app.run())
    assert kept(folder, 1) == [("partly", None)]
    assert kinds(app, 0)[1] == (NL.partly, "primary")
    assert len(engine.asked) == 1


def test_a_reason_goes_with_it_and_it_can_be_changed(folder: Path, engine: FakeEngine) -> None:
    app = press(ask(started(lambda _: engine), "Hoeveel zaken?"), "decide-0-wrong")
    sound(app.text_input(key="reason-0").set_value("  ").run())
    assert kept(folder, 1) == [("wrong", None)]
    sound(app.text_input(key="reason-0").set_value("<b>oud</b> cijfer").run())
    assert kept(folder, 1) == [("wrong", None), ("wrong", "<b>oud</b> cijfer")]
    assert "(&lt;b&gt;oud&lt;/b&gt; cijfer)" in shown(app)
    press(app, "decide-0-useful")
    assert kept(folder, 1)[-1] == ("useful", "<b>oud</b> cijfer")


def test_the_reason_is_still_there_after_a_visit_to_another_view(folder: Path, engine: FakeEngine) -> None:
    app = press(ask(started(lambda _: engine), "Hoeveel zaken?"), "decide-0-wrong")
    sound(app.text_input(key="reason-0").set_value("oud cijfer").run())
    visit(visit(app, "evaluatie"), "vraag")
    assert app.text_input(key="reason-0").value == "oud cijfer"
    press(app, "decide-0-useful")
    assert kept(folder, 1)[-1] == ("useful", "oud cijfer")


def test_each_answer_has_its_own_and_a_refusal_too(folder: Path, engine: FakeEngine) -> None:
    app = ask(ask(ask(started(lambda _: engine), "Hoeveel zaken?"), "Fout"), "Wat kost een treinkaartje?")
    assert [len(kinds(app, place)) for place in range(3)] == [3, 0, 3]
    press(app, "decide-2-useful")
    assert (kept(folder, 1), kept(folder, 2)) == ([], [("useful", None)])
    assert kinds(app, 0)[0] == (NL.useful, "secondary")
    press(app, "new")
    assert NL.decided not in shown(ask(app, "Hoeveel zaken?"))


@pytest.mark.parametrize("value", ["off", " OFF "])
def test_without_a_log_there_are_no_buttons(
    folder: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("VRAAGBAAK_AUDIT", value)
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    assert kinds(app, 0) == []
    assert not (folder / "audit.jsonl").exists()


def test_what_cannot_be_kept_is_said_and_not_shown_as_kept(folder: Path, engine: FakeEngine) -> None:
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    (folder / "audit.jsonl").write_text("iets anders\n")
    press(app, "decide-0-useful")
    assert shown(app).count('role="alert"') == 1
    assert NL.decided not in shown(app)
    assert kinds(app, 0)[0] == (NL.useful, "secondary")


def test_the_log_stays_whole(folder: Path, engine: FakeEngine) -> None:
    press(press(ask(started(lambda _: engine), "Hoeveel zaken?"), "decide-0-useful"), "decide-0-wrong")
    found = verify(log_of(folder), None)
    assert (found.failures, found.answers, found.decisions) == ((), 1, 2)
    assert [decision for decision, _ in kept(folder, 1)] == ["useful", "wrong"]


class Following(FakeEngine):
    """Understands every second question after the first, and thanks."""

    def ask(
        self, question: str, *, id: str = "1", filters: Filters | None = None, history: tuple[str, ...] = ()
    ) -> Answer:
        if question == "Dank je":
            return replace(answered(question, id=id), not_found=WELCOME)
        answer = super().ask(question, id=id, filters=filters, history=history)
        return replace(answer, understood=f"{history[-1]} <i>{question}</i>" if history else None)


def test_what_a_follow_up_is_understood_as_is_said(folder: Path) -> None:
    app = ask(started(lambda _: Following()), "Hoeveel zaken?")
    assert NL.completed not in shown(app)
    ask(app, "Hoeveel in 2024?")
    assert "Begrepen als: Hoeveel zaken? &lt;i&gt;Hoeveel in 2024?&lt;/i&gt;" in shown(app)
    answer = replace(answered("En nu?"), understood="Wat is er nu?")
    assert "Read as: Wat is er nu?" in understood_html(answer, EN)


def test_thanks_are_answered_and_no_source_is_named(folder: Path) -> None:
    app = ask(ask(started(lambda _: Following()), "Hoeveel zaken?"), "Dank je")
    assert "Graag gedaan." in shown(app)
    assert NL.not_found not in shown(app)
    assert kinds(app, 1) == []
