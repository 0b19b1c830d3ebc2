"""BM25 over tokens that `dutch` makes; the only import of bm25s.

bm25s scores eagerly at build time and adds rows of a sparse matrix at query time. Tokens are numbered in sorted order,
so that the same passages give the same files whatever the hash seed.
"""

import math
from collections.abc import Sequence
from pathlib import Path

import bm25s
import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError

FloatArray = NDArray[np.float32]


class Lexical:
    """One BM25 index (Robertson et al., TREC-3; the Lucene variant of its idf)."""

    def __init__(self, engine: bm25s.BM25, size: int) -> None:
        self._engine = engine
        self.size = size

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]], k1: float = 1.2, b: float = 0.75) -> "Lexical":
        """Index token lists, one a passage, in the order of the passages' ids."""
        vocabulary = {token: number for number, token in enumerate(sorted({t for d in documents for t in d}))}
        # An empty vocabulary cannot be indexed: a token that no query finds stands in for it.
        if not vocabulary:
            vocabulary, documents = {"": 0}, [[""]] * len(documents)
        ids = [[vocabulary[token] for token in document] for document in documents]
        engine = bm25s.BM25(method="lucene", k1=k1, b=b)
        engine.index((ids, vocabulary), show_progress=False, leave_progress=False)
        return cls(engine, len(documents))

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which is made."""
        self._engine.save(str(folder), show_progress=False)

    @classmethod
    def load(cls, folder: Path, size: int) -> "Lexical":
        """Open an index of `size` passages, its arrays memory-mapped. Raises StoreError when it is not one."""
        try:
            engine = bm25s.BM25.load(str(folder), mmap=True, load_corpus=False)
        except (OSError, EOFError, ValueError, KeyError, TypeError):
            raise StoreError(
                f"{folder.name} is geen woordindex; bouw de index opnieuw met vraagbaak index",
                f"{folder.name} is no index of words; build the index again with vraagbaak index",
            ) from None
        if int(engine.scores["num_docs"]) != size:
            raise StoreError(
                f"{folder.name} hoort bij {engine.scores['num_docs']} passages, niet bij {size}; bouw de index opnieuw",
                f"{folder.name} belongs to {engine.scores['num_docs']} passages, not to {size}; build the index again",
            )
        return cls(engine, size)

    def idf(self, token: str) -> float:
        """How rare a token is, at least 0: log(1 + (N - df + 0.5) / (df + 0.5)); highest where no passage holds it."""
        number = self._engine.vocab_dict.get(token)
        bounds = self._engine.scores["indptr"]
        frequency = int(bounds[number + 1] - bounds[number]) if number is not None else 0
        return math.log(1 + (self.size - frequency + 0.5) / (frequency + 0.5))

    def scores(self, tokens: Sequence[str], weights: Sequence[float] | None = None) -> FloatArray:
        """BM25 of every passage, float32 (size,), higher is better; `weights`, one a token, scale its part."""
        total = np.zeros(self.size, dtype=np.float32)
        vocabulary = self._engine.vocab_dict
        groups: dict[float, list[int]] = {}
        seen: set[str] = set()
        for token, weight in zip(tokens, weights or [1.0] * len(tokens), strict=True):
            number = vocabulary.get(token) if token else None
            if number is not None and token not in seen and weight > 0:
                seen.add(token)
                groups.setdefault(weight, []).append(int(number))
        for weight, numbers in groups.items():
            total += np.float32(weight) * self._engine.get_scores_from_ids(numbers)
        return total
