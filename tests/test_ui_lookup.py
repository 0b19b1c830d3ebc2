"""The view for references, driven without a browser on the real engine; and the HTML and examples it is made of."""

import threading
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from harbour import HARBOUR, engine_of
from streamlit.testing.v1 import AppTest
from test_ui_app import html, press, shown, sound, visit
from test_ui_evaluation_views import Elements
from ui_fake import FakeStore, citation

from index.records import Remark
from qa.answer import Engine
from qa.reference import Found, Match, look_up
from ui.dossier_job import Job
from ui.lookup_examples import examples
from ui.lookup_page import JOB, LOOKED
from ui.lookup_records import MOST_LINES, Looked, lines_of, looked
from ui.lookup_view import match_html, reference_html, score_text
from ui.strings import EN, LANGUAGES, NL, Strings

WORDS = NL.lookup
HOSTILE = '<script>alert(1)</script> <img src=x onerror="a()"> **v** $x$ :red[r] [l](javascript:b)'
SLIP = "het baggeren van de havn kost 300.000 euro per jaar"
NAMING = """Antwoord van minister Zeeman (Water) (ontvangen 3 mei 2025)

Vraag 1
Kent u <b>Kamerstuk 24 077, nr. 456</b>?

Antwoord op vraag 1
Ja, in Kamerstuk 24 077, nr. 456 staat **alles** over $kaas$ en :red[brood] <script>x</script>.
"""


def _script(opener: object) -> None:
    from ui.app import page

    page(opener)  # type: ignore[arg-type]  # runs as a script of its own, without this module's names


@pytest.fixture(scope="module")
def engine() -> Engine:
    """An engine over the papers about a harbour, and one that names a paper that is not there."""
    return engine_of({**HARBOUR, "noemt": NAMING})


@pytest.fixture
def app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine) -> AppTest:
    """The view as a new visitor sees it."""
    (tmp_path / "gen-1").mkdir()
    (tmp_path / "CURRENT").write_text("gen-1\n")
    monkeypatch.setenv("VRAAGBAAK_INDEX", str(tmp_path))
    monkeypatch.delenv("VRAAGBAAK_LANG", raising=False)
    app = AppTest.from_function(_script, args=(lambda _: engine,), default_timeout=60)
    return visit(sound(app.run()), "opzoeken")


def settled(app: AppTest) -> AppTest:
    """The page once what runs has ended."""
    if JOB in app.session_state:
        job: Job[object] = app.session_state[JOB]
        assert job.wait(60).state != "busy"
        sound(app.run())
    return app


def citations(app: AppTest) -> list[str]:
    """The citations to copy, each the same in what is shown and in what its button copies."""
    read = Elements("".join(element.body for element in html(app) if '"vb-kopie vb-vermelding"' in element.body))
    buttons = [str(button["data-tekst"]) for button in read.all("button")]
    assert all(text in read.shown for text in buttons)
    assert len(read.all("pre")) == len(buttons)
    return buttons


def typed(app: AppTest, text: str) -> AppTest:
    return settled(sound(app.chat_input(key="lookup-field").set_value(text).run()))


def test_the_empty_view_says_what_it_takes_and_its_examples_are_all_found(app: AppTest, engine: Engine) -> None:
    assert all(form in shown(app) for form in WORDS.forms)
    offered = [button for button in app.button if (button.key or "").startswith("lookup-example")]
    assert [button.label for button in offered] == list(examples(engine.store))
    assert len(offered) == 3
    for place in range(len(offered)):
        settled(press(app, f"lookup-example-{place}"))
        assert WORDS.match.format(n=1) in shown(app)
        press(app, "lookup-clear")


def test_a_sentence_with_a_slip_is_found_cited_and_shown_in_its_source(app: AppTest) -> None:
    typed(app, SLIP)
    assert WORDS.pasted in shown(app)
    assert WORDS.alike in shown(app) or WORDS.nearly in shown(app)
    assert citations(app)[0].startswith("Antwoord van minister Zeeman (Water) van 4 februari 2023, ‘Antwoorden van ")
    assert citations(app)[0].endswith("’, antwoord 4.")
    press(app, "lookup-show-1-1")
    assert "<mark>Het baggeren van de haven kost 300.000 euro per jaar.</mark>" in shown(app)
    press(app, "lookup-close")
    assert "<mark>" not in shown(app)


@pytest.mark.parametrize(
    ("form", "said"),
    [("markdown", "> "), ("bibtex", "@misc{"), ("csl", '"type": "report"'), ("footnote", "antwoord 4.")],
)
def test_every_form_is_there_to_copy(app: AppTest, form: str, said: str) -> None:
    sound(typed(app, SLIP).selectbox(key="lookup-form").set_value(form).run())
    assert said in citations(app)[0]
    typed(app, "besloten#antwoord-1")
    assert app.selectbox(key="lookup-form").value == form


def test_a_link_that_is_not_known_is_said(app: AppTest) -> None:
    sound(typed(app, SLIP).selectbox(key="lookup-form").set_value("link").run())
    assert not citations(app)
    assert "geen adres op internet bekend" in shown(app)


def test_every_line_is_a_reference_of_its_own(app: AppTest) -> None:
    typed(app, f"besloten#antwoord-2\n\n{SLIP}\nKamerstuk 24 077, nr. 456\nAanhangsel 2023-2024, nr. 1314\n???")
    results: tuple[Looked, ...] = app.session_state[LOOKED]
    assert [len(item.found.matches) if item.found else None for item in results] == [1, 2, 2, 0, None]
    assert 'Begrepen als: <span lang="nl">adres besloten#antwoord-2' in shown(app)
    assert WORDS.exact in shown(app)
    assert WORDS.only_named in shown(app)
    assert WORDS.names_it in shown(app)
    assert WORDS.not_found_number in shown(app)
    wrong = results[4].wrong
    assert wrong is not None
    assert wrong.in_language("nl") in shown(app)
    # Of each of several the best place, the rest on request.
    assert len(citations(app)) == 3
    press(app, "lookup-more-3")
    assert len(citations(app)) == 4
    assert not app.markdown


def test_what_is_not_found_is_said_with_what_can_be_asked(app: AppTest) -> None:
    typed(app, "Op de maan van Jupiter wonen ijsberen met parasols")
    assert WORDS.not_found in shown(app)
    assert WORDS.forms_heading in shown(app)
    assert not citations(app)
    typed(app, SLIP)
    assert WORDS.forms_heading not in shown(app)


def test_results_survive_another_view_and_another_language(app: AppTest) -> None:
    press(typed(app, SLIP), "lookup-show-1-1")
    visit(app, "vraag")
    sound(app.radio(key="language").set_value("en").run())
    visit(app, "opzoeken")
    assert EN.lookup.pasted in shown(app)
    assert WORDS.pasted not in shown(app)
    assert "<mark>" in shown(app)


def test_too_many_lines_are_refused(app: AppTest) -> None:
    typed(app, "\n".join(f"kaas {n}" for n in range(MOST_LINES + 1)))
    assert WORDS.too_many.format(count=MOST_LINES + 1, most=MOST_LINES) in shown(app)
    assert LOOKED not in app.session_state


def test_many_lines_show_how_far_they_are_and_are_stopped(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    at_second, going_on = threading.Event(), threading.Event()

    def slow(
        engine: Engine, references: Iterable[str], progress: Callable[[Iterable[str]], Iterable[str]]
    ) -> tuple[Looked, ...]:
        def paused(lines: Iterable[str]) -> Iterable[str]:
            for place, line in enumerate(progress(lines)):
                if place == 1:
                    at_second.set()
                    going_on.wait()
                yield line

        return looked(engine, references, paused)

    monkeypatch.setattr("ui.lookup_page.looked", slow)
    sound(app.chat_input(key="lookup-field").set_value(f"{SLIP}\nbesloten#antwoord-2\nkaas").run())
    assert at_second.wait(60)
    job = app.session_state[JOB]
    sound(app.run())
    assert [element.proto.text for element in app.get("progress")] == ["1 van de 3 opgezocht"]
    press(app, f"{JOB}-stop")
    going_on.set()
    assert job.wait(60).state == "stopped"
    sound(app.run())
    assert WORDS.stopped in shown(app)
    assert LOOKED not in app.session_state


def test_lines_are_trimmed_and_the_same_one_counts_once() -> None:
    assert lines_of(" a b \r\n\n\tc\na b") == ("a b", "c")


def test_one_reference_that_cannot_be_looked_up_leaves_the_others_alone(engine: Engine) -> None:
    first, second = looked(engine, ["?!", SLIP], lambda lines: lines)
    assert first.wrong is not None
    assert first.found is None
    assert second.found == look_up(engine, SLIP)


def test_examples_hold_no_sign_of_markdown(engine: Engine) -> None:
    assert examples(FakeStore()) == ("Meer is er niet te melden.", "proef#antwoord-6")
    for example in examples(engine_of({"noemt": NAMING}).store):
        assert not set("*_`[]$<>:") & set(example), example


@pytest.mark.parametrize("strings", LANGUAGES.values(), ids=LANGUAGES)
def test_nothing_of_others_takes_effect(strings: Strings) -> None:
    quote = replace(
        citation(), display=HOSTILE, title=HOSTILE, speaker=HOSTILE, date=HOSTILE, section=HOSTILE, vraag=None
    )
    found = Found(HOSTILE, HOSTILE, (Match(quote, 0.9),))
    wrong = Looked(HOSTILE, wrong=Remark(HOSTILE, HOSTILE))
    parts = [reference_html(Looked(HOSTILE, found), strings), reference_html(wrong, strings)]
    read = Elements("".join([*parts, match_html(found, found.matches[0], strings)]))
    assert read.shown.count(HOSTILE) == 9
    assert not read.all("img")


@pytest.mark.parametrize(
    ("understood", "score", "said"),
    [
        ("adres x", 1.0, WORDS.exact), ("Kamerstuk", 0.9, WORDS.names_it), (None, 1.0, WORDS.literal),
        (None, 0.9, WORDS.nearly), (None, 0.75, WORDS.alike), (None, 0.5, WORDS.somewhat),
    ],
)  # fmt: skip
def test_the_score_is_said_in_words(understood: str | None, score: float, said: str) -> None:
    match = Match(citation(), score)
    assert score_text(Found("x", understood, (match,)), match, NL) == said
