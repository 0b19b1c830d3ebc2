"""A question taken from a paper, asked as if that paper were not there."""

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from evaluated import untimed

from index.build import build
from qa.answer import Engine
from qa.evaluation.content import content
from qa.evaluation.own_document import without_own
from qa.evaluation.run import answer_and_judge
from qa.gold.records import UNANSWERABLE, Gold, GoldFile, Place
from qa.records import Answer, Asked, Filters

HONEY, LATER, LETTER = "honing.txt", "later.txt", "brief.txt"
ASKED = "Hoeveel bijenkasten staan er op de daken van het gemeentehuis in Oostwoud?"
_PAPERS = {
    HONEY: f"""Antwoord van minister Van Dam (Landbouw) (ontvangen 3 mei 2023)

Vraag 1
{ASKED}

Antwoord op vraag 1
Op de daken van het gemeentehuis in Oostwoud staan veertien bijenkasten.

Vraag 2
Deelt u de zorg over de honingoogst van dit najaar? Welke imkers verzorgen de bijen op het dak?
Waarom?

Antwoord op vraag 2
De bijen bestuiven de tuinen in de omgeving.
""",
    LATER: """Antwoord van minister Molenaar (Landbouw) (ontvangen 8 juni 2024)

Vraag 1
Zijn er inmiddels meer bijenkasten op het gemeentehuis van Oostwoud bij gekomen?

Antwoord op vraag 1
Ja, op de daken van het gemeentehuis in Oostwoud staan nu twintig bijenkasten.
""",
    LETTER: """Geachte voorzitter,

Met deze brief informeer ik uw Kamer over de tramlijn.

Tramlijn
De tramlijn naar de haven rijdt vanaf het voorjaar weer elk kwartier.
""",
}


@cache
def index() -> Path:
    """An index over the papers."""
    folder = Path(tempfile.mkdtemp(prefix="own-", dir=Path.home()))
    (folder / "papers").mkdir()
    for name, text in _PAPERS.items():
        (folder / "papers" / name).write_text(text, encoding="utf-8")
    # The same paper under another name.
    (folder / "papers" / "kopie.txt").write_text(_PAPERS[HONEY], encoding="utf-8")
    build([folder / "papers"], folder / "index")
    return folder / "index"


@pytest.fixture(scope="module")
def engine() -> Engine:
    """An engine over the papers."""
    return Engine.open(index())


def gold(question: str, *places: Place, answer: tuple[str, ...] = (), own_words: bool = False) -> Gold:
    """A gold question."""
    return Gold(Asked("1", question, Filters(), ()), "factoid", places, answer, own_words)


def test_a_question_keeps_its_places_in_other_papers(engine: Engine) -> None:
    asked = gold(ASKED, Place(HONEY, 1), Place(LATER, 1), answer=("veertien bijenkasten", "twintig\nbijenkasten"))
    found, without = without_own(engine.store, asked)
    assert set(without) == {HONEY, "kopie.txt"}
    assert (found.kind, found.relevant, found.answer) == ("factoid", (Place(LATER, 1),), ("twintig\nbijenkasten",))


def test_an_answer_in_own_words_is_kept_as_it_is(engine: Engine) -> None:
    asked = gold(ASKED, Place(HONEY, 1), Place(LATER, 1), answer=("Twee dozijn min tien.",), own_words=True)
    assert without_own(engine.store, asked)[0].answer == ("Twee dozijn min tien.",)


def test_a_question_without_another_place_is_one_to_refuse(engine: Engine) -> None:
    found, without = without_own(engine.store, gold(ASKED, Place(HONEY, 1), answer=("veertien bijenkasten",)))
    assert (found.kind, found.relevant, found.answer) == (UNANSWERABLE, (), ())
    assert HONEY in without


def test_one_sentence_of_a_vraag_or_one_too_short_is_its_papers_own_word_for_word(engine: Engine) -> None:
    assert HONEY in without_own(engine.store, gold("waarom?", Place(HONEY, 2)))[1]
    assert HONEY in without_own(engine.store, gold("Welke imkers verzorgen  de bijen op het dak", Place(HONEY, 2)))[1]
    assert without_own(engine.store, gold("Waarom dan?", Place(HONEY, 2)))[1] == ()


def test_a_question_that_no_vraag_asks_has_no_own_paper(engine: Engine) -> None:
    for asked in (
        gold("Rijdt de tram naar de haven al?", Place(LETTER, None, "Tramlijn")),
        gold("Wat bestuiven de bijen?", Place(HONEY, 2)),
        gold(ASKED, Place(LATER, 1)),
        gold(ASKED),
        gold(ASKED, Place("nergens.txt", 1)),
    ):
        assert without_own(engine.store, asked) == (asked, ())


def test_what_is_left_out_is_neither_listed_nor_quoted(engine: Engine) -> None:
    whole = engine.ask(ASKED)
    assert {item.document for item in whole.citations} <= {HONEY, "kopie.txt"}
    apart = engine.ask(ASKED, without=(HONEY, "kopie.txt"))
    listed = {item.document for item in apart.passages} | {item.document for item in apart.citations}
    assert LATER in listed
    assert not listed & {HONEY, "kopie.txt"}
    by_id = engine.ask(ASKED, without=("honing", "kopie"))
    assert untimed_answer(by_id) == untimed_answer(apart)
    assert untimed_answer(engine.ask(ASKED, without=())) == untimed_answer(whole)
    assert engine.ask(ASKED, without=(*_PAPERS, "kopie.txt")).passages == ()


def untimed_answer(answer: Answer) -> Answer:
    """An answer without its time."""
    return replace(answer, latency_ms=0.0)


def test_a_run_without_own_papers_says_how_many_it_left_out(tmp_path: Path) -> None:
    rows = (
        gold(ASKED, Place(HONEY, 1)),
        gold(ASKED, Place(HONEY, 1), Place(LATER, 1)),
        gold("Rijdt de tram naar de haven weer elk kwartier?", Place(LETTER, None, "Tramlijn")),
    )
    file = GoldFile("g.jsonl", "0" * 64, rows, ())
    run = answer_and_judge(index(), file, tmp_path, leave_own_document_out=True)
    assert [item.kind for item in run.judged] == [UNANSWERABLE, "factoid", "factoid"]
    assert {item.document for item in run.judged[1].quoted} == {LATER}
    found = content(run, file)
    assert found["own_document"] == {"questions": 2, "to_refuse": 1}
    assert found["settings"]["leave_own_document_out"] is True
    usual = answer_and_judge(index(), file, tmp_path / "usual")
    assert content(usual, file)["own_document"] is None
    assert untimed(usual.judged)[2] == untimed(run.judged)[2]
