"""The SQLite file of a generation: documents, units and passages as records; the only import of sqlite3."""

import json
import sqlite3
import threading
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from index.errors import StoreError
from index.records import Document, Footnote, Heading, Metadata, Passage, Reference, Remark, Span, Unit

_SCHEMA = """
CREATE TABLE documents (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE, file TEXT UNIQUE, sha256 TEXT, text TEXT, data TEXT, origin TEXT);
CREATE TABLE units (position INTEGER PRIMARY KEY, address TEXT UNIQUE, document TEXT, data TEXT);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document TEXT, unit TEXT, start INTEGER, "end" INTEGER, context TEXT, key TEXT);
CREATE INDEX units_document ON units(document);
CREATE INDEX passages_key ON passages(key);
"""


def write_tables(
    path: Path,
    documents: Sequence[tuple[Document, str]],
    units: Iterable[Unit],
    passages: Iterable[tuple[Passage, str]],
) -> None:
    """Write a new file: documents with their origin, units, passages with the key of what was embedded."""
    connection = sqlite3.connect(path)
    with connection:
        connection.executescript(_SCHEMA)
        connection.executemany(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (position, d.id, d.file, d.sha256, d.text, _document_data(d), origin)
                for position, (d, origin) in enumerate(documents)
            ),
        )
        connection.executemany(
            "INSERT INTO units VALUES (?, ?, ?, ?)",
            ((position, u.address, u.document, json.dumps(asdict(u))) for position, u in enumerate(units)),
        )
        connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)",
            ((p.id, p.document, p.unit, p.span.start, p.span.end, p.context, key) for p, key in passages),
        )
    connection.close()


class Tables:
    """Read access to one records file; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise StoreError(
                f"{path} ontbreekt; bouw de index opnieuw met vraagbaak index",
                f"{path} is missing; build the index again with vraagbaak index",
            )
        self._connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
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

    def embedded(self) -> dict[str, int]:
        """The passage whose vector belongs to each key of embedded text."""
        return dict(self.rows("SELECT key, id FROM passages"))

    def close(self) -> None:
        self._connection.close()


def _document_data(document: Document) -> str:
    kept = {name: value for name, value in asdict(document).items() if name not in ("id", "file", "sha256", "text")}
    return json.dumps(kept)


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
