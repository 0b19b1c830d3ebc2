"""The quantities that a sentence names: a figure with what is counted, in one form, so that papers can be compared.

>>> [(item.unit, item.figure) for item in quantities("Er is € 14 mln, en 35% van de 1.801 zaken is af.")]
[('euro', '14000000'), ('procent', '35'), ('zaken', '1801')]
"""

import re
from dataclasses import dataclass

from index.dates import MONTHS
from index.dutch import fold, stem, stop_words
from index.figures import in_one_form

_SCALES = frozenset({"duizend", "miljoen", "miljard"})
# What follows a figure that counts nothing: days, papers, articles.
_COUNTS_NOTHING = frozenset(MONTHS) | {"uur", "lid", "juncto", "procent-punt"}
_QUANTITY = re.compile(r"(?<![\w.,-])(\d{1,15}(?:[.,]\d{1,6})*)(?![\w/-])((?:\s[^\W\d_]+){0,3})")
_NAMES = re.compile(r"(?:nr|nrs|artikel|art|vraag|vragen|nummer|kamerstuk|kamerstukken|bijlage|hoofdstuk)\.?\s*$", re.I)
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in one form, what it counts as a folded word, and that word's stem, by which it is compared."""

    figure: str
    unit: str
    kind: str


def quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in `text`, in order; years, days and numbers of papers are none."""
    plain = in_one_form(text)
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(plain):
        counted = [fold(word) for word in match[2].split() if fold(word) not in _SCALES]
        if not counted or _NAMES.search(plain[max(0, match.start() - 20) : match.start()]):
            continue
        unit = counted[0]
        if unit in stop_words() or unit in _COUNTS_NOTHING or len(unit) < 3 or _YEAR.fullmatch(match[1]):
            continue
        found.append(Quantity(match[1], unit, stem(unit)))
    return tuple(found)
