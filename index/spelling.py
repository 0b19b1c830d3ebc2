"""The known word that a mistyped one was meant to be, one edit away; the only import of rapidfuzz.

An edit is a letter left out, put in, replaced or swapped with the next (optimal string alignment, Damerau 1964). Which
words of a question are looked up at all is decided in `qa.repair`.
"""

from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from index.dutch import stem, stop_words
from index.vocabulary import LONGEST, SHORTEST, Drawers, Vocabulary

# Edits from what was typed to a word with the stem that was found: one in the stem, one in the ending.
_FORM = 2
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


def nearest(word: str, vocabulary: Vocabulary) -> str | None:
    """The known word one edit from a folded one, the first letter the same; None when there is none.

    Of several the one with the same letters, then the most common.
    """
    listed, stems = vocabulary.drawers
    found = [*one_edit_away(word, listed), *one_edit_away(word, stems), *one_edit_away(stem(word), stems)]
    return _best(word, found, vocabulary)


def begun_otherwise(word: str, vocabulary: Vocabulary) -> str | None:
    """The known word that a folded one is with another first letter: one put in, left out, replaced or swapped."""
    return _best(word, filter(vocabulary.knows, _other_first(word)), vocabulary)


def likeness(left: str, right: str, least: float = 0.0) -> float:
    """How much two texts are one text, in [0, 1]: twice what they share in order over the length of both (Indel).

    Below `least` it is 0, which saves most of the work.
    """
    return Indel.normalized_similarity(left, right, score_cutoff=least)


def _best(typed: str, found: Iterable[str], vocabulary: Vocabulary) -> str | None:
    words = {other for other in found if other not in stop_words() or vocabulary.frequency(other)}
    ranked = sorted(_rank(typed, other, vocabulary) for other in words)
    for *_, unlisted, distance, other in ranked:
        if not unlisted and distance <= 1:
            return other
        # A stem is no word, or not the one that was meant: what a paper writes is, if that is near enough.
        forms = sorted((OSA.distance(form, typed), form) for form in vocabulary.forms(other))
        if forms and forms[0][0] <= _FORM:
            return forms[0][1]
    return None


def _rank(typed: str, other: str, vocabulary: Vocabulary) -> tuple[bool, int, bool, int, str]:
    """What comes first: a listed word with the same letters, the most common, a listed one, the nearest."""
    listed = vocabulary.lists(other)
    swapped = listed and sorted(other) == sorted(typed)
    return not swapped, -vocabulary.frequency(other), not listed, OSA.distance(other, typed), other


def one_edit_away(word: str, drawers: Drawers) -> Iterator[str]:
    """The words in `drawers` at most one edit from `word`, the first letter the same."""
    if not SHORTEST <= len(word) <= LONGEST:
        return
    for length in range(len(word) - 1, len(word) + 2):
        if drawer := drawers.get((word[0], length)):
            hits = process.extract(word, drawer, scorer=OSA.distance, processor=None, score_cutoff=1, limit=None)
            yield from (other for other, _, _ in hits)


def _other_first(word: str) -> Iterator[str]:
    if not SHORTEST <= len(word) <= LONGEST:
        return
    rest = word[1:]
    yield rest
    yield rest[0] + word[0] + rest[1:]
    for letter in _ALPHABET:
        yield letter + rest
        yield letter + word
