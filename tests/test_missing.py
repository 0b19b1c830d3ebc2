"""What a question asks and its place does not hold: refused with the reason, or told under the answer."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from index.build import build
from index.records import Remark
from qa.answer import Engine
from qa.missing import Missing
from qa.weights import weights

PAPERS = {
    "kaas.txt": """Antwoord van minister Van Dam (Kaas en Brood) (ontvangen 3 mei 2024)

Vraag 1
Hoeveel cocaïne en andere harddrugs vond de politie in de kaaspakhuizen van Gouda?

Antwoord op vraag 1
In de kaaspakhuizen van Gouda vond de politie in 2023 bij 41 controles cocaïne, en in 2022 bij 38 controles.
""",
    "brief.txt": """Geachte voorzitter,

De kaasmeesters van Gouda hebben voor de kaaspakhuizen een nieuwe weegschaal gekregen.

Hoogachtend,

de minister van Kaas en Brood
""",
}


@cache
def engine(threshold: float) -> Engine:
    """An engine over both papers that answers from this confidence on."""
    folder = Path(mkdtemp())
    for name, text in PAPERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    build([folder], folder / "index")
    return Engine(Engine.open(folder / "index").store, fitted=replace(weights(), threshold=threshold))


@pytest.mark.parametrize(
    ("question", "said", "refusal"),
    [
        (
            "Bij hoeveel controles vond de politie heroïne in kaaspakhuizen in Gouda?",
            "Over heroïne staat hier niets.",
            "Niet gevonden: wat er het dichtst bij komt, gaat niet over heroïne.",
        ),
        (
            "Bij hoeveel controles in Tilburg vond de politie cocaïne in pakhuizen?",
            "Over Tilburg staat hier niets.",
            "Niet gevonden: wat er het dichtst bij komt, gaat niet over Tilburg.",
        ),
        (
            "Bij hoeveel controles vond de politie cocaïne in de kaaspakhuizen van Gouda in 2019?",
            "Over 2019 staat hier niets; wel over 2022 en 2023.",
            "Niet gevonden: over 2019 staat hier niets; wel over 2022 en 2023.",
        ),
    ],
)
def test_what_is_missing_is_told(question: str, said: str, refusal: str) -> None:
    answered = engine(0.0).ask(question)
    assert [note.dutch for note in answered.notes] == [said]
    refused = engine(1.1).ask(question)
    assert refused.abstained
    assert refused.answer == refusal
    assert refused.not_found is not None
    assert refused.not_found.english.startswith("Not found: ")


@pytest.mark.parametrize(
    "question",
    [
        "Bij hoeveel controles vond de politie cocaïne in de kaaspakhuizen van Gouda?",
        "Bij hoeveel controles vond de politie coke in de kaaspakhuizen van Gouda in 2022?",
        "Hoe vraag ik in Tilburg een paspoort aan?",
    ],
)
def test_what_is_there_or_quite_another_thing_is_not_told(question: str) -> None:
    assert engine(0.0).ask(question).notes == ()


def test_a_name_that_is_missing_makes_an_answer_less_sure() -> None:
    asked = "Bij hoeveel controles in {} vond de politie cocaïne in kaaspakhuizen?"
    there, absent = (engine(0.0).ask(asked.format(name)).confidence for name in ("Gouda", "Tilburg"))
    assert absent < there


def test_a_paper_without_date_answers_for_no_year_that_it_does_not_name() -> None:
    asked = "Wat kregen de kaasmeesters voor de kaaspakhuizen volgens de brief uit {}?"
    assert engine(0.0).ask(asked.format(2019)).confidence == weights().year_missing


def test_the_remark_in_words() -> None:
    assert Missing(("2019",), (), ("2022", "2023")).remark == Remark(
        "Over 2019 staat hier niets; wel over 2022 en 2023.",
        "Nothing is said here about 2019; but about 2022 and 2023 there is.",
    )
    several = Missing(("2019",), ("Tilburg", "GHB"), ("2022",)).remark
    assert several.dutch == "Over Tilburg, GHB en 2019 staat hier niets."
    assert several.english == "Nothing is said here about Tilburg, GHB or 2019."
    nearest = "Niet gevonden: wat er het dichtst bij komt, gaat niet over Tilburg."
    assert Missing(words=("Tilburg",)).refusal.dutch == nearest
    assert Missing(("2019",)).refusal.dutch == "Niet gevonden: over 2019 staat hier niets."
    assert not Missing()
    assert not Missing(instead=("2022",))
