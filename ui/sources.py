"""What the page needs of an engine, as protocols: the real one fits, and so does a fake made of plain records."""

from collections.abc import Sequence
from typing import Protocol

from index.records import Document, Face, Unit
from qa.records import Answer, Filters


class Sources(Protocol):
    """The papers behind the answers; what is not there raises StoreError."""

    def documents(self) -> Sequence[Document]:
        """Every paper, in the order of the index."""
        ...

    @property
    def faces(self) -> Sequence[Face]:
        """What every paper says of itself, in that order: read once, where whole papers are read each time."""
        ...

    def document(self, file_or_id: str, /) -> Document:
        """One paper by its file name or id."""
        ...

    def units(self, document_id: str, /) -> tuple[Unit, ...]:
        """The units of one paper, in the order of the text."""
        ...


class Answering(Protocol):
    """Answers questions over one unchanging generation of an index."""

    @property
    def store(self) -> Sources:
        """The papers that the answers quote."""
        ...

    def ask(self, question: str, *, id: str = ..., filters: Filters = ..., history: tuple[str, ...] = ...) -> Answer:
        """The answer to one question; raises QuestionError when it cannot be used."""
        ...
