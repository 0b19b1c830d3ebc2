"""Exact inner-product search over unit vectors; the only import of faiss."""

from pathlib import Path
from typing import cast

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError

FloatArray = NDArray[np.float32]


class Vectors:
    """Vectors of all passages, row number = passage id."""

    def __init__(self, engine: faiss.Index) -> None:
        self._engine = engine

    @classmethod
    def build(cls, rows: FloatArray) -> "Vectors":
        """Index `rows`: float32 (n, dim), unit or zero rows."""
        engine = faiss.IndexFlatIP(rows.shape[1])
        engine.add(np.ascontiguousarray(rows, dtype=np.float32))
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
            return cls(faiss.read_index(str(path), faiss.IO_FLAG_READ_ONLY))
        except RuntimeError:
            raise StoreError(
                f"{path.name} is geen vectorindex; bouw de index opnieuw met vraagbaak index",
                f"{path.name} is no vector index; build the index again with vraagbaak index",
            ) from None

    def row(self, number: int) -> FloatArray:
        """The vector of one passage, float32 (dim,)."""
        return np.asarray(self._engine.reconstruct(number), dtype=np.float32)

    def rows(self) -> FloatArray:
        """All vectors, float32 (size, dim): a view that lives as long as this object, to be read and not written."""
        if not self.size:
            return np.zeros((0, self.dimension), dtype=np.float32)
        flat = faiss.rev_swig_ptr(cast(faiss.IndexFlat, self._engine).get_xb(), self.size * self.dimension)
        return np.asarray(flat, dtype=np.float32).reshape(self.size, self.dimension)

    def scores(self, query: FloatArray) -> FloatArray:
        """The cosine of every passage with a unit `query` (dim,), float32 (n,) in [-1, 1]."""
        if query.shape != (self.dimension,):
            raise StoreError(
                f"vector van {query.shape}, verwacht ({self.dimension},); bouw de index opnieuw",
                f"vector of {query.shape}, expected ({self.dimension},); build the index again",
            )
        total = np.zeros(self.size, dtype=np.float32)
        if self.size:
            found, places = self._engine.search(np.ascontiguousarray(query[None, :], dtype=np.float32), self.size)
            total[places[0]] = found[0]
        return total
