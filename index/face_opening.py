"""The opening of an Aanhangsel: "Vragen van … (ingezonden …). Antwoord van … (ontvangen …). Zie ook Aanhangsel …".

In it stand who asks what and when, who answers, on whose behalf and when, and which paper said that it would be late.
"""

import re
from collections.abc import Iterator

from index.dates import DATE, iso_date
from index.face import Face, Said, only
from index.paper_numbers import find_named
from index.signature import ROLE

_ON = r"(?:d\.d\.\s*|op\s+)?"
_ANSWER = r"(?:Antwoord(?:en)?|(?:Nader|Aanvullend|Tweede)e?\s+antwoord(?:en)?)"
_ANSWERED = re.compile(
    rf"^[^\w\n]*{_ANSWER}\s+van\s+(?:de\s+)?(?P<speaker>(?i:{ROLE}).*?)"
    r"(?:,?\s+mede\s+namens\s+(?P<behalf>.+?))?"
    rf"\s*\((?:[Oo]ntvangen\s+\(?)?[Oo]ntvangen\s+{_ON}(?P<date>\d{{1,2}}\s+\w+?\s*\d{{4}})\)",
    re.DOTALL | re.MULTILINE,
)
# Who asks whom about what, as printed, up to the date on which it was sent in.
_ASKED = re.compile(
    r"^[^\w\n]*(?P<title>Vra(?:ag|gen)\s+van\s+(?:het\s+lid|de\s+leden)\b.+?)"
    rf"(?=\s*\([Ii]ngezonden\b|\n\n|\n[^\w\n]*{_ANSWER}\b|\s*\Z)",
    re.DOTALL | re.MULTILINE,
)
_SENT_IN = re.compile(rf"\bingezonden\s+{_ON}(?P<date>{DATE})", re.IGNORECASE)
_LATE = re.compile(r"[\s.]*Zie\s+ook\s*(?=Aanhangsel)")
_LATE_LENGTH = 200


def answered(face: Face) -> re.Match[str] | None:
    """ "Antwoord van minister … (ontvangen …)" on the face, None where it does not say so."""
    return _ANSWERED.search(face.text)


def opening_title(face: Face) -> Said | None:
    """ "Vragen van het lid … over …" as printed, None where the face does not open so."""
    match = _ASKED.search(face.text)
    if match is None:
        return None
    title = match["title"].rstrip(" .*_\n")
    span = face.lines.span(match.start("title"), match.start("title") + len(title))
    return Said("title", face.shown(span), span)


def openings(face: Face) -> Iterator[tuple[int, int]]:
    """Where each opening stands in the text of the face."""
    return (match.span("title") for match in _ASKED.finditer(face.text))


def read_answered(face: Face) -> Iterator[Said]:
    """Who answers, on whose behalf, when it was received, and the paper that said it would be late."""
    match = _ANSWERED.search(face.text)
    if match is None:
        return
    yield face.said("speaker", match, "speaker")
    if match["behalf"]:
        yield face.said("on_behalf_of", match, "behalf")
    date = iso_date(" ".join(match["date"].split()))
    if date:
        yield face.said("date", match, "date", date)
    yield from _delays(face, match.end())


def _delays(face: Face, position: int) -> Iterator[Said]:
    # One paper may follow on several: "Zie ook Aanhangsels Handelingen …, nr. 1767 en 1775".
    while late := _LATE.match(face.text, position):
        piece = face.text[late.end() : late.end() + _LATE_LENGTH].replace("\n", " ")
        named = [item for item in find_named(piece.partition(". Zie")[0]) if item.number.series == "aanhangsel"]
        if not named or named[0].start:
            return
        following = [item for item in named if item.number.file is not None]
        for item in following:
            # Of "nr. 1767 en 1775" the second is read from all of it.
            span = face.lines.span(late.end() + named[0].start, late.end() + item.end)
            yield Said("delay", str(item.number), span)
        position = late.end() + named[-1].end


def read_sent_in(face: Face) -> tuple[Said, ...]:
    """The day on which the questions were sent in; none where the face names several."""
    found = []
    for match in _SENT_IN.finditer(face.text):
        date = iso_date(" ".join(match["date"].split()))
        if date:
            found.append(face.said("asked", match, "date", date))
    return only(found)
