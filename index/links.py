"""What references lead to: units of the same paper, another paper by its number, a letter by its date.

A link is certain or it is none: a session that is not said, a number that two papers bear, two letters of one day, or
a Vraag that a paper answers twice lead nowhere.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.paper_numbers import PaperNumber, find_paper_numbers
from index.records import Document, Metadata, Reference, ReferenceKind, Span, Unit


@dataclass(frozen=True, slots=True)
class Link:
    """A reference that leads somewhere; `target_document` is an id, None where it is the paper itself.

    `target_addresses`: the units meant, empty where the whole of another paper is.
    """

    document: str
    span: Span
    kind: ReferenceKind
    target_document: str | None
    target_addresses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperIndex:
    """Which document bears which number, and which letter is of which day; only what is certain."""

    by_number: dict[PaperNumber, str]
    by_date: dict[str, str]

    @classmethod
    def of(cls, papers: Iterable[tuple[str, Metadata]]) -> "PaperIndex":
        """The index of (document id, metadata) pairs; a number or a day that two documents share is left out."""
        numbers: dict[PaperNumber, set[str]] = {}
        dates: dict[str, set[str]] = {}
        for document, about in papers:
            for number in find_paper_numbers(about.number or ""):
                numbers.setdefault(number, set()).add(document)
            if about.kind == "kamerbrief" and about.date:
                dates.setdefault(about.date, set()).add(document)
        return cls(
            {number: min(ids) for number, ids in numbers.items() if len(ids) == 1 and number.file is not None},
            {date: min(ids) for date, ids in dates.items() if len(ids) == 1},
        )

    def document(self, reference: Reference) -> str | None:
        """The id of the one document that a paper's number or a letter's date means, None where there is none."""
        if reference.paper is not None:
            named = find_paper_numbers(reference.paper)
            return self.by_number.get(named[0]) if len(named) == 1 else None
        return self.by_date.get(reference.date) if reference.date is not None else None


def links_of(
    document: Document, own_units: Sequence[Unit], papers: PaperIndex, units_of: Callable[[str], Sequence[Unit]]
) -> tuple[Link, ...]:
    """The links of one document in the order of its references; `units_of` gives the units of a document id."""
    found: list[Link] = []
    for reference in document.references:
        outside = reference.paper is not None or reference.date is not None
        target = papers.document(reference) if outside else None
        if outside and (target is None or target == document.id):
            continue
        addresses: tuple[str, ...] = ()
        if reference.numbers:
            addresses = _answering(units_of(target) if target is not None else own_units, reference.numbers)
        if addresses or target is not None:
            found.append(Link(document.id, reference.span, reference.kind, target, addresses))
    return tuple(found)


def _answering(units: Sequence[Unit], numbers: Sequence[int]) -> tuple[str, ...]:
    """The addresses of the units with one of these numbers, in order; one that is answered twice counts for none."""
    held = Counter((number, unit.answer is not None) for unit in units for number in set(unit.numbers))
    sure = {number for number in numbers if held[number, True] <= 1 and held[number, False] <= 1}
    return tuple(unit.address for unit in units if sure & set(unit.numbers))
