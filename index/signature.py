"""Who signed a letter: the lines after its closing formula, in one column or two, or a post with a name under it."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from index.ministries import ministry
from index.records import Span

ROLE = r"(?:minister-president|minister|staatssecretaris)"
CLOSING = re.compile(r"^[^\S\n]*(?:Hoogachtend|Met vriendelijke groet|Met hoogachting)\b.*$", re.MULTILINE)
_SIGNING_ROLE = re.compile(
    rf"^(?:De|de|DE)\s+(?P<role>{ROLE})(?:(?:\s+(?P<of>van|voor))?\s+(?P<post>[A-Z].*)|,?$)", re.IGNORECASE
)
_POST_UNDER = re.compile(r"^(?:(?:de|tevens)\s+)?minister\s+van\s+(?P<post>Algemene Zaken),?$", re.IGNORECASE)
_BEHALF = re.compile(r"^mede\s+namens\s+(?P<who>.+?),?$", re.IGNORECASE)
_INITIALS = re.compile(r"(?:\w{1,2}\.)+$")
_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s+[\w.’'-]+){1,5}$")
_CELL = re.compile(r"\S(?:[^\n\t]*?\S)??(?=\s*\t|\s{6,}|\s*$)")
_POST_LINE = re.compile(rf"^[^\S\n]*de\s+{ROLE}\s[^\n]{{3,120}}$", re.MULTILINE | re.IGNORECASE)
_SIGNATURE_LENGTH = 500
_MOST_POSTS = 50


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed: "minister Van Weel (Justitie en Veiligheid)", the ministry where the post is one, and where.

    `on_behalf_of`: what "mede namens" says above the post, with its place; None where nothing is said.
    """

    speaker: str
    span: Span
    ministries: tuple[tuple[str, Span], ...] = ()
    on_behalf_of: tuple[str, Span] | None = None


@dataclass(frozen=True, slots=True)
class _Cell:
    """A line of one column."""

    text: str
    span: Span


def read_signature(masked: str, end: int | None = None) -> Signature | None:
    """The signature in masked[:end]; two columns are two who signed, joined by "en"; None where nobody did."""
    end = len(masked[:end].rstrip())
    closings = list(CLOSING.finditer(masked, 0, end))
    start = closings[-1].end() if closings else max(0, end - _SIGNATURE_LENGTH // 2)
    columns = _columns(masked, start, min(end, start + _SIGNATURE_LENGTH))
    signed = [found for column in sorted(columns) if (found := _signature(columns[column]))]
    if not signed:
        signed = list(_unclosed(masked, end))[-1:]
    if not signed:
        return None
    span = Span(min(found.span.start for found in signed), max(found.span.end for found in signed))
    ministries = tuple(dict.fromkeys(named for found in signed for named in found.ministries))
    behalf = next((found.on_behalf_of for found in signed if found.on_behalf_of), None)
    return Signature(" en ".join(found.speaker for found in signed), span, ministries, behalf)


def _unclosed(masked: str, end: int) -> Iterator[Signature]:
    """Posts on a line of their own, with a name that has initials under them, anywhere in a letter."""
    for match in deque(_POST_LINE.finditer(masked, 0, end), maxlen=_MOST_POSTS):
        above = masked.rfind("\n", 0, max(0, match.start() - 1)) + 1
        line = masked[above : match.start()].strip()
        start = above if _BEHALF.match(line) else match.start()
        columns = _columns(masked, start, min(end, match.end() + _SIGNATURE_LENGTH // 2))
        found = _signature(columns.get(0, []), initials=True)
        if found:
            yield found


def _columns(masked: str, start: int, end: int) -> dict[int, list[_Cell]]:
    columns: dict[int, list[_Cell]] = {}
    position = start
    for line in masked[start:end].split("\n"):
        for column, cell in enumerate(_CELL.finditer(line)):
            span = Span(position + cell.start(), position + cell.end())
            columns.setdefault(column, []).append(_Cell(cell[0], span))
        position += len(line) + 1
    return columns


def _signature(cells: list[_Cell], initials: bool = False) -> Signature | None:
    behalf: tuple[str, Span] | None = None
    for position, cell in enumerate(cells):
        namens = _BEHALF.match(cell.text)
        if namens:
            start = cell.span.start + namens.start("who")
            behalf = (" ".join(namens["who"].split()), Span(start, start + len(namens["who"])))
        role = _SIGNING_ROLE.match(cell.text)
        if role:
            found = _named(cells[position:], role, initials)
            return Signature(found.speaker, found.span, found.ministries, behalf) if found else None
    return None


def _named(cells: list[_Cell], role: re.Match[str], initials: bool) -> Signature | None:
    """The one who holds the post of the first cell, by the name that follows it."""
    post, first = role["post"] or "", cells[0].span
    for place, cell in enumerate(cells[1:], start=1):
        under = _POST_UNDER.match(cell.text)
        if under and not post:
            post = f"{under['post']},"
            continue
        # A post runs on over its lines: the last of them ends with a comma before the name, or the name has initials.
        ended = not post or post.endswith(",") or ministry(post) is not None
        if _is_name(cell.text) and (_has_initials(cell.text) or (ended and not initials)):
            bare = post.rstrip(",")
            said = f"{role['role'].lower()} {_surname(cell.text)}" + (f" ({bare})" if bare else "")
            until = cells[place - 1].span.end
            known = ministry(bare) or (bare if (role["of"] or "").lower() == "van" else None)
            named = ((known, Span(first.start, until)),) if known and bare else ()
            return Signature(said, Span(first.start, cell.span.end), named)
        if post.endswith((".", "?", "!")) or (post.endswith(",") and initials):
            return None
        post = f"{post} {cell.text}"
    return None


def surname_of(line: str) -> str | None:
    """The surname in a line that is a name and nothing else, None for any other line.

    >>> surname_of("D.M. van Weel"), surname_of("Postbus 20301")
    ('Van Weel', None)
    """
    if not _is_name(line) or any(character.isdigit() for character in line):
        return None
    return _surname(line) or None


def _is_name(line: str) -> bool:
    return _NAME.match(line) is not None and not line.endswith(",") and " en " not in line


def _has_initials(line: str) -> bool:
    return any(_INITIALS.match(word) for word in line.split()[:-1])


def _surname(name: str) -> str:
    """ "Judith Zs.C.M. Tielen" -> "Tielen", "D.M. van Weel" -> "Van Weel"."""
    words = name.split()
    last_initial = max((place for place, word in enumerate(words) if _INITIALS.match(word)), default=0)
    surname = " ".join(words[last_initial + 1 :])
    return surname[:1].upper() + surname[1:]
