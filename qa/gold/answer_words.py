"""The words of an answer, so that what says the same in other signs is the same, as SQuAD does it but for Dutch."""

import re
import unicodedata
from functools import lru_cache

# The marks of the quotes in what is shown.
_MARK = re.compile(r"\[\d{1,4}\]")
_SPELLED = str.maketrans({"%": " procent ", "€": " euro "})
_ARTICLE = re.compile(r"(?<!\w)(?:de|het|een|['’‘`][tn])(?!\w)")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})++(?![\d.]*\d)")
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
# Stands for the sign of decimals while punctuation is taken out: a letter, which no text in NFKC holds.
_POINT = "\ue000"


@lru_cache(maxsize=4096)
def answer_words(text: str) -> tuple[str, ...]:
    """The words of an answer: lower case, without punctuation and articles, numbers and per cents in one form.

    Normalised as for SQuAD (Rajpurkar et al. 2016, the official script), with Dutch articles and Dutch numbers: "1.801"
    is "1801", "15%" and "15 %" are "15 procent", and "3,5" stays one word.
    """
    plain = unicodedata.normalize("NFKC", _MARK.sub(" ", text)).lower().translate(_SPELLED)
    plain = _ARTICLE.sub(" ", plain)
    plain = _THOUSANDS.sub(lambda number: number[0].replace(".", ""), plain)
    plain = _DECIMAL.sub(_POINT, plain)
    kept = "".join(sign for sign in plain if unicodedata.category(sign)[0] not in "PSC" or sign in f"{_POINT}\n\t\r")
    return tuple(kept.replace(_POINT, ",").split())
