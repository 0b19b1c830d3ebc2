"""Abbreviations that papers spell out: which pairs are found, which are not, and how they are searched with."""

from pathlib import Path

import numpy as np
import pytest
from conftest import ToyEncoder
from small_index import built, paper

from index.abbreviations import abbreviations, spelled_out
from index.generation import current
from index.store import Store
from qa.known import Known
from qa.question import read_question
from qa.retrieve import ranked, scores
from qa.settings import AnswerSettings


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("Dat zegt het Kaaskundig Bureau (KB) vandaag.", "KB", "Kaaskundig Bureau"),
        ("De Bond van Bruggenbouwers (hierna: BvB) is blij.", "BvB", "Bond van Bruggenbouwers"),
        ("De Bond van Bruggenbouwers (hierna te noemen: de BvB) is blij.", "BvB", "Bond van Bruggenbouwers"),
        ("De Bond van Bruggenbouwers (verder “BvB”) is blij.", "BvB", "Bond van Bruggenbouwers"),
        ("De Bond van Bruggenbouwers (afgekort tot BvB).", "BvB", "Bond van Bruggenbouwers"),
        ("Het RZB (Rijksbureau voor Zuivel en Bruggen) meldt:", "RZB", "Rijksbureau voor Zuivel en Bruggen"),
        ("De RZB (het Rijksbureau voor Zuivel en Bruggen) meldt:", "RZB", "Rijksbureau voor Zuivel en Bruggen"),
        ("de Nederlandse Melk- en Roomautoriteit (NMRA)", "NMRA", "Nederlandse Melk- en Roomautoriteit"),
        ("het Instituut Kaasmakers (IKM)", "IKM", "Instituut Kaasmakers"),
        ("de Wet bruggen en veren 2015 (Wbv 2015)", "Wbv 2015", "Wet bruggen en veren 2015"),
        ("de ministeries van Bruggen en Kanalen (B&K)", "B&K", "Bruggen en Kanalen"),
        ("de kaasrijpingsperiode (KRP)", "KRP", "kaasrijpingsperiode"),
        ("Centraal Orgaan keuring kazen (COK)", "COK", "Centraal Orgaan keuring kazen"),
        ("de Europese Éénkaasunie (EÉ)", "EÉ", "Europese Éénkaasunie"),
        ("de Zuidelijke Zuivel Zaak (ZZ)", "ZZ", "Zuivel Zaak"),
        ("de Bond van\nKaas-\nmeisjes (BKM)", "BKM", "Bond van Kaas- meisjes"),
    ],
)
def test_a_name_with_its_abbreviation(text: str, short: str, name: str) -> None:
    assert abbreviations(text) == ((short, name),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "De brug (Utrecht) is oud.",
        "De brug (2024) is oud.",
        "De brug (oud) is van steen.",
        "Het kaasmuseum (OM) is dicht.",
        "Het Kaaskundig Museum (KB) is dicht.",
        "Kaas. Bruggen (KB) zijn oud.",
        "het Kaaskundig (en oude) Bureau (KB)",
        "De leden Stoffels en Polderman (SP) vragen:",
        "de KB-dienst (KB)",
        "over dingen die er (ODE) zijn",
        "De (KB) en het (RZB).",
        "van de kaas (VDK)",
        "KB (een brug in de buurt van het kasteel)",
        "KB(Kaaskundig Bureau",
    ],
)
def test_what_spells_out_nothing(text: str) -> None:
    assert abbreviations(text) == ()


def test_pairs_come_sorted_and_once() -> None:
    text = "Het Rijksbureau Zuivel (RZ), het Kaaskundig Bureau (KB) en nog eens het Kaaskundig Bureau (KB)."
    assert abbreviations(text) == (("KB", "Kaaskundig Bureau"), ("RZ", "Rijksbureau Zuivel"))


@pytest.mark.parametrize(
    "piece", ["(AB) ", "a a a a a a (AA) ", "A(", "AB (", "(hierna ", "AAAAAAAAAA ", "a" * 500 + " (AA) "]
)
def test_a_hostile_text_is_read_in_a_moment(piece: str) -> None:
    # Quadratic work on this many characters would take minutes, and the whole run would show it.
    abbreviations(piece * (200_000 // len(piece)))


def test_an_abbreviation_is_searched_with_both_ways_and_in_capitals_alone() -> None:
    known = spelled_out([("KB", "Kaaskundig Bureau"), ("RZBD", "Rijksbureau Zuivel, Bruggen en Dijken")])
    assert known.others("Wat doet het KB?") == ("Kaaskundig Bureau",)
    assert known.others("wat doet het kb?") == ()
    assert known.others("Wat doet het kaaskundig bureau?") == ("KB",)
    assert known.others("Wat doet de RZBD?") == ("Rijksbureau Zuivel, Bruggen en Dijken",)


def test_of_many_names_those_of_most_papers_count() -> None:
    names = ["Kaas Bond"] * 2 + ["Kaas Boeren"] * 3 + ["Kaas Beurs", "Kazen Beurs", "kaas bond"] + ["Kaas Brug"] * 4
    found = spelled_out([("KB", name) for name in names])
    assert found.groups == (("KB", "Kaas Brug"), ("KB", "Kaas Boeren"), ("KB", "Kaas Bond"))
    assert spelled_out(reversed([("KB", name) for name in names])).groups == found.groups


def papers_of(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(paper("kaas", text), encoding="utf-8")
    return folder


ONE = "Dat is van het Zuidelijk Kaaskundig Bureau (ZKB)."
TWO = "Het ZKB telde er zeven."


def test_an_index_knows_what_its_papers_spell_out(tmp_path: Path, toy_encoder: ToyEncoder) -> None:
    index = tmp_path / "index"
    built(papers_of(tmp_path / "stukken", een=ONE, twee=TWO), index)
    store = Store.open(index, toy_encoder)
    assert store.other_words.papers.groups == (("ZKB", "Zuidelijk Kaaskundig Bureau"),)
    found = store.other_words.found("Hoeveel telde het Zuidelijk Kaaskundig Bureau?")
    assert [(other.term, other.first, other.size) for other in found if other.term == "ZKB"] == [("ZKB", 1, 3)]
    query = read_question("Hoeveel telde het Zuidelijk Kaaskundig Bureau?", 0.25, Known(store)).query
    assert "ZKB" in dict(query.others)
    assert 0 < dict(query.others)["ZKB"] <= 0.25
    settings = AnswerSettings(weight_dense=0)
    without = read_question("Zuidelijk Kaaskundig Bureau", 0.25).query
    having = read_question("Zuidelijk Kaaskundig Bureau", 0.25, Known(store)).query
    allowed = np.ones(len(store.passages), dtype=np.bool_)
    order = [
        [hit.passage.document for hit in ranked(store, scores(store, query, allowed, settings), 2)]
        for query in (without, having)
    ]
    assert order[1] == ["een.txt", "twee.txt"]
    assert order[0][0] == "een.txt"
    store.close()


def test_an_update_holds_the_same_abbreviations_as_a_build_from_nothing(tmp_path: Path) -> None:
    stukken = papers_of(tmp_path / "stukken", een=ONE, twee=TWO)
    built(stukken, tmp_path / "index")
    papers_of(stukken, drie="Ook het Rijksbureau Zuivel (RZ) telt.", twee="Het Bruggen Bureau (BB) telt.")
    built(stukken, tmp_path / "index")
    built(stukken, tmp_path / "nieuw")
    files = [
        {path.name: path.read_bytes() for path in current(tmp_path / name).iterdir() if path.is_file()}
        for name in ("index", "nieuw")
    ]
    assert files[0] == files[1]
    store = Store.open(tmp_path / "index", ToyEncoder())
    assert [short for short, _ in store.other_words.papers.groups] == ["BB", "RZ", "ZKB"]
    store.close()
    (stukken / "een.txt").unlink()
    built(stukken, tmp_path / "index")
    store = Store.open(tmp_path / "index", ToyEncoder())
    assert [short for short, _ in store.other_words.papers.groups] == ["BB", "RZ"]
    store.close()
