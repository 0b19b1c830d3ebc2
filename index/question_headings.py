"""Which lines head a question or an answer, and which only look like it: running text, quotes, other papers.

Running text says "antwoord op vraag 4" too, and a page may wrap it so that the words stand alone on a line. A line is
taken for a heading by the company it keeps: the lines around it, how this paper dresses its headings, and the count.
"""

import re
from bisect import bisect_right
from itertools import pairwise

from index.question_letters import lettered_turns
from index.question_lines import Line
from index.records import Document, Span

_SENTENCE_END = ".?!:;…»”\")'"
_QUOTED = re.compile(r"«[^«»]{0,3000}»|“[^“”„]{0,3000}”|„[^“”„]{0,3000}[“”]")
_INDENTED = 3
# Characters in a line that is broken where its page ended, in a text too short to tell that it is wrapped.
_NEARLY_FULL = 45


def find_headings(document: Document, masked: str, lines: list[Line]) -> list[Line]:
    """The lines that head questions and answers, in order."""
    found = [line for line in lines if line.kind in ("vraag", "antwoord")]
    if not any(line.kind == "vraag" and not line.weak for line in found):
        found = lettered_turns(masked, lines) or found
    quotes = [Span(*match.span()) for match in _QUOTED.finditer(masked)]
    found = [line for line in found if not _quoted(quotes, line.head)]
    dotted = 2 * sum(masked[line.span.end - 1] == "." for line in found if line.alone) >= len(found)
    found = [line for line in found if not _inside_sentence(document, masked, line, dotted)]
    small = [line for line in found if _is_small(masked, line)]
    if len(small) < len(found):
        loose = {line.span for line in _without_doubled(found, small) if line.labels and _is_apart(masked, line)}
        found = [line for line in found if line.span in loose or not _is_small(masked, line)]
    for kind in ("vraag", "antwoord"):
        if any(line.kind == kind and not line.weak for line in found):
            found = [line for line in found if line.kind != kind or not line.weak]
    found = _without_doubled(found, [line for line in found if _is_indented(document, line)])
    # Where headings are set in bold, a line that is not, and whose numbers have their heading, is running text.
    bold = [line for line in found if line.bold_head]
    if any(line.kind == "antwoord" for line in bold) and 2 * len(bold) > len(found):
        found = _without_doubled(found, [line for line in found if not line.bold_head])
    for kind in ("vraag", "antwoord"):
        found = _without_doubled(found, _out_of_count([line for line in found if line.kind == kind]))
    return found


def _quoted(quotes: list[Span], head: Span) -> bool:
    place = bisect_right(quotes, head.start, key=lambda quote: quote.end)
    return place < len(quotes) and quotes[place].start < head.start


def _is_small(masked: str, line: Line) -> bool:
    return masked[line.head.start : line.head.end].strip("#*_ \t")[:1].islower()


def _is_apart(masked: str, line: Line) -> bool:
    """True when the sentence above has ended and none goes on below: "vraag 4:" that somebody forgot a capital in."""
    above = masked[max(0, line.span.start - 200) : line.span.start].rstrip()
    below = masked[line.head.end : line.head.end + 200].lstrip()
    return (not above or above[-1] in _SENTENCE_END) and not below[:1].islower()


def _inside_sentence(document: Document, masked: str, line: Line, dotted: bool) -> bool:
    """True when the lines above and below make one sentence with a heading-like line between them.

    `dotted`: the headings of this paper end with a full stop.
    """
    small = _is_small(masked, line)
    start = masked.rfind("\n", max(0, line.span.start - 200), line.span.start) + 1 or line.span.start
    above = masked[max(0, start - 200) : start].removesuffix("\n").rpartition("\n")[2].rstrip()
    if not above or above[-1] in _SENTENCE_END or not (document.wrapped or small or len(above) >= _NEARLY_FULL):
        return False
    if not line.alone:
        return small
    below = masked[line.span.end : line.span.end + 200].partition("\n")[2].partition("\n")[0].strip()
    return below[:1].islower() or (masked[line.span.end - 1] == "." and not dotted)


def _is_indented(document: Document, line: Line) -> bool:
    start = document.text.rfind("\n", 0, line.span.start) + 1
    before = document.text[start : line.span.start]
    return before.lstrip().startswith(">") or (before.isspace() and len(before.expandtabs(4)) >= _INDENTED)


def _without_doubled(lines: list[Line], doubtful: list[Line]) -> list[Line]:
    """`lines` without the doubtful ones whose every number has a heading of the same kind that is not doubtful."""
    doubted = {line.span for line in doubtful}
    sure = {(label, line.kind) for line in lines if line.span not in doubted for label in line.labels}
    return [
        line
        for line in lines
        if line.span not in doubted or not line.labels or any((label, line.kind) not in sure for label in line.labels)
    ]


def _out_of_count(lines: list[Line]) -> list[Line]:
    """The headings between two that follow each other: Vraag 3 between Vraag 1 and Vraag 2 is another paper's."""
    counted = [line for line in lines if line.labels]
    odd: list[Line] = []
    skipped: Line | None = None
    for (before, line), (_, after) in pairwise(pairwise(counted)):
        last, first = before.labels[-1][0], line.labels[0][0]
        if before is not skipped and after.labels[0][0] == last + 1 and first not in (last, last + 1):
            odd.append(line)
            skipped = line
    return odd


def with_partner(lines: list[Line]) -> list[Line]:
    """`lines` without an "Antwoord" that has neither a number nor a question right before it: a title, or text."""
    kept: list[Line] = []
    for line in lines:
        if line.kind != "antwoord" or line.labels or (kept and kept[-1].kind != "antwoord"):
            kept.append(line)
    return kept
