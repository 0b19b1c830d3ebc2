"""Answers that have no heading: the line where bold type ends begins one, and so may the first that asks nothing.

An answer belongs to every question without one that stands right before it.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from index.numbers import Label
from index.question_lines import Line
from index.question_parts import Part
from index.records import Span
from index.tidy import trim

_ENDS = ".?!…»”\"')"


def split_by_bold(masked: str, lines: Sequence[Line], parts: Sequence[Part], places: Collection[int]) -> list[Part]:
    """`parts`, the questions at `places` split where a body that begins in bold goes on without it."""

    def answer_of(under: Sequence[Line]) -> int | None:
        plain = next((line.span.start for line in under[1:] if not line.bold), None)
        return plain if under[0].bold else None

    return _split(masked, lines, parts, places, answer_of)


def split_by_asking(masked: str, lines: Sequence[Line], parts: Sequence[Part], places: Collection[int]) -> list[Part]:
    """`parts`, the questions at `places` split after the last of the paragraphs that ask, where more follows."""

    def answer_of(under: Sequence[Line]) -> int | None:
        asked = False
        for first, last in _paragraphs(masked, under):
            asks = "?" in masked[first.span.start : last.span.end]
            if asked and not asks:
                return first.span.start
            asked = asked or asks
        return None

    return _split(masked, lines, parts, places, answer_of)


def begins_in_bold(lines: Sequence[Line], part: Part, starts: Sequence[int]) -> bool:
    """True when the first line of a part's body is in bold."""
    under = _under(lines, part, starts)
    return bool(under) and under[0].bold


def _split(
    masked: str,
    lines: Sequence[Line],
    parts: Sequence[Part],
    places: Collection[int],
    answer_of: Callable[[Sequence[Line]], int | None],
) -> list[Part]:
    starts = [line.span.start for line in lines]
    found: list[Part] = []
    asked: list[Label] = []
    for place, part in enumerate(parts):
        if place in places:
            asked.extend(part.labels)
        else:
            asked = []
        under = _under(lines, part, starts) if place in places else []
        begin = answer_of(under) if len(under) > 1 else None
        if begin is None:
            found.append(part)
            continue
        found.append(replace(part, body=trim(masked, Span(part.body.start, begin))))
        answer = trim(masked, Span(begin, part.body.end))
        found.append(Part("antwoord", tuple(sorted(set(asked))), Span(answer.start, answer.start), answer))
        asked = []
    return found


def _under(lines: Sequence[Line], part: Part, starts: Sequence[int]) -> Sequence[Line]:
    """The lines of a part's body, the first of which may stand behind the heading."""
    first, last = bisect_left(starts, part.body.start), bisect_left(starts, part.body.end)
    if len(part.body) and (first == len(starts) or starts[first] != part.body.start):
        first -= 1
    return lines[first:last]


def _paragraphs(masked: str, under: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """First and last line of each stretch that ends with a sentence or before a blank line."""
    first: Line | None = None
    for line, after in zip(under, [*under[1:], None], strict=True):
        first = first or line
        between = "" if after is None else masked[line.span.end : after.span.start]
        if after is None or masked[line.span.end - 1] in _ENDS or between.count("\n") > 1:
            yield first, line
            first = None
