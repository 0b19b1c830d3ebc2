"""The page itself, driven without a browser on a fake engine: question, answer, source, not found, errors."""

import logging
import socket
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit import config
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
from ui_fake import FakeEngine

from index.errors import StoreError
from qa.records import Filters
from ui.__main__ import main
from ui.focus_script import FOCUS
from ui.launch import SETTINGS, flags
from ui.reconnect_script import RECONNECT
from ui.script import listening, showing
from ui.streamlit_script import streamlit_script
from ui.strings import EN, NL
from ui.view import distinct

ROOT = Path(__file__).resolve().parent.parent
HOSTILE = "Wat <script>alert(1)</script> **x** $x$ [a](javascript:b) :red[r]?"


def _script(opener: object) -> None:
    from ui.app import page

    page(opener)  # type: ignore[arg-type]  # the body runs as a script of its own, without this module's names


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


@pytest.fixture
def app(folder: Path, engine: FakeEngine) -> AppTest:
    """The page on the fake engine, drawn once."""
    return started(lambda _: engine)


def started(opener: Callable[[Path], FakeEngine]) -> AppTest:
    """A new visitor's page; fails on any exception that reached the screen."""
    return sound(AppTest.from_function(_script, args=(opener,), default_timeout=20).run())


def sound(app: AppTest) -> AppTest:
    assert not app.exception
    return app


def html(app: AppTest) -> list[Any]:
    """The HTML elements on the page as they are sent to the browser."""
    return [element.proto for element in app.get("html")]


def shown(app: AppTest) -> str:
    """All HTML on the page, in order."""
    return "\n".join(element.body for element in html(app))


def ask(app: AppTest, question: str) -> AppTest:
    return sound(app.chat_input[0].set_value(question).run())


def press(app: AppTest, key: str) -> AppTest:
    return sound(app.button(key=key).click().run())


def visit(app: AppTest, view: str) -> AppTest:
    """The page after a click on a view, by its address."""
    # Views are functions and no files: what AppTest.switch_page would set is set here.
    app._page_hash = calc_hash(view)
    return sound(app.run())


def test_the_empty_page_says_what_it_does_and_what_it_holds(app: AppTest) -> None:
    assert NL.intro in shown(app)
    assert "2 stukken in deze index" in shown(app)
    assert [button.label for button in app.button if (button.key or "").startswith("example")] == list(NL.examples)


def test_question_answer_source_close(app: AppTest, engine: FakeEngine) -> None:
    ask(app, "Hoeveel zaken?")
    assert "1801 zaken geregistreerd" in shown(app)
    assert "zeker" in shown(app)
    assert NL.intro not in shown(app)
    assert "<mark>" not in shown(app)
    press(app, "source-0-1")
    assert "<mark>Sinds 2023 zijn er 1801 zaken geregistreerd.</mark>" in shown(app)
    press(app, "source-0-2")
    assert "<mark>Meer is er niet te melden.</mark>" in shown(app)
    assert shown(app).count("<mark>") == 1
    press(app, "close")
    assert "<mark>" not in shown(app)
    assert len(engine.asked) == 1


def test_an_example_is_asked_by_its_button(app: AppTest, engine: FakeEngine) -> None:
    press(app, "example-0")
    assert [asked[0] for asked in engine.asked] == [NL.examples[0]]
    assert "1801 zaken" in shown(app)


def test_the_conversation_goes_on_and_starts_again(app: AppTest, engine: FakeEngine) -> None:
    ask(ask(ask(app, "Hoeveel zaken?"), "Fout"), "En daarna?")
    assert [(asked[0], asked[1], asked[3]) for asked in engine.asked] == [
        ("Hoeveel zaken?", "1", ()),
        ("Fout", "2", ("Hoeveel zaken?",)),
        ("En daarna?", "3", ("Hoeveel zaken?",)),
    ]
    assert shown(app).index("1801 zaken") < shown(app).index(NL.not_found)
    press(app, "new")
    assert NL.intro in shown(app)
    assert "1801" not in shown(app)


def test_asking_on_closes_the_source(app: AppTest) -> None:
    press(ask(app, "Hoeveel zaken?"), "source-0-1")
    assert "<mark>" not in shown(ask(app, "En daarna?"))


def test_not_found_is_said_and_what_comes_near_is_no_answer(app: AppTest) -> None:
    ask(app, "Wat kost een treinkaartje?")
    assert NL.not_found in shown(app)
    assert [box.label for box in app.expander] == [NL.nearest_label]
    assert NL.nearest_warning in shown(app)
    assert not [button for button in app.button if (button.key or "").startswith("source")]


def test_a_search_can_be_kept_to_one_paper(app: AppTest, engine: FakeEngine) -> None:
    sound(app.selectbox(key="scope").set_value("brief.txt").run())
    ask(app, "Hoeveel zaken?")
    assert engine.asked[0][2] == Filters(document="brief.txt")


def test_papers_of_one_title_are_told_apart(app: AppTest) -> None:
    assert distinct({"a": "Brief", "b": "Brief", "c": "Brief (2)", "d": "Brief"}) == {
        "a": "Brief",
        "b": "Brief (2)",
        "c": "Brief (2) (2)",
        "d": "Brief (3)",
    }
    assert app.selectbox(key="scope").options == [NL.everywhere, "Brief zonder afzender", "Proef <em>met</em> lachgas"]
    sound(app.radio(key="language").set_value("en").run())
    assert app.selectbox(key="scope").options[0] == EN.everywhere


def test_a_bad_question_gets_one_box(app: AppTest) -> None:
    ask(app, "Fout")
    assert shown(app).count('role="alert"') == 1
    assert "de vraag &lt;b&gt;Fout&lt;/b&gt; is leeg; vraag iets" in shown(app)


def test_a_fault_of_ours_shows_no_details(app: AppTest, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        ask(app, "Breek")
    assert NL.unexpected in shown(app)
    assert "geheim" not in shown(app)
    assert "een geheim pad" in caplog.text


def test_a_question_is_literal_and_never_markdown(app: AppTest) -> None:
    ask(app, HOSTILE)
    assert "Wat &lt;script&gt;alert(1)&lt;/script&gt; **x** $x$ [a](javascript:b) :red[r]?" in shown(app)
    assert not app.markdown
    assert [element.body for element in html(app) if element.unsafe_allow_javascript] == [
        listening("nl"),
        streamlit_script("nl") + RECONNECT + FOCUS,
        showing(1, "nl"),
    ]


def test_english_on_request(app: AppTest) -> None:
    sound(app.radio(key="language").set_value("en").run())
    assert EN.intro in shown(app)
    assert NL.intro not in shown(app)
    ask(app, "Fout")
    assert "the question &lt;b&gt;Fout&lt;/b&gt; is empty; ask one" in shown(app)


def test_the_language_at_the_start_comes_from_the_environment(
    folder: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VRAAGBAAK_LANG", "en")
    assert EN.intro in shown(started(lambda _: engine))


def test_no_index_is_one_clear_box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: FakeEngine) -> None:
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(tmp_path / "niets"))
    app = started(lambda _: engine)
    assert shown(app).count('role="alert"') == 1
    assert "geen index in" in shown(app)
    assert not app.chat_input


def test_an_index_that_does_not_open_is_one_clear_box(folder: Path) -> None:
    def refuse(_: Path) -> FakeEngine:
        raise StoreError("de index is <beschadigd>; bouw hem opnieuw", "the index is <damaged>; build it again")

    assert "de index is &lt;beschadigd&gt;; bouw hem opnieuw" in shown(started(refuse))


def test_a_rebuilt_index_is_opened_anew(folder: Path) -> None:
    opened: list[Path] = []

    def opener(path: Path) -> FakeEngine:
        opened.append(path)
        return FakeEngine()

    app = started(opener)
    ask(app, "Hoeveel zaken?")
    assert opened == [folder]
    (folder / "gen-2").mkdir()
    (folder / "CURRENT").write_text("gen-2\n")
    ask(app, "Hoeveel nu?")
    assert opened == [folder, folder]
    assert shown(app).count("<p>Sinds 2023 zijn er 1801 zaken geregistreerd.</p>") == 2


def test_settings_by_hand_are_those_of_the_command() -> None:
    read = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    by_hand = {f"{section}.{name}": value for section, values in read.items() for name, value in values.items()}
    for theme in ("theme.light", "theme.dark"):
        by_hand |= {f"{theme}.{name}": value for name, value in by_hand.pop(theme).items()}
    assert by_hand == {**SETTINGS, "server.address": "127.0.0.1"}


def test_flags_name_only_options_that_exist() -> None:
    given = flags("127.0.0.1", 8501, browser=False)
    assert {name.replace("_", ".") for name in given} <= set(config.get_config_options())
    assert given["server_headless"] is True
    assert given["server_allowedHosts"] == ["127.0.0.1", "localhost"]


def test_a_port_in_use_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["--port", str(port), "--no-browser"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"Poort {port} op 127.0.0.1 is in gebruik of niet toegestaan; kies een andere met --port.\n"
