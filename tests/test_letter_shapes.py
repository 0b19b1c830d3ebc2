"""Letters in the dresses that ministries use: headings by style, number, bold or shape, and none lost."""

import textwrap
from dataclasses import replace

import pytest
from test_question_shapes import addresses, lost, paper

from index.records import Document, Heading, Span
from index.structure import find_units

BODY = "De kaasmakers in het noorden leveren sinds dit jaar minder melk aan de fabriek dan zij in andere jaren deden."


def headings(document: Document) -> list[tuple[str, ...]]:
    return [unit.headings for unit in find_units(document) if unit.headings]


def letter(
    *titles: str, face: str = "Geachte voorzitter,", end: str = "Hoogachtend,\n\nDe minister van Zuivel,\n\nA. Wei"
) -> str:
    return "\n\n".join([face, BODY, *(f"{title}\n\n{BODY}" for title in titles), end]) + "\n"


NESTED = {
    "digits": (("1. Kaas", "1.1 Jonge kaas", "1.2 Oude kaas", "2. Brood", "2.1 Wit"), (1, 2, 2, 1, 2)),
    "three deep": (("1 Kaas", "1.1 Jong", "1.1.1 Zeer jong", "1.2 Oud"), (1, 2, 3, 2)),
    "letters in digits": (("1. Kaas", "a. Jonge kaas", "b. Oude kaas", "2. Brood"), (1, 2, 2, 1)),
    "digits in capitals": (("A. Kaas", "1. Jonge kaas", "2. Oude kaas", "B. Brood"), (1, 2, 2, 1)),
    "roman": (("I. Kaas", "II. Brood", "III. Melk"), (1, 1, 1)),
    "bullets": (("Kaas", "• Jong", "• Oud", "Brood"), (1, 2, 2, 1)),
    "none": (("Kaas", "Brood", "Tot slot"), (1, 1, 1)),
}


@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("kind", NESTED)
def test_numbers_nest(kind: str, bold: bool) -> None:
    titles, levels = NESTED[kind]
    if bold and kind in ("letters in digits", "digits in capitals", "bullets"):
        levels = (1,) * len(levels)  # in bold, the type tells levels, and there is only one
    document = paper(letter(*(f"*{title}*" if bold else title for title in titles)))
    path: list[str] = []
    wanted = []
    for title, level in zip(titles, levels, strict=True):
        path = [*path[: level - 1], title if bold else title.removeprefix("• ")]
        wanted.append(tuple(path))
    assert headings(document) == wanted
    assert lost(document) == ""


def test_a_bold_line_is_a_heading_also_when_it_asks() -> None:
    document = paper(letter("*Wat is kaas?*", "*Wie eet het*"))
    assert headings(document) == [("Wat is kaas?",), ("Wie eet het",)]
    assert addresses(document) == ["aanhef", "wat-is-kaas", "wie-eet-het"]


def test_bold_in_a_letterhead_or_signature_is_no_heading() -> None:
    face = "*Ministerie van Zuivel*\n\n*Datum*\n\n3 mei 2031\n\nGeachte voorzitter,"
    end = "Hoogachtend,\n\n*De minister van Zuivel,*\n\n*A. Wei*\n\nAfschrift aan de staatssecretaris van Brood."
    text = letter("*Kaas*", "*Brood*", face=face, end=end)
    assert headings(paper(text)) == [("Kaas",), ("Brood",)]


def test_bold_inside_a_paragraph_is_no_heading() -> None:
    assert headings(paper(f"Geachte voorzitter,\n\n*Kaas* is op.\n\n{BODY}\n\n*Brood* ook.\n\n{BODY}\n")) == []


def marked(text: str, *titles: tuple[str, int]) -> Document:
    document = paper(text)
    spans = [(Span(at := document.text.index(title), at + len(title)), level) for title, level in titles]
    return replace(document, headings=tuple(Heading(span, level) for span, level in spans))


def test_what_the_format_marks_counts_and_shape_does_not() -> None:
    document = marked(letter("Kaas", "Een korte regel", "Brood"), ("Kaas", 1), ("Brood", 2))
    assert headings(document) == [("Kaas",), ("Kaas", "Brood")]
    assert lost(document) == ""


def test_numbers_nest_what_the_format_gives_one_level() -> None:
    document = marked(letter("1. Kaas", "1.1 Jong", "2. Brood"), ("1. Kaas", 1), ("1.1 Jong", 1), ("2. Brood", 1))
    assert headings(document) == [("1. Kaas",), ("1. Kaas", "1.1 Jong"), ("2. Brood",)]


def test_a_bold_line_under_a_marked_heading() -> None:
    document = marked(letter("Kaas", "*Waarom kaas?*", "*Waarvan kaas?*"), ("Kaas", 1))
    assert headings(document) == [("Kaas",), ("Kaas", "Waarom kaas?"), ("Kaas", "Waarvan kaas?")]


def test_markdown() -> None:
    document = paper(letter("## Kaas", "### Jong", "## Brood", "# Slot"))
    assert headings(document) == [("Kaas",), ("Kaas", "Jong"), ("Brood",), ("Slot",)]


def test_repeated_headings_have_their_own_addresses() -> None:
    document = paper(letter("Kaas", "Cijfers", "Brood", "Cijfers", "Cijfers"))
    assert addresses(document) == ["aanhef", "kaas", "cijfers", "brood", "cijfers-2", "cijfers-3"]


def test_a_heading_right_above_its_text_on_a_page() -> None:
    lines = [
        line
        for title in ("Kaas uit het noorden", "Brood")
        for line in (title, *textwrap.wrap(f"{BODY} {BODY}", 78), "")
    ]
    document = paper("\n".join(["Geachte voorzitter,", "", *textwrap.wrap(f"{BODY} {BODY}", 78), "", *lines]))
    assert document.wrapped
    assert headings(document) == [("Kaas uit het noorden",), ("Brood",)]
    assert lost(document) == ""


LISTS = {
    "numbered": "1. Jonge kaas\n\n2. Oude kaas\n\n3. Zeer oude kaas",
    "lettered": "a. Jonge kaas\n\nb. Oude kaas\n\nc. Zeer oude kaas",
    "bullets": "• Jonge kaas\n\n• Oude kaas\n\n• Zeer oude kaas",
    "rows": "Kaas\tKilo\n\nJong\tveel\n\nOud\tminder",
    "letterhead": "Datum 3 mei 2031\n\nOnderwerp Kaas\n\nOns kenmerk KAAS-1",
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_holds_no_headings(kind: str) -> None:
    document = paper(f"Geachte voorzitter,\n\n{BODY}\n\nKaas\n\n{BODY}\n\n{LISTS[kind]}\n\n{BODY}\n\nBrood\n\n{BODY}\n")
    assert headings(document) == [("Kaas",), ("Brood",)]
    assert lost(document) == ""


def test_lines_above_the_salutation_are_no_headings() -> None:
    text = letter("Kaas", face=f"Directie Zuivel\n\n{BODY}\n\nOver de kaas\n\n{BODY}\n\nGeachte voorzitter,")
    assert headings(paper(text)) == [("Kaas",)]


def test_an_annex_after_the_closing() -> None:
    document = paper(letter("Kaas") + f"\nBijlage 1\n\n{BODY}\n\nBijlage 2\n\n{BODY}\n")
    assert addresses(document) == ["aanhef", "kaas", "bijlage-1", "bijlage-2"]


@pytest.mark.parametrize("text", ["Kaas", "Kaas\n", "# Kaas", "*Kaas*\n\n*Brood*", "1. Kaas\n\n2. Brood", "\n\n"])
def test_a_paper_of_headings_loses_nothing(text: str) -> None:
    document = paper(text)
    assert lost(document) == ""
