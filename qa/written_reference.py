"""References as people write them down, brought to one form: an address in running text, names in short.

>>> spelled_out("lachgas antw. 4, KST 24 077-465")
'lachgas antwoord 4, Kamerstuk 24 077-465'
"""

import re
from collections.abc import Sequence

from index.dutch import fold
from index.records import Unit
from index.spelling import likeness

_SHORT = (
    (re.compile(r"\bantw(?:rd|d)?\b\.?(?=\s)", re.IGNORECASE), "antwoord"),
    (re.compile(r"\bkst\b\.?(?=\s?\d)", re.IGNORECASE), "Kamerstuk"),
    (re.compile(r"\bahs?\b\.?(?=\s\d)", re.IGNORECASE), "Aanhangsel"),
)
_PLACE = re.compile(r"\s?#\s?(?P<name>[^\W_]+(?:[\s.-][^\W_]+){0,12})")
_DIGITS = re.compile(r"\d+")
# How much of a name must be as it is in an address, figures aside, which must all be.
_ALIKE = 0.85


def spelled_out(reference: str) -> str:
    """A reference with its abbreviations in full, white space folded."""
    for pattern, meant in _SHORT:
        reference = pattern.sub(meant, reference)
    return reference


def place_named(reference: str, names: Sequence[str]) -> str | None:
    """What stands behind one of the `names` of a paper and a #, anywhere in a reference; None where nothing does."""
    folded = fold(reference)
    for name in names:
        start = folded.find(fold(name))
        # Folding may change lengths only outside what is looked for: names of files are plain.
        if start >= 0 and (match := _PLACE.match(folded, start + len(fold(name)))):
            return match["name"]
    return None


def unit_named(units: Sequence[Unit], name: str) -> Unit | None:
    """The unit whose address ends with `name`, spaces for hyphens and all, or with the one nearest to it.

    `name` may run on with words of the text around it. Figures have to be the same.
    """
    wanted = "-".join(re.findall(r"[^\W_]+", name))
    ends = {_end(unit): unit for unit in units}
    exact = [end for end in ends if wanted == end or wanted == end.replace(".", "-") or name.startswith(end + " ")]
    if exact:
        return ends[max(exact, key=len)]
    near = [(likeness(wanted, end, _ALIKE), end) for end in ends if _DIGITS.findall(end) == _DIGITS.findall(wanted)]
    best, end = max(near, default=(0.0, ""))
    return ends[end] if best else None


def _end(unit: Unit) -> str:
    return fold(unit.address.partition("#")[2])
