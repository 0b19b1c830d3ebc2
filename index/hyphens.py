"""Hyphens at a line end: those that only wrap a word, and those that belong to it.

Evidence from the paper itself decides first ("Trimbos-instituut" stands elsewhere unbroken), then the shape of the
two parts. The source text keeps both; what is dropped from the shown text is returned as noise.
"""

import re

from index.records import Span

_WRAP = re.compile(r"(?P<left>[^\W_][\w-]*)-(?P<gap>[ \t]*\n[ \t]*)(?P<right>\w+)")
_SUSPENDED = {"en", "of", "tot", "als", "dan", "noch", "versus"}


def find_wrap_hyphens(text: str) -> tuple[Span, ...]:
    """Spans to drop so that wrapped words read whole: the hyphen and the line break, or the line break alone."""
    unbroken = _WRAP.sub(" ", text).lower()
    noise = []
    for match in _WRAP.finditer(text):
        left, right = match["left"], match["right"]
        if right.lower() in _SUSPENDED:
            continue  # "alcohol- en drugsgebruik": the hyphen stands for a word, and a space follows it
        hyphen = match.start("gap") - 1
        keep = _belongs(left, right, unbroken)
        noise.append(Span(match.start("gap") if keep else hyphen, match.end("gap")))
    return tuple(noise)


def _belongs(left: str, right: str, unbroken: str) -> bool:
    joined = len(re.findall(rf"\b{re.escape((left + right).lower())}", unbroken))
    hyphened = len(re.findall(rf"\b{re.escape((left + '-' + right).lower())}", unbroken))
    if joined != hyphened:
        return hyphened > joined
    last = left.rsplit("-", 1)[-1]
    return right[0].isupper() or right[0].isdigit() or last.isupper() or last[-1].isdigit()
