"""The number of a paper and of its case, and what kind of paper it is: from its face, or not at all."""

from pathlib import Path

import pytest

from index.load import load
from index.records import Metadata

PAIR = "\n\nVraag 1\nIs er kaas?\n\nAntwoord 1\nJa.\n"
MASTHEAD = "Tweede Kamer der Staten-Generaal\n2\nVergaderjaar 2023–2024\n\n"
LETTER = "\n\nGeachte voorzitter,\n\nEr is kaas.\n\nHoogachtend,\n"
OPENING = "Vragen van het lid Bos (D66) aan de Minister van Kaas over brood (ingezonden 2 juli 2024).\n"


def about(folder: Path, text: str) -> Metadata:
    """What a paper of this text says of itself."""
    (folder / "ah-tk-20232024-99.txt").write_text(text, encoding="utf-8")
    return load(folder / "ah-tk-20232024-99.txt").metadata


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"Vergaderjaar 2023–2024 Aanhangsel van de Handelingen\n\n17\n{PAIR}", "Aanhangsel 2023-2024, nr. 17"),
        (f"{PAIR}\nah-tk-19981999-17\nISSN 0921 - 7398\n", "Aanhangsel 1998-1999, nr. 17"),
        (f"AH 17\n{PAIR}", "Aanhangsel nr. 17"),
        (f"{MASTHEAD}24 077 Kaasbeleid\n\nNr. 456 BRIEF VAN DE MINISTER VAN KAAS{LETTER}", "Kamerstuk 24 077, nr. 456"),
        (f"{MASTHEAD}36 410 VIII Begroting\nvan Kaas\n\nNr. 8\nBrief van de minister{LETTER}",
         "Kamerstuk 36 410 VIII, nr. 8"),
        (f"{MASTHEAD}21 501-32\tLandbouw\n29 683\tMelk\n\nNr. 12\tBrief van de minister{LETTER}",
         "Kamerstuk 21 501-32, nr. 12"),
        (f"Kamerstuk 24077, nr. 456{LETTER}", "Kamerstuk 24 077, nr. 456"),
        (f"{LETTER}\nkst-24077-456\nISSN 0921 - 7371\n", "Kamerstuk 24 077, nr. 456"),
        (f"{OPENING}\n1\nIs er kaas?\n\nkv-tk-2024Z18775\n", "kv-tk-2024Z18775"),
        (f"Zie Kamerstuk 24 077, nr. 456.{LETTER}", None),
        (f"{LETTER}\nKamerstuk 24 077, nr. 456\n", None),
        (f"In ah-tk-20232024-17 staat meer.\n{PAIR}", None),
        (f"Vergaderjaar 2023–2024 van de Handelingen\n17\n{PAIR}", None),
        (f"{PAIR}\nah-tk-20232024-17\n\nah-tk-20232024-18\n", None),
        ("24 077 kazen\n\nEr zijn er veel.\n", None),
        (f"Aan u\nDatum 7 mei 2024\nBetreft Motie over kaas\nKamerstuk 24 077, nr. 456{LETTER}", None),
        (f"Betreft Motie over kaas\nKamerstuk 24 077, nr. 456{LETTER}", None),
        (f"Aan u\nDatum 7 mei 2024{LETTER}\nKaas.\n\nBronnen:\nkst-33846-77\n\nHoogachtend,\n", None),
        (f"kst-33846-77\nAan u{LETTER}\nKaas.\n", "Kamerstuk 33 846, nr. 77"),
        (f"Aan u{LETTER}\n{PAIR}kst-33846-77\n\nMeer kaas.\n\nkst-33846-77\n", "Kamerstuk 33 846, nr. 77"),
        (f"{PAIR}\nah-tk-20239999-0\nISSN 0921 - 7398\n", None),
        (f"{PAIR}\nah-tk-202229999999923-587\n", None),
    ],
)  # fmt: skip
def test_the_papers_own_number(text: str, number: str | None, tmp_path: Path) -> None:
    assert about(tmp_path, text).number == number


@pytest.mark.parametrize(
    ("text", "case"),
    [
        (f"2024Z18775\n{OPENING}{PAIR}", "2024Z18775"),
        (f"Uw kenmerk\n2024Z18775\n{PAIR}", "2024Z18775"),
        (f"Kenmerk: 2024Z18775\n{PAIR}", "2024Z18775"),
        (f"In antwoord op uw brief van 9 mei 2024, nr. 2024Z18775, deel ik u mede.\n{PAIR}", "2024Z18775"),
        (f"Antwoorden op vragen van het lid Bos (D66) over kaas, kenmerk 2024Z18775.\n{PAIR}", "2024Z18775"),
        (f"{OPENING}\nkv-tk-2024Z18775\n", "2024Z18775"),
        (f"Datum 3 mei 2024\nUw kenmerk 2024Z18775{LETTER}", "2024Z18775"),
        (f"2024Z18775\n2024Z18776\n{PAIR}", None),
        (f"Vragen van het lid Bos (D66) over de antwoorden op eerdere vragen (kenmerk 2024Z1).\n{PAIR}", None),
        (f"Ik noem ook 2024Z18775 van vorig jaar.\n{PAIR}", None),
        (f"{PAIR}\n\n2024Z18775\n", None),
        (f"{LETTER}Zie de vragen van het lid Bos, kenmerk 2024Z18775.\n", None),
    ],
)
def test_the_number_of_the_case(text: str, case: str | None, tmp_path: Path) -> None:
    assert about(tmp_path, text).case == case


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (PAIR, "vraag-antwoord"),
        (f"{OPENING}Antwoord van Minister Bos (Kaas) (ontvangen 3 mei 2024).\n\nJa.\n", "vraag-antwoord"),
        (f"{OPENING}\nIs er kaas?\n", "kamervragen"),
        ("Geachte voorzitter,\n\nEr is kaas.\n", "kamerbrief"),
        ("Er is kaas.\n\nHoogachtend,\n\nJ. de Boer\n", "kamerbrief"),
        ("Kamerbrief over kaas\n\nEr is kaas.\n", "kamerbrief"),
        ("Aan de Voorzitter van de Tweede Kamer\n\nEr is kaas.\n", "kamerbrief"),
        ("Er is kaas.\n\nDe minister van Kaas,\n\nJ. de Boer\n", "kamerbrief"),
        (f"Geachte voorzitter,\n\nBetreft\n{OPENING}Deze zijn te laat.\n", "kamerbrief"),
        ("Verslag van een gesprek over kaas.\n\nDe minister van Kaas was er ook.\n", None),
        ("Deze zin noemt een Kamerbrief, en Hoogachtend, en Geachte voorzitter.\n", None),
        ("Rapport\n\nDe vragen van het lid Bos zijn bekend.\n", None),
    ],
)
def test_what_kind_of_paper_it_is(text: str, kind: str | None, tmp_path: Path) -> None:
    assert about(tmp_path, text).kind == kind


MINISTRIES = {
    "Antwoord van Minister Bos (Volksgezondheid Welzijn en Sport) (ontvangen 3 mei 2024)": (
        "Volksgezondheid, Welzijn en Sport"
    ),
    "Antwoord van Minister Bos (Financiën) en Minister Vos (Defensie) (ontvangen 3 mei 2024)": "Financiën; Defensie",
    "Ministerie van Defensie\n\nAntwoord van Minister Bos (Financiën) en Minister Vos (Defensie) "
    "(ontvangen 3 mei 2024)": "Defensie",
    "Ministerie van Volksgezondheid,\nWelzijn en Sport\n\nDatum 3 mei 2024": "Volksgezondheid, Welzijn en Sport",
    "Antwoord van Minister Bos (Rechtsbescherming) (ontvangen 3 mei 2024)": None,
    "Ministerie van Verdriet": None,
    "Op het Ministerie van Financiën is kaas.": None,
}


@pytest.mark.parametrize("face", MINISTRIES)
def test_the_ministry_in_one_form(face: str, tmp_path: Path) -> None:
    text = f"{face}\n\nVraag 1\nKomt de minister van Defensie ook?\n\nAntwoord 1\nJa.\n"
    assert about(tmp_path, text).ministry == MINISTRIES[face]
