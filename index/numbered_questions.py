"""Questions that are numbered without the word Vraag: "1. Klopt het dat …", told from the lists in answers.

A number proves nothing, since answers and letters hold lists too. What tells a question is that its number goes on
with the count and that it asks something before its answer comes; where questions are set in bold, that it is bold.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from index.question_lines import Line

_FURTHEST = 20
_GOES_ON = (";", ",")
# The opening of a paper in which members ask.
ASKED_BY = re.compile(
    r"^[^\w\n]*(?:(?:Schriftelijke|Nadere|Aanvullende)\s+)?(?:Kamer)?vra(?:ag|gen)\s+van\s+(?:het\s+lid|de\s+leden)\b",
    re.MULTILINE | re.IGNORECASE,
)


def numbered_questions(masked: str, lines: Sequence[Line], answers: Sequence[Line]) -> list[Line]:
    """The numbered lines that ask, empty when none do.

    `answers`: the headings of the answers, empty where bold type has to tell them or there are none.
    """
    numbered = _without_lists(masked, [line for line in lines if line.kind == "nummer"])
    bold = [line for line in numbered if line.bold]
    if not answers:
        return _counting(bold) if _bold_tells(masked, lines) else _unanswered(masked, numbered)
    found, in_bold = _asked(masked, numbered, answers), _asked(masked, bold, answers)
    # Where questions are in bold, a number that is not stands in an answer.
    return in_bold if in_bold and _reached(in_bold, answers) == _reached(found, answers) else found


def _without_lists(masked: str, numbered: Sequence[Line]) -> list[Line]:
    """`numbered` without the lists inside a question or an answer: from a 1 after a colon, items that end with ";"."""
    found: list[Line] = []
    inside: int | None = None
    for line, after in pairwise([*numbered, None]):
        assert line is not None, "only the last of the pairs has None, as its second"
        number = line.labels[0][0]
        text = masked[line.head.end : after.span.start if after else line.span.end].rstrip()[-1:]
        before = masked[max(0, line.span.start - 100) : line.span.start].rstrip()[-1:]
        begins = number == 1 and bool(found) and before == ":" and text in _GOES_ON
        if not begins and inside != number:
            found.append(line)
        inside = number + 1 if (begins or inside == number) and text in _GOES_ON else None
    return found


def _reached(questions: Sequence[Line], answers: Sequence[Line]) -> set[int]:
    """The answers that have a question right before them."""
    starts = [answer.span.start for answer in answers]
    return {bisect_left(starts, line.span.start) for line in questions}


def counted_run(masked: str, lines: Sequence[Line], wanted: Sequence[int]) -> list[Line]:
    """The first numbered lines that bear the `wanted` numbers one after the other; empty when one is missing."""
    found: list[Line] = []
    for line in lines:
        if len(found) < len(wanted) and line.kind == "nummer" and line.labels[0][0] == wanted[len(found)]:
            found.append(line)
    return found if len(found) == len(wanted) else []


def _asked(masked: str, numbered: Sequence[Line], answers: Sequence[Line]) -> list[Line]:
    """The questions before each answer: of the numbers that go on counting, the run nearest to that answer."""
    starts = [line.span.start for line in numbered]
    found: list[Line] = []
    last, position = 0, 0
    for answer in answers:
        end = bisect_left(starts, answer.span.start)
        run = _run(masked, numbered[position:end], last, answer.span.start)
        if run:
            found += run
            last = run[-1].labels[0][0]
        position = end
    return found


def _unanswered(masked: str, numbered: Sequence[Line]) -> list[Line]:
    """The runs from 1 in a paper without answers: one under each opening that says who asks, else one in all."""
    starts = [line.span.start for line in numbered]
    openings = [bisect_left(starts, match.end()) for match in ASKED_BY.finditer(masked)]
    found: list[Line] = []
    for first, last in pairwise([*(openings or [0]), len(numbered)]):
        end = starts[last] if last < len(starts) else len(masked)
        run = _run(masked, numbered[first:last], 0, end)
        found += run if run and run[0].labels[0][0] == 1 else []
    return found


def _run(masked: str, zone: Sequence[Line], last: int, end: int) -> list[Line]:
    """The run in a stretch before an answer that begins with the next number, else anew with 1, else further on."""
    asks = masked.rfind("?", zone[0].span.start, end) if zone else -1
    # From the back: how far the count goes on from each line. A list inside a question counts no further,
    # and comes before the next question.
    best: dict[int, int] = {}
    after: list[int | None] = [None] * len(zone)
    length = [1] * len(zone)
    for place in range(len(zone) - 1, -1, -1):
        number = zone[place].labels[0][0]
        after[place] = best.get(number + 1)
        length[place] = 1 + (length[follows] if (follows := after[place]) is not None else 0)
        if zone[place].span.start < asks and (number not in best or length[place] > length[best[number]]):
            best[number] = place
    runs = best
    wanted = [last + 1, 1] if last else [1, *sorted(runs)]
    wanted += [number for number in sorted(runs) if last + 1 < number <= last + _FURTHEST]
    begin = next((runs[number] for number in wanted if number in runs), None)
    found: list[Line] = []
    while begin is not None:
        found.append(zone[begin])
        begin = after[begin]
    return found


def _counting(lines: Sequence[Line]) -> list[Line]:
    """The lines that go on counting; 1 may begin anew."""
    found: list[Line] = []
    for line in lines:
        last = found[-1].labels[0][0] if found else None
        if last is None or line.labels[0][0] in (last + 1, 1) or (line.labels[0][1] and line.labels[0][0] == last):
            found.append(line)
    return found


def _bold_tells(masked: str, lines: Sequence[Line]) -> bool:
    """True when numbered paragraphs in bold ask, and what comes after them is not bold."""
    asking = answering = 0
    for line, after in pairwise(lines):
        if line.bold and line.kind == "nummer":
            asking += "?" in masked[line.span.start : line.span.end] or after.bold
        answering += line.bold and not after.bold
    return asking > 0 and answering > 0
