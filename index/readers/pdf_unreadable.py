"""Does the text layer of a page say which letters the page shows? A font may leave it out, or say something else.

Where it leaves it out, characters are unknown, or the numbers of the glyphs in the font: "7ZHHGH .DPHU". Such text is
told from another language by its letters: hardly a word is Dutch, and there are too few vowels or too many signs.
"""

import re
from collections.abc import Sequence

from index.readers.pdf_glyphs import Glyph
from index.word_list import is_known

_UNKNOWN = 0.3
# So much of a page is looked at, and so many words are enough to judge by.
_LOOKED_AT, _ENOUGH = 1500, 20
_KNOWN, _VOWELS, _SIGNS = 0.05, 0.25, 0.2
_WORD = re.compile(r"[A-Za-z]{3,}")
_ORDINARY = frozenset(".,;:()'’‘\"“”«»?!-–/%&€•+=*")


def is_unreadable(glyphs: Sequence[Glyph]) -> bool:
    """True when nearly a third of the characters is unknown, or when what they spell is no language."""
    if sum(glyph.char == "\ufffd" for glyph in glyphs) > _UNKNOWN * len(glyphs):
        return True
    text = "".join(f" {glyph.char}" if glyph.spaced else glyph.char for glyph in glyphs[:_LOOKED_AT])
    words = _WORD.findall(text)
    if len(words) < _ENOUGH and len(text) < _LOOKED_AT / 2:
        return False
    if sum(map(is_known, words)) > _KNOWN * len(words):
        return False
    letters = [char.lower() for char in text if char.isalpha()]
    latin = [char for char in letters if char.isascii()]
    signs = sum(not (char.isalnum() or char.isspace() or char in _ORDINARY) for char in text)
    if 2 * len(latin) < len(letters) or not latin:
        return False
    return sum(char in "aeiouy" for char in latin) < _VOWELS * len(latin) or signs > _SIGNS * len(text)
