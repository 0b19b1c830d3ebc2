"""The face of a ministry's letter: its date, and who answers in its annex."""

import pytest

from index.letterhead import Letterhead, read_letterhead
from index.metadata import read_metadata

HEAD = (
    "Aan de Voorzitter\nPostbus 1\n\nDatum\t24 maart 2024\nBetreft\tVragen over fietsen\n\nIn antwoord op uw brief.\n\n"
)
SIGNED = "De minister van Verkeer en Bruggen\n\nD.M. van den Berg-Smit\n\n"


def annex(line: str, signed: str = SIGNED) -> str:
    return f"{HEAD}{signed}{line}\n\nVraag 1\n\nHoeveel fietsen zijn er?\n\nAntwoord op vraag 1\n\nTwaalf."


def test_the_date_of_the_letterhead_and_the_name_under_the_letter() -> None:
    found = read_letterhead(annex("Antwoorden van de minister van Verkeer en Bruggen op Kamervragen van het lid Bos"))
    assert found == Letterhead("2024-03-24", "minister Van den Berg-Smit (Verkeer en Bruggen)", None)


def test_on_whose_behalf() -> None:
    line = "Antwoorden van de Minister van Verkeer en Bruggen, mede namens de staatssecretaris van Wegen op vragen"
    assert read_letterhead(annex(line)).on_behalf_of == "de staatssecretaris van Wegen"


def test_without_a_signature_the_post_is_named_and_no_name_guessed() -> None:
    line = "Antwoorden van de minister van Verkeer en Bruggen op vragen van het lid Bos (AB)"
    assert read_letterhead(annex(line, "")).speaker == "minister van Verkeer en Bruggen"
    other = "De minister van Verkeer en Bruggen\n\nPostbus 20301\n\n"
    assert read_letterhead(annex(line, other)).speaker == "minister van Verkeer en Bruggen"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Datum: 4 december 2023\n", "2023-12-04"),
        ("Datum\n4 december 2023\n", "2023-12-04"),
        ("Datum\n\n4 december 2023\n", "2023-12-04"),
        ("Datum 31 februari 2024\n", None),
        ("De datum 4 december 2023 is bekend.\n", None),
        ("Op 4 december 2023 schreef ik u.\n", None),
        (f"{'x' * 6000}\nDatum 4 december 2023\n", None),
    ],
)
def test_only_a_letterhead_dates_a_letter(text: str, date: str | None) -> None:
    assert read_letterhead(text).date == date
    assert read_metadata(text, "kamerbrief").date == date


def test_running_text_does_not_say_who_answers() -> None:
    text = f"{HEAD}Ik verwijs naar de antwoorden van de minister van Verkeer op vragen van het lid Bos.\n"
    assert read_letterhead(text).speaker is None
