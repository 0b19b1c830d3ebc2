"""Where a piece of text stands in the papers of an index, to the letter but for white space."""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from index.errors import QuestionError, StoreError
from index.records import Remark, Unit
from index.store import Store
from index.tidy import tidy
from qa.answer import Engine
from qa.gold.place_words import unit_in_words
from qa.gold.places import matches
from qa.gold.records import Place
from qa.reference import look_up

# Words: a longer piece hardly ever stands in two places by chance.
_FEW = 6
# A piece longer than this is looked up by its beginning.
_LOOKED_UP = 600


class Standing:
    """The text of every unit, as in the source and as shown, both with white space folded."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._store: Store = engine.store
        self._read: dict[str, str] = {}
        self._held: dict[Place, frozenset[str]] = {}
        self._others: dict[str, tuple[str, ...]] = {}

    def text(self, address: str) -> str:
        """The text of a unit, as `unit_text`."""
        if address not in self._read:
            self._read[address] = unit_text(self._store, self._store.unit(address))
        return self._read[address]

    def holds(self, addresses: Iterable[str], span: str) -> bool:
        """Whether `span` stands in one of these units."""
        wanted = folded(span)
        return any(wanted in self.text(address) for address in addresses)

    def units_with(self, span: str) -> tuple[str, ...]:
        """The addresses of all units in which `span` stands as whole words, in the order of the papers."""
        wanted = folded(span)
        if wanted not in self._others:
            whole = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
            self._others[wanted] = tuple(
                address
                for address in self._addresses
                if wanted in self.text(address) and whole.search(self.text(address))
            )
        return self._others[wanted]

    def nearest(self, text: str) -> tuple[str, str] | None:
        """The sentence that is most like `text`: its address and its words; None where nothing is like it."""
        try:
            found = look_up(self._engine, folded(text)[:_LOOKED_UP])
        except QuestionError:
            return None
        if found.understood is not None or not found.matches:
            return None
        best = found.matches[0].citation
        return best.address, best.display

    def named(self, address: str) -> Remark:
        """A unit in words: "antwoord op vraag 8 van kaas.txt"."""
        unit = self._store.unit(address)
        return unit_in_words(unit, self._store.document(unit.document).file)

    def file(self, address: str) -> str:
        """The file name of the paper of a unit."""
        return self._store.document(self._store.unit(address).document).file

    def addresses(self, place: Place) -> frozenset[str]:
        """The addresses of the units at a gold place."""
        if place not in self._held:
            self._held[place] = frozenset(unit.address for unit in units_at(self._store, place))
        return self._held[place]

    @cached_property
    def _addresses(self) -> Sequence[str]:
        return [unit.address for document in self._store.documents() for unit in self._store.units(document.id)]


def units_at(store: Store, place: Place) -> tuple[Unit, ...]:
    """The units at a gold place in their order, none where the index does not hold it."""
    try:
        document = store.document(place.document)
    except StoreError:
        return ()
    units = store.units(document.id)
    return tuple(unit for unit in units if matches(place, document.file, unit.numbers or None, unit.heading))


def unit_text(store: Store, unit: Unit) -> str:
    """The text of a unit with its footnotes, as in the source, then as shown: each with white space folded, a line."""
    document = store.document(unit.document)
    spans = (unit.span, *(note.text for note in unit.footnotes))
    source = [folded(document.text[span.start : span.end]) for span in spans]
    shown = [tidy(document, span) for span in spans]
    # A line break stands in no folded text, so that no piece runs over one.
    return "\n".join([*source, *(text for text in shown if text not in source)])


def is_short(span: str) -> bool:
    """Whether a piece is so short that it may stand in many places."""
    return len(span.split()) < _FEW


def folded(text: str) -> str:
    """A text with its white space folded to single spaces."""
    return " ".join(text.split())
