"""Cosines with vectors that are kept in a byte a number; the only import of faiss.

Each row is scaled so that its largest number becomes 127 and rounded to whole numbers. What is lost is far less than
vectors are sure of (a cosine changes by 0.0004, standard deviation, in 256 dimensions), reading all of them takes half
the time of half precision, and sums of whole numbers are the same on every machine.
"""

from functools import cached_property
from pathlib import Path
from typing import cast

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError

FloatArray = NDArray[np.float32]
Codes = NDArray[np.int8]

_LARGEST = 127
# faiss keeps a whole number from -128 to 127 as a byte from 0 to 255.
_ZERO = 128
_AT_A_TIME = 4096


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

    They stand in one inverted list, since only for those does faiss give all scores without sorting them.
    """

    def __init__(self, engine: faiss.IndexIVFScalarQuantizer) -> None:
        self._engine = engine

    @classmethod
    def build(cls, codes: Codes) -> "Vectors":
        """Index what `quantised` made, int8 (n, dim)."""
        dimension = codes.shape[1]
        centre = faiss.IndexFlatIP(dimension)
        centre.add(np.zeros((1, dimension), dtype=np.float32))
        kind, metric = faiss.ScalarQuantizer.QT_8bit_direct_signed, faiss.METRIC_INNER_PRODUCT
        engine = faiss.IndexIVFScalarQuantizer(centre, dimension, 1, kind, metric, False)
        engine.is_trained = True  # one list and whole numbers have nothing to learn
        if len(codes):
            engine.add_sa_codes(codes.view(np.uint8) + np.uint8(_ZERO))
        return cls(engine)

    @property
    def size(self) -> int:
        return int(self._engine.ntotal)

    @property
    def dimension(self) -> int:
        return int(self._engine.d)

    def save(self, path: Path) -> None:
        faiss.write_index(self._engine, str(path))

    @classmethod
    def load(cls, path: Path) -> "Vectors":
        """Open a saved index. Raises StoreError when the file is not one."""
        try:
            # Not memory-mapped: faiss reads past the end of a mapped file that was cut short.
            engine = faiss.read_index(str(path), faiss.IO_FLAG_READ_ONLY)
        except RuntimeError:
            engine = None
        kind = faiss.ScalarQuantizer.QT_8bit_direct_signed
        if not isinstance(engine, faiss.IndexIVFScalarQuantizer) or engine.nlist != 1 or engine.sq.qtype != kind:
            raise StoreError(
                f"{path.name} is geen vectorindex; bouw de index opnieuw met vraagbaak index",
                f"{path.name} is no vector index; build the index again with vraagbaak index",
            )
        return cls(engine)

    def codes(self) -> Codes:
        """All vectors as they are kept, int8 (size, dim)."""
        return (self._bytes() - np.uint8(_ZERO)).view(np.int8)

    def scores(self, query: FloatArray) -> FloatArray:
        """The cosine of every passage with `query` (dim,), float32 (n,) in [-1, 1]; 0 for a row of zeros."""
        if query.shape != (self.dimension,):
            raise StoreError(
                f"vector van {query.shape}, verwacht ({self.dimension},); bouw de index opnieuw",
                f"vector of {query.shape}, expected ({self.dimension},); build the index again",
            )
        asked = quantised(query[None, :]).astype(np.float32)
        # Everything above minus infinity, in the order in which it stands: `search` would sort it, which takes longer.
        _, found, _ = self._engine.range_search(asked, -np.inf)
        length = float(np.linalg.norm(asked))
        return cast(FloatArray, found * self._per_length * np.float32(1 / length if length else 0))

    @cached_property
    def _per_length(self) -> FloatArray:
        """`per_length` of all vectors, float32 (size,), a block at a time."""
        found = np.empty(self.size, dtype=np.float32)
        for start in range(0, self.size, _AT_A_TIME):
            block = slice(start, start + _AT_A_TIME)
            found[block] = per_length((self._bytes()[block] - np.uint8(_ZERO)).view(np.int8))
        return found

    def _bytes(self) -> NDArray[np.uint8]:
        """What faiss keeps, uint8 (size, dim): a view that lives as long as this object, to be read and not written."""
        if not self.size:
            return np.zeros((0, self.dimension), dtype=np.uint8)
        lists = cast(faiss.InvertedLists, self._engine.invlists)
        codes = faiss.rev_swig_ptr(lists.get_codes(0), self.size * self._engine.code_size)
        return np.asarray(codes, dtype=np.uint8).reshape(self.size, self.dimension)
