"""Vraag/Antwoord papers: headings that stand alone on their line, questions and answers paired by number.

Position decides nothing: "Antwoord op vraag 3 en 8" takes the questions 3 and 8 wherever they stand. Only an answer
heading without any number answers the question heading before it.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

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


_TOELICHTING = re.compile(r"^[^\S\n]*(?P<heading>Toelichting)[^\S\n]*:?\s+(?=Deze\s+vra)", re.MULTILINE)
_SENTENCE_END = ".?!:;…»”\")'"


@dataclass(frozen=True, slots=True)
class _Part:
    """A heading with what stands under it."""

    numbers: tuple[int, ...]
    is_answer: bool
    start: int
    heading_end: int
    body: Span


def is_vraag_antwoord(masked: str) -> bool:
    """True when the text has a question heading and an answer heading, each alone on its line."""
    return _QUESTION.search(masked) is not None and _ANSWER.search(masked) is not None


def heading_lines(document: Document, masked: str) -> tuple[Span, ...]:
    """Where the Vraag and Antwoord headings of a paper stand, in order."""
    return tuple(Span(part.start, part.heading_end) for part in _parts(document, masked))


def answer_pairs(document: Document, masked: str) -> list[Unit]:
    """One unit an answer with the questions it answers, one a question without answer, and one for the opening."""
    parts = _parts(document, masked)
    closing = _closing(masked, parts)
    if closing is not None:
        parts[-1] = replace(parts[-1], body=trim(masked, Span(parts[-1].body.start, closing.start())))
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
                questions=tuple(question.body for question in asked if len(question.body)),
                answer=part.body if len(part.body) else None,
            )
        )
    for question in questions:
        if not answered & set(question.numbers):
            span = Span(question.start, question.body.end)
            units.append(
                Unit(
                    document=document.id,
                    address="",
                    span=span,
                    numbers=question.numbers,
                    questions=(question.body,) if len(question.body) else (),
                )
            )
    if closing is not None:
        body = trim(masked, Span(closing.end(), len(masked)))
        span = trim(masked, Span(closing.start(), body.end))
        units.append(Unit(document=document.id, address="", span=span, headings=(closing["heading"],), answer=body))
    opening = trim(masked, Span(0, parts[0].start))
    if len(opening):
        units.append(Unit(document=document.id, address="", span=opening, answer=opening))
    return sorted(units, key=lambda unit: unit.span)


def _closing(masked: str, parts: list[_Part]) -> re.Match[str] | None:
    """The note of who asked that closes a paper ("Toelichting: Deze vragen dienen ter aanvulling op …")."""
    last = parts[-1].body
    return _TOELICHTING.search(masked, last.start, last.end)


def _parts(document: Document, masked: str) -> list[_Part]:
    headings = _headings(document, masked)
    parts: list[_Part] = []
    ends = [*(match.start() for match, _ in headings), len(masked)][1:]
    for (match, is_answer), end in zip(headings, ends, strict=True):
        numbers = parse_numbers(match["n"] or "")
        if not numbers and parts:
            numbers = parts[-1].numbers
        start = trim(masked, Span(*match.span())).start
        parts.append(_Part(numbers, is_answer, start, match.end(), trim(masked, Span(match.end(), end))))
    return parts


def _headings(document: Document, masked: str) -> list[tuple[re.Match[str], bool]]:
    """Heading lines in order, each with whether it heads an answer; running text that looks like one is left out."""
    found = [(match, False) for match in _QUESTION.finditer(masked)]
    found += [(match, True) for match in _ANSWER.finditer(masked)]
    found.sort(key=lambda heading: heading[0].start())
    kept = [heading for heading in found if not (document.wrapped and _inside_sentence(masked, heading[0]))]
    # Where headings are set in bold, a line that is not, and whose numbers have their heading, is running text.
    bold = [heading for heading in kept if _is_bold(document, trim(masked, Span(*heading[0].span())))]
    if not (any(is_answer for _, is_answer in bold) and 2 * len(bold) > len(kept)):
        return kept or found
    headed = {(number, is_answer) for match, is_answer in bold for number in parse_numbers(match["n"] or "")}
    return [heading for heading in kept if heading in bold or not _doubled(heading, headed)]


def _doubled(heading: tuple[re.Match[str], bool], headed: set[tuple[int, bool]]) -> bool:
    match, is_answer = heading
    numbers = parse_numbers(match["n"] or "")
    return bool(numbers) and all((number, is_answer) in headed for number in numbers)


def _inside_sentence(masked: str, match: re.Match[str]) -> bool:
    """True when the lines above and below make one sentence with a heading-like line between them."""
    above = masked[max(0, match.start() - 200) : match.start()].removesuffix("\n").rpartition("\n")[2].rstrip()
    below = masked[match.end() : match.end() + 200].removeprefix("\n").partition("\n")[0].strip()
    return bool(above) and above[-1] not in _SENTENCE_END and below[:1].islower()


def _is_bold(document: Document, span: Span) -> bool:
    first = bisect_right(document.bold, span.start, key=lambda bold: bold.end)
    return (
        first < len(document.bold) and document.bold[first].start <= span.start and span.end <= document.bold[first].end
    )
