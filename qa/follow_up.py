"""A follow-up question once it was completed: the earlier one is not answered again, and its own words must be met.

"En wie betaalt dat?" after a question about cylinders is searched with the words of both. What that finds is about the
cylinders; without a word of the follow-up itself it is the earlier answer once more, and no answer to this question.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.dutch import stem, stems, words
from index.tidy import tidy
from qa.extract import Candidate
from qa.naming import own_words
from qa.question import Question

# What a sum of money is asked with, and how it is given.
_COSTS = frozenset("kost kosten kostte kostten geld bedrag bedragen budget prijs duur cost costs money price".split())
# What a sentence that was quoted already loses (log-odds), where it says nothing that is asked now.
_AGAIN = 1.5
_SHORTEST_START = 4
# A follow-up of so many words or more counts this many times as much as the question before it.
_MOST_WEIGHT = 3
_MONEY = re.compile(r"€|\b(?:euro|eurocent|cent|miljoen|miljard)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Leaning:
    """A follow-up read on its own, so that its typos are mended and its English words have Dutch ones; and what the
    earlier answer quoted."""

    read: Question
    quoted: Sequence[Candidate] = ()


def of_follow_up(joined: Sequence[Candidate], own: Sequence[Candidate], leaning: Leaning) -> list[Candidate]:
    """Sentences for both questions joined, best first: as good as each is for both and for the follow-up.

    `joined`, `own`: the same sentences, scored for each. What was quoted before falls back, unless it holds what is
    asked now. The more words a follow-up has of its own, the more it counts.
    """
    weight = min(_MOST_WEIGHT, len(_own(leaning.read)))
    if not weight:
        return list(joined)
    scores = {(item.document.file, item.span): item.score for item in own}
    again = {(item.document.file, item.span) for item in leaning.quoted}
    asked = _terms(leaning.read)
    found: list[Candidate] = []
    for item in joined:
        place = (item.document.file, item.span)
        score = round((item.score + weight * scores[place]) / (1 + weight), 6)
        if place in again and not _held(asked, set(stems(item.shown))) and not _is_sum(leaning.read, item):
            score -= _AGAIN
        found.append(replace(item, score=score))
    return sorted(found, key=lambda item: (-item.score, item.document.file, item.span))


def _is_sum(follow_up: Question, item: Candidate) -> bool:
    """Whether a sentence holds a sum of money where one is asked for."""
    return not _COSTS.isdisjoint(_own(follow_up)) and _MONEY.search(item.shown) is not None


def is_met(follow_up: Question, quoted: Sequence[Candidate]) -> bool:
    """Whether what is quoted, with what stands round it, holds half the words of the follow-up, or others for them.

    A follow-up without words of its own, or with figures, asks about what was asked before: that is met.
    """
    own = _own(follow_up)
    if not own or any(word[0].isdigit() for word in own):
        return True
    if any(_is_sum(follow_up, item) for item in quoted):
        return True
    said = " ".join(f"{tidy(item.document, item.unit.span)} {item.unit.heading or ''}" for item in quoted)
    held = set(stems(said))
    met = sum(stem(word) in held or _begins_alike(word, words(said)) for word in own)
    return 2 * (met + _held(_others(follow_up), held)) >= len(own)


def _begins_alike(word: str, said: Sequence[str]) -> bool:
    """Whether a word is said in another form: stems of "fiets" and "fietsen" differ."""
    start = word[: max(_SHORTEST_START, len(word) - 2)]
    return len(word) > _SHORTEST_START and any(other.startswith(start) for other in said)


def _own(follow_up: Question) -> list[str]:
    # The paper that it names, or who speaks there, need not be named in the answer.
    limits = {word for limit in follow_up.limits for word in words(limit.phrase)}
    return [word for word in own_words(follow_up.query.whole) if word not in limits]


def _terms(follow_up: Question) -> list[frozenset[str]]:
    """The words of a follow-up and the other terms for them, each by its stems."""
    return [frozenset([stem(word)]) for word in _own(follow_up)] + _others(follow_up)


def _others(follow_up: Question) -> list[frozenset[str]]:
    return [frozenset(stems(term)) for term, _ in follow_up.query.others if stems(term)]


def _held(terms: Sequence[frozenset[str]], held: set[str]) -> bool:
    return any(term <= held for term in terms)
