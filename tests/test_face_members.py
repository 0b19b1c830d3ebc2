"""Who asks, each member with the party as printed, and the place of each name."""

from pathlib import Path

import pytest

from index.load import load
from index.records import Metadata
from index.tidy import tidy

ANSWERED = "Antwoord van Minister Bos (Kaas) (ontvangen 3 mei 2024)\n\nVraag 1\nIs er kaas?\n\nAntwoord 1\nJa.\n"

WHO = {
    "het lid Koekenbakker (Volt)": ("Koekenbakker (Volt)",),
    "het lid Van Bos-de Wit(D66)": ("Van Bos-de Wit (D66)",),
    "het lid El Bakkali (Groep El Bakkali)": ("El Bakkali (Groep El Bakkali)",),
    "de leden Van Dam en Bos (beiden SP)": ("Van Dam (SP)", "Bos (SP)"),
    "het lid Van Dam en Bos (beiden SP)": ("Van Dam (SP)", "Bos (SP)"),
    "de leden Van Dam, Bos en De Wit (allen 50PLUS)": ("Van Dam (50PLUS)", "Bos (50PLUS)", "De Wit (50PLUS)"),
    "de leden Vos (SP), Bos , Dam (beiden JA21), Wit (D66) en Kok (BBB)": (
        "Vos (SP)", "Bos (JA21)", "Dam (JA21)", "Wit (D66)", "Kok (BBB)",
    ),
    "de leden Bos (D66) en\nVan der Wit (Nieuw\nContract)": ("Bos (D66)", "Van der Wit (Nieuw Contract)"),
    "het lid Anna de Groot": ("Anna de Groot",),
    "de leden Bos (D66), De Boer en Vos (beiden CDA)": ("Bos (D66)", "De Boer (CDA)", "Vos (CDA)"),
    "de leden bakkers van het land (D66)": (),
}  # fmt: skip


def about(folder: Path, text: str) -> Metadata:
    """What a paper of this text says of itself."""
    (folder / "stuk.txt").write_text(text, encoding="utf-8")
    return load(folder / "stuk.txt").metadata


@pytest.mark.parametrize("who", WHO)
def test_the_members_of_an_opening(who: str, tmp_path: Path) -> None:
    text = f"Vragen van {who} aan de Minister van Kaas over het lid Zee (X) (ingezonden 2 mei 2024).\n{ANSWERED}"
    assert about(tmp_path, text).asked_by == WHO[who]


def test_each_name_has_its_place(tmp_path: Path) -> None:
    text = (
        f"Vragen van de leden Van Dam en Bos (beiden SP) en Vos\n(D66) over kaas (ingezonden 2 mei 2024).\n{ANSWERED}"
    )
    (tmp_path / "stuk.txt").write_text(text, encoding="utf-8")
    document = load(tmp_path / "stuk.txt")
    read = [tidy(document, span) for name, span in document.metadata.read_from if name == "asked_by"]
    assert read == ["Van Dam en Bos (beiden SP)", "Bos (beiden SP)", "Vos (D66)"]


@pytest.mark.parametrize(
    ("face", "members"),
    [
        ("Onderwerp: Beantwoording Kamervragen van het lid Bos (JA21) over kaas", ("Bos (JA21)",)),
        ("Onderwerp: Beantwoording van vragen van het van het lid Bos (SP) over kaas", ("Bos (SP)",)),
        ("Antwoorden van de minister van Kaas op vragen van de leden Bos en Vos (beiden SP) over kaas",
         ("Bos (SP)", "Vos (SP)")),
        ("Hierbij de antwoorden op de vragen van het lid Bos (SP).", ("Bos (SP)",)),
        ("De motie van het lid Bos (SP) is bekend.", ()),
        ("Het lid Bos (SP) vroeg hierom.", ()),
    ],
)  # fmt: skip
def test_the_members_of_a_letter_with_answers(face: str, members: tuple[str, ...], tmp_path: Path) -> None:
    text = f"{face}\n\nVraag 1\nKent u de vragen van het lid Zee (X)?\n\nAntwoord 1\nJa.\n"
    assert about(tmp_path, text).asked_by == members


def test_a_letter_that_mentions_questions_is_asked_by_nobody(tmp_path: Path) -> None:
    letter = "Geachte voorzitter,\n\nEerder kwamen er vragen van het lid Bos (SP) over kaas (ingezonden 3 mei 2024).\n"
    found = about(tmp_path, letter)
    assert (found.kind, found.asked_by, found.asked) == ("kamerbrief", (), None)


def test_a_list_of_which_a_name_cannot_be_read_gives_none(tmp_path: Path) -> None:
    face = "Vragen van de leden {} aan de Minister van Kaas over melk (ingezonden 5 februari 2024).\n\nVraag 1\nMelk?\n"
    whole = face.format("Bos (SP), Van Kent (DENK) en ’t Hart (D66)")
    assert about(tmp_path, whole).asked_by == ("Bos (SP)", "Van Kent (DENK)", "’t Hart (D66)")
    assert about(tmp_path, face.format("Bos (SP), Van Kent (DENK) en #&! (D66)")).asked_by == ()
