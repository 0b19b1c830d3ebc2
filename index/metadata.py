"""What a paper says of itself on its face: who answers, on whose behalf, when. Unknown is None, never a guess.

The opening line of a Vraag/Antwoord paper and the signature under a letter are read; file names, document properties
and anything that running text merely mentions are not.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from index.records import Document, DocumentKind, Metadata, Span, Unit
from index.tidy import mask, tidy

_MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_ROLE = r"(?:minister-president|minister|staatssecretaris)"
_FACE = re.compile(
    rf"^[^\w\n]*Antwoord(?:en)?\s+van\s+(?:de\s+)?(?P<speaker>(?i:{_ROLE}).*?)"
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
_CLOSING = re.compile(r"^[^\S\n]*(?:Hoogachtend|Met vriendelijke groet|Met hoogachting)\b.*$", re.MULTILINE)
_SIGNING_ROLE = re.compile(
    rf"^(?:De|de|DE)\s+(?P<role>{_ROLE})(?:\s+(?:van|voor))?\s+(?P<post>[A-Z].*)$", re.IGNORECASE
)
_INITIALS = re.compile(r"(?:\w{1,2}\.)+$")
_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s+[\w.’'-]+){1,5}$")
_SIGNATURE_LENGTH = 500
_TITLE_LENGTH = 160
# Characters: what a first page holds above its first Vraag, masthead and letterhead included.
_FACE_LENGTH = 5000


def read_metadata(masked: str, kind: DocumentKind) -> Metadata:
    """Read the face of a paper from its masked text; the title is empty, see `titled`."""
    if kind == "vraag-antwoord":
        return _from_face(masked)
    return Metadata(kind=kind, title="", speaker=_signatories(masked))


def iso_date(written: str) -> str | None:
    """ "5 november 2025" as "2025-11-05"; None when it is no date.

    >>> iso_date("5 november 2025"), iso_date("31 juni")
    ('2025-11-05', None)
    """
    match = re.fullmatch(r"(\d{1,2})\s+(\w+)\s+(\d{4})", written.strip())
    if not match or match[2].lower() not in _MONTHS:
        return None
    try:
        return date(int(match[3]), _MONTHS.index(match[2].lower()) + 1, int(match[1])).isoformat()
    except ValueError:
        return None


def _from_face(masked: str) -> Metadata:
    face = Metadata(kind="vraag-antwoord", title="")
    match = _FACE.search(masked, 0, _face_end(masked))
    if not match:
        return face
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


def _signatories(masked: str) -> str | None:
    """Who signed, in the form "minister Van Weel (Justitie en Veiligheid)"; two columns give two, joined by "en"."""
    closings = list(_CLOSING.finditer(masked))
    end = len(masked.rstrip())
    start = closings[-1].end() if closings else max(0, end - _SIGNATURE_LENGTH // 2)
    lines = masked[start : min(end, start + _SIGNATURE_LENGTH)].split("\n")
    columns: dict[int, list[str]] = {}
    for line in lines:
        for column, cell in enumerate(re.split(r"\t+|\s{6,}", line.strip())):
            if cell.strip():
                columns.setdefault(column, []).append(cell.strip())
    signed = [signature for column in sorted(columns) if (signature := _signature(columns[column]))]
    return " en ".join(signed) or None


def _signature(lines: list[str]) -> str | None:
    for position, line in enumerate(lines):
        role = _SIGNING_ROLE.match(line)
        if not role:
            continue
        post = role["post"]
        for following in lines[position + 1 :]:
            if post.endswith(","):
                # A post runs on over its lines: the last of them ends with a comma before the name.
                if _is_name(following):
                    return f"{role['role'].lower()} {_surname(following)} ({post.rstrip(',')})"
                post = f"{post} {following}"
            else:
                post = f"{post} {following}"
    return None


def _is_name(line: str) -> bool:
    return _NAME.match(line) is not None and not line.endswith(",") and " en " not in line


def _surname(name: str) -> str:
    """ "Judith Zs.C.M. Tielen" -> "Tielen", "D.M. van Weel" -> "Van Weel"."""
    words = name.split()
    last_initial = max((place for place, word in enumerate(words) if _INITIALS.match(word)), default=0)
    surname = " ".join(words[last_initial + 1 :])
    return surname[:1].upper() + surname[1:]
