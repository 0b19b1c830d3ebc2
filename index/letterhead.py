"""What a letter from a ministry says in its letterhead: date, subject, own reference, whose paper it is written on.

"Datum 24 maart 2024" stands in a table, on one line, with the value under its label, or as a column of labels over a
column of values.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.dates import DATE, iso_date
from index.face import Face, Said, only
from index.ministries import ministry
from index.records import Span

_LABELS = {
    "datum": "date",
    "betreft": "title",
    "onderwerp": "title",
    "ons kenmerk": "own_reference",
    "onze referentie": "own_reference",
    "kenmerk": "own_reference",
}
_OTHERS = (
    "uw kenmerk", "uw referentie", "uw brief", "uw brief van", "bijlage", "bijlagen", "bijlage(n)", "contactpersoon",
    "projectnaam", "telefoon", "doorkiesnummer", "afdeling", "directie", "auteur", "kopie aan", "aantal pagina's",
)  # fmt: skip
LABEL = re.compile(
    r"^(?P<label>"
    + "|".join(re.escape(label) for label in sorted((*_LABELS, *_OTHERS), key=len, reverse=True))
    + r")(?:[^\S\n]*:[^\S\n]*|[^\S\n]+|$)(?P<value>[^\n]*)$",
    re.MULTILINE | re.IGNORECASE,
)
_DATE_LINE = re.compile(rf"(?P<date>{DATE})(?=\s*$|\s+(?:betreft|onderwerp|ons kenmerk|kenmerk)\b)", re.IGNORECASE)
_PLACE = re.compile(rf"^(?:Den\s+Haag|[’'‘]s[-\s]Gravenhage),?\s+(?P<date>{DATE})[^\S\n]*$", re.MULTILINE)
_REFERENCE = re.compile(r"(?=[^\n]*\d)[\w][\w./-]*(?: [\w./-]+){0,3}")
# A subject that says only what kind of paper it is names no paper.
_KIND_ONLY = re.compile(
    r"(?:(?:de )?(?:beantwoording|antwoord(?:en)?)(?: van| op)? )?(?:de )?(?:schriftelijke )?(?:kamer)?vragen"
    r"|(?:kamer)?brief",
    re.IGNORECASE,
)
_NO_REFERENCE = re.compile(rf"20\d\d[ZD]\d{{5}}|{DATE}", re.IGNORECASE)
_ADDRESSED = re.compile(
    r"^(?:>\s*Retouradres|Aan\s+de\s+[Vv]oorzitter|De\s+[Vv]oorzitter\s+van\s+de|Postbus\s+\d)", re.MULTILINE
)
# Who is written to may be a minister as well: below that line the address is not the sender's.
_TO_A_MINISTRY = re.compile(
    r"^(?:Aan:?\s+)?(?:(?:de|het)\s+)?(?:minister|staatssecretaris)(?:\s|$)|^Aan(?:\s+het)?:?[^\S\n]*\n+(?=Ministerie\b|\Z)",
    re.MULTILINE | re.IGNORECASE,
)
_MINISTRY = re.compile(
    r"^Ministerie\s+van\s+(?P<name>[A-Z][^\n]{3,80}(?:(?:(?<=,)|(?<=\sen)|(?=\nen\s))\n[^\n]{3,60})?)$", re.MULTILINE
)


class _Row(NamedTuple):
    """A label of a letterhead and its value: [start, end) in the text of the face; `alone`: on a line of its own."""

    label: str
    start: int
    end: int
    alone: bool


def read_letterhead(face: Face) -> Iterator[Said]:
    """Date, subject, own reference and ministry of a letterhead."""
    # Below the salutation a label is one of what the letter is about.
    rows = [row for row in _rows(face) if row.start <= face.head]
    yield from _date(face, rows)
    yield from _subject(face, rows)
    yield from _reference(face, [row for row in rows if row.label != "kenmerk"]) or _reference(face, rows)
    for match in _MINISTRY.finditer(face.text, 0, face.head):
        if _TO_A_MINISTRY.search(face.text, 0, match.start()):
            return
        name = " ".join(match["name"].split())
        above = face.text[: match.start()].rstrip("\n").rpartition("\n")[2]
        # In the middle of a paragraph a line may start so as well.
        if ministry(name) and (not above or len(above) < len(match[0]) or face.text[match.start() - 2 :][:2] == "\n\n"):
            yield face.said("ministry", match, "name", ministry(name))
            return


def _rows(face: Face) -> Iterator[_Row]:
    """The labels with their values; a run of labels without values takes the lines that follow it, one each."""
    waiting: list[str] = []
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", face.text)]
    place = 0
    while place < len(lines):
        start, end = lines[place]
        place += 1
        match = LABEL.match(face.text, start, end)
        if match and not match["value"].strip():
            waiting.append(match["label"].lower())
            continue
        if match and not waiting:
            yield _Row(match["label"].lower(), match.start("value"), match.end("value"), False)
            continue
        values = lines[place - 1 : place - 1 + len(waiting)]
        if _is_column(face.text, values, len(waiting)):
            yield from (_Row(label, *value, True) for label, value in zip(waiting, values, strict=False))
        waiting = []
        if match:
            yield _Row(match["label"].lower(), match.start("value"), match.end("value"), False)


def _is_column(text: str, values: list[tuple[int, int]], labels: int) -> bool:
    """True when as many values as labels stand together; one label has the line under it."""
    if not values or len(values) < labels or any(LABEL.match(text, *value) for value in values):
        return False
    end = values[-1][1]
    ended = text[end : end + 2] in ("", "\n", "\n\n") or LABEL.match(text, end + 1) is not None
    return labels == 1 or (ended and "\n\n" not in text[values[0][0] : end])


def _said(face: Face, row: _Row, field: str, end: int | None = None) -> Said:
    span = face.lines.span(row.start, row.end if end is None else end)
    return Said(field, face.shown(span), span)


def _date(face: Face, rows: list[_Row]) -> tuple[Said, ...]:
    found = [m for row in rows if row.label == "datum" and (m := _DATE_LINE.match(face.text, row.start, row.end))]
    found = found or list(_PLACE.finditer(face.text, 0, face.head))
    dated = [(match, iso_date(" ".join(match["date"].split()))) for match in found]
    return only([face.said("date", match, "date", date) for match, date in dated if date])


def _reference(face: Face, rows: list[_Row]) -> tuple[Said, ...]:
    """What stands under "Ons kenmerk"; a bare "Kenmerk" is the sender's as well, a case of the Kamer is not."""
    found = [_said(face, row, "own_reference") for row in rows if _LABELS.get(row.label) == "own_reference"]
    return only([said for said in found if _REFERENCE.fullmatch(said.value) and not _NO_REFERENCE.match(said.value)])


def _subject(face: Face, rows: list[_Row]) -> Iterator[Said]:
    """The first "Betreft" or "Onderwerp" of a letterhead; on a page it may run on over the lines under it."""
    is_letterhead = bool(_ADDRESSED.search(face.text)) or len({_LABELS.get(row.label) for row in rows} - {None}) > 1
    for row in rows:
        colon = face.text[: row.start].rstrip(" \n").endswith(":")
        if _LABELS.get(row.label) != "title" or row.start > face.head or not (is_letterhead or colon):
            continue
        end = row.end
        while face.document.wrapped and (line := re.compile(r"\n([^\n]+)").match(face.text, end)):
            if LABEL.match(face.text, line.start(1)) or line.end() > face.head:
                break
            end = line.end()
        said = _said(face, row, "title", end)
        if any(character.isalpha() for character in said.value) and not _KIND_ONLY.fullmatch(said.value):
            yield said
            return


def letterhead_span(face: Face) -> Span | None:
    """Where the line stands that addresses a letter to the Kamer, None where no line does."""
    match = _ADDRESSED.search(face.text)
    return face.lines.span(*match.span()) if match else None
