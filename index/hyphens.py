"""Hyphens at a line end: those that only wrap a word, and those that belong to it.

Evidence from the paper itself decides first ("Trimbos-instituut" stands elsewhere unbroken), then the shape of the
two parts. The source text keeps both; what is dropped from the shown text is returned as noise.
"""

import re
from collections import Counter

from index.records import Span

_WRAP = re.compile(r"(?P<left>[^\W_][\w-]*)-(?P<gap>[ \t\r]*[\n\f]\s*)(?P<right>\w+)")
_SUSPENDED = {"en", "of", "tot", "als", "dan", "noch", "versus"}


def find_wrap_hyphens(text: str) -> tuple[Span, ...]:
    """Spans to drop so that wrapped words read whole: the hyphen and the line break, or the line break alone."""
    unbroken = _WRAP.sub(" ", text).lower()
    words = Counter(re.findall(r"[^\W_][\w-]*", unbroken))
    noise = []
    for match in _WRAP.finditer(text):
        left, right = match["left"], match["right"]
        if right.lower() in _SUSPENDED:
            continue  # "alcohol- en drugsgebruik": the hyphen stands for a word, and a space follows it
        hyphen = match.start("gap") - 1
        keep = _belongs(left, right, words)
        noise.append(Span(match.start("gap") if keep else hyphen, match.end("gap")))
    return tuple(noise)


def _belongs(left: str, right: str, words: Counter[str]) -> bool:
    joined, hyphened = _begun(words, left + right), _begun(words, f"{left}-{right}")
    if joined != hyphened:
        return hyphened > joined
    last = left.rsplit("-", 1)[-1]
    shape = right[0].isupper() or right[0].isdigit() or last.isupper() or last[-1].isdigit()
    return shape or len(last) == 1


def _begun(words: Counter[str], start: str) -> int:
    folded = start.lower()
    return sum(times for word, times in words.items() if word.startswith(folded))
