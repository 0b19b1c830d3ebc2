"""How rare a word is in official Dutch, whatever the index: stems by how common they are, and words that are names.

An index of a few papers knows too little of it: there "hoeveel" can be as rare as "ketamine". Made by
`python -m training.common_words`; read when the first question asks for it.
"""

import gzip
import hashlib
from functools import cache
from pathlib import Path

COMMON_FILE = Path(__file__).resolve().parent / "lexicon" / "common_nl.txt.gz"
NAMES_FILE = COMMON_FILE.with_name("names_nl.txt.gz")
# Rarity is kept in so many steps; a stem that is not listed is as rare as can be.
STEPS = 16


def rarity(stem: str) -> float:
    """How rare a stem is, in [0, 1]: 0 in one of 32 pieces of text or more, 1 in one of 4,096 or fewer; figures 0.

    >>> rarity("minister"), rarity("ketamin"), rarity("2023")
    (0.0, 1.0, 0.0)
    """
    return 0.0 if stem[:1].isdigit() else _common().get(stem, STEPS) / STEPS


def is_listed_name(folded: str) -> bool:
    """True for a folded word that official texts nearly always write with a capital, also inside a sentence.

    >>> is_listed_name("rotterdam"), is_listed_name("minister")
    (True, False)
    """
    return folded in _names()


@cache
def _common() -> dict[str, int]:
    return {stem: step for step, line in enumerate(_lines(COMMON_FILE)) for stem in line.split()}


@cache
def _names() -> frozenset[str]:
    return frozenset(_lines(NAMES_FILE))


def _lines(file: Path) -> list[str]:
    return gzip.decompress(file.read_bytes()).decode("utf-8").split("\n")


@cache
def commonness_checksum() -> str:
    """sha256 hex over the two lists: other lists, other confidence."""
    return hashlib.sha256(COMMON_FILE.read_bytes() + NAMES_FILE.read_bytes()).hexdigest()
