"""The numbers in a Vraag or Antwoord heading: "7", "4 en 5", "3, 4, 5, 9 en 10", "7, 8, en 9", "1 t/m 4"."""

import re

_NUMBER = r"\d{1,3}[a-z]?"
_JOIN = r"\s*(?:,\s*(?:en|EN)|,|en|EN|&|t/m|tot\s+en\s+met|[-–])\s*"
NUMBERS = rf"{_NUMBER}(?:{_JOIN}{_NUMBER})*"
_RANGE = re.compile(r"(\d{1,3})[a-z]?\s*(?:t/m|tot\s+en\s+met|[-–])\s*(\d{1,3})")


def parse_numbers(written: str) -> tuple[int, ...]:
    """The numbers that a heading names, ascending and without doubles.

    >>> parse_numbers("7, 8, en 9"), parse_numbers("1 t/m 4"), parse_numbers("3a en 8")
    ((7, 8, 9), (1, 2, 3, 4), (3, 8))
    """
    found = {int(digits) for digits in re.findall(r"\d{1,3}", written)}
    for first, last in _RANGE.findall(written):
        found.update(range(int(first), int(last) + 1))
    return tuple(sorted(found))
