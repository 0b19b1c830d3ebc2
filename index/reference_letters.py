"""Where running text points at a letter to the Kamer by its date: "mijn brief van 12 juni 2023", "Kamerbrief d.d. …".

Only a whole date counts ("3 mei jl." names no year), and only a letter that somebody of the government can have sent
to the Kamer: not the letter of a council, and not "uw brief" in an answer, which is the Kamer's own.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from index.dates import DATE, iso_date

_SENDER = (
    r"(?:(?:mijn|de|uw|onze|zijn|haar)\s)?(?:\w+\s){0,2}(?:ambts)?"
    r"(?:voorgangers?|ministers?|staatssecretaris(?:sen)?|minister-president|kabinet|bewindspersoon)\b"
)
_KAMER = r"(?:(?:uw|de)\s)?(?:Tweede\s|Eerste\s)?(?:Kamer|Voorzitter)\b"
_LETTER = re.compile(
    r"(?:\b(?P<whose>mijn|onze|uw|hun|zijn|haar)\s(?:\w+\s)?)?(?<![a-zà-ÿ-])(?P<word>[a-zà-ÿ-]{0,30}brie(?:f|ven))\s"
    rf"(?P<about>(?:aan\s{_KAMER}|van\s{_SENDER}|over\s|inzake\s|met\s)[^.;:()«»]{{0,120}}?\s)?"
    rf"(?:van|d\.\s?d\.|dd\.?)\s?(?P<date>{DATE})(?!\d)",
    re.IGNORECASE,
)
# What every letter holds, in lower case, one behind the other: far quicker to look for.
_LIKELY, _DATED = re.compile(r"brie(?:f|ven)\s"), re.compile(r"(?:van|d\.|dd)\s?\d")
_NEXT = re.compile(rf"(?:,|,?\sen)\s(?:van\s)?(?P<date>{DATE})(?!\d)", re.IGNORECASE)
_TO_OTHERS = re.compile(rf",?\s(?:van|aan)\s(?!{_SENDER}|{_KAMER}|mij\b)", re.IGNORECASE)
_OTHER_WORDS = ("raadsbrie", "nieuwsbrie", "brandbrie", "bezwaarbrie", "collegebrie", "wethoudersbrie", "ledenbrie")


class Letter(NamedTuple):
    """A letter by its date (ISO), and where running text names it [start, end)."""

    date: str
    start: int
    end: int


def find_letters(text: str, asks: bool) -> Iterator[Letter]:
    """Letters of the government that running text names by their date; `asks` says that a member is speaking."""
    lowered = text.lower()
    letter = _LIKELY.search(lowered)
    if not letter or not _DATED.search(lowered, letter.end()):
        return
    for match in _LETTER.finditer(text):
        whose, word = (match["whose"] or "").lower(), match["word"].lower()
        # "Mijn brief" is the minister's in an answer, "uw brief" in a question; the other way round it is the Kamer's.
        if word.startswith(_OTHER_WORDS) or whose in (("mijn", "onze", "hun") if asks else ("uw", "hun")):
            continue
        if not whose and _TO_OTHERS.match(text, match.end()):
            continue
        date = iso_date(match["date"])
        if date:
            yield Letter(date, match.start(), match.end())
        position = match.end()
        while word.endswith("brieven") and (following := _NEXT.match(text, position)):
            date = iso_date(following["date"])
            if date:
                yield Letter(date, following.start("date"), following.end())
            position = following.end()
