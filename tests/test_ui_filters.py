"""The filters over the input: the page itself, driven without a browser on a fake engine."""

from pathlib import Path

import pytest
from test_ui_app import ask, press, shown, sound, started
from ui_fake import FakeEngine

from qa.records import Filters
from ui.filters_state import chosen
from ui.strings import NL


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index folder as far as its pointer goes, named in the environment."""
    (tmp_path / "gen-1").mkdir()
    (tmp_path / "CURRENT").write_text("gen-1\n")
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(tmp_path))
    monkeypatch.delenv("VRAAGBAAK_LANG", raising=False)
    return tmp_path


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


def test_filters_are_chips_that_one_press_removes(folder: Path, engine: FakeEngine) -> None:
    app = started(lambda _: engine)
    assert NL.history.filters_all.format(all=2) in shown(app)
    sound(app.text_input(key="filter-from").set_value("2025").run())
    sound(app.selectbox(key="filter-kind").set_value("vraag-antwoord").run())
    chips = [button.label for button in app.button if (button.key or "").startswith("chip")]
    assert chips == [r"Vanaf\: 1 januari 2025 ✕", r"Soort\: Vragen met antwoord ✕"]
    assert NL.history.filters_some.format(count=1, all=2) in shown(app)
    ask(app, "Hoeveel zaken?")
    assert engine.asked[-1][2] == Filters(date_from="2025-01-01", kind="vraag-antwoord")
    assert "Gezocht met filters: Vanaf: 1 januari 2025; Soort: Vragen met antwoord" in shown(app)
    press(press(app, "chip-date_from"), "chip-kind")
    ask(app, "Hoeveel nu?")
    assert engine.asked[-1][2] == Filters()
    # Another field than before: what a browser still holds of that one is not sent again.
    assert [box.value for box in app.text_input if (box.key or "").startswith("filter-from")] == [""]
    assert "filter-from" not in [box.key for box in app.text_input]


def test_filters_that_match_nothing_say_which(folder: Path, engine: FakeEngine) -> None:
    app = started(lambda _: engine)
    sound(app.text_input(key="filter-to").set_value("3 mei 1999").run())
    assert NL.history.filters_none in shown(app)
    ask(app, "Wat kost een brug?")
    assert NL.history.filter_nothing.format(filters="Tot en met: 3 mei 1999") in shown(app)
    assert NL.not_found not in shown(app)
    sound(app.text_input(key="filter-to").set_value("gisteren <b>").run())
    assert "‘gisteren &lt;b&gt;’ is geen datum" in shown(app)
    assert app.text_input(key="filter-to").value == ""


def test_what_the_index_no_longer_holds_limits_nothing(folder: Path, engine: FakeEngine) -> None:
    app = started(lambda _: engine)
    app.session_state["filters-set"] = {"document": "weg.txt", "kind": "Brief", "minister": "alles"}
    sound(app.run())
    assert not [button for button in app.button if (button.key or "").startswith("chip")]
    ask(app, "Hoeveel zaken?")
    assert engine.asked[-1][2] == Filters()


def test_a_chooser_that_sends_what_is_no_option_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    from ui import filters_row

    state: dict[str, object] = {"filters-set": {"kind": "kamerbrief"}, "filter-kind": "Brief", "scope": "alles"}
    monkeypatch.setattr("streamlit.session_state", state)
    filters_row._choose("kind", "filter-kind", {"": "any", "kamerbrief": "Letter"})
    filters_row._choose("document", "scope", {"": "All sources"})
    assert state["filters-set"] == {"kind": "kamerbrief"}
    assert chosen(FakeEngine()) == Filters(kind="kamerbrief")
