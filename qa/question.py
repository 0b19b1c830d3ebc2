"""What is asked: the words to search with, the Vraag that a lookup names, the kind of answer expected.

A question is read, never answered here.
"""

import re
from dataclasses import dataclass
from typing import Literal

from index.dutch import words
from index.errors import QuestionError
from index.glossary import is_english
from index.numbers import NUMBERS, parse_numbers
from qa.query import Query, query_of

Expected = Literal["number", "date", "person", "reason", "yesno", "other"]

_NAMED = re.compile(
    r"\b(?:antwoord(?:en)?\s+op\s+(?:de\s+)?)?(?:vraag|vragen|question|questions)\s+"
    rf"(?:nr\.?\s*|nummer\s+)?({NUMBERS})\b(?!\s*%)",
    re.IGNORECASE,
)
_ANSWER_NAMED = re.compile(
    rf"\bantwoord(?:en)?\s+(?:op\s+)?(?:nr\.?\s*|nummer\s+)?({NUMBERS})\b(?!\s*%)", re.IGNORECASE
)
# "lachgas", "kamervragen lachgas": so few words say which paper is meant, not what is asked of it.
_SUBJECT_WORDS = 2
_ADDRESSING = frozenset(
    """antwoord antwoorden antwoordde beantwoording kamervraag kamervragen kamerbrief brief minister staatssecretaris
    kabinet luidt luidde zegt zei geef toon laat zien paper""".split()
)
_NUMBER = re.compile(
    r"\b(?:hoeveel|hoe veel|aantal|percentage|procent|welk deel|welk aandeel|hoe vaak|hoe hoog|hoe lang|hoelang"
    r"|hoe groot|hoe oud|how many|how much|how often|how long|what share|budget|kost|kosten)\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"\b(?:wanneer|welke datum|welk jaar|welke dag|sinds welk|vanaf wanneer|sinds wanneer|per wanneer|when)\b",
    re.IGNORECASE,
)
_PERSON = re.compile(
    r"^(?:door |aan |van |bij |met )?(?:wie|who)\b|\bhoe heet|\bde naam van\b|\bwhich (?:body|ministry)"
    r"|\bwelke? (?:minister|staatssecretaris|instantie|organisatie|toezichthouder|partij|departement|ministerie|dienst"
    r"|inspectie|bedrijf|gemeente)",
    re.IGNORECASE,
)
_REASON = re.compile(r"\b(?:waarom|waardoor|hoe komt het|waaraan|oorzaak|reden|why)\b", re.IGNORECASE)
_YES_NO = re.compile(
    r"^(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|kun|mag|mogen|moet|moeten|zal|zullen"
    r"|zou|zouden|gaat|gaan|komt|komen|krijgt|valt|vallen|klopt|bestaat|bestaan|doet|neemt|blijft|zit|zitten|ging|gingen"
    r"|deelt|bent|does|do|did|are|can|has|have|may|will)\b",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read. `numbers` are the Vraag numbers that a lookup names; `rest` is the text without them."""

    text: str
    rest: str
    numbers: tuple[int, ...]
    expected: Expected
    english: bool
    query: Query


def check_question(text: str, longest: int) -> None:
    """Raise QuestionError when `text` is empty, has no word in it, or is longer than `longest` code points."""
    if not re.search(r"\w", text):
        raise QuestionError("lege vraag; typ een vraag in woorden", "empty question; type a question in words")
    if len(text) > longest:
        raise QuestionError(
            f"vraag van {len(text)} tekens, hooguit {longest}; maak haar korter",
            f"question of {len(text)} characters, at most {longest}; make it shorter",
        )


def read_question(text: str, expansion_weight: float) -> Question:
    """Read a question that was checked; terms that mean the same count for `expansion_weight` of a typed word."""
    folded = " ".join(text.split())
    numbers, rest = named_numbers(folded)
    english = is_english(folded)
    searched = rest if re.search(r"\w{3}", rest) else folded
    return Question(folded, rest, numbers, _expected(folded), english, query_of(searched, english, expansion_weight))


def names_only(question: Question) -> bool:
    """True for a question that names a Vraag and at most a paper: "wat zegt de minister bij vraag 7 over lachgas"."""
    return bool(question.numbers) and len(set(words(question.rest)) - _ADDRESSING) <= _SUBJECT_WORDS


def named_numbers(text: str) -> tuple[tuple[int, ...], str]:
    """The Vraag numbers that a question names, ascending, and the question without them."""
    numbers: set[int] = set()
    rest = text
    for pattern in (_NAMED, _ANSWER_NAMED):
        for match in pattern.finditer(rest):
            numbers.update(parse_numbers(match[1]))
        rest = pattern.sub(" ", rest)
    return tuple(sorted(numbers)), " ".join(rest.split())


def _expected(text: str) -> Expected:
    kinds: tuple[tuple[Expected, re.Pattern[str]], ...] = (
        ("date", _DATE), ("reason", _REASON), ("number", _NUMBER), ("person", _PERSON), ("yesno", _YES_NO),
    )  # fmt: skip
    return next((kind for kind, pattern in kinds if pattern.search(text)), "other")
