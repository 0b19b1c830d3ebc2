"""Papers to units: Vraag and Antwoord paired by number wherever they stand, letters cut under their headings."""

from collections import Counter

import pytest

from index.load import find_noise
from index.numbers import parse_numbers
from index.readers.source import Source
from index.records import Document, Metadata, Unit
from index.structure import find_units, slug
from index.tidy import mask, tidy

# Longer than a page is wide: a line of this is a paragraph.
BODY = (
    "De markt is elke week open en er zijn ruim veertig kramen te vinden, ook in de winter, al is het dan minder druk."
)


def document(text: str, name: str = "stuk") -> Document:
    noise, footnotes, wrapped = find_noise(Source(text))
    return Document(name, f"{name}.txt", Metadata("kamerbrief", "Brief"), "", text, wrapped, noise, footnotes)


def units(text: str) -> tuple[Unit, ...]:
    return find_units(document(text))


def pairs(text: str) -> dict[str, tuple[list[str], str | None]]:
    """Per address: the questions and the answer as shown."""
    paper = document(text)
    return {
        unit.address.removeprefix("stuk#"): (
            [tidy(paper, question) for question in unit.questions],
            tidy(paper, unit.answer) if unit.answer else None,
        )
        for unit in find_units(paper)
    }


@pytest.mark.parametrize(
    ("written", "numbers"),
    [
        ("7", (7,)),
        ("4 en 5", (4, 5)),
        ("3 en 8", (3, 8)),
        ("3, 4, 5, 9 en 10", (3, 4, 5, 9, 10)),
        ("7, 8, en 9", (7, 8, 9)),
        ("1 t/m 4", (1, 2, 3, 4)),
        ("1 tot en met 3", (1, 2, 3)),
        ("2-4 en 7", (2, 3, 4, 7)),
        ("2–4", (2, 3, 4)),
        ("5, 3 en 3", (3, 5)),
        ("3a en 3b", (3,)),
        ("11 & 12", (11, 12)),
        ("", ()),
        ("vier", ()),
    ],
)
def test_numbers(written: str, numbers: tuple[int, ...]) -> None:
    assert parse_numbers(written) == numbers


def asked(*numbers: int) -> str:
    return "\n\n".join(f"Vraag {number}\nKlopt punt {number}?" for number in numbers)


def test_questions_and_answers_in_turn() -> None:
    text = (
        f"Antwoord van de minister\n\n{asked(1)}\n\nAntwoord op vraag 1\nJa.\n\n{asked(2)}\n\nAntwoord op vraag 2\nNee."
    )
    assert pairs(text) == {
        "aanhef": ([], "Antwoord van de minister"),
        "antwoord-1": (["Klopt punt 1?"], "Ja."),
        "antwoord-2": (["Klopt punt 2?"], "Nee."),
    }


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("Antwoord op vraag 3 en 8", (3, 8)),
        ("Antwoord op vragen 3 en 8", (3, 8)),
        ("Antwoord op de vragen 3 en 8:", (3, 8)),
        ("Antwoorden op vraag 3, 4, 5, 9 en 10", (3, 4, 5, 9, 10)),
        ("Antwoord vragen 7, 8, en 9", (7, 8, 9)),
        ("Antwoord 1 t/m 4", (1, 2, 3, 4)),
        ("ANTWOORD OP VRAGEN 1 EN 2", (1, 2)),
        ("Beantwoording vraag 6.", (6,)),
        ("  Antwoord op vraag 6  ", (6,)),
    ],
)
def test_a_combined_answer_far_from_its_questions(heading: str, numbers: tuple[int, ...]) -> None:
    found = pairs(f"{asked(*range(1, 11))}\n\n{heading}\nDat klopt, alles bij elkaar.\n")
    assert found["-".join(["antwoord", *map(str, numbers)])] == (
        [f"Klopt punt {number}?" for number in numbers],
        "Dat klopt, alles bij elkaar.",
    )
    unanswered = [number for number in range(1, 11) if number not in numbers]
    assert {address: found[address] for address in found if address.startswith("vraag")} == {
        f"vraag-{number}": ([f"Klopt punt {number}?"], None) for number in unanswered
    }
    assert len(found) == 1 + len(unanswered)


def test_a_combined_answer_before_one_of_its_questions() -> None:
    text = f"{asked(3)}\n\nAntwoord op vraag 3 en 8\nBeide.\n\n{asked(4)}\n\nAntwoord op vraag 4\nJa.\n\n{asked(8)}\n"
    assert pairs(text) == {
        "antwoord-3-8": (["Klopt punt 3?", "Klopt punt 8?"], "Beide."),
        "antwoord-4": (["Klopt punt 4?"], "Ja."),
    }


def test_a_combined_question() -> None:
    text = "Vragen 4 en 5\nKlopt dat, en waarom?\n\nAntwoord op vragen 4 en 5\nDat klopt.\n"
    assert pairs(text) == {"antwoord-4-5": (["Klopt dat, en waarom?"], "Dat klopt.")}


def test_one_question_heading_answered_in_two_places() -> None:
    text = "Vraag 4 en 5\nKlopt dat, en waarom?\n\nAntwoord op vraag 4\nJa.\n\nAntwoord op vraag 5\nDaarom.\n"
    assert pairs(text) == {
        "antwoord-4": (["Klopt dat, en waarom?"], "Ja."),
        "antwoord-5": (["Klopt dat, en waarom?"], "Daarom."),
    }


def test_a_question_without_answer_and_an_answer_without_question() -> None:
    text = f"{asked(1, 2)}\n\nAntwoord op vraag 2\nJa.\n\nAntwoord op vraag 6\nNee.\n"
    assert pairs(text) == {
        "vraag-1": (["Klopt punt 1?"], None),
        "antwoord-2": (["Klopt punt 2?"], "Ja."),
        "antwoord-6": ([], "Nee."),
    }


@pytest.mark.parametrize("heading", ["Antwoord", "Antwoord:", "ANTWOORD", "Antwoorden"])
def test_an_answer_heading_without_a_number_answers_the_question_before_it(heading: str) -> None:
    text = f"{asked(1)}\n\n{heading}\nJa.\n\nVragen 2 en 3\nEn die?\n\n{heading}\nNee.\n"
    assert pairs(text) == {"antwoord-1": (["Klopt punt 1?"], "Ja."), "antwoord-2-3": (["En die?"], "Nee.")}


@pytest.mark.parametrize(
    "line",
    [
        "Zie ook mijn antwoord op vraag 4.",
        "Antwoord op vraag 4 leest u hieronder, bij vraag 9",
        "Hierop geeft het\nantwoord op vraag 4\nuitsluitsel.",
        "Vraag 4 gaat over kaas.",
        "De Vraag 4",
    ],
)
def test_running_text_is_no_heading(line: str) -> None:
    found = pairs(f"{asked(1)}\n\nAntwoord op vraag 1\n{line}\nEn dat is alles.\n")
    assert found == {"antwoord-1": (["Klopt punt 1?"], " ".join(f"{line} En dat is alles.".split()))}


def test_an_empty_answer_is_represented_by_its_question() -> None:
    found = pairs(f"{asked(1)}\n\nAntwoord op vraag 1\n\n{asked(2)}\n\nAntwoord op vraag 2\nJa.\n")
    assert found == {"vraag-1": (["Klopt punt 1?"], None), "antwoord-2": (["Klopt punt 2?"], "Ja.")}


def test_the_same_heading_twice() -> None:
    text = f"{asked(1)}\n\nAntwoord op vraag 1\nJa.\n\nVraag 1\nEn dit?\n\nAntwoord op vraag 1\nNee.\n"
    found = units(text)
    assert [unit.address for unit in found] == ["stuk#antwoord-1", "stuk#antwoord-1.2"]
    assert [unit.numbers for unit in found] == [(1,), (1,)]


ANSWERS = "\n\n".join(f"Antwoord op vraag {numbers}\nJa." for numbers in ("1", "1", "1 en 2"))
HEADINGS = "\n\n".join(f"{title}\n{BODY}" for title in ("Bijlage", "Bijlage", "Bijlage 2", "Bijlage 2"))


@pytest.mark.parametrize("text", [f"{asked(1, 2)}\n\n{ANSWERS}\n", f"Aanhef\n{BODY}\n{HEADINGS}\n{BODY}"])
def test_every_address_is_one_units_own(text: str) -> None:
    counts = Counter(unit.address for unit in units(text))
    assert [address for address, times in counts.items() if times > 1] == []


def test_a_unit_reaches_back_over_its_question_only_where_that_stands_right_before() -> None:
    text = f"{asked(1, 2)}\n\nAntwoord op vraag 1\nJa.\n\nAntwoord op vraag 2\nNee.\n"
    paper = document(text)
    first, second = find_units(paper)
    assert text[first.span.start :].startswith("Antwoord op vraag 1")
    assert text[second.span.start :].startswith("Antwoord op vraag 2")
    near = units(f"{asked(1)}\n\nAntwoord op vraag 1\nJa.\n")[0]
    assert (near.span.start, near.span.end) == (0, len(f"{asked(1)}\n\nAntwoord op vraag 1\nJa."))


def test_units_stand_in_the_order_of_the_paper() -> None:
    found = units(f"{asked(2, 1, 3)}\n\nAntwoord op vraag 3\nJa.\n\nAntwoord op vraag 1\nNee.\n")
    assert [unit.numbers for unit in found] == [(2,), (3,), (1,)]
    assert list(found) == sorted(found, key=lambda unit: unit.span)


def test_footnotes_go_with_the_unit_that_holds_their_mark() -> None:
    text = (
        "Vraag 1\nKlopt dat?[footnoteRef:1] [1:  Krant]\n\nAntwoord op vraag 1\nJa.[footnoteRef:2]\n [2:  Wet]\n\n"
        "Vraag 2\nWaarom?\n\nAntwoord op vraag 2\nDaarom.\n"
    )
    assert [[note.number for note in unit.footnotes] for unit in units(text)] == [[1, 2], []]
    assert pairs(text)["antwoord-1"] == (["Klopt dat?"], "Ja.")


# Letters


def test_a_letter_without_headings_is_one_section() -> None:
    assert pairs(f"Geachte voorzitter,\n\n{BODY}\n\n{BODY}\n") == {"aanhef": ([], f"Geachte voorzitter, {BODY} {BODY}")}


def test_a_letter_under_headings() -> None:
    headings = ("1. Kaas", "• Jonge kaas", "2. Brood", "Tot slot")
    text = "\n\n".join(["Geachte voorzitter,", BODY, *(f"{heading}\n{BODY}" for heading in headings)])
    assert [(unit.address, unit.headings) for unit in units(text)] == [
        ("stuk#aanhef", ()),
        ("stuk#1-kaas", ("1. Kaas",)),
        ("stuk#jonge-kaas", ("1. Kaas", "Jonge kaas")),
        ("stuk#2-brood", ("2. Brood",)),
        ("stuk#tot-slot", ("Tot slot",)),
    ]


def test_a_heading_right_above_a_heading() -> None:
    text = f"{BODY}\n\nOver kaas\n\nJonge kaas\n\n{BODY}\n\nOude kaas\n\n{BODY}\n"
    assert [(unit.headings, unit.answer is None) for unit in units(text)] == [
        ((), False),
        (("Over kaas",), True),
        (("Over kaas", "Jonge kaas"), False),
        (("Oude kaas",), False),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Een korte zin die met een punt eindigt.",
        "De volgende punten komen aan bod:",
        "maar een regel die klein begint",
        "Tabel 2. Kramen per stad",
        "Q2 2019 Q3 2019",
        f"Kaas {'is er in alle soorten en maten ' * 4}",
    ],
)  # fmt: skip
def test_a_line_that_is_no_heading(line: str) -> None:
    assert [unit.address for unit in units(f"{BODY}\n\nOver kaas\n{BODY}\n\n{line}\n{BODY}\n")] == [
        "stuk#aanhef",
        "stuk#over-kaas",
    ]


def test_after_the_closing_only_an_annex_starts_a_section() -> None:
    text = f"{BODY}\n\nTot slot\n{BODY}\n\nHoogachtend,\n\nDe minister van Kaas\n\nJ. de Boer\n\nBijlage 1\n{BODY}\n"
    assert [unit.address for unit in units(text)] == ["stuk#aanhef", "stuk#tot-slot", "stuk#bijlage-1"]


def test_a_letter_covers_its_text_once() -> None:
    paper = document(f"{BODY}\n\n1. Kaas\n{BODY}\n\n• Oud\n{BODY}\n\nHoogachtend,\n\nJ. de Boer\n\nBijlage\n{BODY}\n")
    masked = mask(paper.text, paper.noise)
    covered = Counter(place for unit in find_units(paper) for place in range(unit.span.start, unit.span.end))
    assert set(covered.values()) == {1}
    assert "".join(sign for place, sign in enumerate(masked) if not covered[place]).strip() == ""


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("Tot slot", "tot-slot"),
        ("3. Coördinatie & één loket", "3-coordinatie-een-loket"),
        ("«»", "sectie"),
        ("X" * 80, "sectie"),
        (" ".join(["woord"] * 20), "-".join(["woord"] * 10)),
    ],
)
def test_slug(heading: str, name: str) -> None:
    assert slug(heading) == name
    assert len(slug(heading)) <= 60


def test_a_heading_in_lower_case_whose_number_runs_on() -> None:
    asked = "\n\n".join(f"{head}\nKlopt dat?" for head in ("Vraag 3", "vraag 4:", "Vraag 5"))
    assert pairs(f"{asked}\n\nAntwoord op vraag 3 t/m 5\nJa.") == {"antwoord-3-4-5": (["Klopt dat?"] * 3, "Ja.")}
