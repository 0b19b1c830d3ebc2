"""What references lead to: certain, or nothing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from index.links import Link, PaperIndex, links_of
from index.load import load
from index.records import Document, Metadata, Unit
from index.structure import find_units
from index.tidy import tidy


def pairs(*answers: str) -> str:
    numbered = enumerate(answers, start=1)
    return "\n".join(f"Vraag {n}\nIs er kaas?\n\nAntwoord op vraag {n}\n{answer}\n" for n, answer in numbered)


class Papers:
    """Papers by name, loaded from their text, with their links."""

    def __init__(self, folder: Path, **texts: str) -> None:
        self.documents: dict[str, Document] = {}
        for name, text in texts.items():
            (folder / f"{name}.txt").write_text(text, encoding="utf-8")
            self.documents[name] = load(folder / f"{name}.txt")

    def units(self, name: str) -> Sequence[Unit]:
        return find_units(self.documents[name])

    def links(self, name: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
        """The links of one paper as (what it says, which paper, which units)."""
        document = self.documents[name]
        index = PaperIndex.of((known, paper.metadata) for known, paper in self.documents.items())
        found = links_of(document, self.units(name), index, self.units)
        assert all(link.document == name for link in found)
        return [(tidy(document, link.span), link.target_document, link.target_addresses) for link in found]


FACE = "Vergaderjaar 2023–2024 Aanhangsel van de Handelingen\n\n{}\n\n"
LETTER = "Datum {}\n\nGeachte voorzitter,\n\nEr is kaas.\n"
SIGNED = LETTER + "\nHoogachtend,\n\nDe minister van {},\n\nE. Bos\n"
BY_FINANCE = "Antwoord van minister Bos (Financiën) (ontvangen 9 mei 2024).\n\n"


def test_a_number_leads_to_the_units_that_hold_it(tmp_path: Path) -> None:
    two = "Vraag 1\nA?\n\nVraag 2\nB?\n\nAntwoord op vraag 1 en 2\nJa.\n\n"
    assert Papers(tmp_path, stuk=f"{two}Vraag 3\nC?\n\nAntwoord op vraag 3\nZie vraag 2.\n").links("stuk") == [
        ("vraag 2", None, ("stuk#antwoord-1-2",))
    ]


def test_two_numbers_lead_to_both(tmp_path: Path) -> None:
    papers = Papers(tmp_path, stuk=pairs("Ja.", "Nee.", "Zie de antwoorden op de vragen 1 en 2."))
    assert [link[2] for link in papers.links("stuk")] == [("stuk#antwoord-1", "stuk#antwoord-2")]


def test_a_number_that_is_answered_twice_leads_nowhere(tmp_path: Path) -> None:
    papers = Papers(tmp_path, stuk=pairs("Ja.", "Nee."))
    document = papers.documents["stuk"]
    units = [*papers.units("stuk"), *(replace(unit, address=f"{unit.address}-2") for unit in papers.units("stuk")[:1])]
    pointing = Papers(tmp_path, wijst=pairs("Ja.", "Zie vraag 1.")).documents["wijst"]
    linked = replace(document, references=pointing.references)
    assert links_of(linked, papers.units("stuk"), PaperIndex.of([]), papers.units)[0].target_addresses == (
        "stuk#antwoord-1",
    )
    assert links_of(linked, units, PaperIndex.of([]), papers.units) == ()


def test_a_paper_by_its_number_and_an_answer_in_it(tmp_path: Path) -> None:
    answer = "Zie Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 17, antwoord op vraag 2."
    others = {"ander": FACE.format(17) + pairs("Ja.", "Nee."), "derde": FACE.format(18) + pairs("Ja.")}
    papers = Papers(tmp_path, stuk=pairs(answer), **others)
    assert papers.links("stuk") == [
        ("Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 17", "ander", ()),
        ("antwoord op vraag 2", "ander", ("ander#antwoord-2",)),
    ]


@pytest.mark.parametrize(
    "named",
    [
        "Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 17",
        "Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 18",
        "Aanhangsel Handelingen nr. 17",
        "Kamerstuk 24 077, nr. 17",
    ],
)
def test_another_session_or_none_is_another_paper(named: str, tmp_path: Path) -> None:
    papers = Papers(tmp_path, stuk=pairs(f"Zie {named}."), ander=FACE.format(17) + pairs("Ja."))
    assert papers.links("stuk") == []


def test_a_paper_that_does_not_say_its_session_is_not_linked(tmp_path: Path) -> None:
    papers = Papers(tmp_path, stuk=pairs("Zie Aanhangsel nr. 17."), ander=f"AH 17\n\n{pairs('Ja.')}")
    assert papers.documents["ander"].metadata.number == "Aanhangsel nr. 17"
    assert papers.links("stuk") == []


def test_a_number_that_two_papers_bear_leads_nowhere(tmp_path: Path) -> None:
    said = "Zie Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 17."
    same = FACE.format(17) + pairs("Ja.")
    assert Papers(tmp_path, stuk=pairs(said), een=same, twee=same).links("stuk") == []


def test_a_kamerstuk_by_its_number(tmp_path: Path) -> None:
    papers = Papers(
        tmp_path,
        stuk=pairs("Zie Kamerstukken II 2023/24, 24077, nr. 456."),
        brief=f"Kamerstuk 24 077, nr. 456\n\n{LETTER.format('3 mei 2024')}",
    )
    assert papers.links("stuk") == [("Kamerstukken II 2023/24, 24077, nr. 456", "brief", ())]


def test_a_letter_by_its_date_when_it_is_the_only_one(tmp_path: Path) -> None:
    said = BY_FINANCE + pairs("Zie mijn brief van 3 mei 2024 en mijn brief van 4 mei 2024.")
    letters = {"een": SIGNED.format("3 mei 2024", "Financiën"), "twee": SIGNED.format("4 mei 2024", "Financiën")}
    # The answered questions are of the same day, and no letter.
    other = f"Datum 3 mei 2024\n\n{pairs('Ja.')}"
    papers = Papers(tmp_path, stuk=said, ander=other, **letters)
    assert papers.links("stuk") == [("mijn brief van 3 mei 2024", "een", ()), ("mijn brief van 4 mei 2024", "twee", ())]
    papers = Papers(tmp_path, stuk=said, drie=LETTER.format("3 mei 2024"), **letters)
    assert papers.links("stuk") == [("mijn brief van 4 mei 2024", "twee", ())]


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("mijn brief van 3 mei 2024", "geld"),
        ("de brief van de minister van Defensie van 3 mei 2024", "leger"),
        ("de brief van de staatssecretaris van Financiën aan uw Kamer d.d. 3 mei 2024", "geld"),
        ("de Kamerbrief van 3 mei 2024 over sluizen", None),
        ("de brief van 3 mei 2024", None),
        ("de brief van de minister van Buitenlandse Zaken van 3 mei 2024", None),
        ("de brief van mijn ambtsvoorganger van 3 mei 2024", None),
    ],
)
def test_a_letter_by_whose_it_is(said: str, where: str | None, tmp_path: Path) -> None:
    letters = {name: SIGNED.format("3 mei 2024", of) for name, of in (("geld", "Financiën"), ("leger", "Defensie"))}
    papers = Papers(tmp_path, stuk=BY_FINANCE + pairs(f"Zie {said}."), **letters)
    assert [link[1] for link in papers.links("stuk")] == ([where] if where else [])
    nobodys = Papers(tmp_path, stuk=pairs("Zie mijn brief van 3 mei 2024."), **letters)
    assert nobodys.links("stuk") == []


def test_two_days_in_one_breath_are_of_one_ministry(tmp_path: Path) -> None:
    said = "Zie mijn brieven van 3 mei 2024 en 4 mei 2024."
    letters = {"een": SIGNED.format("3 mei 2024", "Financiën"), "twee": SIGNED.format("4 mei 2024", "Financiën")}
    assert [link[1] for link in Papers(tmp_path, stuk=BY_FINANCE + pairs(said), **letters).links("stuk")] == [
        "een",
        "twee",
    ]


def test_an_answer_does_not_lead_to_its_own_unit(tmp_path: Path) -> None:
    assert Papers(tmp_path, stuk=pairs("Ja.", "Zie vraag 2.")).links("stuk") == []
    two = Papers(tmp_path, stuk=pairs("Ja.", "Zie de vragen 1 en 2."))
    assert [link[2] for link in two.links("stuk")] == [("stuk#antwoord-1",)]


def test_a_paper_does_not_lead_to_itself(tmp_path: Path) -> None:
    letter = LETTER.format("3 mei 2024") + "Deze brief van 3 mei 2024 is de laatste.\n"
    papers = Papers(tmp_path, brief=letter)
    assert [item.kind for item in papers.documents["brief"].references] == ["brief"]
    assert papers.links("brief") == []


def test_nothing_known_is_no_link() -> None:
    index = PaperIndex.of([("a", Metadata("kamerbrief", "A")), ("b", Metadata(None, "B", "Verslag 3", "2024-05-03"))])
    assert (index.by_number, index.by_letter) == ({}, {})


def test_the_seed_papers_link_within_themselves(seeds: Path) -> None:
    document = load(next(seeds.glob("001_*.txt")))
    units = find_units(document)
    index = PaperIndex.of([(document.id, document.metadata)])
    found = links_of(document, units, index, lambda name: units)
    assert len(found) == 7
    addresses = {unit.address for unit in units}
    for link in found:
        assert isinstance(link, Link)
        assert (link.kind, link.target_document) == ("antwoord", None)
        assert set(link.target_addresses) <= addresses
        assert link.target_addresses
