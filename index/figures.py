"""Numbers and dates in one form, however they are written, so that question and paper meet.

"68.000", "68 000" and "68 duizend" are 68000; "€ 1,5 mln" is 1500000 miljoen euro; "50%" is 50 procent; "01-07-2025"
and "2025-07-01" are 1 juli 2025. The word that says how large stays beside its figure: one may ask for "miljoen" alone.
Only what search reads is written so; what is shown stays as it stands.
"""

import re

from index.dates import MONTHS

_ZEROS = {"duizend": 3, "miljoen": 6, "miljard": 9}
_SCALES = {
    "duizend": "duizend", "thousand": "duizend",
    "miljoen": "miljoen", "mln": "miljoen", "mio": "miljoen", "million": "miljoen",
    "miljard": "miljard", "mld": "miljard", "mrd": "miljard", "billion": "miljard",
}  # fmt: skip
_IN_WORDS = {
    "half": "0,5", "anderhalf": "1,5", "een": "1", "één": "1", "twee": "2", "drie": "3", "vier": "4", "vijf": "5",
    "zes": "6", "zeven": "7", "acht": "8", "negen": "9", "tien": "10", "twaalf": "12", "twintig": "20", "dertig": "30",
    "veertig": "40", "vijftig": "50", "honderd": "100",
}  # fmt: skip
# Months in full, in short, and in English where that differs; "may" is left out: it is a verb too.
_MONTHS = {form: number for number, month in enumerate(MONTHS) for form in (month, month[:3])}
_MONTHS |= {"mrt": 2, "sept": 8, "january": 0, "february": 1, "march": 2, "june": 5, "july": 6, "august": 7}
_MONTHS |= {"october": 9}
_SCALE = rf"(?:{'|'.join(_SCALES)})\b"
# Each way of writing begins with its first figure; what stands before that is looked at from there. A pattern that
# begins with what may stand before is many times slower.
_START = r"\d(?<![\w.,]\d)"
_END = r"(?![\w/-]|[.,]\d)"
_WRITTEN = re.compile(
    # A date in figures, the year last or first.
    rf"{_START}(?:(?<=[1-9])|(?<=0)[1-9]|(?<=[12])\d|(?<=3)[01])(?P<between>[-/.])(?P<month>0?[1-9]|1[0-2])(?P=between)"
    rf"(?P<year>(?:19|20)\d\d){_END}"
    rf"|{_START}(?:(?<=1)9|(?<=2)0)\d\d-(?P<iso_month>0[1-9]|1[0-2])-(?P<iso_day>0[1-9]|[12]\d|3[01]){_END}"
    # A day and a month by name.
    rf"|{_START}\d?\s(?P<name>{'|'.join(sorted(_MONTHS))})\b\.?"
    # An amount: the figure, how large, and whether it is a share.
    rf"|{_START}(?:\d{{0,2}}(?:\s\d{{3}}){{0,3}}\s000(?![\d.,]*\d)|\d*(?:[.,]\d+)*)(?P<end>,[-–])?"
    rf"(?:\s?(?P<scale>{_SCALE})\.?)?(?:\s?(?P<share>%|(?:procent|percent|pct)\b))?",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d+(?:\s\d{3})*(?:[.,]\d+)*")
_WORD_AND_SCALE = re.compile(rf"\b({'|'.join(_IN_WORDS)})\s({_SCALE})", re.IGNORECASE)
# Where none of these stands, no word for a scale does.
_IN_SCALES = ("uizend", "iljoen", "iljard", "UIZEND", "ILJOEN", "ILJARD")
_DUTCH = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:(?:,\d{3}){2,}|,000)(?:\.\d+)?")
_POINT = re.compile(r"\d+\.\d{1,2}")


def in_one_form(text: str) -> str:
    """`text` with its numbers and dates in one form; all else as it stands.

    >>> in_one_form("68 duizend flessen, 1,5 mln en 50% vóór 01-07-2025")
    '68000 duizend flessen, 1500000 miljoen en 50 procent vóór 1 juli 2025'
    """
    written = _WRITTEN.sub(_rewritten, text)
    if any(part in written for part in _IN_SCALES):
        written = _WORD_AND_SCALE.sub(lambda match: _scaled(_IN_WORDS[match[1].lower()], match[2]), written)
    return written


def _rewritten(match: re.Match[str]) -> str:
    whole = match[0]
    if match["year"]:
        return _date(whole[: match.start("between") - match.start()], match["month"], match["year"])
    if match["iso_day"]:
        return _date(match["iso_day"], match["iso_month"], whole[:4])
    if match["name"]:
        day = int(whole[:2])
        return f"{day} {MONTHS[_MONTHS[match['name'].lower()]]}" if 1 <= day <= 31 else whole
    scale, share = match["scale"], match["share"]
    is_money = match.string[max(0, match.start() - 4) : match.start()].rstrip().endswith(("€", "EUR"))
    figure = _plain(_figure(whole), bool(scale or share or is_money))
    said = (_scaled(figure, scale) if scale else figure, "procent" if share else "", "euro" if is_money else "")
    return " ".join(filter(None, said))


def _figure(amount: str) -> str:
    found = _FIGURE.match(amount)
    return found[0] if found else amount


def _date(day: str, month: str, year: str) -> str:
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def _plain(figure: str, is_amount: bool) -> str:
    """A figure without signs between thousands, its decimals after a comma and without zeros at their end.

    A point before one or two figures is a decimal one in amounts alone: elsewhere it stands in times and headings.
    """
    plain = "".join(figure.split())
    if _DUTCH.fullmatch(plain):
        plain = plain.replace(".", "")
    elif _ENGLISH.fullmatch(plain):
        plain = plain.replace(",", "").replace(".", ",")
    elif is_amount and _POINT.fullmatch(plain):
        plain = plain.replace(".", ",")
    whole, _, decimals = plain.partition(",")
    return f"{whole},{decimals.rstrip('0')}".rstrip(",") if decimals.isdecimal() else plain


def _scaled(figure: str, scale: str) -> str:
    """The figure times its scale, then the scale in full; the figure as it is where that gives no whole number."""
    word = _SCALES[scale.lower()]
    whole, _, decimals = figure.partition(",")
    zeros = _ZEROS[word] - len(decimals)
    if zeros < 0 or not (whole + decimals).isdecimal():
        return f"{figure} {word}"
    return f"{(whole + decimals).lstrip('0') or '0'}{'0' * zeros} {word}"
