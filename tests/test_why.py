"""Why a passage was found, in words: what is said of it is true, short, the same each time, and in two languages."""

import hashlib
import json
import random
import statistics
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import ToyEncoder
from shipped import FARE, REGISTERED, gold_rows, json_of, process, seed_engine, seed_index, vraagbaak

from index.build import build
from index.dutch import stems, words
from index.settings import BuildSettings
from index.store import Store
from qa.alignment import WordVectors
from qa.known import Known
from qa.question import read_question
from qa.retrieve import ranked, scores
from qa.settings import AnswerSettings
from qa.why import reasons_in_words
from qa.why_text import held, tokens
from qa.why_words import LONGEST, ORDER, Reason, in_words

PAPER = """Antwoord van minister Van Dam (Kaas en Brood) (ontvangen 3 mei 2024)

Vraag 1
Hoeveel viaducten zijn er in Gouda?

Antwoord op vraag 1
De kaasbruggen van Gouda zijn van Beton. In 2023 telde het Rijksbureau Zuivel (RZ) 68.000 kratten. De diender telt mee.

Vraag 2
Is er iets te zeggen over elders?

Antwoord op vraag 2
Nee, dat is er niet.
"""
ABOUT = f"""[[document]]
file = "bruggen.txt"
sha256 = "{hashlib.sha256(PAPER.encode()).hexdigest()}"
title = "Antwoorden over Zuidelijke bruggen"
"""
NOTHING = ("weinig gemeen met de vraag", "little in common with the question")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """An index of one paper of two answers, with the toy encoder."""
    folder = tmp_path_factory.mktemp("waarom")
    (folder / "bruggen.txt").write_text(PAPER, encoding="utf-8")
    (folder / "sources.toml").write_text(ABOUT, encoding="utf-8")
    build([folder], folder / "index", BuildSettings(encoder="toy"), ToyEncoder())
    opened = Store.open(folder / "index", ToyEncoder())
    yield opened
    opened.close()


def why(store: Store, text: str, number: int = 1, *, repairs: tuple[tuple[str, str], ...] = ()) -> tuple[str, str]:
    """What is said of the passage that answers Vraag `number`, in Dutch and in English."""
    question = read_question(text, 0.25, Known(store))
    if repairs:
        question = replace(question, query=replace(question.query, repairs=repairs))
    allowed = np.ones(len(store.passages), dtype=np.bool_)
    hits = ranked(store, scores(store, question.query, allowed, AnswerSettings()), 10)
    said = reasons_in_words(store, WordVectors(store.encoder), question, hits)
    remark = next(
        remark for hit, remark in zip(hits, said, strict=True) if store.unit(hit.passage.unit).numbers == (number,)
    )
    return remark.dutch, remark.english


@pytest.mark.parametrize(
    ("question", "dutch", "english"),
    [
        ("Staat er iets van BETON?", "woorden: Beton", "words: Beton"),
        ("Is Gouda van beton? Beton!", "woorden: Gouda, Beton", "words: Gouda, Beton"),
        ("viaduct", "in de vraag: viaducten", "in the question: viaducten"),
        ("zuidelijk", "in de titel: Zuidelijke", "in the title: Zuidelijke"),
        ("Van Dam", "bij de afzender: Dam", "with the sender: Dam"),
        ("kaasbrug", "deels: kaasbrug ~ kaasbruggen", "in part: kaasbrug ~ kaasbruggen"),
        ("betonmolens", "deels: betonmolens ~ Beton", "in part: betonmolens ~ Beton"),
        ("politieagent", "ander woord: politieagent → diender", "other word: politieagent → diender"),
        ("Rijksbureau Zuivel", "woorden: Rijksbureau, Zuivel", "words: Rijksbureau, Zuivel"),
        ("68 duizend", "woorden: 68.000", "words: 68.000"),
        ("2023", "woorden: 2023", "words: 2023"),
        ("Vraag 1 over beton", "vraag 1 genoemd · woorden: Beton", "question 1 named · words: Beton"),
        ("How much concrete is there?", "vertaald: concrete → Beton", "translated: concrete → Beton"),
        ("xyzzy plugh", *NOTHING),
        (
            "Hoeveel beton en viaducten, politieagent, betonmolens?",
            "woorden: Beton · ander woord: politieagent → diender · in de vraag: viaducten"
            " · deels: betonmolens ~ Beton",
            "words: Beton · other word: politieagent → diender · in the question: viaducten"
            " · in part: betonmolens ~ Beton",
        ),
    ],
)
def test_each_reason_by_hand(question: str, dutch: str, english: str, store: Store) -> None:
    assert why(store, question) == (dutch, english)


def test_an_abbreviation_of_the_paper_leads_to_its_name(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "meer"
    folder.mkdir()
    (folder / "bruggen.txt").write_text(PAPER.replace("Nee, dat", "Nee, het RZ zegt dat"), encoding="utf-8")
    build([folder], tmp_path / "index", BuildSettings(encoder="toy"), ToyEncoder())
    other = Store.open(tmp_path / "index", ToyEncoder())
    said = why(other, "Wat zegt het Rijksbureau Zuivel?", 2)
    other.close()
    assert "afkorting: Rijksbureau Zuivel → RZ" in said[0]
    assert "abbreviation: Rijksbureau Zuivel → RZ" in said[1]


def test_what_was_mended_is_said(store: Store) -> None:
    assert why(store, "beton", repairs=(("betton", "beton"),))[0] == "anders gespeld: betton → Beton"
    assert why(store, "beton", 2, repairs=(("betton", "beton"),)) == NOTHING


def test_another_passage_of_the_paper_is_not_given_these_words(store: Store) -> None:
    assert why(store, "Staat er iets van beton?", 2) == NOTHING
    assert why(store, "zuidelijk", 2)[0] == "in de titel: Zuidelijke"


# On the seed papers, with the shipped encoder


def said_of(question: str) -> list[tuple[str, str, str]]:
    """For each passage that is listed: its text with what surrounds it, and what is said of it in two languages."""
    engine = seed_engine()
    found = []
    for passage in engine.ask(question).passages:
        around = " ".join(own.context for own in engine.store.passages if own.unit == passage.address)
        found.append((f"{passage.text} {around}", passage.why.dutch, passage.why.english))
    return found


@pytest.mark.parametrize("row", gold_rows()[::13], ids=lambda row: str(row["id"]))
def test_what_is_said_is_short_true_and_the_same_again(row: dict[str, str]) -> None:
    found = said_of(row["question"])
    assert found == said_of(row["question"])
    for text, dutch, english in found:
        assert 0 < len(dutch) <= LONGEST
        assert 0 < len(english) <= LONGEST
        held_words = set(stems(text))
        for part in dutch.removesuffix(" …").split(" · "):
            if part.startswith(("woorden: ", "in de vraag: ", "in de titel: ", "in de kop: ")):
                said = part.split(": ", 1)[1]
                assert set(stems(said)) <= held_words, (part, text)
            if " → " in part:
                assert set(stems(part.rsplit(" → ", 1)[1])) <= held_words, (part, text)


def test_the_answer_tells_it_in_json_and_on_the_terminal() -> None:
    content = json_of(vraagbaak("ask", REGISTERED, "--json", index=seed_index()))
    assert content["passages"][0]["why"].startswith("woorden: ")
    english = json_of(vraagbaak("ask", REGISTERED, "--json", "--lang", "en", index=seed_index()))
    assert english["passages"][0]["why"].startswith("words: ")
    plain = vraagbaak("ask", REGISTERED, index=seed_index()).stdout
    told = vraagbaak("ask", REGISTERED, "--why", index=seed_index()).stdout
    assert told.startswith(plain.rstrip("\n"))
    assert "\nGevonden passages, en waarom:\n" in told
    assert told.count("\n  - ") == len(content["passages"])
    assert f"\n    {content['passages'][0]['why']}\n" in told
    assert "waarom" not in plain
    refused = vraagbaak("ask", FARE, index=seed_index())
    near = json_of(vraagbaak("ask", FARE, "--json", index=seed_index()))
    assert near["abstained"]
    assert [f"\n    {passage['why']}\n" in refused.stdout for passage in near["passages"][:3]] == [True] * 3


def test_another_hash_seed_says_the_same() -> None:
    question = "Wat doen het OM en de politie aan designerdrugs, ecstasy en stappers op Hemelvaartsdag?"
    told = set()
    for seed in ("0", "7"):
        done = process("ask", question, "--json", "--index", seed_index(), env={"PYTHONHASHSEED": seed})
        assert done.returncode == 0, done.stderr
        told.add(json.dumps([passage["why"] for passage in json.loads(done.stdout)["passages"]]))
    assert len(told) == 1


def test_it_costs_little_beside_the_answer() -> None:
    """Measured against the answer in the same run: 2 of some 15 milliseconds."""
    engine = seed_engine()
    shares = []
    for row in gold_rows()[:40]:
        started = time.perf_counter()
        engine.ask(row["question"])
        asked = time.perf_counter() - started
        read = engine.read(row["question"])
        hits = engine.search(read, np.ones(len(engine.store.passages), dtype=np.bool_), 10)
        started = time.perf_counter()
        reasons_in_words(engine.store, engine.vectors, read, hits)
        shares.append((time.perf_counter() - started) / asked)
    assert statistics.median(shares) < 0.5


@pytest.mark.parametrize("piece", ["beton ", "betonbeton", "OM politie ", "68 duizend ", "a" * 40 + " ", "é́", "<b>&"])
def test_a_hostile_question_is_explained_in_a_moment(piece: str, store: Store) -> None:
    dutch, english = why(store, (piece * (10_000 // len(piece)))[:10_000])
    assert 0 < len(dutch) <= LONGEST
    assert 0 < len(english) <= LONGEST
    assert not set("<>&") & set(dutch)


# Words of a text, and the line


def test_the_words_are_those_of_search() -> None:
    chance = random.Random(5)
    pieces = [
        "Het",
        "OM",
        "om",
        "68.000",
        "39,7%",
        "auto’s",
        "3-MMC",
        "(kaas)",
        "één",
        "«brug»",
        "ca.",
        "A/B",
        "-",
        "2023",
    ]
    for _ in range(200):
        text = " ".join(chance.choices(pieces, k=12))
        assert [token.word for token in tokens(text)] == words(text)
    assert tokens("") == []


def test_a_text_is_looked_up_by_stems() -> None:
    text = held("De Kazen en de kaasbruggen van het Trimbos-instituut", figures=True)
    assert text.all_of(stems("kazen")) == "Kazen"
    assert text.all_of(stems("Trimbos instituut")) == "Trimbos-instituut"
    assert text.all_of([*stems("kazen"), "weg"]) is None
    assert text.all_of([]) is None
    assert text.with_part("kaasb", 5) == "kaasbruggen"
    assert text.with_part("bruggen"[:4], 5) is None
    assert text.with_part("trimbosgroep", 5) == "Trimbos-instituut"
    assert text.with_part("overhetwaterlopenkaas", 5) is None


def test_a_line_ends_where_it_would_be_too_long() -> None:
    reasons = [Reason("words", tuple(f"kaasbrug{number}" for number in range(40))), Reason("title", ("kaas",))]
    for line in (in_words(reasons).dutch, in_words(reasons).english):
        assert LONGEST - 15 <= len(line) <= LONGEST
        assert line.endswith(" …")
        assert "kaas " not in line
    assert in_words([]).dutch == ""
    assert len(in_words([Reason("words", ("k" * 500,))]).dutch) < 60
    for kind in ORDER:
        said = in_words([Reason(kind, ("brug",))])
        assert said.dutch
        assert said.english
        assert "{" not in said.dutch + said.english
