"""Numbers as people type them when they name a Vraag: "twee", "vierde", "3e", "second", "t/m", "to"; as figures."""

import re

_CARDINALS = (
    ("één", "eén", "een", "one"),
    ("twee", "two"),
    ("drie", "three"),
    ("vier", "four"),
    ("vijf", "five"),
    ("zes", "six"),
    ("zeven", "seven"),
    ("acht", "eight"),
    ("negen", "nine"),
    ("tien", "ten"),
    ("elf", "eleven"),
    ("twaalf", "twelve"),
    ("dertien", "thirteen"),
    ("veertien", "fourteen"),
    ("vijftien", "fifteen"),
    ("zestien", "sixteen"),
    ("zeventien", "seventeen"),
    ("achttien", "eighteen"),
    ("negentien", "nineteen"),
    ("twintig", "twenty"),
)
_ORDINALS = (
    ("eerste", "first"),
    ("tweede", "second"),
    ("derde", "third"),
    ("vierde", "fourth"),
    ("vijfde", "fifth"),
    ("zesde", "sixth"),
    ("zevende", "seventh"),
    ("achtste", "eighth"),
    ("negende", "ninth"),
    ("tiende", "tenth"),
    ("elfde", "eleventh"),
    ("twaalfde", "twelfth"),
    ("dertiende", "thirteenth"),
    ("veertiende", "fourteenth"),
    ("vijftiende", "fifteenth"),
    ("zestiende", "sixteenth"),
    ("zeventiende", "seventeenth"),
    ("achttiende", "eighteenth"),
    ("negentiende", "nineteenth"),
    ("twintigste", "twentieth"),
)
_VALUES = {word: value for names in (_CARDINALS, _ORDINALS) for value, words in enumerate(names, 1) for word in words}
# "een" is an article nearly always; with both accents, or one, it is the number.
_COUNTS = "|".join(word for words in _CARDINALS for word in words if word != "een")
_RANKS = "|".join(word for words in _ORDINALS for word in words)
NUMBER = rf"(?:\d{{1,3}}[a-z]?|{_COUNTS})(?![\w%]|[.,]\d)"
RANK = rf"(?:\d{{1,2}}(?:e|de|ste|st|nd|rd|th)|{_RANKS})(?!\w)"
COUNT = rf"(?:\d{{1,2}}|{_COUNTS})(?!\w)"
_JOIN = r"\s*(?:,\s*(?:en|and|of)\b|,|/|&|[-–]|\b(?:en|and|of|or|tot\s+en\s+met|t\s?/?\s?m|tot|to|through)\b)\s*"
# "3 en 4", "vier t/m zes", "3, 4 and 5", "3 en vraag 4".
NUMBERS = rf"{NUMBER}(?:{_JOIN}(?:(?:op\s+)?(?:vraag|question)\s+)?{NUMBER}){{0,60}}"
RANKS = rf"{RANK}(?:{_JOIN}(?:de\s+|the\s+)?{RANK}){{0,20}}"
_THROUGH = re.compile(r"\b(?:tot(?!\s+en)|to|through)\b", re.IGNORECASE)
_WORD = re.compile(rf"\b(?:{_COUNTS}|{_RANKS})\b", re.IGNORECASE)


def figures(written: str) -> str:
    """`written` with its number words as figures and its joins in Dutch.

    >>> figures("twee, vier en vijfde"), figures("three to 5")
    ('2, 4 en 5', '3 t/m 5')
    """
    return _THROUGH.sub("t/m", _WORD.sub(lambda match: str(_VALUES[match[0].lower()]), written))
