"""English questions in Dutch words: the longest English term first, its Dutch terms in its place.

From the word list glossary_en_nl.tsv (English term, Dutch terms separated by " | "). It finds words to search with; it
does not translate sentences.
"""

import re
from functools import cache

from index.word_list import is_known
from index.word_lists import BETWEEN, GLOSSARY, rows

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONGEST_TERM = 5
_LEAST_ENGLISH = 2
# English words that Dutch questions do not hold, and the other way round; words of both languages say nothing.
_ENGLISH = frozenset(
    """the of and which what who whom whose how many much when where why does did do are were has have had been
    can could should would will must may be that this these those there their they it its for with from by about
    after before according into your you my our not no""".split()
)
_DUTCH = frozenset(
    """of de het een en van wat welke welk wie hoe hoeveel wanneer waar waarom zijn wordt worden werd werden heeft
    hebben had is dat deze die dit er voor met uit door over na naar volgens bij op aan om te niet geen ook kan
    kunnen mag moet zou zal ik je u mijn onze""".split()
)
_BOTH = frozenset("a an as at had in is me of on or over per so was we".split())


def is_english(question: str) -> bool:
    """True when more words of the question are English function words than Dutch ones.

    Key words hold neither: they are English when the glossary knows two as English alone, and none can be Dutch.

    >>> is_english("nuclear energy permits"), is_english("kernenergie permits"), is_english("deepfake awareness mkb")
    (True, False, False)
    """
    words = [word for found in _WORD.findall(question) if (word := found.lower()) not in _BOTH]
    english, dutch = sum(word in _ENGLISH for word in words), sum(word in _DUTCH for word in words)
    return english > dutch or (english == dutch == 0 and _key_words_are_english(words))


def _key_words_are_english(words: list[str]) -> bool:
    """A call that is missed costs little, a wrong one searches a Dutch question with the wrong words."""
    english = [word for word in words if any(form in _glossary() for form in _base_forms(word))]
    only = {word for word in english if word not in _dutch_side()}
    others = [word for word in words if word not in english]
    return len(only) >= _LEAST_ENGLISH and not any(word in _dutch_side() or is_known(word) for word in others)


def in_dutch(question: str) -> str:
    """The question's words in Dutch as far as the glossary has them; others as they are, without function words."""
    return " ".join(term for english, dutch in dutch_terms(question) for term in dutch or (english,))


def dutch_terms(question: str) -> list[tuple[str, tuple[str, ...]]]:
    """The question's terms in order, each with its Dutch terms, none for one that stays as it is.

    >>> dutch_terms("the police of Gouda")
    [('police', ('politie',)), ('Gouda', ())]
    """
    words = _WORD.findall(question)
    lowered = [word.lower() for word in words]
    found: list[tuple[str, tuple[str, ...]]] = []
    start = 0
    while start < len(words):
        size, terms = _longest(lowered, start)
        if terms or lowered[start] not in _ENGLISH:
            found.append((" ".join(words[start : start + size]), terms))
        start += size
    return found


def _longest(words: list[str], start: int) -> tuple[int, tuple[str, ...]]:
    for size in range(min(_LONGEST_TERM, len(words) - start), 0, -1):
        *before, last = words[start : start + size]
        for form in _base_forms(last):
            terms = _glossary().get(" ".join([*before, form]))
            if terms:
                return size, terms
    return 1, ()


def _base_forms(word: str) -> list[str]:
    """The word and what it may be an inflection of: plurals, -ed, -ing; wrong guesses are in no glossary."""
    forms = [word]
    for ending, instead in (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            forms.append(word.removesuffix(ending) + instead)
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            forms += [stem, f"{stem}e"]
            if stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return forms


@cache
def _glossary() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in rows(GLOSSARY):
        english, dutch = row.cells
        # A row of one's own adds to ours.
        found[english.lower()] = tuple(dict.fromkeys([*found.get(english.lower(), ()), *dutch.split(BETWEEN)]))
    return found


@cache
def _dutch_side() -> frozenset[str]:
    """The single words among the Dutch terms."""
    return frozenset(word.lower() for terms in _glossary().values() for term in terms for word in _WORD.findall(term))
