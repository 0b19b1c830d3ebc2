"""Wordings that name a Vraag and wordings that only look like it."""

import pytest

from qa.named import named


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("vraag 7", (7,)),
        ("vr. 10 kaasantwoorden", (10,)),
        ("vr 10", (10,)),
        ("Vraag nr. 6 over kaas", (6,)),
        ("vraag nummer 6", (6,)),
        ("vraagnummer 6", (6,)),
        ("vraag #6", (6,)),
        ("vraag7 kaas", (7,)),
        ("vraag (7) kaas", (7,)),
        ("vraag: 7", (7,)),
        ("vraag 3a over kaas", (3,)),
        ("antwoord 5 bij de WhatsApp-vragen", (5,)),
        ("antwoord nr. 5", (5,)),
        ("kaas: antwoord-5", (5,)),
        ("vraag/antwoord 7 kaas", (7,)),
        ("wat was het antwoord op nr 7 over kaas", (7,)),
        ("antwoord op 7 over kaas", (7,)),
        ("antwoord bij vraag 7", (7,)),
        ("beantwoording van vraag twee", (2,)),
        ("vraag zeven over kaas", (7,)),
        ("vraag drie en vier", (3, 4)),
        ("vraag 3 en 4 van Bakker over de brug", (3, 4)),
        ("vraag 3, en vraag 4", (3, 4)),
        ("vraag 3 of 4", (3, 4)),
        ("vragen 3/4", (3, 4)),
        ("vragen 3 & 4", (3, 4)),
        ("antwoorden op vragen 4 t/m 6", (4, 5, 6)),
        ("antwoorden op de vragen 4 tot en met 6", (4, 5, 6)),
        ("antwoorden 1-3 kaas", (1, 2, 3)),
        ("antwoord op de vragen 3, 4, 5, 9 en 10", (3, 4, 5, 9, 10)),
        ("kaasvragen 6 en 7", (6, 7)),
        ("Kamervraag 6 kaas", (6,)),
        ("De brug-vragen 2", (2,)),
        ("de tweede vraag", (2,)),
        ("Wat is het antwoord op de derde vraag over kaas?", (3,)),
        ("eerste vraag kaas", (1,)),
        ("2e vraag over kaas", (2,)),
        ("het 3de antwoord over kaas", (3,)),
        ("de tweede en derde vraag", (2, 3)),
        ("antwoord op de eerste drie vragen", (1, 2, 3)),
        ("antwoord op de vijfde", (5,)),
        ("question 7", (7,)),
        ("question four about cheese", (4,)),
        ("answer to question 3", (3,)),
        ("questions 3 to 5", (3, 4, 5)),
        ("what did he say to the second question?", (2,)),
    ],
)
def test_a_vraag_is_named(text: str, numbers: tuple[int, ...]) -> None:
    found = named(text)
    assert (found.numbers, found.last) == (numbers, False)
    assert not any(str(number) in found.rest for number in numbers)


@pytest.mark.parametrize(
    "text",
    [
        "3 vragen over kaas",
        "de eerste vragen over kaas",
        "antwoord op 50 % van de vragen",
        "antwoord op vraag 50%",
        "vragen van 12 gemeenten",
        "Waarom vragen 12 gemeenten om kaas?",
        "Waarom vragen drie partijen om kaas?",
        "vragen 3 keer zo vaak om kaas",
        "Kunt u deze vragen één voor één beantwoorden?",
        "in antwoord op eerdere vragen",
        "in antwoord op 3 moties",
        "het antwoord op 3 moties",
        "de vraag 10 jaar later",
        "Hoeveel aanvragen 12 maart?",
        "adviesaanvragen 7 en 8",
        "Ik vraag een minister om kaas",
        "een tweede vraag is of er kaas is",
        "Hoe groot is de eerste vraag naar kaas?",
        "Wat vroeg de Tweede Kamer?",
        "Tweede Kamervragen over kaas",
        "Welk antwoord gaf de minister in 2024?",
        "Hoeveel vragen zijn er gesteld?",
        "vraag 2024 over kaas",
        "vr 3 mei 2024",
        "kaasverkoop Q3 2019",
        "vraag 7.500 kilo",
        "vraag 0",
    ],
)
def test_a_number_that_counts_names_no_vraag(text: str) -> None:
    found = named(text)
    assert not found.any
    assert found.rest in (text, "")


@pytest.mark.parametrize(
    "text", ["laatste vraag", "het antwoord op de laatste vraag over kaas", "the last question about cheese"]
)
def test_the_last_vraag_is_named(text: str) -> None:
    found = named(text)
    assert found.last
    assert found.any
    assert "laatste" not in found.rest


def test_the_word_that_names_the_paper_stays() -> None:
    assert named("kaasvragen 6 en 7").rest == "kaasvragen"
    assert named("kaas-antwoord 6").rest == "kaas-antwoord"
    assert named("antwoord op vraag 7 over kaas").rest == "over kaas"
