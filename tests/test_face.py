"""The face of an Aanhangsel as it is printed: who asks what, who answers, on whose behalf, when, under which number."""

from pathlib import Path

import pytest

from index.load import load
from index.records import Metadata

BODY = "\n\nVraag 1\nIs er kaas?\n\nAntwoord 1\nJa.\n"
MASTHEAD = (
    "Tweede Kamer der Staten-Generaal 2\nVergaderjaar 2023–2024 Aanhangsel van de Handelingen\n"
    "Vragen gesteld door de leden der Kamer, met de daarop door de\nregering gegeven antwoorden\n2210\n"
)
TITLE = "Vragen van het lid Bos (D66) aan de Minister van Kaas over brood"
ASKED = f"{TITLE} (ingezonden 2 juli 2024).\n"

# A face -> title, number, date, speaker, on whose behalf.
FACES = {
    "as printed": (
        f"{MASTHEAD}{ASKED}Antwoord van Minister Van Dam (Kaas) (ontvangen 23 juli\n2024).",
        (TITLE, "Aanhangsel 2023-2024, nr. 2210", "2024-07-23", "Minister Van Dam (Kaas)", None),
    ),
    "several who ask and who answer": (
        "Vragen van de leden Bos (D66), De Boer (BBB) en Van\nVliet (CDA) aan de Ministers van Kaas en van Brood over\n"
        "het bericht «Kaas wordt (veel) duurder» (ingezonden 2 juli 2024).\nAntwoord van Minister Van Dam (Kaas) en "
        "van Staatssecretaris\nDe Wit (Brood), mede namens de Ministers van Melk en van\nBoter (ontvangen 1 maart "
        "2025). Zie ook Aanhangsel\nHandelingen, vergaderjaar 2023–2024, nr. 2147.",
        (
            "Vragen van de leden Bos (D66), De Boer (BBB) en Van Vliet (CDA) aan de Ministers van Kaas en van Brood "
            "over het bericht «Kaas wordt (veel) duurder»",
            None,
            "2025-03-01",
            "Minister Van Dam (Kaas) en van Staatssecretaris De Wit (Brood)",
            "de Ministers van Melk en van Boter",
        ),
    ),
    "no date of sending": (
        "Vragen van het lid Bos (D66) aan de Minister van Kaas over brood.\n\nAntwoord van Minister Van Dam (Kaas)",
        (TITLE, None, None, None, None),
    ),
    "no such day": (
        f"{ASKED}Antwoord van Minister Van Dam (Kaas) (ontvangen 31 juni 2024)",
        (TITLE, None, None, "Minister Van Dam (Kaas)", None),
    ),
    "another paper's number": (
        "Zie ook Aanhangsel van de Handelingen, vergaderjaar 2023–2024, nr. 87, en ah-tk-20232024-88.",
        ("Antwoorden op Kamervragen: Is er kaas?", None, None, None, None),
    ),
    "nothing": ("", ("Antwoorden op Kamervragen: Is er kaas?", None, None, None, None)),
}  # fmt: skip


@pytest.mark.parametrize("kind", FACES)
def test_a_face_says_what_is_printed_and_nothing_else(kind: str, tmp_path: Path) -> None:
    face, (title, number, date, speaker, behalf) = FACES[kind]
    (tmp_path / "stuk.txt").write_text(face + BODY, encoding="utf-8")
    assert load(tmp_path / "stuk.txt").metadata == Metadata("vraag-antwoord", title, number, date, speaker, behalf)


def test_what_a_question_mentions_is_not_on_the_face(tmp_path: Path) -> None:
    body = (
        "Vraag 1\nKent u het\nAntwoord van Minister Bos (Melk) (ontvangen 3 mei 2020)?\n\nAntwoord 1\nJa, ook de\n"
        "Vragen van het lid Vos (PvdA) aan de Minister van Melk over boter (ingezonden 3 mei 2020).\n"
    )
    (tmp_path / "stuk.txt").write_text(body, encoding="utf-8")
    about = load(tmp_path / "stuk.txt").metadata
    assert (about.speaker, about.date, about.number) == (None, None, None)
    assert about.title.startswith("Antwoorden op Kamervragen: Kent u het")


def test_a_name_that_is_broken_at_a_line_end_reads_whole(tmp_path: Path) -> None:
    filler = "Deze regel is ongeveer even lang als een regel die op een pagina van een stuk gezet is.\n" * 12
    face = f"{ASKED}Antwoord van Minister Van Dam (Kaas en Brood), mede namens de Minister van Melkvoor-\nziening "
    text = f"{face}(ontvangen 3 mei 2024).\n\nVraag 1\nIs er kaas?\n\nAntwoord 1\n{filler}"
    (tmp_path / "stuk.txt").write_text(text, encoding="utf-8")
    assert load(tmp_path / "stuk.txt").metadata.on_behalf_of == "de Minister van Melkvoorziening"
