"""The face of an Aanhangsel as it is printed: who asks what, who answers, on whose behalf, when, under which number."""

from dataclasses import replace
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
BARE = Metadata("vraag-antwoord", "Antwoorden op Kamervragen: Is er kaas?")

FACES = {
    "as printed": (
        f"{MASTHEAD}{ASKED}Antwoord van Minister Van Dam (Financiën) (ontvangen 23 juli\n2024).",
        Metadata(
            "vraag-antwoord", TITLE, "Aanhangsel 2023-2024, nr. 2210", "2024-07-23", "Minister Van Dam (Financiën)",
            ministry="Financiën", asked_by=("Bos (D66)",), asked="2024-07-02",
        ),
    ),
    "several who ask and who answer": (
        "Vragen van de leden Bos (D66), De Boer (BBB) en Van\nVliet (CDA) aan de Ministers van Kaas en van Brood over\n"
        "het bericht «Kaas wordt (veel) duurder» (ingezonden 2 juli 2024).\nAntwoord van Minister Van Dam (Kaas) en "
        "van Staatssecretaris\nDe Wit (Brood), mede namens de Ministers van Melk en van\nBoter (ontvangen 1 maart "
        "2025). Zie ook Aanhangsel\nHandelingen, vergaderjaar 2023–2024, nr. 2147.",
        Metadata(
            "vraag-antwoord",
            "Vragen van de leden Bos (D66), De Boer (BBB) en Van Vliet (CDA) aan de Ministers van Kaas en van Brood "
            "over het bericht «Kaas wordt (veel) duurder»",
            None,
            "2025-03-01",
            "Minister Van Dam (Kaas) en van Staatssecretaris De Wit (Brood)",
            "de Ministers van Melk en van Boter",
            asked_by=("Bos (D66)", "De Boer (BBB)", "Van Vliet (CDA)"),
            asked="2024-07-02",
            delay="Aanhangsel 2023-2024, nr. 2147",
        ),
    ),
    "two notices of delay": (
        f"{ASKED}Antwoord van Minister Bos (Financiën – Kaas) (ontvangen 3 mei 2024). Zie ook Aanhangsels Handelingen,"
        "\nvergaderjaar 2023–2024, nr. 12 en 14",
        Metadata(
            "vraag-antwoord", TITLE, None, "2024-05-03", "Minister Bos (Financiën – Kaas)", ministry="Financiën",
            asked_by=("Bos (D66)",), asked="2024-07-02",
            delay="Aanhangsel 2023-2024, nr. 12; Aanhangsel 2023-2024, nr. 14",
        ),
    ),
    "no date of sending": (
        "Vragen van het lid Bos (D66) aan de Minister van Kaas over brood.\n\nAntwoord van Minister Van Dam (Kaas)",
        Metadata("vraag-antwoord", TITLE, asked_by=("Bos (D66)",)),
    ),
    "no such day": (
        f"{ASKED}Antwoord van Minister Van Dam (Kaas) (ontvangen 31 juni 2024)",
        Metadata(
            "vraag-antwoord", TITLE, None, None, "Minister Van Dam (Kaas)", asked_by=("Bos (D66)",), asked="2024-07-02"
        ),
    ),
    "as it is sent": (
        "AH 612\n2024Z15295\nAntwoord van minister Bos (Financiën) (ontvangen 3 mei 2024)\n"
        "Zie ook Aanhangsel Handelingen, vergaderjaar 2023-2024, nr. 507",
        Metadata(
            "vraag-antwoord", "Antwoorden van minister Bos (Financiën) op Kamervragen: Is er kaas?",
            "Aanhangsel nr. 612", "2024-05-03", "minister Bos (Financiën)", ministry="Financiën", case="2024Z15295",
            delay="Aanhangsel 2023-2024, nr. 507",
        ),
    ),
    "another paper's number": (
        "Zie ook Aanhangsel van de Handelingen, vergaderjaar 2023–2024, nr. 87, en ah-tk-20232024-88.", BARE,
    ),
    "nothing": ("", BARE),
}  # fmt: skip


@pytest.mark.parametrize("kind", FACES)
def test_a_face_says_what_is_printed_and_nothing_else(kind: str, tmp_path: Path) -> None:
    face, wanted = FACES[kind]
    (tmp_path / "stuk.txt").write_text(face + BODY, encoding="utf-8")
    assert replace(load(tmp_path / "stuk.txt").metadata, read_from=()) == wanted


def test_what_a_question_mentions_is_not_on_the_face(tmp_path: Path) -> None:
    body = (
        "Vraag 1\nKent u het\nAntwoord van Minister Bos (Melk) (ontvangen 3 mei 2020)?\n\nAntwoord 1\nJa, ook de\n"
        "Vragen van het lid Vos (PvdA) aan de Minister van Melk over boter (ingezonden 3 mei 2020).\nZie ook "
        "Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 5.\nOns kenmerk 12\n2024Z00123\nkst-24077-456\n"
    )
    (tmp_path / "stuk.txt").write_text(body.replace("kst-24077-456\n", ""), encoding="utf-8")
    about = load(tmp_path / "stuk.txt").metadata
    assert about.title.startswith("Antwoorden op Kamervragen: Kent u het")
    assert replace(about, title="", read_from=()) == Metadata("vraag-antwoord", "")


def test_a_name_that_is_broken_at_a_line_end_reads_whole(tmp_path: Path) -> None:
    filler = "Deze regel is ongeveer even lang als een regel die op een pagina van een stuk gezet is.\n" * 12
    asked = (
        "Vragen van het lid Van Kaas-\nmaker (D66) aan de Minister van Kaas over brood (inge-\nzonden 2 juli 2024).\n"
    )
    answered = (
        "Antwoord van Minister Van Dam (Kaas en Brood), mede na-\nmens de Minister van Melkvoor-\nziening (ont-\n"
    )
    text = f"{asked}{answered}vangen 3 mei 2024).\n\nVraag 1\nIs er kaas?\n\nAntwoord 1\n{filler}"
    (tmp_path / "stuk.txt").write_text(text, encoding="utf-8")
    about = load(tmp_path / "stuk.txt").metadata
    assert (about.on_behalf_of, about.date) == ("de Minister van Melkvoorziening", "2024-05-03")
    assert (about.asked_by, about.asked) == (("Van Kaasmaker (D66)",), "2024-07-02")


@pytest.mark.parametrize(
    ("about", "said", "kind"),
    [
        ("Beantwoording vragen over stal", "", None),
        ("Vragen over stal", "", "kamervragen"),
        ("Beantwoording vragen over stal", "Antwoord\nJa.\n\n", "vraag-antwoord"),
    ],
)
def test_a_paper_that_says_it_answers_does_not_only_ask(
    about: str, said: str, kind: str | None, tmp_path: Path
) -> None:
    text = f"Betreft {about}\n\nVragen van het lid Bos (D66) over stal (ingezonden 2 juli 2024).\n\n"
    text += f"1\nKent u de stal?\n\n{said}2\nIs de stal groot?\n\n{said}"
    (tmp_path / "stuk.txt").write_text(text, encoding="utf-8")
    found = load(tmp_path / "stuk.txt")
    assert found.metadata.kind == kind
    assert bool(found.remarks) == (kind is None)


def test_a_further_answer_says_who_and_when(tmp_path: Path) -> None:
    face = (
        "Vragen van het lid Bos (SP) aan de Minister van Financiën over kaas (ingezonden 5 februari 2024).\n\n"
        "Nader antwoord van Minister Smit (Financiën) (ontvangen 12 maart 2024).\n\nVraag 1\nKaas?\n\nAntwoord 1\nJa.\n"
    )
    (tmp_path / "stuk.txt").write_text(face, encoding="utf-8")
    found = load(tmp_path / "stuk.txt").metadata
    assert (found.speaker, found.date, found.asked) == ("Minister Smit (Financiën)", "2024-03-12", "2024-02-05")
