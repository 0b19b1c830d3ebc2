"""Which words Dutch official texts hold, and which of them with a hyphen of their own; for words broken at a line end.

Made by `python -m training.word_list`; lower case, read when the first word asks for it. It is no spelling checker: a
word that is not in it may well be right.
"""

import gzip
from functools import lru_cache
from pathlib import Path

WORDS_FILE = Path(__file__).resolve().parent / "lexicon" / "words_nl.txt.gz"


def is_known(word: str) -> bool:
    """True for a word of the list, in any case; "niet-" asks whether words go on with a hyphen after "niet".

    >>> is_known("Verslavingszorg"), is_known("re-integratie"), is_known("reintegratie"), is_known("niet-")
    (True, True, False, True)
    """
    return word.lower() in _words()


@lru_cache(maxsize=1)
def _words() -> frozenset[str]:
    return frozenset(gzip.decompress(WORDS_FILE.read_bytes()).decode("utf-8").split("\n"))
