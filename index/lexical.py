"""BM25 over tokens that `dutch` makes, computed when a question asks from counts that are kept in about a byte each.

The counts stand in segments of 65,536 passages (`index.segments`), mapped from the disk: a question reads those of its
own tokens and nothing else. A score follows from the count, the length of the passage and how rare the token is; none
is kept, since each would change with every paper that comes or goes, and be ten times as large as the count.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from index.counting import Counted, Hashes, counted, hash_of
from index.errors import StoreError
from index.segments import ROWS, Groups, Segment, decoded, encoded, taken

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int64]
# Columns summed at a time: bounds the memory that a very long question takes.
_AT_A_TIME = 512
_FIRST = np.zeros(1, dtype=np.int64)
# Tokens of questions whose place is remembered.
_REMEMBERED = 65_536
_FACTS = "bm25.json"
_TOKENS = "tokens.txt"


@dataclass(frozen=True, slots=True)
class Arrays:
    """What an index is made of, each a file of its own.

    `hashes` uint64 and `frequencies` int32 (tokens,): in how many passages each token stands. `lengths` uint32
    (passages,). All others are those of all segments one after another, with `bounds` int64 (segments + 1, 6): where
    each segment begins in near_token and near_times, near_start, steps, far_token and far_times, far_start, places.
    """

    hashes: Hashes
    frequencies: NDArray[np.int32]
    lengths: NDArray[np.uint32]
    bounds: IntArray
    near_token: NDArray[np.int32]
    near_times: NDArray[np.uint16]
    near_start: NDArray[np.uint32]
    steps: NDArray[np.uint8]
    far_token: NDArray[np.int32]
    far_times: NDArray[np.uint16]
    far_start: NDArray[np.uint32]
    places: NDArray[np.uint16]


_PER_SEGMENT = ("near_token", "near_times", "near_start", "steps", "far_token", "far_times", "far_start", "places")
# Which column of `bounds` says where an array of a segment begins.
_COLUMN = dict(zip(_PER_SEGMENT, (0, 0, 1, 2, 3, 3, 4, 5), strict=True))
_TYPES = {
    "hashes": np.uint64,
    "frequencies": np.int32,
    "lengths": np.uint32,
    "bounds": np.int64,
    "near_token": np.int32,
    "near_times": np.uint16,
    "near_start": np.uint32,
    "steps": np.uint8,
    "far_token": np.int32,
    "far_times": np.uint16,
    "far_start": np.uint32,
    "places": np.uint16,
}


class Lexical:
    """One BM25 index (Robertson et al., TREC-3; the Lucene variant of its idf)."""

    def __init__(self, arrays: Arrays, tokens: Path | tuple[str, ...], k1: float, b: float) -> None:
        self._arrays = arrays
        self._tokens = tokens
        self._k1, self._b = k1, b
        self.size = len(arrays.lengths)
        self._last: tuple[tuple[str, ...], FloatArray] | None = None
        self._place = lru_cache(maxsize=_REMEMBERED)(self._find)
        self._segments = [self._segment(number) for number in range(len(arrays.bounds) - 1)]

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

    def _segment(self, number: int) -> Segment:
        arrays, first, last = self._arrays, self._arrays.bounds[number], self._arrays.bounds[number + 1]
        part = {name: getattr(arrays, name)[first[column] : last[column]] for name, column in _COLUMN.items()}
        near = Groups(part["near_token"], part["near_times"], part["near_start"])
        far = Groups(part["far_token"], part["far_times"], part["far_start"])
        return Segment(near, part["steps"], far, part["places"])

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
        return tuple(self._tokens.read_text(encoding="utf-8").split("\n")[: len(self._arrays.hashes)])

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which is made."""
        folder.mkdir()
        for name in _TYPES:
            np.save(folder / f"{name}.npy", getattr(self._arrays, name), allow_pickle=False)
        write_facts(folder, self.tokens, self.size, self._k1, self._b)

    @classmethod
    def load(cls, folder: Path, size: int) -> "Lexical":
        """Open an index of `size` passages, its arrays memory-mapped. Raises StoreError when it is not one."""
        try:
            facts = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
            arrays = Arrays(**{name: _mapped(folder / f"{name}.npy", kind) for name, kind in _TYPES.items()})
            _check(arrays)
            if not (folder / _TOKENS).is_file():
                raise OSError(_TOKENS)
            found = cls(arrays, folder / _TOKENS, float(facts["k1"]), float(facts["b"]))
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
        return _idf(self.frequency(token), self.size)

    def frequency(self, token: str) -> int:
        """In how many passages a token stands."""
        place = self._place(token)
        return 0 if place is None else int(self._arrays.frequencies[place])

    def first(self, token: str) -> int | None:
        """The first passage with a token, None when there is none."""
        place = self._place(token)
        for number, segment in enumerate(self._segments if place is not None else ()):
            found = [taken(groups, kept, np.array([place])) for groups, kept in _kinds(segment)]
            rows = np.concatenate([part.rows[part.times > 0] for part in found])
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
        columns: dict[int, float] = {}
        for token, weight in zip(tokens, weights or [1.0] * len(tokens), strict=True):
            place = self._place(token) if token and weight > 0 else None
            if place is not None:
                columns.setdefault(place, weight)
        total = np.zeros(self.size, dtype=np.float32)
        chosen = list(columns)
        for start in range(0, len(chosen), _AT_A_TIME):
            asked = np.array(chosen[start : start + _AT_A_TIME], dtype=np.int64)
            idfs = [_idf(frequency, self.size) for frequency in self._arrays.frequencies[asked].tolist()]
            weighed = np.array([columns[place] for place in asked.tolist()], dtype=np.float32)
            self._add(total, asked, weighed * np.array(idfs, dtype=np.float32))
        return total

    def _add(self, total: FloatArray, asked: IntArray, weights: FloatArray) -> None:
        """Add the scores of some tokens, each with its weight, to `total`, token by token in the order given."""
        twice = np.concatenate((weights, weights))
        for number, segment in enumerate(self._segments):
            block = slice(number * ROWS, min((number + 1) * ROWS, self.size))
            near, far = (taken(groups, kept, asked) for groups, kept in _kinds(segment))
            rows, times = np.concatenate((near.rows, far.rows)), np.concatenate((near.times, far.times))
            if not len(rows):
                continue
            times /= times + self._norms[block][rows]
            bounds = np.concatenate((_FIRST, np.cumsum(np.concatenate((near.widths, far.widths))))).astype(np.int32)
            total[block] += csc_array((times, rows, bounds), shape=(block.stop - block.start, len(twice))) @ twice

    @cached_property
    def _norms(self) -> FloatArray:
        """What the length of each passage takes from its scores, float32 (size,)."""
        lengths = np.asarray(self._arrays.lengths, dtype=np.float32)
        return np.asarray(self._k1 * (1 - self._b) + self._k1 * self._b / self._mean * lengths, dtype=np.float32)

    @cached_property
    def _mean(self) -> float:
        lengths = self._arrays.lengths
        return float(lengths.mean(dtype=np.float64)) if len(lengths) and lengths.any() else 1.0

    def _find(self, token: str) -> int | None:
        hashes, wanted = self._arrays.hashes, np.uint64(hash_of(token))
        place = int(np.searchsorted(hashes, wanted))
        return place if place < len(hashes) and hashes[place] == wanted else None


@dataclass(frozen=True, slots=True)
class Part:
    """A finished segment with tokens of its own: what `joined` puts together. `lengths` uint32 (passages,)."""

    hashes: Hashes
    tokens: tuple[str, ...]
    frequencies: NDArray[np.int64]
    lengths: NDArray[np.uint32]
    segment: Segment

    @classmethod
    def of(cls, whole: Counted) -> "Part":
        """The segment of at most 65,536 counted passages."""
        counts = whole.counts
        if not counts.has_sorted_indices:
            counts.sort_indices()
        lengths = np.bincount(counts.indices, weights=counts.data, minlength=whole.size).astype(np.uint32)
        return cls(whole.hashes, whole.tokens, np.diff(counts.indptr).astype(np.int64), lengths, encoded(counts))


def joined(parts: Sequence[Part]) -> tuple[tuple[str, ...], Arrays]:
    """The tokens and the arrays of an index of finished segments; a token that no passage holds is left out."""
    names: dict[int, str] = {}
    frequencies: dict[int, int] = {}
    for part in parts:
        for key, token, times in zip(part.hashes.tolist(), part.tokens, part.frequencies.tolist(), strict=True):
            if times:
                names[key] = token
                frequencies[key] = frequencies.get(key, 0) + times
    hashes = np.sort(np.fromiter(names, dtype=np.uint64, count=len(names)))
    order = hashes.tolist()
    pieces: dict[str, list[NDArray[np.generic]]] = {name: [] for name in _PER_SEGMENT}
    bounds = np.zeros((len(parts) + 1, 6), dtype=np.int64)
    for number, part in enumerate(parts, start=1):
        own = np.searchsorted(hashes, part.hashes).astype(np.int32)
        for name, values in part.segment.arrays():
            pieces[name].append(own[values] if name.endswith("token") else values)
            bounds[number, _COLUMN[name]] = bounds[number - 1, _COLUMN[name]] + len(values)
    whole = {name: np.concatenate([np.zeros(0, _TYPES[name]), *found]) for name, found in pieces.items()}
    lengths = np.concatenate([np.zeros(0, np.uint32), *(part.lengths for part in parts)])
    counts = np.array([frequencies[key] for key in order], dtype=np.int32)
    return tuple(map(names.__getitem__, order)), Arrays(hashes, counts, lengths, bounds, **whole)  # type: ignore[arg-type]  # by name


def write_facts(folder: Path, tokens: Sequence[str], size: int, k1: float, b: float) -> None:
    """Write what is no array."""
    facts = {"k1": k1, "b": b, "passages": size}
    (folder / _FACTS).write_text(json.dumps(facts, sort_keys=True) + "\n", encoding="utf-8")
    (folder / _TOKENS).write_text("".join(f"{token}\n" for token in tokens), encoding="utf-8", newline="\n")


def _kinds(segment: Segment) -> Iterator[tuple[Groups, NDArray[np.generic]]]:
    yield segment.near, segment.steps
    yield segment.far, segment.places


def _mapped(path: Path, kind: type[np.generic]) -> NDArray[np.generic]:
    found = np.load(path, mmap_mode="r", allow_pickle=False)
    if found.dtype != kind:
        raise ValueError(path)
    # Cutting a piece out of a mapped array costs more than adding up a short one: plain views of the same memory.
    return np.asarray(found)


def _check(arrays: Arrays) -> None:
    """Raise ValueError unless all arrays are as long as the bounds of the segments say."""
    last = arrays.bounds[-1]
    for name, column in _COLUMN.items():
        if len(getattr(arrays, name)) != last[column]:
            raise ValueError(name)
    if len(arrays.hashes) != len(arrays.frequencies) or (np.diff(arrays.bounds, axis=0) < 0).any():
        raise ValueError("bounds")


def _idf(frequency: int, size: int) -> float:
    """log(1 + (N - df + 0.5) / (df + 0.5)): Kamphuis et al., ECIR 2020."""
    return math.log(1 + (size - frequency + 0.5) / (frequency + 0.5))
