"""The view for a whole Kamervraag, driven without a browser on the real engine: divide, search, choose, save."""

import logging
import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from harbour import HARBOUR, QUAY, SEAGULLS, engine_of
from streamlit.testing.v1 import AppTest
from test_ui_app import press, shown, sound, visit

from index.errors import QuestionError
from index.records import Document
from qa.answer import Engine
from qa.dossier import Dossier, chosen, dossier
from qa.dossier_questions import SubQuestion
from ui.dossier_job import Job
from ui.dossier_page import FOUND, JOB
from ui.dossier_results import DROPPED
from ui.strings import EN, NL

WORDS = NL.dossier
HOSTILE = "Kost <b>kaas</b> **veel** $x$ <script>alert(1)</script> :red[rood] op de maan van Jupiter?"
ASKED = f"""Vragen van het lid Visser (NS) aan de minister van Water over de kade van Oesterdam (ingezonden 3 mei 2026)

1
{SEAGULLS}

2
{QUAY}

3
{HOSTILE}

4
Kunt u deze vragen afzonderlijk beantwoorden?
"""


def _script(opener: object) -> None:
    from ui.app import page

    page(opener)  # type: ignore[arg-type]  # runs as a script of its own, without this module's names


@pytest.fixture(scope="module")
def engine() -> Engine:
    """An engine over the papers about a harbour."""
    return engine_of(HARBOUR)


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine) -> AppTest:
    """The view as a new visitor sees it."""
    (tmp_path / "gen-1").mkdir()
    (tmp_path / "CURRENT").write_text("gen-1\n")
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(tmp_path))
    monkeypatch.delenv("VRAAGBAAK_LANG", raising=False)
    return visitor(engine)


def visitor(engine: Engine) -> AppTest:
    """A new visitor's page, with the view opened."""
    app = AppTest.from_function(_script, args=(lambda _: engine,), default_timeout=60)
    return visit(sound(app.run()), "kamervraag")


def settled(app: AppTest) -> AppTest:
    """The page once what runs has ended."""
    if JOB in app.session_state:
        job: Job[object] = app.session_state[JOB]
        assert job.wait(60).state != "busy"
        sound(app.run())
    return app


def pasted(app: AppTest, text: str = ASKED) -> AppTest:
    app.text_area[0].set_value(text)
    return settled(press(app, "dossier-divide"))


def searched(app: AppTest, text: str = ASKED) -> AppTest:
    return settled(press(pasted(app, text), "dossier-search"))


def found(app: AppTest) -> Dossier:
    whole = app.session_state[FOUND]
    assert isinstance(whole, Dossier)
    return whole


def test_the_division_is_shown_before_anything_is_searched(app: AppTest) -> None:
    pasted(app)
    assert "Vragen van het lid Visser (NS) aan de minister van Water" in shown(app)
    assert [WORDS.question_label.format(label=n) in shown(app) for n in range(1, 6)] == [True] * 4 + [False]
    assert "Kost &lt;b&gt;kaas&lt;/b&gt; **veel** $x$ &lt;script&gt;" in shown(app)
    assert WORDS.check_division in shown(app)
    assert FOUND not in app.session_state
    press(app, "dossier-edit")
    assert app.text_area[0].value == ASKED
    press(pasted(app), "dossier-another")
    assert app.text_area[0].value == ""


def test_each_question_gets_its_earlier_answers_or_says_that_there_is_none(app: AppTest) -> None:
    searched(app)
    whole = found(app)
    assert [bool(item.elsewhere) for item in whole.items] == [True, True, False, False]
    assert whole.items[1].earlier[0].identical
    assert WORDS.identical in shown(app)
    assert "het herstel begint op 1 mei 2024" in shown(app)
    assert "minister Zeeman (Water)" in shown(app)
    assert "4 februari 2023" in shown(app)
    assert shown(app).count(WORDS.nothing) == 1
    assert shown(app).count(WORDS.about_answering) == 1
    assert "4 vragen, " in shown(app)
    assert not app.markdown


def test_an_answer_is_dropped_and_taken_back_and_so_are_all_of_a_question(app: AppTest) -> None:
    labels = [earlier.label for item in found(searched(app)).items for earlier in item.earlier]
    assert WORDS.kept.format(kept=len(labels), all=len(labels)) in shown(app)
    sound(app.checkbox(key="dossier-keep-2.1").uncheck().run())
    assert WORDS.kept.format(kept=len(labels) - 1, all=len(labels)) in shown(app)
    press(app, "dossier-all-2")
    assert app.session_state[DROPPED] == {label for label in labels if label.startswith("2.")}
    press(app, "dossier-all-2")
    assert not app.session_state[DROPPED]
    assert app.checkbox(key="dossier-keep-2.1").value is True
    assert len({box.label for box in app.checkbox}) == len(labels)


def test_a_choice_survives_another_view_and_another_language(app: AppTest) -> None:
    sound(searched(app).checkbox(key="dossier-keep-2.1").uncheck().run())
    visit(app, "vraag")
    sound(app.radio(key="language").set_value("en").run())
    visit(app, "kamervraag")
    assert app.checkbox(key="dossier-keep-2.1").value is False
    assert app.checkbox(key="dossier-keep-2.1").label == EN.dossier.keep.format(label="2.1")
    assert EN.dossier.nothing in shown(app)
    assert WORDS.nothing not in shown(app)


def test_a_pasted_text_survives_another_view(app: AppTest) -> None:
    sound(app.text_area[0].set_value(ASKED).run())
    visit(visit(app, "vraag"), "kamervraag")
    assert app.text_area[0].value == ASKED


def test_an_answer_leads_to_its_place_in_the_source(app: AppTest) -> None:
    searched(app)
    assert WORDS.no_source in shown(app)
    press(app, "dossier-show-2.1-1")
    panel = shown(app)[shown(app).index('class="vb-bron"') :]
    assert "<mark>Ja, over de kade van Oesterdam is een besluit genomen" in panel
    assert "Antwoord op vraag 2" in panel
    press(app, "dossier-close")
    assert 'class="vb-bron"' not in shown(app)


def test_what_is_saved_is_what_the_engine_makes_of_what_is_kept(
    app: AppTest, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Dossier] = []

    def rendered(whole: Dossier, *_: object) -> bytes:
        given.append(whole)
        return b"dossier"

    monkeypatch.setattr("ui.dossier_results.rendered", rendered)
    whole = found(searched(app))
    sound(app.checkbox(key="dossier-keep-2.1").uncheck().run())
    from ui.dossier_results import _made

    assert _made(engine, whole, app.session_state[DROPPED], ".docx", "nl") == b"dossier"
    assert given == [chosen(whole, (), ("2.1",))]
    assert given[0].items[1].dropped == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [("", WORDS.nothing_given), ("   \n", WORDS.nothing_given), ("kaas " * 80, "geen vragen gevonden")],
)
def test_what_cannot_be_divided_is_one_box(app: AppTest, text: str, told: str) -> None:
    pasted(app, text)
    assert shown(app).count('role="alert"') == 1
    assert told in shown(app)
    assert app.text_area[0].value == text


def test_a_file_is_read_and_a_file_beside_text_is_refused(app: AppTest) -> None:
    file = ("mijn <b>vragen</b>.txt", ASKED.encode(), "text/plain")
    app.file_uploader[0].set_value(file)
    pasted(app)
    assert WORDS.given_twice in shown(app)
    pasted(app, "")
    assert "Bestand: mijn &lt;b&gt;vragen&lt;/b&gt;.txt" in shown(app)
    assert "dossier-edit" not in [button.key for button in app.button]
    press(app, "dossier-another")
    assert app.file_uploader[0].value is None


def test_a_search_shows_how_far_it_is_and_is_stopped(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    at_second, going_on = threading.Event(), threading.Event()

    def slow(
        engine: Engine, document: Document, progress: Callable[[Iterable[SubQuestion]], Iterable[SubQuestion]]
    ) -> Dossier:
        def paused(questions: Iterable[SubQuestion]) -> Iterable[SubQuestion]:
            for place, question in enumerate(progress(questions)):
                if place == 1:
                    at_second.set()
                    going_on.wait()
                yield question

        return dossier(engine, document, paused)

    monkeypatch.setattr("ui.dossier_page.dossier", slow)
    press(pasted(app), "dossier-search")
    assert at_second.wait(60)
    job = app.session_state[JOB]
    visit(visit(app, "vraag"), "kamervraag")
    assert [element.proto.text for element in app.get("progress")] == ["1 van de 4 vragen doorzocht"]
    press(app, f"{JOB}-stop")
    going_on.set()
    sound(app.run())
    assert job.wait(60).state == "stopped"
    assert WORDS.stopped in shown(app)
    assert FOUND not in app.session_state
    assert app.button(key="dossier-search")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (QuestionError("de <i>vraag</i> is leeg", "empty"), "de &lt;i&gt;vraag&lt;/i&gt; is leeg"),
        (RuntimeError("geheim"), WORDS.unexpected),
    ],
)
def test_a_search_that_fails_is_one_box(
    app: AppTest, error: Exception, told: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> Dossier:
        raise error

    monkeypatch.setattr("ui.dossier_page.dossier", fail)
    with caplog.at_level(logging.ERROR):
        searched(app)
    assert told in shown(app)
    assert "geheim" not in shown(app)
    assert shown(app).count('role="alert"') == 1
    assert app.button(key="dossier-search")


def test_another_visitor_sees_nothing_of_it(app: AppTest, engine: Engine) -> None:
    searched(app)
    other = visitor(engine)
    assert other.text_area[0].value == ""
    assert FOUND not in other.session_state
    assert WORDS.identical not in shown(other)


def test_on_a_changed_index_nothing_is_saved_before_it_is_searched_again(app: AppTest) -> None:
    searched(app)
    assert len(app.get("download_button")) == 3
    app.session_state[FOUND] = replace(found(app), fingerprint="van vroeger")
    sound(app.run())
    assert WORDS.changed in shown(app)
    assert not app.get("download_button")
    settled(press(app, "dossier-search"))
    assert len(app.get("download_button")) == 3


def test_a_long_set_is_shown_by_ten(app: AppTest) -> None:
    numbered = "\n\n".join(f"{n}\nHoeveel kaas nummer {n} ligt er op de maan van Jupiter?" for n in range(1, 13))
    searched(app, f"Vragen over kaas\n\n{numbered}")
    assert "Vraag 10<" in shown(app)
    assert WORDS.page.format(first=1, last=10, all=12) in shown(app)
    assert app.button(key="dossier-previous").disabled
    press(app, "dossier-next")
    assert WORDS.page.format(first=11, last=12, all=12) in shown(app)
    assert app.button(key="dossier-next").disabled


def test_nothing_of_it_is_written_beside_the_index_as_the_view_says(app: AppTest, tmp_path: Path) -> None:
    assert WORDS.private in shown(app)
    before = sorted(path.name for path in tmp_path.iterdir())
    searched(app)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
