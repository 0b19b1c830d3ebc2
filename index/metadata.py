"""What a paper says of itself on its face: who answers, on whose behalf, when. Unknown is None, never a guess.

The opening line of a Vraag/Antwoord paper and the signature under a letter are read; file names, document properties
and anything that running text merely mentions are not.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from index.dates import iso_date
from index.letterhead import read_letterhead
from index.records import Document, DocumentKind, Metadata, Span, Unit
from index.signature import ROLE, signatories
from index.tidy import mask, tidy

_FACE = re.compile(
    rf"^[^\w\n]*Antwoord(?:en)?\s+van\s+(?:de\s+)?(?P<speaker>(?i:{ROLE}).*?)"
    r"(?:,?\s+mede\s+namens\s+(?P<behalf>.+?))?\s*\((?:ontvangen|Ontvangen)\s+(?P<date>\d{1,2}\s+\w+\s+\d{4})\)",
    re.DOTALL | re.MULTILINE,
)
# The opening of an Aanhangsel: who asks whom about what, as printed, up to the date on which it was sent in.
_ASKED = re.compile(
    r"^[^\w\n]*(?P<title>Vragen\s+van\s+(?:het\s+lid|de\s+leden)\b.+?)"
    r"(?=\s*\(ingezonden\b|\s*\n[^\S\n]*\n|\s*\n\s*Antwoord|\s*\Z)",
    re.DOTALL | re.MULTILINE,
)
_FIRST_QUESTION = re.compile(r"^[^\S\n]*(?:Vraag|Vragen|VRAAG|VRAGEN)[^\S\n]+\d", re.MULTILINE)
_AH_TK = re.compile(r"^\s*ah-tk-(\d{4})(\d{4})-(\d{1,5})\b")
_MASTHEAD = re.compile(
    r"Vergaderjaar\s+(\d{4})[–-](\d{4})\s+Aanhangsel van de Handelingen\b(?:.*\n){1,6}?\s*(\d{1,5})[^\S\n]*$",
    re.MULTILINE,
)
_TITLE_LENGTH = 160
# Characters: what a first page holds above its first Vraag, masthead and letterhead included.
_FACE_LENGTH = 5000


def read_metadata(masked: str, kind: DocumentKind) -> Metadata:
    """Read the face of a paper from its masked text; the title is empty, see `titled`."""
    if kind == "vraag-antwoord":
        return _from_face(masked)
    return Metadata(kind=kind, title="", speaker=signatories(masked), date=read_letterhead(masked).date)


def _from_face(masked: str) -> Metadata:
    face = Metadata(kind="vraag-antwoord", title="")
    match = _FACE.search(masked, 0, _face_end(masked))
    if not match:
        head = read_letterhead(masked)
        return replace(face, speaker=head.speaker, on_behalf_of=head.on_behalf_of, date=head.date)
    return replace(
        face,
        speaker=" ".join(match["speaker"].split()),
        on_behalf_of=" ".join(match["behalf"].split()) if match["behalf"] else None,
        date=iso_date(" ".join(match["date"].split())),
    )


def _face_end(masked: str) -> int:
    """Where the face ends: at the first Vraag, and never further than a page."""
    question = _FIRST_QUESTION.search(masked, 0, _FACE_LENGTH)
    return question.start() if question else min(len(masked), _FACE_LENGTH)


def _whole_words(document: Document) -> Metadata:
    """The metadata with speaker and on whose behalf as shown, so that a word broken at a line end reads whole."""
    about = document.metadata
    masked = mask(document.text, document.noise)
    match = _FACE.search(masked, 0, _face_end(masked))
    if about.kind != "vraag-antwoord" or match is None:
        return about
    speaker = tidy(document, Span(*match.span("speaker")))
    behalf = tidy(document, Span(*match.span("behalf"))) if match["behalf"] else None
    return replace(about, speaker=speaker, on_behalf_of=behalf)


def _paper_number(document: Document) -> str | None:
    """ "Aanhangsel 2023-2024, nr. 2210" where the furniture or the masthead says so; never from running text."""
    for span in document.noise:
        match = _AH_TK.match(document.text[span.start : span.end])
        if match:
            return f"Aanhangsel {match[1]}-{match[2]}, nr. {match[3]}"
    match = _MASTHEAD.search(document.text[:_FACE_LENGTH])
    return f"Aanhangsel {match[1]}-{match[2]}, nr. {match[3]}" if match else None


def titled(document: Document, units: Iterable[Unit]) -> Metadata:
    """The metadata with the paper's number and a title in its own words.

    The title is "Vragen van het lid … over …" as printed, else the first Vraag; for a letter who wrote it.
    """
    about = replace(_whole_words(document), number=document.metadata.number or _paper_number(document))
    said = f" van {about.speaker}" if about.speaker else ""
    if about.kind == "kamerbrief":
        return replace(about, title=f"Kamerbrief{said}")
    masked = mask(document.text, document.noise)
    opening = _ASKED.search(masked, 0, _face_end(masked))
    if opening:
        return replace(about, title=tidy(document, Span(*opening.span("title"))).rstrip(" ."))
    first = min((unit for unit in units if unit.questions), key=lambda unit: unit.numbers, default=None)
    asked = tidy(document, first.questions[0]) if first else ""
    if len(asked) > _TITLE_LENGTH:
        asked = f"{asked[:_TITLE_LENGTH].rsplit(' ', 1)[0]}…"
    return replace(about, title=f"Antwoorden{said} op Kamervragen: {asked}".rstrip(": "))
