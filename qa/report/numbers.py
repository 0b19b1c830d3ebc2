"""Numbers as the report writes them: shares as percentages, decimal commas in Dutch, a dash where there is none."""

import math
from dataclasses import dataclass
from typing import Any

from qa.messages import Language

NOTHING = "–"
_NARROW = "\u00a0"
_MINUS = "\u2212"
# Measures that are no share of anything: two are means of numbers between 0 and 1, one counts words.
WORDS = "quoted_words_mean"
_PLAIN = {"MRR", "nDCG@10", "unit_MRR", "unit_nDCG@10", "aurc", "calibration_error"}
# Less is better, and for the length of the quotes neither is.
LESS_IS_BETTER = {"wrongly_refused", "aurc", "calibration_error"}
NEITHER = {WORDS}


def finite(value: Any) -> float | None:
    """`value` when it is a finite number, else None."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        return None
    return float(value)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers in one language; every function gives NOTHING for what is no finite number."""

    language: Language

    def decimal(self, value: Any, digits: int) -> str:
        """12345.678 with 1 digit: "12.345,7" in Dutch, "12,345.7" in English."""
        number = finite(value)
        if number is None:
            return NOTHING
        written = f"{number:,.{digits}f}"
        if float(written.replace(",", "")) == 0:
            written = written.lstrip("-")
        if self.language == "nl":
            written = written.translate(str.maketrans(",.", ".,"))
        return written.replace("-", _MINUS)

    def whole(self, value: Any) -> str:
        return self.decimal(value, 0)

    def percent(self, share: Any, digits: int = 0) -> str:
        """A share between 0 and 1: 0.8727 gives "87 %"."""
        number = finite(share)
        return NOTHING if number is None else self.decimal(number * 100, digits) + self.sign

    def chance(self, p: Any) -> str:
        """A p-value: three decimals, or that it is smaller than those show."""
        number = finite(p)
        return f"<{_NARROW}{self.decimal(0.001, 3)}" if number is not None and number < 0.001 else self.decimal(p, 3)

    @property
    def sign(self) -> str:
        return f"{_NARROW}%" if self.language == "nl" else "%"

    def measure(self, name: str, value: Any) -> str:
        """A value of the measure `name`: a percentage with one decimal, a plain number with three, words with one."""
        if name == WORDS:
            return self.decimal(value, 1)
        return self.decimal(value, 3) if name in _PLAIN else self.percent(value, 1)

    def difference(self, name: str, value: Any) -> str:
        """A difference with its sign; that of two percentages in percentage points, without a unit."""
        number = finite(value)
        if number is None:
            return NOTHING
        if name == WORDS:
            written = self.decimal(number, 1)
        else:
            written = self.decimal(number, 3) if name in _PLAIN else self.decimal(number * 100, 1)
        return f"+{written}" if number > 0 and any(c in "123456789" for c in written) else written

    def milliseconds(self, value: Any) -> str:
        """Milliseconds, with a decimal below ten."""
        number = finite(value)
        return NOTHING if number is None else f"{self.decimal(number, 1 if abs(number) < 10 else 0)}{_NARROW}ms"


def points(name: str) -> bool:
    """Whether differences of the measure are in percentage points."""
    return name != WORDS and name not in _PLAIN
