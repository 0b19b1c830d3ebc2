"""Vraag/Antwoord papers: headings that stand alone on their line, questions and answers paired by number.

Position decides nothing: "Antwoord op vraag 3 en 8" takes the questions 3 and 8 wherever they stand. Only an answer
heading without any number answers the question heading before it.
"""

import re
from dataclasses import dataclass

from index.numbers import NUMBERS, parse_numbers
from index.records import Document, Span, Unit
from index.tidy import trim

_QUESTION = re.compile(
    rf"^[^\S\n]*(?:Vraag|Vragen|VRAAG|VRAGEN)[^\S\n]+(?P<n>{NUMBERS})[^\S\n]*(?:[:.][^\S\n]*)?$", re.MULTILINE
)
_ANSWER = re.compile(
    r"^[^\S\n]*(?:Antwoord|Antwoorden|Beantwoording|ANTWOORD|ANTWOORDEN)"
    r"(?:[^\S\n]+(?:(?:op|OP)[^\S\n]+)?(?:(?:(?:de|DE)[^\S\n]+)?(?:vraag|vragen|Vraag|Vragen|VRAAG|VRAGEN)[^\S\n]+)?"
    rf"(?P<n>{NUMBERS}))?[^\S\n]*(?:[:.][^\S\n]*)?$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with what stands under it."""

    numbers: tuple[int, ...]
    is_answer: bool
    start: int
    body: Span


def is_vraag_antwoord(masked: str) -> bool:
    """True when the text has a question heading and an answer heading, each alone on its line."""
    return _QUESTION.search(masked) is not None and _ANSWER.search(masked) is not None


def answer_pairs(document: Document, masked: str) -> list[Unit]:
    """One unit an answer with the questions it answers, one a question without answer, and one for the opening."""
    parts = _parts(masked)
    questions = [part for part in parts if not part.is_answer]
    units: list[Unit] = []
    answered: set[int] = set()
    for position, part in enumerate(parts):
        if not part.is_answer:
            continue
        asked = [question for question in questions if set(question.numbers) & set(part.numbers)]
        answered.update(number for question in asked for number in question.numbers)
        before = parts[position - 1] if position else None
        # The unit reaches back over its question only where that stands right before it.
        start = before.start if before in asked and before is not None else part.start
        units.append(
            Unit(
                document=document.id,
                address="",
                span=Span(start, part.body.end),
                numbers=part.numbers,
                questions=tuple(question.body for question in asked),
                answer=part.body if len(part.body) else None,
            )
        )
    for question in questions:
        if not answered & set(question.numbers):
            span = Span(question.start, question.body.end)
            units.append(
                Unit(document=document.id, address="", span=span, numbers=question.numbers, questions=(question.body,))
            )
    opening = trim(masked, Span(0, parts[0].start))
    if len(opening):
        units.append(Unit(document=document.id, address="", span=opening, answer=opening))
    return sorted(units, key=lambda unit: unit.span)


def _parts(masked: str) -> list[_Part]:
    headings = [(match, False) for match in _QUESTION.finditer(masked)]
    headings += [(match, True) for match in _ANSWER.finditer(masked)]
    headings.sort(key=lambda heading: heading[0].start())
    parts: list[_Part] = []
    ends = [heading[0].start() for heading in headings[1:]] + [len(masked)]
    for (match, is_answer), end in zip(headings, ends, strict=True):
        numbers = parse_numbers(match["n"] or "")
        if not numbers and parts:
            numbers = parts[-1].numbers
        start = trim(masked, Span(*match.span())).start
        parts.append(_Part(numbers, is_answer, start, trim(masked, Span(match.end(), end))))
    return parts
