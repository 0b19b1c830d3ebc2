"""The order that counts: the passages that were read, set by what they hold as well as by how they were found.

A passage is found with its whole context; whether a sentence in it answers is only known once it was read. So the best
sentence of each passage that was read adds to its score; the others follow as they were.
"""

from collections.abc import Sequence
from dataclasses import replace

from index.records import Hit
from qa.extract import Candidate


def reranked(hits: Sequence[Hit], read: int, found: Sequence[Candidate], weight: float) -> tuple[Hit, ...]:
    """`hits` with the first `read` in the order of score + `weight` * how far their best sentence beats the worst one.

    `found` holds the sentences of the passages that were read. Ties keep the order in which they were found.
    """
    best = [_best_score(hit, found) for hit in hits[:read]]
    known = [score for score in best if score is not None]
    lowest = min(known, default=0.0)
    gains = [weight * (score - lowest) if score is not None else 0.0 for score in best]
    opened = [replace(hit, score=round(hit.score + gain, 4)) for hit, gain in zip(hits, gains, strict=False)]
    opened.sort(key=lambda hit: (-hit.score, hit.rank))
    return tuple(replace(hit, rank=rank) for rank, hit in enumerate([*opened, *hits[read:]], start=1))


def _best_score(hit: Hit, found: Sequence[Candidate]) -> float | None:
    """The score of the best sentence in a passage or in the Vraag above it, None when none was read."""
    span = hit.passage.span
    scores = (
        item.score
        for item in found
        if item.unit.address == hit.passage.unit and (item.part == "vraag" or span.start <= item.span.start < span.end)
    )
    return max(scores, default=None)
