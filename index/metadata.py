"""What a paper says of itself on its face: what it is, who asks and answers, when, under which number.

Unknown is None, never a guess. The opening of an Aanhangsel, a letterhead, a signature, a masthead and the furniture
of pages are read; file names, document properties and anything that running text merely mentions are not. Each value
comes with the place where it was read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index.face import Face, Said, face_of
from index.face_annex import annex_title, read_annex
from index.face_kind import kind_of
from index.face_members import read_members
from index.face_number import filed_under, read_case, read_number
from index.face_opening import opening_title, read_answered, read_sent_in
from index.folded import folded
from index.letterhead import read_letterhead
from index.ministries import ministry
from index.records import Document, DocumentKind, Metadata, Span, Unit
from index.signature import CLOSING, read_signature
from index.tidy import mask, tidy

_TITLE_LENGTH = 160
_SEVERAL = ("asked_by", "delay", "ministry")
_POST = re.compile(r"\((?P<post>[^()]+)\)")


def read_metadata(document: Document, units: Sequence[Unit], title: Span | None = None) -> Metadata:
    """Read the face of a document; `title` is where its format marks the paper's own title.

    The title is that, else "Vragen van het lid … over …" as printed, else the subject of the letterhead, else the
    heading over the answers, else the first Vraag with who answers it; for another letter who wrote it, for another
    paper its first line.
    """
    face = face_of(document, mask(document.text, document.noise), units)
    kind = kind_of(face, units)
    asks = kind in ("vraag-antwoord", "kamervragen")
    said = [Said("title", tidy(document, title), title)] if title and tidy(document, title) else []
    if asks:
        said += [found for found in [opening_title(face)] if found]
        said += [*read_members(face), *read_sent_in(face)]
    if kind == "vraag-antwoord":
        said += _signed(face, [*read_answered(face)] or [*read_annex(face)], face.end)
    elif kind == "kamerbrief":
        said += _signed(face, [], None)
    said = _with_head(said, [*read_letterhead(face)])
    if kind == "vraag-antwoord" and not any(item.field == "title" for item in said):
        said += [found for found in [annex_title(face)] if found]
    about = _metadata(kind, [*said, *read_number(face), *read_case(face, not asks)])
    return about if about.title else replace(about, title=_made_title(face, about, units))


def _with_head(said: list[Said], head: list[Said]) -> list[Said]:
    """What was said and what the letterhead says; its ministry tells which of two who answer is the writer."""
    own = {item.value for item in head if item.field == "ministry"}
    posts = {item.value for item in said if item.field == "ministry"}
    kept = own & posts or posts or own
    return [item for item in (*said, *head) if item.field != "ministry" or item.value in kept]


def _signed(face: Face, said: list[Said], end: int | None) -> list[Said]:
    """`said` with what the signature says besides, and with the ministry of who answers."""
    signature = None
    if not any(item.field == "speaker" for item in said):
        signature = read_signature(face.masked, end)
        if signature is None and CLOSING.search(face.masked, face.end):
            signature = read_signature(face.masked)
    if signature:
        said = [*said, Said("speaker", signature.speaker, signature.span)]
        said += [Said("ministry", name, span) for name, span in signature.ministries]
        if signature.on_behalf_of and not any(item.field == "on_behalf_of" for item in said):
            said += [Said("on_behalf_of", *signature.on_behalf_of)]
    elif not any(item.field == "ministry" for item in said):
        said = [*said, *(found for item in said if item.field == "speaker" for found in _ministries(face, item))]
    return said


def _ministries(face: Face, speaker: Said) -> Iterator[Said]:
    """The ministries in "Minister Bos (Financiën) en van Staatssecretaris …", as far as the posts are ministries."""
    shown = folded(face.document, speaker.span)
    for match in _POST.finditer(shown.text):
        name = ministry(match["post"])
        if name:
            yield Said("ministry", name, shown.span(*match.span("post")))


def _metadata(kind: DocumentKind | None, said: Sequence[Said]) -> Metadata:
    """The first value of each field counts; members, ministries and delays may be several."""
    values: dict[str, dict[str, None]] = {}
    places: dict[tuple[str, Span], None] = {}
    for item in said:
        held = values.setdefault(item.field, {})
        if not held or item.value in held or item.field in _SEVERAL:
            held[item.value] = None
            places[item.field, item.span] = None
    one = {field: "; ".join(held) for field, held in values.items() if held}
    return Metadata(
        kind=kind,
        title=one.get("title", ""),
        number=one.get("number"),
        date=one.get("date"),
        speaker=one.get("speaker"),
        on_behalf_of=one.get("on_behalf_of"),
        ministry=one.get("ministry"),
        asked_by=tuple(values.get("asked_by", ())),
        asked=one.get("asked"),
        case=one.get("case"),
        own_reference=one.get("own_reference"),
        delay=one.get("delay"),
        read_from=tuple(places),
    )


def _made_title(face: Face, about: Metadata, units: Sequence[Unit]) -> str:
    """A title in the paper's own words for one that bears none."""
    said = f" van {about.speaker}" if about.speaker else ""
    if about.kind == "kamerbrief":
        filed = filed_under(face)
        return f"Kamerbrief{said}" + (f": {filed}" if filed else "")
    if about.kind is None:
        return _cut(face.shown(Span(*_first_line(face)))) if face.text else ""
    first = min((unit for unit in units if unit.questions), key=lambda unit: unit.numbers, default=None)
    asked = _cut(tidy(face.document, first.questions[0])) if first else ""
    kind = "Kamervragen" if about.kind == "kamervragen" else f"Antwoorden{said} op Kamervragen"
    return f"{kind}: {asked}".rstrip(": ")


def _first_line(face: Face) -> tuple[int, int]:
    line = re.compile(r"[^\n]+").search(face.text)
    span = face.lines.span(*line.span()) if line else Span(0, 0)
    return span.start, span.end


def _cut(text: str) -> str:
    return text if len(text) <= _TITLE_LENGTH else f"{text[:_TITLE_LENGTH].rsplit(' ', 1)[0]}…"


def still_read(face: Metadata, about: Metadata) -> Metadata:
    """`about`, what a curator made of `face`, with only the places of values that are still those of the face."""
    kept = tuple((name, span) for name, span in face.read_from if getattr(about, name) == getattr(face, name))
    return replace(about, read_from=kept)
