"""Sentences that answer: what speaks for them, which are kept, how sure that makes, and what the fitted numbers are."""

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from shipped import FARE, LACHGAS, REGISTERED, WHATSAPP, gold_answers, gold_rows, seed_engine

from index.build import build
from index.lexical import Lexical
from index.records import Document, Metadata, Part, Span, Unit
from qa.answer import Engine
from qa.decide import CERTAIN, LIKELY, evidence, word
from qa.expected import Expectation
from qa.extract import Candidate, candidates, chosen, is_short_answer
from qa.features import Weighted, figures_met, years_met
from qa.question import read_question
from qa.records import NOT_FOUND
from qa.settings import AnswerSettings
from qa.weights import Logistic, parse, weights

TEXT = (
    "Vraag 1\nDeelt u de zorg? Zo ja, wat doet u?\n"
    "Antwoord op vraag 1\nJa. Ik zet in op toezicht en op voorlichting aan jongeren."
)
PAPER = Document("p", "p.txt", Metadata("vraag-antwoord", "Een paper"), "", TEXT)
ASKED = Span(TEXT.index("Deelt"), TEXT.index("\nAntwoord"))
ANSWERED = Span(TEXT.index("Ja."), len(TEXT))
UNIT = Unit("p", "p#antwoord-1", Span(0, len(TEXT)), (1,), (), (ASKED,), ANSWERED)
SETTINGS = AnswerSettings(word_price=0.01, quoted_sentences=3, quoted_words=20)


def candidate(shown: str, score: float, part: Part = "antwoord") -> Candidate:
    start = TEXT.index(shown)
    return Candidate(PAPER, UNIT, Span(start, start + len(shown)), part, shown, {}, score)


YES = "Ja."
REST = "Ik zet in op toezicht en op voorlichting aan jongeren."
FIRST_ASKED, THEN_ASKED = "Deelt u de zorg?", "Zo ja, wat doet u?"


def shown(found: list[Candidate]) -> list[str]:
    return [item.shown for item in found]


def test_the_share_of_a_question_is_weighed_by_how_rare_its_words_are() -> None:
    engine = Lexical.build([["politie", "lachgas"], ["politie"], ["politie", "drugs"], ["politie"]])
    weighed = Weighted.of(["politie", "lachgas"], engine)
    common, rare = engine.idf("politie"), engine.idf("lachgas")
    assert 0 < common < rare < engine.idf("nergens")
    assert weighed.covered({"lachgas"}) == pytest.approx(rare / (rare + common))
    assert weighed.covered({"politie", "lachgas", "anders"}) == pytest.approx(1)
    assert weighed.covered(set()) == 0
    assert Weighted.of([], engine).covered({"politie"}) == 0


@pytest.mark.parametrize(
    ("question", "sentence", "found"),
    [
        ("Hoeveel zaken zijn er?", "Er waren 1801 zaken.", 1),
        ("Hoeveel patiënten waren minderjarig?", "Een vijfde was minderjarig.", 1),
        ("Hoeveel zaken zijn er?", "Dat is onbekend.", 0),
        ("Wanneer gaat de wet in?", "De wet gaat op 1 juli 2025 in.", 1),
        ("Wanneer gaat de wet in?", "De wet gaat binnenkort gelden.", 0),
        ("Wie houdt toezicht?", "Dat is de Autoriteit Consument en Markt.", 1),
        ("Waarom is dat zo?", "Dat is zo omdat het strafrecht dat vraagt.", 1),
        ("Beschrijf de aanpak", "Dat is onbekend.", 1),
    ],
)
def test_the_kind_of_thing_asked_for_is_found(question: str, sentence: str, found: int) -> None:
    assert Expectation.of(read_question(question, 0.25)).met(sentence)["expected"] == found


def test_figures_and_years_of_the_question_are_looked_for() -> None:
    asked = read_question("Hoeveel van de 68.000 cilinders nam Van Weel in 2023 in?", 0.25)
    assert figures_met(asked, "In 2023 waren het er 68.000.") == 1
    assert figures_met(asked, "In 2023 waren het er 66.000.") == 0.5
    assert years_met(asked, "In 2024 waren het er 68.000.") == 0
    assert years_met(asked, "Tussen 2023 en 2025") == 1
    plain = read_question("Hoeveel zaken zijn er?", 0.25)
    assert figures_met(plain, "") == years_met(plain, "") == 1


def test_candidates_are_whole_sentences_of_the_passages_and_their_questions() -> None:
    engine = seed_engine()
    read = engine.read(REGISTERED)
    hits = engine.search(read, engine.store.vectors.scores(engine.store.encoder.query("x")) > -2, 5)
    found = candidates(engine.store, engine.vectors, engine.fitted.sentence, read, hits)
    assert [item.score for item in found] == sorted((item.score for item in found), reverse=True)
    assert found[0].shown == "Bij het OM zijn 1801 lachgaszaken geregistreerd."
    assert len({(item.document.file, item.span) for item in found}) == len(found)
    units = {hit.passage.unit for hit in hits}
    for item in found:
        assert item.unit.address in units
        within = item.unit.questions if item.part == "vraag" else (item.unit.answer,)
        assert any(span and span.start <= item.span.start < item.span.end <= span.end for span in within)
        assert item.part == "tekst" if not item.unit.numbers else item.part in ("vraag", "antwoord")
        # Every number that the fit may weigh is there.
        assert set(item.features) >= set(engine.fitted.sentence.coefficients)
    assert candidates(engine.store, engine.vectors, engine.fitted.sentence, read, ()) == []


def test_evidence_holds_every_number_that_the_fit_weighs() -> None:
    engine = seed_engine()
    for question in (REGISTERED, FARE, "antwoord op vraag 7 over lachgas", "Xqzzy?"):
        read = engine.read(question)
        hits = engine.search(read, engine.store.vectors.scores(engine.store.encoder.query("x")) > -2, 10)
        found = candidates(engine.store, engine.vectors, engine.fitted.sentence, read, hits)
        given = evidence(engine.vectors, read, hits, found, len(engine.store.passages))
        assert set(given) >= set(engine.fitted.answer.coefficients)
        assert 0 <= engine.fitted.confidence(given) <= 1


def test_only_sentences_nearly_as_good_as_the_best_are_kept() -> None:
    # A chance of 1 in 1 + e**4 for 4 words, and of 1 in 1 + e for 5.
    found = [candidate(REST, 5.0), candidate(FIRST_ASKED, 1.0, "vraag")]
    assert shown(chosen(found, SETTINGS)) == [REST]
    near = [candidate(REST, 5.0), candidate(THEN_ASKED, 4.0, "vraag")]
    assert set(shown(chosen(near, SETTINGS))) == {REST, THEN_ASKED}


def test_what_is_kept_stays_within_the_limits() -> None:
    found = [candidate(REST, 5.0), candidate(THEN_ASKED, 4.9, "vraag"), candidate(FIRST_ASKED, 4.8, "vraag")]
    assert shown(chosen(found, replace(SETTINGS, quoted_sentences=1))) == [REST]
    assert shown(chosen(found, replace(SETTINGS, quoted_words=14))) == [FIRST_ASKED, REST]
    # The best sentence is quoted however long it is.
    assert shown(chosen(found, replace(SETTINGS, quoted_words=1))) == [REST]
    assert chosen([], SETTINGS) == []


def test_a_short_answer_brings_its_question_before_it() -> None:
    found = [candidate(YES, 5.0), candidate(THEN_ASKED, 1.0, "vraag"), candidate(FIRST_ASKED, 0.0, "vraag")]
    assert is_short_answer(found[0])
    assert shown(chosen(found, SETTINGS)) == [FIRST_ASKED, THEN_ASKED, YES]


def test_a_question_brings_its_short_answer() -> None:
    found = [candidate(FIRST_ASKED, 5.0, "vraag"), candidate(REST, 1.0), candidate(YES, 0.0)]
    assert shown(chosen(found, SETTINGS)) == [FIRST_ASKED, YES]
    assert not is_short_answer(candidate(REST, 1.0))


@pytest.mark.parametrize("paper", [LACHGAS, WHATSAPP])
def test_yes_is_never_shown_without_what_was_asked(paper: str) -> None:
    engine = Engine(seed_engine().store, fitted=replace(weights(), threshold=0.0))
    units = [unit for unit in engine.store.units(paper) if unit.answer and unit.numbers]
    text = engine.store.document(paper).text
    short = [u for u in units if u.answer and len(text[u.answer.start : u.answer.end].split()) <= 3]
    assert short
    for unit in short:
        asked = " ".join(text[unit.questions[0].start : unit.questions[0].end].split())
        cited = engine.ask(asked).citations
        of_unit = [item.part for item in cited if item.address == unit.address]
        assert of_unit.index("vraag") < of_unit.index("antwoord")


def test_no_short_answer_over_the_gold_questions_stands_alone() -> None:
    for answer in gold_answers():
        asked = {item.address for item in answer.citations if item.part == "vraag"}
        bare = [item for item in answer.citations if item.part == "antwoord" and len(item.display.split()) <= 3]
        assert [item.address for item in bare if item.address not in asked] == []


def test_below_the_threshold_nothing_is_cited_and_the_nearest_is_listed() -> None:
    store = seed_engine().store
    refusing = Engine(store, fitted=replace(weights(), threshold=1.1)).ask(REGISTERED)
    answering = Engine(store, fitted=replace(weights(), threshold=0.0)).ask(REGISTERED)
    assert (refusing.abstained, refusing.citations, refusing.answer) == (True, (), NOT_FOUND.dutch)
    assert not answering.abstained
    assert refusing.passages == answering.passages
    assert len(refusing.passages) >= 10
    assert refusing.confidence == answering.confidence


def test_abstained_answers_over_the_gold_questions_cite_nothing() -> None:
    abstained = [answer for answer in (*gold_answers(), seed_engine().ask(FARE)) if answer.abstained]
    assert abstained
    for answer in abstained:
        assert answer.citations == ()
        assert len(answer.passages) >= 10
        assert answer.answer.startswith("Niet gevonden: ")
    assert abstained[-1].answer == NOT_FOUND.dutch


def test_confidence_is_higher_where_the_sources_hold_an_answer() -> None:
    kinds = [row["kind"] == "unanswerable" for row in gold_rows()]
    sure = [answer.confidence for answer, none in zip(gold_answers(), kinds, strict=True) if not none]
    unsure = [answer.confidence for answer, none in zip(gold_answers(), kinds, strict=True) if none]
    assert all(0 <= value <= 1 for value in (*sure, *unsure))
    assert sum(sure) / len(sure) > sum(unsure) / len(unsure) + 0.2


def test_a_word_for_the_confidence() -> None:
    assert [word(value) for value in (1.0, CERTAIN, CERTAIN - 1e-6, LIKELY, LIKELY - 1e-6, 0.0)] == [
        *("zeker", "zeker", "waarschijnlijk", "waarschijnlijk", "onzeker", "onzeker")
    ]


def test_a_logistic_worked_out_by_hand() -> None:
    fitted = Logistic(-1.0, {"a": 2.0, "b": 0.5})
    assert fitted.log_odds({"a": 0.5, "b": 2.0, "other": 9.0}) == 1.0
    assert fitted.probability({"a": 0.5, "b": 0.0}) == 0.5
    assert fitted.probability({"a": 0.5, "b": 2.0}) == pytest.approx(0.7310585786)
    assert fitted.probability({"a": 1e9, "b": 0}) == pytest.approx(1)
    assert fitted.probability({"a": -1e9, "b": 0}) == pytest.approx(0)
    with pytest.raises(KeyError):
        fitted.log_odds({"a": 1.0})


def test_the_shipped_weights_are_those_of_the_file() -> None:
    content = json.loads(files("qa").joinpath("weights.json").read_text(encoding="utf-8"))
    assert weights() == parse(content, weights().checksum)
    assert 0 < weights().threshold < 1
    with pytest.raises(KeyError):
        parse({name: value for name, value in content.items() if name != "threshold"}, "")


def test_other_weights_or_settings_give_another_fingerprint() -> None:
    store = seed_engine().store
    one = seed_engine().fingerprint
    assert Engine(store).fingerprint == one
    assert Engine(store, replace(AnswerSettings(), quoted_sentences=1)).fingerprint != one
    assert Engine(store, fitted=replace(weights(), checksum="0" * 64)).fingerprint != one


def test_an_answer_does_not_depend_on_what_was_asked_before() -> None:
    fresh = Engine(seed_engine().store)
    backwards = [fresh.ask(row["question"], id=row["id"]) for row in reversed(gold_rows()[::5])]
    assert [replace(answer, latency_ms=0.0) for answer in reversed(backwards)] == [
        replace(answer, latency_ms=0.0) for answer in gold_answers()[::5]
    ]


def test_a_vraag_without_an_answer_answers_nothing(tmp_path: Path) -> None:
    asked = "Vraag 1\nWat kost een fiets in Nederland?\n\nVraag 2\nHoeveel fietsen zijn er in Nederland?\n"
    answered = "\nVraag 3\nIs er een helm verplicht?\n\nAntwoord op vraag 3\nNee, een helm is niet verplicht.\n"
    (tmp_path / "stukken").mkdir()
    (tmp_path / "stukken" / "fiets.txt").write_text(asked + answered, encoding="utf-8")
    build([tmp_path / "stukken"], tmp_path / "index")
    answer = Engine.open(tmp_path / "index").ask("Wat kost een fiets in Nederland?")
    assert all("Wat kost" not in item.quote for item in answer.citations)
