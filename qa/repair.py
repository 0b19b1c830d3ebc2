"""A question with its mistyped, joined and split words put right, as far as the index and the word lists know them.

What is known stays as it is, and so do words with figures, abbreviations and short names. Nothing typed is lost: what
was replaced is still searched for, beside what it was read as.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from itertools import accumulate, zip_longest

from index.compounds import joined, mended_parts, three_parts, two_parts
from index.dutch import fold, stem
from index.english_vocabulary import EnglishVocabulary
from index.glossary import is_english
from index.spelling import begun_otherwise, nearest
from index.vocabulary import SHORTEST, Vocabulary
from index.word_list import is_everyday
from qa.question import Question

# Capitals inside a question are names: short ones have too many neighbours that are words.
_SHORTEST_NAME = 6
# Unknown words that are looked up in one question: more are no slips of the pen.
_LOOKED_UP = 24
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_TWO_NAMES = re.compile(r"[^\W\d_]{4,}(?<=[a-z])(?=[A-Z][^\W\d_]{3})")


@dataclass(frozen=True, slots=True)
class Repaired:
    """A question as it is read. `replaced`: what was typed and what it was read as, in the order of the question."""

    text: str
    replaced: tuple[tuple[str, str], ...] = ()

    @property
    def repairs(self) -> tuple[tuple[str, str], ...]:
        """What was typed wrongly and how it was read; words only written together or apart are not among them."""
        return tuple(pair for pair in self.replaced if fold(pair[0]).replace(" ", "") != fold(pair[1]).replace(" ", ""))


def repaired(text: str, vocabulary: Vocabulary) -> Repaired:
    """`text` as it was probably meant, with spaces and signs as they were."""
    plain = unicodedata.normalize("NFC", text)
    if is_english(plain):
        vocabulary = EnglishVocabulary(vocabulary)
    words = list(_WORD.finditer(plain))
    pieces: list[str] = []
    replaced: list[tuple[str, str]] = []
    end = looked_up = 0
    for word, following in zip_longest(words, words[1:]):
        if word.start() < end:
            continue
        stop = word.end()
        meant = following and _apart(plain[word.start() : following.end()], vocabulary)
        if meant:
            stop = following.end()
        elif looked_up < _LOOKED_UP and _is_plain(word[0]) and not _is_right(word[0], vocabulary):
            looked_up += 1
            meant = _meant(word[0], word.start() > 0, vocabulary)
        if meant:
            typed = plain[word.start() : stop]
            meant = meant[0].upper() + meant[1:] if typed[0].isupper() else meant
            pieces += [plain[end : word.start()], meant]
            replaced.append((typed, meant))
            end = stop
    return Repaired("".join([*pieces, plain[end:]]), tuple(replaced))


def with_repairs(read: Question, mended: Repaired) -> Question:
    """A question that was read from `mended`, so that it is searched with what was typed too, and can tell of it."""
    if not mended.replaced:
        return read
    own = [pair for pair in mended.replaced if pair[1] in read.query.text]
    repairs = tuple(pair for pair in mended.repairs if pair in own)
    others = (*((typed, 1.0) for typed, _ in own), *read.query.others)
    query = replace(read.query, others=others, repairs=repairs)
    return replace(read, query=query, parts=tuple(with_repairs(part, mended) for part in read.parts))


def _apart(typed: str, vocabulary: Vocabulary) -> str | None:
    left, _, right = typed.partition(" ")
    if not (left.isalpha() and right.isalpha() and left[1:].islower() and right.islower()):
        return None
    return joined(fold(left), fold(right), vocabulary)


def _is_plain(word: str) -> bool:
    return len(word) >= SHORTEST and word.isalpha() and not word.isupper() and len(fold(word)) == len(word)


def _is_right(word: str, vocabulary: Vocabulary) -> bool:
    """Whether a word is known as it is written; one that only its stem makes known may still be a typo."""
    folded = fold(word)
    if vocabulary.lists(folded) or is_everyday(folded):
        return True
    return vocabulary.knows(folded) and not _same_stem(folded, vocabulary)


def _meant(word: str, inside: bool, vocabulary: Vocabulary) -> str | None:
    """What an unknown word was meant to be, None when nothing is near."""
    folded = fold(word)
    if not word[1:].islower():
        two = _TWO_NAMES.sub(r"\g<0> ", word)
        return two if all(vocabulary.knows(fold(part)) for part in two.split()) and two != word else None
    is_name = inside and word[0].isupper()
    if found := _same_stem(folded, vocabulary):
        return found
    near = None if is_name and len(word) < _SHORTEST_NAME else nearest(folded, vocabulary)
    if near and vocabulary.frequency(near):
        return near
    if parts := two_parts(folded, vocabulary):
        return _spaced(word, parts)
    if near:
        return near
    if not is_name and (found := begun_otherwise(folded, vocabulary)) and vocabulary.frequency(found):
        return found
    if parts := three_parts(folded, vocabulary):
        return _spaced(word, parts)
    return " ".join(mended_parts(folded, vocabulary)) or None if not is_name else None


def _same_stem(folded: str, vocabulary: Vocabulary) -> str | None:
    """The listed word with the same stem and ending, one edit away: "minuten" for "minutten"; None for "stappers"."""
    if not vocabulary.frequency(folded):
        return None
    found = nearest(folded, vocabulary)
    alike = found and vocabulary.lists(found) and found[-2:] == folded[-2:] and stem(found) == stem(folded)
    return found if alike else None


def _spaced(word: str, parts: tuple[str, ...]) -> str:
    """`word` in parts of those lengths, its letters as they were typed."""
    ends = list(accumulate(map(len, parts)))
    return " ".join(word[start:end] for start, end in zip([0, *ends], ends, strict=False))
