"""The whole numbers that strings stand for, found once for each string and kept as arrays.

Most words of a text were in another text before: what is looked up of it is a number a word, the rest is done for all
words at a time.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from index.segments import ranges

Numbers = NDArray[np.int32]
Bounds = NDArray[np.int64]


class Numbered(dict[str, int]):
    """The number of each string; one that is new gets the next."""

    def __missing__(self, string: str) -> int:
        number = self[string] = len(self)
        return number

    def since(self, number: int) -> list[str]:
        """The strings from `number` on, in order."""
        return list(islice(reversed(self), len(self) - number))[::-1]


class Remembered:
    """What `find` gives for strings, a sequence of whole numbers each; for threads as well.

    It is asked for new ones alone. When more than `most` characters are kept, all is forgotten.
    """

    def __init__(self, find: Callable[[list[str]], Iterable[Sequence[int]]], most: int) -> None:
        self._find, self._most, self._lock = find, most, Lock()
        self._forget()

    def _forget(self) -> None:
        self._places = Numbered()
        self._characters = 0
        self._numbers, self._ends = array("i"), array("q", [0])

    def of(self, texts: Iterable[Sequence[str]]) -> tuple[Numbers, Bounds]:
        """The numbers of all strings of all texts, one after another, and where those of each text begin.

        int32 (n,) and int64 (texts + 1,), its last the end.
        """
        with self._lock:
            if self._characters > self._most:
                self._forget()
            try:
                places, strings = self._places_of(texts)
            except BaseException:
                self._forget()  # what has a place and no numbers would pass for something that has none
                raise
            ends = np.frombuffer(self._ends, np.int64)
            low, high = ends[places], ends[places + 1]
            numbers = np.frombuffer(self._numbers, np.int32)[ranges(low, high)]
            del ends  # an array in use cannot grow
        return numbers, np.concatenate(([0], np.cumsum(high - low)))[strings]

    def _places_of(self, texts: Iterable[Sequence[str]]) -> tuple[Numbers, Bounds]:
        """The place of each string, and where the places of each text begin and the last ones end."""
        before = len(self._places)
        places, strings = array("i"), array("q", [0])
        for text in texts:
            places.extend(map(self._places.__getitem__, text))
            strings.append(len(places))
        new = self._places.since(before)
        self._characters += sum(map(len, new))
        for numbers in self._find(new) if new else ():
            self._numbers.extend(numbers)
            self._ends.append(len(self._numbers))
        return np.frombuffer(places, np.int32), np.frombuffer(strings, np.int64)
