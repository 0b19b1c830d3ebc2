"""Cosines with vectors that are kept in a byte a number; the only import of faiss.

Each row is scaled so that its largest number becomes 127 and rounded to whole numbers. What is lost is far less than
vectors are sure of (a cosine changes by 0.0004, standard deviation, in 256 dimensions), reading all of them takes half
the time of half precision, and sums of whole numbers are the same on every machine.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, cast

import faiss
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from index.errors import StoreError

FloatArray = NDArray[np.float32]
Codes = NDArray[np.int8]
IntArray = NDArray[np.int64]

_LARGEST = 127
# faiss keeps a whole number from -128 to 127 as a byte from 0 to 255.
_ZERO = 128
_AT_A_TIME = 4096
_WRITTEN_AT_A_TIME = 2**16
_SAMPLED = 4096
# Bytes of a passage's number in faiss.
_ID = 8
# So many vectors are all read for each question; of more, only those of the nearest lists.
MOST_FLAT = 200_000


@dataclass(frozen=True, slots=True)
class Lists:
    """`centres` int8 (lists, dim), and under `which` of them each vector stands, int32 (n,)."""

    centres: "Codes"
    which: NDArray[np.int32]


def quantised(rows: FloatArray) -> Codes:
    """Rows (n, dim) as int8 (n, dim), each scaled to its own largest number; zeros stay zeros.

    Raises StoreError when a row holds something that is no number.
    """
    largest = np.abs(rows).max(axis=1, initial=0)
    wrong = int((~np.isfinite(largest)).sum())
    if wrong:
        raise StoreError(
            f"{wrong} van {len(rows)} vectoren zijn geen getallen; neem een ander model (--encoder)",
            f"{wrong} of {len(rows)} vectors are not numbers; take another model (--encoder)",
        )
    scale = np.float32(_LARGEST) / np.where(largest > 0, largest, 1)
    return np.asarray(np.rint(rows * scale[:, None]), dtype=np.int8)


def per_length(codes: Codes) -> FloatArray:
    """One over the length of each row of `codes` (n, dim), float32 (n,); 0 for a row of zeros."""
    wide = codes.astype(np.float32)
    lengths = np.sqrt(np.einsum("nd,nd->n", wide, wide))
    return np.asarray(np.divide(1, lengths, out=np.zeros_like(lengths), where=lengths > 0), dtype=np.float32)


class Vectors:
    """Vectors of all passages, row number = passage id.

    Up to MOST_FLAT they stand in one inverted list, in order: every question reads all of them, and only for inverted
    lists does faiss give all scores without sorting them. More stand in as many lists as the sample of `hubness` has
    rows, each under the row of it that it is nearest to: a question reads the lists that are nearest to it
    (Sivic and Zisserman, ICCV 2003). The rows of the sample are vectors of the index, so that nothing is trained.
    """

    def __init__(self, engine: faiss.IndexIVFScalarQuantizer, file: NDArray[np.uint8] | None = None) -> None:
        """`file`: the bytes that `engine` is mapped from, uint8 (bytes,), None where it stands in memory."""
        self._engine, self._file = engine, file

    @classmethod
    def build(cls, codes: Codes, lists: Lists | None = None) -> "Vectors":
        """Index what `quantised` made, int8 (n, dim), in one list or in `lists`."""
        dimension = codes.shape[1]
        centres = np.zeros((1, dimension), dtype=np.float32) if lists is None else lists.centres.astype(np.float32)
        if lists is not None:
            centres *= per_length(lists.centres)[:, None]
        near = faiss.IndexFlatIP(dimension)
        near.add(centres)
        kind, metric = faiss.ScalarQuantizer.QT_8bit_direct_signed, faiss.METRIC_INNER_PRODUCT
        engine = faiss.IndexIVFScalarQuantizer(near, dimension, len(centres), kind, metric, False)
        engine.is_trained = True  # whole numbers and given centres have nothing to learn
        lists_of = cast(Any, engine.invlists)
        order = np.zeros(0, dtype=np.int64) if lists is None else np.argsort(lists.which, kind="stable")
        ends = [len(codes)] if lists is None else np.cumsum(np.bincount(lists.which, minlength=len(centres))).tolist()
        start = 0
        for number, end in enumerate(ends):
            for first in range(start, end, _WRITTEN_AT_A_TIME):
                block = slice(first, min(first + _WRITTEN_AT_A_TIME, end))
                ids = np.arange(block.start, block.stop) if lists is None else order[block]
                rows = np.ascontiguousarray(codes[ids].view(np.uint8) + np.uint8(_ZERO))
                lists_of.add_entries(number, len(ids), faiss.swig_ptr(ids), faiss.swig_ptr(rows))
            start = end
        engine.ntotal = len(codes)
        return cls(engine)

    @property
    def size(self) -> int:
        return int(self._engine.ntotal)

    @property
    def dimension(self) -> int:
        return int(self._engine.d)

    @property
    def is_flat(self) -> bool:
        """Whether a question reads every vector."""
        return int(self._engine.nlist) == 1

    def save(self, path: Path) -> None:
        faiss.write_index(self._engine, str(path))

    @classmethod
    def load(cls, path: Path) -> "Vectors":
        """Open a saved index. Raises StoreError when the file is not one."""
        try:
            # Mapped: what no question reads takes no memory, and opening takes no time.
            engine: Any = faiss.read_index(str(path), faiss.IO_FLAG_READ_ONLY | faiss.IO_FLAG_MMAP)
        except RuntimeError:
            engine = None
        kind = faiss.ScalarQuantizer.QT_8bit_direct_signed
        right = isinstance(engine, faiss.IndexIVFScalarQuantizer) and engine.sq.qtype == kind
        if not right or not _is_whole(engine, path):
            raise StoreError(
                f"{path.name} is geen vectorindex; bouw de index opnieuw met vraagbaak index",
                f"{path.name} is no vector index; build the index again with vraagbaak index",
            )
        return cls(engine, np.asarray(np.memmap(path, dtype=np.uint8, mode="r")))

    def codes(self) -> Codes:
        """All vectors as they are kept, int8 (size, dim), in the order of the passages."""
        found = np.empty((self.size, self.dimension), dtype=np.int8)
        for number in range(self._engine.nlist):
            ids, rows = self._list(number)
            found[ids] = (rows - np.uint8(_ZERO)).view(np.int8)
        return found

    def scores(self, query: FloatArray) -> FloatArray:
        """The cosine of every passage with `query` (dim,), float32 (n,) in [-1, 1]; 0 for a row of zeros."""
        places, found = self._read(query, self._engine.nlist)
        if self.is_flat:
            return found
        whole = np.empty(self.size, dtype=np.float32)
        whole[places] = found
        return whole

    def near(self, query: FloatArray, lists: int) -> tuple[IntArray, FloatArray]:
        """The passages of the `lists` nearest to `query` (dim,), in any order, and their cosines: int64, float32."""
        return self._read(query, lists)

    def of(self, query: FloatArray, places: IntArray) -> FloatArray:
        """The cosines of `query` (dim,) with the passages at `places`, float32 (n,)."""
        asked = self._asked(query)
        rows = self._rows(places)
        dots: FloatArray = _products(rows.astype(np.float32), asked)
        return dots * per_length(rows) * _per(asked)

    def unit_rows(self, places: IntArray) -> FloatArray:
        """The vectors at `places`, each of length 1, or 0 for a row of zeros: float32 (n, dim)."""
        rows = self._rows(places)
        return np.asarray(rows.astype(np.float32) * per_length(rows)[:, None], dtype=np.float32)

    def unit_query(self, query: FloatArray) -> FloatArray:
        """`query` (dim,) as `scores` compares it: its inner product with a unit row is their cosine."""
        asked = self._asked(query)
        return np.asarray(asked * _per(asked), dtype=np.float32)

    def sampled(self, query: FloatArray) -> tuple[IntArray, FloatArray]:
        """Passages at even distances, the same for every question, and their cosines with `query` (dim,)."""
        places, rows, lengths = self._sample
        asked = self._asked(query)
        return places, _products(rows, asked) * lengths * _per(asked)

    @cached_property
    def _sample(self) -> tuple[IntArray, FloatArray, FloatArray]:
        places = np.unique(np.linspace(0, self.size - 1, min(_SAMPLED, self.size)).astype(np.int64))
        rows = self._rows(places)
        return places, rows.astype(np.float32), per_length(rows)

    def _asked(self, query: FloatArray) -> FloatArray:
        if query.shape != (self.dimension,):
            raise StoreError(
                f"vector van {query.shape}, verwacht ({self.dimension},); bouw de index opnieuw",
                f"vector of {query.shape}, expected ({self.dimension},); build the index again",
            )
        return np.asarray(quantised(query[None, :])[0], dtype=np.float32)

    def _read(self, query: FloatArray, lists: int) -> tuple[IntArray, FloatArray]:
        asked = self._asked(query)
        # Everything above minus infinity, in the order in which it stands: `search` would sort it, which takes longer.
        chosen = cast(Any, faiss.SearchParametersIVF)(nprobe=min(lists, self._engine.nlist))
        _, found, places = self._engine.range_search(asked[None, :], -np.inf, params=chosen)
        if self.is_flat:
            places = np.arange(self.size)
        return places, self._cosines(found, asked, places)

    def _cosines(self, dots: FloatArray, asked: FloatArray, places: IntArray) -> FloatArray:
        lengths = self._per_length if len(places) == self.size and self.is_flat else self._per_length[places]
        return cast(FloatArray, dots * lengths * _per(asked))

    @cached_property
    def _per_length(self) -> FloatArray:
        """`per_length` of all vectors, float32 (size,), a block at a time."""
        found = np.empty(self.size, dtype=np.float32)
        for number in range(self._engine.nlist):
            ids, rows = self._list(number)
            for start in range(0, len(ids), _AT_A_TIME):
                block = slice(start, start + _AT_A_TIME)
                found[ids[block]] = per_length((rows[block] - np.uint8(_ZERO)).view(np.int8))
        return found

    def _rows(self, places: IntArray) -> Codes:
        """The vectors at `places` as they are kept, int8 (n, dim)."""
        if self._file is None:
            return np.asarray(self.codes()[places])
        # Every place of the file with what follows it, a view: rows are taken in one go, whichever list they stand in.
        windows = sliding_window_view(self._file, self.dimension)
        return np.asarray((windows[self._starts[places]] - np.uint8(_ZERO)).view(np.int8))

    @cached_property
    def _starts(self) -> IntArray:
        """Where in the file the vector of each passage begins, int64 (size,)."""
        lists: Any = faiss.downcast_InvertedLists(cast(faiss.InvertedLists, self._engine.invlists))
        found = np.empty(self.size, dtype=np.int64)
        for number in range(self._engine.nlist):
            ids, _ = self._list(number)
            if len(ids):
                first = int(lists.get_codes(number)) - int(lists.ptr)
                found[ids] = first + self.dimension * np.arange(len(ids))
        return found

    def _list(self, number: int) -> tuple[IntArray, NDArray[np.uint8]]:
        """The ids and the bytes of one list, int64 (n,) and uint8 (n, dim), to be read and not written.

        Raises StoreError when an id is none: who opens an index does not read all of it.
        """
        lists = cast(faiss.InvertedLists, self._engine.invlists)
        size = lists.list_size(number)
        if not size:
            return np.zeros(0, dtype=np.int64), np.zeros((0, self.dimension), dtype=np.uint8)
        codes = np.asarray(faiss.rev_swig_ptr(lists.get_codes(number), size * self.dimension))
        return self._ids(number, size), codes.reshape(size, self.dimension)

    def _ids(self, number: int, size: int) -> IntArray:
        if self.is_flat:
            return np.arange(size)
        ids = np.asarray(faiss.rev_swig_ptr(cast(faiss.InvertedLists, self._engine.invlists).get_ids(number), size))
        if ids.min() < 0 or ids.max() >= self.size:
            raise StoreError(
                f"vector {ids.max()} van {self.size}: de index is beschadigd; bouw hem opnieuw met vraagbaak index",
                f"vector {ids.max()} of {self.size}: the index is damaged; build it again with vraagbaak index",
            )
        return ids


def _per(asked: FloatArray) -> np.float32:
    length = float(np.linalg.norm(asked))
    return np.float32(1 / length if length else 0)


def _products(rows: FloatArray, asked: FloatArray) -> FloatArray:
    """The inner product of each row with `asked`: whole numbers below 2^24, so exact in whatever order they are added.

    Not by BLAS, whose threads would wait for one another on a busy machine.
    """
    return np.asarray(np.einsum("nd,d->n", rows, asked, optimize=False), dtype=np.float32)


def _is_whole(engine: Any, path: Path) -> bool:
    """Whether a mapped file holds all that its lists say: faiss reads past the end of one that was cut short."""
    lists: Any = faiss.downcast_InvertedLists(engine.invlists)
    sizes = [lists.list_size(number) for number in range(engine.nlist)]
    if sum(sizes) != engine.ntotal:
        return False
    begin, length = int(lists.ptr), path.stat().st_size
    held = [number for number, size in enumerate(sizes) if size]
    # Each list has its numbers behind its vectors.
    return all(int(lists.get_ids(number)) - begin + sizes[number] * _ID <= length for number in held)
