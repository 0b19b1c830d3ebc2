"""Writing the SQLite file of a generation, document by document, from records or from an older file."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from index.abbreviations import abbreviations
from index.passages import asked_of, context, face_of
from index.records import Document, Passage, Span, Unit
from index.tables import Place, new_file, unit_data
from index.tidy import tidy

_SCHEMA = """
CREATE TABLE documents (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE, file TEXT UNIQUE, sha256 TEXT, data TEXT, origin TEXT, key TEXT,
    described TEXT, remarks TEXT, abbreviations TEXT, face TEXT, units INTEGER, pairs INTEGER, passages INTEGER);
CREATE TABLE texts (position INTEGER PRIMARY KEY, text TEXT);
CREATE TABLE units (position INTEGER PRIMARY KEY, document INTEGER, name TEXT, asked TEXT, data TEXT);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, unit INTEGER, start INTEGER, "end" INTEGER, key BLOB, context TEXT);
CREATE TABLE numbered (unit INTEGER, number INTEGER, last INTEGER, passage INTEGER, passages INTEGER);
"""
# Made when all rows are there: keeping indexes up to date while a table fills costs more.
_INDEXES = "CREATE INDEX passages_key ON passages(key);"
# What an update adds to a column of rows that it takes over: how far the numbers of which table have moved.
_NUMBERED = {"documents": "documents", "texts": "documents", "units": "units", "passages": "passages"}
_MOVED = {
    ("documents", "position"): "documents",
    ("texts", "position"): "documents",
    ("units", "position"): "units",
    ("units", "document"): "documents",
    ("passages", "id"): "passages",
    ("passages", "unit"): "units",
}
_FIRST = {"documents": "position", "texts": "position", "units": "position", "passages": "id"}
# A shorter checksum is as sure for this: two texts with the same first half would be given one vector.
_KEY = 16


@dataclass(frozen=True, slots=True)
class Row:
    """What is written for one document.

    `origin`: where it was read. `key`: checksum of what it was read from. `passages` come with the text that is
    embedded and indexed for each; their ids are given when they are written.
    """

    document: Document
    origin: str
    key: str
    units: tuple[Unit, ...]
    passages: tuple[tuple[Passage, str], ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A document as it is written, in rows whose numbers count from its own first ones; made in any process.

    `texts`: what is embedded and indexed for each passage, `keys`: its checksum, 16 bytes.
    """

    id: str
    file: str
    own: tuple[str, ...]
    text: str
    rest: tuple[str, str, str, str, int, int, int]
    units: tuple[tuple[str, str, str], ...]
    passages: tuple[tuple[int, int, int, str | None], ...]
    numbered: tuple[tuple[int, int, int, int, int], ...]
    texts: tuple[str, ...]
    keys: tuple[bytes, ...]


def key_of(text: str) -> bytes:
    """The checksum by which the vector of a text is found again, 16 bytes."""
    return hashlib.sha256(text.encode()).digest()[:_KEY]


def prepared(row: Row) -> Prepared:
    """The rows of one document."""
    document, units, passages = row.document, row.units, row.passages
    described = hashlib.sha256(_json([document.sha256, document.metadata]).encode()).hexdigest()
    remarks = _json(document.remarks) if document.remarks else ""
    spelled = abbreviations(tidy(document, Span(0, len(document.text))))
    face = face_of(document)
    around = [asked_of(document, unit) for unit in units]
    place = {unit.address: number for number, unit in enumerate(units)}
    held = [place[passage.unit] for passage, _ in passages]
    counts = (len(units), sum(bool(unit.numbers) for unit in units), len(passages))
    return Prepared(
        id=document.id,
        file=document.file,
        own=(document.sha256, _data(document), row.origin, row.key),
        text=document.text,
        rest=(described, remarks, json.dumps(spelled) if spelled else "", face, *counts),
        units=tuple(
            (unit.address.removeprefix(f"{document.id}#"), asked, unit_data(unit))
            for unit, asked in zip(units, around, strict=True)
        ),
        passages=tuple(
            (
                at,
                passage.span.start,
                passage.span.end,
                None if passage.context == context(face, around[at]) else passage.context,
            )
            for at, (passage, _) in zip(held, passages, strict=True)
        ),
        numbered=tuple(_numbered(units, held)),
        texts=tuple(text for _, text in passages),
        keys=tuple(key_of(text) for _, text in passages),
    )


def _numbered(units: Sequence[Unit], held: Sequence[int]) -> Iterator[tuple[int, int, int, int, int]]:
    """Which Vraag numbers the units of one document answer; `held` are the units of its passages."""
    many = Counter(held)
    numbered = [(place, unit) for place, unit in enumerate(units) if unit.numbers and many[place]]
    last = max((max(unit.numbers) for _, unit in numbered), default=0)
    for place, unit in numbered:
        for number in unit.numbers:
            yield place, number, int(number == last), held.index(place), many[place]


class TablesWriter:
    """A new file, filled in the order of the documents' file names."""

    def __init__(self, path: Path, old: Path | None = None) -> None:
        self._path = path
        # Nothing is read before the file is whole: what a killed build leaves is thrown away.
        self._connection = new_file(path)
        self._connection.executescript(_SCHEMA)
        if old is not None:
            self._connection.execute("ATTACH ? AS old", (f"{old.resolve().as_uri()}?mode=ro",))
        self._connection.execute("BEGIN")
        self._written = {"documents": 0, "units": 0, "passages": 0}

    def add(self, row: Row) -> None:
        """Write one document with its units and passages."""
        self.write(prepared(row))

    def write(self, found: Prepared) -> None:
        """Write one document that was prepared."""
        run, written = self._connection, self._written
        position, unit, passage = written["documents"], written["units"], written["passages"]
        run.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (position, found.id, found.file, *found.own, *found.rest),
        )
        run.execute("INSERT INTO texts VALUES (?, ?)", (position, found.text))
        run.executemany(
            "INSERT INTO units VALUES (?, ?, ?, ?, ?)",
            ((place, position, *values) for place, values in enumerate(found.units, unit)),
        )
        run.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?)",
            (
                (place, unit + at, start, end, key, context)
                for place, ((at, start, end, context), key) in enumerate(
                    zip(found.passages, found.keys, strict=True), passage
                )
            ),
        )
        run.executemany(
            "INSERT INTO numbered VALUES (?, ?, ?, ?, ?)",
            ((unit + at, number, last, passage + first, many) for at, number, last, first, many in found.numbered),
        )
        self._count({"documents": 1, "units": len(found.units), "passages": len(found.passages)})

    def copy(self, run: Sequence[Place]) -> None:
        """Write documents that stand in a row in the older file, their rows numbered on from what is here."""
        first = {"documents": run[0].position, "units": run[0].unit, "passages": run[0].passage}
        count = {
            "documents": len(run),
            "units": sum(place.units for place in run),
            "passages": sum(place.passages for place in run),
        }
        moved = {name: self._written[name] - first[name] for name in first}
        for table, numbers in _NUMBERED.items():
            columns = [str(row[1]) for row in self._connection.execute(f"PRAGMA main.table_info({table})")]
            taken = ", ".join(
                f'"{column}" + {moved[_MOVED[table, column]]}' if (table, column) in _MOVED else f'"{column}"'
                for column in columns
            )
            rows = f"SELECT {taken} FROM old.{table} WHERE {_FIRST[table]} BETWEEN ? AND ? ORDER BY {_FIRST[table]}"
            bounds = (first[numbers], first[numbers] + count[numbers] - 1)
            self._connection.execute(f"INSERT INTO main.{table} {rows}", bounds)
        self._connection.execute(
            "INSERT INTO main.numbered SELECT unit + ?, number, last, passage + ?, passages FROM old.numbered "
            "WHERE unit BETWEEN ? AND ? ORDER BY rowid",
            (moved["units"], moved["passages"], first["units"], first["units"] + count["units"] - 1),
        )
        self._count(count)

    def finish(self) -> None:
        """Make the file whole: written anew in one order, whatever order its rows were taken over in."""
        self._connection.execute("COMMIT")
        self._connection.executescript(_INDEXES)
        whole = self._path.with_name(f"{self._path.name}.whole")
        self._connection.execute("VACUUM main INTO ?", (str(whole),))
        self._connection.close()
        whole.replace(self._path)

    def close(self) -> None:
        """Let go of the file, whole or not."""
        self._connection.close()

    def _count(self, written: dict[str, int]) -> None:
        for table, many in written.items():
            self._written[table] += many


def _data(document: Document) -> str:
    kept = {name: value for name, value in _fields(document).items() if name not in ("id", "file", "sha256", "text")}
    return _json(kept)


def _fields(record: Any) -> dict[str, Any]:
    """A record as `asdict` gives it, but for the records in it: writing these needs no copy of them."""
    return {field.name: getattr(record, field.name) for field in fields(record)}


_json = json.JSONEncoder(default=_fields).encode
