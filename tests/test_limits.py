"""Limits on papers in words: which wordings set one, how sure it is, and what it does to an answer."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from numpy.typing import NDArray
from village import BRIDGE, CHEESE, FERRY, LIBRARY, village_engine

from index.records import Document, Metadata
from qa.limit_dates import period
from qa.limits import Limit, applied, meets
from qa.records import Answer, Filters


@pytest.mark.parametrize(
    ("text", "understood"),
    [
        # Who speaks.
        ("Wat zei minister Van Dam over kaas?", ("alleen Van Dam",)),
        ("volgens Molenaar is de brug veilig", ("alleen Molenaar",)),
        ("volgens staatssecretaris De Wit", ("alleen De Wit",)),
        ("Minister Molenaar schrijft over de brug", ("alleen Molenaar",)),
        ("Wat antwoordde Van Dam over kaas?", ("alleen Van Dam",)),
        ("brief van minister Molenaar over boetes", ("alleen Molenaar",)),
        ("letter of minister Molenaar about fines", ("alleen Molenaar",)),
        ("het plan van minister Van Dam", ("liefst Van Dam",)),
        ("Wat kost de kaas van Van Dam?", ()),
        ("Wat doet minister Molenaar aan de brug?", ()),
        ("Wat zei minister Pietersen over kaas?", ()),
        ("Wat zei minister Van Dam over wat minister Molenaar schreef?", ()),
        ("volgens Van Dam of volgens Molenaar", ()),
        ("volgens de molenaar is het meel op", ()),
        # Who asked.
        ("vragen van Bakker over kaas", ("alleen vragen van Bakker",)),
        ("Kamervragen van het lid Jansen-Smit", ("alleen vragen van Jansen-Smit", "liefst antwoorden op Kamervragen")),
        ("de vraag van de bakker", ()),
        ("vragen van Pietersen over kaas", ()),
        # What kind of paper.
        ("Wat staat er in de Kamerbrief over boetes?", ("alleen Kamerbrieven",)),
        ("uit de Kamerbrieven: boetes", ("alleen Kamerbrieven",)),
        ("alleen brieven over boetes", ("alleen Kamerbrieven",)),
        ("Wat staat er in de brief over boetes?", ("liefst Kamerbrieven",)),
        ("Staat dat in een Kamerbrief?", ("liefst Kamerbrieven",)),
        ("uit de beantwoording over kaas", ("alleen antwoorden op Kamervragen",)),
        ("in de Kamervragen over kaas", ("alleen antwoorden op Kamervragen",)),
        ("uit de Kamervragen of uit de Kamerbrief", ()),
        ("Is er een Kamerbrief gestuurd?", ()),
        ("Hoeveel brieven bezorgt de post?", ()),
        # Whose.
        ("uit de Kamerbrieven van VWS", ("alleen stukken van VWS", "alleen Kamerbrieven")),
        ("het ministerie van Defensie", ("liefst stukken van Defensie",)),
        ("de kosten van Defensie", ()),
        # When.
        ("brieven uit 2025", ("liefst Kamerbrieven", "alleen 2025 (of zonder datum)")),
        ("antwoorden van maart 2025", ("liefst antwoorden op Kamervragen", "alleen maart 2025 (of zonder datum)")),
        ("in de brief van 3 maart 2025", ("liefst Kamerbrieven", "alleen 3 maart 2025 (of zonder datum)")),
        ("stukken sinds 2024", ("alleen sinds 2024 (of zonder datum)",)),
        ("brieven over boetes uit 2025", ("liefst Kamerbrieven", "liefst 2025")),
        ("Wat schreef minister Pietersen in 2025 over kaas?", ("liefst 2025",)),
        ("Hoeveel kilo kaas in 2024?", ()),
        ("het herstel van de brug in mei 2024", ()),
        ("de begroting uit 2025", ()),
        ("brieven van vorig jaar", ("liefst Kamerbrieven",)),
        # Which one.
        ("Aanhangsel 1701 vraag 3", ("antwoord op vraag 3", "alleen Aanhangsel nr. 1701")),
        ("ah-tk-20242025-1701 vraag 3", ("antwoord op vraag 3", "alleen Aanhangsel 2024-2025, nr. 1701")),
        ("Aanhangsel 8888 vraag 3", ("antwoord op vraag 3", "alleen Aanhangsel nr. 8888")),
        ("boetes in Kamerstuk 33 846, nr. 77", ("alleen Kamerstuk 33 846, nr. 77",)),
        ("Kamerstuk 33 846, nr. 77 boetes", ("liefst Kamerstuk 33 846, nr. 77",)),
        ("boetes in Kamerstuk 33 846, nr. 78", ()),
        ("kaas.txt vraag 2", ("antwoord op vraag 2", "alleen kaas.txt")),
        ("Wat kost kaas?", ()),
    ],
)
def test_what_is_understood(text: str, understood: tuple[str, ...]) -> None:
    assert village_engine().read(text).understood == understood


def test_a_day_or_a_paper_that_is_a_limit_is_not_searched_for() -> None:
    read = village_engine().read
    assert read("brieven uit 2025 over boetes").rest == "brieven over boetes"
    assert read("boetes in Kamerstuk 33 846, nr. 77").rest == "boetes in"
    # Where it only speaks for a paper it may be what is asked.
    assert "2025" in read("brieven over boetes uit 2025").rest


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("uit 2025", ("2025-01-01", "2025-12-31")),
        ("van maart 2024", ("2024-03-01", "2024-03-31")),
        ("van February 2024", ("2024-02-01", "2024-02-29")),
        ("van 3 maart 2025", ("2025-03-03", "2025-03-03")),
        ("van 2025-03-03", ("2025-03-03", "2025-03-03")),
        ("van 3-3-2025", ("2025-03-03", "2025-03-03")),
        ("sinds 2024", ("2024-01-01", "")),
        ("vanaf maart 2024", ("2024-03-01", "")),
        ("na maart 2024", ("2024-04-01", "")),
        ("voor juli 2025", ("", "2025-06-30")),
        ("tot 2025", ("", "2024-12-31")),
        ("tot en met 2025", ("", "2025-12-31")),
        ("tussen 2023 en juni 2025", ("2023-01-01", "2025-06-30")),
        ("van 31 juni 2025", None),
        ("van 2025-13-01", None),
        ("vorig jaar", None),
    ],
)
def test_periods(written: str, days: tuple[str, str] | None) -> None:
    found = period(written)
    assert found == days
    assert all(date.fromisoformat(day) for day in found or () if day)


def paper(**said: object) -> Document:
    """A paper that says of itself what is given."""
    values: dict[str, object] = {"kind": None, "title": "", **said}
    return Document("a", "a.txt", Metadata(**values), "", "")  # type: ignore[arg-type]  # any field of Metadata


def limit(field: str, *values: str) -> Limit:
    """A sure limit."""
    return Limit(field, values, True, "", "")  # type: ignore[arg-type]  # one of the names in Field


@pytest.mark.parametrize(
    ("said", "wanted", "met"),
    [
        ({"speaker": "minister Van Dam (Kaas)"}, limit("speaker", "van dam"), True),
        ({"speaker": "minister Van Damme (Kaas)"}, limit("speaker", "van dam"), False),
        ({}, limit("speaker", "van dam"), None),
        ({"asked_by": ("Bakker (KLM)",)}, limit("member", "klm"), True),
        ({"asked_by": ("Bakkers (KLM)",)}, limit("member", "bakker"), False),
        ({"kind": "kamerbrief"}, limit("member", "bakker"), False),
        ({"kind": "kamerbrief"}, limit("kind", "kamerbrief"), True),
        ({"kind": None}, limit("kind", "kamerbrief"), None),
        ({"ministry": "Financiën; Defensie"}, limit("ministry", "Defensie"), True),
        ({"ministry": "Financiën"}, limit("ministry", "Defensie"), False),
        ({"speaker": "minister X (Jeugd)"}, limit("ministry", "Defensie"), None),
        ({"date": "2025-03-03"}, limit("date", "2025-01-01", ""), True),
        ({"date": "2025-03-03"}, limit("date", "", "2025-03-02"), False),
        ({"date": "2025-03-03", "asked": "2025-02-01"}, limit("date", "", "2025-03-02"), True),
        ({}, limit("date", "", "2025-03-02"), None),
        ({}, limit("paper", "a", "b"), True),
        ({}, limit("paper", "b"), False),
    ],
)
def test_whether_a_paper_meets_a_limit(said: dict[str, object], wanted: Limit, met: bool | None) -> None:
    assert meets(paper(**said), wanted) is met


def papers(answer: Answer) -> set[str]:
    """The papers among the passages of an answer."""
    return {passage.document.removesuffix(".txt") for passage in answer.passages}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Wat zei minister Molenaar over Zandvoorde?", {BRIDGE, LIBRARY}),
        ("Zandvoorde in de beantwoording", {BRIDGE, CHEESE}),
        ("Zandvoorde, uit de Kamerbrieven", {LIBRARY, FERRY}),
        ("vragen van Bakker over Zandvoorde", {CHEESE}),
        # The letter about the ferry bears no date: it may be of any.
        ("stukken uit 2024 over Zandvoorde", {BRIDGE, FERRY}),
        ("Zandvoorde in kaas.txt", {CHEESE}),
        ("Zandvoorde", {BRIDGE, CHEESE, LIBRARY, FERRY}),
        # Only a preference.
        ("Wat staat er in de brief over Zandvoorde?", {BRIDGE, CHEESE, LIBRARY, FERRY}),
    ],
)
def test_a_sure_limit_leaves_papers_out(question: str, found: set[str]) -> None:
    assert papers(village_engine().ask(question)) == found


def test_what_limits_leave_and_what_they_add() -> None:
    store = village_engine().store
    sure = Limit("date", ("2024-01-01", "2024-12-31"), True, "", "")
    inside, gain = applied(store, [sure, replace(sure, sure=False)], engine_mask())
    kept = {(p.document, bool(inside[p.id]), float(gain[p.id])) for p in store.passages}
    # The letter about the ferry bears no date: it stays, behind the paper of that year.
    assert kept == {
        (f"{BRIDGE}.txt", True, 4.0),
        (f"{FERRY}.txt", True, 0.0),
        (f"{CHEESE}.txt", False, 0.0),
        (f"{LIBRARY}.txt", False, 0.0),
    }


def test_a_limit_that_is_not_sure_only_lifts() -> None:
    engine = village_engine()
    everywhere = engine.search(engine.read("Zandvoorde"), engine_mask(), 20)
    letters = engine.search(engine.read("brieven over Zandvoorde"), engine_mask(), 20)
    assert {hit.passage.id for hit in everywhere} == {hit.passage.id for hit in letters}
    assert letters[0].passage.document in (f"{LIBRARY}.txt", f"{FERRY}.txt")


def engine_mask() -> NDArray[np.bool_]:
    """All passages of the village."""
    return np.ones(len(village_engine().store.passages), dtype=np.bool_)


def test_a_limit_that_nothing_can_meet_gives_nothing_and_says_so() -> None:
    answer = village_engine().ask("Aanhangsel 8888 vraag 2")
    assert answer.abstained
    assert answer.passages == ()
    assert "alleen Aanhangsel nr. 8888" in answer.answer


def test_explicit_filters_and_words_hold_together() -> None:
    engine = village_engine()
    both = engine.ask("Wat zei minister Molenaar over Zandvoorde?", filters=Filters(kind="kamerbrief"))
    assert papers(both) == {LIBRARY}
    none = engine.ask("Zandvoorde in de Kamerbrieven", filters=Filters(kind="vraag-antwoord"))
    assert (none.abstained, none.passages) == (True, ())
    assert "alleen Kamerbrieven" in none.answer
