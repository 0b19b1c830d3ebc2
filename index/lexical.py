"""BM25 over tokens that `dutch` makes; the only import of bm25s.

bm25s keeps a sparse matrix of finished scores. They are made here from counts that are kept beside them: every
passage's score changes with each paper that comes or goes, its counts do not. At query time the columns of the tokens
are summed by scipy: bm25s knows no weights for tokens, and takes twice as long.
"""

import math
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from index.errors import StoreError
from index.postings import BLOCK, Postings, matrix_of

FloatArray = NDArray[np.float32]
_COUNTS = "counts.npy"
# Columns summed at a time: bounds the memory that a very long question takes.
_AT_A_TIME = 128


class Lexical:
    """One BM25 index (Robertson et al., TREC-3; the Lucene variant of its idf)."""

    def __init__(self, engine: bm25s.BM25, counts: NDArray[np.generic]) -> None:
        self._engine = engine
        self._counts = counts
        # Cutting a piece out of a mapped array costs more than adding up a short one: plain views of the same memory.
        for name in ("data", "indices", "indptr"):
            engine.scores[name] = np.asarray(engine.scores[name])
        self.size = int(engine.scores["num_docs"])

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]], k1: float = 1.2, b: float = 0.75) -> "Lexical":
        """Index token lists, one a passage, in the order of the passages' ids."""
        return cls.of(Postings.of(documents, range(len(documents)), len(documents)), k1, b)

    @classmethod
    def of(cls, postings: Postings, k1: float = 1.2, b: float = 0.75) -> "Lexical":
        """Index counted passages."""
        counts = postings.counts
        lengths = postings.lengths
        mean = float(lengths.mean()) if len(lengths) and lengths.any() else 1.0
        norms = k1 * (1 - b + b * lengths / mean)
        idfs = np.array([_idf(frequency, postings.size) for frequency in np.diff(counts.indptr).tolist()])
        scores = np.empty(counts.nnz, dtype=np.float32)
        for start in range(0, counts.nnz, BLOCK):
            block = slice(start, min(start + BLOCK, counts.nnz))
            times = counts.data[block].astype(np.float64)
            widths = np.diff(np.clip(counts.indptr, block.start, block.stop))
            scores[block] = times / (times + norms[counts.indices[block]]) * np.repeat(idfs, widths)
        engine = bm25s.BM25(method="lucene", k1=k1, b=b)
        # An empty vocabulary cannot be indexed: a token that no query finds stands in for it.
        engine.vocab_dict = {token: column for column, token in enumerate(postings.tokens)} or {"": 0}
        engine.nonoccurrence_array = None  # for other variants of BM25: what a passage scores without the token
        engine.unique_token_ids_set = set(engine.vocab_dict.values())
        engine.scores = {
            "data": scores,
            "indices": counts.indices.astype(np.int32, copy=False),
            "indptr": counts.indptr.astype(np.int64) if postings.tokens else np.zeros(2, dtype=np.int64),
            "num_docs": postings.size,
        }
        return cls(engine, counts.data)

    def postings(self) -> Postings:
        """The counts that this index was made of."""
        vocabulary = sorted(self._engine.vocab_dict, key=self._engine.vocab_dict.__getitem__)
        scores = self._engine.scores
        if vocabulary == [""]:
            return Postings((), csc_array((self.size, 0), dtype=np.uint16))
        matrix = matrix_of(self._counts, scores["indices"], scores["indptr"], self.size)
        return Postings(tuple(vocabulary), matrix)

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which is made."""
        self._engine.save(str(folder), show_progress=False)
        np.save(folder / _COUNTS, self._counts, allow_pickle=False)

    @classmethod
    def load(cls, folder: Path, size: int) -> "Lexical":
        """Open an index of `size` passages, its arrays memory-mapped. Raises StoreError when it is not one."""
        try:
            engine = bm25s.BM25.load(str(folder), mmap=True, load_corpus=False)
            found = cls(engine, np.load(folder / _COUNTS, mmap_mode="r", allow_pickle=False))
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            raise StoreError(
                f"{folder.name} is geen woordindex; bouw de index opnieuw met vraagbaak index",
                f"{folder.name} is no index of words; build the index again with vraagbaak index",
            ) from None
        if found.size != size:
            raise StoreError(
                f"{folder.name} hoort bij {found.size} passages, niet bij {size}; bouw de index opnieuw",
                f"{folder.name} belongs to {found.size} passages, not to {size}; build the index again",
            )
        return found

    def idf(self, token: str) -> float:
        """How rare a token is, at least 0, highest where no passage holds it."""
        number = self._engine.vocab_dict.get(token)
        bounds = self._engine.scores["indptr"]
        return _idf(int(bounds[number + 1] - bounds[number]) if number is not None else 0, self.size)

    def scores(self, tokens: Sequence[str], weights: Sequence[float] | None = None) -> FloatArray:
        """BM25 of every passage, float32 (size,), higher is better; `weights`, one a token, scale its part."""
        total = np.zeros(self.size, dtype=np.float32)
        vocabulary = self._engine.vocab_dict
        columns: dict[int, float] = {}
        for token, weight in zip(tokens, weights or [1.0] * len(tokens), strict=True):
            number = vocabulary.get(token) if token else None
            if number is not None and weight > 0:
                columns.setdefault(int(number), weight)
        chosen = list(columns.items())
        for start in range(0, len(chosen), _AT_A_TIME):
            total += self._sum(*zip(*chosen[start : start + _AT_A_TIME], strict=True))
        return total

    def _sum(self, columns: Sequence[int], weights: Sequence[float]) -> FloatArray:
        """The weighted sum of some columns, float32 (size,), added up in their order."""
        bounds = self._engine.scores["indptr"]
        pieces = [slice(bounds[column], bounds[column + 1]) for column in columns]
        scores, rows = ([self._engine.scores[name][piece] for piece in pieces] for name in ("data", "indices"))
        ends = np.cumsum([0, *map(len, rows)])
        matrix = matrix_of(np.concatenate(scores), np.concatenate(rows), ends, self.size)
        found: FloatArray = matrix @ np.array(weights, dtype=np.float32)
        return found


def _idf(frequency: int, size: int) -> float:
    """log(1 + (N - df + 0.5) / (df + 0.5)): Kamphuis et al., ECIR 2020."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
