"""The door before the views, driven without a browser: who sees what, who may do what, and that nothing is left behind.

What Streamlit reads from its signed cookie is given by the test; the whole way there is in test_sign_in_browser.py.
"""

import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
import streamlit as st
from loopback import free_port
from sign_in_people import ANNA, BOB, CURATOR, FILE, STRANGER, connected, keys, talks, who
from test_ui_app import ask, press, shown, sound
from ui_fake import FakeEngine

from qa.conversations import FOLDER, new_key
from ui import browser_key, sign_in
from ui.monitor_follow import own_monitors
from ui.sign_in_person import person_of
from ui.sign_in_settings import FILE_VARIABLE, configured
from ui.strings import EN, NL
from ui.view import Context, guarded


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index folder as far as its pointer goes, in which people sign in."""
    (tmp_path / "gen-1").mkdir()
    (tmp_path / "CURRENT").write_text("gen-1\n")
    (tmp_path / "aanmelden.toml").write_text(FILE, encoding="utf-8")
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(tmp_path))
    monkeypatch.setenv(FILE_VARIABLE, str(tmp_path / "aanmelden.toml"))
    monkeypatch.delenv("VRAAGBAAK_LANG", raising=False)
    monkeypatch.setattr(sign_in, "_ended", {})
    return tmp_path


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


def test_who_did_not_sign_in_sees_a_button_and_nothing_of_the_papers(folder: Path, engine: FakeEngine) -> None:
    app = connected(engine, {"is_logged_in": False})
    assert [button.label for button in app.button] == ["Aanmelden"]
    assert NL.sign_in.intro in shown(app)
    assert not app.chat_input
    assert "lachgas" not in shown(app)
    assert engine.asked == []
    sound(app.radio(key="language").set_value("en").run())
    assert [button.label for button in app.button] == ["Sign in"]
    assert EN.sign_in.intro in shown(app)


def test_signing_in_that_streamlit_refuses_is_one_line(
    folder: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sign_in, "_reach", lambda settings: None)
    # Started by hand, so Streamlit was given no secrets.
    app = press(connected(engine, {"is_logged_in": False}), "sign-in")
    assert NL.sign_in.impossible in shown(app)


@pytest.mark.loopback
def test_a_provider_that_is_not_there_is_one_line(
    folder: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    gone = FILE.replace("https://inloggen.example.nl", f"http://127.0.0.1:{free_port()}")
    (folder / "weg.toml").write_text(gone)
    monkeypatch.setenv(FILE_VARIABLE, str(folder / "weg.toml"))
    monkeypatch.setattr(st, "login", lambda: pytest.fail("there is nobody to sign in at"))
    assert NL.sign_in.impossible in shown(press(connected(engine, {"is_logged_in": False}), "sign-in"))


def test_a_file_that_cannot_be_used_closes_the_page(folder: Path, engine: FakeEngine) -> None:
    (folder / "aanmelden.toml").write_text("[provider]\n")
    app = connected(engine, who(CURATOR))
    assert shown(app).count('role="alert"') == 1
    assert "mist de tabel [roles]" in shown(app)
    assert not app.button
    assert not app.chat_input


def test_who_has_no_access_is_told_and_can_sign_out(folder: Path, engine: FakeEngine) -> None:
    app = connected(engine, who(STRANGER))
    assert "aangemeld als Dirk, maar dat account heeft geen toegang" in shown(app)
    assert keys(app) == {"sign-out"}
    assert not app.chat_input
    assert NL.sign_in.signing_out in shown(press(app, "sign-out"))
    assert keys(app) == set()


@pytest.mark.parametrize("after", [{"is_logged_in": False}, who(BOB), who(STRANGER)])
def test_nothing_is_left_for_who_comes_after_in_the_same_session(
    folder: Path, engine: FakeEngine, after: dict[str, Any]
) -> None:
    app = ask(connected(engine, who(ANNA)), "Hoeveel zaken van Anna?")
    app.session_state["dossier-text"] = "een geheim concept"
    sound(app.radio(key="language").set_value("en").run())
    app.user = after
    sound(app.run())
    assert "Anna" not in shown(app)
    assert talks(app) == []
    left = repr(app.session_state)
    assert "Anna" not in left
    assert "geheim concept" not in left
    # What was chosen to read is nobody's secret.
    assert "'language': 'en'" in left


def test_what_another_may_not_be_given_by_an_address_or_a_cookie(
    folder: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ask(connected(engine, who(ANNA)), "Hoeveel zaken van Anna?")
    talk = app.query_params["gesprek"][0]
    other = connected(engine, who(BOB), gesprek=talk)
    assert "Anna" not in shown(other)
    assert NL.history.gone in shown(other)
    # Who nobody signed in has no key, whatever cookie comes along.
    cookies = property(lambda _: {browser_key.COOKIE: new_key()})
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", cookies)
    assert browser_key.browser_key() is None


def test_no_cookie_passes_for_who_signed_in(folder: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(connected(engine, who(ANNA)), "Hoeveel zaken van Anna?")
    settings = configured()
    assert settings is not None
    found = person_of(who(ANNA), settings, time.time())
    assert found is not None
    monkeypatch.delenv(FILE_VARIABLE)
    cookies = property(lambda _: {browser_key.COOKIE: found.key})
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", cookies)
    assert talks(connected(engine, {})) == []


def test_one_user_in_two_browsers_has_one_history_and_another_has_none(folder: Path, engine: FakeEngine) -> None:
    ask(connected(engine, who(ANNA, nonce="laptop")), "Hoeveel zaken?")
    assert talks(connected(engine, who(ANNA, nonce="telefoon", hours_ago=2))) == [r"Hoeveel zaken\?"]
    assert talks(connected(engine, who(BOB))) == []
    assert talks(connected(engine, who(CURATOR))) == []
    ask(connected(engine, who(BOB)), "Hoeveel dan?")
    assert len(list((folder / FOLDER).iterdir())) == 2
    assert talks(connected(engine, who(ANNA))) == [r"Hoeveel zaken\?"]


def test_followed_questions_are_of_who_signed_in(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    places = []
    for user in (who(ANNA, nonce="a"), who(ANNA, nonce="b"), who(BOB), {"is_logged_in": False}):
        monkeypatch.setattr("ui.sign_in._claims", lambda user=user: user)
        monitors = own_monitors(cast("Context", SimpleNamespace(folder=folder)))
        places.append(None if monitors is None else monitors.folder)
    assert places[0] == places[1] != places[2]
    assert places[3] is None


def test_signing_in_ends_by_itself_and_in_every_tab(folder: Path, engine: FakeEngine) -> None:
    assert keys(connected(engine, who(ANNA, hours_ago=11))) == {"sign-in"}
    cookie = who(ANNA, hours_ago=1)
    first, second = connected(engine, cookie), connected(engine, cookie)
    ask(second, "Hoeveel zaken van Anna?")
    assert keys(press(first, "sign-out")) == set()
    # The other tab still has its connection, and the browser could still send a copy of the cookie.
    assert keys(sound(second.run())) == {"sign-in"}
    assert "Anna" not in shown(second)
    assert keys(connected(engine, cookie)) == {"sign-in"}
    assert "sign-out" in keys(connected(engine, who(ANNA, nonce="opnieuw")))


def test_a_part_that_is_drawn_by_itself_asks_again(monkeypatch: pytest.MonkeyPatch) -> None:
    class AgainError(Exception):
        """The page is drawn from the start."""

    def again() -> None:
        raise AgainError

    drawn: list[str] = []
    monkeypatch.setattr(st, "rerun", again)
    monkeypatch.setattr("ui.view.may_use", lambda: True)
    guarded(lambda: drawn.append("seen"), NL)
    monkeypatch.setattr("ui.view.may_use", lambda: False)
    with pytest.raises(AgainError):
        guarded(lambda: drawn.append("not seen"), NL)
    assert drawn == ["seen"]
