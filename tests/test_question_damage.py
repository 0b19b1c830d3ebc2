"""Damaged and hostile papers: nothing is lost, every unit has its own address, and no paper takes long."""

import random
import time

import pytest
from test_question_shapes import addresses, lost, paper, triples

from index.structure import find_units


def test_numbered_answers_under_one_heading() -> None:
    text = "Vragen\n\n1. Vaart de pont?\n\n2. Vaart de boot?\n\nAntwoorden\n\n1. De pont vaart.\n\n2. De boot niet.\n"
    document = paper(text)
    assert triples(document) == [
        ((1,), "Vaart de pont?", "De pont vaart."),
        ((2,), "Vaart de boot?", "De boot niet."),
    ]
    assert lost(document) == ""


PAIR = "Vraag 1\nVaart pont nog?\n\nAntwoord op vraag 1\nDe pont vaart.\n"
OTHER = "Vraag 2\nVaart boot nog?\n\nAntwoord op vraag 2\nDe boot vaart.\n"
DAMAGED = {
    "only answers": "Antwoord op vraag 1\nJa.\n\nAntwoord op vraag 2\nNee.\n",
    "answers first": f"Antwoord op vraag 1\nJa.\n\n{OTHER}\nVraag 1\nVaart hij?\n",
    "headings alone": "Vraag 1\n\nAntwoord op vraag 1\n\nVraag 2\n\nAntwoord op vraag 2\n",
    "cut off": f"{PAIR}\nVraag 2\nVaart de",
    "an answer too many": f"{PAIR}\nAntwoord op vraag 1\nNog eens.\n\nAntwoord\nEn nog eens.\n",
    "blank": " \n\n \n",
    "no text": "",
}


@pytest.mark.parametrize("kind", DAMAGED)
def test_a_damaged_paper_loses_nothing(kind: str) -> None:
    document = paper(DAMAGED[kind])
    assert lost(document) == ""
    names = addresses(document)
    assert len(names) == len(set(names))


def test_a_range_over_more_than_a_hundred_names_its_ends() -> None:
    asked = "\n".join(f"Vraag {n}\nVaart {n}?" for n in (1, 2, 3))
    assert triples(paper(f"{asked}\nAntwoord op vraag 1 t/m 999\nJa.\n"))[-1][0] == (1, 999)
    assert triples(paper(f"{asked}\nAntwoord op vraag 1 t/m 3\nJa.\n")) == [
        ((1, 2, 3), "Vaart 1? Vaart 2? Vaart 3?", "Ja.")
    ]


PIECES = [
    *("Vraag 1", "Vraag 2", "Vraag 2 en 3", "Vraag 3a", "Vraag 1: Vaart hij?", "vraag 4", "*Vraag 5*", "*Vaart hij?*"),
    *("Antwoord", "Antwoord:", "Antwoord 1", "Antwoord op vraag 2 en 3", "Antwoord: Ja.", "*Antwoord 5*", "antwoord 4"),
    *("1. Vaart hij?", "2. Vaart zij?", "1", "2)", "Vaart hij?", "Ja.", "De pont vaart weer.", "en dat is alles", ""),
    *(
        "Toelichting:",
        "Deze vragen vullen aan.",
        "Hoogachtend,",
        "De minister van Vaart,",
        "Bijlage 1",
        "«Zie",
        "»",
        "",
    ),
    *(
        "Vragen van het lid Kolk (ABC) (ingezonden 2 mei 2031).",
        "Geachte voorzitter,",
        "1.1 Kop",
        "• Kop",
        "",
        "\t",
        "Kop",
    ),
]


@pytest.mark.parametrize("seed", range(60))
def test_whatever_stands_together_nothing_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    document = paper("\n".join(chance.choices(PIECES, k=chance.randint(1, 60))))
    assert lost(document) == ""
    names = addresses(document)
    assert len(names) == len(set(names))
    for unit in find_units(document):
        assert unit.span.end > unit.span.start
        assert unit.answer is None or unit.span.start <= unit.answer.start < unit.answer.end <= unit.span.end
        assert all(len(question) for question in unit.questions)


HOSTILE = {
    "one heading over and over": "Vraag 1\n" * 12_500,
    "headings in turn": "Vraag 1\nAntwoord 1\n" * 6_000,
    "one long line": "Vraag 1 " * 125_000,
    "long ranges": "Vraag 1\nVaart hij?\n" + "Antwoord op vraag 1 t/m 999\nJa.\n" * 1_000,
    "long lists": f"Vraag {', '.join(map(str, range(1, 1_000)))}\nVaart hij?\nAntwoord 1\nJa.\n" * 20,
    "numbers": "1\n2\n" * 20_000 + "Antwoord:\n" * 100,
    "quotes": "«" * 100_000 + "\nVraag 1\nVaart hij?\nAntwoord 1\nJa.",
    "bare answers": "Vraag 1\nVaart hij?\n" + "Antwoord\n" * 20_000,
    "notes": "Vraag 1\nVaart hij?\nAntwoord 1\nJa.\n" + "Toelichting:\n" * 10_000,
    "measures": "\n\n".join(f"{n}. De pont gaat varen, en de boot en de schuit ook." for n in range(1, 20_000)),
    "pairs": "\n".join(f"Vraag {n % 900}\nVaart {n}?\nAntwoord {n % 900}\nJa, {n} vaart." for n in range(3_000)),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_paper_takes_long(kind: str) -> None:
    document = paper(HOSTILE[kind])
    started = time.process_time()
    found = find_units(document)
    assert time.process_time() - started < 2
    assert len({unit.address for unit in found}) == len(found) > 0
