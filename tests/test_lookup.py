"""Which units a question that names a Vraag means: against a plain count over all papers, and as answers."""

import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from conftest import ToyEncoder
from numpy.typing import NDArray
from shipped import LACHGAS, WHATSAPP, seed_engine
from small_index import SETTINGS
from village import BRIDGE, CHEESE, village_engine

from index.build import build
from index.store import Store
from qa.lookup import looked_up
from qa.records import Filters
from qa.reference import look_up

Scores = NDArray[np.float32]


def scores_for(document: str, value: float = 1.0) -> Scores:
    """Scores in which the passages of one seed paper stand out."""
    passages = seed_engine().store.passages
    return np.array([value if p.unit.startswith(document) else 0.0 for p in passages], dtype=np.float32)


def units(store: Store, numbers: Sequence[int], fused: Scores, last: bool = False) -> set[str]:
    """The units that a lookup means in the best paper."""
    return {address for paper in looked_up(store, numbers, fused, last) for address in paper.units}


def test_a_lookup_means_the_unit_in_the_paper_that_fits_best() -> None:
    store = seed_engine().store
    for paper in (LACHGAS, WHATSAPP):
        assert units(store, (7,), scores_for(paper)) == {f"{paper}#antwoord-7"}
        assert units(store, (4, 5), scores_for(paper)) == {f"{paper}#antwoord-4", f"{paper}#antwoord-5"}


def test_a_lookup_goes_to_the_paper_that_has_all_the_numbers() -> None:
    meant = units(seed_engine().store, (10, 12), scores_for(LACHGAS))
    assert meant == {f"{WHATSAPP}#antwoord-10", f"{WHATSAPP}#antwoord-12"}


def test_the_last_vraag_is_that_of_each_paper() -> None:
    store = seed_engine().store
    assert units(store, (), scores_for(LACHGAS), last=True) == {f"{LACHGAS}#antwoord-10"}
    assert units(store, (), scores_for(WHATSAPP), last=True) == {f"{WHATSAPP}#antwoord-12"}


def test_a_lookup_of_no_number_or_one_that_no_paper_has_means_nothing() -> None:
    store = seed_engine().store
    assert looked_up(store, (), scores_for(LACHGAS)) == ()
    assert looked_up(store, (99,), scores_for(LACHGAS)) == ()
    barred = np.full(len(store.passages), -np.inf, dtype=np.float32)
    assert looked_up(store, (7,), barred) == ()


def counted(store: Store, numbers: set[int], last: bool, fused: Scores) -> list[tuple[str, ...]]:
    """The units of each paper that has the most of the numbers, best first, counted one by one."""
    found = []
    for place, document in enumerate(store.documents()):
        own = [float(fused[p.id]) for p in store.passages if p.document == document.file and np.isfinite(fused[p.id])]
        best = sorted(own, reverse=True)[:3]
        held = [unit for unit in store.units(document.id) if unit.numbers]
        wanted = {max(number for unit in held for number in unit.numbers)} if last and held else numbers
        meant = {}
        for unit in held:
            scores = [float(fused[p.id]) for p in store.passages if p.unit == unit.address]
            if set(unit.numbers) & wanted and np.isfinite(max(scores)):
                meant[unit.address] = sum(best) / len(best) + 0.5 * max(scores)
        if meant:
            have = {number for unit in held if unit.address in meant for number in unit.numbers} & wanted
            found.append((-len(have), -max(meant.values()), place, tuple(meant)))
    return [meant for have, _, _, meant in sorted(found) if have == min(item[0] for item in found)]


def test_many_papers_against_a_plain_count(tmp_path: Path) -> None:
    chance = random.Random(5)
    (tmp_path / "papers").mkdir()
    for paper in range(12):
        headings = chance.sample(["1", "2", "3", "4 en 5", "6"], k=chance.randrange(1, 6))
        asked = "\n".join(
            f"Vraag {heading}\nIs er kaas {paper}?\n\nAntwoord op vraag {heading}\n"
            + " ".join(f"Er is kaas nummer {n} in de kelder van het huis." for n in range(chance.randrange(1, 40)))
            for heading in sorted(headings)
        )
        (tmp_path / "papers" / f"p{paper:02}.txt").write_text(asked, encoding="utf-8")
    build([tmp_path / "papers"], tmp_path / "index", SETTINGS, ToyEncoder())
    store = Store.open(tmp_path / "index", ToyEncoder())
    try:
        rng = np.random.default_rng(5)
        for numbers, last in (((1,), False), ((2, 3), False), ((4, 6), False), ((5,), False), ((), True)):
            for _ in range(5):
                fused = rng.standard_normal(len(store.passages)).astype(np.float32)
                fused[rng.random(len(fused)) < 0.2] = -np.inf
                expected = counted(store, set(numbers), last, fused)
                assert [paper.units for paper in looked_up(store, numbers, fused, last, 12)] == expected
                assert [paper.units for paper in looked_up(store, numbers, fused, last, 2)] == expected[:2]
        first = looked_up(store, (1,), rng.standard_normal(len(store.passages)).astype(np.float32))[0]
        assert {store.passages[place].unit for place in first.passages} == set(first.units)
    finally:
        store.close()


@pytest.mark.parametrize(
    ("question", "address"),
    [
        ("vr. 2 kaas", f"{CHEESE}#antwoord-2"),
        ("antwoord 3 bij de kaasvragen", f"{CHEESE}#antwoord-3"),
        ("de tweede vraag over de brug", f"{BRIDGE}#antwoord-2"),
        ("laatste vraag over de brug", f"{BRIDGE}#antwoord-3-4"),
        ("vraag 4 van Jansen-Smit", f"{BRIDGE}#antwoord-3-4"),
        ("vraag 2 van Bakker", f"{CHEESE}#antwoord-2"),
        ("antwoord op vraag 2 van minister Molenaar", f"{BRIDGE}#antwoord-2"),
        ("Aanhangsel 1701 vraag 3", f"{CHEESE}#antwoord-3"),
        ("ah-tk-20232024-2004 vraag 2", f"{BRIDGE}#antwoord-2"),
        ("vraag 2 uit de antwoorden van juni 2024", f"{BRIDGE}#antwoord-2"),
        ("kaas.txt vraag 2", f"{CHEESE}#antwoord-2"),
        ("question two about the bridge (brug)", f"{BRIDGE}#antwoord-2"),
        # Nothing more is said, and one paper alone has it.
        ("antwoord op vraag 4", f"{BRIDGE}#antwoord-3-4"),
    ],
)
def test_what_is_named_is_what_answers(question: str, address: str) -> None:
    answer = village_engine().ask(question)
    assert answer.passages[0].address == address
    assert {item.address for item in answer.citations} == {address}


def test_the_delay_of_an_answer_leads_to_the_answer() -> None:
    # The notice under that number said that these answers would be late.
    answer = seed_engine().ask("Aanhangsel 252 vraag 3")
    assert {item.address for item in answer.citations} == {f"{LACHGAS}#antwoord-3"}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("antwoord op vraag 2", "meer dan één stuk heeft een vraag 2"),
        ("antwoord op vraag 1 en 2", "meer dan één stuk heeft een vraag 1 en 2"),
        ("Wat is de laatste vraag?", "meer dan één stuk heeft een laatste vraag"),
        ("antwoord op vraag 9", "er is geen vraag 9"),
        ("Aanhangsel 1701 vraag 4", "er is geen vraag 4"),
        ("Aanhangsel 8888 vraag 2", "geen stuk past bij wat u vraagt"),
        ("vraag 3 uit de antwoorden van maart 2019", "er is geen vraag 3"),
    ],
)
def test_a_vraag_that_is_not_there_or_not_decided_is_not_answered(question: str, said: str) -> None:
    answer = village_engine().ask(question)
    assert answer.abstained
    assert (answer.citations, answer.confidence) == ((), 0.0)
    assert answer.answer.startswith("Niet gevonden: ")
    assert said in answer.answer


def test_a_vraag_that_several_papers_have_is_listed_of_each() -> None:
    named = {f"{BRIDGE}#antwoord-2", f"{CHEESE}#antwoord-2"}
    assert {passage.address for passage in village_engine().ask("antwoord op vraag 2").passages[:2]} == named
    found = look_up(village_engine(), "antwoord op vraag 2")
    assert {match.citation.address for match in found.matches} == named
    assert found.understood == "antwoord op vraag 2"


def test_a_filter_decides_between_papers() -> None:
    answer = village_engine().ask("antwoord op vraag 2", filters=Filters(minister="Van Dam"))
    assert {item.address for item in answer.citations} == {f"{CHEESE}#antwoord-2"}


def test_cite_lists_the_paper_that_is_meant_alone() -> None:
    found = look_up(village_engine(), "antwoord op vraag 2 over de brug")
    assert [match.citation.address for match in found.matches] == [f"{BRIDGE}#antwoord-2"]
    assert found.understood
    assert found.understood.startswith("antwoord op vraag 2 in: ")
    assert look_up(village_engine(), "Aanhangsel 1701 vraag 9").matches == ()
