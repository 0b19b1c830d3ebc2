"""The view for monitors, driven without a browser on a real index: follow, find, see, rename, remove."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from threading import Event

import pytest
from monitor_papers import BRIDGE, FERRY, FERRY_MISS, FERRY_NEW, NOW, Village
from streamlit.testing.v1 import AppTest
from test_ui_app import press, shown, sound, visit
from ui_fake import FakeEngine

from index.errors import QuestionError
from qa.answer import Engine
from qa.monitor import Monitor
from qa.monitor_folder import MOST, Monitors
from qa.monitor_look import Looked, Progress, add, look
from qa.records import Filters
from ui import monitor_count, monitor_follow
from ui.strings import EN, NL

WORDS = NL.monitor
KEY = "0123456789abcdef" * 4
HOSTILE = "Wat <script>alert(1)</script> **x** $x$ :red[r]?"


def _script(opener: object) -> None:
    from ui.app import page

    page(opener)  # type: ignore[arg-type]  # runs as a script of its own, without this module's names


@pytest.fixture
def village(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Village:
    """An index, and a browser that brings its key along."""
    village = Village(tmp_path)
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(village.index))
    monkeypatch.delenv("VRAAGBAAK_LANG", raising=False)
    monkeypatch.setattr(monitor_follow, "browser_key", lambda: KEY)
    return village


def visited() -> AppTest:
    """A new visitor's page, with the view opened."""
    return visit(
        sound(AppTest.from_function(_script, args=(lambda folder: Engine.open(folder),), default_timeout=60).run()),
        "volgen",
    )


def monitors(village: Village) -> Monitors:
    return Monitors(village.index, f"browser {KEY}")


def follow(village: Village, *questions: str) -> None:
    for question in questions:
        add(village.engine, monitors(village), question, "", Filters(), NOW)


def settled(app: AppTest) -> AppTest:
    """The page when what it was looking for is found."""
    if "monitor-job" in app.session_state:
        app.session_state["monitor-job"].wait(60)
    return sound(app.run())


def button(app: AppTest, label: str) -> str:
    """The key of the one button with a label."""
    (found,) = [item.key for item in app.button if item.label == label]
    assert found
    return found


def test_a_question_is_followed_and_what_comes_in_is_shown_opened_and_marked(village: Village) -> None:
    app = visited()
    assert WORDS.none_yet in shown(app)
    sound(app.text_area(key="monitor-question-0").set_value(FERRY).run())
    sound(app.text_input(key="monitor-name-0").set_value("De pont").run())
    press(app, "monitor-follow")
    assert WORDS.followed in shown(app)
    assert WORDS.hits_none in shown(app)
    (kept,) = monitors(village).listed()
    assert (kept.name, kept.question, kept.filters) == ("De pont", FERRY, Filters())
    village.changed({"veer-nieuw": FERRY_NEW, "veer-mis": FERRY_MISS})
    app = settled(sound(app.run()))
    assert button(app, "De pont · 1 nieuw")
    assert "tachtig cent" in shown(app)
    assert "gaat met pensioen" not in shown(app)
    press(app, button(app, WORDS.show.format(n=1)))
    assert '<mark id="' in shown(app) or "<mark>" in shown(app)
    press(app, button(app, WORDS.mark.format(n=1)))
    assert button(app, "De pont · niets nieuws")
    assert WORDS.seen in shown(app)
    village.changed({"veer-nieuw": None})
    app = settled(sound(app.run()))
    assert WORDS.gone in shown(app)
    assert not [item for item in app.button if item.label == WORDS.show.format(n=1)]


def test_limits_are_kept_and_shown_and_what_is_no_day_is_told(village: Village) -> None:
    app = visited()
    sound(app.text_area(key="monitor-question-0").set_value(BRIDGE).run())
    sound(app.text_input(key="monitor-from-0").set_value("gisteren").run())
    assert "‘gisteren’ is geen datum" in shown(app)
    assert app.button(key="monitor-follow").disabled
    sound(app.text_input(key="monitor-from-0").set_value("2025").run())
    sound(app.text_input(key="monitor-to-0").set_value("31-12-2025").run())
    sound(app.selectbox(key="monitor-minister-0").select("minister Molenaar (Defensie)").run())
    press(app, "monitor-follow")
    (kept,) = monitors(village).listed()
    assert kept.filters == Filters(
        minister="minister Molenaar (Defensie)", date_from="2025-01-01", date_to="2025-12-31"
    )
    assert "Bewindspersoon: minister Molenaar (Defensie)" in shown(app)
    assert "Vanaf: 1 januari 2025" in shown(app)


def test_what_cannot_be_followed_is_one_box_and_keeps_what_was_typed(village: Village) -> None:
    app = press(visited(), "monitor-follow")
    assert shown(app).count('role="alert"') == 1
    assert monitors(village).listed() == ()


def test_several_are_chosen_renamed_marked_and_removed(village: Village) -> None:
    follow(village, FERRY, BRIDGE)
    app = visited()
    kept = {item.question: item.key for item in monitors(village).listed()}
    assert f"<h2>{BRIDGE}</h2>" in shown(app)
    press(app, f"monitor-open-{kept[FERRY]}")
    assert f"<h2>{FERRY}</h2>" in shown(app)
    sound(app.text_input(key=f"monitor-called-{kept[FERRY]}").set_value("Pont").run())
    press(app, f"monitor-rename-{kept[FERRY]}")
    assert "<h2>Pont</h2>" in shown(app)
    village.changed({"veer-nieuw": FERRY_NEW})
    app = settled(sound(app.run()))
    press(app, f"monitor-seen-{kept[FERRY]}")
    assert monitors(village).numbered(1).unseen == 0
    press(app, f"monitor-remove-{kept[FERRY]}")
    assert [item.question for item in monitors(village).listed()] == [BRIDGE]
    assert f"<h2>{BRIDGE}</h2>" in shown(app)


def test_hostile_questions_and_names_are_text(village: Village) -> None:
    follow(village, HOSTILE)
    page = shown(visited())
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; **x** $x$ :red[r]?" in page


def test_other_browsers_and_the_command_line_do_not_see_it(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(village, FERRY)
    assert Monitors(village.index).listed() == ()
    monkeypatch.setattr(monitor_follow, "browser_key", lambda: "f" * 64)
    assert WORDS.none_yet in shown(visited())


def test_without_a_key_nothing_is_kept_and_that_is_said(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(monitor_follow, "browser_key", lambda: None)
    app = visited()
    assert WORDS.no_key in shown(app)
    assert not app.text_area


def test_the_view_speaks_english(village: Village) -> None:
    follow(village, FERRY)
    app = visited()
    sound(app.radio(key="language").set_value("en").run())
    assert EN.monitor.intro in shown(app)
    assert EN.monitor.hits_none in shown(app)


def test_a_look_that_fails_is_one_box_and_is_not_tried_again_by_itself(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(village, FERRY)
    village.changed({"veer-nieuw": FERRY_NEW})
    looks: list[int] = []

    def broken(*given: object) -> tuple[Looked, ...]:
        looks.append(1)
        raise QuestionError("het <i>lukt</i> niet", "it does not work")

    real = look
    monkeypatch.setattr("ui.monitor_page.look", broken)
    app = settled(visited())
    assert "het &lt;i&gt;lukt&lt;/i&gt; niet" in shown(app)
    sound(app.run())
    assert len(looks) == 1
    monkeypatch.setattr("ui.monitor_page.look", real)
    press(app, "monitor-look")
    assert "tachtig cent" in shown(settled(app))


def test_a_long_look_shows_how_far_it_is_and_can_be_stopped(village: Village, monkeypatch: pytest.MonkeyPatch) -> None:
    follow(village, FERRY, BRIDGE)
    village.changed({"veer-nieuw": FERRY_NEW})
    go_on, real = Event(), look

    def slow(engine: Engine, own: Monitors, now: datetime, progress: Progress) -> tuple[Looked, ...]:
        def waited(items: Iterable[Monitor]) -> Iterator[Monitor]:
            for item in progress(items):
                yield item
                go_on.wait(60)

        return real(engine, own, now, waited)

    monkeypatch.setattr("ui.monitor_page.look", slow)
    app = visited()
    (bar,) = app.get("progress")
    assert bar.proto.text == "Bij 0 van de 2 gevolgde vragen gekeken"
    press(app, "monitor-stop")
    go_on.set()
    app = settled(app)
    assert WORDS.stopped in shown(app)
    assert "tachtig cent" in shown(app)
    press(app, "monitor-look")
    assert WORDS.stopped not in shown(settled(app))
    assert {item.generation for item in monitors(village).listed()} == {village.engine.store.fingerprint}


def test_a_long_list_is_shown_in_parts(village: Village) -> None:
    engine, own = village.engine, monitors(village)
    for n in range(12):
        add(engine, own, FERRY, f"Vraag {n}", Filters(), NOW)
    assert MOST > 12
    app = visited()
    count = len([item for item in app.button if (item.key or "").startswith("monitor-open-")])
    assert count == 10
    press(app, "monitor-more")
    assert len([item for item in app.button if (item.key or "").startswith("monitor-open-")]) == 12


def test_another_kind_of_index_is_refused_in_one_box(village: Village) -> None:
    engine = FakeEngine()
    app = visit(
        sound(AppTest.from_function(_script, args=(lambda _: engine,), default_timeout=20).run()),
        "volgen",
    )
    assert "in deze index kan niets worden gevolgd" in shown(app)


def _button(folder: object, engine: object, question: str) -> None:
    import streamlit as st

    from qa.records import Filters
    from ui.monitor_follow import follow_button
    from ui.strings import NL
    from ui.view import Context

    context = Context(engine, folder, "gen-1", NL, st.sidebar.container())  # type: ignore[arg-type]  # a script of its own
    follow_button(context, question, Filters(minister="Van Dam"), "volg-1")


def test_a_question_is_followed_from_elsewhere_once(village: Village) -> None:
    app = sound(AppTest.from_function(_button, args=(village.index, village.engine, FERRY), default_timeout=60).run())
    assert [item.label for item in app.button] == [WORDS.follow_this]
    press(app, "volg-1")
    assert not app.button
    assert WORDS.following in shown(app)
    (kept,) = monitors(village).listed()
    assert (kept.question, kept.filters) == (FERRY, Filters(minister="Van Dam"))
    wrong = AppTest.from_function(_button, args=(village.index, village.engine, " "), default_timeout=60)
    assert 'role="alert"' in shown(press(sound(wrong.run()), "volg-1"))


def test_what_nobody_was_shown_is_counted_beside_the_name_of_the_view(
    village: Village, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(monitor_count, "browser_key", lambda: KEY)
    follow(village, FERRY, BRIDGE)
    assert monitor_count.monitor_title(village.index, NL) == "Volgen"
    engine = village.changed({"veer-nieuw": FERRY_NEW})
    look(engine, monitors(village), NOW)
    assert monitor_count.monitor_title(village.index, NL) == "Volgen (1)"
    assert monitor_count.monitor_title(village.index, EN) == "Follow (1)"
    monkeypatch.setattr(monitor_count, "browser_key", lambda: None)
    assert monitor_count.monitor_title(village.index, NL) == "Volgen"
    monkeypatch.setattr(monitor_count, "browser_key", lambda: KEY)
    app = settled(visited())
    assert monitor_count.monitor_title(village.index, NL) == "Volgen"
    # Drawn is not yet looked at.
    assert [item.label for item in app.button if item.label.endswith("1 nieuw")]
