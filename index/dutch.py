"""Dutch words for lexical search: stems, character n-grams, stop words left out, figures in one form.

Words are lower-cased and lose their accents; an abbreviation in capitals that would otherwise be a stop word keeps
its capitals (OM is not "om"). Stems are Snowball's `dutch_porter`. It does not split compounds: the n-grams find
"lachgascilinders" from "cilinders".
"""

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import Stemmer

from index.figures import in_one_form

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W_]+(?:['’][^\W_]+)*")
NGRAM = 5
# Words whose forms are remembered: enough for the vocabulary of thousands of papers.
_REMEMBERED = 200_000


@cache
def stop_words() -> frozenset[str]:
    """The words that search leaves out, from lexicon/stopwords.txt: one a line, `#` starts a remark."""
    lines = files("index").joinpath("lexicon", "stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if (word := line.split("#")[0].strip()))


def words(text: str) -> list[str]:
    """The words of `text` in order, folded, without stop words.

    >>> words("Het OM nam 68.000 lachgascilinders in beslag, om precies te zijn")
    ['OM', 'nam', '68000', 'lachgascilinders', 'beslag', 'precies']
    """
    return list(_words(text))


# A question is compared with the same sentences in several ways, and the next question with many of them again.
@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return words_in(written(text))


def written(text: str) -> str:
    """`text` composed, with its figures in one form."""
    return in_one_form(unicodedata.normalize("NFC", text))


def words_in(written: str) -> tuple[str, ...]:
    """The words of what `written` gave, or of a piece of that between spaces."""
    return tuple(filter(None, map(_searched, _WORD.findall(written))))


@lru_cache(maxsize=_REMEMBERED)
def _searched(word: str) -> str:
    """The form in which a word is searched for, empty when search leaves it out."""
    folded = fold(word)
    if folded in stop_words():
        return word if 2 <= len(word) <= 5 and word.isupper() else ""
    return folded


@lru_cache(maxsize=_REMEMBERED)
def fold(word: str) -> str:
    """`word` in lower case without accents, typographic apostrophes made plain."""
    plain = unicodedata.normalize("NFKD", word.replace("’", "'").lower())
    # Most text is: looking at each of its characters would take longer than all else that reads a question.
    if plain.isascii():
        return plain
    return "".join(character for character in plain if not unicodedata.combining(character))


@cache
def _stemmer() -> "Stemmer.Stemmer":
    return Stemmer.Stemmer("dutch_porter")


@lru_cache(maxsize=_REMEMBERED)
def stem(word: str) -> str:
    """The stem of one folded word; abbreviations in capitals and figures stay as they are."""
    if word.isupper() or word[0].isdigit():
        return word
    return str(_stemmer().stemWord(word))


def stems(text: str) -> list[str]:
    """The stems of the words of `text`, in order."""
    return [stem(word) for word in words(text)]


def ngrams(text: str) -> list[str]:
    """Character 5-grams of each word between word bounds, in order; a shorter word gives itself.

    >>> ngrams("gaszaak")
    ['_gasz', 'gasza', 'aszaa', 'szaak', 'zaak_']
    """
    return [gram for word in words(text) for gram in word_ngrams(word)]


@lru_cache(maxsize=_REMEMBERED)
def word_ngrams(word: str) -> tuple[str, ...]:
    """The character n-grams of one folded word, in order."""
    padded = f"_{word}_"
    return tuple(padded[start : start + NGRAM] for start in range(max(1, len(padded) - NGRAM + 1)))
