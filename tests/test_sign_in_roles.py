"""What a reader and a curator find on the page, and that what is not theirs is refused where it is done."""

import json
from dataclasses import fields
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from library_papers import LibraryStore
from sign_in_people import ANNA, CURATOR, FILE, STRANGER, connected, keys, who
from test_ui_app import ask, press, shown, visit
from test_ui_library import Engine as LibraryEngine
from ui_fake import FakeEngine

from index.errors import VraagbaakError
from qa.library_added import papers_folder
from ui import sign_in
from ui.evaluating import Evaluations
from ui.evaluation_report import _remove
from ui.library_job import start_adding, start_reading_again, start_removing
from ui.sign_in import refuse_unless_curator
from ui.sign_in_settings import FILE_VARIABLE
from ui.strings import NL
from ui.strings_sign_in import SIGN_IN_EN, SIGN_IN_NL, SignInStrings


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


def test_a_name_is_shown_as_it_is_and_a_reader_asks(folder: Path, engine: FakeEngine) -> None:
    app = ask(connected(engine, who(ANNA)), "Hoeveel zaken?")
    assert "Aangemeld als Anna &lt;b&gt;**A**&lt;/b&gt; (lezer)" in shown(app)
    assert "1801 zaken geregistreerd" in shown(app)
    (line,) = (json.loads(line) for line in (folder / "audit.jsonl").read_text().splitlines())
    assert line["payload"]["user"] == "anna@example.nl"
    press(app, "decide-0-useful")
    decided = json.loads((folder / "audit.jsonl").read_text().splitlines()[1])
    assert decided["payload"]["user"] == "anna@example.nl"


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
