"""Sentence bounds on the source text: what ends a sentence, what does not, and that nothing is lost between two."""

from itertools import pairwise
from pathlib import Path

import pytest

from index.load import find_noise, load
from index.readers.source import Source
from index.records import Document, Metadata, Span
from index.sentences import is_table, sentences
from index.structure import find_units
from index.tidy import mask, tidy


def split(text: str) -> list[str]:
    """The sentences of a text as shown."""
    noise, footnotes, wrapped = find_noise(Source(text))
    document = Document("stuk", "stuk.txt", Metadata("kamerbrief", "Brief"), "", text, wrapped, noise, footnotes)
    return [tidy(document, span) for span in sentences(document, Span(0, len(text)))]


# A bar stands where a sentence ends.
SPLIT = [
    "Kaas is duur.| Brood niet.",
    "Is kaas duur?| Ja!| Brood… | Dat niet.",
    "Dat kost 3.500 euro.| In 2024 was het 3,5 miljoen.| 12 kramen zijn dicht.",
    "De heer P. Bos, mw. Zs.C.M. Tielen en dr. J. van Dam spraken.| Daarna niets.",
    "Zie o.a. de brief, d.w.z. nr. 4 van art. 3 e.v. en Kamerstuk 24 077, nr. 456.| Meer niet.",
    "De brief van 26 november jl. (bijlage 2) is weg.| En m.b.t. Kaas ook.",
    "Hij zei: «Kaas is op.»| Zij zei: “Brood ook!”| ‘Melk?’| Nee.",
    "Dat is zo (zie de brief).| (Dat staat er ook.)| Meer niet.",
    "In 2025 stopt dat.| ’s Avonds niet.| ’t Is wat.",
    "Dit geldt vanaf 1 juli 2025.|Als een stof verboden is, geldt dat ook.",
    "Zie www.example.org voor meer.| Of https://a.b/c.D.html hier.",
    "Hij wacht... en wacht.| Dan niet meer.",
    "De norm is 2.1 en 2.2. en niet meer.",
    "Het NFI.| De politie.",
    "a) kaas. b) brood.",
    "Zie (art. 3), «blz. 4» of en/of nr. 5, 'vgl. 6' en “art. 7”.| Meer niet.",
    "Dat zegt het kaasart.| 8 niet.",
    "een zin zonder einde",
]


@pytest.mark.parametrize("marked", SPLIT)
def test_bounds(marked: str) -> None:
    parts = [" ".join(part.split()) for part in marked.split("|")]
    assert split(marked.replace("|", "")) == parts


def test_marks_of_notes_do_not_hide_a_bound() -> None:
    text = "Kaas is op.[footnoteRef:1] Brood is er.[1:  Zie de brief. Die is lang.]\nMelk ook."
    assert split(text) == ["Kaas is op.", "Brood is er.", "Melk ook."]


def test_a_list_number_opens_its_item() -> None:
    assert split("1. Kaas is duur. Dat weet u.\n2. Brood niet.") == [
        "1. Kaas is duur.",
        "Dat weet u.",
        "2. Brood niet.",
    ]


def test_a_paragraph_ends_a_sentence_and_a_stray_line_end_does_not() -> None:
    assert split("Over kaas\nKaas is\nduur en lekker\n\nBrood niet") == [
        "Over kaas",
        "Kaas is duur en lekker",
        "Brood niet",
    ]


def test_bullets_are_apart() -> None:
    assert split("Er is:\n• kaas;\n• brood\n• melk.") == ["Er is:", "• kaas;", "• brood", "• melk."]


def test_a_table_is_kept_whole_with_its_caption() -> None:
    text = "Dit staat vast.\n\nTabel 3. Kramen\n\n2019 2020\n\nUtrecht 3,5 4,1\nGouda 12 14\n\nDat is veel. En meer."
    table = "Tabel 3. Kramen 2019 2020 Utrecht 3,5 4,1 Gouda 12 14"
    assert split(text) == ["Dit staat vast.", table, "Dat is veel.", "En meer."]


@pytest.mark.parametrize(
    ("text", "table"),
    [
        ("Utrecht 3,5 4,1\nGouda 12 14", True),
        ("Utrecht 3,5 4,1", False),
        ("In 2019 en 2020 was er veel kaas op de markt\nIn 2021 en 2022 niet", False),
        ("", False),
    ],
)
def test_is_table(text: str, table: bool) -> None:
    assert is_table(text) is table


@pytest.mark.parametrize("key", ["000", "001", "002", "003", "004"])
def test_sentences_of_a_paper_hold_every_character_once(key: str, seeds: Path) -> None:
    document = load(next(seeds.glob(f"{key}_*.txt")))
    masked = mask(document.text, document.noise)
    for unit in find_units(document):
        for region in (*unit.questions, *([unit.answer] if unit.answer else [])):
            found = sentences(document, region)
            assert all(left.end <= right.start for left, right in pairwise(found))
            assert all(region.start <= span.start < span.end <= region.end for span in found)
            held = "".join(masked[span.start : span.end] for span in found)
            assert "".join(held.split()) == "".join(masked[region.start : region.end].split())
            for span in found:
                assert masked[span.start : span.end] == masked[span.start : span.end].strip()


# Sentences of the seed papers that a splitter easily gets wrong, read there by eye.
WHOLE = {
    "000": [
        "Zo staat hier onder andere in beschreven dat de uitzondering voor het gebruik van lachgas als "
        "voedingsadditief alleen geldt voor ampullen (max. 10 stuks) en niet voor cilinders.",
        "In 2023 heeft de politie 68.000 lachgascilinders in beslag genomen, in 2024 waren dat er 66.000.",
        "Onder uitgaande jongeren is het laatste-jaar-gebruik afgenomen van 35% in 2020 tot 15% in 2023.",
    ],
    "001": ["Dat is mogelijk geworden met de wijziging van de Opiumwet van 1 juli 2025.", "Ja."],
    "002": [
        "Zo verwacht ik in 2021 een belangrijke stap te zetten, wanneer lachgas en de meest voorkomende soorten Nieuwe "
        "Psychoactieve Drugs (NPS) onder de Opiumwet zullen vallen.",
        "In april 2019 heb ik uw Kamer geïnformeerd over de oprichting van het Platform tegengaan stijging "
        "drugsgebruik (Kamerstuk 24 077, nr. 426).",
        "De campagne is 19 november gestart.",
        "• In 2019 werden in totaal 6.629 incidenten geregistreerd: 5.577 bij de MDI en 1.052 bij het LIS.",
        "Het percentage gebruikers van middelen die vaker (ook) thuis of in een huissetting gebruikt worden, zoals "
        "cannabis, cocaïne, en psychedelica is relatief stabiel gebleven ten op zichtte van vorig jaar.",
        "Daarnaast heeft niet iedereen de mogelijkheid tot digitaal contact.",
        "Sindsdien steeg het percentage jaarlijks.",
    ],
    "003": [
        "Het verbod op de stofgroep nitazenen is vanaf begin juli van kracht.",
        "De Warenwet voorziet hier niet in.",
        "Onder lijst I vallen middelen met een onaanvaardbaar risico voor de gezondheid en de maatschappelijke orde "
        "(een voorbeeld hiervan is amfetamine).",
    ],
    "004": [
        "Uw Kamer is bij brief van 18 maart jl. geïnformeerd over een landelijke waarschuwing met betrekking tot "
        "vervuiling van online aangekochte oxycodon pillen met de gevaarlijke stof nitazeen.",
        "De belangrijkste conclusie van de NRV is dat riskant cannabis- en cocaïnegebruik met name plaatsvindt onder "
        "kwetsbare groepen; mensen die veelal niet zelfstandig hun problemen kunnen oplossen.",
    ],
}


@pytest.mark.parametrize("key", WHOLE)
def test_sentences_of_the_seed_papers(key: str, seeds: Path) -> None:
    document = load(next(seeds.glob(f"{key}_*.txt")))
    answers = [unit.answer for unit in find_units(document) if unit.answer]
    shown = {tidy(document, span) for answer in answers for span in sentences(document, answer)}
    assert [sentence for sentence in WHOLE[key] if sentence not in shown] == []
