"""The places that a paper has: its Vragen, sections and addresses; what it lacks is said with what it has.

Headings and addresses are compared as the `cite` command compares them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.dutch import fold
from index.errors import QuestionError, StoreError
from index.records import Document, Unit
from index.store import Store
from qa.gold.beside_paper import says_where
from qa.gold.papers import EDGE
from qa.gold.places import plain_heading
from qa.gold.records import Place
from qa.named import Named
from qa.written_reference import unit_named

# What stands before the name of a section.
MARK = re.compile(
    r"(?:§|\b(?:paragraaf|par\.|sectie|hoofdstuk|kopje|kop|onder|onderdeel|section|heading)(?!\w))[\s:]*(?P<name>\S.*)",
    re.IGNORECASE,
)
_OPENING = frozenset({"aanhef", "inleiding", "opening", "introductie"})
# "kaas.txt, 7" may be a Vraag, a page or anything.
_BARE = re.compile(r"(?:nr|nrs|no|nummer)?\.?\s?(\d{1,3})", re.IGNORECASE)
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class _Held:
    """The Vragen of a paper, ascending, its units outside them, and all its units."""

    numbers: tuple[int, ...]
    sections: tuple[Unit, ...]
    units: tuple[Unit, ...]


class HeldPlaces:
    """The places in the papers of one open index."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._held = lru_cache(maxsize=1024)(self._look_into)

    def vragen(self, document: str) -> tuple[int, ...]:
        """The numbers of the Vragen that a paper answers, ascending; none for a letter or a paper not in the index."""
        return self._held(document).numbers

    def units(self, place: Place) -> tuple[Unit, ...]:
        """The units of the index at a place; all of the paper for one that is `whole`, none for a paper not there."""
        held = self._held(place.document)
        if place.whole:
            return held.units
        if place.vraag is not None:
            return tuple(unit for unit in held.units if place.vraag in unit.numbers)
        return tuple(unit for unit in held.sections if plain_heading(unit.heading) == plain_heading(place.section))

    def numbered(self, paper: Document, read: Named) -> tuple[Place, ...]:
        """The Vragen that were named, the whole paper where none was. Raises QuestionError for one that it lacks."""
        held = self.vragen(paper.file)
        if not read.any:
            return (Place(paper.file, whole=True),)
        if not held:
            raise QuestionError(
                f"{paper.file} heeft geen vragen; noem een kopje of alleen het stuk",
                f"{paper.file} has no questions; name a heading or the paper alone",
            )
        missing = [str(number) for number in read.numbers if number not in held]
        if missing:
            raise QuestionError(
                f"{paper.file} heeft geen vraag {' en '.join(missing)}; wel {_range(held, ' t/m ')}",
                f"{paper.file} has no question {' and '.join(missing)}; it has {_range(held, ' to ')}",
            )
        return tuple(Place(paper.file, number) for number in ((held[-1],) if read.last else read.numbers))

    def section(self, paper: Document, left: str) -> Place:
        """The section that is named behind a paper, whole or by its first words; the whole paper where none is.

        Raises QuestionError for words that name no section of the paper, or several, unless they are a page, a date or
        what the paper is called; and for a number of which is not said what it numbers.
        """
        marked = MARK.search(left)
        name = (marked["name"] if marked else left).strip(EDGE)
        if not name:
            return Place(paper.file, whole=True)
        units = [unit for unit in self._held(paper.file).sections if unit.heading]
        wanted = plain_heading(name)
        fits = [unit for unit in units if wanted and plain_heading(unit.heading) == wanted]
        if not fits and re.fullmatch(r"\d[\d.]{0,9}", name):
            numbered = re.compile(rf"{re.escape(name.rstrip('.'))}[.)]?\s")
            fits = [unit for unit in units if numbered.match(unit.heading or "")]
        if not fits and wanted in _OPENING:
            return Place(paper.file)
        if not fits and (near := unit_named(units, fold(name))):
            fits = [near]
        begun = [] if fits else _beginning(units, wanted)
        fits = fits or (begun if len(begun) == 1 else [])
        if fits:
            return Place(paper.file, section=fits[0].heading)
        if number := _BARE.fullmatch(name):
            raise QuestionError(
                f"bij {paper.file} is niet duidelijk wat {name!r} is; schrijf vraag {number[1]} of p. {number[1]}",
                f"beside {paper.file} it is not clear what {name!r} is; write vraag {number[1]} or p. {number[1]}",
            )
        if (marked and units) or says_where(name, paper):
            raise self._no_heading(paper, name, begun or units)
        return Place(paper.file, whole=True)

    def _no_heading(self, paper: Document, name: str, units: Sequence[Unit]) -> QuestionError:
        numbers = self.vragen(paper.file)
        some = ", ".join(unit.heading or "" for unit in units[:_SHOWN])
        nl, en = f"; wel bijvoorbeeld {some}", f"; it has for example {some}"
        if not units:
            nl = f"; wel vraag {_range(numbers, ' t/m ')}" if numbers else "; noem alleen het stuk"
            en = f"; it has vraag {_range(numbers, ' to ')}" if numbers else "; name the paper alone"
        return QuestionError(f"{paper.file} heeft geen kopje {name!r}{nl}", f"{paper.file} has no heading {name!r}{en}")

    def address(self, paper: Document, text: str, end: str | None) -> Place:
        """The unit whose address ends with `end`. Raises QuestionError where the paper has none."""
        units = self._held(paper.file).units
        unit = unit_named(units, end) if end else None
        if unit is None:
            some = ", ".join(item.address.partition("#")[2] for item in units[:_SHOWN])
            raise QuestionError(
                f"adres {text!r} staat niet in {paper.file}; wel bijvoorbeeld {some}",
                f"address {text!r} is not in {paper.file}; it has for example {some}",
            )
        return Place(paper.file, unit.numbers[0]) if unit.numbers else Place(paper.file, section=unit.heading)

    def _look_into(self, file: str) -> _Held:
        try:
            units = self._store.units(file)
        except StoreError:
            return _Held((), (), ())
        numbers = sorted({number for unit in units for number in unit.numbers})
        return _Held(tuple(numbers), tuple(unit for unit in units if not unit.numbers), units)


def _beginning(units: Sequence[Unit], wanted: str) -> list[Unit]:
    """The units whose heading begins with the words wanted."""
    if not wanted:
        return []
    return [unit for unit in units if plain_heading(unit.heading).startswith(f"{wanted} ")]


def _range(numbers: tuple[int, ...], through: str) -> str:
    whole = len(numbers) > 2 and numbers == tuple(range(numbers[0], numbers[-1] + 1))
    return f"{numbers[0]}{through}{numbers[-1]}" if whole else ", ".join(map(str, numbers))
