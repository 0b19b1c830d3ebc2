"""A paper with questions to the questions it asks, each with its number and, where it leans on the rest, its subject.

Real Kamervragen are read as they are for the index, with or without answers. A text without numbers or headings is read
sentence by sentence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.dutch import words
from index.errors import QuestionError
from index.records import Document, Span, Unit
from index.sentences import sentences
from index.structure import find_units
from index.tidy import tidy

MOST_QUESTIONS = 200
_LONGEST = 10_000
# "Kunt u deze vragen één voor één beantwoorden voor het debat?"
_ANSWERING = re.compile(
    r"^(?:(?:bent u bereid|kunt u|wilt u|zou u) (?:om )?(?:elk van |ieder van |elke van )?"
    r"(?:deze|bovenstaande|voorgaande|alle|de) (?:\w+ ){0,2}vragen\b[^?]{0,120}\bbeantwoorden\b"
    r"|(?:can|could|will|would) you (?:please )?answer (?:these|all|the|each of these) questions\b)",
    re.IGNORECASE,
)
# A text of so few words that asks nothing in so many words is a question all the same.
_ONE_QUESTION = 60
_LONGEST_SUBJECT = 200
# More of an opening is shown nowhere.
_LONGEST_OPENING = 1500
_ABOUT = re.compile(r"\b(?:over|inzake|betreffende)\s+(?P<subject>[^\n.;?!]{3,400})", re.IGNORECASE)
_SUBJECT_END = re.compile(r"\s*(?:\((?:ingezonden|ontvangen)\b|\bingezonden\b|$)", re.IGNORECASE)
_LEANS = re.compile(
    r"\b(?:dat|die|dit|deze|daar\w*|hier\w*|er(?:aan|bij|door|in|mee|op|over|toe|uit|van|voor)|zo\s+(?:ja|nee)|waarom"
    r"|hij|zij|ze|hem|haar|hun|hen|uw\s+antwoord)\b",
    re.IGNORECASE,
)
# Words of a Vraag that name no subject.
_ASKING = frozenset(
    """bent bereid deelt deel mening kunt kan zult zal vindt acht beoordeelt herkent erkent onderschrijft toelichten
    uiteenzetten aangeven reageren uitsluiten informeren ingaan kamer vraag vragen afzonderlijk beantwoorden antwoord
    minister staatssecretaris kabinet waarom welke hoe wat wie wanneer waar zo ja nee niet wel bekend kennisgenomen
    stappen maatregelen nemen gaat doen oordeel zorg zorgen eens conclusie klopt""".split()
)
_FEW, _FEW_LEANING = 2, 4


@dataclass(frozen=True, slots=True)
class SubQuestion:
    """One question of a paper: its number as a label ("3", "3a"), its text, and what it is searched with."""

    label: str
    text: str
    searched: str


def questions_of(document: Document) -> tuple[str, tuple[SubQuestion, ...]]:
    """The introduction of a paper, as shown, and the questions that it asks, in order.

    Raises QuestionError when it asks none, more than 200, or one of more than 10,000 code points.
    """
    units = find_units(document)
    numbered = [unit for unit in units if unit.questions]
    if numbered:
        first = min(span.start for unit in numbered for span in unit.questions)
        opening = [unit for unit in units if not unit.numbers and unit.answer and unit.span.end <= first]
        intro = " ".join(tidy(document, unit.answer) for unit in opening if unit.answer)
        found = list(_labelled(document, numbered))
    else:
        intro, found = _asked_in_text(document, units)
    if not found:
        raise QuestionError(
            f"{document.file}: geen vragen gevonden; geef een stuk met vragen, genummerd of met vraagtekens",
            f"{document.file}: no questions found; give a paper with questions, numbered or with question marks",
        )
    if len(found) > MOST_QUESTIONS:
        raise QuestionError(
            f"{document.file}: {len(found)} vragen, hooguit {MOST_QUESTIONS}; deel het stuk op",
            f"{document.file}: {len(found)} questions, at most {MOST_QUESTIONS}; split the paper",
        )
    for label, text in found:
        if len(text) > _LONGEST - _LONGEST_SUBJECT:
            raise QuestionError(
                f"{document.file}: vraag {label} is {len(text)} tekens lang, hooguit {_LONGEST - _LONGEST_SUBJECT}; "
                "maak haar korter",
                f"{document.file}: question {label} is {len(text)} characters long, at most "
                f"{_LONGEST - _LONGEST_SUBJECT}; make it shorter",
            )
    about = subject(document, intro)
    return _cut(intro), tuple(SubQuestion(label, text, _searched(text, about)) for label, text in found)


def subject(document: Document, intro: str) -> str:
    """What a paper is about, in the words of its opening or its title; empty where neither says so."""
    for text in (intro, document.metadata.title):
        if match := _ABOUT.search(text):
            said = match["subject"]
            end = _SUBJECT_END.search(said)
            return " ".join(said[: end.start() if end else None].split())[:_LONGEST_SUBJECT]
    return ""


def is_about_answering(text: str) -> bool:
    """Whether a question is about the answering itself: "Kunt u deze vragen afzonderlijk beantwoorden?"."""
    return _ANSWERING.search(" ".join(text.split())) is not None


def leans(text: str) -> bool:
    """Whether a question says too little to be asked alone: "Kunt u dit toelichten?"."""
    own = {word for word in words(text) if word.lower() not in _ASKING}
    return len(own) <= (_FEW_LEANING if _LEANS.search(text) else _FEW)


def _cut(text: str) -> str:
    """The beginning of a text in whole words, with a sign where it goes on."""
    if len(text) <= _LONGEST_OPENING:
        return text
    return f"{text[:_LONGEST_OPENING].rpartition(' ')[0] or text[:_LONGEST_OPENING]} …"


def _searched(text: str, about: str) -> str:
    return f"{about}: {text}" if about and leans(text) else text


def _labelled(document: Document, units: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """Each Vraag with its number; in a second set of questions the numbers bear a letter, "B1"."""
    rows: list[tuple[Span, str]] = []
    for unit in units:
        names = unit.address.partition("#")[2].split(".")[0].split("-")[1:]
        paired = len(names) == len(unit.questions)
        for place, span in enumerate(unit.questions):
            rows.append((span, names[place] if paired else "-".join(names) or str(len(rows) + 1)))
    seen: dict[str, int] = {}
    for span, name in sorted(rows):
        seen[name] = seen.get(name, 0) + 1
        text = tidy(document, span)
        if text:
            yield (f"{_letters(seen[name])}{name}" if seen[name] > 1 else name), text


def _letters(number: int) -> str:
    return chr(ord("A") + number - 1) if number <= 26 else f"Z{number}-"


def _asked_in_text(document: Document, units: Sequence[Unit]) -> tuple[str, list[tuple[str, str]]]:
    """What stands before the first sentence that asks, and the sentences that do, numbered."""
    shown = [tidy(document, part) for unit in units if unit.answer for part in sentences(document, unit.answer)]
    asking = [place for place, text in enumerate(shown) if text.rstrip("\"”’') ").endswith("?")]
    if asking:
        return " ".join(shown[: asking[0]]), [(str(n), shown[place]) for n, place in enumerate(asking, start=1)]
    whole = " ".join(shown)
    return ("", [("1", whole)]) if words(whole) and len(whole.split()) <= _ONE_QUESTION else ("", [])
