"""The heading line of a Vraag or Antwoord in markup, so that structure pairs it by number whatever `nr` holds.

Markup writes "Vraag 1", "1", "1.", "Antwoord op vragen 2 en 3" or no number at all. A line that reads as a heading is
kept as it stands; a bare number gets its word; a missing number is the one that the markup's own order gives.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.numbers import NUMBERS, parse_numbers

_WORDS = r"vra(?:ag|gen)|antwoord(?:en)?|beantwoording"
_HEADING = re.compile(
    rf"(?P<word>(?:{_WORDS})(?:\s+op)?(?:\s+de)?(?:\s+(?:vraag|vragen))?)?\s*(?P<numbers>{NUMBERS})?\s*[.:)]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Line:
    """A heading line, and what else stood in the number's place."""

    heading: str
    rest: str = ""


def read_line(written: str, word: str) -> Line | None:
    """The heading in `written` ("Vraag 1", "1.", "2, 3"), with `word` where it has none; None when it is none.

    >>> read_line("2.", "Vraag"), read_line("Antwoord op vraag 3 en 8:", "Antwoord").heading
    (Line(heading='Vraag 2', rest=''), 'Antwoord op vraag 3 en 8')
    """
    folded = " ".join(written.split())
    match = _HEADING.match(folded)
    if not match or not (match["word"] or match["numbers"]):
        return None
    numbers = f" {match['numbers']}" if match["numbers"] else ""
    own = match["word"] or word
    if own.casefold().startswith("vra") and not numbers:
        return None
    # Only a first capital makes it a heading line to the eye.
    return Line(f"{own[:1].upper()}{own[1:]}{numbers}", folded[match.end() :].strip())


def is_heading(written: str) -> bool:
    """True when a whole paragraph is such a heading: "Vraag 1" written as running text."""
    folded = " ".join(written.split())
    match = _HEADING.fullmatch(folded)
    return bool(match and match["word"] and (match["numbers"] or folded[:1] in "Aa"))


def heading_lines(parts: Sequence[tuple[str, str]]) -> list[Line]:
    """A heading for each part, given as ("vraag" or "antwoord", what its number holds) in the order of the markup.

    A Vraag without a number follows the one before it. When no Antwoord has a number and there are as many as there
    are Vragen, each answers the Vraag of its own place; else one without a number answers the Vraag before it.
    """
    lines: list[Line] = []
    asked: list[str] = []
    last = 0
    for kind, written in parts:
        line = read_line(written, kind.capitalize())
        if kind == "vraag":
            line = line or Line(f"Vraag {last + 1}", " ".join(written.split()))
            last = max(parse_numbers(line.heading), default=last + 1)
            asked.append(line.heading)
        lines.append(line or Line("Antwoord", " ".join(written.split())))
    answers = [place for place, (kind, _) in enumerate(parts) if kind == "antwoord"]
    bare = all(not parse_numbers(lines[place].heading) for place in answers)
    if bare and len(answers) == len(asked):
        for place, question in zip(answers, asked, strict=True):
            lines[place] = Line(f"Antwoord op {question[:1].lower()}{question[1:]}", lines[place].rest)
    return lines
