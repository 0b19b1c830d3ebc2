"""English questions in Dutch words: the longest English term first, its Dutch terms in its place.

From lexicon/glossary_en_nl.tsv (English term, Dutch terms separated by " | "). It finds words to search with; it does
not translate sentences.
"""

import re
from functools import cache

from index.thesaurus import rows

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LONGEST_TERM = 5
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


def is_english(question: str) -> bool:
    """True when more words of the question are English function words than Dutch ones."""
    words = [word.lower() for word in _WORD.findall(question)]
    return sum(word in _ENGLISH for word in words) > sum(word in _DUTCH for word in words)


def in_dutch(question: str) -> str:
    """The question's words in Dutch as far as the glossary has them; others as they are, without function words."""
    words = _WORD.findall(question)
    found: list[str] = []
    start = 0
    while start < len(words):
        size, terms = _longest([word.lower() for word in words], start)
        if terms:
            found.extend(terms)
        elif words[start].lower() not in _ENGLISH:
            found.append(words[start])
        start += size
    return " ".join(found)


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
    return {cells[0].lower(): tuple(cells[1].split(" | ")) for cells in rows("glossary_en_nl.tsv", least=2)}
