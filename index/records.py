"""The records that every stage passes on: frozen, without behaviour, importing nothing of ours.

All positions are code points into the source text of one document. Quotes are slices of that text;
nothing here holds a changed copy of it.
"""

from dataclasses import dataclass, field
from typing import Literal

Part = Literal["vraag", "antwoord", "tekst", "voetnoot"]
DocumentKind = Literal["vraag-antwoord", "kamervragen", "kamerbrief"]
ReferenceKind = Literal["antwoord", "kamerstuk", "aanhangsel", "handelingen", "brief"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of code points in one source text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Footnote:
    """One footnote: its number as printed, where its mark stands and where its text stands."""

    number: int
    mark: Span | None
    text: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that the file's format marks as one: where it stands, and its level from 1, the outermost."""

    span: Span
    level: int


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a paper says of itself; None (or empty) wherever it does not say, dates in ISO form.

    `kind`: answered questions, questions alone, a letter, or none of these. `number`: "Aanhangsel 2023-2024, nr. 2210".
    `date`: received or signed. `asked_by`: the members who asked, each with the party as printed, "Eerdmans (JA21)".
    `asked`: the day on which they asked. `case`: "2024Z18775". `own_reference`: what stands under "Ons kenmerk".
    `delay`: the paper that said the answer would be late, "Aanhangsel 2023-2024, nr. 1964".
    `read_from`: for each value its field's name and the place in the source text; a value of a curator has none.
    """

    kind: DocumentKind | None
    title: str
    number: str | None = None
    date: str | None = None
    speaker: str | None = None
    on_behalf_of: str | None = None
    url: str | None = None
    ministry: str | None = None
    asked_by: tuple[str, ...] = ()
    asked: str | None = None
    case: str | None = None
    own_reference: str | None = None
    delay: str | None = None
    read_from: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Where a paper points elsewhere: at answers of its own (`numbers`), at a paper, or at a letter by its date.

    `paper`: the number in one form, "Kamerstuk 24 077, nr. 456". `numbers` beside `paper` or `date`: answers there.
    """

    span: Span
    kind: ReferenceKind
    numbers: tuple[int, ...] = ()
    paper: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """Something a curator should look at in a paper that was read: one line in Dutch and the same in English."""

    dutch: str
    english: str

    def in_language(self, language: str) -> str:
        """The remark in Dutch ("nl") or English ("en")."""
        return self.english if language == "en" else self.dutch


@dataclass(frozen=True, slots=True)
class Document:
    """One paper: its source text, what it says of itself, and which spans of it are noise.

    `noise` is sorted and free of overlap; dropping it and folding white space gives the shown text.
    `wrapped` says that lines end where the page ended them, not where a paragraph does.
    `headings` and `bold` are what the file's format marks as such, none in plain text. `remarks` say what is doubtful.
    """

    id: str
    file: str
    metadata: Metadata
    sha256: str
    text: str
    wrapped: bool = False
    noise: tuple[Span, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    headings: tuple[Heading, ...] = ()
    bold: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Face:
    """What a document says of itself, without its text."""

    id: str
    file: str
    metadata: Metadata


@dataclass(frozen=True, slots=True)
class Unit:
    """What people cite: one answer with its question or questions, or one section of a letter.

    `numbers` is empty in a letter and for the opening of a Vraag/Antwoord paper. `question` and `answer`
    are spans without their heading lines; either may be missing. `headings` runs from the outermost
    heading to the unit's own.
    """

    document: str
    address: str
    span: Span
    numbers: tuple[int, ...] = ()
    headings: tuple[str, ...] = ()
    questions: tuple[Span, ...] = ()
    answer: Span | None = None
    footnotes: tuple[Footnote, ...] = ()

    @property
    def heading(self) -> str | None:
        """The heading that the unit stands directly under, None where there is none."""
        return self.headings[-1] if self.headings else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one unit on sentence bounds, with the context that is indexed but never cited."""

    id: int
    document: str
    unit: str
    span: Span
    context: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage found for a question: rank from 1, score (higher is better), and the score of each part."""

    passage: Passage
    score: float
    rank: int
    why: dict[str, float] = field(default_factory=dict)
