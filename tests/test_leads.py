"""What a sentence leans on: the one before it, or the line that leads its list in."""

import pytest

from index.records import Document, Metadata, Part, Span, Unit
from qa.candidate import Candidate
from qa.leads import goes_on, introduces, is_item, leads, points_back


def placed(sentences: list[str], part: Part = "antwoord", gap: str = " ") -> list[Candidate]:
    text = gap.join(sentences)
    document = Document("p", "p.txt", Metadata(None, "Kaas"), "", text)
    unit = Unit("p", "p#a", Span(0, len(text)), answer=Span(0, len(text)))
    found, start = [], 0
    for sentence in sentences:
        start = text.index(sentence, start)
        found.append(Candidate(document, unit, Span(start, start + len(sentence)), part, sentence, {}, 0.0))
        start += len(sentence)
    return found


def test_a_sentence_leans_on_the_one_before_it_and_an_item_on_what_leads_it_in() -> None:
    lines = ["Kaas is er.", "Er zijn soorten:", "• jong;", "• oud;", "Brood ook.", "1. Eerst melk.", "2. Dan stremsel."]
    assert leads(placed(lines)) == [None, 0, 1, 1, 3, 4, 4]
    assert leads([]) == []


def test_a_list_goes_on_behind_the_sentences_of_an_item() -> None:
    lines = ["Dit zijn:", "• jong.", "Die is zacht.", "• oud.", "1. Eerst melk.", "• hard."]
    assert leads(placed(lines)) == [None, 0, 1, 0, 3, 4]
    far = ["Dit zijn:", "• jong.", *(f"Zin {number} daarover." for number in range(4)), "• oud."]
    assert leads(placed(far))[-1] == 5
    assert leads(placed(["• jong.", "• oud.", "Dat is kaas."])) == [None, None, 1]


def test_what_only_says_that_a_list_follows() -> None:
    assert [introduces(shown) for shown in ("Dit zijn:", "Het gaat om:", "De kazen zijn:", "Dit is kaas.")] == [
        *(True, True, False, False)
    ]


def test_nothing_leans_on_another_part_or_on_what_stands_far_away() -> None:
    asked = placed(["Is er kaas?"], "vraag")
    assert leads([*asked, *placed(["Dat is zo.", "Ook brood."])]) == [None, None, 1]
    assert leads(placed(["Er is kaas.", "Dat is zo."], gap=" " * 300)) == [None, 0]
    assert leads(placed(["Er is kaas.", "Dat is zo."], gap=" " * 301)) == [None, None]


@pytest.mark.parametrize(
    ("shown", "back", "on"),
    [
        ("Dit is verboden.", True, True),
        ("Hiermee is de kous af.", True, True),
        ("En dat blijft zo.", True, True),
        ("Daarnaast is er brood.", False, True),
        ("Het tweede punt is brood.", False, True),
        ("Ten slotte is er brood.", False, True),
        ("Ditmaal is er brood.", False, False),
        ("Brood is er ook.", False, False),
        ("Het brood is op.", False, False),
    ],
)
def test_how_a_sentence_begins(shown: str, back: bool, on: bool) -> None:
    assert (points_back(shown), goes_on(shown)) == (back, on)


@pytest.mark.parametrize(
    ("shown", "item"),
    [("• kaas", True), ("- kaas", True), ("3) kaas", True), ("a. kaas", True), ("(ii) kaas", True),
     ("kaas - brood", False), ("2024 was een goed jaar", False), ("3,5 ton kaas", False)],
)  # fmt: skip
def test_what_an_item_of_a_list_looks_like(shown: str, item: bool) -> None:
    assert is_item(shown) is item
