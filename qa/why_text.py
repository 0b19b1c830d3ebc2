"""The words of a text by their stems, each with the word as it stands there: what the reasons of a hit are read from.

The words are those that search knows (`index.dutch.words`), in the same order.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.dutch import stem, words
from index.figures import in_one_form

_SHOWN = re.compile(r"[^\W_]+(?:[-'’.,&/][^\W_]+)*%?")
# A hostile paper may hold a passage, or a word, of a megabyte.
_LONGEST_TEXT, _LONGEST_CHUNK = 20_000, 100
_REMEMBERED, _TEXTS = 100_000, 1_000


@dataclass(frozen=True, slots=True)
class Token:
    """A word as search knows it, its stem, and how it is written: with the case, accents and hyphens of the text."""

    word: str
    stem: str
    shown: str


@dataclass(frozen=True, slots=True)
class Held:
    """The words of one text: the first token of each stem, and all stems in one string with a line for each."""

    tokens: dict[str, Token]
    joined: str

    def all_of(self, keys: Sequence[str]) -> str | None:
        """The words of the text for these stems, None unless it holds them all."""
        if not keys or any(key not in self.tokens for key in keys):
            return None
        return " ".join(dict.fromkeys(self.tokens[key].shown for key in keys))

    def with_part(self, key: str, least: int) -> str | None:
        """The first word that begins or ends with the stem `key`, or that `key` begins or ends with.

        The shorter of the two has `least` characters or more, and a word in `key` half of it.
        """
        if len(key) < least:
            return None
        at = self.joined.find(f"\n{key}")
        if at < 0:
            at = self.joined.find(f"{key}\n")
        if at >= 0:
            start, end = self.joined.rfind("\n", 0, at + 1) + 1, self.joined.find("\n", at + 1)
            return self.tokens[self.joined[start:end]].shown
        parts = (
            part
            for size in range(len(key) - 1, max(least, (len(key) + 1) // 2) - 1, -1)
            for part in (key[:size], key[-size:])
        )
        held = (self.tokens[part] for part in parts if part in self.tokens)
        # A stem may be shorter than what the words share: "personeel" is no "persoonlijk".
        return next((token.shown for token in held if token.stem in token.word), None)


def tokens(text: str, figures: bool = True) -> list[Token]:
    """The words of a text in order; without `figures` those that are written in several words stay apart: "68 duizend".

    >>> [(token.stem, token.shown) for token in tokens("Het OM telde (met NRC-lezers) 68 duizend Cilinders.")][4:]
    [('68000', '68.000'), ('duizend', 'duizend'), ('cilinder', 'Cilinders')]
    """
    return [token for chunk in _chunks(text, figures) for token in _tokens(chunk[:_LONGEST_CHUNK])]


# The next question meets the same papers.
@lru_cache(maxsize=_TEXTS)
def held(text: str, figures: bool) -> Held:
    """The words of a text, to look terms up in; `figures` as for `tokens`."""
    found: dict[str, Token] = {}
    for chunk in dict.fromkeys(_chunks(text, figures)):
        for token in _tokens(chunk[:_LONGEST_CHUNK]):
            found.setdefault(token.stem, token)
    return Held(found, "\n".join(["", *found, ""]))


def _chunks(text: str, figures: bool) -> list[str]:
    text = text[:_LONGEST_TEXT]
    return (in_one_form(text) if figures else text).split()


@lru_cache(maxsize=_REMEMBERED)
def _tokens(chunk: str) -> tuple[Token, ...]:
    """The words between two white spaces, each shown as the whole "Trimbos-instituut", or as search knows it."""
    found = words(chunk)
    written = _SHOWN.findall(unicodedata.normalize("NFC", chunk))
    shown = written * len(found) if len(written) == 1 else found
    return tuple(Token(word, stem(word), _dotted(as_written)) for word, as_written in zip(found, shown, strict=True))


def _dotted(shown: str) -> str:
    """A long figure as Dutch papers write it: "68000" -> "68.000"; a year stays as it is."""
    return f"{int(shown):,}".replace(",", ".") if shown.isdecimal() and 5 <= len(shown) <= 12 else shown
