"""What a letter from a ministry says on its own face: the date in its letterhead, and who answers in its annex.

"Datum 24 maart 2024" stands in a table, on one line or with the date under it. The annex opens with "Antwoorden van
de minister van … (mede namens …) op vragen van het lid …"; the name under the letter is the one of that post.
"""

import re
from dataclasses import dataclass

from index.dates import DATE, iso_date
from index.signature import ROLE, surname_of

_DATED = re.compile(rf"^[^\S\n]*Datum[^\S\n]*:?\s{{1,3}}(?P<date>{DATE})[^\S\n]*$", re.MULTILINE | re.IGNORECASE)
_ANSWERED = re.compile(
    rf"^[^\S\n]*(?:Antwoord(?:en)?|Beantwoording)\s+van\s+(?:de\s+)?(?P<role>{ROLE})\s+(?P<of>van|voor)\s+(?P<post>[^\n]+?)"
    r"(?:,?\s+mede\s+namens\s+(?P<behalf>[^\n]+?))?\s+op\s+(?:de\s+)?(?:schriftelijke\s+)?(?:Kamer)?vragen\b",
    re.MULTILINE | re.IGNORECASE,
)
# A letterhead fills less than a page.
_FACE_LENGTH = 5000


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the letterhead and the opening of the annex say; None where they do not."""

    date: str | None = None
    speaker: str | None = None
    on_behalf_of: str | None = None


def read_letterhead(masked: str) -> Letterhead:
    """Read the face of a ministry's letter from its masked text."""
    face = masked[:_FACE_LENGTH]
    dated = _DATED.search(face)
    answered = _ANSWERED.search(face)
    behalf = answered["behalf"] if answered else None
    return Letterhead(
        date=iso_date(" ".join(dated["date"].split())) if dated else None,
        speaker=_speaker(face, answered) if answered else None,
        on_behalf_of=" ".join(behalf.split()) if behalf else None,
    )


def _speaker(face: str, answered: re.Match[str]) -> str:
    """ "minister Yeşilgöz-Zegerius (Justitie en Veiligheid)", without a signature "minister van Justitie …"."""
    role, post = answered["role"].lower(), " ".join(answered["post"].split())
    signed = re.search(
        rf"^[^\S\n]*de\s+{role}\s+{answered['of']}\s+{re.escape(post)},?[^\S\n]*\n\s*(?P<name>[^\n]{{3,60}}?)[^\S\n]*$",
        face[: answered.start()],
        re.MULTILINE | re.IGNORECASE,
    )
    surname = surname_of(signed["name"]) if signed else None
    return f"{role} {surname} ({post})" if surname else f"{role} {answered['of']} {post}"
