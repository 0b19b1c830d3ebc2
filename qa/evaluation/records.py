"""Gold, and what one question came to: frozen records that every step of an evaluation passes on."""

from dataclasses import dataclass

from index.records import Remark
from qa.records import Asked

UNANSWERABLE = "unanswerable"
MULTI = "multi"
# The kind of a question of which nobody wrote a kind.
OTHER = "other"


@dataclass(frozen=True, slots=True)
class Place:
    """Where an answer stands. With neither `vraag` nor `section` it is the opening; `whole` means anywhere in it."""

    document: str
    vraag: int | None = None
    section: str | None = None
    whole: bool = False


@dataclass(frozen=True, slots=True)
class Gold:
    """One gold question; for MULTI every place is needed, otherwise any one is a hit.

    `answer`: the spans that must stand in the quotes or, with `own_words`, the answer as somebody put it, of which no
    word need stand in a source. `where`: the line of the file ("regel 3", "blad Vragen, rij 7").
    """

    asked: Asked
    kind: str
    relevant: tuple[Place, ...]
    answer: tuple[str, ...]
    own_words: bool = False
    where: str = ""

    @property
    def answerable(self) -> bool:
        return self.kind != UNANSWERABLE


@dataclass(frozen=True, slots=True)
class Unusable:
    """A row that cannot be asked: where it stands, what could be read of its question, and why."""

    where: str
    question: str
    reason: Remark


@dataclass(frozen=True, slots=True)
class GoldFile:
    """All rows of a gold file: those that can be asked, in order, and those that cannot, each with its reason."""

    name: str
    sha256: str
    gold: tuple[Gold, ...]
    unusable: tuple[Unusable, ...]


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
    """A figure over questions with its 95 % interval; all None where no question counts."""

    value: float | None
    low: float | None
    high: float | None
