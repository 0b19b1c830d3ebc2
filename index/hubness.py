"""Passages that lie near everything: how near each one is to its neighbours, whatever is asked.

Some vectors are close to very many others, and so to most questions (hubs: Radovanović et al., JMLR 2010). Taking a
part of that closeness from their cosines lets the passages come forward that are near to this one question (a
one-sided form of CSLS: Conneau et al., ICLR 2018).
"""

import zlib
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from index.errors import StoreError
from index.vectors import Codes, Lists, per_length

FloatArray = NDArray[np.float32]

# Every passage is compared with so many, so that a large index costs no more a passage than a small one.
_SAMPLE = 512
_NEAREST = 10
_AT_A_TIME = 2048


def hubness(codes: Codes) -> FloatArray:
    """The mean cosine of each row of `codes` (n, dim) with its ten nearest of a sample, float32 (n,).

    The sample is the same for the same rows in whatever order: those with the lowest checksums. A row is no neighbour
    of itself; with one row alone there is none, and its hubness is 0.
    """
    return hubness_and_lists(codes)[0]


def hubness_and_lists(codes: Codes) -> tuple[FloatArray, Lists]:
    """`hubness`, and the rows of that sample as the centres of lists, each row under the one it is nearest to."""
    near = np.zeros(len(codes), dtype=np.float32)
    which = np.zeros(len(codes), dtype=np.int32)
    checksums = np.fromiter((zlib.crc32(row.data) for row in codes), dtype=np.int64, count=len(codes))
    sample = np.argsort(checksums, kind="stable")[: min(_SAMPLE, len(codes))]
    k = min(_NEAREST, len(sample) - 1)
    chosen = per_length(codes[sample])
    centres = codes[sample].astype(np.float32).T
    place = np.full(len(codes), -1, dtype=np.int64)
    place[sample] = np.arange(len(sample))
    for start in range(0, len(codes), _AT_A_TIME):
        block = slice(start, min(start + _AT_A_TIME, len(codes)))
        wide = codes[block].astype(np.float32)
        # Whole numbers below 2^24 in float32: the products are exact, in whatever order BLAS adds them up.
        cosines = (wide @ centres) * chosen[None, :] * per_length(codes[block])[:, None]
        which[block] = cosines.argmax(axis=1)
        if k < 1:
            continue
        own = np.flatnonzero(place[block] >= 0)
        cosines[own, place[block][own]] = -np.inf
        best = np.sort(np.partition(cosines, -k, axis=1)[:, -k:], axis=1)
        near[block] = best.mean(axis=1)
    return near, Lists(codes[sample], which)


def save(path: Path, values: FloatArray) -> None:
    """Write what `hubness` gave."""
    np.save(path, values, allow_pickle=False)


def load(path: Path, size: int) -> FloatArray:
    """Read the values of `size` passages. Raises StoreError when the file does not hold them."""
    try:
        values = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError, EOFError):
        values = None
    if values is None or values.shape != (size,) or values.dtype != np.float32:
        raise StoreError(
            f"{path.name} hoort niet bij {size} passages; bouw de index opnieuw met vraagbaak index",
            f"{path.name} does not belong to {size} passages; build the index again with vraagbaak index",
        )
    return np.asarray(values, dtype=np.float32)
