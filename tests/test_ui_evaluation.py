"""The evaluation view, driven without a browser: a file goes in, it runs, it is read, compared, removed."""

import json
import logging
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from test_ui_app import ask, press, shown, sound, visit
from ui_evaluated import HOSTILE, JUDGED, RIGHT, FakeEvaluating, evaluated, judged
from ui_fake import FakeEngine

from index.records import Remark
from ui.evaluation_folder import earlier, evaluations
from ui.evaluation_job import Progress
from ui.strings import EN, NL

WORDS = NL.evaluation


def _script(opener: object, evaluating: object) -> None:
    from ui.app import page

    page(opener, evaluating)  # type: ignore[arg-type]  # runs as a script of its own, without this module's names


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index folder as far as its pointer goes, named in the environment."""
    (tmp_path / "gen-1").mkdir()
    (tmp_path / "CURRENT").write_text("gen-1\n")
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(tmp_path))
    monkeypatch.delenv("VRAAGBAAK_LANG", raising=False)
    return tmp_path


@pytest.fixture
def fake() -> FakeEvaluating:
    return FakeEvaluating()


def visited(fake: FakeEvaluating) -> AppTest:
    """A new visitor's page, with the evaluation view opened."""
    engine = FakeEngine()
    return visit(
        sound(AppTest.from_function(_script, args=(lambda _: engine, fake), default_timeout=20).run()), "evaluatie"
    )


def upload(app: AppTest, name: str, data: bytes = b"Vraag") -> AppTest:
    return sound(app.file_uploader[0].set_value((name, data, "text/csv")).run())


def listed(app: AppTest) -> list[int]:
    """The numbers of the questions in the list."""
    found = [button.key or "" for button in app.button]
    return [int(key.rpartition("-")[2]) + 1 for key in found if key.startswith("evaluation-open-")]


def test_a_file_is_read_and_what_cannot_be_used_is_told_before_anything_runs(
    folder: Path, fake: FakeEvaluating
) -> None:
    app = visited(fake)
    assert WORDS.none_yet in shown(app)
    upload(app, "vragen.csv")
    assert "4 van de 5 rijen zijn bruikbaar; 1 niet:" in shown(app)
    assert "Wat &lt;i&gt;kost&lt;/i&gt; kaas?" in shown(app)
    assert "bron staat niet in de index" in shown(app)
    assert fake.started == []


def test_it_runs_shows_how_far_it_is_and_then_its_report(folder: Path, fake: FakeEvaluating) -> None:
    app = upload(visited(fake), "vragen.csv", b"Vraag;Bron")
    sound(app.checkbox(key="evaluation-own").check().run())
    press(app, "evaluation-start")
    assert fake.started == [(folder, "vragen.csv", b"Vraag;Bron", True)]
    assert [element.proto.text for element in app.get("progress")] == ["Beantwoord: 1 van 4"]
    assert app.button(key="evaluation-start").disabled
    fake.jobs[0].now = Progress("done", name=evaluated(folder))
    sound(app.run())
    assert not app.get("progress")
    assert WORDS.first_right in shown(app)
    assert app.file_uploader[0].value is None


def test_who_stops_it_keeps_the_file_and_nothing_else(folder: Path, fake: FakeEvaluating) -> None:
    app = press(upload(visited(fake), "vragen.csv"), "evaluation-start")
    press(app, "evaluation-stop")
    sound(app.run())
    assert WORDS.stopped in shown(app)
    assert not app.button(key="evaluation-start").disabled
    assert earlier(evaluations(folder, None)) == ()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (Remark("de <i>index</i> is weg", "the index is gone"), "de &lt;i&gt;index&lt;/i&gt; is weg"),
        (None, WORDS.broke_off),
    ],
)
def test_a_run_that_fails_is_one_box(folder: Path, fake: FakeEvaluating, said: Remark | None, told: str) -> None:
    app = press(upload(visited(fake), "vragen.csv"), "evaluation-start")
    fake.jobs[0].now = Progress("failed", said=said)
    sound(app.run())
    assert told in shown(app)
    assert shown(app).count('role="alert"') == 1


def test_another_visitor_does_not_see_what_runs(folder: Path, fake: FakeEvaluating) -> None:
    press(upload(visited(fake), "vragen.csv"), "evaluation-start")
    assert not visited(fake).get("progress")


@pytest.mark.parametrize(
    ("name", "told"), [("fout.csv", "&lt;b&gt;geen&lt;/b&gt; kolom Vraag"), ("breek.csv", WORDS.unexpected)]
)
def test_a_file_that_cannot_be_read_is_one_box(
    folder: Path, fake: FakeEvaluating, name: str, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        app = upload(visited(fake), name)
    assert told in shown(app)
    assert "geheim" not in shown(app)
    assert not [button for button in app.button if button.key == "evaluation-start"]


def test_the_conversation_is_there_again_after_a_visit_to_the_evaluation(folder: Path, fake: FakeEvaluating) -> None:
    app = visit(visited(fake), "vraag")
    sound(app.selectbox(key="scope").set_value("brief.txt").run())
    press(ask(app, "Hoeveel zaken?"), "source-0-1")
    assert "1801" not in shown(visit(app, "evaluatie"))
    visit(app, "vraag")
    assert "<mark>Sinds 2023 zijn er 1801 zaken geregistreerd.</mark>" in shown(app)
    assert app.selectbox(key="scope").value == "brief.txt"


def test_a_failing_question_leads_to_its_places_in_the_source(folder: Path, fake: FakeEvaluating) -> None:
    evaluated(folder)
    app = visited(fake)
    assert "Hoeveel &lt;b&gt;zaken&lt;/b&gt; **zijn** $x$ :red[er]?" in shown(app)
    assert "Hoeveel zaken zijn er?" not in shown(app)
    press(app, "evaluation-open-1")
    assert WORDS.where_it_stands in shown(app)
    assert "Sinds 2023 zijn er <mark>1801 zaken</mark>" in shown(app)
    assert shown(app).count("<mark>") == 1
    press(app, "evaluation-passage-1")
    assert "<mark>Meer is er niet te melden.</mark>" in shown(app)
    panel = shown(app)[shown(app).index('class="vb-bron"') :]
    assert WORDS.not_right in panel
    press(app, "evaluation-passage-2")
    panel = shown(app)[shown(app).index('class="vb-bron"') :]
    assert "<mark>Sinds 2023 zijn er 1801 zaken</mark>" in panel
    assert WORDS.right in panel
    assert WORDS.not_right not in panel
    press(app, "evaluation-close")
    assert 'class="vb-bron"' not in shown(app)
    assert not app.markdown


def test_the_list_is_narrowed_by_why_and_by_kind_and_walked_through(folder: Path, fake: FakeEvaluating) -> None:
    evaluated(folder)
    app = visited(fake)
    assert listed(app) == [2, 3, 4]
    sound(app.selectbox(key="evaluation-why").set_value("any").run())
    assert listed(app) == [1, 2, 3, 4]
    sound(app.selectbox(key="evaluation-kind").set_value("list").run())
    assert listed(app) == [4]
    sound(app.selectbox(key="evaluation-why").set_value("answered").run())
    assert listed(app) == []
    assert WORDS.nothing_here in shown(app)
    sound(app.selectbox(key="evaluation-kind").set_value("").run())
    press(app, "evaluation-open-2")
    assert WORDS.no_place in shown(app)
    assert app.button(key="evaluation-next").disabled
    press(app, "evaluation-back")
    assert listed(app) == [3]


def test_a_source_that_changed_is_not_marked(folder: Path, fake: FakeEvaluating) -> None:
    page = folder / "evaluaties" / evaluated(folder) / "page.json"
    told = json.loads(page.read_text())
    page.write_text(json.dumps({**told, "papers": {**told["papers"], "proef.txt": "0" * 64}}))
    app = press(press(visited(fake), "evaluation-open-1"), "evaluation-passage-2")
    assert "<mark>" not in shown(app)
    assert WORDS.changed in shown(app)


def test_two_evaluations_are_set_beside_each_other(folder: Path, fake: FakeEvaluating) -> None:
    before = evaluated(folder)
    better = judged(2, HOSTILE, (RIGHT,), RIGHT)
    evaluated(folder, (JUDGED[0], better, *JUDGED[2:]), "nieuw.csv", minute=5)
    app = visited(fake)
    assert app.selectbox(key="evaluation-chosen").options == [
        "31 januari 2026, 15:05 · 4 vragen · nieuw.csv",
        "31 januari 2026, 15:00 · 4 vragen · vragen.csv",
    ]
    sound(app.selectbox(key="evaluation-beside").set_value(before).run())
    assert [tab.label for tab in app.tabs][-1] == WORDS.tab_comparison
    sound(app.selectbox(key="evaluation-why").set_value("better").run())
    assert listed(app) == [2]
    sound(app.selectbox(key="evaluation-chosen").set_value(before).run())
    assert app.selectbox(key="evaluation-beside").value == ""
    assert [tab.label for tab in app.tabs][-1] == WORDS.tab_plots


def test_an_evaluation_is_removed_and_a_damaged_one_is_one_box(folder: Path, fake: FakeEvaluating) -> None:
    names = [evaluated(folder, minute=minute) for minute in (0, 5)]
    app = press(visited(fake), "evaluation-remove")
    assert [item.name for item in earlier(evaluations(folder, None))] == names[:1]
    assert app.selectbox(key="evaluation-chosen").value == names[0]
    (folder / "evaluaties" / names[0] / "report.json").write_text("{")
    assert shown(sound(app.run())).count('role="alert"') == 1
    press(app, "evaluation-remove")
    assert WORDS.none_yet in shown(app)


def test_the_view_is_in_english_on_request(folder: Path, fake: FakeEvaluating) -> None:
    evaluated(folder)
    app = visited(fake)
    sound(app.radio(key="language").set_value("en").run())
    assert EN.evaluation.first_right in shown(app)
    assert app.selectbox(key="evaluation-why").options[0] == EN.evaluation.why_failed
    assert WORDS.first_right not in shown(app)


def test_a_fault_in_a_view_shows_no_details(
    folder: Path, fake: FakeEvaluating, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(index: Path) -> None:
        raise RuntimeError("een geheim pad")

    monkeypatch.setattr("ui.evaluation_page.earlier", fail)
    with caplog.at_level(logging.ERROR):
        app = visited(fake)
    assert NL.view_failed in shown(app)
    assert "geheim" not in shown(app)
    assert "een geheim pad" in caplog.text
