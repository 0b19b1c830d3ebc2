"""What a paper points at, and where it says so: found as people write it, and nothing that only looks like it."""

from pathlib import Path

import pytest

from index.load import load
from index.paper_numbers import find_paper_numbers, read_paper_number
from index.records import Document, Reference
from index.tidy import tidy

Found = list[tuple[str, tuple[int, ...], str | None, str | None]]
FILLER = "Deze regel is ongeveer even lang als een regel die op een pagina van een stuk gezet is.\n" * 14


def paper(folder: Path, answer: str, question: str = "Is er ook brood?") -> Document:
    """Answered questions 1 to 9; the fifth question and the ninth answer are the ones given."""
    pairs = [f"Vraag {n}\n{question if n == 5 else 'Is er kaas?'}\n\nAntwoord op vraag {n}\nJa.\n" for n in range(1, 9)]
    text = "\n".join([*pairs, f"Vraag 9\nEn melk?\n\nAntwoord op vraag 9\n{answer}\n"])
    (folder / "stuk.txt").write_text(text, encoding="utf-8")
    return load(folder / "stuk.txt")


def found(references: tuple[Reference, ...]) -> Found:
    return [(item.kind, item.numbers, item.paper, item.date) for item in references]


OWN = {
    "Zie mijn antwoord op vraag 4.": (4,),
    "Zie het antwoord op vraag 4.": (4,),
    "zie vraag 4": (4,),
    "Zie antwoord vraag 4.": (4,),
    "Nee, zie antwoord 4.": (4,),
    "In antwoord 4 staat hoe.": (4,),
    "Zoals in het antwoord op vragen 2 en 3 staat, is er kaas.": (2, 3),
    "Dat staat in de antwoorden op de vragen 1 t/m 3.": (1, 2, 3),
    "Zoals ik bij vraag 2 heb aangegeven, is er kaas.": (2,),
    "Zie de beantwoording van de vragen 3, 5, 6, en 8.": (3, 5, 6, 8),
    "Zie het antwoord op\nvraag\n7, waarin dit staat.": (7,),
    "Zoals ik op de vragen 3 en 5 heb geantwoord.": (3, 5),
    "Zie ook het vorige antwoord.": (8,),
    "Voor kaas (zie vraag 4) is geld.": (4,),
}


@pytest.mark.parametrize("answer", OWN)
def test_own_answers(answer: str, tmp_path: Path) -> None:
    document = paper(tmp_path, answer)
    assert found(document.references) == [("antwoord", OWN[answer], None, None)]
    shown = tidy(document, document.references[0].span)
    assert shown in " ".join(answer.split())
    assert shown[-1].isdigit() or shown.endswith("antwoord")


NOT_OWN = (
    "Zie mijn antwoord op vraag 12.",
    "Zie mijn antwoord op vraag 3 van het lid Bos (SP).",
    "Ik verwijs naar vraag 2 van de schriftelijke vragen over brood.",
    "Zie vraag 3 uit de set van vorige week.",
    "In mijn antwoord op eerdere vragen noemde ik bij vraag 3 de melk.",
    "In het schriftelijk overleg is bij vraag 3 de melk genoemd.",
    "Op de vragen van het lid Bos is bij vraag 3 geantwoord.",
    "Er is een vraag 3 keer zo groot als verwacht.",
    "De vraag 3 procent hoger is een raming.",
    "Kamervragen 3 en 4 zijn mij niet bekend.",
    "Er kwamen 3 vragen en 4 antwoorden.",
    "Het antwoord is 4.",
    "Vraag het 4 kaasmakers.",
    "Ik verwijs naar eerdere vragen 2",
    "Kaas, vergaderjaar 2023–2024, Vragen 1",
)


@pytest.mark.parametrize("answer", NOT_OWN)
def test_what_only_looks_like_an_own_answer(answer: str, tmp_path: Path) -> None:
    assert paper(tmp_path, answer).references == ()


ELSEWHERE = "Aanhangsel 2021-2022, nr. 1728"


@pytest.mark.parametrize(
    "answer",
    [
        "Zie de antwoorden op vragen 2 en 3 van het lid Bos (Aanhangsel Handelingen II 2021–2022, nr. 1728).",
        "Zie Aanhangsel Handelingen, vergaderjaar 2021–2022, nr. 1728, antwoord op vragen 2 en 3.",
        "Zie het antwoord op vraag 2 en 3 (Aanhangsel Handelingen II 2021/22, nr. 1728).",
    ],
)
def test_an_answer_in_another_paper(answer: str, tmp_path: Path) -> None:
    assert sorted(found(paper(tmp_path, answer).references)) == [
        ("aanhangsel", (), ELSEWHERE, None),
        ("antwoord", (2, 3), ELSEWHERE, None),
    ]


def test_a_paper_right_behind_a_vraag_holds_that_vraag_alone(tmp_path: Path) -> None:
    paper_said = "Aanhangsel Handelingen, vergaderjaar 2022-2023, nr. 1314"
    for between in ("in", "van", "uit het", "bij", "("):
        document = paper(tmp_path, f"Zie mijn antwoord op vraag 1 {between} {paper_said}.")
        pointed = [item for item in document.references if item.kind == "antwoord"]
        assert [(item.numbers, item.paper) for item in pointed] == [((1,), "Aanhangsel 2022-2023, nr. 1314")]
    document = paper(tmp_path, f"Zie het antwoord op vraag 1 in {paper_said} en het antwoord op vraag 2.")
    assert [item.numbers for item in document.references if item.kind == "antwoord"] == [(1,)]
    document = paper(tmp_path, "Zie het antwoord op vraag 1 in Kamerstuk 24 077, nr. 3.")
    assert [item.kind for item in document.references] == ["kamerstuk"]


def test_two_other_papers_leave_open_which(tmp_path: Path) -> None:
    two = "Zie de vragen van het lid Bos (Aanhangsel 2021-2022, nr. 3 en Aanhangsel 2022-2023, nr. 4), vraag 2."
    assert [item.kind for item in paper(tmp_path, two).references] == ["aanhangsel", "aanhangsel"]


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Wat bedoelt u met uw antwoord op vraag 3?", None),
        ("Herinnert u zich het antwoord op vraag 3?", None),
        ("Indien het antwoord op vraag 3 ja is, wat dan?", (3,)),
        ("Is het brood uit vraag 3 vers?", (3,)),
    ],
)
def test_who_asks_points_at_questions_and_at_earlier_answers(
    question: str, numbers: tuple[int, ...] | None, tmp_path: Path
) -> None:
    document = paper(tmp_path, "Ja.", question)
    assert found(document.references) == ([("antwoord", numbers, None, None)] if numbers else [])


NUMBERS = {
    "Kamerstuk 24 077, nr. 456": ["Kamerstuk 24 077, nr. 456"],
    "Kamerstuk 24077-456": ["Kamerstuk 24 077, nr. 456"],
    "Kamerstukken II 2023/24, 24077, nr. 456": ["Kamerstuk 24 077, nr. 456"],
    "Kamerstukken II, vergaderjaar 2023–2024, 24 077, nr. 456": ["Kamerstuk 24 077, nr. 456"],
    "Kamerstukken ll 2023/24, 36 410 XVI, nr. 160": ["Kamerstuk 36 410 XVI, nr. 160"],
    "Kamerstuknummer 21 501-32, nr. 1572": ["Kamerstuk 21 501-32, nr. 1572"],
    "Kamerstukken 24 077, nr. 4 en 29 911, nr. 5": ["Kamerstuk 24 077, nr. 4", "Kamerstuk 29 911, nr. 5"],
    "Kamerstuk 24 077, nrs. 4, 5 en 6 zijn": [f"Kamerstuk 24 077, nr. {n}" for n in (4, 5, 6)],
    "Kamerstuk 24 077, nr. 4 en 5.": ["Kamerstuk 24 077, nr. 4", "Kamerstuk 24 077, nr. 5"],
    "Kamerstukken 24 077 en 29 911, nr. 5": ["Kamerstuk 29 911, nr. 5"],
    "TK 2023/24, 31 839, nr. 1024": ["Kamerstuk 31 839, nr. 1024"],
    "Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr. 424": ["Kamerstuk 26 485, nr. 424"],
    "de motie (24 077, nr. 456)": ["Kamerstuk 24 077, nr. 456"],
    "Kamerstuk 31 839, nr. 1031, 5 november 2024": ["Kamerstuk 31 839, nr. 1031"],
    "Kamerstuk 24 077, nr. 4 en 12 kazen": ["Kamerstuk 24 077, nr. 4"],
    "Kamerstuk 24 077, 12 december 2023": [],
    "Kamerstukken I 2017/18, 35 501, nr. 5": [],
    "Kamerstukken I 2017/18, 21 501-31, nr. A": [],
    "Kamerstukken 2023Z14813 en 2023Z14774": [],
    "er zijn 24 077 kazen": [],
    "Aanhangsel van de Handelingen II 2023/24, nr. 1314": ["Aanhangsel 2023-2024, nr. 1314"],
    "Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 1314": ["Aanhangsel 2023-2024, nr. 1314"],
    "Aanhangsel Handelingen, vergaderjaar 2023–2024, 1314": ["Aanhangsel 2023-2024, nr. 1314"],
    "Aanhangsels Handelingen, vergaderjaar 2023–2024, nr. 17 en 18": [
        "Aanhangsel 2023-2024, nr. 17", "Aanhangsel 2023-2024, nr. 18",
    ],
    "Aanhangsel nr. 1314, vergaderjaar 1999-2000": ["Aanhangsel 1999-2000, nr. 1314"],
    "Handelingen II 1998/99, Aanhangsel nr. 123": ["Aanhangsel 1998-1999, nr. 123"],
    "ah-tk-20232024-1314": ["Aanhangsel 2023-2024, nr. 1314"],
    "kst-36410-VIII-106": ["Kamerstuk 36 410 VIII, nr. 106"],
    "Aanhangsel Handelingen nr. 1314": ["Aanhangsel nr. 1314"],
    "Aanhangsel Handelingen 2023–2034, nr. 1314": ["Aanhangsel nr. 1314"],
    "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 3": [],
    "Handelingen II 2019/20, nr. 38, item 5": ["Handelingen 2019-2020, nr. 38"],
    "strafbare handelingen in 2019": [],
}  # fmt: skip


@pytest.mark.parametrize("written", NUMBERS)
def test_numbers_of_papers(written: str, tmp_path: Path) -> None:
    assert [str(number) for number in find_paper_numbers(written)] == NUMBERS[written]
    # In a paper, and broken over its lines, they are the same.
    broken = written.replace(" ", "\n", 3)
    document = paper(tmp_path, f"Zie ook {broken}")
    assert [item.paper for item in document.references] == NUMBERS[written]
    assert all(tidy(document, item.span) in written for item in document.references)


def test_the_one_form_is_read_again() -> None:
    for written in {number for numbers in NUMBERS.values() for number in numbers}:
        read = read_paper_number(written)
        assert read is not None
        assert str(read) == written


LETTERS = {
    "Dat staat in mijn brief van 12 juni 2023.": "2023-06-12",
    "Dat staat in de Kamerbrief d.d. 12 juni 2023.": "2023-06-12",
    "Zie de brief aan uw Kamer van 12 juni 2023.": "2023-06-12",
    "Zie de voortgangsbrief over kaas en melk van 12 juni 2023.": "2023-06-12",
    "Zie de brief van mijn ambtsvoorganger van 12 juni 2023.": "2023-06-12",
    "Zie de brief van 12 juni 2023 van de Minister van Kaas.": "2023-06-12",
    "In antwoord op uw brief van 12 juni 2023 is dit het.": None,
    "Zie mijn brief van 3 mei jl.": None,
    "Zie mijn brief van 31 juni 2023.": None,
    "Zie de raadsbrief van 12 juni 2023.": None,
    "Zie de brief van 12 juni 2023 aan de gemeente Edam.": None,
    "Zie de brief van de kaasmakers van 12 juni 2023.": None,
    "Op 12 juni 2023 was er een brief.": None,
}


@pytest.mark.parametrize("answer", LETTERS)
def test_letters_by_their_date(answer: str, tmp_path: Path) -> None:
    date = LETTERS[answer]
    assert found(paper(tmp_path, answer).references) == ([("brief", (), None, date)] if date else [])


def test_your_letter_is_the_ministers_in_a_question(tmp_path: Path) -> None:
    asked = paper(tmp_path, "Ja.", "Wat bedoelt u in uw brief van 12 juni 2023, en in mijn brief van 13 juni 2023?")
    assert found(asked.references) == [("brief", (), None, "2023-06-12")]


def test_headings_titles_and_the_own_number_are_no_references(tmp_path: Path) -> None:
    face = (
        "Kamerstuk 24 077, nr. 456\n\nDatum 3 mei 2024\nBetreft Reactie op Kamerstuk 24 077, nr. 400\n\n"
        "Geachte voorzitter,\n\nDeze brief (Kamerstuk 24 077, nr. 456) volgt op Kamerstuk 24 077, nr. 455.\n"
    )
    (tmp_path / "brief.txt").write_text(face, encoding="utf-8")
    document = load(tmp_path / "brief.txt")
    assert document.metadata.number == "Kamerstuk 24 077, nr. 456"
    assert [item.paper for item in document.references] == ["Kamerstuk 24 077, nr. 455"]


def test_noise_is_looked_past(tmp_path: Path) -> None:
    page = (
        "Vraag 1\nIs er kaas?\n\nAntwoord 1\nJa, zie het antwoord op vraag 2 en Kamer-\nstuk 24 077, \n\n1 Aanhangsel "
        "Handelingen, vergaderjaar 2023–2024,\nnr. 12\n\nah-tk-20232024-2210\nISSN 0921 - 7398\n nr. 456 over kaas1 en "
        f"brood.\n\nVraag 2\nEn brood?\n\nAntwoord 2\n{FILLER}"
    )
    (tmp_path / "stuk.txt").write_text(page, encoding="utf-8")
    document = load(tmp_path / "stuk.txt")
    assert document.wrapped
    papers = {item.paper for item in document.references}
    assert {"Kamerstuk 24 077, nr. 456", "Aanhangsel 2023-2024, nr. 12"} <= papers
    assert [item.numbers for item in document.references if item.kind == "antwoord"] == [(2,)]


def test_references_are_sorted_and_inside_the_text(seeds: Path) -> None:
    total = 0
    for path in seeds.glob("*.txt"):
        document = load(path)
        spans = [item.span for item in document.references]
        assert spans == sorted(spans)
        assert all(0 <= span.start < span.end <= len(document.text) for span in spans)
        total += len(spans)
    assert total == 26


def test_the_seed_that_points_at_its_own_answers(seeds: Path) -> None:
    document = load(next(seeds.glob("001_*.txt")))
    own = [item.numbers for item in document.references if item.kind == "antwoord"]
    assert own == [(4,), (4,), (4,), (7,), (10,), (7,), (4,)]
