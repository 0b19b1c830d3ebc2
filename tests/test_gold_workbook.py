"""A workbook as an adviser makes one in an afternoon, read as gold and as a list of questions."""

import hashlib
import json
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from shipped import seed_index, vraagbaak
from village import village_engine

from qa.gold.gold_file import read_gold_file
from qa.gold.records import GoldFile, Place
from qa.records import Filters

KAAS, BRUG, BIEB, PONT = "kaas.txt", "brug.txt", "bibliotheek.txt", "veerpont.txt"


def refused(found: GoldFile) -> list[tuple[str, str, str]]:
    return [(item.where.dutch, item.question, item.reason.dutch) for item in found.unusable]


def office_workbook(path: Path) -> Path:
    """A workbook as an adviser makes one in an afternoon."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Vragen"
    rows: list[tuple[object, ...]] = [
        ("Testvragen dorp Zandvoorde", None, None, None, None),
        ("Versie 2, aangevuld door de afdeling", None, None, None, None),
        (None, None, None, None, None),
        ("Nr.", "Vraag:", "Gewenst\nantwoord", "Bron(nen)", "Opmerking"),
        ("Kaasmarkt", None, None, None, None),
        (1, "Hoeveel kilo kaas werd er\xa0verkocht?", "8.400 kilo", "kaas.txt, vraag 2", None),
        (2, "Wie betaalt de ‘schoonmaak’?", "De gemeente, uit de marktgelden", "kaas.txt, antwoord 3", "nakijken"),
        (None, None, None, None, None),
        ("Brug en pont", None, None, None, None),
        (3, "Is de brug “veilig”?", "weer veilig voor voetgangers", "Aanhangsel 2023-2024, nr. 2004", None),
        (4, "Wat kostte het herstel?", "310.000 euro", None, None),
        (5, "Wat kost een overtocht?", "“zestig cent”", "Brief over de veerpont", None),
        (6, "Hoe vaak vaart de pont?", "ieder kwartier", None, None),
        (7, "Wie ontwierp de brug?", None, None, None),
        (8, "Waar ligt het zwembad?", "staat er niet in", None, None),
        (9, "Wat zegt de brief over tulpen?", "rood", "Brief over tulpen", None),
        (10, None, None, None, None),
    ]
    for row in rows:
        sheet.append(list(row))
    for box in ("A1:E1", "A2:E2", "A5:E5", "A9:E9", "D12:D13"):
        sheet.merge_cells(box)
    sheet["A1"].font = Font(bold=True, size=16)
    sheet["B6"].alignment = Alignment(wrap_text=True)
    sheet.row_dimensions[7].hidden = True
    second = book.create_sheet("Brieven")
    for row in (
        ("Bron", "Soort", "Vraag"),
        ("bibliotheek.txt § Boetes", "ja/nee", "Betalen kinderen een boete?"),
        ("bibliotheek.txt § Prijzen", "feit", "Wat kost een pasje?"),
        ("kaas.txt vraag 3\nbrug.txt vraag 2", "meerdere", "Wie betalen er mee in Zandvoorde?"),
    ):
        second.append(row)
    book.create_sheet("Uitleg")["A1"] = "Zet in elke rij één vraag."
    book.create_sheet("Blad4")
    book.save(path)
    return path


def test_a_workbook_as_a_person_makes_it(tmp_path: Path) -> None:
    path = office_workbook(tmp_path / "goud.xlsx")
    found = read_gold_file(path, village_engine())

    assert [
        (item.where.dutch, item.asked.id, item.asked.question, item.kind, item.relevant, item.answer, item.own_words)
        for item in found.gold
    ] == [
        (
            *("blad Vragen, rij 6", "1", "Hoeveel kilo kaas werd er verkocht?", "other"),
            *((Place(KAAS, 2),), ("8.400 kilo",), False),
        ),
        (
            *("blad Vragen, rij 7", "2", "Wie betaalt de ‘schoonmaak’?", "other"),
            *((Place(KAAS, 3),), ("De gemeente, uit de marktgelden",), True),
        ),
        (
            *("blad Vragen, rij 10", "3", "Is de brug “veilig”?", "other"),
            *((Place(BRUG, whole=True),), ("weer veilig voor voetgangers",), False),
        ),
        (
            *("blad Vragen, rij 12", "5", "Wat kost een overtocht?", "other"),
            *((Place(PONT, whole=True),), ("zestig cent",), False),
        ),
        (
            *("blad Vragen, rij 13", "6", "Hoe vaak vaart de pont?", "other"),
            *((Place(PONT, whole=True),), ("ieder kwartier",), False),
        ),
        ("blad Vragen, rij 14", "7", "Wie ontwierp de brug?", "unanswerable", (), (), False),
        ("blad Vragen, rij 15", "8", "Waar ligt het zwembad?", "unanswerable", (), (), False),
        (
            *("blad Brieven, rij 2", "10", "Betalen kinderen een boete?", "yesno"),
            *((Place(BIEB, section="Boetes"),), (), False),
        ),
        (
            *("blad Brieven, rij 4", "12", "Wie betalen er mee in Zandvoorde?", "multi"),
            *((Place(KAAS, 3), Place(BRUG, 2)), (), False),
        ),
    ]
    assert {(item.asked.filters, item.asked.history) for item in found.gold} == {(Filters(), ())}
    assert refused(found) == [
        (
            *("blad Vragen, rij 11", "Wat kostte het herstel?"),
            "rij zonder bron; vul de kolom Bron (bestandsnaam, titel, nummer of adres)",
        ),
        (
            *("blad Vragen, rij 16", "Wat zegt de brief over tulpen?"),
            "bron 'Brief over tulpen' staat niet in de index; "
            "verwacht een bestandsnaam, titel, nummer of adres (en vraag 3)",
        ),
        (
            *("blad Brieven, rij 3", "Wat kost een pasje?"),
            "bibliotheek.txt heeft geen kopje 'Prijzen'; wel bijvoorbeeld Openingstijden, Boetes",
        ),
        (
            *("blad Uitleg", ""),
            "geen rij met kolomnamen; verwacht een kolom Vraag, met Antwoord en Bron",
        ),
    ]
    assert found.name == "goud.xlsx"
    assert found.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_batch_reads_the_same_workbook(tmp_path: Path) -> None:
    book = Workbook()
    for row in (("Vragen van de afdeling", None), (None, None), ("Nr.", "Vraag"), (7, "Hoeveel kilo kaas?")):
        book.worksheets[0].append(row)
    book.worksheets[0].merge_cells("A1:B1")
    book.create_sheet("Uitleg")["A1"] = "Zet in elke rij één vraag."
    book.save(tmp_path / "q.xlsx")
    asked = ("batch", "--questions", tmp_path / "q.xlsx", "--out", tmp_path / "a.jsonl")
    result = vraagbaak(*asked, index=seed_index())
    assert result.exit_code == 0, result.output
    (line,) = (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines()
    assert (json.loads(line)["id"], json.loads(line)["question"]) == ("7", "Hoeveel kilo kaas?")
    book.worksheets[0]["B5"] = "x" * 20_000
    book.save(tmp_path / "q.xlsx")
    assert "q.xlsx, blad Sheet, rij 5: vraag van 20000 tekens" in vraagbaak(*asked, index=seed_index()).stderr
