"""Gold from judged answers: what a useful one gives, what a poor one needs, and a file that keeps what it held."""

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from gold_papers import CHEESE, PAPERS
from harbour import engine_of

from index.errors import QuestionError
from qa.answer import Engine
from qa.audit import decide
from qa.audit_chain import encoded
from qa.audit_entry import answer_payload
from qa.audit_erase import erase
from qa.audit_log import AuditLog
from qa.audit_records import AuditError, Decision
from qa.gold.add import append, gold_row, key_of, questions_in
from qa.gold.check import check
from qa.gold.gold_file import read_gold_file
from qa.gold.rated import rated_answer, rated_answers
from qa.gold.records import Place
from qa.records import Filters

LICENCES = "Hoeveel kaasmakers verloren hun vergunning voor de kaasmarkt van Oudewater?"
FARE = "Wat kost een treinkaartje van Utrecht naar Groningen?"
LINE = {"id": "a", "question": "Wat kost boerenkaas?", "kind": "unanswerable", "relevant": []}

Asking = Callable[..., int]


@pytest.fixture(scope="module")
def engine() -> Engine:
    """An engine over the papers about cheese and books."""
    return engine_of(PAPERS)


@pytest.fixture
def log(tmp_path: Path) -> AuditLog:
    """An audit log that holds nothing yet."""
    return AuditLog(tmp_path / "audit.jsonl")


@pytest.fixture
def asked(engine: Engine, log: AuditLog) -> Asking:
    """Asks, keeps and judges; gives the line of the answer."""

    def ask(question: str, *decisions: Decision, remark: str | None = None, **more: Any) -> int:
        answer = engine.ask(question, **{name: more[name] for name in more if name in ("filters", "history")})
        line = log.append(encoded(answer_payload(answer, "ui", **more)))
        for decision in decisions:
            decide(log, line, decision, remark)
        return line

    return ask


def test_a_useful_answer_gives_its_unit_and_its_quotes(engine: Engine, log: AuditLog, asked: Asking) -> None:
    row = gold_row(rated_answer(log, asked(LICENCES, "useful")), engine.store)
    assert row["question"] == LICENCES
    assert row["kind"] == "factoid"
    assert row["document"] == "kaas.txt"
    assert row["relevant"] == [{"document": "kaas.txt", "vraag": 2, "section": None}]
    assert any("41 kaasmakers" in span for span in row["answer"])
    assert all(span in " ".join(CHEESE.split()) for span in row["answer"])
    assert "own_words" not in row


def test_a_useful_refusal_gives_an_unanswerable_row(engine: Engine, log: AuditLog, asked: Asking) -> None:
    row = gold_row(rated_answer(log, asked(FARE, "useful")), engine.store)
    assert (row["kind"], row["document"], row["relevant"], row["answer"]) == ("unanswerable", None, [], [])


def test_filters_and_conversation_go_with_the_question(engine: Engine, log: AuditLog, asked: Asking) -> None:
    line = asked(LICENCES, "useful", filters=Filters(document="kaas.txt"), history=["Wie gaat over kaas?"])
    row = gold_row(rated_answer(log, line), engine.store)
    assert row["filters"] == {"document": "kaas.txt"}
    assert row["history"] == ["Wie gaat over kaas?"]


@pytest.mark.parametrize("decision", ["partly", "wrong"])
def test_a_poor_answer_needs_the_right_place(decision: Decision, engine: Engine, log: AuditLog, asked: Asking) -> None:
    rated = rated_answer(log, asked(LICENCES, decision))
    with pytest.raises(QuestionError, match="--source en --answer"):
        gold_row(rated, engine.store)
    row = gold_row(rated, engine.store, [Place("kaas.txt", 4)], ["nee"])
    assert (row["relevant"][0]["vraag"], row["answer"], row["own_words"]) == (4, ["nee"], True)
    row = gold_row(rated, engine.store, [Place("kaas.txt", 3)], ["elke  maand"])
    assert (row["relevant"][0]["vraag"], row["answer"]) == (3, ["elke maand"])
    assert gold_row(rated, engine.store, unanswerable=True)["kind"] == "unanswerable"


@pytest.mark.parametrize(
    ("places", "answer", "unanswerable", "said"),
    [
        ([Place("kaas.txt", 3)], ["41 kaasmakers"], False, "niet op die plaats"),
        ([Place("kaas.txt", 3)], ["verloren 41 kaasmakers hun vergunning"], False, "niet op die plaats"),
        ([Place("kaas.txt", 9)], ["41"], False, "niet zo in de index"),
        ([Place("zuivel.txt", 1)], ["41"], False, "niet zo in de index"),
        ([Place("kaas.txt", 2)], [], False, "horen bij elkaar"),
        ([], ["41"], False, "horen bij elkaar"),
        ([Place("kaas.txt", 2)], ["41"], True, "het een of het ander"),
    ],
)
def test_a_place_that_cannot_be_right_is_refused(
    places: list[Place],
    answer: list[str],
    unanswerable: bool,
    said: str,
    engine: Engine,
    log: AuditLog,
    asked: Asking,
) -> None:
    rated = rated_answer(log, asked(LICENCES, "wrong"))
    with pytest.raises(QuestionError, match=said):
        gold_row(rated, engine.store, places, answer, unanswerable)


def test_a_source_that_has_changed_is_no_gold(log: AuditLog, asked: Asking) -> None:
    rated = rated_answer(log, asked(LICENCES, "useful"))
    later = engine_of(PAPERS | {"kaas": CHEESE.replace("41", "52")})
    with pytest.raises(QuestionError, match="staat niet meer zo in kaas#antwoord-2"):
        gold_row(rated, later.store)
    moved = engine_of(PAPERS | {"kaas": f"{CHEESE}\nNaschrift over kaas.\n"})
    assert gold_row(rated, moved.store)["relevant"][0]["vraag"] == 2


def test_the_last_judgement_counts_and_use_in_a_dossier_is_none(log: AuditLog, asked: Asking) -> None:
    asked(LICENCES, "wrong", "useful", "used", remark="toch goed")
    asked(FARE, "used")
    asked(FARE)
    (only,) = rated_answers(log)
    assert (only.n, only.rating, only.remark, only.abstained) == (1, "useful", "toch goed", False)


def test_lines_that_hold_no_judged_answer_say_why(log: AuditLog, asked: Asking) -> None:
    asked(LICENCES, "useful")
    asked(FARE)
    with pytest.raises(AuditError, match="geen antwoord"):
        rated_answer(log, 2)
    with pytest.raises(AuditError, match="niet geoordeeld"):
        rated_answer(log, 3)
    with pytest.raises(AuditError, match="staat niet in"):
        rated_answer(log, 4)


def test_what_was_erased_is_not_there(log: AuditLog, asked: Asking) -> None:
    line = asked(LICENCES, "useful")
    asked(FARE, "useful")
    erase(log, [line], "verzoek")
    assert [item.question for item in rated_answers(log)] == [FARE]
    with pytest.raises(AuditError, match="gewist"):
        rated_answer(log, line)


def test_adding_keeps_every_byte_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    before = (
        b'\xef\xbb\xbf{"question": "Wat  is kaas?"}\r\n\n{"id":  1.50, "question":"\\u00e9\xc3\xa9"}\nkapot {\n \xff'
    )
    path.write_bytes(before)
    path.chmod(0o640)
    append(path, LINE)
    assert path.read_bytes() == before + b"\n" + json.dumps(LINE).encode() + b"\n"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    append(path, [{**LINE, "id": "b", "question": "Één?"}, {**LINE, "id": "c", "question": "Twee?"}])
    assert path.read_bytes().startswith(before)
    assert path.read_bytes().endswith(b'"Twee?", "kind": "unanswerable", "relevant": []}\n')
    assert [name.name for name in tmp_path.iterdir()] == ["g.jsonl"]


def test_a_file_that_is_not_there_is_made_and_a_link_stays_one(tmp_path: Path) -> None:
    append(tmp_path / "echt.jsonl", LINE)
    (tmp_path / "link.jsonl").symlink_to("echt.jsonl")
    append(tmp_path / "link.jsonl", {**LINE, "id": "b", "question": "Wat is melk?"})
    assert (tmp_path / "link.jsonl").is_symlink()
    assert len((tmp_path / "echt.jsonl").read_text(encoding="utf-8").splitlines()) == 2


@pytest.mark.parametrize(
    "again",
    [
        [{**LINE, "id": "b", "question": "wat kost «boerenkaas»"}],
        [{**LINE, "question": "Wat is melk?"}],
        [{**LINE, "id": "b", "question": "Wat is melk?"}, {**LINE, "id": "c", "question": "Wat is melk"}],
    ],
)
def test_no_question_and_no_id_is_there_twice(again: list[dict[str, Any]], tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    append(path, LINE)
    before = path.read_bytes()
    with pytest.raises(QuestionError, match=r"staat al in g\.jsonl"):
        append(path, again)
    assert path.read_bytes() == before


def test_the_same_words_in_another_conversation_are_another_question(tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    append(path, LINE)
    other = {**LINE, "id": "b", "history": ["Wat is kaas?"]}
    append(path, other)
    assert questions_in(path) == {key_of(LINE), key_of(other)}
    assert questions_in(tmp_path / "niets.jsonl") == frozenset()


def test_other_files_are_refused_and_a_failure_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(QuestionError, match=r"alleen aan een \.jsonl"):
        append(tmp_path / "g.xlsx", LINE)
    path = tmp_path / "g.jsonl"
    append(path, LINE)

    def fails(descriptor: int) -> None:
        raise OSError(28, "schijf vol")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(QuestionError, match="schijf vol"):
        append(path, {**LINE, "id": "b", "question": "Wat is melk?"})
    assert questions_in(path) == {key_of(LINE)}
    assert [name.name for name in tmp_path.iterdir()] == ["g.jsonl"]


def test_what_is_added_is_gold_without_faults(engine: Engine, log: AuditLog, asked: Asking, tmp_path: Path) -> None:
    path = tmp_path / "g.jsonl"
    for question in (LICENCES, FARE, "Waarom krijgt de bibliobus van Zeewolde geen subsidie?"):
        append(path, gold_row(rated_answer(log, asked(question, "useful")), engine.store))
    read = read_gold_file(path, engine)
    assert [item.kind for item in read.gold] == ["factoid", "unanswerable", "explain"]
    assert [item for item in check(read, engine) if item.level == "fout"] == []
