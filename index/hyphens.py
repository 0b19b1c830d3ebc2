"""Hyphens at a line end: those that only wrap a word, and those that belong to it; and soft hyphens.

Evidence from the paper itself decides first ("Trimbos-instituut" stands elsewhere unbroken), then a list of Dutch
words, then the shape of the two parts. The source text keeps all; what is not shown is returned as noise.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import accumulate

from index.records import Span
from index.word_list import is_known

_WRAP = re.compile(r"(?P<left>[^\W_][\w-]*)-(?P<gap>[ \t\r]*[\n\f]\s*)(?P<right>\w+)")
_SOFT = re.compile(r"\u00ad[ \t\r]*\n\s*|\u00ad")
_SUSPENDED = {"en", "of", "tot", "als", "dan", "noch", "versus"}
# Vowels that would be read as one sound: there a compound has a hyphen, and nothing else is broken with one.
_CLASH = re.compile(r"(?:a[aeiu]|e[eiu]|i[ej]|o[eiou]|u[iu])$")

# Letters of what can hardly be the end of a broken word, but is one of its own.
_LONG = 7

Known = Callable[[str], bool]


def find_soft_hyphens(text: str) -> tuple[Span, ...]:
    """Soft hyphens (U+00AD): seen only where a line ends, so never part of a word; with the line break behind them."""
    return tuple(Span(*match.span()) for match in _SOFT.finditer(text))


def find_wrap_hyphens(text: str, known: Known | None = is_known, paper: str | None = None) -> tuple[Span, ...]:
    """Spans to drop so that wrapped words read whole: the hyphen and the line break, or the line break alone.

    `known` says whether a word is in the list of Dutch words; None does without a list. `paper`: the text whose words
    are evidence, where that is not `text` itself.
    """
    matches = [match for match in _WRAP.finditer(text) if match["right"].lower() not in _SUSPENDED]
    if not matches:
        return ()
    written = _written(text if paper is None else paper)
    noise = []
    for match in matches:
        left, right = match["left"], match["right"]
        hyphen = match.start("gap") - 1
        joined, hyphened = written.begun(left + right), written.begun(f"{left}-{right}")
        keep = hyphened > joined if joined != hyphened else belongs(left, right, known)
        noise.append(Span(match.start("gap") if keep else hyphen, match.end("gap")))
    return tuple(noise)


def belongs(left: str, right: str, known: Known | None = is_known) -> bool:
    """True when the hyphen between two parts of a word is its own, told by the list and by the shape of the parts.

    >>> belongs("Trimbos", "instituut"), belongs("verslavings", "zorg"), belongs("e", "mail")
    (True, False, True)
    """
    last = left.rsplit("-", 1)[-1]
    shape = right[0].isupper() or right[0].isdigit() or last.isupper() or last[-1].isdigit() or len(last) == 1
    if shape or known is None:
        return shape
    for first in dict.fromkeys((left, last)):
        joined, hyphened = known(first + right), known(f"{first}-{right}")
        if joined != hyphened:
            return hyphened
    if known(f"{last}-") and (known(right) or len(right) >= _LONG):
        return True
    return known(right) and known(last) and _CLASH.search(f"{last[-1]}{right[0]}".lower()) is not None


@lru_cache(maxsize=4)
def _written(text: str) -> "_Written":
    return _Written(text)


class _Written:
    """The unbroken words of a text, to count those that begin alike."""

    def __init__(self, text: str) -> None:
        counts = Counter(re.findall(r"[^\W_][\w-]*", _WRAP.sub(" ", text).lower()))
        self._words = sorted(counts)
        self._before = [0, *accumulate(counts[word] for word in self._words)]

    def begun(self, start: str) -> int:
        """How many words of the text begin with `start`, in any case."""
        folded = start.lower()
        first = bisect_left(self._words, folded)
        end = bisect_left(self._words, folded + chr(0x10FFFF))
        return self._before[end] - self._before[first]
