"""From a document's text to its units, whatever kind of paper it is; the kinds stand in their own files."""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from index.letter import letter_sections
from index.records import Document, Unit
from index.tidy import mask
from index.vraag_antwoord import question_units, without_face

OPENING = "aanhef"


def find_units(document: Document) -> tuple[Unit, ...]:
    """The units of a paper in the order in which they stand, each with its own address and footnotes."""
    return _find_units(without_face(document))


# A build asks for the units of a paper when it reads its face and again when it cuts it.
@lru_cache(maxsize=4)
def _find_units(document: Document) -> tuple[Unit, ...]:
    masked = mask(document.text, document.noise)
    units = question_units(document, masked) or letter_sections(document, masked)
    return tuple(_addressed(document, units))


def _addressed(document: Document, units: Sequence[Unit]) -> Iterator[Unit]:
    seen: Counter[str] = Counter()
    # A name that some unit bears of itself is never made by counting: "Bijlage" twice beside "Bijlage 2".
    taken = {_name(unit) for unit in units}
    marks = sorted((note for note in document.footnotes if note.mark), key=lambda note: note.mark or note.text)
    starts = [note.mark.start for note in marks if note.mark]
    for unit in units:
        name = _name(unit)
        seen[name] += 1
        # "antwoord-1-2" answers 1 and 2; the second answer to 1 in a paper is "antwoord-1.2".
        sign = "." if unit.numbers else "-"
        while (suffix := f"{sign}{seen[name]}" if seen[name] > 1 else "") and name + suffix in taken:
            seen[name] += 1
        parts = (*unit.questions, *([unit.answer] if unit.answer else []))
        # A mark may stand right behind the last word that a trimmed part holds.
        held = (marks[bisect_left(starts, part.start) : bisect_right(starts, part.end)] for part in parts)
        notes = tuple(sorted({note for some in held for note in some}, key=lambda note: note.text))
        yield replace(unit, address=f"{document.id}#{name}{suffix}", footnotes=notes)


def _name(unit: Unit) -> str:
    return unit.address or (slug(unit.heading) if unit.heading else OPENING)


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
