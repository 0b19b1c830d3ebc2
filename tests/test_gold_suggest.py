"""Proposals of gold questions: verbatim, standing alone, spread, the same each time, and a sheet to work in."""

import json
import re
import time
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from gold_papers import PAPERS
from harbour import engine_of, paper
from openpyxl import load_workbook

from index.errors import QuestionError, StoreError
from qa.answer import Engine
from qa.gold.gold_file import read_gold_file
from qa.gold.proposed_kind import asked_kind
from qa.gold.records import Place
from qa.gold.standing_alone import stands_alone
from qa.gold.suggest import Suggestion, normalised, suggest
from qa.gold.suggest_file import COLUMNS, TO_CHECK, write_suggestions


@pytest.fixture(scope="module")
def engine() -> Engine:
    """An engine over the papers about cheese and books."""
    return engine_of(PAPERS)


@pytest.fixture(scope="module")
def found(engine: Engine) -> tuple[Suggestion, ...]:
    """All proposals from them."""
    return suggest(engine.store, 50)


def test_questions_are_the_sentences_of_a_vraag_that_can_be_asked_alone(found: tuple[Suggestion, ...]) -> None:
    assert [(item.document, item.vraag, item.kind, item.question) for item in found] == [
        ("bieb.txt", 1, "factoid", "Kunt u aangeven hoeveel bibliotheken in Zeewolde hun leeszaal sloten?"),
        ("bieb.txt", 2, "explain", "Waarom krijgt de bibliobus van Zeewolde geen subsidie voor luisterboeken?"),
        (
            "kaas.txt",
            2,
            "factoid",
            "Hoeveel kaasmakers verloren hun vergunning voor de kaasmarkt van Oudewater in 2023?",
        ),
        ("kaas.txt", 3, "list", "Welke maatregelen neemt het ministerie tegen bedorven schapenkaas op weekmarkten?"),
        ("kaas.txt", 4, "yesno", "Is de keuring van boerenkaas op de markt van Oudewater verplicht?"),
    ]


def test_spans_are_what_answers_verbatim(found: tuple[Suggestion, ...]) -> None:
    assert [item.spans for item in found] == [
        # The bullet before it would be a formula in a sheet.
        ("In Zeewolde sloten 12 bibliotheken hun leeszaal.",),
        ("De bibliobus krijgt geen subsidie, omdat luisterboeken gratis te lenen zijn.",),
        ("In 2023 verloren 41 kaasmakers hun vergunning voor de kaasmarkt.",),
        ("De warenautoriteit controleert schapenkaas op weekmarkten vanaf juli elke maand.",),
        ("Nee",),
    ]


def test_every_proposal_of_the_seed_papers_stands_verbatim_in_its_unit(seeds: Path) -> None:
    engine = engine_of({path.stem: path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))})
    proposals = suggest(engine.store, 1000)
    assert len(proposals) >= 10
    for item in proposals:
        unit = next(unit for unit in engine.store.units(item.document) if item.vraag in unit.numbers)
        text = " ".join(engine.store.document(item.document).text[unit.span.start : unit.span.end].split())
        assert all(span in text for span in item.spans)
        assert item.question in text.replace("[footnoteRef:", "[")


@pytest.mark.parametrize(
    "sentence",
    [
        "Hoeveel bruggen heeft de gemeente Oesterdam in 2023 hersteld?",
        "Waarom krijgt de vismarkt van Oesterdam geen vergunning?",
        "Deelt u de mening dat de pier van Oesterdam gevaarlijk is voor zwemmers?",
        "Hoeveel mensen die in Oesterdam wonen, gebruiken op dit moment de veerboot?",
    ],
)
def test_what_names_its_subject_stands_alone(sentence: str) -> None:
    assert stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bent u bekend met het bericht «Brug van Oesterdam gesloten»?",
        "Heeft u kennisgenomen van de brand op de vismarkt van Oesterdam?",
        "Zo ja, hoeveel bruggen in Oesterdam zijn dat?",
        "Indien nee, waarom is de brug van Oesterdam niet hersteld?",
        "Deelt u die mening?",
        "Wat vindt u van dit besluit van de havenmeester van Oesterdam?",
        "Hoeveel schepen in Oesterdam zijn daarvoor afgekeurd?",
        "Wat is uw reactie op het rapport?",
        "Kunt u uw antwoord over de brug van Oesterdam toelichten?",
        "Kunt u de vragen over de brug van Oesterdam afzonderlijk beantwoorden?",
        "Welke concrete maatregelen en doelen gaat u stellen?",
        "De brug van Oesterdam is sinds 2023 gesloten voor vrachtverkeer.",
        "Hoe verhoudt uw antwoord op vraag 3 zich tot de brug van Oesterdam?",
        "Waarom niet?",
    ],
)
def test_what_leans_on_something_else_does_not(sentence: str) -> None:
    assert not stands_alone(sentence)


@pytest.mark.parametrize(
    "piece", ["Kunt u vraag ", "Hoe die brief ", "Heeft u a ", "x", "het bericht ", "((((", "ja, "]
)
def test_a_hostile_sentence_is_read_at_once(piece: str) -> None:
    started = time.perf_counter()
    stands_alone(piece * (10_000 // len(piece)) + "?")
    asked_kind(piece * (10_000 // len(piece)) + "?")
    assert time.perf_counter() - started < 2


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Kunt u aangeven hoeveel bruggen er in Oesterdam zijn?", "factoid"),
        ("Wanneer gaat de brug open?", "factoid"),
        ("Is de brug open?", "yesno"),
        ("Waarom is de brug dicht?", "explain"),
        ("In hoeverre kent u het aantal bruggen?", "explain"),
        ("Welke maatregelen neemt de havenmeester?", "list"),
        ("Welke minister gaat over bruggen?", "factoid"),
    ],
)
def test_the_kind_is_guessed_from_the_words(question: str, kind: str) -> None:
    assert asked_kind(question) == kind


def test_the_same_question_in_two_papers_is_proposed_once() -> None:
    pair = ("Hoeveel kost de veerboot van Oesterdam per jaar?", "De veerboot kost 3 miljoen euro per jaar.")
    engine = engine_of({name: paper("Zeeman (Water)", "12 maart 2021", pair) for name in ("een", "twee")})
    assert [item.document for item in suggest(engine.store, 10)] == ["een.txt"]
    assert normalised("Hoeveel  kost de «veerboot»?") == normalised("hoeveel kost de veerboot")


def test_they_are_spread_over_papers_and_kinds(engine: Engine) -> None:
    two = suggest(engine.store, 2)
    assert {item.document for item in two} == {"bieb.txt", "kaas.txt"}
    four = suggest(engine.store, 4)
    assert Counter(item.document for item in four) == {"bieb.txt": 2, "kaas.txt": 2}
    assert len({item.kind for item in four}) >= 3


def test_the_same_seed_gives_the_same_and_another_another(engine: Engine) -> None:
    assert suggest(engine.store, 2, seed=3) == suggest(engine.store, 2, seed=3)
    assert len({suggest(engine.store, 2, seed=seed) for seed in range(12)}) > 1


def test_one_paper_can_be_chosen_and_one_without_vragen_is_refused(engine: Engine) -> None:
    assert {item.document for item in suggest(engine.store, 50, "bieb.txt")} == {"bieb.txt"}
    with pytest.raises(StoreError, match="staat niet in de index"):
        suggest(engine.store, 50, "zuivel.txt")
    empty = engine_of({"brief": "Geachte voorzitter,\n\nHierbij zend ik u het jaarverslag van de kaaswaag.\n"})
    with pytest.raises(StoreError, match="geen Vraag met antwoord"):
        suggest(empty.store, 50)


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".xlsx"])
def test_what_is_written_reads_back_as_gold(
    suffix: str, found: tuple[Suggestion, ...], engine: Engine, tmp_path: Path
) -> None:
    path = tmp_path / f"g{suffix}"
    write_suggestions(found, path)
    read = read_gold_file(path, engine)
    assert read.unusable == ()
    assert [(item.asked.question, item.kind, item.relevant, item.answer, item.own_words) for item in read.gold] == [
        (item.question, item.kind, (Place(item.document, item.vraag),), item.spans, False) for item in found
    ]


def test_lines_say_that_they_are_to_be_checked(found: tuple[Suggestion, ...], tmp_path: Path) -> None:
    write_suggestions(found, tmp_path / "g.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "g.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {row["status"] for row in rows} == {TO_CHECK}
    assert len({row["id"] for row in rows}) == len(rows)
    assert rows[0]["relevant"] == [{"document": "bieb.txt", "vraag": 1, "section": None}]


def test_the_sheet_is_made_for_reading_and_runs_nothing(found: tuple[Suggestion, ...], tmp_path: Path) -> None:
    hostile = Suggestion("x", '=HYPERLINK("http://kwaad","klik")', "yesno", ("@som\x07",), "kaas.txt", 1)
    write_suggestions([*found, hostile], tmp_path / "g.xlsx")
    sheet = load_workbook(tmp_path / "g.xlsx").active
    assert sheet is not None
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    assert sheet.freeze_panes == "A2"
    assert all(sheet.column_dimensions[letter].width >= 12 for letter in "ABCDE")
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
    last = sheet[len(found) + 2]
    assert [cell.data_type for cell in last] == ["s"] * len(COLUMNS)
    assert last[0].quotePrefix
    assert (last[0].value, last[1].value) == (hostile.question, "@som ")
    write_suggestions([hostile], tmp_path / "g.csv")
    row = (tmp_path / "g.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert row.startswith("\"'=HYPERLINK")
    assert ";'@som" in row


@pytest.mark.parametrize("suffix", [".jsonl", ".csv", ".xlsx"])
def test_the_same_proposals_give_the_same_bytes(suffix: str, found: tuple[Suggestion, ...], tmp_path: Path) -> None:
    first, second = tmp_path / f"a{suffix}", tmp_path / f"b{suffix}"
    write_suggestions(found, first)
    write_suggestions(found, second)
    assert first.read_bytes() == second.read_bytes()


def test_a_workbook_does_not_say_when_it_was_made(found: tuple[Suggestion, ...], tmp_path: Path) -> None:
    write_suggestions(found, tmp_path / "g.xlsx")
    with zipfile.ZipFile(tmp_path / "g.xlsx") as parts:
        assert {part.date_time[:3] for part in parts.infolist()} == {(1980, 1, 1)}
        about = parts.read("docProps/core.xml").decode()
    assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", about)) == {"1980-01-01T00:00:00Z"}


def test_another_suffix_is_refused(found: tuple[Suggestion, ...], tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="verwacht een naam op"):
        write_suggestions(found, tmp_path / "g.ods")


def test_of_an_endless_vraag_only_the_beginning_is_looked_at() -> None:
    asked = " ".join(f"Hoeveel kost de veerboot van Oesterdam in haven {number}?" for number in range(1, 61))
    said = " ".join(f"De veerboot van Oesterdam kost in haven {number} zo'n 3 euro." for number in range(1, 61))
    engine = engine_of({"boot": paper("Zeeman (Water)", "12 maart 2021", (asked, said))})
    found = suggest(engine.store, 100)
    assert len(found) == 40
    assert found[-1].spans == ("De veerboot van Oesterdam kost in haven 40 zo'n 3 euro.",)
