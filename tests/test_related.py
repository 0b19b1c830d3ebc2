"""Related questions: real Vraag texts near to what was asked, not those that were answered, the same every time."""

from dataclasses import replace

import pytest
from shipped import FARE, LACHGAS, REGISTERED, seed_engine

from index.dutch import words
from index.tidy import tidy
from qa.records import Filters
from qa.related import MOST, related


def vraag_texts(document: str | None = None) -> list[str]:
    """Each Vraag of the seeds as it is shown."""
    store = seed_engine().store
    papers = [store.document(f"{document}.txt")] if document else list(store.documents())
    return [
        " ".join(tidy(paper, span) for span in unit.questions)
        for paper in papers
        for unit in store.units(paper.id)
        if unit.questions
    ]


@pytest.mark.parametrize("question", [REGISTERED, "Hoe komt lachgas bij jongeren terecht via WhatsApp?"])
def test_they_stand_in_the_papers_and_are_not_answered_yet(question: str) -> None:
    engine = seed_engine()
    answer = engine.ask(question)
    found = related(engine, question, answer)
    assert 0 < len(found) <= MOST
    assert len(set(found)) == len(found)
    for text in found:
        assert any(text in whole for whole in vraag_texts()), text
        assert "?" in text
    cited = [engine.store.unit(citation.address) for citation in answer.citations]
    quoted = {tidy(engine.store.document(unit.document), span) for unit in cited for span in unit.questions}
    assert not quoted & set(found)
    assert related(engine, question, answer) == found


def test_a_filter_holds_for_them_too() -> None:
    engine, filters = seed_engine(), Filters(document=f"{LACHGAS}.txt")
    question = "Wat gebeurt er tegen dealers op sociale media?"
    found = related(engine, question, engine.ask(question, filters=filters), filters)
    assert all(any(text in whole for whole in vraag_texts(LACHGAS)) for text in found)
    nothing = Filters(date_from="2090-01-01")
    assert related(engine, question, engine.ask(question, filters=nothing), nothing) == ()


def test_another_subject_has_none() -> None:
    engine = seed_engine()
    assert related(engine, FARE, engine.ask(FARE)) == ()
    assert related(engine, REGISTERED, replace(engine.ask(REGISTERED), passages=())) == ()


def test_what_was_asked_is_not_offered_again() -> None:
    engine = seed_engine()
    for text in vraag_texts(LACHGAS)[:4]:
        own = set(words(text))
        for other in related(engine, text, engine.ask(text)):
            assert len(own & set(words(other))) < 0.6 * min(len(own), len(set(words(other))))
