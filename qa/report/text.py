"""Text of others in the report: escaped, on one line, without characters that a page may not hold."""

import re
from html import escape

# Control characters, lone surrogates and what turns the direction of the text round it.
_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
# Not the space that keeps a number and its unit on one line.
_SPACES = re.compile(" {2,}")
_MORE = "…"


def tidy(text: object, longest: int | None = None) -> str:
    """`text` on one line, cut to `longest` characters where one is given; not escaped."""
    line = _SPACES.sub(" ", _UNFIT.sub(" ", str(text))).strip(" ")
    if longest is not None and len(line) > longest:
        return line[: longest - 1].rstrip() + _MORE
    return line


def safe(text: object, longest: int | None = None) -> str:
    """`text` on one line, fit to stand in HTML, in an attribute too."""
    return escape(tidy(text, longest))
