"""Papers as data, with what a careful reader would say is in them: no reader, no layout, no file.

In a text, "{3}" is the mark of note 3, "~" (a soft hyphen once made) is where a word may be broken at a line end, and
a line break is one that a format with lines keeps. The truth of a paper is written by hand beside its words (which
question an answer belongs to, what its face says) and is never worked out from the words themselves.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

SOFT = "\u00ad"
Rows = tuple[tuple[str, ...], ...]
Block = str | Rows
Role = Literal["vraag", "antwoord", "kop", "tekst", "toelichting"]
Facts = Mapping[str, object]
# (numbers, question, answer) as shown; a letter has (heading path, "", body).
Triple = tuple[tuple[int, ...] | tuple[str, ...], str, str]

SHAPES = {
    "combined adjacent": "one answer to two Vragen that follow each other",
    "combined apart": "one answer to Vragen with others between them: 3 en 8",
    "combined list": "one answer to four Vragen or more: 3, 4, 5, 9 en 10",
    "comma before en": "7, 8, en 9",
    "range": "1 t/m 4",
    "combined question": "one heading over several Vragen: Vragen 4 en 5",
    "far answer": "an answer with other Vragen between it and its own",
    "bold tells": "answers without a heading; only bold against not bold tells",
    "pointing in text": "running text says 'antwoord op vragen 4 en 5'",
    "pointing on a line": "running text says so alone on a wrapped line",
    "points elsewhere": "an answer that is in another answer of the paper",
    "short answer": "at most three words",
    "mede namens": "a second minister",
    "delay notice": "Zie ook Aanhangsel Handelingen, vergaderjaar ..., nr. N",
    "furniture": "the foot of a page falls inside a sentence",
    "note in a sentence": "the notes of a page fall inside a sentence",
    "broken over a page": "the foot of a page falls inside a word",
    "lost space": "words without the space between them",
    "real hyphen": "a hyphen at a line end that belongs to the word",
    "wrap hyphen": "a hyphen at a line end that does not",
    "mark on a word": "a note's number stuck to a word",
    "mark on a year": "a note's number stuck to a year: 20191",
    "letterhead table": "date and subject in a table",
    "nested table": "date and subject in a table in a table",
    "header box": "date and subject in text boxes of the page header only",
    "stale properties": "file properties with another date, author and title",
    "hidden text": "a footer that is switched off and text that is hidden",
    "end notes 1)": "notes typed after the last answer, numbered 1)",
    "end notes [1]": "notes typed after the last answer, numbered [1]",
    "end notes auto": "notes after the last answer, numbered by the word processor",
    "automatic number": "the number of a Vraag is a list number that is not in the text",
    "xml face": "kamervraagkop, kamervraagnummer, kamervraagomschrijving",
    "xml note": "noot with noot.nr and noot.al inside a paragraph",
    "xml table": "table with tgroup, row and entry",
    "lettered": "a Vraag in parts a, b and c",
    "bare numbers": "Vragen numbered without the word Vraag",
    "questions only": "Vragen without answers, as they are sent in",
    "headings by style": "headings that the format marks as such",
    "headings by number": "headings that are bold and numbered",
    "headings by bold": "headings that are only bold",
    "headings by shape": "headings that are only short lines by themselves",
    "nested headings": "headings under headings",
    "repeated headings": "the same heading twice",
    "table rows": "a table inside an answer or a section",
    "toelichting": "a Toelichting of the members at the end, part of no answer",
    "same line": "heading and text on one line: 'Vraag 1: ...'",
    "two sets": "two sets of Vragen in one file, each numbered from 1",
}
# Shapes that exist in one format only; every other is held in at least two.
BOUND = {"letterhead table", "nested table", "header box", "stale properties", "hidden text", "automatic number"}
BOUND |= {"xml face", "xml note", "xml table", "end notes auto"}


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of a paper in the order of the file; `series` tells sets of Vragen apart, `level` headings."""

    role: Role
    heading: str = ""
    body: tuple[Block, ...] = ()
    numbers: tuple[int, ...] = ()
    level: int = 1
    series: int = 1


@dataclass(frozen=True, slots=True)
class Face:
    """What stands above the first Vraag or Geachte voorzitter: paragraphs, rows of a letterhead, and the facts said."""

    lines: tuple[str, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    number: int | None = None
    session: tuple[int, int] = (2023, 2024)
    facts: Facts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, the formats that it is made in and the dress it has there; `closing` ends a letter.

    `dress`: "bold headings", "bold questions", "inline" (heading and text on one line), and what one format knows.
    """

    name: str
    shapes: tuple[str, ...]
    formats: tuple[str, ...]
    face: Face
    pieces: tuple[Piece, ...]
    notes: Mapping[int, str] = field(default_factory=dict)
    dress: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    page_lines: int = 46

    @property
    def typed(self) -> str:
        """How notes are typed after the last answer, "{})" or "[{}]"; "" where the format's own notes are used."""
        return next((form for form in ("{})", "[{}]") if f"notes {form.format(1)}" in self.dress), "")

    @property
    def letter(self) -> bool:
        """True for a paper of sections under headings."""
        return any(piece.role == "kop" for piece in self.pieces)


def q(numbers: int | tuple[int, ...], *body: Block, h: str | None = None, series: int = 1) -> Piece:
    """A Vraag with its text; `h` is its heading as printed, "Vraag 1" unless told."""
    several = (numbers,) if isinstance(numbers, int) else numbers
    return Piece("vraag", f"Vraag {several[0]}" if h is None else h, _soft(body), several, series=series)


def a(numbers: int | tuple[int, ...], *body: Block, h: str | None = None, series: int = 1) -> Piece:
    """An answer to the Vragen of these numbers; `h` is its heading, "Antwoord op vraag 1" unless told."""
    several = (numbers,) if isinstance(numbers, int) else numbers
    return Piece("antwoord", f"Antwoord op vraag {several[0]}" if h is None else h, _soft(body), several, series=series)


def kop(heading: str, *body: Block, level: int = 1) -> Piece:
    """A heading of a letter with the text under it."""
    return Piece("kop", heading, _soft(body), level=level)


def _soft(body: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block.replace("~", SOFT) if isinstance(block, str) else block for block in body)


def shown(text: str) -> str:
    """A text as it should be shown: without marks and soft hyphens, white space folded."""
    return " ".join(re.sub(r"\{\d+\}", "", text).replace(SOFT, "").split())


def joined(body: tuple[Block, ...]) -> str:
    """The blocks of a body one after the other, the cells of a table too."""
    return " ".join(block if isinstance(block, str) else " ".join(map(" ".join, block)) for block in body)


def wanted(paper: Paper, form: str) -> list[Triple]:
    """The units with numbers, or the sections of a letter under their heading paths, in the order of their answers.

    A mark that the format knows or raises is not shown; one that is typed, as in "Kent u dat bericht? 1)", is text.
    """
    typed = paper.typed if form in ("txt", "docx") else ""

    def flat(body: tuple[Block, ...]) -> str:
        return shown(
            re.sub(r"\{(\d+)\}", lambda mark: f" {typed.format(mark.group(1))} ", joined(body))
            if typed
            else joined(body)
        )

    if paper.letter:
        return _sections(paper, flat)
    triples: list[Triple] = []
    asked = [piece for piece in paper.pieces if piece.role == "vraag"]
    answers = [piece for piece in paper.pieces if piece.role == "antwoord"]
    for answer in answers:
        own = [piece for piece in asked if piece.series == answer.series and set(piece.numbers) & set(answer.numbers)]
        triples.append((answer.numbers, " ".join(flat(piece.body) for piece in own), flat(answer.body)))
    for piece in asked:
        if not any(piece.series == answer.series and set(piece.numbers) & set(answer.numbers) for answer in answers):
            triples.append((piece.numbers, flat(piece.body), ""))
    return triples


def _sections(paper: Paper, flat: Callable[[tuple[Block, ...]], str]) -> list[Triple]:
    sections: list[Triple] = []
    path: list[str] = []
    for piece in paper.pieces:
        if piece.role == "kop":
            path = [*path[: piece.level - 1], shown(piece.heading)]
            # A heading with headings only under it has nothing of its own to cite.
            sections += [(tuple(path), "", flat(piece.body))] if piece.body else []
    return sections
