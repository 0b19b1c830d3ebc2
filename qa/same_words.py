"""Whether two texts that are nearly alike in letters ask the same: a slip of the pen is no other word.

"De afnemende druk" is no typo for "de toenemende druk", nor "vuurwerk" for "lachgas"; "niet" turns a question round.
"""

import re
from collections import Counter
from itertools import product

from index.commonness import is_listed_name, rarity
from index.dates import MONTHS
from index.dutch import fold, stem, stop_words
from index.spelling import likeness

# Two words are one word with a slip from this likeness on.
_SLIP = 0.78
# A word this common may be left out when a Vraag is typed over.
_COMMON = 0.3
_WORD = re.compile(r"[^\W_]+")
# Small words that make another question.
_TURNING = frozenset(
    """niet geen nooit zonder nergens niemand evenmin eerste tweede derde vierde vijfde laatste vorige volgende meer
    minder voor na wel""".split()
) | frozenset(MONTHS)


def same_words(asked: str, form: str) -> bool:
    """Whether every word of `asked` is a word of `form`, or a slip for one, and what it leaves out says little.

    Words joined or split are the same words; each is compared with each, so texts are of a few hundred words at most.
    """
    one, other = (Counter(fold(word) for word in _WORD.findall(text)) for text in (asked, form))
    added, left_out = one - other, other - one
    for word, twin in _pairs(added, left_out):
        if added[word] and left_out[twin]:
            added[word] -= 1
            left_out[twin] -= 1
    more, fewer = ("".join(sorted("".join(found.elements()))) for found in (added, left_out))
    if more == fewer:
        return True
    return not any(map(_tells, +added)) and not any(map(_is_missed, +left_out))


def _pairs(added: Counter[str], left_out: Counter[str]) -> list[tuple[str, str]]:
    """The words of both that are one word with a slip, the most alike first."""
    found = [
        (alike, word, twin)
        for word, twin in product(added, left_out)
        if not {word, twin} & _TURNING and (alike := likeness(word, twin, _SLIP))
    ]
    return [(word, twin) for _, word, twin in sorted(found, key=lambda pair: (-pair[0], pair[1], pair[2]))]


def _tells(word: str) -> bool:
    return word in _TURNING or (word not in stop_words() and len(word) > 1)


def _is_missed(word: str) -> bool:
    return word in _TURNING or is_listed_name(word) or (word not in stop_words() and rarity(stem(word)) >= _COMMON)
