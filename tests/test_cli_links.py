"""`vraagbaak links`: where papers point, and what an index of several papers makes of it."""

from pathlib import Path

import pytest
from shipped import json_of, vraagbaak

VIADUCT = """Aanhangsel van de Handelingen
ah-tk-20312032-17

Antwoord van Minister De Wit (Waterstaat) (ontvangen 3 februari 2032)

Vraag 1
Is het viaduct bij Epe gesloten?

Antwoord op vraag 1
Ja, sinds 4 januari 2032.

Vraag 2
Wanneer gaat het open?

Antwoord op vraag 2
Zie mijn antwoord op vraag 1 en Kamerstuk 31 305, nr. 12.
"""
LATER = """Antwoord van Minister De Wit (Waterstaat) (ontvangen 9 mei 2032)

Vraag 1
Kent u uw eerdere antwoorden (Aanhangsel Handelingen, vergaderjaar 2031-2032, nr. 17)?

Antwoord op vraag 1
Ja.
"""


@pytest.fixture
def index(tmp_path: Path) -> Path:
    """An index of two papers, the later of which names the earlier."""
    folder = tmp_path / "stukken"
    folder.mkdir()
    (folder / "viaduct.txt").write_text(VIADUCT, encoding="utf-8")
    (folder / "later.txt").write_text(LATER, encoding="utf-8")
    assert vraagbaak("index", folder, "--index", tmp_path / "index").exit_code == 0
    return tmp_path / "index"


def test_references_lead_to_answers_and_papers_or_are_said_to_lead_nowhere(index: Path) -> None:
    rows = json_of(vraagbaak("links", "--json", "--index", index))
    assert [(row["document"], row["meant"], row["target"], row["addresses"]) for row in rows] == [
        ("later.txt", "Aanhangsel 2031-2032, nr. 17", "viaduct.txt", []),
        ("viaduct.txt", "antwoord op vraag 1", "viaduct.txt", ["viaduct#antwoord-1"]),
        ("viaduct.txt", "Kamerstuk 31 305, nr. 12", None, []),
    ]
    texts = {"viaduct.txt": VIADUCT, "later.txt": LATER}
    assert all(row["text"] == texts[row["document"]][row["start"] : row["end"]] for row in rows)
    shown = vraagbaak("links", "viaduct", "--index", index)
    assert shown.exit_code == 0
    assert "viaduct#antwoord-1" in shown.stdout
    assert "Kamerstuk 31 305, nr. 12\n    staat niet in deze index" in shown.stdout


def test_an_unknown_paper_is_refused(index: Path) -> None:
    result = vraagbaak("links", "nergens", "--index", index)
    assert result.exit_code == 1
    assert "nergens" in result.stderr


def test_info_says_where_each_value_was_read(index: Path) -> None:
    listed = {row["file"]: row for row in json_of(vraagbaak("info", "--json", "--index", index))["documents"]}
    viaduct = listed["viaduct.txt"]
    assert (viaduct["kind"], viaduct["number"], viaduct["date"]) == (
        "vraag-antwoord",
        "Aanhangsel 2031-2032, nr. 17",
        "2032-02-03",
    )
    places = {item["field"]: VIADUCT[item["start"] : item["end"]] for item in viaduct["read_from"]}
    assert places["date"] == "3 februari 2032"
    assert places["number"] == "ah-tk-20312032-17"
    assert viaduct["case"] is None
    assert viaduct["remarks"] == []
