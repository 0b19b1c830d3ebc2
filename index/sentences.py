"""Dutch sentence bounds on the source text: spans, so that every sentence can be quoted as it stands.

Rules over a masked text (noise blanked), because abbreviations in these papers are few and known, while a trained
splitter moves bounds from version to version and quotes must not. A table is kept whole: its rows mean nothing
without their header.
"""

import re
from functools import lru_cache

from index.records import Document, Span
from index.tidy import mask, paragraphs

_ABBREVIATIONS = frozenset(
    """a.d aanh afd al art artt bijv blz bv ca c.q cq d.d dd dhr d.m.v dr drs d.w.z e.a e.d enz e.o etc evt excl fig
    hfst i.c incl ing inz i.p.v ir i.v.m jhr jl jr max m.b.t m.b.v mej mevr min mln mld m.m.v m.n mr mrs mw n.a.v nl no
    nr nrs o.a o.b.v o.g.v o.i o.l.v p pag par plm pp prof q.q red resp s.v.p sr st t.a.v tel t.b.v t.g.v t.n.v t.o.v
    tit vgl v.l.n.r vs zgn""".split()
)
_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
# A full stop without the space that should follow it: "1 juli 2025.Als een stofgroep".
_GLUED = re.compile(r"(?<=[a-zà-ÿ\d]{3})[.!?](?=[A-Z][a-zà-ÿ]+[\s,])")
_WORD = re.compile(r"[^\s(«“‘\"'/]+")
_OPENS = re.compile(r"[\s]*[\"'“‘«(\[]*(?:[A-ZÀ-Ý\d]|['’][st]\s)")
_CAPTION = re.compile(r"(?:Tabel|Figuur|Grafiek)\s+\d", re.IGNORECASE)


def sentences(document: Document, span: Span) -> tuple[Span, ...]:
    """The sentences inside `span` in order, trimmed; they never run over a paragraph."""
    masked = mask(document.text, document.noise)
    found: list[Span] = []
    for block in _blocks(masked, paragraphs(document, span)):
        found.extend(_split(masked, block))
    return tuple(found)


def _blocks(masked: str, parts: tuple[Span, ...]) -> list[tuple[Span, bool]]:
    """Paragraphs as (span, is a table), a table's caption and rows joined to one."""
    blocks: list[tuple[Span, bool]] = []
    for part in parts:
        captioned = bool(blocks) and (blocks[-1][1] or _CAPTION.match(masked, *_bounds(blocks[-1][0])) is not None)
        if not is_table(masked[part.start : part.end], least_lines=1 if captioned else 2):
            blocks.append((part, False))
        elif captioned:
            blocks.append((Span(blocks.pop()[0].start, part.end), True))
        else:
            blocks.append((part, True))
    return blocks


def _bounds(span: Span) -> tuple[int, int]:
    return span.start, span.end


def is_table(text: str, least_lines: int = 2) -> bool:
    """True for `least_lines` lines or more of which each holds at least two figures and mostly figures."""
    lines = [line for line in text.splitlines() if line.strip()]
    return len(lines) >= least_lines and all(
        sum(any(character.isdigit() for character in word) for word in words) >= max(2, len(words) // 2)
        for words in map(str.split, lines)
    )


def _split(masked: str, block: tuple[Span, bool]) -> list[Span]:
    span, table = block
    if table:
        return [span]
    ends = [match.end() for match in _END.finditer(masked, span.start, span.end) if _ends(masked, match, span)]
    ends += [match.end() for match in _GLUED.finditer(masked, span.start, span.end)]
    found, start = [], span.start
    for end in [*sorted(ends), span.end]:
        left = masked[start:end].lstrip()
        if left:
            found.append(Span(end - len(left), end - len(left) + len(left.rstrip())))
        start = end
    return found


def _ends(masked: str, match: re.Match[str], span: Span) -> bool:
    if not _OPENS.match(masked, match.end(), span.end):
        return False
    if masked[span.start : match.start()].strip().isdigit():
        return False  # "1." opens an item of a list
    if match[0] != ".":
        return True
    # The last word is the first one of what is read backwards; a line may end before the full stop.
    word = _WORD.match(masked[max(span.start, match.start() - 40) : match.start()].removesuffix("\n")[::-1])
    return word is None or not _is_abbreviation(word[0][::-1])


@lru_cache(maxsize=4096)
def _is_abbreviation(word: str) -> bool:
    """True for a known abbreviation, an initial ("P", "Zs.C.M") or dotted letters ("d.w.z")."""
    return (
        word.lower() in _ABBREVIATIONS or re.fullmatch(r"(?:[A-Z][a-z]?\.)*[A-Z]|(?:[a-z]\.)+[a-z]", word) is not None
    )
