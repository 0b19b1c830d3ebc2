"""What is quoted of whole papers: lists with their lead-in, what a sentence leans on, and never a page in one quote."""

import functools
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest

from index.build import build
from index.sentences import sentences
from qa.answer import Engine
from qa.pieces import LONGEST
from qa.records import Answer
from qa.settings import AnswerSettings
from qa.weights import weights

_RUN_ON = " ".join(f"paal {number} staat scheef en" for number in range(1250))
_ROWS = "\n".join(f"Dorp{number} {number},1 {number},2 {number},3" for number in range(90))
BRIDGE = f"""Antwoord van minister Van Dam (Bruggen) (ontvangen 3 mei 2024)

Vraag 1
Welke eisen stelt de gemeente aan een houten ophaalbrug?

Antwoord op vraag 1
De gemeente stelt aan een houten ophaalbrug drie eisen:
• de planken zijn van eiken;
• de ketting draagt tien ton;
• de leuning is geverfd.
Voor een stenen viaduct gelden andere regels.

Vraag 2
Mag een brugwachter 's nachts alleen werken?

Antwoord op vraag 2
Een brugwachter werkt 's nachts met een collega. Dat is in de arbeidsregels voor sluizen en bruggen zo bepaald.
Overdag is er een rooster.

Vraag 3
Hoe staan de palen onder de steiger?

Antwoord op vraag 3
Uit het onderzoek naar de steiger blijkt dat {_RUN_ON} dat is alles over de palen onder de steiger.

Vraag 4
Hoeveel lezers telt elk dorp?

Antwoord op vraag 4
Tabel 1. Lezers per dorp

2019 2020 2021

{_ROWS}
"""


@functools.cache
def engine() -> Engine:
    """An engine on the paper, that refuses nothing."""
    folder = Path(tempfile.mkdtemp(dir=Path.home()))
    (folder / "stukken").mkdir()
    (folder / "stukken" / "brug.txt").write_text(BRIDGE, encoding="utf-8")
    build([folder / "stukken"], folder / "index")
    return Engine.open(folder / "index")


def ask(question: str, settings: AnswerSettings | None = None) -> Answer:
    return Engine(engine().store, settings, replace(weights(), threshold=0.0)).ask(question)


def words(answer: Answer) -> int:
    return sum(len(item.display.split()) for item in answer.citations)


def test_a_list_is_one_quote_with_its_lead_in() -> None:
    first = ask("Aan welke eisen voldoet de ophaalbrug van de gemeente?").citations[0]
    assert first.display.startswith("De gemeente stelt aan een houten ophaalbrug drie eisen: • de planken")
    assert "• de leuning is geverfd." in first.display


def test_what_points_back_comes_with_what_it_points_at() -> None:
    first = ask("Wat zeggen de arbeidsregels voor sluizen en bruggen?").citations[0]
    assert first.display.startswith("Een brugwachter werkt 's nachts met een collega. Dat is")


@pytest.mark.parametrize(
    "question", ["Hoe staat paal 612 onder de steiger?", "Hoeveel lezers telt Dorp44?", "wat is alles over de palen"]
)
def test_no_quote_is_as_long_as_a_page(question: str) -> None:
    text = engine().store.document("brug").text
    longest = max(
        len(text[span.start : span.end].split())
        for unit in engine().store.units("brug")
        if unit.answer
        for span in sentences(engine().store.document("brug"), unit.answer)
    )
    assert longest > 5000
    answer = ask(question)
    assert answer.citations
    assert all(item.quote == text[item.start : item.end] for item in answer.citations)
    assert max(len(item.quote.split()) for item in answer.citations) <= LONGEST
    assert words(answer) <= AnswerSettings().quoted_words


def test_the_piece_that_is_asked_for_is_quoted() -> None:
    assert "paal 612 staat scheef" in ask("Hoe staat paal 612 onder de steiger?").answer
    told = ask("Hoeveel lezers telt Dorp44?").citations
    assert "Dorp44 44,1 44,2 44,3" in told[1].display
    # What heads the table is a quote of its own, before the row.
    assert told[0].display == "Tabel 1. Lezers per dorp 2019 2020 2021"


@pytest.mark.parametrize("limit", [5, 20, 60])
def test_the_limit_of_words_holds(limit: int) -> None:
    answer = ask("Welke regels gelden voor bruggen en hun brugwachters?", AnswerSettings(quoted_words=limit))
    first = len(answer.citations[0].display.split())
    assert words(answer) <= max(limit, first)
