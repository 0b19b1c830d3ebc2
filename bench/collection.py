"""What a test set of retrieval is made of: passages with the papers they stand in, and questions with what is relevant.

Every engine gets the same passages in the same order: a passage is known by its place in `texts`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from index.records import Document, Passage, Span, Unit

# What an engine finds, best first: for each thing that it lists the passages that this thing counts for.
Ranking = Sequence[Collection[int]]


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper with its units and passages, the passages numbered on through all papers of a set."""

    document: Document
    units: tuple[Unit, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question. `relevant` are groups of passages: one of each group is needed. `kind`: what it counts under.

    `fold`: the encoder that has not seen what is asked about (training/split.py); None where any will do.
    """

    text: str
    relevant: tuple[frozenset[int], ...]
    kind: str
    fold: int | None = None


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Papers and questions under a short `name`. `said`: what is asked of what. `trained`: what had been seen of it.

    `texts` are the passages as every engine indexes them. `sources` are the running texts for an engine that cuts for
    itself, and `places` say for each passage which source and which part of it count as that passage.
    """

    name: str
    title: str
    said: str
    trained: str
    papers: tuple[Paper, ...]
    texts: tuple[str, ...]
    sources: tuple[str, ...]
    places: tuple[tuple[int, Span], ...]
    asked: tuple[Asked, ...]


def rank_of(ranking: Ranking, relevant: Sequence[Collection[int]]) -> int | None:
    """The rank, from 1, at which every group of `relevant` has been met; None when one never is.

    >>> rank_of([(3,), (1,), (2,)], [{1, 2}]), rank_of([(3,), (1,), (2,)], [{1}, {2}]), rank_of([(3,)], [{1}])
    (2, 3, None)
    """
    ranks = [
        next((rank for rank, found in enumerate(ranking, start=1) if any(item in group for item in found)), None)
        for group in relevant
    ]
    met = [rank for rank in ranks if rank is not None]
    return max(met) if met and len(met) == len(ranks) else None
