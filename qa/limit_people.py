"""Who speaks or asked, as a question says it: "volgens minister Van Weel", "vragen van Eerdmans", "brieven van VWS".

A person limits only where the index holds a paper by that person and the words say that the person speaks.
"""

import re
from collections.abc import Iterator

from index.ministries import ministry
from qa.known import Known, name_at
from qa.limits import Limit
from qa.paper_words import PAPER, POST, SPEAKS

_SURELY = re.compile(
    rf"\b(?:(?:volgens|aldus|according\s+to|{SPEAKS})\s+|{PAPER}\s+(?:van|door|of|by|from)\s+)(?:{POST})?",
    re.IGNORECASE,
)
# "van minister Van Weel": his words, or something of his that another speaks of.
_PERHAPS = re.compile(rf"\b(?:van|door|of|by)\s+{POST}", re.IGNORECASE)
_POST = re.compile(rf"\b{POST}", re.IGNORECASE)
_SPEAKS_ON = re.compile(rf"\s+{SPEAKS}\b", re.IGNORECASE)
_ASKED = re.compile(
    r"\b(?:kamer)?vra(?:ag|gen)\b[^.?!:;]{0,30}?\b(?:van|door)\s+(?:de\s+fractie\s+van\s+)?(?:het\s+(?:kamer)?lid\s+"
    r"|de\s+(?:kamer)?leden\s+|kamerlid\s+|de\s+(?=[A-Z]))?|\bquestions?\b[^.?!:;]{0,30}?\b(?:by|from|of)\s+(?:mp\s+)?",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    rf"\b(?i:(?P<paper>{PAPER})\s+(?:van|of|from|by)\s+)?(?i:(?P<office>(?:het\s+|the\s+)?(?:ministerie|ministry"
    r"|departement)\s+(?:van\s+|of\s+)?(?:the\s+)?|(?:de\s+)?(?:minister|staatssecretaris)\s+(?:van|voor)\s+))?"
    r"(?=[A-Z])",
)
_WORDS = re.compile(r"[A-Z][\w&-]*(?:,?\s+(?:en\s+)?[\w&-]+){0,5}")


def people_limits(text: str, known: Known) -> list[Limit]:
    """The speaker, the member who asked and the ministry that `text` names, each where it is but one."""
    found = [_one(list(limits)) for limits in (_speakers(text, known), _members(text, known), _ministries(text))]
    return [limit for limits in found for limit in limits]


def _one(found: list[Limit]) -> list[Limit]:
    """The surest of the limits when all name the same."""
    return sorted(found, key=lambda limit: not limit.sure)[:1] if len({limit.values for limit in found}) == 1 else []


def _speakers(text: str, known: Known) -> Iterator[Limit]:
    for pattern in (_SURELY, _PERHAPS, _POST):
        for match in pattern.finditer(text):
            name = name_at(text, match.end(), known.speakers)
            if name is None:
                continue
            end = match.end() + len(name)
            goes_on = _SPEAKS_ON.match(text, end) is not None
            # Without a post only a name with a capital is one.
            posted = _POST.search(match[0]) is not None
            if (pattern is _POST and not goes_on) or not (posted or text[match.end() : end] != name):
                continue
            sure = pattern is _SURELY or goes_on
            yield Limit("speaker", (name,), sure, text[match.end() : end], text[match.start() : end])


def _members(text: str, known: Known) -> Iterator[Limit]:
    for match in _ASKED.finditer(text):
        name = name_at(text, match.end(), known.members)
        end = match.end() + len(name or "")
        if name is not None and text[match.end() : end] != name:
            yield Limit("member", (name,), True, f"vragen van {text[match.end() : end]}", text[match.end() : end])


def _ministries(text: str) -> Iterator[Limit]:
    for match in _OFFICE.finditer(text):
        if not (match["paper"] or match["office"]):
            continue
        words = _WORDS.match(text, match.end())
        named = words[0].split() if words else []
        for size in range(len(named), 0, -1):
            written = " ".join(named[:size]).strip(",")
            name = ministry(written)
            if name is not None:
                yield Limit("ministry", (name,), bool(match["paper"]), f"stukken van {written}", written)
                break
