"""The addresses of the library and of each unit: what stands behind the question mark, read and written.

What the view shows follows from its address alone, but for the words that are searched: so an address can be kept,
sent and gone back to. Values from an address are a stranger's: bounded here, compared with what there is elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from qa.library import FACETS, Facet
from qa.library_facets import Order

PATH = "bronnen"
UNIT, PAPER, START, END = "unit", "stuk", "van", "tot"
# Of the view with the questions: the paper that they are about.
ABOUT = "over"
_NAMES: dict[Facet, str] = {
    "kind": "soort",
    "minister": "minister",
    "ministry": "ministerie",
    "party": "partij",
    "year": "jaar",
}
_ORDER, _PAGE = "volgorde", "blad"
_MOST_VALUES, _LONGEST = 20, 500
_LONGEST_NUMBER = 9


@dataclass(frozen=True, slots=True)
class Place:
    """Where the view is: what of the list is chosen, and the unit or paper that is being read, if any.

    `unit`: an address; `paper`: a file name or id; `start` and `end`: a quote in code points of the paper's text.
    """

    chosen: Mapping[Facet, tuple[str, ...]] = field(default_factory=dict)
    order: Order = "date"
    page: int = 1
    unit: str | None = None
    paper: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def reads(self) -> bool:
        """True when a paper is being read."""
        return self.unit is not None or self.paper is not None

    def listed(self) -> "Place":
        """The list from which this was opened."""
        return Place(self.chosen, self.order, self.page)

    def at(self, unit: str) -> "Place":
        """The same list with a unit opened."""
        return replace(self.listed(), unit=unit)

    def opened(self, paper: str) -> "Place":
        """The same list with a paper opened."""
        return replace(self.listed(), paper=paper)

    def on_page(self, page: int) -> "Place":
        """Another page of the same list."""
        return replace(self.listed(), page=page)

    def ordered(self, order: Order) -> "Place":
        """The first page of the same list in another order."""
        return Place(self.chosen, order)

    def toggled(self, facet: Facet, value: str) -> "Place":
        """The first page of the list with a value chosen, or no longer chosen."""
        held = self.chosen.get(facet, ())
        values = tuple(item for item in held if item != value) if value in held else (*held, value)
        return Place({**self.chosen, facet: values}, self.order)


def permalink(address: str, start: int | None = None, end: int | None = None) -> str:
    """The link that opens a unit from any page of Vraagbaak, with the quote `start` to `end` marked where given.

    >>> permalink("brief#tot-slot", 3, 9)
    './?unit=brief%23tot-slot&van=3&tot=9'
    """
    return f"./?{urlencode(_reading(Place(unit=address, start=start, end=end)))}"


def about_link(paper: str) -> str:
    """The link that opens the questions from any page of Vraagbaak, with only this paper to search.

    >>> about_link("brief 1.txt")
    './?over=brief+1.txt'
    """
    return f"./?{urlencode([(ABOUT, paper)])}"


def link(place: Place) -> str:
    """The address of a place in the library, relative to any page of Vraagbaak."""
    pairs = [(_NAMES[facet], value) for facet in FACETS for value in place.chosen.get(facet, ())]
    if place.order != "date":
        pairs.append((_ORDER, place.order))
    if place.page > 1:
        pairs.append((_PAGE, str(place.page)))
    pairs += _reading(place)
    return f"{PATH}?{urlencode(pairs)}" if pairs else PATH


def place_of(given: Mapping[str, Sequence[str]]) -> Place:
    """The place that an address names; what cannot be read counts as not given."""
    chosen = {facet: _few(given.get(name, ())) for facet, name in _NAMES.items() if given.get(name)}
    order: Order = "title" if "title" in given.get(_ORDER, ()) else "date"
    start, end = _number(given.get(START, ())), _number(given.get(END, ()))
    if start is None or end is None or start >= end:
        start = end = None
    unit, paper = _first(given.get(UNIT, ())), _first(given.get(PAPER, ()))
    return Place(chosen, order, _number(given.get(_PAGE, ())) or 1, unit, paper, start, end)


def pointed(given: Mapping[str, str]) -> dict[str, str]:
    """What an address that points at a unit holds, to be taken to the library; empty when it points at none."""
    return {name: given[name] for name in (UNIT, START, END) if name in given} if given.get(UNIT) else {}


def _reading(place: Place) -> list[tuple[str, str]]:
    said = ((UNIT, place.unit), (PAPER, place.paper), (START, place.start), (END, place.end))
    return [(name, str(value)) for name, value in said if value is not None]


def _few(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if len(value) <= _LONGEST))[:_MOST_VALUES]


def _first(values: Sequence[str]) -> str | None:
    return values[0][:_LONGEST] if values and values[0] else None


def _number(values: Sequence[str]) -> int | None:
    text = values[0] if values else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER else None
