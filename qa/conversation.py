"""Follow-up questions: a short one that leans on the question before is completed with it.

"En in 2024?" after "Hoeveel cilinders nam de politie in 2023 in beslag?" is searched with the words of both. A
question that stands on its own is left alone, however short.
"""

import re
from collections.abc import Sequence

from index.dutch import words
from qa.named import named

_LEANS = re.compile(
    r"^(?:en|maar|ook|and|but)\b"
    r"|^(?:waarom|hoezo|wie zei|wie zegt|wanneer|hoeveel|why|who said)\b[^\w]*(?:\w+[^\w]*){0,2}$"
    r"|\b(?:dat|die|dit|deze|daarvan|daarover|daarin|ervan|erover|hij|zij|it|that|those)\b",
    re.IGNORECASE,
)
_MOST_OWN_WORDS = 3


def completed(question: str, history: Sequence[str]) -> str:
    """The question as understood after `history` (oldest first): itself, or with the last question that it leans on.

    Questions that lean themselves are passed over: "en in 2025?" after "en in 2024?" is about the subject before both.
    """
    subject = leans_on(question, history)
    return f"{subject.strip()} {question.strip()}" if subject is not None else question


def leans_on(question: str, history: Sequence[str]) -> str | None:
    """What a question is completed with: the last one in `history` that stands on its own; None for one that does."""
    if not _leans(question):
        return None
    subject = next((earlier for earlier in reversed(history) if not _leans(earlier)), None)
    # "En vraag 5?" after "antwoord op vraag 4": the number typed now is the one that is meant.
    return named(subject).rest if subject is not None and named(question).any else subject


def _leans(question: str) -> bool:
    return len(words(question)) <= _MOST_OWN_WORDS and _LEANS.search(question.strip()) is not None
