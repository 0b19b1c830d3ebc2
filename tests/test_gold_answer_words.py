"""What says the same in other signs: dates as a sheet shows them, and fractions."""

import pytest

from qa.gold.answer_words import answer_words


@pytest.mark.parametrize(
    "written", ["01-02-2023", "1-2-2023", "1/2/2023", "1.2.2023", "2023-02-01", "01 februari 2023"]
)
def test_dates(written: str) -> None:
    assert answer_words(f"op {written}.") == ("op", "1", "februari", "2023")


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("½", ("1/2",)),
        ("1/2 kaas", ("1/2", "kaas")),
        ("2½ kilo", ("2", "1/2", "kilo")),
        ("½ liter, ¾ brood", ("1/2", "liter", "3/4", "brood")),
        ("12", ("12",)),
        # No day, no fraction.
        ("31-13-2023", ("31132023",)),
        ("2023-2024", ("20232024",)),
        ("1.801", ("1801",)),
    ],
)
def test_what_is_a_fraction_or_a_date(written: str, words: tuple[str, ...]) -> None:
    assert answer_words(written) == words


@pytest.mark.parametrize("piece", ["1/", "1-", "½", "01 ", "1-1-2023", "1 / "])
def test_hostile_answers_are_read_at_once(piece: str) -> None:
    assert len(answer_words(piece * 20_000)) <= 60_000
