"""What kind of paper a face says that it is: answered questions, questions alone, a letter, or nothing of these."""

import re
from collections.abc import Sequence

from index.face import Face
from index.face_number import read_number
from index.face_opening import answered, opening_title
from index.letterhead import letterhead_span
from index.partners import says_it_answers
from index.records import DocumentKind, Unit
from index.signature import CLOSING, read_signature

_LETTER = re.compile(
    r"^(?:Geachte\b|(?:(?:Betreft|Onderwerp)[^\S\n]*:?\s)?Kamerbrief\b"
    r"|(?i:(?:Nr\.\s?\d+\s+)?Brief\svan\sde\s(?:minister|staatssecretaris)))",
    re.MULTILINE,
)


def kind_of(face: Face, units: Sequence[Unit]) -> DocumentKind | None:
    """The kind of a paper by its units and its face; None where neither says it."""
    if answered(face) or any(unit.numbers and unit.answer for unit in units):
        return "vraag-antwoord"
    if any(said.value.startswith("kv-tk") for said in read_number(face)):
        return "kamervragen"
    # A paper that says it answers, and in which no answer was found, does not only ask.
    answers = says_it_answers(face.masked, face.end)
    if any(unit.numbers for unit in units):
        return None if answers else "kamervragen"
    if _is_letter(face):
        return "kamerbrief"
    return "kamervragen" if opening_title(face) and not answers else None


def _is_letter(face: Face) -> bool:
    return bool(
        _LETTER.search(face.text) or letterhead_span(face) or CLOSING.search(face.masked) or read_signature(face.masked)
    )
