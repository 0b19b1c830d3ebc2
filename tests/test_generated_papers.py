"""A corpus of papers as they really look, in every format, with the truth beside each: all of it must come out.

The papers stand in shapes_*.py. Each file must give its units (numbers, questions, answer as shown), its notes and
what its face says, and lose nothing: no character of the source text, and no word that was written to the file.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from shapes_files import PAPERS, files, write
from shapes_model import BOUND, SHAPES, Triple, joined, shown, wanted
from shapes_word import HIDDEN, STALE

from bench.reading import lost_characters
from index.load import load
from index.records import Document, Span, Unit
from index.structure import find_units
from index.tidy import tidy

FILES = {name: (paper, form) for name, paper, form in files()}


@dataclass(frozen=True)
class Read:
    """One file as it was read, and all that was written to it."""

    document: Document
    units: tuple[Unit, ...]
    said: str


@cache
def read(name: str) -> Read:
    """The file of that name, made and read once."""
    paper, form = FILES[name]
    with TemporaryDirectory() as folder:
        path, said = write(paper, form, Path(folder))
        document = load(path)
    return Read(document, find_units(document), said)


def found(name: str) -> list[Triple]:
    """The units with numbers, or the sections under a heading, as shown."""
    paper, got = FILES[name][0], read(name)
    triples: list[Triple] = []
    for unit in got.units:
        key = unit.headings if paper.letter else unit.numbers
        question = " ".join(tidy(got.document, span) for span in unit.questions)
        answer = tidy(got.document, unit.answer) if unit.answer else ""
        # A heading with nothing but headings under it may be a unit of its own; there is nothing in it to cite.
        triples += [(key, question, answer)] if key and (not paper.letter or answer) else []
    return triples


def truth(name: str) -> list[Triple]:
    """The units as a careful reader has them; a letter's last section may be shown with the letter's closing or not."""
    paper = FILES[name][0]
    triples = wanted(*FILES[name])
    if paper.letter and paper.closing:
        path, question, body = triples[-1]
        closed = shown(" ".join([body, *paper.closing]))
        if (path, question, closed) in found(name):
            triples[-1] = (path, question, closed)
    return triples


def counts(name: str) -> tuple[int, int, int]:
    """Units right, found and wanted of one file."""
    got, want = Counter(found(name)), Counter(truth(name))
    return (got & want).total(), got.total(), want.total()


def words(text: str) -> Counter[str]:
    """Every word of a text; a hyphen parts words, for it may stand at a line end."""
    return Counter(re.findall(r"\w+", text))


def test_each_shape_is_in_two_papers_and_two_formats() -> None:
    for shape in SHAPES:
        papers = [paper for paper in PAPERS if shape in paper.shapes]
        assert len(papers) >= 2, shape
        assert shape in BOUND or len({form for paper in papers for form in paper.formats}) >= 2, shape
    assert {shape for paper in PAPERS for shape in paper.shapes} == SHAPES.keys()
    assert len({paper.name for paper in PAPERS}) == len(PAPERS) >= 75


@pytest.mark.parametrize("name", FILES)
def test_the_truth_covers_every_word_of_the_papers(name: str) -> None:
    paper, form = FILES[name]
    covered = words(" ".join(f"{question} {answer}" for _, question, answer in wanted(paper, form)))
    for piece in paper.pieces:
        if piece.role not in ("toelichting", "tekst"):
            assert words(shown(joined(piece.body))) <= covered, piece.heading


@pytest.mark.parametrize("name", FILES)
def test_units(name: str) -> None:
    assert sorted(found(name), key=str) == sorted(truth(name), key=str)


def test_unit_f1_over_the_whole_corpus() -> None:
    right, got, want = (sum(column) for column in zip(*map(counts, FILES), strict=True))
    f1 = 2 * right / (got + want)
    print(f"{len(FILES)} files, {want} units, {got} found, {right} right, F1 {f1:.4f}")
    assert want > 500
    assert f1 == 1.0


@pytest.mark.parametrize("name", FILES)
def test_no_character_of_the_text_is_lost(name: str) -> None:
    assert lost_characters(read(name).document, read(name).units) == ""


def missing_words(name: str) -> list[str]:
    """The words that were written to the file and are not in the source text."""
    got = read(name)
    text = got.document.text
    missing, spare = words(got.said) - words(text), words(text) - words(got.said)
    lost = []
    for word in missing.elements():
        # A word stands there with its mark stuck to it, "20191", or in two halves when it was broken at a line end.
        ways: list[tuple[str, ...]] = [(f"{word}{number}",) for number in FILES[name][0].notes]
        ways += [(word[:at], word[at:]) for at in range(1, len(word))]
        way = next((way for way in ways if all(spare[part] > 0 for part in way)), None)
        spare.subtract(way or ())
        lost += [] if way else [word]
    return lost


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_the_file_is_lost(name: str) -> None:
    assert missing_words(name) == []


@pytest.mark.parametrize("name", [name for name in FILES if FILES[name][0].notes])
def test_notes(name: str) -> None:
    document = read(name).document
    notes = [(note.number, re.sub(r"(?<=\w)- (?=\w)", "-", tidy(document, note.text))) for note in document.footnotes]
    assert sorted(notes) == [(number, shown(text)) for number, text in FILES[name][0].notes.items()]


@pytest.mark.parametrize("name", [name for name in FILES if FILES[name][0].face.facts])
def test_what_the_face_says(name: str) -> None:
    metadata, facts = read(name).document.metadata, FILES[name][0].face.facts
    got = {field: _folded(getattr(metadata, field)) for field in facts}
    assert got == {field: _folded(fact) for field, fact in facts.items()}


def _folded(fact: object) -> object:
    """Minister Bos and minister Bos are the same man."""
    return fact[:1].lower() + fact[1:] if isinstance(fact, str) else fact


@pytest.mark.parametrize("name", [name for name in FILES if FILES[name][1] == "docx"])
def test_nothing_stale_or_hidden_is_shown_or_believed(name: str) -> None:
    document = read(name).document
    told = f"{tidy(document, Span(0, len(document.text)))} {document.metadata}"
    assert [word for word in (*STALE, *HIDDEN) if word in told] == []
