"""A number beside what is to be counted."""

import pytest
from conftest import ToyEncoder

from qa.alignment import WordVectors
from qa.counted import counted


@pytest.mark.parametrize(
    ("question", "sentence", "found"),
    [
        ("Hoeveel bruggen telt de gemeente?", "De gemeente telt 14 bruggen.", 1),
        ("Hoeveel bruggen telt de gemeente?", "Van de bruggen zijn er twaalf dicht.", 1),
        ("hoeveel houten bruggen", "Er zijn 14 houten stuwen.", 1),
        ("Hoeveel bruggen telt de gemeente?", "In 2023 zijn de bruggen geverfd.", 0),
        ("Hoeveel bruggen telt de gemeente?", "De bruggen worden geverfd.", 0),
        ("Wanneer is de brug dicht?", "De brug is dicht.", 1),
        ("Hoeveel?", "De brug is dicht.", 1),
    ],
)
def test_a_number_beside_what_is_counted(toy_encoder: ToyEncoder, question: str, sentence: str, found: float) -> None:
    assert counted(WordVectors(toy_encoder), question, sentence) == found


def test_a_number_of_something_else_counts_less(toy_encoder: ToyEncoder) -> None:
    said = "Het herstel van de oever kost 14 miljoen, en dan zijn daar nog de bruggen."
    assert counted(WordVectors(toy_encoder), "Hoeveel bruggen telt de gemeente?", said) < 1
