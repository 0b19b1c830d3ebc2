"""Who asks: "de leden Van Nispen en Dobbe (beiden SP)" is "Van Nispen (SP)" and "Dobbe (SP)", parties as printed."""

import re

from index.face import Face, Said
from index.face_opening import openings

_ASKS = re.compile(
    r"\b(?:[Kk]amerv|[Vv])ra(?:ag|gen)\s+van\s+(?:het\s+van\s+)?(?:het\s+(?:Kamer)?lid|de\s+(?:Kamer)?leden)\s+"
)
_FIRST = r"(?:[’'‘]t\s)?[^\W\d_]"
_MEMBER = re.compile(
    rf"(?P<name>{_FIRST}[^,()\d]{{0,100}})(?:\((?P<shared>beiden|allen|allebei)?\s*(?P<party>[^()]{{1,60}}?)\s*\)|(?=,))"
)
_AND = re.compile(r"\s+en\s+(?:(?:het\s+lid|de\s+leden)\s+)?")
_BETWEEN = re.compile(r"\s*(?:,\s*)?(?:en\s+)?(?:(?:het\s+lid|de\s+leden)\s+)?")
_LAST = re.compile(rf"(?P<name>{_FIRST}[^,()\d]{{0,60}}?)(?=\s+(?:aan|over|inzake|betreffende|naar\s+aanleiding)\b)")
_NAME = re.compile(
    r"(?:(?:van|de|der|den|het|ten|ter|in|el|al|la|du|’t|'t|‘t)\s+)*[A-ZÀ-ÝŠŽŁ][\w.’'´¸-]*(?:\s+[\w.’'´¸-]+){0,5}\s*"
)
_MOST = 20


def read_members(face: Face) -> tuple[Said, ...]:
    """The members who ask, each once, in the order in which they are printed; empty where the face does not say."""
    starts = [start for start, _ in openings(face)]
    if not starts:
        # A letter says it in its subject or over its annex; the first place counts.
        first = _ASKS.search(face.text)
        starts = [first.start()] if first else []
    found: dict[str, Said] = {}
    for start in starts:
        asks = _ASKS.search(face.text, start)
        for said in _members(face, asks.end()) if asks else ():
            found.setdefault(said.value, said)
    return tuple(found.values())


def _members(face: Face, position: int) -> list[Said]:
    """The members of one list; none where one of its names cannot be read."""
    found: list[Said] = []
    joined = ""
    waiting: list[tuple[int, int]] = []  # names whose party is still to come
    for _ in range(_MOST):
        match, last = _MEMBER.match(face.text, position), _LAST.match(face.text, position)
        if match is None or (last and last.end() < match.end("name")):
            names = _names(face.text, *last.span("name")) if last else []
            if not names and _goes_on(joined, face.text[position : position + 1]):
                return []
            waiting += names
            break
        names = _names(face.text, *match.span("name"))
        if not names:
            if _goes_on(joined, face.text[position : position + 1]):
                return []
            break
        waiting += names
        position = match.end()
        if match["party"]:
            # "beiden" are two; who stands before them is of no party that is printed.
            shared = {"allen": len(waiting), None: 1}.get(match["shared"], 2)
            found += [_said(face, name, None) for name in waiting[:-shared]]
            found += [_said(face, name, match) for name in waiting[-shared:]]
            waiting = []
        between = _BETWEEN.match(face.text, position)
        joined = between[0] if between else ""
        position = between.end() if between else position
    return found + [_said(face, name, None) for name in waiting]


def _goes_on(joined: str, after: str) -> bool:
    """True when what stands between two names promises another one: "en", or a comma before a capital."""
    return bool(re.search(r"\b(?:en|lid|leden)\b", joined)) or ("," in joined and after.isupper())


def _names(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names in "Van Nispen en Dobbe" as [start, end); empty where one of them is no name."""
    found: list[tuple[int, int]] = []
    bounds = [*_AND.finditer(text, start, end)]
    for first, last in zip([start, *(m.end() for m in bounds)], [*(m.start() for m in bounds), end], strict=True):
        name = text[first:last].rstrip()
        if not _NAME.fullmatch(name):
            return []
        found.append((first, first + len(name)))
    return found


def _said(face: Face, name: tuple[int, int], party: re.Match[str] | None) -> Said:
    start, end = name
    shown = " ".join(face.text[start:end].split())
    if party is None:
        return Said("asked_by", shown, face.lines.span(start, end))
    return Said("asked_by", f"{shown} ({' '.join(party['party'].split())})", face.lines.span(start, party.end()))
