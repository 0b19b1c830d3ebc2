"""Reading the SQLite file of a generation: documents, units and passages as records; the only import of sqlite3."""

import json
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import StoreError
from index.records import Document, Footnote, Heading, Metadata, Passage, Reference, Remark, Span, Unit


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
        (row,) = self.rows("SELECT id, file, sha256, text, data FROM documents WHERE file = ?", (file,))
        return _document(*row)

    def documents(self) -> tuple[Document, ...]:
        found = self.rows("SELECT id, file, sha256, text, data FROM documents ORDER BY position")
        return tuple(_document(*row) for row in found)

    def origins(self) -> dict[str, str]:
        """Where each document was read from, by file name."""
        return dict(self.rows("SELECT file, origin FROM documents"))

    def units(self, document: str) -> tuple[Unit, ...]:
        found = self.rows("SELECT data FROM units WHERE document = ? ORDER BY position", (document,))
        return tuple(_unit(json.loads(row[0])) for row in found)

    def unit(self, address: str) -> Unit | None:
        found = self.rows("SELECT data FROM units WHERE address = ?", (address,))
        return _unit(json.loads(found[0][0])) if found else None

    def passages(self) -> tuple[Passage, ...]:
        found = self.rows('SELECT id, document, unit, start, "end", context FROM passages ORDER BY id')
        return tuple(Passage(row[0], row[1], row[2], Span(row[3], row[4]), row[5]) for row in found)

    def numbered(self) -> list[tuple[int, int, int, int]]:
        """For each Vraag number of each unit: the number, 1 if it is its paper's last, first passage, how many."""
        return self.rows("SELECT number, last, passage, passages FROM numbered ORDER BY rowid")

    def embedded(self, key: str) -> int | None:
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


def _document(id_: str, file: str, sha256: str, text: str, data: str) -> Document:
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


def _unit(kept: dict[str, Any]) -> Unit:
    return Unit(
        document=kept["document"],
        address=kept["address"],
        span=Span(**kept["span"]),
        numbers=tuple(kept["numbers"]),
        headings=tuple(kept["headings"]),
        questions=tuple(Span(**span) for span in kept["questions"]),
        answer=Span(**kept["answer"]) if kept["answer"] else None,
        footnotes=tuple(map(_footnote, kept["footnotes"])),
    )


def _footnote(kept: dict[str, Any]) -> Footnote:
    mark = Span(**kept["mark"]) if kept["mark"] else None
    return Footnote(kept["number"], mark, Span(**kept["text"]))
