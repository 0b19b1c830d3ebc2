"""The annex of a ministry's letter: "Antwoorden van de minister van … (mede namens …) op vragen van het lid … over …".

It says who answers and is a title for the paper; the name under the letter is the one of that post.
"""

import re
from collections.abc import Iterator

from index.face import Face, Said
from index.signature import ROLE, ministry_of, surname_of

_ANSWERED = re.compile(
    rf"^(?:Antwoord(?:en)?|Beantwoording)\s+van\s+(?:de\s+)?(?P<role>{ROLE})\s+(?P<of>van|voor)\s+(?P<post>[^\n]+?)"
    r"(?:,?\s+mede\s+namens\s+(?P<behalf>[^\n]+?))?\s+op\s+(?:de\s+)?(?:schriftelijke\s+)?(?:Kamer)?vragen\b",
    re.MULTILINE | re.IGNORECASE,
)

# The heading over the answers in a letter, up to the number of the case or the day on which they were asked.
_ANNEX = re.compile(
    r"^(?P<title>(?:Antwoord(?:en)?|Beantwoording)\b[^\n.]{0,300}?\b(?:[Kk]amerv|[Vv])ra(?:ag|gen)\s+van\b.{4,400}?)"
    r"(?=\s*\((?:[Ii]ngezonden\b|\d{4}Z)|\n\n|\s*\Z)",
    re.DOTALL | re.MULTILINE,
)


def annex_title(face: Face) -> Said | None:
    """ "Antwoorden van … op vragen van het lid … over …" as printed, None where no line of the face opens so."""
    match = _ANNEX.search(face.text)
    if match is None:
        return None
    span = face.lines.span(match.start("title"), match.start("title") + len(match["title"].rstrip(" .\n")))
    return Said("title", face.shown(span), span)


def read_annex(face: Face) -> Iterator[Said]:
    """ "minister Yeşilgöz-Zegerius (Justitie en Veiligheid)", without a signature "minister van Justitie …"."""
    answered = _ANSWERED.search(face.text)
    if answered is None:
        return
    role, post = answered["role"].lower(), " ".join(answered["post"].split())
    known = ministry_of(answered["of"], post)
    if known:
        yield face.said("ministry", answered, "post", known)
    if answered["behalf"]:
        yield face.said("on_behalf_of", answered, "behalf")
    signed = re.search(
        rf"^de\s+{role}\s+{answered['of']}\s+{re.escape(post)},?\n+(?P<name>[^\n]{{3,60}})$",
        face.text[: answered.start()],
        re.MULTILINE | re.IGNORECASE,
    )
    surname = surname_of(signed["name"]) if signed else None
    if signed and surname:
        yield Said("speaker", f"{role} {surname} ({post})", face.lines.span(*signed.span()))
    else:
        span = face.lines.span(answered.start("role"), answered.end("post"))
        yield Said("speaker", f"{role} {answered['of']} {post}", span)
