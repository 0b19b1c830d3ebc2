"""History and the way through a source: the page itself, driven without a browser on a fake engine."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from test_ui_app import ask, html, press, shown, sound, started
from ui_fake import DOCUMENT, PAPER, UNITS, FakeEngine, FakeStore, answered, citation, span_of

from index.links import Link
from index.records import Span
from qa.conversations import Conversations, Told, begun, new_key
from ui import browser_key, history_state
from ui.conversation import Exchange
from ui.history_record import rows
from ui.source_links import around
from ui.strings import NL
from ui.unit_view import unit_html


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
def key(folder: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The key of a browser that brings its cookie, as every page that is started now does."""
    key = new_key()
    cookies = property(lambda _: {browser_key.COOKIE: key})
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", cookies)
    return key


def talk_buttons(app: AppTest) -> list[str]:
    """The labels of the conversations in the list, in order."""
    return [button.label for button in app.button if (button.key or "").startswith("talk-2")]


def reopened(app: AppTest, engine: FakeEngine) -> AppTest:
    """A new session at the same address: what a refresh is, or a server that was started again."""
    fresh = AppTest.from_function(_page, args=(engine,), default_timeout=20)
    for name, value in app.query_params.items():
        fresh.query_params[name] = value
    return sound(fresh.run())


def _page(engine: object) -> None:
    from ui.app import page

    page(lambda _: engine)  # type: ignore[arg-type, return-value]  # the body runs without this module's names


def panel(app: AppTest) -> str:
    """The HTML of the source beside the answer."""
    return next(str(element.body) for element in html(app) if 'class="vb-bron"' in element.body)


def test_a_conversation_is_there_again_with_its_quotes_and_source(folder: Path, key: str, engine: FakeEngine) -> None:
    app = press(press(ask(started(lambda _: engine), "Hoeveel zaken?"), "decide-0-partly"), "source-0-2")
    again = reopened(app, engine)
    assert "1801 zaken geregistreerd" in shown(again)
    assert "<mark>Meer is er niet te melden.</mark>" in shown(again)
    assert f"{NL.decided}: <strong>{NL.partly}</strong>" in shown(again)
    press(again, "source-0-1")
    assert "<mark>Sinds 2023 zijn er 1801 zaken geregistreerd.</mark>" in shown(again)
    ask(again, "En daarna?")
    assert [asked[3] for asked in engine.asked] == [(), ("Hoeveel zaken?",)]
    (told,) = Conversations(folder, key).listed()
    assert (told.name, told.exchanges) == ("Hoeveel zaken?", 2)


def test_list_search_rename_delete(folder: Path, key: str, engine: FakeEngine) -> None:
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    press(app, "new")
    assert NL.intro in shown(app)
    assert "gesprek" not in app.query_params
    ask(app, "Wat kost een brug?")
    assert talk_buttons(app) == [r"Wat kost een brug\?", r"Hoeveel zaken\?"]
    sound(app.text_input(key="talk-search").set_value("brug KOST").run())
    assert talk_buttons(app) == [r"Wat kost een brug\?"]
    sound(app.text_input(key="talk-search").set_value("niets").run())
    assert NL.history.none_found in shown(app)
    sound(app.text_input(key="talk-search").set_value("").run())
    rename = next(box for box in app.text_input if (box.key or "").startswith("rename"))
    assert rename.value == "Wat kost een brug?"
    sound(rename.set_value("Bruggen **vet**").run())
    assert talk_buttons(app)[0] == r"Bruggen \*\*vet\*\*"
    rename = next(box for box in app.text_input if (box.key or "").startswith("rename"))
    sound(rename.set_value("  ").run())
    assert talk_buttons(app)[0] == r"Bruggen \*\*vet\*\*"
    press(app, "talk-delete")
    assert NL.history.delete_sure in shown(app)
    press(press(app, "talk-delete-no"), "talk-delete")
    press(app, "talk-delete-yes")
    assert talk_buttons(app) == [r"Hoeveel zaken\?"]
    assert NL.intro in shown(app)
    older = next(button.key for button in app.button if (button.key or "").startswith("talk-2"))
    press(app, str(older))
    assert "1801 zaken geregistreerd" in shown(app)
    assert len(Conversations(folder, key).listed()) == 1


def test_what_was_removed_in_another_tab_does_not_come_back(folder: Path, key: str, engine: FakeEngine) -> None:
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    (kept,) = Conversations(folder, key).listed()
    Conversations(folder, key).remove(kept.id)
    press(app, "decide-0-useful")
    assert NL.history.gone in shown(app)
    assert Conversations(folder, key).listed() == ()
    ask(app, "Wat kost een brug?")
    assert shown(app).count('class="vb-gevraagd"') == 1
    (new,) = Conversations(folder, key).listed()
    assert (new.name, new.exchanges) == ("Wat kost een brug?", 1)
    assert talk_buttons(app) == [r"Wat kost een brug\?"]


def test_the_list_is_read_once_a_session(key: str, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[Conversations] = []
    listed = Conversations.listed

    def counted(self: Conversations) -> tuple[Told, ...]:
        read.append(self)
        return listed(self)

    monkeypatch.setattr(Conversations, "listed", counted)
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    press(press(app, "source-0-1"), "close")
    ask(app, "En daarna?")
    assert len(read) == 1


def test_another_browser_sees_nothing_of_it(
    folder: Path, key: str, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    other = property(lambda _: {browser_key.COOKIE: new_key()})
    monkeypatch.setattr("streamlit.runtime.context.ContextProxy.cookies", other)
    stranger = reopened(app, engine)
    assert "1801" not in shown(stranger)
    assert NL.history.gone in shown(stranger)
    assert talk_buttons(stranger) == []


def test_a_damaged_conversation_is_left_out(folder: Path, key: str, engine: FakeEngine) -> None:
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    (path,) = (folder / "gesprekken").rglob("*.jsonl")
    head, row, _ = path.read_text(encoding="utf-8").split("\n")
    path.write_text(f"{head}\n{json.dumps({**json.loads(row), 'answer': 7})}\n", encoding="utf-8")
    again = reopened(app, engine)
    assert NL.history.gone in shown(again)
    assert NL.intro in shown(again)


def test_without_cookies_it_lives_with_the_page_and_says_so(folder: Path, engine: FakeEngine) -> None:
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    assert NL.history.not_kept in shown(app)
    assert "gesprek" not in app.query_params
    ask(press(app, "new"), "Wat kost een brug?")
    older = next(button for button in app.button if button.label == r"Hoeveel zaken\?")
    press(app, str(older.key))
    assert "1801 zaken geregistreerd" in shown(app)
    assert not (folder / "gesprekken").exists()


def test_keeping_can_be_turned_off(folder: Path, key: str, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VRAAGBAAK_HISTORY", "off")
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    assert NL.history.turned_off in shown(app)
    assert not (folder / "gesprekken").exists()


def test_a_disk_that_is_full_costs_no_answer(folder: Path, key: str, engine: FakeEngine) -> None:
    (folder / "gesprekken").write_text("geen map")
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    assert "1801 zaken geregistreerd" in shown(app)
    assert "kan niet schrijven" in shown(app)
    assert NL.history.not_written in shown(app)
    assert NL.history.kept not in shown(app)


def test_a_folder_that_is_closed_to_us_is_said_to_keep_nothing(
    folder: Path, key: str, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = started(lambda _: engine)
    assert NL.history.kept in shown(app)
    assert NL.kept in [caption.value for caption in app.caption]
    # Who runs the tests as root may write everywhere.
    monkeypatch.setattr("os.access", lambda path, mode: not str(path).startswith(str(folder)))
    sound(app.run())
    assert NL.history.not_written in shown(app)
    assert NL.history.kept not in shown(app)
    assert [caption.value for caption in app.caption] == [NL.not_written]
    monkeypatch.undo()
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(folder))
    (folder / "audit.jsonl").mkdir()
    app = ask(started(lambda _: engine), "Hoeveel zaken?")
    assert [caption.value for caption in sound(app.run()).caption] == [NL.not_written]


def test_a_long_conversation_is_drawn_in_parts(folder: Path, key: str, engine: FakeEngine) -> None:
    told = begun("Vraag 0")
    many = tuple(Exchange(f"Vraag {number}", answered(f"Vraag {number}")) for number in range(45))
    kept = Conversations(folder, key).save(told, rows(many))
    app = AppTest.from_function(_page, args=(engine,), default_timeout=20)
    app.query_params[history_state.TALK] = kept.id
    sound(app.run())
    assert shown(app).count('class="vb-gevraagd"') == 8
    assert app.button(key="earlier").label == NL.history.earlier.format(count=37)
    assert shown(press(app, "earlier")).count('class="vb-gevraagd"') == 16


def test_the_way_through_a_paper(folder: Path, engine: FakeEngine) -> None:
    app = press(ask(started(lambda _: engine), "Hoeveel zaken?"), "source-0-1")
    assert app.button(key="unit-after").disabled
    press(app, "unit-before")
    assert "Klopt het dat 5 &lt; 6?" in panel(app)
    assert "<mark>" not in shown(app)
    press(app, "unit-before")
    assert app.button(key="unit-before").disabled
    press(app, "unit-back")
    assert "<mark>Sinds 2023 zijn er 1801 zaken geregistreerd.</mark>" in shown(app)


def test_a_source_that_changed_is_not_marked_but_the_answer_stays(folder: Path, key: str, engine: FakeEngine) -> None:
    app = press(ask(started(lambda _: engine), "Hoeveel zaken?"), "source-0-1")

    class Changed(FakeStore):
        def document(self, file_or_id: str, /) -> Any:
            found = super().document(file_or_id)
            return replace(found, sha256="0" * 64, text=f"Vooraf. {found.text}") if found is DOCUMENT else found

    engine.store = Changed()
    again = reopened(app, engine)
    assert "1801 zaken geregistreerd" in shown(again)
    assert NL.source_changed in shown(again)
    assert "<mark>" not in shown(again)


class Linked(FakeStore):
    """The two papers, of which the first points at its own answer to question 6 and at the letter."""

    def links(self, document_id: str) -> tuple[Link, ...]:
        own = Link("proef", span_of(PAPER, "Dat is bekend."), "antwoord", None, ("proef#antwoord-6",))
        letter = Link("proef", span_of(PAPER, "1801 zaken"), "brief", "brief", ())
        return (own, letter) if document_id == "proef" else ()


def test_references_lead_to_units_from_the_text_and_from_buttons(folder: Path, engine: FakeEngine) -> None:
    near = around(Linked(), DOCUMENT, "proef#antwoord-7", NL)
    assert near is not None
    assert [(lead.document, lead.address) for lead in near.references] == [
        ("proef", "proef#antwoord-6"),
        ("brief", "brief#tot-slot"),
    ]
    linked = unit_html(DOCUMENT, UNITS[2], NL, None, near.links)
    assert '<a class="vb-verwijzing" href="#verwijzing-0">Dat is bekend.</a>' in linked
    quoted = unit_html(DOCUMENT, UNITS[2], NL, Span(citation().start, citation().end), near.links)
    assert '<mark>Sinds 2023 zijn er <a class="vb-verwijzing" href="#verwijzing-1">1801 zaken</a> ' in quoted
    assert around(FakeStore(), DOCUMENT, "proef#niets", NL) is None
    engine.store = Linked()
    app = press(press(ask(started(lambda _: engine), "Hoeveel zaken?"), "source-0-1"), "link-1")
    assert "Meer is er niet te melden." in panel(app)
    press(app, "unit-back")
    assert "<mark>Sinds 2023" in shown(app)
