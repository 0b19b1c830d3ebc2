"""Reading the SQLite file of a generation: documents, units and passages as records; the only import of sqlite3."""

import json
import sqlite3
import threading
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import StoreError
from index.passages import context
from index.records import Document, Face, Footnote, Heading, Metadata, Passage, Reference, Remark, Span, Unit

_DOCUMENT = "SELECT id, file, sha256, data, text FROM documents JOIN texts USING (position)"
_PASSAGE = (
    'SELECT p.id, p.start, p."end", p.context, d.id, d.file, d.face, u.name, u.asked FROM passages p '
    "JOIN units u ON u.position = p.unit JOIN documents d ON d.position = u.document"
)
_AT_A_TIME = 64
_MAPPED = 2**40


@dataclass(frozen=True, slots=True)
class Place:
    """Where a document stands: its first row in each table, how many units and passages, and what it was read from."""

    file: str
    id: str
    origin: str
    key: str
    position: int
    unit: int
    passage: int
    units: int
    passages: int


def new_file(path: Path) -> sqlite3.Connection:
    """A connection to a new file in which nothing is kept safe while it is written, and without transactions."""
    connection = sqlite3.connect(path.resolve().as_uri(), uri=True, isolation_level=None)
    connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
    return connection


class Tables:
    """Read access to one records file; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        try:
            self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        except sqlite3.OperationalError:
            raise StoreError(
                f"{path} ontbreekt; bouw de index opnieuw met vraagbaak index",
                f"{path} is missing; build the index again with vraagbaak index",
            ) from None
        # Pages are read where they lie, without a copy of each.
        self._connection.execute(f"PRAGMA mmap_size = {_MAPPED}")
        self._lock = threading.Lock()

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises StoreError when the file is no database of ours."""
        with self._lock:
            try:
                return self._connection.execute(query, values).fetchall()
            except sqlite3.DatabaseError as error:
                raise StoreError(
                    f"de index is beschadigd ({error}); bouw hem opnieuw met vraagbaak index",
                    f"the index is damaged ({error}); build it again with vraagbaak index",
                ) from None

    def document(self, file: str) -> Document:
        """The document of a file that this one holds."""
        (row,) = self.rows(f"{_DOCUMENT} WHERE file = ?", (file,))
        return _document(*row)

    def document_at(self, position: int) -> Document:
        """The document that stands at a position, from 0."""
        (row,) = self.rows(f"{_DOCUMENT} WHERE position = ?", (position,))
        return _document(*row)

    def documents(self) -> Iterator[Document]:
        """All documents in order, read a few at a time."""
        count = self.counts()["documents"]
        for start in range(0, count, _AT_A_TIME):
            bounds = (start, start + _AT_A_TIME - 1)
            for row in self.rows(f"{_DOCUMENT} WHERE position BETWEEN ? AND ? ORDER BY position", bounds):
                yield _document(*row)

    def faces(self) -> tuple[Face, ...]:
        """What all documents say of themselves, in order, without their texts."""
        found = self.rows("SELECT id, file, data FROM documents ORDER BY position")
        return tuple(Face(id_, file, _metadata(json.loads(data)["metadata"])) for id_, file, data in found)

    def position(self, name: str) -> int | None:
        """Where the document of that file name or id stands, None when there is none."""
        for column in ("file", "id"):
            found = self.rows(f"SELECT position FROM documents WHERE {column} = ?", (name,))
            if found:
                return int(found[0][0])
        return None

    def mentioning(self, text: str) -> list[int]:
        """Where the documents stand of which what was read out of them, as JSON, holds `text`; in order."""
        found = self.rows("SELECT position FROM documents WHERE instr(data, ?) ORDER BY position", (text,))
        return [position for (position,) in found]

    def origins(self) -> dict[str, str]:
        """Where each document was read from, by file name."""
        return dict(self.rows("SELECT file, origin FROM documents"))

    def sizes(self) -> list[tuple[int, int]]:
        """How many units and how many passages each document has, in order."""
        return self.rows("SELECT units, passages FROM documents ORDER BY position")

    def units(self, document: str, first: int, count: int) -> tuple[Unit, ...]:
        """The `count` units of the document of that id, from position `first` on."""
        query = "SELECT name, data FROM units WHERE position BETWEEN ? AND ? ORDER BY position"
        return tuple(_unit(document, name, data) for name, data in self.rows(query, (first, first + count - 1)))

    def unit(self, document: str, name: str, first: int, count: int) -> tuple[int, Unit] | None:
        """The one of those units with that name, and where it stands."""
        query = "SELECT position, data FROM units WHERE position BETWEEN ? AND ? AND name = ?"
        found = self.rows(query, (first, first + count - 1, name))
        return (int(found[0][0]), _unit(document, name, found[0][1])) if found else None

    def passages(self, start: int, end: int) -> tuple[Passage, ...]:
        """The passages from number `start` up to `end`."""
        found = self.rows(f"{_PASSAGE} WHERE p.id >= ? AND p.id < ? ORDER BY p.id", (start, end))
        return tuple(_passage(*row) for row in found)

    def numbered(self) -> list[tuple[int, int, int, int]]:
        """For each Vraag number of each unit: the number, 1 if it is its paper's last, first passage, how many."""
        return self.rows("SELECT number, last, passage, passages FROM numbered ORDER BY rowid")

    def embedded(self, key: bytes) -> int | None:
        """The passage for which the text of that key was embedded, None when there is none."""
        found = self.rows("SELECT id FROM passages WHERE key = ? LIMIT 1", (key,))
        return int(found[0][0]) if found else None

    def places(self) -> tuple[Place, ...]:
        """Where each document stands in this file, in order."""
        found: list[Place] = []
        unit = passage = 0
        rows = self.rows("SELECT file, id, origin, key, units, passages FROM documents ORDER BY position")
        for position, (file, id_, origin, key, units, passages) in enumerate(rows):
            found.append(Place(file, id_, origin, key, position, unit, passage, units, passages))
            unit, passage = unit + units, passage + passages
        return tuple(found)

    def described(self) -> dict[str, str]:
        """For each file a checksum over its source text and metadata."""
        return dict(self.rows("SELECT file, described FROM documents"))

    def sources(self) -> dict[str, str]:
        """The checksum of each file's source text."""
        return dict(self.rows("SELECT file, sha256 FROM documents ORDER BY position"))

    def counts(self) -> dict[str, int]:
        """How many documents, units, units with numbers (`pairs`) and passages there are."""
        sums = "SELECT count(*), coalesce(sum(units), 0), coalesce(sum(pairs), 0), coalesce(sum(passages), 0)"
        (row,) = self.rows(f"{sums} FROM documents")
        return dict(zip(("documents", "units", "pairs", "passages"), row, strict=True))

    def remarks(self) -> tuple[tuple[str, Remark], ...]:
        """What is doubtful in which file."""
        found = self.rows("SELECT file, remarks FROM documents WHERE remarks != '' ORDER BY position")
        return tuple((file, Remark(**remark)) for file, remarks in found for remark in json.loads(remarks))

    def abbreviations(self) -> tuple[tuple[str, str], ...]:
        """The abbreviations that the documents spell out, each with its name, once for each document that does so."""
        found = self.rows("SELECT abbreviations FROM documents WHERE abbreviations != '' ORDER BY position")
        return tuple((short, name) for (pairs,) in found for short, name in json.loads(pairs))

    def close(self) -> None:
        self._connection.close()


def _passage(
    id_: int, start: int, end: int, own: str | None, document: str, file: str, face: str, name: str, asked: str
) -> Passage:
    return Passage(id_, file, f"{document}#{name}", Span(start, end), context(face, asked) if own is None else own)


def _document(id_: str, file: str, sha256: str, data: str, text: str) -> Document:
    kept = json.loads(data)
    return Document(
        id=id_,
        file=file,
        sha256=sha256,
        text=text,
        metadata=_metadata(kept["metadata"]),
        wrapped=kept["wrapped"],
        noise=tuple(Span(**span) for span in kept["noise"]),
        footnotes=tuple(map(_footnote, kept["footnotes"])),
        headings=tuple(Heading(Span(**heading["span"]), heading["level"]) for heading in kept["headings"]),
        bold=tuple(Span(**span) for span in kept["bold"]),
        references=tuple(map(_reference, kept["references"])),
        remarks=tuple(Remark(**remark) for remark in kept["remarks"]),
    )


def _metadata(kept: dict[str, Any]) -> Metadata:
    places = tuple((name, Span(**span)) for name, span in kept["read_from"])
    return Metadata(**{**kept, "asked_by": tuple(kept["asked_by"]), "read_from": places})


def _reference(kept: dict[str, Any]) -> Reference:
    return Reference(**{**kept, "span": Span(**kept["span"]), "numbers": tuple(kept["numbers"])})


_SHORT = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


def unit_data(unit: Unit) -> str:
    """What is kept of a unit besides its name, in few characters."""
    spans = [[span.start, span.end] for span in unit.questions]
    answer = [unit.answer.start, unit.answer.end] if unit.answer else None
    notes = [asdict(note) for note in unit.footnotes]
    kept = [unit.span.start, unit.span.end, unit.numbers, unit.headings, spans, answer, notes]
    return _SHORT.encode(kept)


def _unit(document: str, name: str, data: str) -> Unit:
    start, end, numbers, headings, questions, answer, notes = json.loads(data)
    return Unit(
        document=document,
        address=f"{document}#{name}",
        span=Span(start, end),
        numbers=tuple(numbers),
        headings=tuple(headings),
        questions=tuple(Span(*span) for span in questions),
        answer=Span(*answer) if answer else None,
        footnotes=tuple(map(_footnote, notes)),
    )


def _footnote(kept: dict[str, Any]) -> Footnote:
    mark = Span(**kept["mark"]) if kept["mark"] else None
    return Footnote(kept["number"], mark, Span(**kept["text"]))
