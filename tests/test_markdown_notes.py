"""Footnotes of Markdown: marks and notes are no running text; what is not both stays as it is."""

from pathlib import Path

import pytest

from index.load import load
from index.markdown_notes import find_markdown_notes
from index.records import Document, Span
from index.structure import find_units
from index.tidy import tidy

PAPER = "## Vraag 1\n\nIs de brug[^1] dicht?\n\n## Antwoord 1\n\nJa, sinds 2019[^2].\n\n"


def read(folder: Path, text: str) -> Document:
    (folder / "stuk.md").write_text(text, encoding="utf-8")
    return load(folder / "stuk.md")


def test_marks_and_notes(tmp_path: Path) -> None:
    document = read(tmp_path, f"{PAPER}[^1]: Brugblad, 3 mei\n[^2]: Kamerstuk 24 077,\nnr. 3\n")
    notes = [(note.number, tidy(document, note.text)) for note in document.footnotes]
    assert notes == [(1, "Brugblad, 3 mei"), (2, "Kamerstuk 24 077, nr. 3")]
    assert [document.text[note.mark.start : note.mark.end] for note in document.footnotes if note.mark] == [
        "[^1]",
        "[^2]",
    ]
    (unit,) = [unit for unit in find_units(document) if unit.numbers]
    assert unit.answer is not None
    assert [tidy(document, span) for span in (*unit.questions, unit.answer)] == ["Is de brug dicht?", "Ja, sinds 2019."]
    assert len(unit.footnotes) == 2


def test_a_note_in_the_middle_goes_on_only_where_it_is_indented(tmp_path: Path) -> None:
    text = "Een brug[^a] is er.\n\n[^a]: Brugblad.\n\n    Tweede alinea.\n\nEn een weg[^b], ook[^a].\n\n[^b]: Wegblad."
    document = read(tmp_path, text)
    assert [(note.number, tidy(document, note.text)) for note in document.footnotes] == [
        (1, "Brugblad. Tweede alinea."),
        (2, "Wegblad."),
    ]
    assert tidy(document, Span(0, len(text))) == "Een brug is er. En een weg, ook."


@pytest.mark.parametrize(
    "text",
    [
        "Een brug[^1] is er.",
        "Een brug is er.\n\n[^1]: Brugblad",
        "Een brug[^1] is er. [^1]: staat in een zin.",
        "Een brug[^1] is er.\n\n[^2]: Brugblad",
        "x^2 en [^] en [^ 1]: niets",
    ],
)
def test_a_mark_or_a_note_alone_stays_text(text: str) -> None:
    assert find_markdown_notes(text) == ([], [])
