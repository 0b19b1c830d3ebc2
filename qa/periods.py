"""The quarter or half of a year that a question asks about, and whether a text speaks of another one instead.

"Het laatste kwartaal van 2020" is not answered by a figure for the third. Only a text that names another part of the
same kind in the same year lacks the one that was asked for: "eind 2020" may well mean it.
"""

import re
from dataclasses import dataclass

# A year by itself.
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
# Each word for a part of a year with its kind and its article.
_PARTS = {
    "kwartaal": ("kwartaal", "het "),
    "halfjaar": ("helft", "het "),
    "helft": ("helft", "de "),
    "quarter": ("kwartaal", ""),
    "half": ("helft", ""),
}
_LAST = {"kwartaal": 4, "helft": 2}
_ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|laatste|last|[1-4]e)"
# "derde en vierde kwartaal van 2020"
_NAMED = re.compile(
    rf"\b(?P<ordinals>{_ORDINAL}(?:(?:\s+(?:en|of|and|or)\s+|,\s+){_ORDINAL}){{0,3}})\s+(?P<part>{'|'.join(_PARTS)})\s+"
    r"(?:van\s+|of\s+|in\s+)?(?:het\s+jaar\s+)?(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_QUARTER = re.compile(r"\bQ(?P<number>[1-4])[ -]?(?P<year>(?:19|20)\d\d)\b")
_ONE = re.compile(_ORDINAL, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Period:
    """A part of a year: its kind, which one, from 1, the year; and how it was said."""

    kind: str
    number: int
    year: str
    said: str

    @property
    def place(self) -> tuple[str, int, str]:
        """Which part of which year it is, however it was said."""
        return self.kind, self.number, self.year


def periods(text: str) -> tuple[Period, ...]:
    """The quarters and halves that `text` names with their year."""
    found = [
        Period("kwartaal", int(match["number"]), match["year"], " ".join(match[0].split()))
        for match in _QUARTER.finditer(text)
    ]
    for match in _NAMED.finditer(text):
        kind, article = _PARTS[match["part"].lower()]
        said = article + " ".join(match[0].split())
        found += [Period(kind, _number(one[0], kind), match["year"], said) for one in _ONE.finditer(match["ordinals"])]
    return tuple(found)


def lacking(question: str, text: str) -> tuple[tuple[Period, ...], tuple[Period, ...]]:
    """The periods of a question for which `text` names only others of the same kind and year; and those others."""
    wanted = periods(question)
    if not wanted:
        return (), ()
    held = periods(text)
    places = {period.place for period in held}
    gone: list[Period] = []
    instead: list[Period] = []
    for asked in wanted:
        others = [period for period in held if (period.kind, period.year) == (asked.kind, asked.year)]
        if asked.place not in places and others:
            gone.append(asked)
            instead += others
    return tuple(gone), tuple(instead)


def _number(ordinal: str, kind: str) -> int:
    folded = ordinal.lower()
    return _LAST[kind] if folded in ("laatste", "last") else _ORDINALS.get(folded) or int(folded[0])
