"""A question in the very words of a Vraag in the index, typed over with its typos, number and all: which Vraag it is.

What is asked in its own words is recognised, not searched: every letter, word and figure is compared.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from index.best import nearly_best
from index.dutch import fold, ngrams, word_ngrams, words
from index.records import Document, Passage, Unit
from index.sentences import sentences
from index.serving import Words
from index.spelling import likeness
from index.store import Store
from index.tidy import tidy
from qa.features import Weighted
from qa.same_words import same_words

# How much of two texts must be the same, in order, and what share of the weight of their letter groups.
SAME = 0.85
_LEAST_SHARED = 0.75
# Of that, what a passage or its context must hold to be looked at: a little less, for what rounding and folding change.
_LEAST_HELD = 0.9
# Nearly alike in letters, but with another word: about the same, not the same.
_NEARLY = 0.84
# What differs by no more than this differs by slips of the pen.
_AS_ALIKE = 0.03
# "Kunt u dit toelichten?" stands in many papers and asks nothing by itself.
_LEAST_WORDS, _LEAST_TELLING = 5, 3
_LONGEST = 4000
_LOOKED_AT = 48
# Contexts whose words are kept: the passages of one paper share theirs, and come up again and again.
_CONTEXTS = 4096
# The share of the words asked that must stand in the context of a passage for its Vraag to be compared.
_LEAST_OPENED = 0.4
_NUMBERED = re.compile(r"\A\s*(?:(?:vraag|question)\s+\d{1,3}\s*[a-z]?\s*[.:)]?|\d{1,3}\s*[.:)])\s+", re.IGNORECASE)
# The sign of a note behind a question: "... gelezen? 1)"
_NOTED = re.compile(r"(?<=[?.!])\s?\[?\d{1,2}[\])]?\s*$")
_WORD = re.compile(r"[^\W_]+")
# What follows the question proper and is often left out when it is asked again.
_TAIL = re.compile(r"(?:en\s+)?(?:zo\s+(?:ja|nee|niet)|indien|waarom\s+(?:wel|niet)|kunt\s+u|graag)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Same:
    """A unit whose Vraag is the one that was asked, how much the two are alike, in [0, 1], and one of its passages."""

    document: Document
    unit: Unit
    alike: float
    passage: Passage


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked, with all of it that each Vraag is compared with: made once, as many are."""

    text: str
    plain: str
    figures: set[str]
    groups: list[str]
    weighted: Weighted

    @classmethod
    def of(cls, store: Store, text: str) -> "_Asked":
        plain, groups = _plain(text), ngrams(text)
        return cls(text, plain, _figures(plain), groups, Weighted.of(groups, store.ngrams))


def asked_before(
    store: Store, question: str, within: NDArray[np.bool_], least: float = SAME, answered: bool = True
) -> tuple[Same, ...]:
    """The units whose Vraag `question` is: those most alike, newest first, undated ones last, then the others so.

    `within`: the passages to look among, bool (n,). `least`: the likeness from which two texts are the same one. Only
    units with an answer, unless `answered` is False.
    """
    asked = _NOTED.sub("", _NUMBERED.sub("", question, count=1))
    if len(asked) > _LONGEST or not _tells(asked):
        return ()
    found: list[Same] = []
    text = _Asked.of(store, asked)
    own = set(text.plain.split())
    # Of what has no figures, apostrophes or abbreviations the letter groups are those of its plain words.
    plain = not text.figures and own.issuperset(words(asked))
    for passage in _near(store, text, within):
        # A Vraag stands in the context of its answer: looking there first saves opening most units.
        around = _words_around(passage.context)
        if len(own.intersection(around)) < _LEAST_OPENED * len(own):
            continue
        groups = chain.from_iterable(map(word_ngrams, around)) if plain else ngrams(passage.context)
        if text.weighted.covered(set(groups)) < _LEAST_HELD * _LEAST_SHARED:
            continue
        unit = store.unit(passage.unit)
        if not unit.questions or (answered and unit.answer is None):
            continue
        document = store.document(unit.document)
        alike = max((_alike(store, text, form, least) for form in _forms(document, unit)), default=0.0)
        if alike >= least:
            found.append(Same(document, unit, round(alike, 4), passage))
    found.sort(key=lambda item: (item.document.file, item.unit.span))
    found.sort(key=lambda item: item.document.metadata.date or "", reverse=True)
    most = max((item.alike for item in found), default=0.0)
    return tuple(sorted(found, key=lambda item: item.alike < most - _AS_ALIKE))


def _tells(text: str) -> bool:
    return len(_WORD.findall(text)) >= _LEAST_WORDS and len(set(words(text))) >= _LEAST_TELLING


def _near(store: Store, asked: _Asked, within: NDArray[np.bool_]) -> list[Passage]:
    """Of each unit the passage that shares the most letter groups with what was asked, the nearest units alone.

    A Vraag stands in the context of its answer: a passage that cannot hold what the two must share is left out.
    """
    if store.elsewhere is None:
        scores = store.ngrams.plain_scores(asked.groups)
        scores = scores if within.all() else np.where(within, scores, np.float32(0))
        near = nearly_best(scores, _LOOKED_AT, 1e-4)
        rounded = np.round(scores[near], 4)
    else:
        groups = Words("ngrams", *store.ngrams.asked(asked.groups))
        near = store.elsewhere.best([groups], None, within)
        rounded = np.round(store.elsewhere.scores(groups, near), 4)
    least = _LEAST_HELD * _LEAST_SHARED * asked.weighted.whole
    kept = (rounded >= 1e-4) & (store.ngrams.most_held(rounded, near) >= least)
    near, rounded = near[kept], rounded[kept]
    found: dict[str, Passage] = {}
    for place in near[np.lexsort((near, -rounded))][:_LOOKED_AT]:
        passage = store.passages[int(place)]
        found.setdefault(passage.unit, passage)
    return list(found.values())


def _forms(document: Document, unit: Unit) -> Iterator[str]:
    """A Vraag as it may be asked: whole, each of several, and each without its "Zo ja, ..."."""
    whole = [_NOTED.sub("", tidy(document, span)) for span in unit.questions]
    if len(whole) > 1:
        yield " ".join(whole)
    for text, span in zip(whole, unit.questions, strict=True):
        yield text
        parts = [tidy(document, part) for part in sentences(document, span)]
        for place in range(1, len(parts)):
            if _TAIL.match(parts[place]):
                yield " ".join(parts[:place])


def _alike(store: Store, asked: _Asked, form: str, least: float) -> float:
    """The likeness of two texts in their letters; 0 where figures or telling words differ."""
    plain = _plain(form)
    alike = likeness(asked.plain, plain, least)
    if not alike or not _tells(form) or asked.figures != _figures(plain):
        return 0.0
    groups = ngrams(form)
    shared = asked.weighted.covered(set(groups))
    if shared < _LEAST_SHARED or Weighted.of(groups, store.ngrams).covered(set(asked.groups)) < _LEAST_SHARED:
        return 0.0
    if not same_words(asked.text, form):
        alike = min(alike, _NEARLY)
    return alike if alike >= least else 0.0


@lru_cache(maxsize=_CONTEXTS)
def _words_around(context: str) -> frozenset[str]:
    return frozenset(_WORD.findall(fold(context)))


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(fold(text)))


def _figures(plain: str) -> set[str]:
    return {word for word in plain.split() if word.isdigit()}
