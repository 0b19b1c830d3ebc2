"""What a paper is called in a citation, and where it was published: from what the paper says of itself, never guessed.

The identifiers of officielebekendmakingen.nl follow from a number: kst-24077-456, ah-tk-20232024-2210. Of an
Aanhangsel they do so only for the sessions before 2025-2026; since then they are numbers of another kind, and only an
identifier that the paper itself prints is one.
"""

import re
from dataclasses import dataclass

from index.paper_numbers import PaperNumber, find_paper_numbers
from index.records import Document
from qa.records import Citation

_SITE = "https://zoek.officielebekendmakingen.nl/"
_PRINTED = re.compile(r"(?:ah-tk-\d{8}-\d{1,5}|kst-\d{5}(?:-[A-Z\d]{1,6})?-\d{1,5}|kv-tk-\d{4}Z\d{5})")
_FIRST_SESSION, _LAST_SESSION = 2010, 2024
_WEB = re.compile(r"https?://[^\s<>\"\\^`{|}\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a paper is published; `derived` says that its number gave the address, not the paper or a curator."""

    url: str
    derived: bool


def number_of(document: Document) -> PaperNumber | None:
    """The paper's number as read to its parts; None where it has none or one of another kind."""
    found = find_paper_numbers(document.metadata.number or "")
    return found[0] if found else None


def printed_number(document: Document) -> str | None:
    """The number as government papers cite it; None where the paper has none.

    "Aanhangsel Handelingen II 2023/24, 2210", "Kamerstukken II, 24 077, nr. 456": of a Kamerstuk the session is not
    known, and it is left out.
    """
    number = number_of(document)
    if number is None:
        return document.metadata.number
    if number.series == "kamerstuk" and number.file:
        return f"Kamerstukken II, {number.file[:2]} {number.file[2:]}, nr. {number.number}"
    session = _short_session(number.file)
    if number.series == "aanhangsel":
        return f"Aanhangsel Handelingen II{session}, {number.number}"
    return f"Handelingen II{session}, nr. {number.number}"


def link_of(document: Document) -> Link | None:
    """Where the paper is published: the address that it or a curator gives, else one that its number surely gives."""
    url = document.metadata.url
    if url and _WEB.fullmatch(url):
        return Link(url, derived=False)
    identifier = _printed_identifier(document) or _identifier(number_of(document))
    return Link(f"{_SITE}{identifier}.html", derived=True) if identifier else None


def place(item: Citation) -> str | None:
    """Where in the paper a quote stands: "antwoord 4 en 5", "vraag 7", "“Tot slot”"; None for its opening."""
    if item.vraag:
        named = f"{'vraag' if item.part == 'vraag' else 'antwoord'} {enumerated(item.vraag)}"
    else:
        named = f"“{item.section}”" if item.section else ""
    if item.part == "voetnoot":
        return f"voetnoot bij {named}" if named else "voetnoot"
    return named or None


def enumerated(numbers: tuple[int, ...]) -> str:
    """Numbers as a list in words.

    >>> enumerated((3, 4, 8))
    '3, 4 en 8'
    """
    *first, last = map(str, numbers)
    return f"{', '.join(first)} en {last}" if first else last


def _printed_identifier(document: Document) -> str | None:
    for name, span in document.metadata.read_from:
        if name == "number" and _PRINTED.fullmatch(said := document.text[span.start : span.end]):
            return said
    return None


def _identifier(number: PaperNumber | None) -> str | None:
    if number is None or number.file is None:
        return None
    if number.series == "kamerstuk":
        return f"kst-{number.file.replace(' ', '-')}-{number.number}"
    first = int(number.file[:4])
    if number.series == "aanhangsel" and _FIRST_SESSION <= first <= _LAST_SESSION:
        return f"ah-tk-{number.file.replace('-', '')}-{number.number}"
    return None


def _short_session(session: str | None) -> str:
    """ "2023-2024" as " 2023/24", as it stands in a footnote; " 1999/2000" at the turn."""
    if session is None:
        return ""
    first, last = session.split("-")
    return f" {first}/{last if last.endswith('00') else last[2:]}"
