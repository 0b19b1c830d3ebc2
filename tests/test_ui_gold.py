"""A gold question made of a rated answer on the page: proposed, changed, checked, kept, evaluated with, removed."""

import json
import re
import stat
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from gold_papers import PAPERS
from harbour import engine_of
from streamlit.testing.v1 import AppTest
from test_ui_app import ask, folder, press, shown, sound, visit

from index.errors import QuestionError
from qa.answer import Engine
from qa.gold.add import append, drop, rows_in
from qa.gold.check import check
from qa.gold.own import FOLDER, NAME, OwnGold
from qa.gold.records import Place
from ui import gold_form
from ui.evaluating import Evaluations
from ui.strings import EN, NL
from ui.strings_gold import GoldStrings

__all__ = ["folder"]

LICENCES = "Hoeveel kaasmakers verloren hun vergunning voor de kaasmarkt van Oudewater?"
FARE = "Wat kost een treinkaartje van Utrecht naar Groningen?"
KEY = "0123456789abcdef" * 4
WORDS = NL.gold


def _script(opener: object) -> None:
    from ui.app import page

    page(opener)  # type: ignore[arg-type]  # the body runs as a script of its own, without this module's names


@pytest.fixture(scope="module")
def engine() -> Engine:
    return engine_of(PAPERS)


@pytest.fixture
def app(folder: Path, engine: Engine, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """The page over the papers about cheese and books, in a browser that brings its key along."""
    monkeypatch.setattr(gold_form, "browser_key", lambda: KEY)
    return sound(AppTest.from_function(_script, args=(lambda _: engine,), default_timeout=60).run())


def gold(folder: Path) -> OwnGold:
    return OwnGold(folder, f"browser {KEY}")


def rated(app: AppTest, question: str, decision: str) -> AppTest:
    return press(ask(app, question), f"decide-0-{decision}")


def test_a_useful_answer_is_proposed_as_it_stands_and_kept_in_one_private_file(app: AppTest, folder: Path) -> None:
    ask(app, LICENCES)
    assert not [button for button in app.button if button.label == WORDS.make]
    press(app, "decide-0-useful")
    press(app, "gold-make-1")
    assert app.text_area(key="gold-question-1").value == LICENCES
    assert app.selectbox(key="gold-kind-1").value == "factoid"
    assert app.checkbox(key="gold-quote-1-1").value
    assert WORDS.stored_as in shown(app)
    assert "kaas.txt" in shown(app)
    press(app, "gold-keep-1")
    (row,) = gold(folder).rows()
    assert (row["question"], row["kind"], row["document"]) == (LICENCES, "factoid", "kaas.txt")
    assert row["relevant"] == [{"document": "kaas.txt", "vraag": 2, "section": None}]
    assert any("41 kaasmakers" in span for span in row["answer"])
    (file,) = (folder / FOLDER).rglob("*.jsonl")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert KEY not in str(file)
    assert WORDS.kept in shown(app)
    visit(visit(app, "evaluatie"), "vraag")
    assert not [button for button in app.button if button.label == WORDS.make]


def test_what_is_kept_is_read_as_gold_without_a_fault(app: AppTest, folder: Path, engine: Engine) -> None:
    press(press(rated(app, LICENCES, "useful"), "gold-make-1"), "gold-keep-1")
    press(press(press(ask(app, FARE), "decide-1-useful"), "gold-make-3"), "gold-keep-3")
    read = Evaluations().read(NAME, gold(folder).data(), engine)
    assert [item.kind for item in read.gold] == ["factoid", "unanswerable"]
    assert (read.unusable, [item for item in check(read, engine) if item.level == "fout"]) == ((), [])


def test_a_wrong_answer_needs_its_place_and_its_words(app: AppTest, folder: Path) -> None:
    press(rated(app, LICENCES, "wrong"), "gold-make-1")
    assert WORDS.elsewhere in shown(app)
    assert WORDS.stored_as not in shown(app)
    press(app, "gold-keep-1")
    assert "kies een citaat dat klopt" in shown(app)
    assert gold(folder).rows() == ()
    sound(app.selectbox(key="gold-paper-1").set_value("bieb.txt").run())
    sound(app.selectbox(key="gold-unit-bieb.txt-1").set_value("bieb#antwoord-1").run())
    sound(app.text_area(key="gold-answer--1").set_value("41 kaasmakers").run())
    press(app, "gold-keep-1")
    assert gold(folder).rows()[0]["own_words"]


def test_words_from_another_place_are_refused_by_the_check(app: AppTest, folder: Path) -> None:
    press(rated(app, LICENCES, "partly"), "gold-make-1")
    sound(app.selectbox(key="gold-paper-1").set_value("kaas.txt").run())
    sound(app.selectbox(key="gold-unit-kaas.txt-1").set_value("kaas#antwoord-3").run())
    sound(app.text_area(key="gold-answer--1").set_value("In 2023 verloren 41 kaasmakers hun vergunning").run())
    press(app, "gold-keep-1")
    assert "niet op die plaats" in shown(app)
    assert gold(folder).rows() == ()
    press(app, "gold-cancel-1")
    assert app.button(key="gold-make-1").label == WORDS.make


def test_quotes_are_ticked_and_everything_may_be_changed(app: AppTest, folder: Path) -> None:
    press(rated(app, LICENCES, "wrong"), "gold-make-1")
    sound(app.checkbox(key="gold-quote-1-1").set_value(True).run())
    box = app.text_area(key="gold-answer-1-1")
    assert "41 kaasmakers" in (box.value or "")
    box.set_value("41 kaasmakers\n\n")
    app.text_area(key="gold-question-1").set_value("Hoeveel  kaasmakers verloren hun <b>vergunning</b>?")
    app.selectbox(key="gold-kind-1").set_value("explain")
    # In one go with what was typed, as who presses at once.
    press(app, "gold-keep-1")
    (row,) = gold(folder).rows()
    assert row["question"] == "Hoeveel kaasmakers verloren hun <b>vergunning</b>?"
    assert (row["kind"], row["answer"], row["relevant"][0]["vraag"]) == ("explain", ["41 kaasmakers"], 2)
    assert "<b>vergunning" not in shown(app)


def test_a_refusal_and_a_conversation_are_kept_with_what_goes_along(app: AppTest, folder: Path) -> None:
    ask(app, LICENCES)
    press(ask(app, FARE), "decide-1-useful")
    press(app, "gold-make-2")
    assert app.selectbox(key="gold-kind-2").value == "unanswerable"
    assert not [box for box in app.text_area if (box.key or "").startswith("gold-answer")]
    assert WORDS.with_talk.format(count=1) in shown(app)
    press(app, "gold-keep-2")
    (row,) = gold(folder).rows()
    assert (row["kind"], row["relevant"], row["history"]) == ("unanswerable", [], [LICENCES])


def test_a_double_is_refused_with_its_reason(app: AppTest, folder: Path) -> None:
    press(press(rated(app, LICENCES, "useful"), "gold-make-1"), "gold-keep-1")
    press(app, "new")
    press(ask(app, LICENCES), "decide-0-useful")
    # The log keeps the decision on line 2.
    press(press(app, "gold-make-3"), "gold-keep-3")
    assert "die vraag staat al in" in shown(app)
    assert len(gold(folder).rows()) == 1


def test_another_browser_and_one_without_a_key_have_none(
    app: AppTest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    press(press(rated(app, LICENCES, "useful"), "gold-make-1"), "gold-keep-1")
    assert OwnGold(folder, "browser " + "f" * 64).rows() == ()
    monkeypatch.setattr(gold_form, "browser_key", lambda: None)
    press(ask(press(app, "new"), LICENCES), "decide-0-useful")
    assert not [button for button in app.button if button.label == WORDS.make]
    assert WORDS.none_offered not in shown(visit(app, "evaluatie"))


def test_in_the_evaluation_it_starts_one_and_is_removed(
    app: AppTest, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[tuple[Any, ...]] = []

    def start(self: Evaluations, index: Path, name: str, data: bytes, **more: bool) -> None:
        started.append((index, name, data))
        raise QuestionError("er lopen er al genoeg", "enough run already")

    monkeypatch.setattr(Evaluations, "start", start)
    assert WORDS.none_offered in shown(visit(app, "evaluatie"))
    visit(app, "vraag")
    press(press(rated(app, LICENCES, "useful"), "gold-make-1"), "gold-keep-1")
    press(press(ask(app, FARE), "decide-1-useful"), "gold-make-3")
    press(app, "gold-keep-3")
    visit(app, "evaluatie")
    assert WORDS.offered.format(count=2) in shown(app)
    press(app, "evaluation-gold-start")
    assert started == [(folder, NAME, gold(folder).data())]
    assert "er lopen er al genoeg" in shown(app)
    own = gold(folder)
    app.session_state["evaluation-own-removing"] = True
    sound(app.run())
    assert "41 kaasmakers" in shown(app)
    press(app, "evaluation-gold-remove")
    assert [row["question"] for row in own.rows()] == [FARE]
    app.session_state["evaluation-own-removing"] = True
    sound(app.run())
    sound(app.selectbox(key="evaluation-own-chosen").set_value("").run())
    press(app, "evaluation-gold-remove")
    assert own.rows() == ()
    assert WORDS.none_offered in shown(app)


def test_the_file_is_bounded_and_a_damaged_line_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / NAME
    row = {"id": "a", "question": "Wat is kaas?", "kind": "factoid", "relevant": [], "answer": []}
    append(path, row, most=1)
    with pytest.raises(QuestionError, match="hoogstens 1"):
        append(path, {**row, "id": "b", "question": "Wat is melk?"}, most=1)
    path.write_bytes(path.read_bytes() + b'kapot {\n{"id": "c"}\n' + json.dumps({**row, "id": "d"}).encode() + b"\n")
    drop(path, "a")
    assert [item.get("id") for item in rows_in(path)] == ["c", "d"]
    assert path.read_bytes().startswith(b"kapot {\n")
    drop(tmp_path / "niets.jsonl", "a")
    assert not (tmp_path / "niets.jsonl").exists()


def test_an_owner_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("geen map")
    with pytest.raises(Exception, match="geef schrijfrechten"):
        OwnGold(tmp_path, "iemand").add({"id": "a", "question": "?", "relevant": [Place("a")]})


def test_no_word_is_missing_in_either_language() -> None:
    for field in fields(GoldStrings):
        dutch, english = getattr(NL.gold, field.name), getattr(EN.gold, field.name)
        assert dutch != english
        assert set(re.findall(r"\{\w+\}", dutch)) == set(re.findall(r"\{\w+\}", english)), field.name
