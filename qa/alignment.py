"""How well the words of a sentence stand for the words of a question, by the vectors of single words.

Each question word looks for its nearest word in the sentence (late interaction as in ColBERT, Khattab and Zaharia 2020,
here over static word vectors), so "stappers" meets "uitgaande jongeren". Words of one stem are the same, and a part of
a compound is near to it, whatever their vectors say: rare words have poor ones.
"""

import threading
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index.arrays import products
from index.dutch import stem
from index.encoder import Encoder

FloatArray = NDArray[np.float32]
# Word vectors kept: a few tens of megabytes at most.
_REMEMBERED = 50_000
_FIRST_ROOM = 1024
# Beginnings and ends of words that are shorter are met by chance.
_LEAST_PART, _LONGEST_PART = 5, 40
_PART = 0.8


class WordVectors:
    """Vectors of single words, computed once each."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._adding = threading.Lock()
        self._known: dict[str, int] = {}
        self._held = (self._known, np.zeros((0, 0), dtype=np.float32))

    def rows(self, words: Sequence[str]) -> FloatArray:
        """The vectors of `words`, float32 (n, dim), unit or zero rows."""
        known, table = self._held
        if any(word not in known for word in words):
            known, table = self._with(words)
        return table[[known[word] for word in words]]

    def _with(self, words: Sequence[str]) -> tuple[dict[str, int], FloatArray]:
        """The words known and their vectors, `words` among them.

        Another thread may be reading: a row is written before its word is known, and a table that is full is left as
        it is for a larger one.
        """
        with self._adding:
            known, table = self._held
            new = [word for word in dict.fromkeys(words) if word not in known]
            if new and len(known) + len(new) > _REMEMBERED:
                known, new = {}, list(dict.fromkeys(words))
                table = table[:0]
            if new:
                rows = self._encoder.passages(new)
                size = len(known)
                if size + len(new) > len(table):
                    grown = np.zeros((max(_FIRST_ROOM, 2 * (size + len(new))), rows.shape[1]), dtype=np.float32)
                    if size:
                        grown[:size] = table[:size]
                    known, table = dict(known), grown
                table[size : size + len(new)] = rows
                known.update((word, size + place) for place, word in enumerate(new))
            self._known, self._held = known, (known, table)
            return known, table


def nearest(vectors: WordVectors, asked: Sequence[str], texts: Sequence[Sequence[str]]) -> FloatArray:
    """For each word asked how near the nearest word of each text is: float32 (words asked, texts), in [0, 1].

    1 for a word of the same stem, 0.8 at least where one begins or ends with the other.
    """
    found = np.zeros((len(asked), len(texts)), dtype=np.float32)
    vocabulary = list(dict.fromkeys(word for text in texts for word in text))
    if not asked or not vocabulary:
        return found
    near = products(vectors.rows(asked), vectors.rows(vocabulary)).clip(0, 1)
    stems = _Stems(vocabulary)
    for row, word in zip(near, asked, strict=True):
        parts, same = stems.like(stem(word))
        row[parts] = np.maximum(row[parts], _PART)
        row[same] = 1.0
    place = {word: column for column, word in enumerate(vocabulary)}
    columns = [place[word] for text in texts for word in text]
    lengths = np.fromiter(map(len, texts), dtype=np.intp, count=len(texts))
    starts = np.cumsum(lengths) - lengths
    found[:, lengths > 0] = np.maximum.reduceat(near[:, columns], starts[lengths > 0], axis=1)
    return found


def aligned(vectors: WordVectors, question: Mapping[str, float], sentences: Sequence[Sequence[str]]) -> list[float]:
    """For each sentence (its words) how well it stands for the question (its words with weights), in [0, 1]."""
    whole = sum(question.values())
    near = nearest(vectors, list(question), sentences)
    if not whole:
        return [0.0] * len(sentences)
    weights = np.fromiter(question.values(), dtype=np.float64) / whole
    return [float(value) for value in (weights[:, None] * near).sum(axis=0)]


class _Stems:
    """The stems of a vocabulary: which words have a given one, and which have one that begins or ends with it."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._columns: dict[str, list[int]] = {}
        for column, word in enumerate(vocabulary):
            self._columns.setdefault(stem(word), []).append(column)
        # One text to search in: many times faster than a look at each stem.
        self._text = f"\n{chr(10).join(self._columns)}\n"

    def like(self, own: str) -> tuple[list[int], list[int]]:
        """The columns of words that `own` is a part of, or that are a part of it; and those of the same stem."""
        if own[0].isdigit():
            return [], self._columns.get(own, [])
        found: set[str] = set()
        if len(own) >= _LEAST_PART:
            found.update(self._held(f"\n{own}"), self._held(f"{own}\n"))
        for size in range(_LEAST_PART, min(len(own), _LONGEST_PART)):
            found.update(part for part in (own[:size], own[-size:]) if part in self._columns)
        return sorted(column for part in found for column in self._columns[part]), self._columns.get(own, [])

    def _held(self, edge: str) -> list[str]:
        """The stems that hold `edge`, one that begins or ends with a line end."""
        found: list[str] = []
        place = self._text.find(edge)
        while place >= 0:
            inside = place + (edge[0] == "\n")
            start = self._text.rfind("\n", 0, inside) + 1
            end = self._text.find("\n", inside)
            found.append(self._text[start:end])
            place = self._text.find(edge, place + 1)
        return found
