"""PDF papers, set here with the truth beside them: every unit, note and piece of furniture comes out as it went in."""

import random
from itertools import chain, pairwise
from pathlib import Path

import pytest
from pdf_paper import SOFT, Block, Face, ministry_letter, shown, typeset

from bench.reading import lost_characters
from index.load import load
from index.records import Document, Unit
from index.structure import find_units
from index.tidy import mask, tidy
from index.vraag_antwoord import heading_lines

OPENING = (
    "Vragen van het lid De Boer (BBB) aan de Minister van Kaas en de Staatssecretaris van Brood over het bericht «Kaas "
    "wordt duurder» (ingezonden 2 juli 2024).",
    "Antwoord van Minister Van Dam (Kaas), mede namens de Staatssecretaris van Brood (ontvangen 23 juli 2024). Zie ook "
    "Aanhangsel Handelingen, vergaderjaar 2023–2024, nr. 2147.",
)
WORDS = (
    f"de het een van kaas brood melk boter verslavings{SOFT}zorg gemeen{SOFT}telijke voor{SOFT}zieningen "
    f"beleids{SOFT}regels in op naar bij subsidie{SOFT}regeling onder{SOFT}zoek wordt hebben daarom Trimbos-instituut "
    "cijfers niet jaarlijks kabinet zorgverzekeraars en of antwoord vraag Vraag Antwoord 2023 12,1 13- vijf"
).split()


def sentence(chance: random.Random, words: int) -> str:
    """A sentence of that many words that ends with a period."""
    said = [chance.choice(WORDS) for _ in range(words)]
    said = ["vijf" if word in ("13-",) else word for word in said]
    return f"Het {' '.join(said)} is."


def paper(
    seed: int, units: int = 7, length: int = 90
) -> tuple[list[Block], dict[tuple[int, ...], tuple[str, str]], dict[int, str]]:
    """Blocks, the truth (numbers to question and answer as shown), and the notes, with two-digit numbers among them."""
    chance = random.Random(seed)
    blocks: list[Block] = []
    truth: dict[tuple[int, ...], tuple[str, str]] = {}
    notes: dict[int, str] = {}

    def text(words: int) -> str:
        said = []
        while words > 0:
            size = chance.randint(5, 30)
            words -= size
            said.append(sentence(chance, size))
            if chance.random() < 0.4:
                number = len(notes) + 1
                notes[number] = (
                    f"Kamerstuk 24 077, nr. {number + 100}, {sentence(chance, chance.randint(2, 25))}".replace(SOFT, "")
                )
                said[-1] += f"{{{number}}}"
        return " ".join(said)

    number = 1
    while number <= units:
        numbers = (number, number + 1) if chance.random() < 0.3 else (number,)
        number += len(numbers)
        named = " en ".join(map(str, numbers))
        question, answer = text(chance.randint(10, 40)), text(chance.randint(1, length * 2))
        blocks += [("kop", f"Vraag {named}"), ("tekst", question), ("kop", f"Antwoord {named}"), ("tekst", answer)]
        truth[numbers] = (shown(question), shown(answer))
    return blocks, truth, notes


def saved(tmp_path: Path, data: bytes, name: str = "stuk.pdf") -> Document:
    """The bytes as a file, loaded."""
    (tmp_path / name).write_bytes(data)
    return load(tmp_path / name)


def read_units(document: Document) -> dict[tuple[int, ...], tuple[str, str]]:
    """Numbers to question and answer as shown, of every unit with a number."""
    return {
        unit.numbers: (
            " ".join(tidy(document, span) for span in unit.questions),
            tidy(document, unit.answer) if unit.answer else "",
        )
        for unit in find_units(document)
        if unit.numbers
    }


def times_covered(document: Document, units: tuple[Unit, ...]) -> list[int]:
    """How many of unit text, heading, noise and note each character is in."""
    times = [0] * len(document.text)
    masked = mask(document.text, document.noise)
    texts = chain.from_iterable((*unit.questions, *([unit.answer] if unit.answer else [])) for unit in units)
    for span in chain(texts, heading_lines(document, masked)):
        for at in range(span.start, span.end):
            times[at] += 1
    noise = {at for span in document.noise for at in range(span.start, span.end)}
    # Noise inside a unit's text is dropped from it; a note's text is noise in the text around it.
    return [1 if at in noise else count for at, count in enumerate(times)]


@pytest.mark.parametrize("bold", [False, True], ids=["plain headings", "bold headings"])
@pytest.mark.parametrize("seed", range(12))
def test_units_notes_and_nothing_lost(seed: int, bold: bool, tmp_path: Path) -> None:
    blocks, truth, notes = paper(seed)
    data = typeset(Face(OPENING), blocks, notes, bold_headings=bold, page_lines=25 + seed)
    document = saved(tmp_path, data)
    assert read_units(document) == truth
    # A note shows its lines as they are set: only a hyphen of the word itself stands at a line end here.
    found = {note.number: tidy(document, note.text).replace("- ", "-") for note in document.footnotes}
    assert found == {number: shown(text) for number, text in notes.items()}
    units = find_units(document)
    once = times_covered(document, units)
    assert [document.text[at] for at, times in enumerate(once) if times != 1 and not document.text[at].isspace()] == []
    assert [note.number for unit in units for note in unit.footnotes] == list(notes)
    for note in document.footnotes:
        assert note.mark is not None
        assert document.text[note.mark.start : note.mark.end] == str(note.number)


def test_furniture_is_noise_and_stays_in_the_source_text(tmp_path: Path) -> None:
    blocks, _, notes = paper(3)
    document = saved(tmp_path, typeset(Face(OPENING), blocks, notes, page_lines=30))
    furniture = [" ".join(document.text[span.start : span.end].split()) for span in document.noise]
    assert {"Tweede Kamer der Staten-Generaal 2", "ah-tk-20232024-2210", "ISSN 0921 - 7398", "2210"} <= set(furniture)
    assert "’s-Gravenhage 2024 Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 1" in furniture
    # Where a word is broken over two pages its noise and that of the foot are one.
    assert any(one.endswith("Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 2") for one in furniture)
    assert document.wrapped
    assert all(left.end <= right.start for left, right in pairwise(document.noise))
    assert tidy(document, find_units(document)[0].span) == " ".join(OPENING)
    assert document.text.count("\f") == len(document.text.split("\f")) - 1 > 1


def test_the_face_of_an_aanhangsel(tmp_path: Path) -> None:
    blocks, _, notes = paper(1)
    about = saved(tmp_path, typeset(Face(OPENING, 87, (2019, 2020)), blocks, notes)).metadata
    assert (about.kind, about.number, about.date) == ("vraag-antwoord", "Aanhangsel 2019-2020, nr. 87", "2024-07-23")
    assert (about.speaker, about.on_behalf_of) == ("Minister Van Dam (Kaas)", "de Staatssecretaris van Brood")
    assert about.title == OPENING[0].removesuffix(" (ingezonden 2 juli 2024).")


def test_a_paper_of_one_page(tmp_path: Path) -> None:
    blocks: list[Block] = [("kop", "Vraag 1"), ("tekst", "Is er kaas?{1}"), ("kop", "Antwoord 1"), ("tekst", "Ja.")]
    document = saved(tmp_path, typeset(Face(OPENING), blocks, {1: "AD, 3 mei 2024."}))
    assert read_units(document) == {(1,): ("Is er kaas?", "Ja.")}
    assert document.metadata.number == "Aanhangsel 2023-2024, nr. 2210"


def test_two_marks_at_one_place_and_a_square_metre(tmp_path: Path) -> None:
    blocks: list[Block] = [
        ("kop", "Vraag 1"),
        ("tekst", "Is er 12 m{2} kaas?{1, 2}"),
        ("kop", "Antwoord 1"),
        ("tekst", "Ja, sinds 2019{3}."),
    ]
    notes = {1: "AD, 3 mei 2024.", 2: "NRC, 4 mei 2024.", 3: "Kamerstuk 24 077, nr. 3."}
    (tmp_path / "stuk.pdf").write_bytes(typeset(Face(OPENING), [(s, t) for s, t in blocks], notes))
    document = load(tmp_path / "stuk.pdf")
    assert read_units(document) == {(1,): ("Is er 12 m2 kaas?", "Ja, sinds 2019.")}
    unit = find_units(document)[1]
    assert [note.number for note in unit.footnotes] == [1, 2, 3]


def test_running_text_that_looks_like_a_heading(tmp_path: Path) -> None:
    blocks: list[Block] = [
        ("kop", "Vraag 1"),
        ("tekst", "Is er kaas?"),
        ("kop", "Antwoord 1"),
        # Each "kop" of this generator is set without room before it, as a line of a paragraph is.
        ("kop", "Voor de redenen daarvan, en voor wat er tegen te doen is, verwijs ik naar het"),
        ("kop", "Antwoord op vragen 2 en 3"),
        ("tekst", "waarin dat staat."),
        ("kop", "Vraag 2 en 3"),
        ("tekst", "En brood?"),
        ("kop", "Antwoord op vragen 2 en 3"),
        ("tekst", "Ja."),
    ]
    wanted = shown(" ".join(text for _, text in blocks[3:6]))
    assert read_units(saved(tmp_path, typeset(Face(OPENING), blocks))) == {
        (1,): ("Is er kaas?", wanted),
        (2, 3): ("En brood?", "Ja."),
    }


def test_a_note_of_who_asked_is_its_own_unit(tmp_path: Path) -> None:
    blocks: list[Block] = [
        ("kop", "Vraag 1"),
        ("tekst", "Is er kaas?"),
        ("kop", "Antwoord 1"),
        ("tekst", "Ja."),
        ("kop", "Toelichting:"),
        ("tekst", "Deze vragen dienen ter aanvulling op eerdere vragen terzake van het lid Bos (D66)."),
    ]
    document = saved(tmp_path, typeset(Face(OPENING), blocks))
    *_, answer, closing = find_units(document)
    assert (tidy(document, answer.answer or answer.span), closing.address) == ("Ja.", "stuk#toelichting")
    assert closing.answer is not None
    assert tidy(document, closing.answer).startswith("Deze vragen dienen")


def test_a_letter_with_page_numbers(tmp_path: Path) -> None:
    chance = random.Random(5)
    body = [" ".join(sentence(chance, 20) for _ in range(4)) for _ in range(9)]
    blocks: list[Block] = [("tekst", "Geachte voorzitter,"), *(("tekst", text) for text in body)]
    blocks += [("tekst", "Hoogachtend,"), ("tekst", "De minister van Kaas,"), ("tekst", "J.P. de Boer")]
    document = saved(tmp_path, typeset(None, blocks, page_lines=30))
    assert document.metadata.kind == "kamerbrief"
    assert document.metadata.speaker == "minister De Boer (Kaas)"
    text = " ".join(tidy(document, unit.span) for unit in find_units(document))
    assert text == " ".join(shown(text) for _, text in blocks)


def test_a_letter_of_a_ministry_with_a_column_beside_its_text(tmp_path: Path) -> None:
    full = "Deze regel van de brief vult de kolom van de tekst en gaat zo door op de volgende"
    lines, room, column = 12.0, 24.0, [(12.0, full, False)] * 40
    first = [(lines, "Vraag 1", True), (lines, "Is er kaas?", False), (room, "Antwoord", True), *column]
    second = [(lines, "regel tot het einde.", False), (room, "Vraag 2 en 3", True), (lines, "En brood?", False)]
    second += [(room, "Antwoord vraag 2 en 3", True), *column]
    third = [(lines, "regel.", False), (room, "Vraag 4", True), (lines, "En melk?", False)]
    third += [(room, "Antwoord vraag 4", True), (lines, "Ja.", False)]
    document = saved(tmp_path, ministry_letter([first, second, third]))
    run = " ".join([full] * 40)
    assert read_units(document) == {
        (1,): ("Is er kaas?", f"{run} regel tot het einde."),
        (2, 3): ("En brood?", f"{run} regel."),
        (4,): ("En melk?", "Ja."),
    }
    assert "1234567-89" in document.text
    assert lost_characters(document, find_units(document)) == ""


def test_bold_lines_of_a_letter_are_its_headings(tmp_path: Path) -> None:
    text = "Deze regel van de brief vult de kolom van de tekst en gaat zo door op de volgende regel."
    lines: list[tuple[float, str, bool]] = [
        (12, "De Voorzitter van de Tweede Kamer", True),
        (24, "Geachte voorzitter,", False),
        (24, text, False),
        (24, "Stand van de kaas", True),
        (12, text, False),
        (24, "Wat er gedaan wordt tegen het tekort aan kaas, en wat de gemeenten daar zelf aan", True),
        (12, "bijdragen", True),
        (12, text, False),
        (12, "Dit staat vet.", True),
        (24, "Hoogachtend,", False),
        (24, "De minister van Kaas,", True),
        (24, "J.P. de Boer", False),
    ]
    document = saved(tmp_path, ministry_letter([lines]))
    units = find_units(document)
    assert [unit.heading for unit in units] == [
        None,
        "Stand van de kaas",
        "Wat er gedaan wordt tegen het tekort aan kaas, en wat de gemeenten daar zelf aan bijdragen",
    ]
    assert units[1].answer is not None
    assert tidy(document, units[1].answer) == text
    assert lost_characters(document, units) == ""
