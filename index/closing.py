"""What stands under a question or an answer and is no part of it: who asked, who signed, what the next set is.

"Toelichting: Deze vragen dienen ter aanvulling op …" and "Mededeling" close a paper of the Kamer; a formula, a
signature or an annex closes a letter; "Vragen van het lid …" stands above the next set of questions.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass

from index.letter_words import CLOSING
from index.question_lines import is_bold
from index.records import Document, Span
from index.tidy import trim

_LINE = r"^[^\S\n]*(?:#{1,6}[ \t]+)?(?:\*\*)?"
_NOTE = re.compile(
    rf"{_LINE}(?P<heading>Toelichting|TOELICHTING|Mededeling|MEDEDELING)(?:\*\*)?[^\S\n]*(?P<colon>:?)(?:\*\*)?(?P<gap>\s+)",
    re.MULTILINE,
)
# How the members say what their questions are for, and a minister that the answer will be late.
_OF_THE_MEMBERS = re.compile(
    r"(?:Deze|Bovenstaande|De)\s+(?:schriftelijke\s+|aanvullende\s+)?(?:Kamer)?vra(?:ag|gen)\b"
    r"|Tot mijn spijt"
)
# The same, where it stands behind the last of a set; inside an answer the ministry goes on explaining.
_AT_THE_END = re.compile(r"(?:Hierbij|Hiermee|Vanwege)\b")
_END = re.compile(rf"{_LINE}(?P<heading>{CLOSING})", re.MULTILINE)
_ANNEX = re.compile(
    rf"{_LINE}(?P<heading>Bijlage(?:n)?(?:[^\S\n]+[\dA-Z]{{1,3}})?)(?:\*\*)?[^\S\n]*:?[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_SIGNED = re.compile(
    rf"{_LINE}(?:(?:Mede\s+namens|mede\s+namens)\s+)?(?:De|de|DE)\s+(?i:minister-president|minister|staatssecretaris)(?:\s+(?:van|voor)\s+[^\n.]{{3,120}})?,?[^\S\n]*$",
    re.MULTILINE,
)
_NEXT_SET = re.compile(
    rf"{_LINE}(?:(?:(?:Schriftelijke|Nadere|Feitelijke|Aanvullende)\s+)?(?:[Kk]amer)?[Vv]ra(?:ag|gen)\s+(?:van|gesteld|door)\s"
    rf"|(?:Antwoord|(?:Nader|Aanvullend)e?\s+antwoord)(?:en)?\s+(?:van|op)\s+(?!(?:de\s+)?vra(?:ag|gen)\s+\d)|Beantwoording\s+(?:van|door)\s|Set\s+\d|Deel\s+\d)",
    re.MULTILINE,
)
_SIGNATURE = 600
_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a text of its own begins inside a body: its heading line, and the name it goes by where it has none."""

    span: Span
    heading: str | None = None
    name: str = ""


def cuts(document: Document, masked: str, body: Span, last: bool, next_set: bool, asks: bool) -> list[Cut]:
    """Where other texts begin in the body of a question or an answer, in order.

    `last`: nothing is asked or answered after it. `next_set`: another set of questions comes after it.
    `asks`: the body is a question's.
    """
    found = [
        cut
        for match in _NOTE.finditer(masked, body.start, body.end)
        if (cut := _note(document, masked, match, last, next_set, asks))
    ]
    if next_set:
        match = _NEXT_SET.search(masked, body.start, body.end)
        heading = _format_heading(document, body)
        starts = [place for place in (match and trim(masked, Span(*match.span())).start, heading) if place is not None]
        found += [Cut(Span(min(starts), min(starts)))] if starts else []
    if last:
        found += _end(masked, body)
    else:
        found += _heading_of_the_next(document, masked, body)
    return sorted(found, key=lambda cut: cut.span)


def _note(document: Document, masked: str, match: re.Match[str], last: bool, next_set: bool, asks: bool) -> Cut | None:
    span = Span(match.start("heading"), match.start("gap"))
    under = masked[match.end() : match.end() + 200]
    marked = any(heading.span.start == span.start for heading in document.headings)
    closes = _OF_THE_MEMBERS.match(under) or ((last or next_set or asks) and _AT_THE_END.match(under))
    if marked or (asks and last) or closes or (last and match["colon"] and "\n" in match["gap"]):
        return Cut(span, match["heading"])
    return None


def _format_heading(document: Document, body: Span) -> int | None:
    """Where the last heading that the format marks stands inside a body."""
    place = bisect_left(document.headings, body.end, key=lambda heading: heading.span.start)
    found = document.headings[place - 1].span.start if place else body.start
    return found if body.start < found else None


def _heading_of_the_next(document: Document, masked: str, body: Span) -> list[Cut]:
    """A heading at the very end of a body, marked by the format or in bold: it stands above the next question."""
    span = trim(masked, Span(masked.rfind("\n", body.start, body.end) + 1, body.end))
    if span.start <= body.start or len(span) > _LONGEST_HEADING or masked[body.end - 1] in ".,;:?!…":
        return []
    place = bisect_left(document.headings, span.start, key=lambda heading: heading.span.start)
    marked = place < len(document.headings) and document.headings[place].span.start == span.start
    if marked or (is_bold(document, masked, span) and not is_bold(document, masked, body)):
        return [Cut(span, " ".join(masked[span.start : span.end].split()))]
    return []


def _end(masked: str, body: Span) -> list[Cut]:
    annexes = list(_ANNEX.finditer(masked, body.start, body.end))
    found = [Cut(Span(match.start("heading"), match.end()), match["heading"].strip()) for match in annexes]
    formula = _END.search(masked, body.start, body.end)
    if formula:
        start = formula.start("heading")
        return [*found, Cut(Span(start, start), name="ondertekening")]
    before = annexes[0].start() if annexes else body.end
    for match in _SIGNED.finditer(masked, max(body.start, before - _SIGNATURE), before):
        start = trim(masked, Span(*match.span())).start
        lines = [line.strip() for line in masked[match.end() : before].split("\n") if line.strip()]
        if start > body.start and all(len(line) < 80 and not line.endswith((".", "?", ";")) for line in lines):
            return [*found, Cut(Span(start, start), name="ondertekening")]
    return found
