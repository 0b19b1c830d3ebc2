"""A question in the very words of a Vraag: recognised, and answered with its whole Antwoord."""

import functools
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from harbour import DECIDED, DREDGING, HARBOUR, PLANNED, QUAY, SEAGULLS, engine_of, paper
from shipped import LACHGAS, WHATSAPP, seed_engine

from bench.collection import Paper
from bench.made_index import make_index
from index.passages import cut
from index.records import Document, Passage, Unit
from index.settings import BuildSettings
from index.tidy import tidy
from index.tokens import count_words
from qa.answer import Engine
from qa.own_words import asked_before
from qa.records import Answer, Filters


def asked() -> list[tuple[Document, Unit]]:
    """The answered questions of the two seed papers that hold any."""
    store = seed_engine().store
    return [(store.document(name), unit) for name in (LACHGAS, WHATSAPP) for unit in store.units(name) if unit.numbers]


def vraag(document: Document, unit: Unit) -> str:
    return " ".join(tidy(document, span) for span in unit.questions)


def antwoord(document: Document, unit: Unit) -> str:
    assert unit.answer
    return tidy(document, unit.answer)


def quoted(answer: Answer, address: str) -> str:
    """What is quoted of the answer of a unit, in the order of its paper."""
    found = [item for item in answer.citations if item.address == address and item.part == "antwoord"]
    return " ".join(item.display for item in sorted(found, key=lambda item: item.start))


def test_every_vraag_has_its_own_whole_antwoord_first() -> None:
    assert len(asked()) == 22
    for document, unit in asked():
        answer = seed_engine().ask(vraag(document, unit))
        assert answer.citations[0].address == unit.address
        assert quoted(answer, unit.address) == antwoord(document, unit)
        assert answer.passages[0].address == unit.address
        assert len(answer.passages) >= 10
        assert [item.rank for item in answer.passages] == list(range(1, len(answer.passages) + 1))


def test_the_vraag_is_shown_with_a_short_answer_and_with_no_other() -> None:
    for document, unit in asked():
        answer = seed_engine().ask(vraag(document, unit))
        short = len(antwoord(document, unit).split()) <= 6
        assert any(item.part == "vraag" and item.address == unit.address for item in answer.citations) == short


# Answers alone, with title and number, among all letters: 14 of 20 when this was written, a limit of today's search.
FOUND_WITHOUT_QUESTIONS = 13


@functools.cache
def engine_without_questions() -> Engine:
    """An engine over the seeds in which no Vraag is indexed."""
    store = seed_engine().store
    papers, number = [], 0
    for document in store.documents():
        units = tuple(replace(unit, questions=()) for unit in store.units(document.id) if unit.answer)
        passages: list[Passage] = []
        for unit in units:
            passages += cut(document, unit, BuildSettings().passage_tokens, count_words, number + len(passages))
        number += len(passages)
        papers.append(Paper(document, units, tuple(passages)))
    folder = Path(tempfile.mkdtemp(prefix="without-questions-", dir=Path.home()))
    make_index(papers, folder / "index", store.encoder)
    return Engine.open(folder / "index")


def test_without_the_questions_search_has_to_find_the_answer() -> None:
    telling = [(document, unit) for document, unit in asked() if len(antwoord(document, unit).split()) > 1]
    assert len(telling) == 20
    engine = engine_without_questions()
    everywhere = np.ones(len(engine.store.passages), dtype=bool)
    right = 0
    for document, unit in telling:
        question = vraag(document, unit)
        assert asked_before(engine.store, question, everywhere) == ()
        answer = engine.ask(question)
        right += bool(answer.citations) and answer.citations[0].address == unit.address
    assert right >= FOUND_WITHOUT_QUESTIONS


@functools.cache
def harbour() -> Engine:
    """An engine over the papers about a harbour."""
    return engine_of(HARBOUR)


@pytest.mark.parametrize(
    "question",
    [
        DREDGING,
        DREDGING.upper(),
        DREDGING.rstrip("?"),
        f"4. {DREDGING}",
        f"Vraag 4: {DREDGING}",
        f"{DREDGING} 2)",
        DREDGING.replace("baggeren", "bagggeren").replace("havenmeester", "havenmeseter"),
        DREDGING.replace(" per jaar", ""),
        f"  {DREDGING[:30]}\n{DREDGING[30:]} ",
    ],
)
def test_a_vraag_is_recognised_however_it_is_typed_over(question: str) -> None:
    answer = harbour().ask(question)
    assert quoted(answer, "besloten#antwoord-4") == "Het baggeren van de haven kost 300.000 euro per jaar."
    assert answer.confidence >= 0.8
    assert answer.citations[0].address == "besloten#antwoord-4"


@pytest.mark.parametrize(
    "question",
    [
        "Kunt u dit toelichten?",
        "Kunt u uw antwoord nader toelichten?",
        DREDGING.replace("baggeren", "verlichten").replace("haven ", "vuurtoren "),
        DREDGING.replace("per jaar", "in 2019"),
        "Wat kost het baggeren?",
        f"{DREDGING} " * 60,
        "",
        "?" * 4000,
    ],
)
def test_another_question_is_no_vraag(question: str) -> None:
    store = harbour().store
    assert asked_before(store, question, np.ones(len(store.passages), dtype=bool)) == ()


def test_a_vraag_without_what_follows_it_is_that_vraag() -> None:
    tailed = "Deelt u de zorg over de oude vuurtoren van Oesterdam? Zo ja, wat gaat u daaraan doen?"
    engine = engine_of({"toren": paper("Zeeman (Water)", "1 mei 2022", (tailed, "Nee. De toren is in 2020 hersteld."))})
    answer = engine.ask(tailed.split(" Zo ja")[0])
    assert quoted(answer, "toren#antwoord-1") == "Nee. De toren is in 2020 hersteld."


def test_a_number_inside_a_vraag_is_part_of_it() -> None:
    inner = "Wat vindt u van artikel 10. En van de motie (Kamerstuk 25 424, nr. 691) over de vuurtoren van Oesterdam?"
    engine = engine_of({"toren": paper("Zeeman (Water)", "1 mei 2022", (inner, "Die motie is uitgevoerd."))})
    assert quoted(engine.ask(inner), "toren#antwoord-1") == "Die motie is uitgevoerd."


def test_the_newest_paper_with_a_vraag_comes_first_and_the_others_follow() -> None:
    answer = harbour().ask(QUAY)
    assert [item.document for item in answer.citations] == ["besloten.txt", "gepland.txt"]
    older = harbour().ask(QUAY, filters=Filters(date_to="2022-01-01"))
    assert [item.document for item in older.citations] == ["gepland.txt"]


def test_what_is_asked_comes_before_what_is_nearly_asked_later() -> None:
    nearly = QUAY.replace("wanneer begint", "wanneer begint dan toch")
    papers = {"a": PLANNED, "b": paper("Zeeman (Water)", "1 mei 2025", (nearly, "In de herfst van volgend jaar."))}
    answer = engine_of(papers).ask(QUAY)
    assert list(dict.fromkeys(item.document for item in answer.citations)) == ["a.txt", "b.txt"]


def test_an_undated_paper_comes_last() -> None:
    undated = DECIDED.replace(" (ontvangen 4 februari 2023)", "").replace("15 miljoen", "18 miljoen")
    answer = engine_of({"a": undated, "b": PLANNED}).ask(QUAY)
    assert [item.document for item in answer.citations] == ["b.txt", "a.txt"]


def test_a_very_long_answer_ends_with_a_sentence_and_says_that_it_goes_on() -> None:
    long = " ".join(f"In vak {n} van de haven liggen {n} boten aan de lange steiger." for n in range(1, 61))
    engine = engine_of({"lang": paper("Zeeman (Water)", "1 mei 2022", (DREDGING, long))})
    answer = engine.ask(DREDGING)
    words = quoted(answer, "lang#antwoord-1").split()
    assert 380 <= len(words) <= 400
    assert words[-1] == "steiger."
    assert long.startswith(" ".join(words))
    left = len(long.split()) - len(words)
    assert [note.dutch for note in answer.notes] == [
        f"Het antwoord gaat nog {left} woorden door; lees verder in de bron (lang#antwoord-1)."
    ]


def test_each_of_several_pasted_questions_is_recognised() -> None:
    answer = harbour().ask(f"1. {QUAY}\n2. {DREDGING}")
    assert {"besloten#antwoord-2", "besloten#antwoord-4"} <= {item.address for item in answer.citations}


def test_the_first_of_a_repeated_short_answer_stands_for_all() -> None:
    answer = harbour().ask(SEAGULLS)
    assert [(item.document, item.part) for item in answer.citations] == [
        ("besloten.txt", "vraag"),
        ("besloten.txt", "antwoord"),
    ]
    assert len(answer.notes) == 1
    assert "gepland#antwoord-1" in answer.notes[0].dutch
