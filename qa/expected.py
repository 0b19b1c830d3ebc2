"""Whether a sentence holds the kind of thing that a question asks for: a count, a date, a name, a cause.

What the question says itself is no answer to it: "in 2023" in a sentence does not answer "hoeveel in 2023". A year, a
day of the month and the number of an article or a paper are no counts.
"""

import re
from functools import lru_cache

from index.dates import MONTHS
from index.dutch import fold, stop_words
from qa.question import Question

_MONTHS = "|".join(MONTHS)
_NOT_A_COUNT = re.compile(
    rf"\b\d{{1,2}}\s+(?:{_MONTHS})\b|\b(?:19|20)\d\d(?:[-/–]\d{{2,4}})?\b(?!\s*(?:euro|keer|mensen|personen|zaken))"
    r"|\b(?:artikel|artikelen|art\.|lijst|nr\.|nummer|vraag|vragen|hoofdstuk|bijlage|tabel|Kamerstuk)\s+[\dA-Z]"
    r"[\d ]*\w*",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_COUNTED = re.compile(
    r"\b(?:één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tientallen|honderden|duizenden|geen enkele"
    r"|helft|kwart|driekwart|vijfde|derde|tiende|dubbele|miljoen|miljard)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"\b(?:19|20)\d\d\b|\b(?:{_MONTHS})\b|\b(?:voorjaar|najaar|zomer|winter|kwartaal|begin|eind|einde|medio|morgen"
    r"|volgend|volgende|komend|komende|afgelopen)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w-]*[\w]")
_CAUSE = re.compile(
    r"\b(?:omdat|doordat|vanwege|daarom|aangezien|want|waardoor|daardoor|wegens|gevolg|reden|zodat|hierdoor|dankzij"
    r"|vloeit|komt door|immers|namelijk|opdat|teneinde|om te)\b|\bdoor\b",
    re.IGNORECASE,
)


def expected_found(question: Question, sentence: str) -> float:
    """1 when `sentence` (as shown) holds what is asked for and was not said in the question, else 0.

    A question that asks for no one kind of thing is met by any sentence.
    """
    asked = _asked(question.text)
    if question.expected == "number":
        counts = _NOT_A_COUNT.sub(" ", sentence)
        return float(_new(_FIGURE, counts, asked) or _new(_COUNTED, counts, asked))
    if question.expected == "date":
        return float(_new(_TIME, sentence, asked))
    if question.expected == "person":
        return float(_new(_NAME, sentence, asked | stop_words()))
    if question.expected == "reason":
        return float(_CAUSE.search(sentence) is not None)
    return 1.0


# A question meets many sentences.
@lru_cache(maxsize=64)
def _asked(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in re.findall(r"\w+(?:[.,]\d+)*", text))


def _new(pattern: re.Pattern[str], text: str, asked: frozenset[str]) -> bool:
    return any(fold(match[0]) not in asked for match in pattern.finditer(text))
