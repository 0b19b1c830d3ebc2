"""Texts to counts of their stems and of their character n-grams, for a build.

A word is stemmed and cut into n-grams once, for all texts that a process counts; what that gives is multiplied with how
often each word stands in each text.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from threading import Lock

import numpy as np
from scipy.sparse import csr_array

from index.counting import Counted, hash_of, in_order
from index.dutch import stem, word_ngrams, words_in, written
from index.remembered import Numbered, Remembered

# Characters of the words that are remembered, and of what they stood in between spaces: tens of megabytes each.
_REMEMBERED = 2_000_000


def counted_texts(texts: Sequence[str]) -> tuple[Counted, Counted]:
    """The stems and the character n-grams of texts, one a passage: what `dutch.stems` and `dutch.ngrams` give."""
    global _words
    with _LOCK:
        if _words.characters > _REMEMBERED:
            _words = _Words()
        try:
            return _words.counted(texts)
        except BaseException:
            _words = _Words()  # words that have a number and no parts would count for nothing
            raise


class _Parts:
    """What each word is made of, words in the order of their numbers."""

    def __init__(self, parts: Callable[[str], Iterable[str]]) -> None:
        self._parts = parts
        self._numbered = Numbered()
        self._names: list[str] = []
        self._hashes = array("Q")
        self._made, self._ends = array("i"), array("q", [0])

    def add(self, words: Iterable[str]) -> None:
        """Add the next words."""
        for word in words:
            self._made.extend(map(self._numbered.__getitem__, self._parts(word)))
            self._ends.append(len(self._made))
        new = self._numbered.since(len(self._names))
        self._names += new
        self._hashes.extend(map(hash_of, new))

    def of(self, words: csr_array) -> Counted:
        """What texts are made of, of the counts of their words (texts, words)."""
        shape = (len(self._ends) - 1, len(self._names))
        ones, places = np.ones(len(self._made), np.int32), np.array(self._made, np.int32)
        counts = (words @ csr_array((ones, places, np.array(self._ends, np.int64)), shape=shape)).tocsc()
        counts.sum_duplicates()
        used = np.flatnonzero(np.diff(counts.indptr))
        hashes = np.array(self._hashes, np.uint64)[used]
        return in_order(hashes, [self._names[place] for place in used.tolist()], counts[:, used])


class _Words:
    """The words met so far, and what they are made of."""

    def __init__(self) -> None:
        self.characters = 0
        self._numbered = Numbered()
        # Most words stand between the same signs again: what lies between spaces is looked up as it is.
        self._of_pieces = Remembered(self._numbers, _REMEMBERED)
        # Each word is asked for once: that function need not remember it as well.
        self._parts = _Parts(lambda word: (stem.__wrapped__(word),)), _Parts(word_ngrams.__wrapped__)

    def counted(self, texts: Sequence[str]) -> tuple[Counted, Counted]:
        before = len(self._numbered)
        flat, bounds = self._of_pieces.of(written(text).split(" ") for text in texts)
        new = self._numbered.since(before)
        self.characters += sum(map(len, new))
        held = csr_array((np.ones(len(flat), np.int32), flat, bounds), shape=(len(texts), len(self._numbered)))
        stems, ngrams = self._parts
        stems.add(new)
        ngrams.add(new)
        return stems.of(held), ngrams.of(held)

    def _numbers(self, pieces: list[str]) -> Iterator[list[int]]:
        return (list(map(self._numbered.__getitem__, words_in(piece))) for piece in pieces)


_LOCK, _words = Lock(), _Words()
