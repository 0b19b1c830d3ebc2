"""Gold questions that are asked twice: doubles, and doubles that want different things.

Two questions are the same with the same words, and nearly the same with the same words but for slips of the pen and
small words: "in 2021" and "in 2022" are two questions, and so are "wel" and "niet".
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from index.dutch import stem, words
from index.sentences import sentences
from index.spelling import likeness
from index.store import Store
from index.tidy import tidy
from qa.gold.answer_words import answer_words
from qa.gold.records import MULTI, Gold
from qa.gold.suggest import normalised
from qa.same_words import same_words

_ALIKE = 0.85
# Of words of a question: of longer ones only those with all words the same are compared.
_MOST_WORDS = 40
# Of earlier questions that one is compared with: more share words only where questions are of one mould.
_COMPARED = 50
_FIGURE = re.compile(r"\d+")
# The share of words from which on two answers are taken to be one.
_ONE_ANSWER = 0.5


@dataclass(frozen=True, slots=True)
class Twice:
    """Two questions, by their places in the gold, that ask the same, with `exact` in the same words."""

    earlier: int
    later: int
    exact: bool


def asked_twice(gold: Sequence[Gold]) -> Iterator[Twice]:
    """Each question that was asked before, with the first that did, in order.

    Other filters or another conversation make another question.
    """
    seen: dict[object, int] = {}
    near: dict[object, list[int]] = defaultdict(list)
    for place, item in enumerate(gold):
        beside = (item.asked.filters, item.asked.history)
        exact = seen.setdefault((normalised(item.asked.question), beside), place)
        if exact != place:
            yield Twice(exact, place, True)
            continue
        keys = [(key, beside) for key in _keys(item.asked.question)]
        earlier = sorted({other for key in keys for other in near[key]})
        alike = (other for other in earlier if nearly_same(gold[other].asked.question, item.asked.question))
        if (first := next(alike, None)) is not None:
            yield Twice(first, place, False)
        for key in keys:
            if len(near[key]) < _COMPARED:
                near[key].append(place)


def nearly_same(one: str, other: str) -> bool:
    """Whether two questions are one but for slips and small words; figures must be the same."""
    left, right = normalised(one), normalised(other)
    if left == right:
        return True
    if sorted(_FIGURE.findall(left)) != sorted(_FIGURE.findall(right)) or not likeness(left, right, _ALIKE):
        return False
    return same_words(left, right) and same_words(right, left)


def verdict(twice: Twice, gold: Sequence[Gold], addresses: Callable[[Gold], frozenset[str]]) -> str:
    """What two such questions come to: both, other_source, other_answer, double or nearly_double.

    `addresses`: the units at the places of a question.
    """
    one, other = gold[twice.earlier], gold[twice.later]
    double = "double" if twice.exact else "nearly_double"
    if one.answerable != other.answerable:
        return "both"
    if not one.answerable:
        return double
    left, right = addresses(one), addresses(other)
    apart = left != right if MULTI in (one.kind, other.kind) else not left & right
    if apart and (left or right):
        return "other_source"
    return double if _one_answer(one, other) else "other_answer"


def same_as_a_vraag(store: Store, gold: Sequence[Gold]) -> dict[int, str]:
    """For each question of `gold`, by place, the address of a Vraag with an answer that asks it in its words."""
    wanted: dict[frozenset[str], list[int]] = defaultdict(list)
    for place, item in enumerate(gold):
        wanted[_stems(item.asked.question)].append(place)
    found: dict[int, str] = {}
    if not wanted:
        return found
    for document in store.documents():
        for unit in store.units(document.id):
            if unit.answer is None:
                continue
            for question in unit.questions:
                for span in dict.fromkeys((question, *sentences(document, question))):
                    shown = tidy(document, span)
                    for place in wanted.get(_stems(shown), ()):
                        if nearly_same(gold[place].asked.question, shown):
                            found.setdefault(place, unit.address)
    return found


def _one_answer(one: Gold, other: Gold) -> bool:
    left, right = (frozenset(answer_words(" ".join(item.answer))) for item in (one, other))
    if not left or not right or left <= right or right <= left:
        return True
    return 2 * len(left & right) / (len(left) + len(right)) >= _ONE_ANSWER


def _stems(question: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(question))


def _keys(question: str) -> list[frozenset[str] | str]:
    """The letters of a question, its words, and all but one of them: questions with one slip share a key."""
    stems, letters = _stems(question), normalised(question).replace(" ", "")
    if len(stems) > _MOST_WORDS:
        return [letters, stems]
    return [letters, stems, *(stems - {left_out} for left_out in sorted(stems) if len(stems) > 1)]
