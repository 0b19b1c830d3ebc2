"""The door before the views, driven without a browser: who sees what, who may do what, and that nothing is left behind.

What Streamlit reads from its signed cookie is given by the test; the whole way there is in test_sign_in_browser.py.
"""

import json
import time
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from string import Formatter
from types import SimpleNamespace
from typing import Any, cast

import pytest
import streamlit as st
from library_papers import LibraryStore
from loopback import free_port
from streamlit.testing.v1 import AppTest
from test_ui_app import ask, press, shown, sound, visit
from test_ui_library import Engine as LibraryEngine
from ui_fake import FakeEngine

from index.errors import VraagbaakError
from qa.conversations import FOLDER, new_key
from qa.library_added import papers_folder
from ui import browser_key, sign_in
from ui.evaluating import Evaluations
from ui.evaluation_report import _remove
from ui.library_job import start_adding, start_reading_again, start_removing
from ui.monitor_follow import own_monitors
from ui.sign_in import refuse_unless_curator
from ui.sign_in_person import person_of
from ui.sign_in_settings import FILE_VARIABLE, configured
from ui.strings import EN, NL
from ui.strings_sign_in import SIGN_IN_EN, SIGN_IN_NL, SignInStrings
from ui.view import Context

FILE = """
[provider]
metadata_url = "https://inloggen.example.nl/.well-known/openid-configuration"
client_id = "vraagbaak"
client_secret = "geheim"
cookie_secret = "0123456789abcdef0123456789abcdef"
redirect_uri = "https://vraagbaak.example.nl/oauth2callback"
audit_claim = "email"

[roles]
claim = "groups"
curator = ["beheer"]
reader = ["lezers"]
"""
# Claims of somebody; `who` makes them of one that has just signed in.
ANNA = {"sub": "1", "name": "Anna <b>**A**</b>", "email": "anna@example.nl", "groups": ["lezers"]}
BOB = {"sub": "2", "name": "Bob", "email": "bob@example.nl", "groups": ["lezers"]}
CURATOR = {"sub": "3", "name": "Cleo", "email": "cleo@example.nl", "groups": ["beheer"]}
STRANGER = {"sub": "4", "name": "Dirk", "groups": ["elders"]}
HOUR = 3600


def who(claims: Mapping[str, Any], hours_ago: float = 0.0, nonce: str = "n") -> dict[str, Any]:
    """Somebody who signed in, as Streamlit tells it."""
    issued = int(time.time() - hours_ago * HOUR)
    return {"is_logged_in": True, "iss": "https://inloggen.example.nl", "iat": issued, "nonce": nonce, **claims}


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


def _page(engine: object) -> None:
    from ui.app import page

    page(lambda _: engine)  # type: ignore[arg-type, return-value]  # the body runs without this module's names


def connected(engine: FakeEngine, user: Mapping[str, Any]) -> AppTest:
    """The page of a browser that connects now, with that user in its cookie."""
    app = AppTest.from_function(_page, args=(engine,), default_timeout=20)
    app.user = dict(user)
    return sound(app.run())


def keys(app: AppTest) -> set[str]:
    return {button.key or "" for button in app.button}


def talks(app: AppTest) -> list[str]:
    return [button.label for button in app.button if (button.key or "").startswith("talk-2")]


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


def test_a_name_is_shown_as_it_is_and_a_reader_asks(folder: Path, engine: FakeEngine) -> None:
    app = ask(connected(engine, who(ANNA)), "Hoeveel zaken?")
    assert "Aangemeld als Anna &lt;b&gt;**A**&lt;/b&gt; (lezer)" in shown(app)
    assert "1801 zaken geregistreerd" in shown(app)
    (line,) = (json.loads(line) for line in (folder / "audit.jsonl").read_text().splitlines())
    assert line["payload"]["user"] == "anna@example.nl"
    press(app, "decide-0-useful")
    decided = json.loads((folder / "audit.jsonl").read_text().splitlines()[1])
    assert decided["payload"]["user"] == "anna@example.nl"


def test_who_has_no_access_is_told_and_can_sign_out(folder: Path, engine: FakeEngine) -> None:
    app = connected(engine, who(STRANGER))
    assert "aangemeld als Dirk, maar dat account heeft geen toegang" in shown(app)
    assert keys(app) == {"sign-out"}
    assert not app.chat_input
    assert [button.label for button in press(app, "sign-out").button] == ["Aanmelden"]


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
    other = AppTest.from_function(_page, args=(engine,), default_timeout=20)
    other.user = who(BOB)
    other.query_params["gesprek"] = talk
    sound(other.run())
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
    assert keys(press(first, "sign-out")) == {"sign-in"}
    # The other tab still has its connection, and the browser could still send a copy of the cookie.
    assert keys(sound(second.run())) == {"sign-in"}
    assert "Anna" not in shown(second)
    assert keys(connected(engine, cookie)) == {"sign-in"}
    assert "sign-out" in keys(connected(engine, who(ANNA, nonce="opnieuw")))


def test_a_reader_finds_no_evaluation_and_a_curator_does(folder: Path, engine: FakeEngine) -> None:
    app = visit(connected(engine, who(ANNA)), "evaluatie")
    assert NL.sign_in.curators_only in shown(app)
    assert not app.expander
    app = visit(connected(engine, who(CURATOR)), "evaluatie")
    assert NL.sign_in.curators_only not in shown(app)
    assert [box.label for box in app.expander] == [NL.evaluation.new]


def test_a_reader_finds_nothing_to_add_or_remove_and_a_curator_does(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = str(papers_folder(folder) / "kaas.txt")
    monkeypatch.setattr(LibraryStore, "origins", lambda self: {"kaas.txt": here})
    for user, manages in ((who(ANNA), False), (who(CURATOR), True)):
        app = visit(connected(LibraryEngine(), user), "bronnen")
        assert [box.label for box in app.expander] == ([NL.library.add] if manages else [])
        assert ("library-reindex" in keys(app)) is manages
        app.query_params["stuk"] = "kaas.txt"
        app = visit(app, "bronnen")
        assert "Kaas" in shown(app)
        assert ("library-remove" in keys(app)) is manages


@pytest.mark.parametrize("user", [{"is_logged_in": False}, who(STRANGER), who(ANNA)])
def test_what_is_done_is_refused_where_it_is_done(
    folder: Path, user: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(folder.rglob("*"))
    monkeypatch.setattr("ui.sign_in._claims", lambda: user)
    for forged in (
        lambda: start_adding(folder, {"a.txt": b"Geachte voorzitter,"}, "nl"),
        lambda: start_removing(folder, "brief.txt", "nl"),
        lambda: start_reading_again(folder, "nl"),
        lambda: Evaluations().start(folder, "g.jsonl", b"{}", leave_own_document_out=False),
        lambda: _remove(folder, "20260131-154500-1a2b3c"),
    ):
        with pytest.raises(VraagbaakError, match="dit mag alleen wie Vraagbaak beheert"):
            forged()
    assert sorted(folder.rglob("*")) == before
    monkeypatch.setattr("ui.sign_in._claims", lambda: who(CURATOR))
    refuse_unless_curator()


def test_without_sign_in_everything_is_as_it_was(
    folder: Path, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(FILE_VARIABLE)
    app = ask(connected(engine, {}), "Hoeveel zaken?")
    assert not {"sign-in", "sign-out"} & keys(app)
    assert [box.label for box in visit(app, "evaluatie").expander] == [NL.evaluation.new]
    assert json.loads((folder / "audit.jsonl").read_text().splitlines()[0])["payload"]["user"] is None
    refuse_unless_curator()


def test_the_words_are_there_in_both_languages_with_the_same_places() -> None:
    for field in fields(SignInStrings):
        told = [getattr(words, field.name) for words in (SIGN_IN_NL, SIGN_IN_EN)]
        assert all(told)
        places = [sorted(name for _, name, _, _ in Formatter().parse(text) if name) for text in told]
        assert places[0] == places[1]
