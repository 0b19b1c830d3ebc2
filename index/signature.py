"""Who signed a letter: the lines after its closing formula, in one column or two, or a post with a name under it."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from index.letter_words import CLOSING as CLOSING_WORDS
from index.ministries import ministry
from index.records import Span

ROLE = r"(?:minister-president|minister|staatssecretaris)"
CLOSING = re.compile(rf"^[^\S\n]*{CLOSING_WORDS}.*$", re.MULTILINE)
_SIGNING_ROLE = re.compile(
    rf"^(?:De|de|DE)\s+(?P<role>{ROLE})(?:(?:\s+(?P<of>van|voor))?\s+(?P<post>[A-Z].*)|,?$)", re.IGNORECASE
)
_POST_UNDER = re.compile(r"^(?:(?:de|tevens)\s+)?minister\s+van\s+(?P<post>Algemene Zaken),?$", re.IGNORECASE)
_BEHALF = re.compile(r"(?:^|(?<=,)\s+)mede\s+namens\b:?\s*", re.IGNORECASE)
# Who signs so is not who holds the post: "namens deze, de directeur-generaal".
_FOR_ANOTHER = re.compile(r"^namens\b|\b(?:namens|voor)\s+dezen?\b|(?<!\w)(?:o/b|b/o)(?!\w)", re.IGNORECASE)
_POST_OF = re.compile(rf"^(?:de\s+)?{ROLE}\s+(?:van|voor)\s+", re.IGNORECASE)
_BEHALF_ABOVE = re.compile(r"\bmede\s+namens(?:\s[^\n]*\sen)?$", re.IGNORECASE)
_TITLES = re.compile(r"(?:(?:prof|drs?|mr|ir|ing|mw|mevr|dhr)\.?\s+)+", re.IGNORECASE)
_SALUTATION = re.compile(r"^[^\S\n]*Geacht(?:e|en)\b", re.MULTILINE)
_INITIALS = re.compile(r"(?:\w{1,2}\.)+$")
_NAME = re.compile(r"[A-Z][\w.’'-]*(?:\s+[\w.’'-]+){1,5}$")
_CELL = re.compile(r"\S(?:[^\n\t]*?\S)??(?=\s*\t|\s{6,}|\s*$)")
_POST_LINE = re.compile(rf"^[^\S\n]*de\s+{ROLE}\s[^\n]{{3,120}}$", re.MULTILINE | re.IGNORECASE)
_SIGNATURE_LENGTH = 500
_PREPOSITION = re.compile(r"^(?:van|voor)\s+", re.IGNORECASE)
_MOST_POSTS = 50
_BEHALF_LINES = 6


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
    signed = [found for column in sorted(columns) for found in _signatures(columns[column])]
    if not signed and not closings:
        signed = list(_unclosed(masked, end))[-1:]
    if not signed:
        return None
    span = Span(min(found.span.start for found in signed), max(found.span.end for found in signed))
    ministries = tuple(dict.fromkeys(named for found in signed for named in found.ministries))
    behalf = next((found.on_behalf_of for found in signed if found.on_behalf_of), None)
    return Signature(" en ".join(found.speaker for found in signed), span, ministries, behalf)


def _unclosed(masked: str, end: int) -> Iterator[Signature]:
    """Posts on a line of their own, with a name that has initials under them, anywhere below the salutation."""
    salutation = _SALUTATION.search(masked, 0, end)
    first = salutation.start() if salutation else 0
    for match in deque(_POST_LINE.finditer(masked, first, end), maxlen=_MOST_POSTS):
        above = masked.rfind("\n", 0, max(0, match.start() - 1)) + 1
        line = masked[above : match.start()].strip()
        if _BEHALF_ABOVE.search(line[-_SIGNATURE_LENGTH:]):
            continue
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


def _signatures(cells: list[_Cell]) -> Iterator[Signature]:
    """Who signed one under the other; below the first only a name with initials is one."""
    said: set[str] = set()
    while (found := _signature(cells, initials=bool(said))) and found.speaker not in said:
        said.add(found.speaker)
        yield found
        cells = [cell for cell in cells if cell.span.start >= found.span.end]


def _signature(cells: list[_Cell], initials: bool = False) -> Signature | None:
    cells, behalf = _without_behalf(cells)
    for position, cell in enumerate(cells):
        role = _SIGNING_ROLE.match(cell.text)
        if role:
            found = _named(cells[position:], role, initials)
            return Signature(found.speaker, found.span, found.ministries, behalf) if found else None
    return None


def _without_behalf(cells: list[_Cell]) -> tuple[list[_Cell], tuple[str, Span] | None]:
    """The lines of a column without "mede namens …", above the post or under it, and what that says."""
    for place, cell in enumerate(cells):
        namens = _BEHALF.search(cell.text)
        if namens is None:
            continue
        kept = cells[:place]
        if namens.start():
            kept.append(_Cell(cell.text[: namens.start()], Span(cell.span.start, cell.span.start + namens.start())))
        posted = any(_SIGNING_ROLE.match(above.text) for above in kept)
        who = [_Cell(cell.text[namens.end() :], Span(cell.span.start + namens.end(), cell.span.end))]
        who = [item for item in who if item.text]
        following = place + 1
        while following < min(len(cells), place + _BEHALF_LINES) and not _is_whole(who, cells[following].text, posted):
            who.append(cells[following])
            following += 1
        said = " ".join(" ".join(item.text for item in who).split()).rstrip(", ")
        end = who[-1].span.start + len(who[-1].text.rstrip(", ")) if who else 0
        return [*kept, *cells[following:]], (said, Span(who[0].span.start, end)) if said else None
    return cells, None


def _is_whole(who: list[_Cell], line: str, posted: bool) -> bool:
    """True when `who` needs no further line; `line` is the next, `posted` says that the post stands above."""
    said = " ".join(item.text for item in who)
    if not said or said.endswith(" en"):
        return False
    if _is_name(line) and (_has_initials(line) or said.endswith(",")):
        return True
    if _FOR_ANOTHER.search(line) or (not posted and _SIGNING_ROLE.match(line)):
        return True
    return not posted and said.endswith(",") and ministry(_POST_OF.sub("", said.rstrip(", "))) is not None


def _named(cells: list[_Cell], role: re.Match[str], initials: bool) -> Signature | None:
    """The one who holds the post of the first cell, by the name that follows it."""
    post, first = role["post"] or "", cells[0].span
    if _FOR_ANOTHER.search(cells[0].text):
        return None
    for place, cell in enumerate(cells[1:], start=1):
        if _FOR_ANOTHER.search(cell.text):
            return None
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
            known = ministry_of(role["of"] or "", bare)
            named = ((known, Span(first.start, until)),) if known else ()
            return Signature(said, Span(first.start, cell.span.end), named)
        if post.endswith((".", "?", "!")) or (post.endswith(",") and initials):
            return None
        post = f"{post} {cell.text}" if post else _PREPOSITION.sub("", cell.text)
    return None


def ministry_of(preposition: str, post: str) -> str | None:
    """The ministry of "minister van …"; one that is in no list by its own words, unless they say more than a name.

    >>> ministry_of("van", "LNV"), ministry_of("van", "Bruggen"), ministry_of("voor", "Bruggen")
    ('Landbouw, Natuur en Voedselkwaliteit', 'Bruggen', None)
    """
    plain = preposition.lower() == "van" and "," not in post and not re.search(r"\bnamens\b", post, re.IGNORECASE)
    return ministry(post) or (post if plain and post else None)


def surname_of(line: str) -> str | None:
    """The surname in a line that is a name and nothing else, None for any other line.

    >>> surname_of("D.M. van Weel"), surname_of("Postbus 20301")
    ('Van Weel', None)
    """
    if not _is_name(line) or any(character.isdigit() for character in line):
        return None
    return _surname(line) or None


def _is_name(line: str) -> bool:
    line = _bare(line)
    return _NAME.match(line) is not None and not line.endswith(",") and " en " not in line


def _has_initials(line: str) -> bool:
    return any(_INITIALS.match(word) for word in _bare(line).split()[:-1])


def _bare(name: str) -> str:
    """A name without the titles before it: "dr. ir. A. Bos" -> "A. Bos"."""
    titles = _TITLES.match(name)
    return name[titles.end() :] if titles else name


def _surname(name: str) -> str:
    """ "Judith Zs.C.M. Tielen" -> "Tielen", "D.M. van Weel" -> "Van Weel"."""
    words = _bare(name).split()
    last_initial = max((place for place, word in enumerate(words) if _INITIALS.match(word)), default=0)
    surname = " ".join(words[last_initial + 1 :])
    return surname[:1].upper() + surname[1:]
