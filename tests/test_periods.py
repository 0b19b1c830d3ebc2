"""Parts of years: which ones a text names, and when it lacks the one that was asked for."""

import pytest

from qa.periods import lacking, periods


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in het laatste kwartaal van 2020", [("kwartaal", 4, "2020")]),
        ("Het derde en vierde kwartaal 2021", [("kwartaal", 3, "2021"), ("kwartaal", 4, "2021")]),
        ("de 2e helft van het jaar 2019", [("helft", 2, "2019")]),
        ("eerste halfjaar 2022 en Q3 2022", [("kwartaal", 3, "2022"), ("helft", 1, "2022")]),
        ("the second quarter of 2023", [("kwartaal", 2, "2023")]),
        ("een kwartaal later, eind 2020", []),
        ("de eerste helft van de wedstrijd", []),
    ],
)
def test_parts_of_years_are_read(text: str, found: list[tuple[str, int, str]]) -> None:
    assert [period.place for period in periods(text)] == found


def test_a_text_about_another_quarter_lacks_the_one_asked_for() -> None:
    text = "In het derde kwartaal van 2020 at 21% kaas."
    gone, instead = lacking("Hoeveel procent at kaas in het laatste kwartaal van 2020?", text)
    assert [item.said for item in gone] == ["het laatste kwartaal van 2020"]
    assert [item.said for item in instead] == ["het derde kwartaal van 2020"]


@pytest.mark.parametrize(
    "text",
    [
        "In het derde kwartaal van 2020 at 21% kaas, in het vierde kwartaal van 2020 19%.",
        "Eind 2020 at 19% kaas.",
        "In het derde kwartaal van 2019 at 21% kaas.",
        "In de eerste helft van 2020 at 21% kaas.",
    ],
)
def test_what_may_well_be_meant_lacks_nothing(text: str) -> None:
    assert lacking("Hoeveel procent at kaas in het laatste kwartaal van 2020?", text) == ((), ())


def test_the_same_quarter_in_other_words_is_met() -> None:
    assert (
        lacking("Hoeveel in Q4 2020?", "Het laatste kwartaal van 2020: 19%. Het derde kwartaal van 2020: 21%.")[0] == ()
    )
