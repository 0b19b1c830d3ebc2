"""The list of papers without a screen: what is searched and counted, against counting by hand."""

import random
import time

import pytest
from library_papers import BRUG, KAAS, MELK, OUD, document

from index.records import Document
from qa.library import FACETS, Facet, folded, ministers, parties
from qa.library_facets import Catalogue, Chosen

PAPERS = Catalogue((BRUG, KAAS, MELK, OUD))


def files(chosen: Chosen, search: str = "") -> list[str]:
    return [entry.id for entry in PAPERS.choose(chosen, search).papers]


def test_newest_first_without_date_last_or_by_title() -> None:
    assert files({}) == ["melk", "brug", "kaas", "oud"]
    assert [entry.id for entry in PAPERS.choose({}, order="title").papers] == ["oud", "kaas", "melk", "brug"]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("kaas", ["brug", "kaas"]),
        ("KAAS brood", ["brug", "kaas"]),
        ("atlas", ["oud"]),
        ("de vries", ["brug"]),
        ("24077", ["kaas"]),
        ("24 077", ["kaas"]),
        ("2210", ["brug"]),
        ("melk.txt", ["melk"]),
        ("niets van dit alles", []),
        ("   ", ["melk", "brug", "kaas", "oud"]),
        ("kaas" * 100, []),
    ],
)
def test_every_word_is_looked_for_in_title_number_and_people(search: str, found: list[str]) -> None:
    assert files({}, search) == found


def test_values_of_one_facet_add_and_of_two_restrict() -> None:
    assert files({"ministry": ("Kaas",)}) == ["brug", "kaas"]
    assert files({"ministry": ("Kaas", "Melk")}) == ["melk", "brug", "kaas"]
    assert files({"ministry": ("Kaas",), "kind": ("kamerbrief",)}) == ["kaas"]
    assert files({"ministry": ("Kaas",)}, "melk") == ["brug"]


def test_what_matches_nothing_gives_nothing_and_stays_chosen() -> None:
    choice = PAPERS.choose({"ministry": ("Bestaat niet",)})
    assert choice.papers == ()
    assert ("Bestaat niet", 0) in choice.facets["ministry"]
    assert choice.facets["kind"] == ()


def test_a_count_is_what_choosing_the_value_would_give() -> None:
    chosen: Chosen = {"kind": ("kamerbrief",), "ministry": ("Kaas",)}
    choice = PAPERS.choose(chosen)
    assert choice.facets["kind"] == (("kamerbrief", 1), ("vraag-antwoord", 1))
    assert choice.facets["ministry"] == (("Kaas", 1), ("Melk", 1))
    assert choice.facets["party"] == ()


def test_counts_are_those_of_counting_one_by_one() -> None:
    chance = random.Random(7)
    papers = [_made(number, chance) for number in range(300)]
    catalogue = Catalogue(papers)
    for _ in range(40):
        chosen = {facet: tuple(chance.sample(_values(facet), chance.randint(0, 2))) for facet in FACETS}
        search = chance.choice(["", "", "kaas", "brief 2023"])
        choice = catalogue.choose(chosen, search)
        fitting = [e for e in catalogue.entries if all(word in e.searched for word in search.split())]
        held = [e for e in fitting if all(not v or set(v) & set(e.values[f]) for f, v in chosen.items())]
        assert list(choice.papers) == held
        for facet in FACETS:
            others = [
                e for e in fitting if all(not v or f == facet or set(v) & set(e.values[f]) for f, v in chosen.items())
            ]
            by_hand = {
                value: sum(value in e.values[facet] for e in others) for e in others for value in e.values[facet]
            }
            assert {value: count for value, count in choice.facets[facet] if count} == by_hand


def _values(facet: Facet) -> list[str]:
    return {
        "kind": ["kamerbrief", "vraag-antwoord", "other"],
        "minister": ["minister Smit (Kaas)", "minister Bos (Melk)"],
        "ministry": ["Kaas", "Melk", "Brood"],
        "party": ["Kaaspartij", "Broodbond"],
        "year": ["2022", "2023"],
    }[facet]


def _made(number: int, chance: random.Random) -> Document:
    asked = tuple(
        f"Lid{number} ({party})" for party in chance.sample(["Kaaspartij", "Broodbond"], chance.randint(0, 2))
    )
    return document(
        f"p{number}",
        f"{chance.choice(['Brief', 'Nota'])} over {chance.choice(['kaas', 'melk'])}",
        f"{chance.choice(['2022', '2023'])}-0{chance.randint(1, 9)}-01" if chance.random() < 0.8 else None,
        kind=chance.choice(["kamerbrief", "vraag-antwoord", None]),
        speaker=chance.choice([None, "minister Smit (Kaas)", "minister Smit (Kaas) en minister Bos (Melk)"]),
        ministry=chance.choice([None, "Kaas", "Kaas; Melk", "Brood"]),
        asked_by=asked,
    )


def test_who_answers_and_who_asks_are_told_one_by_one() -> None:
    assert ministers(None) == ()
    assert ministers("minister Van Dam (Kaas, Brood en Melk)") == ("minister Van Dam (Kaas, Brood en Melk)",)
    assert ministers("minister Smit (Kaas), minister Bos (Melk) en staatssecretaris Vis (Brood)") == (
        "minister Smit (Kaas)",
        "minister Bos (Melk)",
        "staatssecretaris Vis (Brood)",
    )
    assert parties(("Jansen", "Bakker ()", "Vis (Kaaspartij)")) == ("Kaaspartij",)
    assert folded("Éénmalig") == "eenmalig"


def test_ten_thousand_papers_are_searched_while_somebody_types() -> None:
    chance = random.Random(3)
    catalogue = Catalogue(_made(number, chance) for number in range(10_000))
    few = Catalogue(_made(number, chance) for number in range(1000))
    # A hundred times as many steps would mean that something is looked up again for each paper.
    assert _seconds(catalogue) < 60 * _seconds(few)


def _seconds(catalogue: Catalogue) -> float:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        catalogue.choose({"kind": ("kamerbrief",), "year": ("2023",)}, "kaas brief")
        times.append(time.perf_counter() - begun)
    return min(times)
