"""The face of a ministry's letter: date, subject, own reference, ministry, and who answers in its annex."""

from pathlib import Path

import pytest

from index.load import load
from index.records import Metadata

HEAD = (
    "Aan de Voorzitter\nPostbus 1\n\nDatum\t24 maart 2024\nBetreft\tVragen over fietsen\n\nIn antwoord op uw brief.\n\n"
)
SIGNED = "De minister van Verkeer en Bruggen\n\nD.M. van den Berg-Smit\n\n"


def annex(line: str, signed: str = SIGNED) -> str:
    return f"{HEAD}{signed}{line}\n\nVraag 1\n\nHoeveel fietsen zijn er?\n\nAntwoord op vraag 1\n\nTwaalf."


def about(folder: Path, text: str) -> Metadata:
    """What a paper of this text says of itself."""
    (folder / "stuk.txt").write_text(text, encoding="utf-8")
    return load(folder / "stuk.txt").metadata


def test_the_date_of_the_letterhead_and_the_name_under_the_letter(tmp_path: Path) -> None:
    line = "Antwoorden van de minister van Verkeer en Bruggen op Kamervragen van het lid Bos"
    found = about(tmp_path, annex(line))
    assert (found.kind, found.date) == ("vraag-antwoord", "2024-03-24")
    assert (found.speaker, found.on_behalf_of) == ("minister Van den Berg-Smit (Verkeer en Bruggen)", None)
    assert (found.title, found.ministry) == ("Vragen over fietsen", "Verkeer en Bruggen")


def test_on_whose_behalf(tmp_path: Path) -> None:
    line = "Antwoorden van de Minister van Verkeer en Bruggen, mede namens de staatssecretaris van Wegen op vragen"
    assert about(tmp_path, annex(line)).on_behalf_of == "de staatssecretaris van Wegen"


def test_on_whose_behalf_over_the_signature(tmp_path: Path) -> None:
    signed = f"Mede namens de staatssecretaris van Wegen,\n{SIGNED.lower().replace('d.m. van den berg-smit', 'A. Bos')}"
    found = about(tmp_path, annex("Bijlage", signed))
    assert (found.on_behalf_of, found.speaker) == ("de staatssecretaris van Wegen", "minister Bos (verkeer en bruggen)")


def test_without_a_signature_the_post_is_named_and_no_name_guessed(tmp_path: Path) -> None:
    line = "Antwoorden van de minister van Verkeer en Bruggen op vragen van het lid Bos (AB)"
    assert about(tmp_path, annex(line, "")).speaker == "minister van Verkeer en Bruggen"
    other = "De minister van Verkeer en Bruggen\n\nPostbus 20301\n\n"
    assert about(tmp_path, annex(line, other)).speaker == "minister van Verkeer en Bruggen"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Datum: 4 december 2023\n", "2023-12-04"),
        ("Datum\n4 december 2023\n", "2023-12-04"),
        ("Datum\n\n4 december 2023\n", "2023-12-04"),
        ("Datum\nBetreft\n4 december 2023\nDe prijs van kaas\n", "2023-12-04"),
        ("Datum 4 december 2023 Betreft De prijs van kaas\n", "2023-12-04"),
        ("Den Haag, 4 december 2023\n\nGeachte voorzitter,\n", "2023-12-04"),
        ("’s-Gravenhage, 4 december 2023\n", "2023-12-04"),
        ("Datum 4 december 2023\nPagina 2\nDatum 4 december 2023\n", "2023-12-04"),
        ("Datum 4 december 2023\n\nDatum 5 december 2023\n", None),
        ("Datum\nUw kenmerk\nDe kaas van 4 december 2023\n", None),
        ("Geachte voorzitter,\n\nDen Haag, 4 december 2023\n", None),
        ("Datum 31 februari 2024\n", None),
        ("De datum 4 december 2023 is bekend.\n", None),
        ("Datum van ingang 4 december 2023\n", None),
        ("Uw brief van 4 december 2023\n", None),
        ("Op 4 december 2023 schreef ik u.\n", None),
        (f"{'x' * 6000}\nDatum 4 december 2023\n", None),
    ],
)
def test_only_a_letterhead_dates_a_letter(text: str, date: str | None, tmp_path: Path) -> None:
    assert about(tmp_path, text).date == date


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Ons kenmerk 1234-KAAS\n", "1234-KAAS"),
        ("Ons kenmerk\n1234-KAAS\nUw kenmerk\n99\n", "1234-KAAS"),
        ("Onze referentie: 2024-0000123\n", "2024-0000123"),
        ("Ons kenmerk\nUw kenmerk\n1234\n2024Z00123\n", "1234"),
        ("Kenmerk\n1234567-45678-K\n", "1234567-45678-K"),
        ("Kenmerk 77\nOns kenmerk 88\n", "88"),
        ("Uw kenmerk 1234\n", None),
        ("Uw kenmerk\n1234\n", None),
        ("Ons kenmerk\nUw kenmerk\n1234\n", None),
        ("Ons kenmerk 12\n\nOns kenmerk 13\n", None),
        ("Kenmerk 2024Z00123\n", None),
        ("Ons kenmerk is op te vragen.\n", None),
        ("Ons kenmerk\n4 december 2023\n", None),
        ("Ik noem u ons kenmerk 1234.\n", None),
    ],
)
def test_only_our_own_reference_is_ours(text: str, reference: str | None, tmp_path: Path) -> None:
    found = about(tmp_path, f"Datum 4 december 2023\n{text}\nGeachte voorzitter,\n\nEr is kaas.\n")
    assert found.own_reference == reference


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Datum 3 mei 2024\nOnderwerp Voortgang van de kaas\n", "Voortgang van de kaas"),
        ("Datum 3 mei 2024\nBetreft\nVoortgang van de kaas\n", "Voortgang van de kaas"),
        ("Betreft: Voortgang van de kaas\n", "Voortgang van de kaas"),
        ("> Retouradres Postbus 1\nOnderwerp Kaas\n", "Kaas"),
        ("Betreft het brood, dan is er niets te melden.\n", "Kamerbrief"),
        ("Datum 3 mei 2024\n\nGeachte voorzitter,\n\nBetreft de kaas.\n", "Kamerbrief"),
    ],
)
def test_the_subject_of_a_letter_is_its_title(text: str, title: str, tmp_path: Path) -> None:
    assert about(tmp_path, f"{text}\nGeachte voorzitter,\n\nEr is kaas.\n").title == title


def test_a_subject_that_names_no_paper_gives_way_to_the_heading_over_the_answers(tmp_path: Path) -> None:
    text = (
        "Datum 3 mei 2024\nBetreft Kamervragen\n\nGeachte voorzitter,\n\nHierbij de antwoorden.\n\n"
        "Antwoorden op Kamervragen van het Kamerlid Bos (SP) over kaas (2024Z00012, ingezonden 2 april 2024).\n\n"
        "Vraag 1\nIs er kaas?\n\nAntwoord op vraag 1\nJa.\n"
    )
    found = about(tmp_path, text)
    assert found.title == "Antwoorden op Kamervragen van het Kamerlid Bos (SP) over kaas"
    assert (found.case, found.asked, found.asked_by) == ("2024Z00012", "2024-04-02", ("Bos (SP)",))


def test_a_subject_runs_on_over_the_lines_of_a_page(tmp_path: Path) -> None:
    filler = "Deze regel is ongeveer even lang als een regel die op een pagina van een stuk gezet is.\n" * 12
    subject = "Datum 3 mei 2024\nBetreft De prijs van kaas en van alles wat er verder nog uit melk ge-\nmaakt wordt\n"
    found = about(tmp_path, f"{subject}Ons kenmerk 12\n\nGeachte voorzitter,\n\n{filler}")
    assert found.title == "De prijs van kaas en van alles wat er verder nog uit melk gemaakt wordt"
    assert found.own_reference == "12"


def test_running_text_does_not_say_who_answers(tmp_path: Path) -> None:
    text = f"{HEAD}Ik verwijs naar de antwoorden van de minister van Verkeer op vragen van het lid Bos.\n"
    found = about(tmp_path, text)
    assert (found.speaker, found.asked_by, found.ministry) == (None, (), None)


LETTER = "Datum 14 mei 2024\nBetreft Kaas en bruggen\n\nGeachte voorzitter,\n\nEr is kaas.\n\n"
FISH = "De minister van Landbouw, Natuur en Voedselkwaliteit,"
ROADS = "de staatssecretaris van Infrastructuur en Waterstaat"


@pytest.mark.parametrize("closing", ["", "Hoogachtend,\n\n"])
@pytest.mark.parametrize(
    "behalf",
    [f"mede namens\n{ROADS},\n\n", f"mede namens {ROADS},\n", "mede namens\n" + ROADS.replace(" en", "\nen") + "\n"],
)
def test_mede_namens_on_its_own_line(behalf: str, closing: str, tmp_path: Path) -> None:
    found = about(tmp_path, f"{LETTER}{closing}{FISH}\n{behalf}A. Bos")
    assert found.speaker == "minister Bos (Landbouw, Natuur en Voedselkwaliteit)"
    assert (found.on_behalf_of, found.ministry) == (ROADS, "Landbouw, Natuur en Voedselkwaliteit")


@pytest.mark.parametrize("closing", ["", "Hoogachtend,\n\n"])
@pytest.mark.parametrize("deze", [" namens deze,", "\nnamens deze:", "\nvoor deze,", " o/b"])
def test_who_signs_for_a_minister_does_not_hold_the_post(deze: str, closing: str, tmp_path: Path) -> None:
    found = about(tmp_path, f"{LETTER}{closing}{FISH}{deze}\n\nDe directeur-generaal\nJ. Bos")
    assert (found.speaker, found.ministry, found.on_behalf_of) == (None, None, None)


@pytest.mark.parametrize("name", ["drs. E. Bos", "mr. A.B. Bos", "dr. ir. C. Bos", "Prof. dr. D. Bos"])
def test_titles_are_no_part_of_a_name(name: str, tmp_path: Path) -> None:
    found = about(tmp_path, f"{LETTER}Hoogachtend,\n\nDe minister van Financiën,\n\n{name}")
    assert found.speaker == "minister Bos (Financiën)"


def test_what_stands_below_the_salutation_is_no_letterhead(tmp_path: Path) -> None:
    found = about(tmp_path, f"{LETTER}Datum: 5 mei 2019\nOns kenmerk: KAAS-2019-33\n\nHoogachtend,\n")
    assert (found.date, found.own_reference) == ("2024-05-14", None)
    undated = LETTER.replace("Datum 14 mei 2024\n", "")
    assert about(tmp_path, f"{undated}Datum: 5 mei 2019\nPlaats: Alkmaar\n").date is None
    quoted = "In bijlage 1 schrijft\nde minister van Financiën\nE. Bos\ndat het mag.\n\nHoogachtend,\n\nK. Kaas\n"
    assert about(tmp_path, LETTER + quoted).speaker is None


def test_the_ministry_that_is_written_to_is_not_the_senders(tmp_path: Path) -> None:
    address = "Kaasraad\n\nDe minister van Financiën\ndrs. E. Bos\n\nMinisterie van Financiën\n\n"
    assert about(tmp_path, f"{address}{LETTER}Hoogachtend,\n\nK. Kaas\nvoorzitter").ministry is None
    kamer = "Aan de voorzitter van de Tweede Kamer\n\nMinisterie van Financiën\n\n"
    assert about(tmp_path, kamer + LETTER).ministry == "Financiën"


@pytest.mark.parametrize("closing", ["", "Hoogachtend,\n\n"])
def test_two_who_signed_one_under_the_other(closing: str, tmp_path: Path) -> None:
    found = about(tmp_path, f"{LETTER}{closing}{FISH}\n\nA. Bos\n\n{ROADS},\n\nC. Smit")
    who = "minister Bos (Landbouw, Natuur en Voedselkwaliteit)"
    assert found.speaker == f"{who} en staatssecretaris Smit (Infrastructuur en Waterstaat)"
