"""Questions and answers without both kinds of headings: numbered questions, told from answers by bold or "Antwoord:".

It is for papers that `vraag_antwoord` does not take. A number alone proves nothing, since answers hold lists too: a
question is a numbered paragraph in bold, or one that goes on counting and has a question mark before its answer.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from index.numbers import NUMBERS, parse_numbers
from index.records import Document, Span, Unit
from index.tidy import trim

_NUMBERED = re.compile(
    rf"[^\S\n]*(?:(?:Vraag|Vragen)[^\S\n]+(?P<v>{NUMBERS})[.:)]?|(?P<n>\d{{1,3}})[.:)]?)(?=[^\S\n]|$)"
)
_ANSWERED = re.compile(
    r"[^\S\n]*(?:Antwoord(?:en)?|ANTWOORD(?:EN)?)(?:[^\S\n]+(?:op[^\S\n]+)?(?:(?:de[^\S\n]+)?[Vv]ra(?:ag|gen)[^\S\n]+)?"
    rf"(?P<n>{NUMBERS}))?[^\S\n]*(?:[:.]|$)"
)


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    bold: bool


@dataclass(slots=True)
class _Block:
    """Questions that wait for one answer, and that answer."""

    start: int
    questions: list[tuple[tuple[int, ...], Span]] = field(default_factory=list)
    numbers: tuple[int, ...] = ()
    answer: Span | None = None


def bold_pairs(document: Document, masked: str) -> list[Unit]:
    """One unit an answer with its questions, and one for the opening; empty when the paper does not have this shape."""
    lines = list(_lines(document, masked))
    by_bold = _bold_tells(masked, lines)
    if not by_bold and not any(_ANSWERED.match(masked, line.span.start, line.span.end) for line in lines):
        return []
    blocks = _blocks(masked, lines, by_bold)
    asked = {number: span for block in blocks for numbers, span in block.questions for number in numbers}
    asking = sum("?" in masked[span.start : span.end] for block in blocks for _, span in block.questions)
    # Numbered headings in bold look the same, but for what they say.
    if not any(block.questions and block.answer for block in blocks) or 2 * asking < len(asked):
        return []
    units = []
    opening = trim(masked, Span(0, blocks[0].start))
    if len(opening):
        units.append(Unit(document=document.id, address="", span=opening, answer=opening))
    answered = {number for block in blocks if block.answer for number in block.numbers}
    for block in blocks:
        own = [(numbers, span) for numbers, span in block.questions if set(numbers) & set(block.numbers)]
        far = {asked[number] for number in block.numbers if number in asked}
        if block.answer is not None:
            end, spans = block.answer.end, tuple(sorted(far))
            start = block.start if len(own) == len(block.questions) else block.answer.start
            units.append(Unit(document.id, "", Span(start, end), block.numbers, (), spans, block.answer))
        for numbers, span in block.questions:
            if not answered & set(numbers):
                units.append(Unit(document.id, "", span, numbers, (), (span,)))
    return sorted(units, key=lambda unit: unit.span)


def _lines(document: Document, masked: str) -> Iterator[_Line]:
    for match in re.finditer(r"[^\n]+", masked):
        span = trim(masked, Span(*match.span()))
        if len(span):
            first = bisect_right(document.bold, span.start, key=lambda bold: bold.end)
            inside = first < len(document.bold) and document.bold[first].start <= span.start
            yield _Line(span, inside and document.bold[first].end >= span.end)


def _bold_tells(masked: str, lines: list[_Line]) -> bool:
    """True when numbered paragraphs in bold ask, and what comes after them is not bold."""
    asking = answering = 0
    for line, after in pairwise(lines):
        if line.bold and _NUMBERED.match(masked, line.span.start, line.span.end):
            asking += "?" in masked[line.span.start : line.span.end] or after.bold
        answering += line.bold and not after.bold
    return asking > 0 and answering > 0


def _blocks(masked: str, lines: list[_Line], by_bold: bool) -> list[_Block]:
    blocks: list[_Block] = []
    last, askable = 0, _askable(masked, lines)
    for position, line in enumerate(lines):
        start, end = line.span.start, line.span.end
        answer, number = _ANSWERED.match(masked, start, end), _NUMBERED.match(masked, start, end)
        block = blocks[-1] if blocks else None
        if answer and block:
            numbers = parse_numbers(answer["n"] or "") or tuple(n for own, _ in block.questions for n in own)
            if block.answer is not None and answer["n"]:
                block = _Block(start)
                blocks.append(block)
            block.numbers = numbers
            block.answer = Span(answer.end(), end)
            continue
        numbers = parse_numbers(number["v"] or number["n"] or "") if number else ()
        counts_on = bool(numbers) and (numbers[0] == last + 1 or (not blocks and numbers[0] >= 1))
        asks = line.bold and counts_on if by_bold else counts_on and askable[position]
        if number and numbers and asks:
            if block is None or block.answer is not None:
                block = _Block(start)
                blocks.append(block)
            last = numbers[-1]
            block.questions.append((numbers, Span(number.end(), max(end, number.end()))))
        elif block and block.answer is not None:
            block.answer = Span(block.answer.start, end)
        elif block and (line.bold or not by_bold or not len(trim(masked, block.questions[-1][1]))):
            own, span = block.questions[-1]
            block.questions[-1] = (own, Span(span.start, end))
        elif block:
            block.answer = line.span
            block.numbers = tuple(n for own, _ in block.questions for n in own)
    for block in blocks:
        block.questions = [(numbers, trim(masked, span)) for numbers, span in block.questions]
        if block.answer is not None:
            trimmed = trim(masked, block.answer)
            block.answer = trimmed if len(trimmed) else None
    return blocks


def _askable(masked: str, lines: list[_Line]) -> list[bool]:
    """For each line whether a question mark stands between its start and the next answer, and there is one."""
    found: list[bool] = []
    question = answer = False
    for line in reversed(lines):
        if _ANSWERED.match(masked, line.span.start, line.span.end):
            question, answer = False, True
        else:
            question = question or "?" in masked[line.span.start : line.span.end]
        found.append(question and answer)
    return found[::-1]
