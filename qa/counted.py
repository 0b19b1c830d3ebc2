"""Whether a sentence counts what a question asks to count: "hoeveel coffeeshops" wants a number beside coffeeshops."""

import re

from index.arrays import products
from index.dutch import stem, words
from qa.alignment import WordVectors

# What is counted, with one word before it: "hoeveel gesloten coffeeshops".
_ASKED = re.compile(r"\b(?:hoeveel|aantal|how many|number of)\s+((?:[^\W_]{1,40}\s+)?[^\W_]{1,40})", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:[.,]\d+)*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER = re.compile(
    r"\d.*|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|tientallen|honderden|duizenden|miljoen|geen",
    re.IGNORECASE,
)
# What a number counts stands at most so many words before or behind it.
_BEFORE, _BEHIND = 3, 4


def counted(vectors: WordVectors, question: str, sentence: str) -> float:
    """How near a word beside a number in `sentence` is to what is to be counted, in [0, 1]; 1 where nothing is."""
    match = _ASKED.search(question)
    asked = words(match[1]) if match else []
    if not asked:
        return 1.0
    tokens = _TOKEN.findall(sentence)
    numbers = [place for place, token in enumerate(tokens) if _NUMBER.fullmatch(token) and not _YEAR.fullmatch(token)]
    beside = {
        other
        for place in numbers
        for other in range(max(0, place - _BEFORE), min(len(tokens), place + _BEHIND + 1))
        if other != place
    }
    held = [word for place in sorted(beside) for word in words(tokens[place])]
    if not held:
        return 0.0
    if {stem(word) for word in asked} & {stem(word) for word in held}:
        return 1.0
    return min(1.0, max(0.0, float(products(vectors.rows(asked), vectors.rows(held)).max())))
