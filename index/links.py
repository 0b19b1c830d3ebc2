"""What references lead to: units of the same paper, another paper by its number, a letter by its date.

A link is certain or it is none: a session that is not said, a number that two papers bear, a letter of which is not
said whose it is, two letters of one ministry and day, or a Vraag that a paper answers twice lead nowhere.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index.ministries import ministry
from index.paper_numbers import PaperNumber, find_paper_numbers
from index.records import Document, Metadata, Reference, ReferenceKind, Span, Unit
from index.tidy import tidy

_MINE = re.compile(r"(?:mijn|onze)\s", re.IGNORECASE)
_LETTER_OF = re.compile(
    r"brie(?:f|ven)\s(?:aan\s[^.;]{0,60}?\s)?van\s(?:de\s|onze\s|mijn\s)?(?:minister|staatssecretaris)\s(?:van|voor)\s"
    r"(?P<post>[^.;]{2,80}?),?\s(?:van|d\.\s?d\.|dd\.?|over|aan|inzake|met)\s",
    re.IGNORECASE,
)


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
    """Which document bears which number, and which letter is of which day and ministry; only what is certain."""

    by_number: dict[PaperNumber, str]
    by_letter: dict[tuple[str, str], str]

    @classmethod
    def of(cls, papers: Iterable[tuple[str, Metadata]]) -> "PaperIndex":
        """The index of (document id, metadata) pairs; what two documents share is left out.

        So is a day of which there is a letter that does not say from which ministry it comes.
        """
        numbers: dict[PaperNumber, set[str]] = {}
        letters: dict[tuple[str, str], set[str]] = {}
        unsaid: set[str] = set()
        for document, about in papers:
            for number in find_paper_numbers(about.number or ""):
                numbers.setdefault(number, set()).add(document)
            if about.kind == "kamerbrief" and about.date:
                if not about.ministry:
                    unsaid.add(about.date)
                for name in {about.ministry or "", *(about.ministry or "").split("; ")}:
                    letters.setdefault((about.date, name), set()).add(document)
        return cls(
            {number: min(ids) for number, ids in numbers.items() if len(ids) == 1 and number.file is not None},
            {key: min(ids) for key, ids in letters.items() if len(ids) == 1 and key[0] not in unsaid},
        )

    def document(self, reference: Reference, sender: str | None = None) -> str | None:
        """The id of the one document that a number, or the date of a letter of ministry `sender`, means; else None."""
        if reference.paper is not None:
            named = find_paper_numbers(reference.paper)
            return self.by_number.get(named[0]) if len(named) == 1 else None
        return self.by_letter.get((reference.date, sender)) if reference.date is not None and sender else None


def links_of(
    document: Document, own_units: Sequence[Unit], papers: PaperIndex, units_of: Callable[[str], Sequence[Unit]]
) -> tuple[Link, ...]:
    """The links of one document in the order of its references; `units_of` gives the units of a document id."""
    found: list[Link] = []
    sender: str | None = None
    for reference in document.references:
        if reference.kind == "brief":
            sender = _sender(document, reference.span, sender)
        outside = reference.paper is not None or reference.date is not None
        target = papers.document(reference, sender) if outside else None
        if outside and (target is None or target == document.id):
            continue
        addresses: tuple[str, ...] = ()
        if reference.numbers:
            addresses = _answering(units_of(target) if target is not None else own_units, reference.numbers)
        if target is None:
            # What a unit says of its own Vraag leads to where the reader is already.
            here = {unit.address for unit in own_units if _holds(unit, reference.span)}
            addresses = tuple(address for address in addresses if address not in here)
        if addresses or target is not None:
            found.append(Link(document.id, reference.span, reference.kind, target, addresses))
    return tuple(found)


def _sender(document: Document, span: Span, before: str | None) -> str | None:
    """The ministry whose letter a reference means; "de brieven van 3 mei en 4 mei" says it before the first date."""
    said = tidy(document, span)
    if "brie" not in said.lower():
        return before
    if _MINE.match(said):
        return document.metadata.ministry
    named = _LETTER_OF.search(said)
    return ministry(named["post"]) if named else None


def _holds(unit: Unit, span: Span) -> bool:
    return any(
        part.start <= span.start < part.end for part in (*unit.questions, *([unit.answer] if unit.answer else []))
    )


def _answering(units: Sequence[Unit], numbers: Sequence[int]) -> tuple[str, ...]:
    """The addresses of the units with one of these numbers, in order; one that is answered twice counts for none."""
    held = Counter((number, unit.answer is not None) for unit in units for number in set(unit.numbers))
    sure = {number for number in numbers if held[number, True] <= 1 and held[number, False] <= 1}
    return tuple(unit.address for unit in units if sure & set(unit.numbers))
