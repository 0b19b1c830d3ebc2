"""BM25 over tokens that `dutch` makes, computed when a question asks from counts that are kept in about a byte each.

The counts stand in segments of 65,536 passages (`index.segments`), mapped from the disk: a question reads those of its
own tokens and nothing else. A score follows from the count, the length of the passage and how rare the token is; none
is kept, since each would change with every paper that comes or goes, and be ten times as large as the count.
"""

import math
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array, csr_array

from index.counting import Counted, counted, hash_of
from index.errors import StoreError
from index.lexical_arrays import Arrays, Part, joined, mapped_text, read, segment_of, write
from index.postings import decoded, postings
from index.scoring import Scorer
from index.segments import ROWS

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
# Tokens of questions whose place and frequency are remembered.
_REMEMBERED = 65_536


class Lexical:
    """One BM25 index (Robertson et al., TREC-3; the Lucene variant of its idf)."""

    def __init__(self, arrays: Arrays, tokens: Path | tuple[str, ...], k1: float, b: float) -> None:
        self._arrays = arrays
        # Mapped now: an update takes the folder away from under who still answers from it.
        self._tokens = tokens if isinstance(tokens, tuple) else mapped_text(tokens)
        self._k1, self._b = k1, b
        self.size = len(arrays.lengths)
        self._last: tuple[tuple[str, ...], FloatArray] | None = None
        self._place = lru_cache(maxsize=_REMEMBERED)(self._find)
        self._frequency = lru_cache(maxsize=_REMEMBERED)(self._find_frequency)
        self._rarity = lru_cache(maxsize=_REMEMBERED)(lambda token: _idf(self.frequency(token), self.size))
        self._segments = [segment_of(arrays, number) for number in range(len(arrays.bounds) - 1)]

    @classmethod
    def build(cls, documents: Sequence[Sequence[str]], k1: float = 1.2, b: float = 0.75) -> "Lexical":
        """Index token lists, one a passage, in the order of the passages' ids."""
        return cls.of(counted(documents), k1, b)

    @classmethod
    def of(cls, whole: Counted, k1: float = 1.2, b: float = 0.75) -> "Lexical":
        """Index counted passages, in memory."""
        rows = whole.counts.tocsr()
        parts = [
            Part.of(Counted(whole.hashes, whole.tokens, rows[start : start + ROWS].tocsc()))
            for start in range(0, whole.size, ROWS)
        ]
        tokens, arrays = joined(parts)
        return cls(arrays, tokens, k1, b)

    def counted(self, number: int) -> Counted:
        """The counts of one segment, those that it was made of: 65,536 passages, the last one what is left."""
        rows = min(ROWS, self.size - number * ROWS)
        whole = decoded(self._segments[number], len(self._arrays.hashes), rows)
        used = np.flatnonzero(np.diff(whole.indptr))
        bounds = np.append(whole.indptr[:-1][used], whole.indptr[-1])
        counts = csc_array((whole.data, whole.indices, bounds), shape=(rows, len(used)))
        names = self.tokens
        return Counted(np.asarray(self._arrays.hashes[used]), tuple(names[place] for place in used.tolist()), counts)

    @cached_property
    def tokens(self) -> tuple[str, ...]:
        """All tokens, in the order of their checksums; read when first asked for."""
        if isinstance(self._tokens, tuple):
            return self._tokens
        return tuple(self._tokens.tobytes().decode().split("\n")[: len(self._arrays.hashes)])

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which is made."""
        write(folder, self.tokens, self._arrays, {"k1": self._k1, "b": self._b})

    @classmethod
    def load(cls, folder: Path, size: int) -> "Lexical":
        """Open an index of `size` passages, its arrays memory-mapped. Raises StoreError when it is not one."""
        try:
            tokens, arrays, facts = read(folder)
            found = cls(arrays, tokens, facts["k1"], facts["b"])
        except (OSError, EOFError, ValueError, KeyError, TypeError, IndexError):
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
        return self._rarity(token)

    def frequency(self, token: str) -> int:
        """In how many passages a token stands."""
        return self._frequency(token)

    def first(self, token: str) -> int | None:
        """The first passage with a token, None when there is none."""
        place = self._place(token)
        for number, segment in enumerate(self._segments if place is not None else ()):
            found = postings([segment], np.array([place]))
            rows = found.rows[found.there > 0]
            if len(rows):
                return number * ROWS + int(rows.min())
        return None

    def plain_scores(self, tokens: Sequence[str]) -> FloatArray:
        """`scores` without weights, not to be written in; those of the last tokens are kept for who asks again."""
        asked, last = tuple(tokens), self._last
        if last is None or last[0] != asked:
            last = (asked, self.scores(asked))
            last[1].flags.writeable = False
            self._last = last
        return last[1]

    def scores(self, tokens: Sequence[str], weights: Sequence[float] | None = None) -> FloatArray:
        """BM25 of every passage, float32 (size,), higher is better; `weights`, one a token, scale its part."""
        return self.products(*self.asked(tokens, weights))

    def products(self, chosen: IntArray, weighed: FloatArray) -> FloatArray:
        """The inner products of what `asked` gave with all passages, float32 (size,)."""
        return self._scorer.scores(chosen, weighed)

    def asked(self, tokens: Sequence[str], weights: Sequence[float] | None = None) -> tuple[IntArray, FloatArray]:
        """The columns of `impacts` that tokens ask for, int64 (k,) ascending, and weight times idf, float32 (k,).

        The inner product with a row of `impacts` is that passage's score.
        """
        columns: dict[int, float] = {}
        for token, weight in zip(tokens, weights or [1.0] * len(tokens), strict=True):
            place = self._place(token) if token and weight > 0 else None
            if place is not None:
                columns.setdefault(place, weight)
        chosen = np.array(sorted(columns), dtype=np.int64)
        idfs = [_idf(frequency, self.size) for frequency in self._arrays.frequencies[chosen].tolist()]
        weighed = np.array([columns[place] for place in chosen.tolist()], dtype=np.float32)
        return chosen, weighed * np.array(idfs, dtype=np.float32)

    def most_held(self, scores: FloatArray, places: IntArray) -> FloatArray:
        """The most idf that tokens asked for without weights can have in the passages at `places`, float32 (n,).

        `scores` (n,) are theirs: a token that stands in a passage gives it least when it stands there once.
        """
        return np.asarray(scores * (1 + self._norms[places]), dtype=np.float32)

    def sampled(self, chosen: IntArray, weighed: FloatArray) -> FloatArray:
        """The scores for what `asked` gave of the passages of a few segments at even distances, all where few are."""
        return self._scorer.sampled(chosen, weighed)

    def impacts(self, number: int) -> csr_array:
        """What each token counts for in each passage of one segment, but for its idf: float32 (passages, tokens)."""
        rows = min(ROWS, self.size - number * ROWS)
        counts = decoded(self._segments[number], len(self._arrays.hashes), rows).tocsr()
        times = counts.data.astype(np.float32)
        norms = np.repeat(self._norms[number * ROWS : number * ROWS + rows], np.diff(counts.indptr))
        return csr_array((times / (times + norms), counts.indices, counts.indptr), shape=counts.shape)

    @cached_property
    def _scorer(self) -> Scorer:
        return Scorer.of(self._segments, self._arrays.frequencies, self._norms)

    @cached_property
    def _norms(self) -> FloatArray:
        """What the length of each passage takes from its scores, float32 (size,)."""
        lengths = np.asarray(self._arrays.lengths, dtype=np.float32)
        return np.asarray(self._k1 * (1 - self._b) + self._k1 * self._b / self._mean * lengths, dtype=np.float32)

    @cached_property
    def _mean(self) -> float:
        lengths = self._arrays.lengths
        return float(lengths.mean(dtype=np.float64)) if len(lengths) and lengths.any() else 1.0

    def _find_frequency(self, token: str) -> int:
        place = self._place(token)
        return 0 if place is None else int(self._arrays.frequencies[place])

    def _find(self, token: str) -> int | None:
        hashes, wanted = self._arrays.hashes, np.uint64(hash_of(token))
        place = int(np.searchsorted(hashes, wanted))
        return place if place < len(hashes) and hashes[place] == wanted else None


def _idf(frequency: int, size: int) -> float:
    """log(1 + (N - df + 0.5) / (df + 0.5)): Kamphuis et al., ECIR 2020."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
