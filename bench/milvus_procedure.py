"""Whether ranking by one sum of the best of three searches is the embedded ranking, where Milvus Lite cannot follow.

`python -m bench.milvus_procedure --keep FOLDER --sizes 10000,100000,1000000`. FOLDER holds what `python -m bench.scale
--keep FOLDER` left. The three searches, as deep as Milvus is asked for, and their sum are computed here on the
generation itself; all else is `qa.retrieve_elsewhere`. So this measures the procedure and not Milvus: a cluster's own
lists of vectors may lose more. It is held against the embedded search with all vectors read.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import index.milvus.search
import qa.retrieve
from bench.corpus import Needle, read_needles
from index.records import Hit
from index.serving import FloatArray, IntArray, Words
from index.store import Store
from qa.answer import Engine

_LISTED = 10


class Computed:
    """The three searches and their sum, as hybrid search gives them, read from the generation itself."""

    name = "computed"

    def __init__(self, store: Store) -> None:
        self._store = store

    def best(self, words: Sequence[Words], vector: FloatArray | None, allowed: NDArray[np.bool_]) -> IntArray:
        """See `index.serving.Searcher`."""
        rankings = [self._products(item) for item in words]
        if vector is not None:
            asked, length = vector[:-1], np.linalg.norm(vector[:-1])
            rankings.append(self._store.vectors.scores(asked) * length + vector[-1] * self._store.hubness)
        total, found = np.zeros(len(allowed), dtype=np.float32), np.zeros(len(allowed), dtype=np.bool_)
        for number, values in enumerate(rankings):
            inside = np.where(allowed, values, -np.inf)
            top = np.argsort(-inside, kind="stable")[: index.milvus.search.DEPTH]
            # Of words, only what is above 0 is found.
            top = top[(inside[top] > 0) if number < len(words) else np.isfinite(inside[top])]
            total[top] += values[top]
            found[top] = True
        places = np.flatnonzero(found)
        best = places[np.argsort(-total[places], kind="stable")][: index.milvus.search.CANDIDATES]
        return np.sort(best)

    def scores(self, words: Words, places: IntArray) -> FloatArray:
        """See `index.serving.Searcher`."""
        return self._products(words)[places]

    def check(self) -> None:
        """See `index.serving.Searcher`."""

    def close(self) -> None:
        """See `index.serving.Searcher`."""

    def _products(self, words: Words) -> FloatArray:
        engine = self._store.stems if words.field == "stems" else self._store.ngrams
        return engine.products(words.columns, words.weights)


def compared(folder: Path, corpus: Path, most: int) -> list[str]:
    """A row of the table for each kind of question."""
    needles = read_needles(corpus)[:most]
    embedded, computed = Engine.open(folder), Engine.open(folder)
    with closing(embedded.store), closing(computed.store):
        computed.store.elsewhere = Computed(computed.store)
        every = np.ones(len(embedded.store.passages), dtype=np.bool_)
        rows = []
        for kind, said in (("near", "own words"), ("far", "other words")):
            reads = [embedded.read(getattr(needle, kind)) for needle in needles]
            pairs = [tuple(engine.search(read, every, _LISTED) for engine in (embedded, computed)) for read in reads]
            listed = [tuple([hit.passage.id for hit in hits] for hits in pair) for pair in pairs]
            figures = (
                sum(one == other for one, other in listed) / len(listed),
                sum(len(set(one) & set(other)) / len(one) for one, other in listed) / len(listed),
                *(_recall(needles, [pair[place] for pair in pairs]) for place in (0, 1)),
            )
            rows.append(f"| {len(every):,} | {said} | " + " | ".join(f"{value:.3f}" for value in figures) + " |")
    return rows


def _recall(needles: Sequence[Needle], found: Sequence[Sequence[Hit]]) -> float:
    pairs = zip(needles, found, strict=True)
    return sum(
        any(hit.passage.document == needle.file and hit.passage.unit.endswith(f"-{needle.number}") for hit in hits)
        for needle, hits in pairs
    ) / len(needles)


def main() -> int:
    """Compare at each size and print the table."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("--keep", type=Path, required=True, help="folder with corpora and indexes of bench.scale")
    given.add_argument("--sizes", default="10000,100000", help="passages, with commas between")
    given.add_argument("--questions", type=int, default=50, help="how many of the planted questions, of each kind")
    options = given.parse_args()
    qa.retrieve.LISTS_READ = 2**30
    print("| passages | questions | same ten, same order | of ten shared | R@10 embedded | R@10 so |")
    print("| ---: | --- | ---: | ---: | ---: | ---: |")
    for size in options.sizes.split(","):
        for row in compared(options.keep / f"index-{size}", options.keep / f"corpus-{size}", options.questions):
            print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
