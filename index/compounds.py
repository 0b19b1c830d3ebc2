"""Words written together that are known apart, and words written apart that are known together.

Dutch writes compounds as one word, sometimes with an s or e between ("verkeersveiligheid"); people and PDFs do not
always. Words come and go folded.
"""

import math
from collections.abc import Iterable, Iterator

from index.dutch import stop_words
from index.spelling import nearest
from index.vocabulary import LONGEST, Vocabulary

# A part has at least this many letters; a stop word may be shorter, beside a word that the index holds.
_LEAST = 4
_LEAST_STOP = 2
# What stands beside a part with a typo, and that part, must say more.
_LEAST_SURE, _LEAST_MENDED = 5, 6
# How many parts with a typo are looked up, the longest sure part first.
_MENDED = 4
_BETWEEN = ("s", "e")
Parts = tuple[str, ...]


def two_parts(word: str, vocabulary: Vocabulary) -> Parts:
    """The two known words that a word is written together from, () when there are none.

    Of several ways the one whose words are the most common in the index.
    """
    return _most_common(_two(word, vocabulary), vocabulary) if len(word) <= 2 * LONGEST else ()


def three_parts(word: str, vocabulary: Vocabulary) -> Parts:
    """The three known words that a word is written together from, () when there are none."""
    return _most_common(_three(word, vocabulary), vocabulary) if len(word) <= 2 * LONGEST else ()


def mended_parts(word: str, vocabulary: Vocabulary) -> Parts:
    """A known word and one with a typo put right that a word is written together from, () when there are none."""
    if len(word) > 2 * LONGEST:
        return ()
    ways = []
    for at in range(_LEAST_SURE, len(word) - _LEAST_SURE + 1):
        parts = word[:at], word[at:]
        sure = [vocabulary.knows(part) for part in parts]
        if sum(sure) == 1 and len(parts[sure.index(False)]) >= _LEAST_MENDED:
            ways.append((-len(parts[sure.index(True)]), parts, sure.index(False)))
    for _, parts, wrong in sorted(ways)[:_MENDED]:
        meant = nearest(parts[wrong], vocabulary)
        if meant and vocabulary.frequency(meant):
            return (parts[0], meant) if wrong else (meant, parts[1])
    return ()


def joined(left: str, right: str, vocabulary: Vocabulary) -> str | None:
    """Two words as one where the index holds them so, None where it does not.

    Once in an index is no proof: spaces get lost in papers too. Then a list must hold the word as well.
    """
    if min(len(left), len(right)) < _LEAST or stop_words().intersection((left, right)):
        return None
    whole = left + right
    times = vocabulary.frequency(whole)
    return whole if times > 1 or (times and vocabulary.lists(whole)) else None


def _most_common(found: Iterable[Parts], vocabulary: Vocabulary) -> Parts:
    ranked = [(-sum(math.log1p(vocabulary.frequency(part)) for part in parts), parts) for parts in found]
    return min(ranked)[1] if ranked else ()


def _two(word: str, vocabulary: Vocabulary) -> Iterator[Parts]:
    for at in range(_LEAST_STOP, len(word) - _LEAST_STOP + 1):
        left, right = word[:at], word[at:]
        if _is_part(right, left, vocabulary) and (
            _is_part(left, right, vocabulary) or (len(left) > _LEAST + 1 and _is_linked(left, vocabulary))
        ):
            yield left, right


def _three(word: str, vocabulary: Vocabulary) -> Iterator[Parts]:
    for at in range(_LEAST, len(word) - 2 * _LEAST + 1):
        if _stands_alone(word[:at], vocabulary):
            for parts in _two(word[at:], vocabulary):
                if all(_stands_alone(part, vocabulary) for part in parts):
                    yield word[:at], *parts


def _is_part(part: str, other: str, vocabulary: Vocabulary) -> bool:
    if len(part) < _LEAST:
        return part in stop_words() and len(other) >= _LEAST and vocabulary.frequency(other) > 0
    return vocabulary.knows(part)


def _is_linked(part: str, vocabulary: Vocabulary) -> bool:
    return part.endswith(_BETWEEN) and vocabulary.knows(part[:-1])


def _stands_alone(part: str, vocabulary: Vocabulary) -> bool:
    """Whether a part is sure enough to be one of three: short ones must stand in the index."""
    if len(part) <= _LEAST:
        return len(part) == _LEAST and vocabulary.frequency(part) > 0
    return vocabulary.knows(part) or _is_linked(part, vocabulary)
