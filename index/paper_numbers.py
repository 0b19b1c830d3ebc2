"""Numbers of papers as people write them: Kamerstuk 24 077, nr. 456; Aanhangsel 2025-2026, nr. 252; ah-tk-20252026-252.

Each is read to one form, so that "Kamerstuk 24077-456" in a question meets "(Kamerstuk 24 077, nr. 456)" in a paper.
"""

import re
from dataclasses import dataclass
from typing import Literal

Series = Literal["kamerstuk", "aanhangsel", "handelingen"]

_DOSSIER = r"(?P<dossier>\d{2}\s?\d{3}|\d{5})"
_SESSION = r"(?P<first>20\d\d)\s?[-–/]\s?(?P<last>(?:20)?\d\d)"
# In a paper the number is introduced by "nr."; somebody who says "Kamerstuk" may leave that out.
_KAMERSTUK = re.compile(
    rf"(?<!\d)(?<!\d )(?:(?P<named>kamerstuk(?:ken)?)\b[^\d]{{0,6}}(?:20\d\d\s?[-–/]\s?(?:20)?\d\d,?\s+)?)?{_DOSSIER}"
    r"(?P<mark>\s*,?\s*(?:nr|nummer)\.?\s*|\s*[-–,]\s*|\s+)(?P<nr>\d{1,4})(?!\d)",
    re.IGNORECASE,
)
_YEARLY = re.compile(
    rf"(?P<series>aanhangsel|handelingen)\b(?:(?!nr\b|nummer\b)[^\d]){{0,60}}{_SESSION}\D{{0,6}}?(?:nr|nummer|,)\.?\s*(?P<nr>\d{{1,4}})(?!\d)",
    re.IGNORECASE,
)
_CODED = re.compile(r"\bah-tk-(?P<first>20\d\d)(?P<last>20\d\d)-(?P<nr>\d{1,4})\b", re.IGNORECASE)
_BARE = re.compile(r"\baanhangsel\b\D{0,20}(?P<nr>\d{1,4})(?!\d|[-–/\s]*\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """A paper's number: `file` is the dossier ("24077") or the session ("2025-26"), None when it was not said."""

    series: Series
    file: str | None
    number: int

    def meets(self, other: "PaperNumber") -> bool:
        """True when both can be the same paper."""
        same_file = self.file == other.file or None in (self.file, other.file)
        return self.series == other.series and self.number == other.number and same_file

    def __str__(self) -> str:
        name = self.series.capitalize()
        if self.file is None:
            return f"{name} nr. {self.number}"
        file = f"{self.file[:2]} {self.file[2:]}" if self.series == "kamerstuk" else self.file
        return f"{name} {file}, nr. {self.number}"


def find_paper_numbers(text: str) -> list[PaperNumber]:
    """All numbers of papers in running text with its white space folded, in no particular order.

    >>> [str(found) for found in find_paper_numbers("zie Kamerstukken II 2025/26, 22 112, nr. 4207")]
    ['Kamerstuk 22 112, nr. 4207']
    """
    found: list[PaperNumber] = []
    for match in _KAMERSTUK.finditer(text):
        if match["named"] or "n" in match["mark"].lower():
            found.append(PaperNumber("kamerstuk", re.sub(r"\D", "", match["dossier"]), int(match["nr"])))
    for pattern in (_YEARLY, _CODED):
        for match in pattern.finditer(text):
            series = match.groupdict().get("series", "aanhangsel").lower()
            name: Series = "handelingen" if series == "handelingen" else "aanhangsel"
            found.append(PaperNumber(name, f"{match['first']}-{match['last'][-2:]}", int(match["nr"])))
    return found


def read_paper_number(reference: str) -> PaperNumber | None:
    """The number that a reference is about, None when it names none; "Aanhangsel 1646" leaves the session open."""
    found = find_paper_numbers(reference)
    if found:
        return found[0]
    bare = _BARE.search(reference)
    return PaperNumber("aanhangsel", None, int(bare["nr"])) if bare else None
