"""The files of a new generation, put together from documents read now and from an older generation.

Documents come in the order of their ids. A passage that is taken over keeps its vector and its counts of words; only
its number changes. The outcome is byte for byte that of a build from nothing.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import numpy as np

from index import hubness
from index.corpus import Progress
from index.dutch import ngrams, stems
from index.encoder import Encoder
from index.generation import HUBNESS, NGRAMS, RECORDS, STEMS, VECTORS
from index.lexical import Lexical
from index.passages import cut
from index.postings import IntArray, Postings
from index.records import Document
from index.settings import BuildSettings
from index.structure import find_units
from index.tables import Place, Tables
from index.tables_writer import Row, TablesWriter
from index.tidy import tidy
from index.tokens import count
from index.vectors import Codes, Vectors, quantised

_BATCH = 256


@dataclass(frozen=True, slots=True)
class Older:
    """An older generation. `same_model`: its vectors hold; `reusable`: its records and counts hold as well."""

    folder: Path
    fingerprint: str
    tables: Tables
    vectors: Vectors
    same_model: bool
    reusable: bool

    @classmethod
    def open(cls, folder: Path, fingerprint: str, *, same_model: bool, reusable: bool) -> "Older":
        """Open what a build takes from a generation. Raises StoreError when that is damaged."""
        tables = Tables(folder / RECORDS)
        try:
            return cls(folder, fingerprint, tables, Vectors.load(folder / VECTORS), same_model, reusable)
        except BaseException:
            tables.close()
            raise

    def words(self, name: str) -> Lexical:
        """One of its indexes of words."""
        return Lexical.load(self.folder / name, self.vectors.size)


@dataclass(slots=True)
class Assembly:
    """One new generation in `folder`, a context manager that lets go of its files."""

    folder: Path
    settings: BuildSettings
    encoder: Encoder
    older: Older | None
    progress: Progress
    documents: int = 0
    _kept: list[Place] = field(default_factory=list)
    # For each passage of the new generation: its number in the older one, -1 for one that is new.
    _from: list[int] = field(default_factory=list)
    _new: dict[int, tuple[str, str]] = field(default_factory=dict)
    _writer: TablesWriter = field(init=False)

    def __post_init__(self) -> None:
        self._writer = TablesWriter(self.folder / RECORDS, self.older.folder / RECORDS if self.older else None)

    def __enter__(self) -> "Assembly":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._writer.close()

    def keep(self, place: Place) -> None:
        """Take a document over as it stands in the older generation, cut again where settings or model changed."""
        assert self.older is not None
        if not self.older.reusable:
            self.add(self.older.tables.document(place.file), place.origin, place.key)
            return
        if self._kept and self._kept[-1].position + 1 != place.position:
            self._flush()
        self._kept.append(place)
        self._from.extend(range(place.passage, place.passage + place.passages))
        self.documents += 1

    def add(self, document: Document, origin: str, key: str) -> None:
        """Add a document that was read now."""
        self._flush()
        units = find_units(document)
        passages = []
        for unit in units:
            for passage in cut(document, unit, self.settings.passage_tokens, count, len(self._from)):
                text = f"{passage.context} {tidy(document, passage.span)}"
                embedded = hashlib.sha256(text.encode()).hexdigest()
                self._new[len(self._from)] = (text, embedded)
                self._from.append(-1)
                passages.append((passage, embedded))
        self._writer.add(Row(document, origin, key, units, tuple(passages)))
        self.documents += 1

    def finish(self) -> None:
        """Write vectors and words, and make the records whole."""
        self._flush()
        codes = self._vectors()
        self.progress("schrijven", 0, 1)
        self._writer.finish()
        Vectors.build(codes).save(self.folder / VECTORS)
        hubness.save(self.folder / HUBNESS, hubness.hubness(codes))
        for name, tokens_of in ((STEMS, stems), (NGRAMS, ngrams)):
            self._words(name, tokens_of).save(self.folder / name)

    def _flush(self) -> None:
        if self._kept:
            self._writer.copy(self._kept)
            self._kept.clear()

    def _vectors(self) -> Codes:
        """The vectors of all passages, int8 (n, dim); what the model embedded before is not embedded again."""
        codes = np.zeros((len(self._from), self.encoder.dimension), dtype=np.int8)
        older = self.older if self.older and self.older.same_model else None
        taken = np.array(self._from, dtype=np.int64)
        missing: list[int] = []
        for place, (_, embedded) in self._new.items():
            before = older.tables.embedded(embedded) if older else None
            taken[place] = -1 if before is None else before
            if before is None:
                missing.append(place)
        if older and (taken >= 0).any():
            codes[taken >= 0] = older.vectors.codes()[taken[taken >= 0]]
        for start in range(0, len(missing), _BATCH):
            self.progress("vectoren", start, len(missing))
            places = missing[start : start + _BATCH]
            codes[places] = quantised(self.encoder.passages([self._new[place][0] for place in places]))
        self.progress("vectoren", len(missing), len(missing))
        return codes

    def _words(self, name: str, tokens_of: Callable[[str], Sequence[str]]) -> Lexical:
        size = len(self._from)

        def tokens() -> Iterator[Sequence[str]]:
            for text, _ in self._new.values():
                yield tokens_of(text)

        found = Postings.of(tokens(), list(self._new), size)
        if len(self._new) < size and self.older:
            found = self.older.words(name).postings().moved(self._moves(), size).plus(found)
        return Lexical.of(found)

    def _moves(self) -> IntArray:
        """For each passage of the older generation its number in the new one, -1 for one that goes; int64."""
        assert self.older is not None
        moves = np.full(self.older.vectors.size, -1, dtype=np.int64)
        taken = np.array(self._from, dtype=np.int64)
        moves[taken[taken >= 0]] = np.flatnonzero(taken >= 0)
        return moves
