"""Gold files as people make them: which rows can be asked, what each means, and why the others cannot."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest
from shipped import LACHGAS, ONLINE, seed_engine
from village import village_engine

from index.errors import QuestionError
from qa.gold.gold_file import read_gold_file
from qa.gold.records import GoldFile, Place

KAAS, BRUG, BIEB, PONT = "kaas.txt", "brug.txt", "bibliotheek.txt", "veerpont.txt"
NAMES = ("Vraag", "Antwoord", "Bron")


def csv_of(path: Path, *rows: Sequence[str]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
    return path


def read(path: Path) -> GoldFile:
    return read_gold_file(path, village_engine())


def test_the_sheet_of_the_handbook(tmp_path: Path) -> None:
    rows = [
        NAMES,
        ("Hoeveel lachgaszaken?", "1801", f"{LACHGAS}.txt, vraag 7"),
        ("Wat is het verbod?", "verboden", f"{LACHGAS}#antwoord-4"),
        ("Welke wetten?", "Opiumwet", f"{ONLINE}#2-wettelijke-kaders"),
        ("Waarover gaat de brief?", "", ONLINE),
        ("Wat kost een treinkaartje?", "", ""),
    ]
    found = read_gold_file(csv_of(tmp_path / "goud.csv", *rows), seed_engine())
    assert [item.relevant for item in found.gold] == [
        (Place(f"{LACHGAS}.txt", 7),),
        (Place(f"{LACHGAS}.txt", 4),),
        (Place(f"{ONLINE}.txt", None, "2. Wettelijke kaders"),),
        (Place(f"{ONLINE}.txt", whole=True),),
        (),
    ]
    assert [item.answerable for item in found.gold] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("answer", "source", "outcome"),
    [
        ("", "", "unanswerable"),
        ("geen", "", "unanswerable"),
        ("Niet gevonden.", "n.v.t.", "unanswerable"),
        ("Onbeantwoordbaar", "-", "unanswerable"),
        ("staat er niet in", "kaas.txt", "unanswerable"),
        ("n.v.t.", "geen", "unanswerable"),
        ("Geen", "kaas.txt", "other"),
        ("", "kaas.txt", "other"),
        ("8.400 kilo", "", "rij zonder bron"),
        ("8.400 kilo", "onbekend", "rij zonder bron"),
        ("8.400 kilo", "?", "rij zonder bron"),
    ],
)
def test_an_empty_source(answer: str, source: str, outcome: str, tmp_path: Path) -> None:
    good = ("Is er kaas?", "Ja", "kaas")
    found = read(csv_of(tmp_path / "g.csv", NAMES, good, ("Wat kost de kaas?", answer, source)))
    kinds = [item.kind for item in found.gold[1:]]
    assert kinds or found.unusable[0].reason.dutch.partition(";")[0] == outcome
    assert (kinds or [outcome]) == [outcome]


def test_headings_between_rows_and_rows_without_a_question(tmp_path: Path) -> None:
    rows = [
        NAMES,
        ("Kaasmarkt", "", ""),
        ("Noem de opbrengst van de kaasmarkt in kilo per jaar", "", ""),
        ("", "8.400 kilo", "kaas.txt"),
        ("Hoeveel kaas?", "8.400 kilo", "kaas.txt"),
    ]
    found = read(csv_of(tmp_path / "g.csv", *rows))
    assert [(item.asked.id, item.kind) for item in found.gold] == [("2", "unanswerable"), ("4", "other")]
    assert [(item.where.dutch, item.reason.english.partition(";")[0]) for item in found.unusable] == [
        ("regel 2", "only text under Vraag, without a question mark, answer or source"),
        ("regel 4", "row without a question"),
    ]


@pytest.mark.parametrize(
    ("answer", "source", "spans", "own_words"),
    [
        ("8.400 kilo kaas", "kaas.txt", ("8.400 kilo kaas",), False),
        ("8.400\nkilo   kaas", "kaas.txt", ("8.400 kilo kaas",), False),
        ("“gaat in september open voor auto’s”", "brug.txt", ("gaat in september open voor auto's",), False),
        ("8.400 kilo; jonge kaas", "kaas.txt", ("8.400 kilo", "jonge kaas"), False),
        ("8.400 kilo\nen verder niets", "kaas.txt", ("8.400 kilo\nen verder niets",), True),
        ("Ruim acht ton", "kaas.txt", ("Ruim acht ton",), True),
        # "Ja" stands in the paper, and not in the answer that is named.
        ("Ja", "kaas.txt vraag 1", ("Ja",), False),
        ("Ja", "kaas.txt vraag 2", ("Ja",), True),
        # A piece of a word is no span.
        ("kwart", "veerpont", ("kwart",), True),
        ("zestig cent.", "veerpont § Kosten", ("zestig cent",), False),
    ],
)
def test_answers_in_own_words(
    answer: str, source: str, spans: tuple[str, ...], own_words: bool, tmp_path: Path
) -> None:
    (item,) = read(csv_of(tmp_path / "g.csv", NAMES, ("Hoe zit het?", answer, source))).gold
    assert (item.answer, item.own_words) == (spans, own_words)


def test_columns_beside_the_source(tmp_path: Path) -> None:
    rows = [
        ("Vraag", "Bestandsnaam", "Vraag nr.", "Bron"),
        ("Een?", "kaas.txt", "3", "vraag 2"),
        ("Twee?", "kaas.txt", "3", ""),
        ("Drie?", "bibliotheek.txt", "4", ""),
        ("Vier?", "kaas.txt", "1 en 2", ""),
    ]
    found = read(csv_of(tmp_path / "g.csv", *rows))
    assert [(item.asked.id, item.relevant) for item in found.gold] == [
        ("3", (Place(KAAS, 2),)),
        ("2", (Place(KAAS, 3),)),
        ("4", (Place(BIEB, whole=True),)),
        ("4 (2)", (Place(KAAS, 1), Place(KAAS, 2))),
    ]
    three = [("Vraag", "Document", "Vindplaats"), ("Een?", "veerpont.txt", "Kosten"), ("Twee?", "", "kaas#antwoord-1")]
    found = read(csv_of(tmp_path / "h.csv", *three))
    assert [item.relevant for item in found.gold] == [(Place(PONT, section="Kosten"),), (Place(KAAS, 1),)]


def test_a_list_of_questions_is_no_gold(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match=r"g\.csv, regel 2: geen gouden bron.*geen enkele rij is bruikbaar"):
        read(csv_of(tmp_path / "g.csv", ("Nr", "Vraag"), ("1", "Hoeveel kaas?")))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("x " * 6_000, "a", "kaas.txt"), "hooguit 10000"),
        (("Hoeveel?", "a " * 6_000, "kaas.txt"), "antwoord van meer dan 10000 tekens"),
        (("Hoeveel?", "a", "kaas " * 1_000), "bron van 4999 tekens, hooguit 2000"),
        (("?!", "a", "kaas.txt"), "lege vraag"),
    ],
)
def test_cells_that_are_too_long_or_say_nothing(row: tuple[str, str, str], said: str, tmp_path: Path) -> None:
    found = read(csv_of(tmp_path / "g.csv", NAMES, row, ("Hoeveel kaas?", "8.400 kilo", "kaas.txt")))
    assert [item.where.dutch for item in found.unusable] == ["regel 2"]
    assert said in found.unusable[0].reason.dutch
    assert len(found.unusable[0].question) <= 300
    assert len(found.gold) == 1


def test_hostile_cells_are_quick_and_harmless(tmp_path: Path) -> None:
    rows = [
        NAMES,
        ("=1+1 <b>kaas</b>?", "", ""),
        ("Wat?", "; " * 4_000, "kaas.txt " * 200),
        ("Wat?", "a", "vraag " * 300),
        ("Wat?", "a", "1, " * 600),
        ("Wat?", "a", "#" * 2_000),
        ("Wat?", "a", "\n".join(["kaas.txt"] * 200)),
        ("Wat?", "\u202e\x1b[31m", "../../etc/passwd"),
    ]
    found = read(csv_of(tmp_path / "g.csv", *rows))
    assert found.gold[0].asked.question == "=1+1 <b>kaas</b>?"
    assert len(found.gold) + len(found.unusable) == len(rows) - 1
