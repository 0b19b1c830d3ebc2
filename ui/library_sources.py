"""What the library needs of the papers beyond `ui.sources`: where references lead, and where a paper was read from."""

from collections.abc import Mapping
from typing import Protocol, runtime_checkable
from weakref import WeakKeyDictionary

from index.links import Link
from index.records import Document, Unit
from qa.library_facets import Catalogue
from ui.sources import Sources

# By generation, for as long as somebody has that open.
_catalogues: WeakKeyDictionary[Sources, Catalogue] = WeakKeyDictionary()
_origins: WeakKeyDictionary[Sources, Mapping[str, str]] = WeakKeyDictionary()


@runtime_checkable
class Linking(Protocol):
    """Papers of which it is known where they come from and what their references mean."""

    def links(self, document: str, /) -> tuple[Link, ...]:
        """Where the references of one paper lead."""
        ...

    def origins(self) -> Mapping[str, str]:
        """Where each paper was read from, by file name."""
        ...


def catalogue(sources: Sources) -> Catalogue:
    """The list of all papers; made once for a generation."""
    found = _catalogues.get(sources)
    if found is None:
        found = _catalogues[sources] = Catalogue(sources.documents())
    return found


def origins(sources: Sources) -> Mapping[str, str]:
    """Where each paper was read from, by file name; empty where that is not known."""
    found = _origins.get(sources)
    if found is None:
        found = _origins[sources] = dict(sources.origins()) if isinstance(sources, Linking) else {}
    return found


def links(sources: Sources, document: Document) -> tuple[Link, ...]:
    """Where the references of a paper lead, as far as that is known."""
    return sources.links(document.id) if isinstance(sources, Linking) else ()


def unit_at(sources: Sources, address: str) -> tuple[Document, tuple[Unit, ...], int] | None:
    """The paper of an address, its units and which of them it is; None when there is none."""
    paper, _, _ = address.rpartition("#")
    if not any(face.id == paper for face in sources.faces):
        return None
    units = sources.units(paper)
    place = next((place for place, unit in enumerate(units) if unit.address == address), None)
    return None if place is None else (sources.document(paper), units, place)
