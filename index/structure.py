"""From a document's text to its units, whatever kind of paper it is; the kinds stand in their own files."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from index.bold_pairs import bold_pairs
from index.letter import letter_sections
from index.records import Document, Span, Unit
from index.tidy import mask
from index.vraag_antwoord import answer_pairs, is_vraag_antwoord

OPENING = "aanhef"


def find_units(document: Document) -> tuple[Unit, ...]:
    """The units of a paper in the order in which they stand, each with its own address and footnotes."""
    masked = mask(document.text, document.noise)
    if is_vraag_antwoord(masked):
        units = answer_pairs(document, masked)
    else:
        units = bold_pairs(document, masked) or letter_sections(document, masked)
    return tuple(_addressed(document, units))


def _addressed(document: Document, units: Iterable[Unit]) -> Iterable[Unit]:
    seen: Counter[str] = Counter()
    units = tuple(units)
    # A name that some unit bears of itself is never made by counting: "Bijlage" twice beside "Bijlage 2".
    taken = {_name(unit) for unit in units}
    for unit in units:
        name = _name(unit)
        seen[name] += 1
        while (suffix := f"-{seen[name]}" if seen[name] > 1 else "") and name + suffix in taken:
            seen[name] += 1
        parts = (*unit.questions, *([unit.answer] if unit.answer else []))
        notes = tuple(note for note in document.footnotes if note.mark and _within(note.mark, parts))
        yield replace(unit, address=f"{document.id}#{name}{suffix}", footnotes=notes)


def _name(unit: Unit) -> str:
    if unit.numbers:
        kind = "antwoord" if unit.answer else "vraag"
        return "-".join([kind, *map(str, unit.numbers)])
    return slug(unit.heading) if unit.heading else OPENING


def _within(mark: Span, parts: Iterable[Span]) -> bool:
    # A mark may stand right behind the last word that a trimmed part holds.
    return any(part.start <= mark.start <= part.end for part in parts)


def slug(heading: str) -> str:
    """A heading as the last part of an address: lower-case ASCII words joined by hyphens, at most 60 characters."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    name = ""
    for word in words:
        if len(name) + len(word) >= 60:
            break
        name = f"{name}-{word}" if name else word
    return name or "sectie"
