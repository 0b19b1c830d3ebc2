"""The lines of a paper that may head a question or an answer, by their own words alone.

"Vraag 4 en 5", "Antwoord op vraag 3 en 8:", "VRAAG 1: Klopt het dat …", "Antwoord", "2) Bent u bereid …". What a line
is in its paper, a heading or running text that happens to look like one, is decided in `question_headings`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from index.numbers import LABELS, Label, parse_labels
from index.records import Document, Span
from index.tidy import trim

Kind = Literal["vraag", "antwoord", "nummer", "tekst"]

# Signs that Markdown puts around a heading or a word in bold.
_OPEN = r"(?:#{1,6}[ \t]+)?(?:\*\*|__)?"
_VRAAG = r"vra(?:ag|gen)"
_N = rf"[(\[]?(?P<n>{LABELS})[)\]]?(?![^\W_])"
_QUESTION = re.compile(rf"{_OPEN}{_VRAAG}[^\S\n]*(?:(?:nummer|nr)\b\.?[^\S\n]*)?{_N}", re.IGNORECASE)
_ANSWER = re.compile(
    rf"{_OPEN}(?:antwoord(?:en)?|beantwoording)"
    rf"(?:(?:[^\S\n]+(?:op|van|bij))?(?:[^\S\n]+de)?(?:[^\S\n]+(?:kamer)?{_VRAAG})?[^\S\n]*(?:(?:nummer|nr)\b\.?[^\S\n]*)?{_N})?"
    r"(?![^\W_])",
    re.IGNORECASE,
)
_NUMBERED = re.compile(rf"{_OPEN}[(\[]?(?P<n>\d{{1,3}}[a-z]?)(?P<sign>[.:)\]]*)(?:\*\*|__)?(?=\s|$)")
# "(mede namens de minister van …)" or "(deels)" behind a number ends the heading; a question in brackets does not.
_ASIDE = r"(?:\([^()?\n]{1,120}\)(?=(?:\*\*|__)?[^\S\n]*(?::|$))(?:\*\*|__)?[^\S\n]*)?"
_BEHALF = re.compile(r"\((?:mede\s+)?namens\b", re.IGNORECASE)
_SIGN = re.compile(rf"(?:\*\*|__)?[^\S\n]*{_ASIDE}(?P<sign>[:.)]|[–—-](?=\s|$))?(?:\*\*|__)?(?P<gap>[^\S\n]*)")
# What a heading or a number begins with, a figure aside.
_FIRST = frozenset("#*_([vVaAbB")
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (("vraag", _QUESTION), ("antwoord", _ANSWER))


_NOWHERE = Span(0, 0)


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank: `head` is the heading in it, `span` the whole, trimmed.

    `alone`: nothing stands behind the heading. `weak`: text does, and no sign tells it from running text.
    `bold`: all of the line is; `bold_head`: at least the heading is. `signed`: a number with a full stop or a bracket.
    """

    span: Span
    kind: Kind = "tekst"
    head: Span = _NOWHERE
    labels: tuple[Label, ...] = ()
    alone: bool = True
    weak: bool = False
    bold: bool = False
    bold_head: bool = False
    signed: bool = False


def read_lines(document: Document, masked: str) -> list[Line]:
    """Every line of a masked text that is not blank, in order."""
    return list(_lines(document, masked))


def _lines(document: Document, masked: str) -> Iterator[Line]:
    for match in re.finditer(r"[^\n]+", masked):
        span = trim(masked, Span(*match.span()))
        if len(span):
            yield from _cells(document, masked, span) or [_read(document, masked, span)]


def _cells(document: Document, masked: str, span: Span) -> list[Line]:
    """Question and answer in two cells of one row of a table, a tab between them; empty where that is not sure."""
    if masked.find("\t", span.start, span.end) < 0:
        return []
    asked = _QUESTION.match(masked, span.start, span.end)
    tab = masked.find("\t", asked.end(), span.end) if asked else -1
    while asked and tab >= 0:
        said = _ANSWER.match(masked, tab + 1, span.end)
        if said and parse_labels(said["n"] or "") == parse_labels(asked["n"]):
            cells = [trim(masked, Span(span.start, tab)), trim(masked, Span(tab, span.end))]
            lines = [replace(_read(document, masked, cell), weak=False) for cell in cells]
            return lines if [line.kind for line in lines] == ["vraag", "antwoord"] else []
        tab = masked.find("\t", tab + 1, span.end)
    return []


def _read(document: Document, masked: str, span: Span) -> Line:
    bold = is_bold(document, masked, span)
    first = masked[span.start]
    if first not in _FIRST and not first.isdecimal():
        return Line(span, bold=bold)
    for kind, pattern in _PATTERNS:
        match = pattern.match(masked, span.start, span.end)
        if match is None:
            continue
        sign = _SIGN.match(masked, match.end(), span.end)
        assert sign is not None, "every part of it may be empty"
        head, labels = Span(span.start, sign.end()), parse_labels(match["n"] or "")
        bold_head = bold or is_bold(document, masked, Span(span.start, match.end()))
        alone, small = head.end >= span.end, masked[head.end : head.end + 1].islower()
        told = sign["sign"] == ":" or "\t" in sign["gap"]
        told = told or _BEHALF.match(masked, head.end, span.end) is not None
        told = told or (not small and (sign["sign"] is not None or bold_head > bold))
        if alone or told or (labels and not small):
            return Line(span, kind, head, labels, alone, not (alone or told), bold, bold_head)
        return Line(span, bold=bold)
    number = _NUMBERED.match(masked, span.start, span.end)
    if number is None:
        return Line(span, bold=bold)
    head = Span(span.start, min(span.end, number.end()))
    signed = bool(number["sign"])
    # The number of a list may be set apart from its text.
    bold = bold or is_bold(document, masked, trim(masked, Span(head.end, span.end)))
    return Line(span, "nummer", head, parse_labels(number["n"]), head.end >= span.end, False, bold, bold, signed)


def is_bold(document: Document, masked: str, span: Span) -> bool:
    """True when every character of a span that is neither blank nor noise is set in bold."""
    position, place = span.start, bisect_right(document.bold, span.start, key=lambda item: item.end)
    while place < len(document.bold) and document.bold[place].start < span.end:
        if masked[position : document.bold[place].start].strip():
            return False
        position = max(position, document.bold[place].end)
        place += 1
    return position > span.start and not masked[position : span.end].strip()
