"""The paper's own number and the number of its case, from its masthead, its furniture or a line of their own.

Running text names other papers; it is never read for this.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from index.face import Face, Said, only
from index.letterhead import LABEL
from index.page_layout import head_end, in_lists
from index.paper_numbers import PaperNumber, find_named, find_paper_numbers
from index.records import Span

_CODE = (
    r"(?P<code>(?P<paper>ah-tk-\d{8}-\d{1,5}|kst-\d{5}(?:-[IVX]{1,6}|-[A-H]|-\d{2})?-\d{1,5})"
    r"|kv-tk-(?P<case>\d{4}Z\d{5}))"
)
_FURNITURE = re.compile(rf"\s*{_CODE}\b")
_CODE_LINE = re.compile(rf"^[^\S\n]*{_CODE}(?=[^\S\n]*$|\s+ISSN\b)", re.MULTILINE)
_ISSN = re.compile(r"\s+ISSN\b")
_FIRST_PAGE = 8000
_MASTHEAD = re.compile(
    r"Vergaderjaar\s+(\d{4})[–-](\d{4})\s+Aanhangsel van de Handelingen\b(?:.*\n){1,8}?\s*(\d{1,5})[^\S\n]*$",
    re.MULTILINE,
)
_AH = re.compile(r"\A(?:[^\n]*\n+){0,4}?(?P<said>AH\s+(?P<nr>\d{1,5}))$", re.MULTILINE)
# "24 077 Drugsbeleid" over "Nr. 456 Brief van …"; of several files the paper bears the number of the first.
_FILED = re.compile(
    r"^(?P<said>(?P<dossier>\d{2}\s\d{3}|\d{5})(?P<part>[ -](?:[IVX]{1,6}|[A-H])|-\d{2})?[ \n]+"
    r"(?P<title>[^\W\d][^\n]{2,200})"
    r"\n+(?:(?!Nr\.)[^\n]{1,200}\n+){0,6}Nr\.\s?(?P<nr>\d{1,5}))\b",
    re.MULTILINE,
)
_OWN_LINE = re.compile(r"^(?:Kamerstuk|Aanhangsel)\b[^\n]{4,100}$", re.MULTILINE)
_CASE = r"(?P<case>20\d\dZ\d{5})\b"
_CASE_LINE = re.compile(
    rf"^(?:(?:Uw|Ons|Onze)?\s?(?:kenmerk|referentie|zaaknummer|vraagnummer|brief)\s?:?\s*)?{_CASE}[^\S\n]*$",
    re.MULTILINE | re.IGNORECASE,
)
_CASE_SAID = re.compile(
    rf"(?:uw\s+brief\s+van|vragen\s+van)\b[^.;]{{0,300}}?\b(?:kenmerk|nummer|vraagnummer|zaaknummer|nr\.?)\s*:?\s*{_CASE}"
    rf"|vragen\s+van\b[^.;]{{0,300}}?\((?:ingezonden[^()]{{0,60}}?)?{_CASE.replace('case', 'sent')}",
    re.IGNORECASE,
)
_EARLIER = re.compile(r"\b(?:eerdere|eerder|vorige|aanvulling)\b", re.IGNORECASE)


def read_number(face: Face) -> tuple[Said, ...]:
    """The paper's own number, "Aanhangsel 2023-2024, nr. 2210" or "Kamerstuk 24 077, nr. 456" or "kv-tk-2024Z18775"."""
    return only([*_codes(face)])[:1] or only([*_masthead(face)])


def _codes(face: Face) -> Iterator[Said]:
    text, noise = face.document.text, face.document.noise
    matches = [match for span in noise if (match := _FURNITURE.match(text, span.start, span.end))]
    for match in matches or _code_lines(text):
        # A code may look like one and name sessions that there never were.
        numbers = [match["code"]] if match["case"] else find_paper_numbers(match["code"])
        for number in numbers[:1]:
            yield Said("number", str(number), Span(*match.span("code")))


def _code_lines(text: str) -> Iterator[re.Match[str]]:
    """Lines that are a code, where they are the paper's own: at its head, over the ISSN, or page after page."""
    first = text[:_FIRST_PAGE]
    if "-tk-" not in first and "kst-" not in first:
        return
    found = list(_CODE_LINE.finditer(text, 0, _FIRST_PAGE))
    times = Counter(match["code"] for match in found)
    head, listed = head_end(text), in_lists(text, found)
    for match in found:
        at_head = match.start() not in listed and match.start() < head
        if times[match["code"]] > 1 or _ISSN.match(text, match.end()) or at_head:
            yield match


def _masthead(face: Face) -> Iterator[Said]:
    match = _MASTHEAD.search(face.document.text[: face.end])
    if match:
        value = f"Aanhangsel {match[1]}-{match[2]}, nr. {match[3]}"
        yield Said("number", value, Span(match.start(), match.end(3)))
        return
    filed = _FILED.search(face.text)
    if filed:
        yield face.said("number", filed, "said", str(_filed(filed)))
        return
    late = _AH.search(face.text)
    if late:
        yield face.said("number", late, "said", str(PaperNumber("aanhangsel", None, int(late["nr"]))))
        return
    if face.head < len(face.text):
        # Further down it is the subject that goes on, or another paper.
        head = list(islice(re.finditer(r"[^\n]+", face.text[: face.head]), 2))
        for line in head:
            if LABEL.match(line[0]):
                return
            if not _OWN_LINE.fullmatch(line[0]):
                continue
            named = find_named(line[0])
            if len(named) == 1 and (named[0].start, named[0].end) == (0, len(line[0].rstrip(" ."))):
                yield face.said("number", line, 0, str(named[0].number))


def _filed(match: re.Match[str]) -> PaperNumber:
    part = (match["part"] or "").lstrip(" -")
    digits = re.sub(r"\D", "", match["dossier"])
    file = f"{digits}-{part}" if part.isdigit() else f"{digits} {part}".rstrip()
    return PaperNumber("kamerstuk", file, int(match["nr"]))


def filed_under(face: Face) -> str | None:
    """The title of the file that a Kamerstuk stands in ("Drugsbeleid"), None where the face is no Kamerstuk's."""
    match = _FILED.search(face.text)
    return " ".join(match["title"].split()) if match else None


def read_case(face: Face, letter: bool) -> tuple[Said, ...]:
    """The number of the case, "2024Z18775"; in a letter only where a label says so, none where there are several."""
    codes = [said for said in _codes(face) if said.value.startswith("kv-tk-")][:1]
    found = [Said("case", said.value.removeprefix("kv-tk-"), said.span) for said in codes]
    for match in _CASE_LINE.finditer(face.text, 0, face.head):
        found.append(face.said("case", match, "case", match["case"].upper()))
    for match in () if letter else _CASE_SAID.finditer(face.text):
        group = "case" if match["case"] else "sent"
        if not _EARLIER.search(match[0]):
            found.append(face.said("case", match, group, match[group].upper()))
    return only(found)
