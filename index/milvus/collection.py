"""The collection of one generation: its name, how its vectors are indexed, and a passage as a row of it.

A row is a passage: its number, the place of its paper, its vector with its hubness behind it, and what each of its
stems and character n-grams counts for. Inner products with these are the cosine less a part of the hubness, and BM25.
"""

import hashlib
import json
import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from scipy.sparse import csr_array

from index.generation import Manifest
from index.segments import ROWS
from index.store import Store
from index.vectors import MOST_FLAT

# Part of each name: rows of another make stand in other collections.
_FORMAT = 1
# Rows that are sent at once: some 5 MB, a tenth of what Milvus takes.
BATCH = 1000
# A column that no token has: Milvus takes no row without any. It keeps 2^32 - 1 for itself.
_NO_TOKEN = 2**32 - 2
# The share of the lists that a question reads, as in the embedded search.
_READ = 16


def name_of(manifest: Manifest) -> str:
    """What the collection of a generation is called: by its fingerprint, and by what its files hold."""
    whole = json.dumps([_FORMAT, sorted(manifest.files.items())])
    return f"vraagbaak_{manifest.fingerprint[:24]}_{hashlib.sha256(whole.encode()).hexdigest()[:8]}"


def lists_of(passages: int) -> int:
    """In how many lists the vectors stand, 0 where all are read for each question."""
    return 0 if passages <= MOST_FLAT else min(65_536, 4 * math.isqrt(passages))


def probes_of(passages: int) -> int:
    """How many of the lists a question reads, 0 where there are none."""
    return -(-lists_of(passages) // _READ)


def index_of(passages: int) -> dict[str, Any]:
    """How Milvus is to index the vectors: none left out up to as many as in the embedded search, then in lists."""
    lists = lists_of(passages)
    return {"index_type": "IVF_SQ8", "params": {"nlist": lists}} if lists else {"index_type": "FLAT"}


def batches(store: Store, first: int) -> Iterator[list[dict[str, Any]]]:
    """The rows from number `first` on, a multiple of BATCH, in batches of BATCH numbers."""
    papers = store.papers_of_passages
    segment, words = -1, (csr_array((0, 0)), csr_array((0, 0)))
    for start in range(first, len(store.passages), BATCH):
        places = np.arange(start, min(start + BATCH, len(store.passages)))
        dense = np.column_stack((store.vectors.unit_rows(places), store.hubness[places])).astype(np.float32)
        rows = []
        for place, vector in zip(places.tolist(), dense, strict=True):
            number, row = divmod(place, ROWS)
            if number != segment:
                segment, words = number, (store.stems.impacts(number), store.ngrams.impacts(number))
            stems, ngrams = (_row(counted, row) for counted in words)
            rows.append(
                {"id": place, "document": int(papers[place]), "dense": vector, "stems": stems, "ngrams": ngrams}
            )
        yield rows


def _row(counted: csr_array, row: int) -> dict[int, float]:
    here = slice(counted.indptr[row], counted.indptr[row + 1])
    return dict(zip(counted.indices[here].tolist(), counted.data[here].tolist(), strict=True)) or {_NO_TOKEN: 1.0}
