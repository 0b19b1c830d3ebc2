"""The arrays that an index of words is made of, put together from finished segments, written and mapped."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from index.counting import Counted, Hashes
from index.segments import Groups, Segment, encoded

IntArray = NDArray[np.int64]
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
_TYPES: dict[str, Any] = {
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


def segment_of(arrays: Arrays, number: int) -> Segment:
    """The segment with that number, a view."""
    first, last = arrays.bounds[number], arrays.bounds[number + 1]
    part = {name: getattr(arrays, name)[first[column] : last[column]] for name, column in _COLUMN.items()}
    near = Groups(part["near_token"], part["near_times"], part["near_start"])
    far = Groups(part["far_token"], part["far_times"], part["far_start"])
    return Segment(near, part["steps"], far, part["places"])


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
    whole: dict[str, Any] = {
        name: np.concatenate([np.zeros(0, _TYPES[name]), *found]) for name, found in pieces.items()
    }
    lengths = np.concatenate([np.zeros(0, np.uint32), *(part.lengths for part in parts)])
    counts = np.array([frequencies[key] for key in order], dtype=np.int32)
    return tuple(map(names.__getitem__, order)), Arrays(hashes, counts, lengths, bounds, **whole)


def write(folder: Path, tokens: Sequence[str], arrays: Arrays, facts: dict[str, float]) -> None:
    """Write an index into `folder`, which is made."""
    folder.mkdir()
    for name in _TYPES:
        np.save(folder / f"{name}.npy", getattr(arrays, name), allow_pickle=False)
    (folder / _FACTS).write_text(json.dumps(facts, sort_keys=True) + "\n", encoding="utf-8")
    (folder / _TOKENS).write_text("".join(f"{token}\n" for token in tokens), encoding="utf-8", newline="\n")


def mapped_text(path: Path) -> NDArray[np.uint8]:
    """The bytes of a file, mapped: they stay where the file goes. An empty file cannot be mapped."""
    return np.memmap(path, dtype=np.uint8, mode="r") if path.stat().st_size else np.zeros(0, dtype=np.uint8)


def read(folder: Path) -> tuple[Path, Arrays, dict[str, float]]:
    """What `write` wrote, the arrays mapped and the tokens by their file; OSError, ValueError or KeyError when not."""
    facts = json.loads((folder / _FACTS).read_text(encoding="utf-8"))
    found: dict[str, Any] = {name: _mapped(folder / f"{name}.npy", kind) for name, kind in _TYPES.items()}
    arrays = Arrays(**found)
    _check(arrays)
    if not (folder / _TOKENS).is_file():
        raise OSError(_TOKENS)
    return folder / _TOKENS, arrays, {name: float(facts[name]) for name in ("k1", "b")}


def _mapped(path: Path, kind: Any) -> NDArray[np.generic]:
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
