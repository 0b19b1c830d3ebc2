"""Questions and answers in the wordings of ministries: a paragraph a line, wrapped as on a page, and with bold."""

import re
import textwrap

import pytest

from index.load import find_noise
from index.readers.source import Source
from index.records import Document, Metadata, Span
from index.structure import find_units
from index.tidy import mask, tidy
from index.vraag_antwoord import heading_lines

ASKED = {
    1: "Klopt het dat de veerpont over de Oude Wetering sinds de zomer niet meer vaart, en sinds wanneer weet u dat?",
    2: "Hoeveel mensen nemen de pont op een gewone werkdag, en hoeveel zijn dat er in het weekend?",
    3: "Bent u bereid met de gemeente te overleggen over een nieuwe pont? Zo nee, waarom niet?",
}
SAID = {
    1: "Ja. De pont is na de keuring van juli uit de vaart genomen, omdat de motor niet meer aan de eisen voldeed.",
    2: "Op een werkdag zijn dat er ongeveer driehonderd. In het weekend zijn het er meer dan duizend, vooral fietsers.",
    3: "Ja, dat overleg is in september begonnen. Ik informeer uw Kamer erover zodra er een besluit is genomen.",
}
TRUTH = [((n,), ASKED[n], SAID[n]) for n in ASKED]


def paper(marked: str) -> Document:
    """A paper as a reader gives it: *stars* are bold type."""
    pieces = re.split(r"\*([^*]+)\*", marked)
    text, bold = "", []
    for place, piece in enumerate(pieces):
        if place % 2:
            bold.append(Span(len(text), len(text) + len(piece)))
        text += piece
    noise, footnotes, wrapped = find_noise(Source(text))
    return Document("stuk", "stuk.txt", Metadata(None, ""), "", text, wrapped, noise, footnotes, bold=tuple(bold))


def on_a_page(text: str) -> str:
    """The same text in lines of at most 80 characters, a blank line after each paragraph."""
    return "\n\n".join("\n".join(textwrap.wrap(line, 80)) for line in text.split("\n") if line.strip()) + "\n"


def triples(document: Document) -> list[tuple[tuple[int, ...], str, str]]:
    """Numbers, questions and answer of every unit with numbers, in the order of the paper."""
    return [
        (
            unit.numbers,
            " ".join(tidy(document, span) for span in unit.questions),
            tidy(document, unit.answer) if unit.answer else "",
        )
        for unit in find_units(document)
        if unit.numbers
    ]


def addresses(document: Document) -> list[str]:
    return [unit.address.removeprefix("stuk#") for unit in find_units(document)]


def lost(document: Document) -> str:
    """What lies in no unit, question, heading or noise."""
    masked = list(mask(document.text, document.noise))
    spans = [*heading_lines(document, "".join(masked)), *(heading.span for heading in document.headings)]
    for unit in find_units(document):
        spans += [unit.span, *unit.questions]
    for span in spans:
        masked[span.start : span.end] = " " * len(span)
    return "".join(masked).strip()


def written(vraag: str, antwoord: str, order: str = "q1 a1 q2 a2 q3 a3") -> str:
    """The paper in one wording; {} is the number and a bar the line break."""
    lines = ["Antwoorden van de minister van Vaart op vragen van het lid Bootsma"]
    for word in order.split():
        number = int(word[1:])
        wording, texts = (vraag, ASKED) if word[0] == "q" else (antwoord, SAID)
        lines.append(wording.format(n=number, t=texts[number]).replace("|", "\n"))
    return "\n\n".join(lines) + "\n"


WORDINGS = {
    "plain": ("Vraag {n}|{t}", "Antwoord op vraag {n}|{t}"),
    "colons": ("Vraag {n}:|{t}", "Antwoord {n}:|{t}"),
    "answer vraag": ("Vraag {n}.|{t}", "Antwoord vraag {n}|{t}"),
    "on the line": ("Vraag {n}: {t}", "Antwoord {n}: {t}"),
    "on the line, bare": ("Vraag {n}: {t}", "Antwoord: {t}"),
    "on the line, long": ("Vraag {n}: {t}", "Antwoord op vraag {n}: {t}"),
    "on the line, full stop": ("Vraag {n}. {t}", "Antwoord {n}. {t}"),
    "on the line, bracket": ("Vraag {n}) {t}", "Antwoord {n}) {t}"),
    "on the line, dash": ("Vraag {n} – {t}", "Antwoord {n} – {t}"),
    "on the line, nothing": ("Vraag {n} {t}", "Antwoord {n} {t}"),
    "on the line, tab": ("Vraag {n}\t{t}", "Antwoord {n}\t{t}"),
    "capitals": ("VRAAG {n}|{t}", "ANTWOORD OP VRAAG {n}|{t}"),
    "small": ("vraag {n}|{t}", "antwoord op vraag {n}|{t}"),
    "small, on the line": ("vraag {n}: {t}", "antwoord {n}: {t}"),
    "bare": ("Vraag {n}|{t}", "Antwoord|{t}"),
    "bare colon": ("Vraag {n}|{t}", "Antwoord:|{t}"),
    "beantwoording": ("Vraag {n}|{t}", "Beantwoording vraag {n}|{t}"),
    "de vraag": ("Vraag {n}|{t}", "Antwoord op de vraag {n}|{t}"),
    "nummer": ("Vraag nr. {n}|{t}", "Antwoord op vraag nummer {n}|{t}"),
    "brackets": ("Vraag ({n})|{t}", "Antwoord ({n})|{t}"),
    "numbers": ("{n}. {t}", "Antwoord op vraag {n}|{t}"),
    "numbers, bare": ("{n}) {t}", "Antwoord:|{t}"),
    "numbers, on the line": ("{n}. {t}", "Antwoord: {t}"),
    "numbers on a line": ("{n}.|{t}", "Antwoord {n}|{t}"),
    "numbers alone": ("{n}|{t}", "Antwoord|{t}"),
    "bold headings": ("*Vraag {n}*|{t}", "*Antwoord op vraag {n}*|{t}"),
    "bold heading on the line": ("*Vraag {n}* {t}", "*Antwoord {n}* {t}"),
    "bold bare heading on the line": ("*Vraag {n}* {t}", "*Antwoord* {t}"),
    "bold heading with colon": ("*Vraag {n}:* {t}", "*Antwoord:* {t}"),
    "all of the question bold": ("*Vraag {n}*|*{t}*", "*Antwoord op vraag {n}*|{t}"),
    "bold tells": ("*Vraag {n}*|*{t}*", "{t}"),
    "bold tells, on the line": ("*Vraag {n}: {t}*", "{t}"),
    "bold tells, numbers": ("*{n}. {t}*", "{t}"),
    "bold tells, numbers on a line": ("*{n}.*|*{t}*", "{t}"),
    "only asking tells": ("Vraag {n}|{t}", "{t}"),
    "on behalf": ("Vraag {n}|{t}", "Antwoord {n} (mede namens de minister van Water)|{t}"),
    "in part": ("Vraag {n}: {t}", "Antwoord op vraag {n} (deels): {t}"),
    "letters": ("V{n}. {t}", "A{n}. {t}"),
    "letters on a line": ("V{n}|{t}", "A{n}|{t}"),
    "markdown": ("## Vraag {n}|{t}", "## Antwoord op vraag {n}|{t}"),
}


@pytest.mark.parametrize("wording", WORDINGS)
def test_each_question_finds_its_answer(wording: str) -> None:
    document = paper(written(*WORDINGS[wording]))
    assert triples(document) == TRUTH
    assert lost(document) == ""


@pytest.mark.parametrize("wording", [name for name, words in WORDINGS.items() if "*" not in "".join(words)])
def test_the_same_on_a_page(wording: str) -> None:
    document = paper(on_a_page(written(*WORDINGS[wording])))
    assert triples(document) == TRUTH
    assert lost(document) == ""


# Without blank lines, a small letter under an open line goes on with its sentence.
@pytest.mark.parametrize(
    "wording", [w for w, words in WORDINGS.items() if "*" not in "".join(words) and w[:6] != "small,"]
)
def test_the_same_on_a_page_without_blank_lines(wording: str) -> None:
    document = paper(on_a_page(written(*WORDINGS[wording])).replace("\n\n", "\n"))
    assert triples(document) == TRUTH
    assert lost(document) == ""


# Letters are headings in turn alone.
@pytest.mark.parametrize(
    "wording", [w for w, (_, answer) in WORDINGS.items() if "{n}" in answer and w[:7] != "letters"]
)
@pytest.mark.parametrize("order", ["q1 q2 q3 a1 a2 a3", "q1 q2 q3 a3 a1 a2", "q2 a2 q1 q3 a1 a3", "a1 a2 a3 q1 q2 q3"])
def test_pairs_go_by_number_wherever_they_stand(wording: str, order: str) -> None:
    if wording.startswith("numbers") and order[:2] != "q1":
        order = "q1 q2 a1 q3 a3 a2"
    document = paper(written(*WORDINGS[wording], order=order))
    assert sorted(triples(document)) == TRUTH
    assert lost(document) == ""


@pytest.mark.parametrize("order", ["V1 A1 V2 A3", "V1 A1 A2 V2", "V1 V2 A1 A2", "V1 A1", "V1 A1 V2 A2 A4"])
def test_letters_that_do_not_take_turns_head_nothing(order: str) -> None:
    text = "\n\n".join(f"{word}. Vaart de pont?" for word in order.split())
    assert triples(paper(f"Antwoorden op vragen\n\n{text}\n")) == []


def test_roads_take_no_turns() -> None:
    roads = "A1. De weg naar het veer.\nA2. De weg terug.\n"
    text = f"Vraag 1\nWelke wegen zijn dicht?\n\nAntwoord 1\nDit zijn ze:\n{roads}"
    assert triples(paper(text)) == [
        ((1,), "Welke wegen zijn dicht?", "Dit zijn ze: A1. De weg naar het veer. A2. De weg terug.")
    ]


def test_a_question_in_brackets_is_no_part_of_its_heading() -> None:
    document = paper("Vraag 1 (Vaart hij?)\n\nAntwoord 1\nJa.\n\nVraag 2 (Vaart zij?)\n\nAntwoord 2\nNee.\n")
    assert triples(document) == [((1,), "(Vaart hij?)", "Ja."), ((2,), "(Vaart zij?)", "Nee.")]


def test_on_whose_behalf_may_go_on_below() -> None:
    said = "Antwoord 1 (mede namens de minister van Water en\nDijken)\nJa."
    document = paper(f"Vraag 1\nVaart hij?\n\n{said}\n\nVraag 2\nVaart zij?\n\nAntwoord 2\nNee.\n")
    assert triples(document) == [
        ((1,), "Vaart hij?", "(mede namens de minister van Water en Dijken) Ja."),
        ((2,), "Vaart zij?", "Nee."),
    ]


def test_question_and_answer_in_two_cells_of_a_row() -> None:
    rows = [f"Vraag {n} {ASKED[n]}\tAntwoord {n} {SAID[n]}" for n in ASKED]
    document = paper("\n".join(rows))
    assert triples(document) == TRUTH
    assert lost(document) == ""


@pytest.mark.parametrize("cell", ["Antwoord 2 staat elders", "Antwoord op vraag 1 en 2 Elders", "De pont vaart"])
def test_another_cell_is_no_answer(cell: str) -> None:
    document = paper(f"Vraag 1: Vaart hij?\t{cell}\n\nAntwoord 1: Ja.\n")
    assert triples(document) == [((1,), f"Vaart hij? {cell}", "Ja.")]


def test_a_list_inside_a_question_holds_no_questions() -> None:
    asked = "1. Kunt u ingaan op:\n1. de prijs;\n2. de duur, en\n3. de haven?\n2. Waarom vaart hij niet?\n"
    said = "Antwoord op vraag 1\nOp alles:\n1. twee euro;\n2. een uur.\n\nAntwoord op vraag 2\nDe motor is stuk.\n"
    document = paper(f"{asked}\n{said}")
    assert triples(document) == [
        ((1,), "Kunt u ingaan op: 1. de prijs; 2. de duur, en 3. de haven?", "Op alles: 1. twee euro; 2. een uur."),
        ((2,), "Waarom vaart hij niet?", "De motor is stuk."),
    ]
    assert lost(document) == ""


def test_a_list_inside_an_answer_holds_no_questions() -> None:
    said = "Antwoord: Dat ligt aan:\n1. de prijs;\n2. de duur;\n3. de haven.\n"
    document = paper(f"1. Vaart hij?\n{said}2. Vaart zij?\nAntwoord: Ja.\n3. Varen zij?\nAntwoord: Nee.\n")
    assert triples(document) == [
        ((1,), "Vaart hij?", "Dat ligt aan: 1. de prijs; 2. de duur; 3. de haven."),
        ((2,), "Vaart zij?", "Ja."),
        ((3,), "Varen zij?", "Nee."),
    ]


@pytest.mark.parametrize("question", ["Vraag {n}\nVaart {t}?", "{n}. Vaart {t}?", "Vraag {n}: Vaart {t}?"])
def test_a_bare_answer_answers_all_that_was_asked_right_before_it(question: str) -> None:
    asked = [question.format(n=n, t=t) for n, t in ((1, "pont"), (2, "boot"), (3, "schuit"))]
    text = "\n\n".join([*asked[:2], "Antwoord\nBeide varen.", asked[2], "Antwoord\nDie niet.\n"])
    assert triples(paper(text)) == [
        ((1, 2), "Vaart pont? Vaart boot?", "Beide varen."),
        ((3,), "Vaart schuit?", "Die niet."),
    ]


@pytest.mark.parametrize(
    ("asked", "said", "numbers"),
    [
        ("Vragen 4, 5", "Antwoord 4 en 5", (4, 5)),
        ("Vraag 4 en 5", "Antwoord op de vragen 4 en 5", (4, 5)),
        ("Vragen 7, 8, en 9", "Antwoorden op vragen 7, 8, en 9", (7, 8, 9)),
        ("Vraag 1 t/m 4", "Antwoord op vraag 1 tot en met 4", (1, 2, 3, 4)),
        ("Vraag 1-4", "Antwoord vragen 1–4:", (1, 2, 3, 4)),
        ("VRAGEN 3 EN 8", "ANTWOORD OP VRAGEN 3 EN 8", (3, 8)),
        ("Vraag 4 en vraag 5", "Antwoord op vraag 4 en op vraag 5", (4, 5)),
        ("Vraag 1, vraag 2 en vraag 3", "Antwoord op vraag 1 tot en met vraag 3", (1, 2, 3)),
        ("Vragen 3 & 4", "Antwoord op vragen 3 & 4 (deels)", (3, 4)),
        ("Vraag 2–4 en 6–7", "Antwoord 2, 3, 4, 6 en 7", (2, 3, 4, 6, 7)),
    ],
)
@pytest.mark.parametrize("inline", [False, True])
def test_combined_headings(asked: str, said: str, numbers: tuple[int, ...], inline: bool) -> None:
    after = ": " if inline else "\n"
    document = paper(f"{asked.rstrip(':')}{after}Vaart de pont?\n\n{said.rstrip(':')}{after}Ja, al jaren.\n")
    assert triples(document) == [(numbers, "Vaart de pont?", "Ja, al jaren.")]
    assert addresses(document) == ["-".join(["antwoord", *map(str, numbers)])]


@pytest.mark.parametrize("said", ["{t}", "*Antwoord*\n{t}"])
@pytest.mark.parametrize("question", ["*Vraag {n}*\n*{t}*", "*{n}. {t}*", "*{n})* *{t}*"])
def test_bold_questions_with_a_combined_answer(question: str, said: str) -> None:
    parts = [question.format(n=n, t=t) for n, t in ((1, "Vaart hij?"), (2, "Vaart zij?"), (3, "Varen zij?"))]
    text = "\n\n".join([*parts[:2], said.format(t="Beide varen.\n\nDat blijft zo."), parts[2], said.format(t="Nee.")])
    assert triples(paper(text)) == [
        ((1, 2), "Vaart hij? Vaart zij?", "Beide varen. Dat blijft zo."),
        ((3,), "Varen zij?", "Nee."),
    ]
