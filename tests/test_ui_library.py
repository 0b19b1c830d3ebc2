"""The library on the page, without a browser: the list, a paper, links from outside, papers that come and go."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from library_papers import HOSTILE, LibraryStore
from streamlit.testing.v1 import AppTest
from test_ui_app import press, shown, sound, visit
from ui_fake import FakeEngine

from index.errors import StoreError
from index.records import Remark
from qa.library_added import papers_folder
from ui import library_manage
from ui.process_job import Progress
from ui.strings import EN, NL

POINTED = 'class="vb-eenheid vb-aangewezen"'


def _script(opener: object) -> None:
    from ui.app import page

    page(opener)  # type: ignore[arg-type]  # the body runs as a script of its own, without this module's names


class Engine(FakeEngine):
    """The fake engine on the papers of the library."""

    def __init__(self) -> None:
        super().__init__()
        self.store = LibraryStore()


class Work:
    """Work that is as far as the test says."""

    def __init__(self, *steps: Progress) -> None:
        self.steps = list(steps)

    def progress(self) -> Progress:
        return self.steps[0]

    def stop(self) -> None:
        self.steps = [Progress("stopped")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index folder as far as its pointer goes, named in the environment."""
    (tmp_path / "gen-1").mkdir()
    (tmp_path / "CURRENT").write_text("gen-1\n")
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(tmp_path))
    monkeypatch.delenv("VRAAGBAAK_LANG", raising=False)
    return tmp_path


def started(**address: str) -> AppTest:
    """A new visitor's page at the first view, with what the address holds."""
    app = AppTest.from_function(_script, args=(lambda _: Engine(),), default_timeout=20)
    for name, value in address.items():
        app.query_params[name] = value
    return sound(app.run())


def library(**address: str) -> AppTest:
    """A visitor's page at the library."""
    app = started()
    for name, value in address.items():
        app.query_params[name] = value
    return visit(app, "bronnen")


def test_the_list_follows_what_is_typed(folder: Path) -> None:
    app = library()
    assert "4 stukken" in shown(app)
    sound(app.text_input(key="library-search").set_value("Smit Kaas").run())
    assert "2 van de 4 stukken" in shown(app)
    assert "Brief over melk" not in shown(app)
    sound(app.text_input(key="library-search").set_value("niets van dit alles").run())
    assert NL.library.nothing_found in shown(app)
    sound(app.text_input(key="library-search").set_value("").run())
    assert "Brief over melk" in shown(app)


def test_a_choice_in_the_address_is_the_list_that_is_shown(folder: Path) -> None:
    app = library(soort="kamerbrief", ministerie="Melk")
    assert "1 van de 4 stukken" in shown(app)
    assert "Ministerie: Melk" in shown(app)
    app = library(jaar="1900")
    assert "0 van de 4 stukken" in shown(app)
    assert NL.library.nothing_found in shown(app)


def test_a_paper_is_asked_about_with_only_that_paper_to_search(folder: Path) -> None:
    assert 'href="./?over=brug.txt"' in shown(library())
    assert 'href="./?over=brug.txt"' in shown(library(stuk="brug.txt"))
    app = started(over="brug.txt")
    assert [button.key for button in app.button if (button.key or "").startswith("chip-")] == ["chip-document"]
    assert "over" not in app.query_params
    assert "box.focus()" in shown(app)
    # Once: the cursor and the filter are the user's from then on.
    press(app, "chip-document")
    assert not [button for button in app.button if (button.key or "").startswith("chip-")]
    assert "box.focus()" not in shown(app)


def test_what_is_not_there_is_not_asked_about(folder: Path) -> None:
    app = started(over=HOSTILE)
    assert not [button for button in app.button if (button.key or "").startswith("chip-")]
    assert HOSTILE not in shown(app)


def test_a_paper_is_read_whole_with_nothing_marked(folder: Path) -> None:
    app = library(stuk="brug.txt")
    assert "Is de kaasbrug open?" in shown(app)
    # Where the server keeps it is no reader's business.
    assert "uit de map map en is" in shown(app)
    assert "/ergens" not in shown(app)
    assert POINTED not in shown(app)
    assert not app.text_input


def test_a_permalink_opens_the_library_at_its_unit(folder: Path) -> None:
    app = started(unit="brug#antwoord-2")
    assert "En de &lt;b&gt;melkbrug&lt;/b&gt;?" in shown(app)
    assert shown(app).count(POINTED) == 1
    assert "<mark>" not in shown(app)


@pytest.mark.parametrize("address", ["brug#antwoord-9", "weg#antwoord-1", HOSTILE, "x" * 5000, "#", "."])
def test_an_unknown_address_says_what_to_do(folder: Path, address: str) -> None:
    app = library(unit=address)
    assert NL.library.unknown_unit in shown(app)
    assert "4 stukken" in shown(app)
    assert NL.library.unknown_paper in shown(library(stuk=address))


def test_english_on_request(folder: Path) -> None:
    app = library()
    sound(app.radio(key="language").set_value("en").run())
    assert "4 papers" in shown(app)
    assert EN.library.intro in shown(app)


def test_nothing_of_a_paper_goes_through_markdown(folder: Path) -> None:
    for app in (library(), library(stuk="brug.txt")):
        assert not app.markdown
        said = [element.label for kind in ("button", "expander", "text_input") for element in getattr(app, kind)]
        assert not [label for label in said if "window.hit" in label]
        scripts = [e.proto.body for e in app.get("html") if e.proto.unsafe_allow_javascript]
        assert not [script for script in scripts if "window.hit" in script]


def test_how_far_work_is_and_how_it_ended(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    work = Work(Progress("busy", 1, 2, stage="lezen"))
    monkeypatch.setattr(library_manage, "start_reading_again", lambda index, language: work)
    app = press(library(), "library-reindex")
    assert app.button(key="library-stop")
    assert app.button(key="library-reindex").disabled
    found: Mapping[str, Any] = {
        "documents": 5,
        "added": ["nieuw.txt"],
        "skipped": [[HOSTILE, "leeg", "empty"]],
        "page": "<p>",
    }
    work.steps = [Progress("done", found=found)]
    sound(app.run())
    assert "Stukken in de index: 5." in shown(app)
    assert "nieuw.txt" in shown(app)
    assert "leeg" in shown(app)
    assert not app.button(key="library-reindex").disabled
    # It is told until something else is opened.
    app.query_params["stuk"] = "brug.txt"
    assert "Stukken in de index: 5." not in shown(sound(app.run()))


@pytest.mark.parametrize(
    ("ended", "said"),
    [
        (Progress("failed", said=Remark("bezet <b>", "busy")), "bezet &lt;b&gt;"),
        (Progress("failed"), NL.library.broke_off),
        (Progress("stopped"), NL.library.stopped),
    ],
)
def test_what_went_wrong_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch, ended: Progress, said: str) -> None:
    monkeypatch.setattr(library_manage, "start_reading_again", lambda index, language: Work(ended))
    assert said in shown(press(library(), "library-reindex"))


def test_work_that_cannot_be_started_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(index: Path, language: str) -> Work:
        raise StoreError("de index wordt al bijgewerkt", "busy")

    monkeypatch.setattr(library_manage, "start_reading_again", refused)
    assert "de index wordt al bijgewerkt" in shown(press(library(), "library-reindex"))


def test_only_what_was_added_here_can_be_removed_here(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    here = str(papers_folder(folder) / "kaas.txt")
    monkeypatch.setattr(LibraryStore, "origins", lambda self: {"kaas.txt": here, "brug.txt": "/ergens/map/brug.txt"})
    asked: list[str] = []

    def start(index: Path, name: str, language: str) -> Work:
        asked.append(name)
        return Work(Progress("busy"))

    monkeypatch.setattr(library_manage, "start_removing", start)
    assert "library-remove" not in [button.key for button in library(stuk="brug.txt").button]
    app = library(stuk="kaas.txt")
    assert "/ergens/map" not in shown(app)
    press(app, "library-remove")
    assert asked == ["kaas.txt"]
    assert "hier toegevoegd" in shown(library())


def test_a_file_is_checked_before_it_is_added(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[dict[str, bytes]] = []

    def start(index: Path, files: Mapping[str, bytes], language: str) -> Work:
        given.append(dict(files))
        return Work(Progress("done", found={"documents": 5, "added": ["nieuw.txt"]}))

    monkeypatch.setattr(library_manage, "start_adding", start)
    app = library()
    app.file_uploader[0].set_value([("../nieuw.txt", b"nieuw", "text/plain"), ("kaas.txt", b"x", "text/plain")])
    sound(app.run())
    assert "1 bestand kan worden toegevoegd." in shown(app)
    assert "er is al een stuk met deze naam: kaas.txt" in shown(app)
    press(app, "library-start")
    assert given == [{"nieuw.txt": b"nieuw"}]
    assert "1 bestand kan worden toegevoegd." not in shown(app)
