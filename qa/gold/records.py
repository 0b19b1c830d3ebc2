"""Gold: what is asked, where the answer stands, and the rows that cannot be used. Frozen records."""

from dataclasses import dataclass

from index.records import Remark
from qa.records import Asked

UNANSWERABLE = "unanswerable"
MULTI = "multi"
# The kind of a question of which nobody wrote a kind.
OTHER = "other"
_NOWHERE = Remark("", "")


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
    word need stand in a source. `where`: the line of the file ("regel 3", "blad Vragen, rij 7"). `contradicted`: said
    to be unanswerable, beside a place or an answer that are left out here.
    """

    asked: Asked
    kind: str
    relevant: tuple[Place, ...]
    answer: tuple[str, ...]
    own_words: bool = False
    where: Remark = _NOWHERE
    contradicted: bool = False

    @property
    def answerable(self) -> bool:
        return self.kind != UNANSWERABLE


@dataclass(frozen=True, slots=True)
class Unusable:
    """A row that cannot be asked: where it stands, what could be read of its question, and why."""

    where: Remark
    question: str
    reason: Remark


@dataclass(frozen=True, slots=True)
class GoldFile:
    """All rows of a gold file: those that can be asked, in order, and those that cannot, each with its reason."""

    name: str
    sha256: str
    gold: tuple[Gold, ...]
    unusable: tuple[Unusable, ...]
