"""Where running text points at answers: "zie mijn antwoord op vraag 4", "zoals bij de vragen 2 en 3 is aangegeven".

The number of a Vraag is one of this paper unless the sentence says that it stands in another: "vraag 2 van het lid
Bos", "eerdere vragen (Aanhangsel …), antwoord op vraag 3". Then the answer is looked for in the paper that the
sentence names, and in none where it names none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from index.numbers import NUMBERS, parse_numbers
from index.paper_numbers import Named

_ANSWER = r"(?:antwoord(?:en)?|beantwoording)\s(?:(?:op|bij|van|onder|aan)\s)?(?:de\s)?"
_QUESTION = r"\b(?:deel)?vra(?:ag|gen)\s(?:nr\.?\s|nummers?\s)?"
_POINTER = re.compile(
    rf"(?:(?P<answer>(?:\b(?P<whose>mijn|ons|onze|uw)\s)?(?:(?:eerdere|bovenstaande)\s)?{_ANSWER}(?={_QUESTION}))?{_QUESTION}"
    r"|\b(?:zie|in|bij|onder)\s(?:ook\s)?(?:(?:het|mijn|ons)\s)?antwoord(?:en)?\s(?:op\s)?)"
    # Not a figure: "een vraag 3 procent hoger", "antwoord 3 mei".
    rf"(?P<n>\b{NUMBERS})(?![\w%]|[.,]\d|\s(?:%|procent|miljoen|miljard|euro|keer|maal|jaar|weken|maanden|dagen)\b)",
    re.IGNORECASE,
)
# What every pointer holds, in lower case: far quicker to look for, each that begins with letters by these.
_LIKELY = (
    re.compile(r"vra(?:ag|gen)\s(?:nr\.?\s|nummers?\s)?\d"),
    re.compile(r"antwoord(?:en)?\s(?:op\s)?\d"),
    re.compile(r"zie\s"),
)
# A demand ("een vraag 3"), the foot of a page ("2023–2024, Vragen 1"), the mark of a note ("eerdere vragen 2").
_NO_POINTER = re.compile(
    r"(?:\been|\d{4}[–-]\d{4},|\b(?:eerdere|vorige|andere|aanvullende|schriftelijke|gestelde|deze|uw|onze|mijn))\s$",
    re.IGNORECASE,
)
_END = re.compile(r"[.?!][\"”’»)]*\s(?=[\"“‘«(]?[A-Z])")
# Says that what follows in the sentence is about other questions than those of this paper.
_ELSEWHERE = re.compile(
    r"\b(?:eerdere|vorige|voorgaande|aanvullende|andere|gestelde)\s(?:\w+\s)?(?:(?:kamer)?vragen|set|beantwoording)\b"
    r"|\bvra(?:ag|gen)\svan\s(?:het\s(?:kamer)?lid|de\s(?:kamer)?leden|de\sfractie)\b"
    r"|\b(?:schriftelijk\soverleg|feitelijke\svragen|20\d\d[ZD]\d{5})\b",
    re.IGNORECASE,
)
_OF_ANOTHER = re.compile(
    r"\s\(?(?:van|uit)\s(?:het|de|uw|mijn|onze|hun|zijn|haar|een|eerdere|mevrouw|(?-i:[A-Z«‘“]))"
    r"|\s(?:in|bij|op)\s(?:(?:mijn|onze|uw|de|een)\s)?(?:eerdere|vorige|brief|set|kamervragen|nota)\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"[\s,;(]{1,3}(?:zie\s)?(?P<inside>(?:in|van|uit|bij)\s(?:(?:het|de)\s)?)?", re.IGNORECASE)
_IF = re.compile(r"\b(?:indien|als|mocht|wanneer|afhankelijk|gezien|gelet)\b", re.IGNORECASE)
_PREVIOUS = re.compile(r"\bzie\s(?:ook\s)?(?:het|mijn|ons)\s(?:vorige?|voorgaande?)\santwoord\b", re.IGNORECASE)
# Characters: a sentence hardly ever says further away than this whose questions it is about.
_REACH = 400


class Pointer(NamedTuple):
    """What text points at: the Vragen, the paper they are in (None: this one), and where it says so [start, end)."""

    numbers: tuple[int, ...]
    paper: str | None
    start: int
    end: int


def find_pointers(
    text: str, own: Collection[int], asks: bool, named: Sequence[Named], before: tuple[int, ...] = ()
) -> Iterator[Pointer]:
    """Pointers in running text; `own` are the Vragen of this paper, `asks` says that a member is speaking.

    `named` are the papers that the text names, `before` the numbers of the answer before this one.
    """
    lowered = text.lower()
    if not any(likely.search(lowered) for likely in _LIKELY):
        return
    taken: set[int] = set()  # papers that follow their own Vraag: what comes after them need not be theirs
    starts = [0, *(match.end() for match in _END.finditer(text)), len(text)]
    for match in _POINTER.finditer(text):
        if _NO_POINTER.search(text, max(0, match.start() - 20), match.start()):
            continue
        numbers = parse_numbers(match["n"])
        sentence = bisect_right(starts, match.start(), hi=len(starts) - 1) - 1
        start = max(starts[sentence], match.start() - _REACH)
        end = min(starts[sentence + 1], match.end() + _REACH)
        first, last = (bisect_left(named, place, key=lambda item: item.start) for place in (start, end))
        beside = named[first:last]
        following = next((item for item in beside if _is_beside(text, match, item)), None)
        used = any(item.start in taken for item in beside)
        if following:
            taken.add(following.start)
        if following or _is_elsewhere(text, match, start, asks, beside):
            paper = _paper(beside)
            if paper is not None and (following is not None or not used):
                yield Pointer(numbers, paper, match.start(), match.end())
        elif set(numbers) <= set(own):
            yield Pointer(numbers, None, match.start(), match.end())
    if before and not asks:
        for match in _PREVIOUS.finditer(text):
            yield Pointer(before, None, match.start(), match.end())


def _is_elsewhere(text: str, match: re.Match[str], start: int, asks: bool, beside: Sequence[Named]) -> bool:
    """True when the sentence says that these Vragen are not of this paper."""
    # Who asks can point only at answers that were given before, unless the question is what to do if one is yes.
    given = (match["whose"] or "").lower() == "uw" or _IF.search(text, start, match.start()) is None
    if asks and match["answer"] and given:
        return True
    if _OF_ANOTHER.match(text, match.end()) or _ELSEWHERE.search(text, start, match.start()):
        return True
    return any(item.number.series == "aanhangsel" and item.end <= match.start() for item in beside)


def _is_beside(text: str, match: re.Match[str], item: Named) -> bool:
    """True when a paper stands right behind a Vraag: "vraag 2 (Aanhangsel …)", "vraag 2 in Kamerstuk …"."""
    between = _BESIDE.fullmatch(text, match.end(), item.start)
    return between is not None and (item.number.series == "aanhangsel" or between["inside"] is not None)


def _paper(beside: Sequence[Named]) -> str | None:
    """The one Aanhangsel that the sentence names, None where it names none or several."""
    papers = {str(item.number) for item in beside if item.number.series == "aanhangsel"}
    return papers.pop() if len(papers) == 1 else None
