"""Abbreviations that a paper spells out: "het Openbaar Ministerie (OM)", "OM (Openbaar Ministerie)", "(hierna: NVWA)".

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (2003), and
stricter: each word gives the letters of the abbreviation from its first one on, so that "Warenautoriteit" gives WA; one
that gives none is a small word (van, de, en), or the only one. It guesses nothing that a paper does not spell out.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from index.dutch import fold, stems, stop_words
from index.thesaurus import Thesaurus
from index.word_lists import ABBREVIATIONS, SHIPPED, content_of, read_list

# OM, NVWA, Wft, IenW, J&V, COVID-19, Wmo 2015: a capital at least, and no more than a word of ten and a year.
_SHORT = r"[^\W_](?:[^\W_]|[&.-](?=[^\W_])){1,9}(?:\s(?:19|20)\d\d)?"
_CALLED = r"(?:(?:hierna|verder|afgekort(?:\s+tot)?|kortweg|ook\s+wel|in\s+het\s+vervolg)(?:\s+te\s+noemen)?\s?:?\s)?"
_SHORT_AFTER = re.compile(
    rf"\(\s?{_CALLED}(?:(?:de|het|’t)\s)?[\"'“”„‘’]?(?P<short>{_SHORT})[\"'“”‘’]?\s?\)", re.IGNORECASE
)
# Its characters at most, with the white space behind it.
_LONGEST = 16
_SHORT_BEFORE = re.compile(rf"(?<![^\s(\"'“‘„])(?P<short>{_SHORT})\s\((?P<long>[^()]{{5,150}})\)")
# A definition does not reach over these.
_END = re.compile(r"[.!?:;()\[\]\"“”„|]\s|[()\[\]\"“”„|]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_WINDOW = 200
_ARTICLES = frozenset(("de", "het", "een"))
# Words that an abbreviation may pass over, beside those that search leaves out.
_SMALL = frozenset(("der", "des", "den", "ten", "ter", "inzake", "of", "the", "and", "for", "on"))
# Names of one abbreviation that are searched with: the ones that most papers give.
_MOST_NAMES = 3


def abbreviations(text: str) -> tuple[tuple[str, str], ...]:
    """The abbreviations that `text` spells out, each with its name as it stands there; sorted, without doubles.

    >>> abbreviations("Het Openbaar Ministerie (OM) en de Voedsel- en Warenautoriteit (hierna: de VWA) overleggen.")
    (('OM', 'Openbaar Ministerie'), ('VWA', 'Voedsel- en Warenautoriteit'))
    """
    return tuple(sorted(set(_found(text))))


def _found(text: str) -> Iterator[tuple[str, str]]:
    for match in _SHORT_AFTER.finditer(text):
        if is_short(match["short"]):
            name = _name_before(text[max(0, match.start() - _WINDOW) : match.start()], match["short"])
            if name:
                yield match["short"], name
    for match in _before_brackets(text):
        if is_short(match["short"]):
            parts = list(_WORD.finditer(match["long"]))
            first = 1 if parts and parts[0][0].lower() in _ARTICLES else 0
            if parts[first:] and _spells([part[0] for part in parts[first:]], match["short"]):
                yield match["short"], " ".join(match["long"][parts[first].start() :].split())


def _before_brackets(text: str) -> Iterator[re.Match[str]]:
    """What stands before and inside brackets. Looked for at each bracket: at each word would take many times longer."""
    opened, closed = text.find("("), 0
    while opened >= 0 and (end := text.find(")", opened) + 1):
        match = _SHORT_BEFORE.search(text, max(closed, opened - _LONGEST), end)
        if match:
            yield match
            closed = end
        opened = text.find("(", opened + 1)


def is_short(word: str) -> bool:
    """True for what may be an abbreviation: two letters or more, a capital among them, and not the name of a party.

    >>> is_short("OM"), is_short("Wft"), is_short("Nederland"), is_short("2024"), is_short("CDA")
    (True, True, False, False, False)
    """
    letters = [character for character in word if character.isalpha()]
    capitals = sum(character.isupper() for character in letters)
    # "(Utrecht)" is a word; members of parliament stand before their party, and that is no name of it.
    return len(letters) >= 2 and (capitals >= 2 or (capitals == 1 and len(letters) <= 4)) and word not in _parties()


@cache
def _parties() -> frozenset[str]:
    # Of our own list alone: what an index holds does not follow from who builds it.
    path = SHIPPED / ABBREVIATIONS
    shipped, _ = read_list(path, content_of(path), looked_through=False)
    return frozenset(row.cells[0] for row in shipped if row.cells[2] == "partij")


def _name_before(text: str, short: str) -> str | None:
    """The shortest run of words at the end of `text` that spells out `short`, one word a letter where there is one."""
    start = max((match.end() for match in _END.finditer(text)), default=0)
    parts = list(_WORD.finditer(text, start))
    if len(text) == _WINDOW and not start:
        del parts[:1]  # it may be half a word
    first = _letters(short)[:1]
    begins = [number for number in range(len(parts) - 1, -1, -1) if fold(parts[number][0]).startswith(first)]
    for letters_each in (1, len(short)):
        for number in begins:
            if _spells([part[0] for part in parts[number:]], short, letters_each):
                return " ".join(text[parts[number].start() : parts[-1].end()].split())
    return None


def _letters(short: str) -> str:
    return "".join(character for character in fold(short) if character.isalnum())


def _spells(words: Sequence[str], short: str, letters_each: int = 20) -> bool:
    """True when `words` give the letters of `short` in order: each word its first, and more up to `letters_each`."""
    letters = _letters(short)
    names = [fold(word) for word in words]
    small = [name in stop_words() or name in _SMALL for name in names]
    if not letters or names[0][0] != letters[0] or small[0] or len(names) > 2 * len(letters):
        return False
    if any(len(part) > 1 and part.isalpha() and part in names for part in re.split(r"[\W_]", fold(short))):
        return False  # "de NVWA-IOD (NVWA)": that is no name of it
    if len(names) == 1:
        # One word says little: the whole abbreviation must stand in it, and a compound is long.
        long_enough = letters_each > 1 and len(letters) <= 4 and len(names[0]) >= 3 * len(letters)
        return long_enough and _given(names[0], letters) == len(letters)

    @cache
    def rest(word: int, letter: int, spare: int) -> bool:
        """True when the words from `word` on give the letters from `letter` on, `spare` of them none at all."""
        if word == len(names):
            return letter == len(letters)
        if word and (small[word] or spare) and rest(word + 1, letter, spare if small[word] else spare - 1):
            return True
        most = min(letters_each, _given(names[word], letters[letter:]))
        return any(rest(word + 1, letter + given, spare) for given in range(1, most + 1))

    return rest(0, 0, int(len(letters) > 2))


def _given(name: str, letters: str) -> int:
    """How many of `letters` a word gives at most: its first, and later ones in order."""
    place = -1
    for count, letter in enumerate(letters):
        place = name.find(letter, place + 1)
        if place < 0 or (count == 0 and place > 0):
            return count
    return len(letters)


def spelled_out(found: Iterable[tuple[str, str]]) -> Thesaurus:
    """What papers spell out as groups of two, to search with both ways; `found` may say the same more than once.

    Of several names for one abbreviation those of most papers, ties by the alphabet.
    """
    counted: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for short, name in found:
        counted[short][name] += 1
    groups: list[tuple[str, str]] = []
    for short, names in sorted(counted.items()):
        ordered = sorted(names, key=lambda name: (-names[name], name))
        once = {tuple(stems(name)): name for name in reversed(ordered)}
        groups += [(short, name) for name in ordered if once[tuple(stems(name))] == name][:_MOST_NAMES]
    return Thesaurus.of(groups)
