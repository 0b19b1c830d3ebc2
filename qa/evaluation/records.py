"""What one question came to: frozen records that every step of an evaluation passes on."""

from dataclasses import dataclass

from qa.gold.records import MULTI, UNANSWERABLE, Place


@dataclass(frozen=True, slots=True)
class Found:
    """A listed passage; its rank is its position. `place`: which gold place it stands at, None where at none."""

    document: str
    start: int
    end: int
    address: str
    place: int | None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A citation as shown; `words`: how many are shown; `verbatim`: it is the source text, to the character."""

    document: str
    start: int
    end: int
    address: str
    place: int | None
    quote: str
    display: str
    words: int
    verbatim: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """One question answered and set beside its gold: all that the measures look at, and all that goes into a journal.

    `read`: whether every needed one is a unit of the index;
    `relevant_passages`: how many passages of the index stand at a gold place; `marked`: the answer says that the
    sources are silent on a part of the question; `latency_ms`: the only field that differs between two runs.
    """

    id: str
    question: str
    kind: str
    expected: tuple[Place, ...]
    answer: tuple[str, ...]
    own_words: bool
    read: bool
    relevant_passages: int
    found: tuple[Found, ...]
    quoted: tuple[Quoted, ...]
    shown: str
    abstained: bool
    marked: bool
    confidence: float
    latency_ms: float

    @property
    def answerable(self) -> bool:
        return self.kind != UNANSWERABLE

    @property
    def all_needed(self) -> bool:
        return self.kind == MULTI

    @property
    def places(self) -> int:
        return len(self.expected)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure over questions with its 95 % interval: None where too little is known, all None without a question."""

    value: float | None
    low: float | None
    high: float | None
