"""Writing the SQLite file of a generation, document by document, from records or from an older file."""

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from index.abbreviations import abbreviations
from index.records import Document, Passage, Span, Unit
from index.tables import Place, new_file
from index.tidy import tidy

_SCHEMA = """
CREATE TABLE documents (
    position INTEGER PRIMARY KEY, id TEXT UNIQUE, file TEXT UNIQUE, sha256 TEXT, text TEXT, data TEXT, origin TEXT,
    key TEXT, described TEXT, remarks TEXT, abbreviations TEXT, units INTEGER, pairs INTEGER, passages INTEGER);
CREATE TABLE units (position INTEGER PRIMARY KEY, address TEXT, document TEXT, data TEXT);
CREATE TABLE passages (
    id INTEGER PRIMARY KEY, document TEXT, unit TEXT, start INTEGER, "end" INTEGER, context TEXT, key TEXT);
CREATE TABLE numbered (unit INTEGER, number INTEGER, last INTEGER, passage INTEGER, passages INTEGER);
"""
# Made when all rows are there: keeping indexes up to date while a table fills costs more.
_INDEXES = """
CREATE UNIQUE INDEX units_address ON units(address);
CREATE INDEX units_document ON units(document);
CREATE INDEX passages_key ON passages(key);
"""
_NUMBERED = {"documents": "position", "units": "position", "passages": "id"}


@dataclass(frozen=True, slots=True)
class Row:
    """What is written for one document.

    `origin`: where it was read. `key`: checksum of what it was read from. `passages` come with the key of what was
    embedded for each; their ids are given when they are written.
    """

    document: Document
    origin: str
    key: str
    units: tuple[Unit, ...]
    passages: tuple[tuple[Passage, str], ...]


class TablesWriter:
    """A new file, filled in the order of the documents' file names."""

    def __init__(self, path: Path, old: Path | None = None) -> None:
        # Nothing is read before the file is whole: what a killed build leaves is thrown away.
        self._connection = new_file(path)
        self._connection.executescript(_SCHEMA)
        if old is not None:
            self._connection.execute("ATTACH ? AS old", (f"{old.resolve().as_uri()}?mode=ro",))
        self._connection.execute("BEGIN")
        self._written = dict.fromkeys(_NUMBERED, 0)

    def add(self, row: Row) -> None:
        """Write one document with its units and passages."""
        document, units, passages = row.document, row.units, row.passages
        described = hashlib.sha256(json.dumps([document.sha256, asdict(document.metadata)]).encode()).hexdigest()
        remarks = json.dumps([asdict(remark) for remark in document.remarks]) if document.remarks else ""
        spelled = abbreviations(tidy(document, Span(0, len(document.text))))
        own = (document.id, document.file, document.sha256, document.text, _data(document), row.origin, row.key)
        counts = (len(units), sum(bool(unit.numbers) for unit in units), len(passages))
        self._connection.execute(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (self._written["documents"], *own, described, remarks, json.dumps(spelled) if spelled else "", *counts),
        )
        self._connection.executemany(
            "INSERT INTO units VALUES (?, ?, ?, ?)",
            (
                (place, unit.address, unit.document, json.dumps(asdict(unit)))
                for place, unit in enumerate(units, self._written["units"])
            ),
        )
        self._connection.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                (place, passage.document, passage.unit, passage.span.start, passage.span.end, passage.context, key)
                for place, (passage, key) in enumerate(passages, self._written["passages"])
            ),
        )
        self._number(units, [passage.unit for passage, _ in passages])
        self._count({"documents": 1, "units": len(units), "passages": len(passages)})

    def copy(self, run: Sequence[Place]) -> None:
        """Write documents that stand in a row in the older file, their rows numbered on from what is here."""
        first = {"documents": run[0].position, "units": run[0].unit, "passages": run[0].passage}
        count = {
            "documents": len(run),
            "units": sum(place.units for place in run),
            "passages": sum(place.passages for place in run),
        }
        for table, number in _NUMBERED.items():
            columns = [str(row[1]) for row in self._connection.execute(f"PRAGMA main.table_info({table})")]
            moved = f"{number} + {self._written[table] - first[table]}"
            taken = ", ".join(moved if column == number else f'"{column}"' for column in columns)
            rows = f"SELECT {taken} FROM old.{table} WHERE {number} BETWEEN ? AND ? ORDER BY {number}"
            bounds = (first[table], first[table] + count[table] - 1)
            self._connection.execute(f"INSERT INTO main.{table} {rows}", bounds)
        self._connection.execute(
            "INSERT INTO main.numbered SELECT unit + ?, number, last, passage + ?, passages FROM old.numbered "
            "WHERE unit BETWEEN ? AND ? ORDER BY rowid",
            (
                *(self._written[table] - first[table] for table in ("units", "passages")),
                *(first["units"], first["units"] + count["units"] - 1),
            ),
        )
        self._count(count)

    def finish(self) -> None:
        """Make the file whole."""
        self._connection.execute("COMMIT")
        self._connection.executescript(_INDEXES)

    def close(self) -> None:
        """Let go of the file, whole or not."""
        self._connection.close()

    def _number(self, units: Sequence[Unit], places: Sequence[str]) -> None:
        """Write which Vraag numbers the units of one document answer; `places` are the units of its passages."""
        held = Counter(places)
        numbered = [(place, unit) for place, unit in enumerate(units) if unit.numbers and held[unit.address]]
        last = max((max(unit.numbers) for _, unit in numbered), default=0)
        self._connection.executemany(
            "INSERT INTO numbered VALUES (?, ?, ?, ?, ?)",
            (
                (
                    *(self._written["units"] + place, number, int(number == last)),
                    *(self._written["passages"] + places.index(unit.address), held[unit.address]),
                )
                for place, unit in numbered
                for number in unit.numbers
            ),
        )

    def _count(self, written: dict[str, int]) -> None:
        for table, many in written.items():
            self._written[table] += many


def _data(document: Document) -> str:
    kept = {name: value for name, value in asdict(document).items() if name not in ("id", "file", "sha256", "text")}
    return json.dumps(kept)
