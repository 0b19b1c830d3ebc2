"""The paper that a question names: by its number ("Aanhangsel 252", "Kamerstuk 24 077, nr. 456"), file name or id."""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.paper_numbers import PaperNumber, find_named
from qa.known import Known
from qa.limits import Limit

_ANNEX = re.compile(
    r"\baanhangsel(?:\s+(?:van\s+de\s+|der\s+)?handelingen)?[\s,]*(?:nr\.?|nummer)?\s*(?P<nr>\d{1,5})(?![\d/–-])",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\s\"'“”‘’()<>\[\],;#?!]{5,200}")
_MADE_UP = re.compile(r"_|\d.*\d.*\d.*\d|\.[a-z]{2,4}$", re.IGNORECASE)
_INTO = re.compile(r"\b(?:in|uit|volgens|van|bij|from|of|according\s+to)\s+(?:het\s+|de\s+|the\s+)?$", re.IGNORECASE)


def paper_limits(text: str, known: Known, looks_up: bool) -> list[Limit]:
    """The papers that `text` names, a limit each; all are sure where one is.

    A Vraag that is looked up is that of the paper named, in the index or not. Otherwise a number limits only when a
    paper bears it, surely after "in" or "volgens": it may stand in the text that is asked for.
    """
    found: list[Limit] = []
    for number, start, end in _numbers(text):
        papers = known.papers(number)
        if papers or looks_up:
            sure = looks_up or _INTO.search(text, max(0, start - 30), start) is not None
            found.append(Limit("paper", papers, sure, str(number), text[start:end]))
    for match in _WORD.finditer(text):
        name = match[0].rstrip(".:")
        # A file that bears a word as its name is not meant by that word.
        paper = known.paper(name) if _MADE_UP.search(name) else None
        if paper is not None:
            found.append(Limit("paper", (paper,), True, name, name))
    different = {limit.values: limit for limit in reversed(found)}
    sure = any(limit.sure for limit in found)
    return [replace(limit, sure=sure) for limit in reversed(different.values())]


def any_of(limits: Sequence[Limit]) -> list[Limit]:
    """Limits on papers as one that any of the papers meets."""
    if len(limits) < 2:
        return list(limits)
    values = tuple(dict.fromkeys(value for limit in limits for value in limit.values))
    return [replace(limits[0], values=values, said=" en ".join(limit.said for limit in limits))]


def _numbers(text: str) -> list[tuple[PaperNumber, int, int]]:
    named = [(item.number, item.start, item.end) for item in find_named(text)]
    for match in _ANNEX.finditer(text):
        if not any(start < match.end() and match.start() < end for _, start, end in named):
            named.append((PaperNumber("aanhangsel", None, int(match["nr"])), *match.span()))
    return sorted(named, key=lambda item: item[1])
