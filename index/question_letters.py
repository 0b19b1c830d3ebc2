"""Questions and answers that are headed by a letter and a number: "V1. Klopt het dat …", "A1. Ja, dat klopt."

A road is called A1 too, and so is a line of a table. So these are headings only where nothing in the paper breaks the
turns: question 1, answer 1, question 2, answer 2, to the last such line.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.question_lines import Line
from index.records import Span

_LETTERED = re.compile(
    r"(?:#{1,6}[ \t]+)?(?:\*\*|__)?(?P<letter>[VA])(?P<n>\d{1,3})(?![^\W_])(?P<sign>[.:)]?)(?:\*\*|__)?(?=\s|$)"
)
_FEWEST = 4


def lettered_turns(masked: str, lines: Sequence[Line]) -> list[Line]:
    """The lines of `lines` that begin with V or A and a number as headings; empty where they are not all in turn."""
    found: list[Line] = []
    asking = 0
    for line in lines:
        match = _LETTERED.match(masked, line.span.start, line.span.end)
        if match is None or not (match["sign"] or match.end() == line.span.end):
            continue
        place = len(found)
        if match["letter"] != "VA"[place % 2] or int(match["n"]) != place // 2 + 1:
            return []
        asks = match["letter"] == "V"
        if not asks:
            asking += "?" in masked[found[-1].head.end : line.span.start]
        head = Span(line.span.start, match.end())
        alone = match.end() == line.span.end
        labels = ((int(match["n"]), ""),)
        found.append(replace(line, kind="vraag" if asks else "antwoord", head=head, labels=labels, alone=alone))
    if len(found) < _FEWEST or len(found) % 2 or 4 * asking < len(found):
        return []
    return found
