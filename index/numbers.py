"""The numbers in a Vraag or Antwoord heading: "7", "4 en 5", "3, 4, 5, 9 en 10", "7, 8, en 9", "1 t/m 4", "3a en b".

A range names every number between its ends, up to a hundred; a longer one names its ends only, because no answer is
given to so many questions at once and a paper must not be able to make them up.
"""

import re

_NUMBER = r"\d{1,3}[a-z]?"
_RANGE_SIGN = r"t\s?/?\s?m|tot\s+en\s+met|[-–]"
_JOIN = rf"\s*(?:,\s*(?:en|EN)|,|en|EN|&|{_RANGE_SIGN})\s*"
NUMBERS = rf"{_NUMBER}(?:{_JOIN}{_NUMBER})*"
# In a heading, where nothing else stands, a letter alone goes on with the number before it, and the word may come back:
# "op vraag 1 en op vraag 2".
_AGAIN = r"(?:(?:op\s+)?(?:de\s+)?vra(?:ag|gen)\s+)?"
LABELS = rf"{_NUMBER}(?![^\W\d_])(?:{_JOIN}(?:{_AGAIN}{_NUMBER}|[a-z])(?![^\W\d_]))*"
LONGEST_RANGE = 100
# A number with the letter of its part, "" where it has none.
Label = tuple[int, str]

_RANGE = re.compile(rf"(\d{{1,3}})[a-z]?\s*(?:{_RANGE_SIGN})\s*(\d{{1,3}})")
_TOKEN = re.compile(
    rf"(?P<range>{_RANGE_SIGN})|(?P<number>\d{{1,3}})(?P<part>[a-z](?![a-z]))?|(?<![a-z])(?P<alone>[a-z])(?![a-z])"
)


def parse_numbers(written: str) -> tuple[int, ...]:
    """The numbers that a heading names, ascending and without doubles.

    >>> parse_numbers("7, 8, en 9"), parse_numbers("1 t/m 4"), parse_numbers("3a en 8")
    ((7, 8, 9), (1, 2, 3, 4), (3, 8))
    """
    found = {int(digits) for digits in re.findall(r"\d{1,3}", written)}
    for first, last in _RANGE.findall(written):
        found.update(_between(int(first), int(last)))
    return tuple(sorted(found))


def parse_labels(written: str) -> tuple[Label, ...]:
    """The numbers that a heading names with the letters of their parts, ascending and without doubles.

    >>> parse_labels("3a, b en 8"), parse_labels("2a t/m c")
    (((3, 'a'), (3, 'b'), (8, '')), ((2, 'a'), (2, 'b'), (2, 'c')))
    """
    found: list[Label] = []
    through = False
    for token in _TOKEN.finditer(written.lower()):
        if token["range"]:
            through = True
            continue
        if token["alone"] and not found:
            continue
        label = (int(token["number"]), token["part"] or "") if token["number"] else (found[-1][0], token["alone"])
        if through and found and found[-1][0] == label[0] and found[-1][1] and label[1]:
            found += [(label[0], chr(code)) for code in range(ord(found[-1][1]) + 1, ord(label[1]))]
        elif through and found:
            found += [(number, "") for number in _between(found[-1][0] + 1, label[0] - 1)]
        found.append(label)
        through = False
    return tuple(sorted(set(found)))


def _between(first: int, last: int) -> range:
    return range(first, last + 1 if last - first < LONGEST_RANGE else first)
