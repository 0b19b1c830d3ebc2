"""The files of a new generation, put together from documents read now and from an older generation.

Documents come in the order of their ids. A passage that is taken over keeps its vector and its counts of words; only
its number changes. The outcome is byte for byte that of a build from nothing.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import numpy as np
from numpy.typing import NDArray

from index import hubness
from index.corpus import Progress
from index.counted_texts import counted_texts
from index.counting import Counted, summed
from index.encoder import Encoder, StaticEncoder
from index.generation import HUBNESS, NGRAMS, RECORDS, STEMS, VECTORS
from index.lexical import Lexical
from index.preparing import embedded, prepare
from index.segments import ROWS
from index.settings import BuildSettings
from index.tables import Place, Tables
from index.tables_writer import Prepared, TablesWriter
from index.vectors import MOST_FLAT, Codes, Vectors, quantised
from index.words_writer import BLOCK, WordsWriter
from index.workers import Workers

_BATCH = 256
_CODES = "codes.unfinished"
# Blocks, each two tasks, that wait for a process or for what a process made of them.
_UNDER_WAY = 2


@dataclass(frozen=True)
class Older:
    """An older generation. `same_model`: its vectors hold; `reusable`: its records and counts hold as well."""

    folder: Path
    fingerprint: str
    tables: Tables
    vectors: Vectors
    same_model: bool
    reusable: bool
    _words: dict[str, Lexical] = field(default_factory=dict)
    _segments: dict[str, tuple[int, Counted]] = field(default_factory=dict)

    @classmethod
    def open(cls, folder: Path, fingerprint: str, *, same_model: bool, reusable: bool) -> "Older":
        """Open what a build takes from a generation. Raises StoreError when that is damaged."""
        tables = Tables(folder / RECORDS)
        try:
            return cls(folder, fingerprint, tables, Vectors.load(folder / VECTORS), same_model, reusable)
        except BaseException:
            tables.close()
            raise

    @cached_property
    def codes(self) -> Codes:
        """All its vectors, int8 (n, dim)."""
        return self.vectors.codes()

    def counted(self, name: str, kept: NDArray[np.int64], size: int) -> Counted:
        """What one of its indexes of words counted in some passages: their places in a block of `size`, their numbers.

        int64 (n, 2), both ascending.
        """
        if name not in self._words:
            self._words[name] = Lexical.load(self.folder / name, self.vectors.size)
        found: list[Counted] = []
        for number in np.unique(kept[:, 1] // ROWS).tolist():
            here = kept[kept[:, 1] // ROWS == number]
            found.append(self._segment(name, number).taken(here[:, 1] - number * ROWS, here[:, 0], size))
        return summed(found)

    def _segment(self, name: str, number: int) -> Counted:
        # Passages are asked for in order: a segment that is left behind is not asked for again.
        held = self._segments.get(name)
        if held is None or held[0] != number:
            held = self._segments[name] = (number, self._words[name].counted(number))
        return held[1]


@dataclass(slots=True)
class _Block:
    """The next passages of the new generation, not yet counted: `texts` of new ones, with their places in the block.

    `embedded`: for each new one the older passage whose vector it has, -1 for none. `kept`: for each of the others its
    place in the block and its number in the older generation.
    """

    texts: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    embedded: list[int] = field(default_factory=list)
    kept: list[tuple[int, int]] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.places) + len(self.kept)


@dataclass(frozen=True, slots=True)
class _UnderWay:
    """A block with what gives the counts of its new passages, and the vectors of those that have none yet."""

    block: _Block
    counts: Callable[[], tuple[Counted, Counted]]
    codes: Callable[[], Codes]


@dataclass(slots=True)
class Assembly:
    """One new generation in `folder`, a context manager that lets go of its files.

    With `workers` passages are counted, and embedded by the shipped encoder, in other processes.
    """

    folder: Path
    settings: BuildSettings
    encoder: Encoder
    older: Older | None
    progress: Progress
    workers: Workers | None = None
    documents: int = 0
    _kept: list[Place] = field(default_factory=list)
    _passages: int = 0
    _block: _Block = field(default_factory=_Block)
    _pending: deque[_UnderWay] = field(default_factory=deque)
    _writer: TablesWriter = field(init=False)
    _codes: BinaryIO = field(init=False)
    _stems: WordsWriter = field(init=False)
    _ngrams: WordsWriter = field(init=False)

    def __post_init__(self) -> None:
        self._writer = TablesWriter(self.folder / RECORDS, self.older.folder / RECORDS if self.older else None)
        self._codes = (self.folder / _CODES).open("w+b")
        near = self.workers.near if self.workers else None
        self._stems, self._ngrams = WordsWriter(near), WordsWriter(near)

    def __enter__(self) -> "Assembly":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._writer.close()
        self._codes.close()

    def keep(self, place: Place) -> None:
        """Take a document over as it stands in the older generation, cut again where settings or model changed."""
        assert self.older is not None
        if not self.older.reusable:
            document = self.older.tables.document(place.file)
            self.add(prepare(document, place.origin, place.key, self.settings.passage_tokens))
            return
        if self._kept and self._kept[-1].position + 1 != place.position:
            self._flush()
        self._kept.append(place)
        for passage in range(place.passage, place.passage + place.passages):
            self._block.kept.append((self._block.size, passage))
            self._full()
        self.documents += 1

    def add(self, found: Prepared) -> None:
        """Add a document that was read now."""
        self._flush()
        same = self.older if self.older and self.older.same_model else None
        for text, key in zip(found.texts, found.keys, strict=True):
            before = same.tables.embedded(key) if same else None
            self._block.places.append(self._block.size)
            self._block.texts.append(text)
            self._block.embedded.append(-1 if before is None else before)
            self._full()
        self._writer.write(found)
        self.documents += 1

    def finish(self) -> None:
        """Write vectors and words, and make the records whole."""
        self._flush()
        if self._block.size:
            self._count()
        while self._pending:
            self._take()
        self.progress("schrijven", 0, 1)
        # Other processes encode the last words while this one writes all else.
        for words in (self._ngrams, self._stems):
            words.end()
        self._writer.finish()
        codes = self._all_codes()
        near, lists = hubness.hubness_and_lists(codes)
        Vectors.build(codes, lists if len(codes) > MOST_FLAT else None).save(self.folder / VECTORS)
        hubness.save(self.folder / HUBNESS, near)
        del codes
        (self.folder / _CODES).unlink()
        self._stems.save(self.folder / STEMS)
        self._ngrams.save(self.folder / NGRAMS)

    def _flush(self) -> None:
        if self._kept:
            self._writer.copy(self._kept)
            self._kept.clear()

    def _full(self) -> None:
        self._passages += 1
        if self._block.size == BLOCK:
            self._count()

    def _count(self) -> None:
        """Begin to count and embed the block, and take what is done when enough is under way."""
        block, self._block = self._block, _Block()
        new = [text for text, before in zip(block.texts, block.embedded, strict=True) if before < 0]
        counts: Callable[[], tuple[Counted, Counted]] = partial(counted_texts, block.texts)
        codes: Callable[[], Codes] = partial(self._embedded, new)
        if self.workers:
            counts = self.workers.start(counted_texts, block.texts)
            # The shipped encoder is small: each process has its own.
            if isinstance(self.encoder, StaticEncoder):
                codes = self.workers.start(embedded, new, self.encoder.name)
        self._pending.append(_UnderWay(block, counts, codes))
        while len(self._pending) > (max(_UNDER_WAY, self.workers.processes // 8) if self.workers else 0):
            self._take()

    def _take(self) -> None:
        """Write the vectors of the first block that is under way, and give its counts to the indexes of words."""
        begun = self._pending.popleft()
        block, (stems, ngrams) = begun.block, begun.counts()
        taken = np.array(block.embedded, dtype=np.int64)
        codes = np.zeros((block.size, self.encoder.dimension), dtype=np.int8)
        places, kept = np.array(block.places, dtype=np.int64), np.array(block.kept, dtype=np.int64).reshape(-1, 2)
        codes[places[taken < 0]] = begun.codes()
        if self.older and (taken >= 0).any():
            codes[places[taken >= 0]] = self.older.codes[taken[taken >= 0]]
        if self.older and len(kept):
            codes[kept[:, 0]] = self.older.codes[kept[:, 1]]
        self._codes.write(codes.tobytes())
        for name, writer, own in ((STEMS, self._stems, stems), (NGRAMS, self._ngrams, ngrams)):
            parts = [own if len(places) == block.size else own.spread(places, block.size)] if len(places) else []
            if self.older and len(kept):
                parts.append(self.older.counted(name, kept, block.size))
            writer.add(summed(parts))

    def _embedded(self, texts: Sequence[str]) -> Codes:
        rows = np.zeros((len(texts), self.encoder.dimension), dtype=np.int8)
        for start in range(0, len(texts), _BATCH):
            self.progress("vectoren", start, len(texts))
            rows[start : start + _BATCH] = quantised(self.encoder.passages(texts[start : start + _BATCH]))
        self.progress("vectoren", len(texts), len(texts))
        return rows

    def _all_codes(self) -> Codes:
        """The vectors of all passages, int8 (n, dim), mapped from the disk."""
        self._codes.flush()
        shape = (self._passages, self.encoder.dimension)
        if not self._passages:
            return np.zeros(shape, dtype=np.int8)
        return np.asarray(np.memmap(self.folder / _CODES, dtype=np.int8, mode="r", shape=shape))
