"""What is doubtful about the questions and answers of a paper: one without the other, a gap in the count, one too many.

A curator sees it in one line, so that a heading that was overlooked, or is missing in the paper itself, does not pass
for a paper that was read right.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from index.letter_words import FACE_LENGTH
from index.numbers import Label
from index.question_parts import Part
from index.question_sets import pair, sets
from index.records import Document, Remark
from index.tidy import mask
from index.vraag_antwoord import parts_of

_ANSWERS = re.compile(
    r"^[^\w\n]*(?:Antwoord(?:en)?|Beantwoording)\s+(?:van|door)\s+(?:de\s+)?(?:minister|staatssecretaris)"
    r"|^[^\w\n]*(?:Betreft|Onderwerp)\b:?\s{0,20}[^\n]{0,40}?\b(?:be)?antwoord(?:ing|en)?\b[^\n]{0,80}\b(?:kamer)?vragen\b",
    re.MULTILINE | re.IGNORECASE,
)
# What a title says above the first question; below it, it names another paper.
_TITLE = re.compile(
    r"^[^\w\n]*(?:Antwoord(?:en)?|Beantwoording)\s+(?:op|van)\s+(?:de\s+)?(?:schriftelijke\s+)?(?:[Kk]amer)?vragen\b(?!\s*\d)"
    r"|^[^\w\n]*(?:Nr\.\s?\d{1,4}\s+)?(?:Lijst van vragen en antwoorden|LIJST VAN VRAGEN EN ANTWOORDEN)\b",
    re.MULTILINE,
)
_MOST = 12
# For the place of each answer the places of its questions.
_Pairs = Mapping[int, Sequence[int]]


def doubts(document: Document) -> tuple[Remark, ...]:
    """One remark on what misses its partner in a paper, none where all is in order or the paper is a letter."""
    masked = mask(document.text, document.noise)
    parts = parts_of(document, masked)
    first = min([FACE_LENGTH, *(part.start for part in parts)])
    if not any(part.kind == "antwoord" for part in parts) and (
        says_it_answers(masked, first) or _ANSWERS.search(masked, 0, FACE_LENGTH)
    ):
        return (
            Remark(
                "het stuk zegt dat het vragen beantwoordt, maar er is geen antwoord in gevonden",
                "the paper says that it answers questions, but no answer was found in it",
            ),
        )
    pairs = pair(parts)
    dutch, english = [], []
    for numbers, in_dutch, in_english in (
        (_unanswered(masked, parts, pairs), "vraag {} zonder antwoord", "question {} without an answer"),
        (_unasked(parts, pairs), "antwoord {} zonder vraag", "answer {} without a question"),
        (_missing(parts, _unasked(parts, pairs)), "vraag {} niet gevonden", "question {} not found"),
        (_twice(parts, pairs), "vraag {} meer dan een keer beantwoord", "question {} answered more than once"),
    ):
        if numbers:
            dutch.append(in_dutch.format(_joined(numbers, "en")))
            english.append(in_english.format(_joined(numbers, "and")))
    return (Remark("; ".join(dutch), "; ".join(english)),) if dutch else ()


def says_it_answers(masked: str, end: int) -> bool:
    """True when a paper says of itself, before `end`, that it answers questions."""
    return bool(_ANSWERS.search(masked, 0, end) or _TITLE.search(masked, 0, end))


def _unanswered(masked: str, parts: Sequence[Part], pairs: _Pairs) -> list[str]:
    if not pairs:
        return []
    answered = {question for answer, asked in pairs.items() if len(parts[answer].body) for question in asked}
    # A list of all questions in front of the pairs asks nothing new.
    known = {(parts[place].labels, _words(masked, parts[place])) for place in answered}
    return _written(
        part.labels
        for place, part in enumerate(parts)
        if part.kind == "vraag" and place not in answered and (part.labels, _words(masked, part)) not in known
    )


def _unasked(parts: Sequence[Part], pairs: _Pairs) -> list[str]:
    found = []
    for answer, asked in pairs.items():
        known = {label for place in asked for label in parts[place].labels}
        numbers = {number for number, _ in known}
        found.append([label for label in parts[answer].labels if label not in known and label[0] not in numbers])
    return _written(found)


def _missing(parts: Sequence[Part], unasked: Sequence[str]) -> list[str]:
    """The gaps in the count of each set, but for numbers that an answer without question is told of already.

    Only the first set has to begin at 1: a number that comes back opens a set wherever the count stands.
    """
    told = {int(re.sub(r"\D", "", number)) for number in unasked}
    found = []
    for place, group in enumerate(sets(parts)):
        numbers = range(min(group.places) if place else 1, max(group.places))
        found.append([(number, "") for number in numbers if number not in group.places and number not in told])
    return _written(found)


def _twice(parts: Sequence[Part], pairs: _Pairs) -> list[str]:
    counts: Counter[tuple[int, Label]] = Counter()
    for answer, asked in pairs.items():
        places = {number: place for place in asked for number, _ in parts[place].labels}
        counts.update((places[label[0]], label) for label in parts[answer].labels if label[0] in places)
    return _written([label] for (_, label), times in counts.items() if times > 1)


def _words(masked: str, part: Part) -> str:
    return " ".join(masked[part.body.start : part.body.end].split())


def _written(labels: Iterable[Iterable[Label]]) -> list[str]:
    return [f"{number}{letter}" for number, letter in sorted({label for some in labels for label in some})]


def _joined(numbers: list[str], last: str) -> str:
    if len(numbers) > _MOST:
        numbers = [*numbers[:_MOST], "…"]
    return f"{', '.join(numbers[:-1])} {last} {numbers[-1]}" if len(numbers) > 1 else numbers[0]
