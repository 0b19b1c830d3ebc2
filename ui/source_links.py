"""Where the reader of a unit can go from it: the unit before and after it, and what its references lead to. Pure."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from index.links import Link
from index.records import Document, Span, Unit
from qa.link_list import meant
from ui.marked import Links
from ui.sources import Sources
from ui.strings import Strings
from ui.unit_view import unit_name

# More than anybody follows from one unit.
MOST = 12


@dataclass(frozen=True, slots=True)
class Leads:
    """A place that can be opened: what it is called, its paper (id) and the address of its unit there."""

    name: str
    document: str
    address: str


@dataclass(frozen=True, slots=True)
class Around:
    """What can be opened from a unit; `links` marks in its text where `references` stand, by their number from 0."""

    before: Leads | None
    after: Leads | None
    references: tuple[Leads, ...] = ()
    links: Links = ()


def around(sources: Sources, document: Document, address: str, strings: Strings) -> Around | None:
    """What can be opened from the unit at `address`; None when the paper has no such unit."""
    units = sources.units(document.id)
    place = next((i for i, unit in enumerate(units) if unit.address == address), None)
    if place is None:
        return None
    references, links = _references(sources, document, units[place], strings)
    return Around(
        _unit(units[place - 1], strings) if place else None,
        _unit(units[place + 1], strings) if place + 1 < len(units) else None,
        references,
        links,
    )


def _unit(unit: Unit, strings: Strings) -> Leads:
    return Leads(unit_name(unit, strings), unit.document, unit.address)


def _references(
    sources: Sources, document: Document, unit: Unit, strings: Strings
) -> tuple[tuple[Leads, ...], tuple[tuple[Span, str], ...]]:
    # A source that knows of no references has none.
    links_of: Callable[[str], Sequence[Link]] = getattr(sources, "links", lambda _: ())
    said = {reference.span: meant(reference) for reference in document.references}
    found: list[Leads] = []
    places: list[tuple[Span, str]] = []
    for link in sorted(links_of(document.id), key=lambda link: link.span):
        inside = unit.span.start <= link.span.start < unit.span.end
        if not (inside or any(_holds(note.text, link.span) for note in unit.footnotes)) or len(found) >= MOST:
            continue
        target = link.target_document or document.id
        leads = [Leads("", target, address) for address in link.target_addresses]
        if not leads and (opening := sources.units(target)):
            leads = [Leads("", target, opening[0].address)]
        if not leads or (places and places[-1][0].end > link.span.start):
            continue
        places.append((link.span, f"#verwijzing-{len(found)}"))
        names = {item.address: unit_name(item, strings) for item in sources.units(target)}
        for lead in leads[: MOST - len(found)]:
            # Of several units each is named; of one, what the paper itself says of it.
            plain = said.get(link.span) or strings.history.whole_paper
            found.append(replace(lead, name=plain if len(leads) == 1 else f"{plain}: {names.get(lead.address, '')}"))
    return tuple(found), tuple(places)


def _holds(span: Span, other: Span) -> bool:
    return span.start <= other.start < span.end
