"""Where a paper points elsewhere: at its own answers, at papers by their number, at letters by their date.

What is looked at is the running text of units and the footnotes, as shown; headings, titles and the paper's own number
are no references. What a reference leads to is told by links.py, which knows the other papers.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.folded import folded
from index.paper_numbers import find_named
from index.records import Document, Reference, Span, Unit
from index.reference_answers import find_pointers
from index.reference_letters import find_letters
from index.tidy import tidy

# No reference goes without a number, but for "zie het vorige antwoord".
_FIGURE, _SEE = re.compile(r"\d"), re.compile(r"\bzie\s", re.IGNORECASE)


def find_references(document: Document, units: Sequence[Unit]) -> tuple[Reference, ...]:
    """The references of a paper, sorted by their place in the source text, none twice."""
    own = {number for unit in units for number in unit.numbers}
    about = document.metadata
    said = sorted(span for name, span in about.read_from if name in ("title", "number"))
    found: set[Reference] = set()
    for span, asks, before in _parts(document, units, bool(own)):
        for reference in _in_part(document, span, asks, own, before):
            if reference.paper is not None and reference.paper == about.number and not reference.numbers:
                continue
            place = bisect_right(said, reference.span.start, key=lambda item: item.start) - 1
            if place < 0 or said[place].end < reference.span.end:
                found.add(reference)
    return tuple(sorted(found, key=lambda item: (item.span, item.kind, item.paper or "")))


def _parts(document: Document, units: Sequence[Unit], pairs: bool) -> Iterator[tuple[Span, bool, tuple[int, ...]]]:
    """Each stretch of running text with whether a member speaks in it, and the numbers of the answer before it."""
    answered = [unit for unit in units if unit.numbers and unit.answer]
    previous = {after.address: before.numbers for before, after in pairwise(answered)}
    for unit in units:
        for question in unit.questions:
            yield question, True, ()
        if unit.answer:
            # Outside the pairs of a paper, a part with a heading is the note of those who asked.
            asks = pairs and not unit.numbers and bool(unit.headings)
            yield unit.answer, asks, previous.get(unit.address, ())
    questions = sorted(question for unit in units for question in unit.questions)
    for note in document.footnotes:
        place = bisect_right(questions, note.mark.start, key=lambda item: item.start) - 1 if note.mark else -1
        asks = note.mark is None or (place >= 0 and note.mark.start <= questions[place].end)
        yield note.text, asks, ()


def _in_part(document: Document, span: Span, asks: bool, own: set[int], before: tuple[int, ...]) -> Iterator[Reference]:
    if not any(likely.search(document.text, span.start, span.end) for likely in (_FIGURE, _SEE)):
        return
    text = tidy(document, span)
    named = find_named(text)
    pointers = list(find_pointers(text, own, asks, named, before))
    letters = list(find_letters(text, asks))
    if not (named or pointers or letters):
        return  # most parts point nowhere: where each character stands is not needed
    shown = folded(document, span)
    if shown.text != text:  # a span inside noise
        named = find_named(shown.text)
        pointers = list(find_pointers(shown.text, own, asks, named, before))
        letters = list(find_letters(shown.text, asks))
    for item in named:
        yield Reference(shown.span(item.start, item.end), item.number.series, paper=str(item.number))
    for pointer in pointers:
        place = shown.span(pointer.start, pointer.end)
        yield Reference(place, "antwoord", numbers=pointer.numbers, paper=pointer.paper)
    for letter in letters:
        yield Reference(shown.span(letter.start, letter.end), "brief", date=letter.date)
