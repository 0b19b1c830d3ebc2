"""Inner products with unit vectors that are kept in half precision; the only import of faiss."""

from pathlib import Path
from typing import cast

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError

FloatArray = NDArray[np.float32]
HalfArray = NDArray[np.float16]


class Vectors:
    """Vectors of all passages, row number = passage id.

    Reading them is most of what a question costs: half precision halves it, and no cosine changes by 0.0001. They stand
    in one inverted list, since only for those does faiss give all scores without sorting them.
    """

    def __init__(self, engine: faiss.IndexIVFScalarQuantizer) -> None:
        self._engine = engine

    @classmethod
    def build(cls, rows: FloatArray | HalfArray) -> "Vectors":
        """Index `rows` (n, dim), unit or zero rows, each number rounded to the nearest float16."""
        dimension = rows.shape[1]
        centre = faiss.IndexFlatIP(dimension)
        centre.add(np.zeros((1, dimension), dtype=np.float32))
        kind, metric = faiss.ScalarQuantizer.QT_fp16, faiss.METRIC_INNER_PRODUCT
        engine = faiss.IndexIVFScalarQuantizer(centre, dimension, 1, kind, metric, False)
        engine.is_trained = True  # one list and half precision have nothing to learn
        if len(rows):
            engine.add_sa_codes(np.ascontiguousarray(rows, dtype=np.float16).view(np.uint8))
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
        if not isinstance(engine, faiss.IndexIVFScalarQuantizer) or engine.nlist != 1:
            raise StoreError(
                f"{path.name} is geen vectorindex; bouw de index opnieuw met vraagbaak index",
                f"{path.name} is no vector index; build the index again with vraagbaak index",
            )
        return cls(engine)

    def rows(self) -> HalfArray:
        """All vectors, float16 (size, dim): a view that lives as long as this object, to be read and not written."""
        if not self.size:
            return np.zeros((0, self.dimension), dtype=np.float16)
        lists = cast(faiss.InvertedLists, self._engine.invlists)
        codes = faiss.rev_swig_ptr(lists.get_codes(0), self.size * self._engine.code_size)
        return np.asarray(codes, dtype=np.uint8).view(np.float16).reshape(self.size, self.dimension)

    def scores(self, query: FloatArray) -> FloatArray:
        """The cosine of every passage with a unit `query` (dim,), float32 (n,) in [-1, 1]."""
        if query.shape != (self.dimension,):
            raise StoreError(
                f"vector van {query.shape}, verwacht ({self.dimension},); bouw de index opnieuw",
                f"vector of {query.shape}, expected ({self.dimension},); build the index again",
            )
        # Everything above minus infinity, in the order in which it stands: `search` would sort it, which takes longer.
        _, found, _ = self._engine.range_search(np.ascontiguousarray(query[None, :], dtype=np.float32), -np.inf)
        if len(found) != self.size:
            raise StoreError(
                f"{self.size - len(found)} van {self.size} vectoren zijn geen getallen; bouw de index opnieuw",
                f"{self.size - len(found)} of {self.size} vectors are not numbers; build the index again",
            )
        return found
