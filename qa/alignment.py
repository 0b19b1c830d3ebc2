"""How well the words of a sentence stand for the words of a question, by the vectors of single words.

Each question word looks for its nearest word in the sentence; rare words count for more (late interaction as in
ColBERT, Khattab and Zaharia 2020, here over static word vectors). So "stappers" meets "uitgaande jongeren".
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import products
from index.encoder import Encoder

FloatArray = NDArray[np.float32]
# Word vectors kept: a few tens of megabytes at most.
_REMEMBERED = 50_000


class WordVectors:
    """Vectors of single words, computed once each."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[str, FloatArray] = {}

    def rows(self, words: Sequence[str]) -> FloatArray:
        """The vectors of `words`, float32 (n, dim), unit or zero rows."""
        known = self._known
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new:
            if len(known) + len(new) > _REMEMBERED:
                known, new = {}, list(dict.fromkeys(words))
                self._known = known
            # Another thread may be reading it: words are added and never taken away.
            known.update(zip(new, self._encoder.passages(new), strict=True))
        return np.stack([known[word] for word in words])


def aligned(vectors: WordVectors, question: Mapping[str, float], sentences: Sequence[Sequence[str]]) -> list[float]:
    """For each sentence (its words) how well it stands for the question (its words with weights), in [0, 1]."""
    whole = sum(question.values())
    vocabulary = list(dict.fromkeys(word for sentence in sentences for word in sentence))
    if not whole or not vocabulary:
        return [0.0] * len(sentences)
    rows = vectors.rows([*question, *vocabulary])
    near = products(rows[: len(question)], rows[len(question) :])
    place = {word: column for column, word in enumerate(vocabulary)}
    weights = np.fromiter(question.values(), dtype=np.float32) / np.float32(whole)
    columns = [place[word] for sentence in sentences for word in sentence]
    lengths = np.fromiter(map(len, sentences), dtype=np.intp, count=len(sentences))
    starts = np.cumsum(lengths) - lengths
    nearest = np.maximum.reduceat(near[:, columns], starts[lengths > 0], axis=1).clip(0, 1)
    found = np.zeros(len(sentences), dtype=np.float32)
    found[lengths > 0] = (weights[:, None] * nearest).sum(axis=0)
    return [float(value) for value in found]
