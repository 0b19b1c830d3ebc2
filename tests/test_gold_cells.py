"""What a cell shows, and what the words for a kind of question mean."""

import datetime

import pytest

from qa.gold.kind_names import kind_of
from qa.sheets.cells import cleaned, shown


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (None, "General", ""),
        (1801, "General", "1801"),
        (1801.0, "General", "1801"),
        (8400, "#,##0", "8.400"),
        (2.5, "General", "2,5"),
        (0.1 + 0.2, "General", "0,3"),
        (0.15, "0%", "15%"),
        (0.154, "0.0%", "15,4%"),
        (1234.5, "#,##0.00", "1.234,50"),
        (12.5, '"€" #,##0.00', "€ 12,50"),
        (True, "General", "WAAR"),
        (datetime.datetime(2025, 3, 20), "mm-dd-yy", "20-03-2025"),
        (datetime.datetime(2025, 3, 20), "d mmmm yyyy", "20 maart 2025"),
        (datetime.datetime(2025, 3, 20), "yyyy-mm-dd", "2025-03-20"),
        (datetime.datetime(2025, 3, 20, 9, 5), "d-m-yyyy h:mm", "20-03-2025 09:05"),
        ("\xa0de\u200b markt_x000D_\r\nvan  nu ", "General", "de markt\nvan nu"),
    ],
)
def test_what_a_cell_shows(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("Feit", "factoid"),
        ("ja/nee", "yesno"),
        ("Uitleg", "explain"),
        ("lijst", "list"),
        ("opzoeken", "lookup"),
        ("Meerdere", "multi"),
        ("tabel", "table"),
        ("Engels", "english"),
        ("Onbeantwoordbaar", "unanswerable"),
        ("multi", "multi"),
        ("Beleid  en cijfers", "Beleid en cijfers"),
        ("", ""),
    ],
)
def test_kinds(written: str, kind: str) -> None:
    assert kind_of(written) == kind


def test_text_of_a_cell_is_left_alone_otherwise() -> None:
    assert cleaned("‘Ja’, zei hij – “nee”…") == "‘Ja’, zei hij – “nee”…"
