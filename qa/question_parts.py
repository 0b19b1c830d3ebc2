"""Several questions in one text: pasted and numbered, one after another, or joined by "en".

    Hoeveel kost de brug, en wie betaalt dat?

A part that leans on what came before is completed with it, so that each part can be asked alone. What is no question of
its own ("Zo nee, waarom niet?", an explanation before or after) stays with the question it belongs to. Where a split is
doubtful there is none.
"""

import re
from itertools import pairwise

from index.commonness import is_listed_name, rarity
from index.dutch import stem, words
from qa.asked_for import asked_for
from qa.periods import YEAR

# Each part costs a search.
MOST = 8
_ASKS = (
    r"(?:wie|wat|waar(?:om|door|mee|aan|op|in|voor|uit|over|van|bij|toe)?|wanneer|hoe(?:veel|lang)?|welke?|hoezo"
    r"|who|what|when|where|why|how|which)"
)
_BEFORE = (
    r"(?:(?:op|in|vanaf|sinds|aan|door|van|voor|met|bij|tot|per|uit|over|naar|onder|tegen|on|at|from|by|for|with)\s+)"
)
# "1. Heeft u ...", "Vraag 2 Bent u ...": at the start of a line, or all on one line.
_ITEM = re.compile(
    r"(?:^|\n)[^\S\n]*(?:(?:vraag|question)[^\S\n]+)?(\d{1,2})(?:[.):]|[^\S\n]*\n|[^\S\n]+(?=[A-Z]))\s*", re.I
)
_INLINE = re.compile(r"(?:^|(?<=[\s?.:]))(\d{1,2})[.)]\s+(?=[A-Z])")
_SENTENCE = re.compile(r"(?<=[?!.])(?<!\b[a-z]\.)\s+(?=[\"“‘']?[A-Z0-9])|(?<=\?)\s+")
_BELONGS = re.compile(
    r"(?:en\s+)?(?:zo\s+(?:ja|nee|niet)|indien|waarom\s+(?:wel|niet)|hoezo|kunt\s+u\s+(?:dit|dat|uw)|if\s+(?:so|not)|why\s+not)\b",
    re.IGNORECASE,
)
_AND = re.compile(rf"(?:\s*[,;]\s*(?:en|maar|and|but)|\s+(?:en|and))\s+(?={_BEFORE}?{_ASKS}\b)", re.IGNORECASE)
# "vraag 2 over de brug en vraag 3 over kaas": two papers, where "vraag 2 en vraag 3 over kaas" is one.
_AND_NAMED = re.compile(
    r"(?:\s*[,;]\s*(?:en\s+)?|\s+(?:en|and)\s+)(?=(?:(?:het\s+)?antwoord\s+)?(?:op\s+)?(?:vraag|question)\s+\d)",
    re.IGNORECASE,
)
_OF_PAPER = re.compile(r"\b(?:vraag|question)\s+\d[^,;]*?\b(?:over|van|bij|uit|about|of)\s+\w", re.IGNORECASE)
_HAS_ASKED = re.compile(rf"\b{_ASKS}\b", re.IGNORECASE)
# "en wat over kaas?", "and when in 2024?": the question before with another end.
_ASKS_AT_ONCE = re.compile(rf"(?:(?:en|and)\s+)?{_BEFORE}?{_ASKS}\b", re.IGNORECASE)
_OTHER_END = re.compile(rf"{_ASKS}\s+(?P<before>{_BEFORE})(?P<end>.+)", re.IGNORECASE)
_LEANS = re.compile(
    r"\b(?:dat|die|dit|deze|daar\w*|er(?:aan|bij|door|in|mee|op|over|toe|uit|van|voor)|hij|zij|ze|hem|haar|hun|hen|it|that"
    r"|this|those|these|they|them|he|she)\b",
    re.IGNORECASE,
)
_OPENING = re.compile(r"[^:?]{3,100}:\s+")
_LEAST_WORDS = 2
# "Wat zijn nitazenen?" has one word to search for, and that is enough.
_RARE = 0.6
# A part with at most this many words of its own says too little alone.
_FEW_WORDS = 3


def sub_questions(text: str) -> tuple[str, ...]:
    """The questions that `text` asks, at most eight, each to be asked alone; none for a single question."""
    items = _items(text)
    found: list[str] = []
    for item in items or [text]:
        for question in _questions(" ".join(item.split())):
            found += _joined(question)
    found = [question.strip() for question in found if question.strip()]
    return tuple(found[:MOST]) if len(found) > 1 else ()


def _items(text: str) -> list[str]:
    """The numbered questions of a pasted set: numbers go on by one, and all but one at most have a question mark."""
    for pattern in (_ITEM, _INLINE):
        marks = list(pattern.finditer(text))
        if len(marks) < 2 or any(int(second[1]) != int(first[1]) + 1 for first, second in pairwise(marks)):
            continue
        ends = [*(mark.start() for mark in marks[1:]), len(text)]
        items = [text[mark.end() : end] for mark, end in zip(marks, ends, strict=True)]
        asking = sum("?" in item for item in items)
        if asking >= len(items) - 1 and all(len(words(item)) >= _LEAST_WORDS for item in items):
            return items
    return []


def _questions(text: str) -> list[str]:
    """The sentences that ask, each with those around it that do not."""
    found: list[str] = []
    waiting = ""
    for sentence in _SENTENCE.split(text):
        # The last question mark is easily forgotten.
        asks = sentence.rstrip("\"”’' )").endswith("?") or (bool(found) and _ASKS_AT_ONCE.match(sentence) is not None)
        if found and not waiting and (not asks or _BELONGS.match(sentence)):
            found[-1] += f" {sentence}"
        elif asks and _says_enough(f"{waiting} {sentence}"):
            found.append(f"{waiting} {sentence}".strip())
            waiting = ""
        else:
            waiting += f" {sentence}"
    if waiting and found:
        found[-1] += waiting
    return [_completed(question, found[:place]) for place, question in enumerate(found)] or [text]


def _joined(question: str) -> list[str]:
    """The parts of one sentence that asks twice: "hoeveel kost de brug, en wie betaalt dat?"."""
    lookups = _AND_NAMED.split(question)
    if len(lookups) > 1 and all(map(_OF_PAPER.search, lookups)):
        return lookups
    parts: list[str] = []
    start = 0
    for match in _AND.finditer(question):
        part = question[start : match.start()]
        asks = match[0].strip()[0] in ",;" or _HAS_ASKED.search(part) or asked_for(part) != "other"
        if asks and _says_enough(part) and words(question[match.end() :]):
            parts.append(part)
            start = match.end()
    parts.append(question[start:])
    return [_completed(part, parts[:place]) for place, part in enumerate(parts)]


def _says_enough(text: str) -> bool:
    """Whether a question can be asked alone: two words that are searched for, or one that is rare or a name."""
    found = words(text)
    return len(found) >= _LEAST_WORDS or any(rarity(stem(word)) >= _RARE or is_listed_name(word) for word in found)


def _completed(part: str, before: list[str]) -> str:
    """`part` with the first part where it leans on it, or the first part with the other end that it names.

    What stands before a colon is said for all parts.
    """
    if not before:
        return part
    opening = _OPENING.match(before[0])
    other = _OTHER_END.fullmatch(part)
    if other and len(words(part)) <= _FEW_WORDS:
        if YEAR.search(other["end"]) and YEAR.search(before[0]):
            return YEAR.sub(YEAR.findall(other["end"])[0], before[0])
        place = before[0].lower().rfind(f" {other['before'].lower()}")
        if place > 0:
            return f"{before[0][:place]} {other['before']}{other['end']}"
    leans = _LEANS.search(part) and len(words(part)) <= _FEW_WORDS
    if leans or not _says_enough(part):
        return f"{before[0].rstrip('?., ')} {part}"
    return f"{opening[0]}{part}" if opening else part
