"""Which words Dutch official texts hold, and which with a hyphen of their own: for broken words and for typos.

Made by `python -m training.word_list`, and for everyday words that such texts lack by `training.everyday_words`; lower
case, read when the first word asks for it. It is no spelling checker: a word that is not in it may well be right.
"""

import gzip
import hashlib
from functools import lru_cache
from pathlib import Path

WORDS_FILE = Path(__file__).resolve().parent / "lexicon" / "words_nl.txt.gz"
EVERYDAY_FILE = WORDS_FILE.with_name("everyday_nl.txt.gz")


def is_known(word: str) -> bool:
    """True for a word of the list, in any case; "niet-" asks whether words go on with a hyphen after "niet".

    >>> is_known("Verslavingszorg"), is_known("re-integratie"), is_known("reintegratie"), is_known("niet-")
    (True, True, False, True)
    """
    return word.lower() in listed_words()


def is_everyday(folded: str) -> bool:
    """True for a folded word that people use, though official texts hardly do.

    >>> is_everyday("stappers"), is_everyday("mischien")
    (True, False)
    """
    return folded in _everyday()


@lru_cache(maxsize=1)
def listed_words() -> frozenset[str]:
    """The words of official texts, and the beginnings that go on with a hyphen ("niet-")."""
    return _read(WORDS_FILE)


@lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return _read(EVERYDAY_FILE)


def _read(file: Path) -> frozenset[str]:
    return frozenset(gzip.decompress(file.read_bytes()).decode("utf-8").split("\n"))


@lru_cache(maxsize=1)
def list_checksum() -> str:
    """sha256 hex over the lists as they are shipped: other lists, other answers."""
    return hashlib.sha256(WORDS_FILE.read_bytes() + EVERYDAY_FILE.read_bytes()).hexdigest()
