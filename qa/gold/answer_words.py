"""The words of an answer, so that what says the same in other signs is the same, as SQuAD does it but for Dutch."""

import re
import unicodedata
from functools import lru_cache

from index.dates import MONTHS

# The marks of the quotes in what is shown.
_MARK = re.compile(r"\[\d{1,4}\]")
_SPELLED = str.maketrans({"%": " procent ", "€": " euro "})
_ARTICLE = re.compile(r"(?<!\w)(?:de|het|een|['’‘`][tn])(?!\w)")
_THOUSANDS = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})++(?![\d.]*\d)")
_DECIMAL = re.compile(r"(?<=\d)[.,](?=\d)")
_DAY_FIRST = re.compile(r"(?<![\w./-])(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?![\w/-]|\.\d)")
_YEAR_FIRST = re.compile(r"(?<![\w./-])(\d{4})-(\d{2})-(\d{2})(?![\w/-]|\.\d)")
_ZERO = re.compile(rf"(?<![\w.,])0(?=[1-9]\s(?:{'|'.join(MONTHS)})(?!\w))")
_VULGAR = re.compile("[¼-¾⅐-⅞↉]")
_FRACTION = re.compile(r"(?<![\d/.,-])(\d{1,2})\s?[/\u2044]\s?(\d{1,2})(?![\d/-]|[.,]\d)")
# Stand for the sign of decimals and of fractions while punctuation is taken out: private signs, which no answer holds.
_POINT, _OVER = "\ue000", "\ue001"


@lru_cache(maxsize=4096)
def answer_words(text: str) -> tuple[str, ...]:
    """The words of an answer: lower case, without punctuation and articles, numbers, dates and per cents in one form.

    Normalised as for SQuAD (Rajpurkar et al. 2016, the official script), with Dutch articles and Dutch numbers: "1.801"
    is "1801", "15%" and "15 %" are "15 procent", "3,5" stays one word, "01-02-2023" is "1 februari 2023", "½" is "1/2".
    """
    plain = _VULGAR.sub(lambda sign: f" {sign[0]}", _MARK.sub(" ", text))
    plain = unicodedata.normalize("NFKC", plain).lower().translate(_SPELLED)
    plain = _YEAR_FIRST.sub(lambda day: _date(day[0], day[3], day[2], day[1]), plain)
    plain = _DAY_FIRST.sub(lambda day: _date(day[0], day[1], day[3], day[4]), plain)
    plain = _FRACTION.sub(rf"\1{_OVER}\2", _ZERO.sub("", plain))
    plain = _ARTICLE.sub(" ", plain)
    plain = _THOUSANDS.sub(lambda number: number[0].replace(".", ""), plain)
    plain = _DECIMAL.sub(_POINT, plain)
    kept = "".join(
        sign for sign in plain if unicodedata.category(sign)[0] not in "PSC" or sign in f"{_POINT}{_OVER}\n\t\r"
    )
    return tuple(kept.replace(_POINT, ",").replace(_OVER, "/").split())


def _date(written: str, day: str, month: str, year: str) -> str:
    """A date in words, or as it was written where there is no such day."""
    known = 1 <= int(day) <= 31 and 1 <= int(month) <= len(MONTHS)
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}" if known else written
