"""Numbers of papers as people write them: Kamerstuk 24 077, nr. 456; Aanhangsel 2025-2026, nr. 252; ah-tk-20252026-252.

Each is read to one form, so that "Kamerstuk 24077-456" in a question meets "(Kamerstuk 24 077, nr. 456)" in a paper.
Papers of the Eerste Kamer bear letters and are left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from index.dates import MONTHS

Series = Literal["kamerstuk", "aanhangsel", "handelingen"]

_CHAMBER = r"(?:(?:II|ll|Il|TK|Tweede Kamer)(?![a-z])[\s,]*)?"
_SESSION = r"(?P<first>(?:19|20)\d\d)\s?[-–/]{1,2}\s?(?P<last>(?:19|20)?\d\d)(?!\d)"
_YEAR = rf"(?:(?:vergaderjaar|zitting(?:sjaar)?)[\s,]*)?(?:{_SESSION}[\s,]*)"
_NR = r"(?:nrs?|nummers?|no)(?![a-z])\.?\s?"
# Chapters of a budget ("36 410 VIII", "36 200 A") and parts of a file ("21 501-32") are files of their own.
_DOSSIER = r"(?P<dossier>\d{2}[\s.]?\d{3}(?!\d))"
_DOSSIER += r"(?P<part>[\s-](?:[IVX]{1,6}|[A-H])(?!\w)|-\d{2}(?=,?\s?n[ru]|,\s\d|-\d))?"
_FEW = rf"(?!\d|[-–/%]\d|\s?%|\s\d{{3}}\b|\s(?:{'|'.join(MONTHS)})\b)"
# After "nr." any number counts; without it only one that cannot be a day, a year or another file.
_MARKED = rf"\s?,?\s?\(?{_NR}(?P<nr>\d{{1,5}})(?!\d)"
_UNMARKED = rf"(?:\s?[-–]\s?(?P<dash>\d{{1,4}})(?!\d)|,?\s(?!(?:19|20)\d\d\b)(?P<loose>\d{{1,4}}){_FEW})"

_KAMERSTUK = re.compile(
    rf"(?:kamerstuk(?:ken|nummers?|nr)?(?![a-z])[\s,.:]*{_CHAMBER}(?:{_YEAR})?(?:{_NR})?{_DOSSIER}(?:{_MARKED}|{_UNMARKED}))",
    re.IGNORECASE,
)
# "TK 2023/24, 31 839, nr. 1024", "Tweede Kamer, vergaderjaar 2022–2023, 26 485, nr. 424", and a bare "24 077, nr. 456".
_FILED = re.compile(
    rf"(?:\b(?:TK|Tweede Kamer)[\s,]*{_YEAR})?(?<![\d.,])(?<!\d\s){_DOSSIER}{_MARKED}",
    re.IGNORECASE,
)
_AANHANGSEL = re.compile(
    rf"aanh(?:angsels?|\.)(?:\s(?:van\sde|der|bij\sde|tot\sde))?(?P<of>\s?(?:Handelingen|Hand\.))?[\s,]*{_CHAMBER}"
    rf"(?:{_YEAR})?(?P<mark>{_NR})?(?P<nr>\d{{1,5}})(?!\d)"
    r"(?:,?\s\(?(?:van\shet\s)?vergaderjaar\s(?P<late>(?:19|20)\d\d)\s?[-–/]\s?(?P<later>(?:19|20)?\d\d)(?!\d))?",
    re.IGNORECASE,
)
_HANDELINGEN = re.compile(
    r"(?<!aanhangsel )(?<!aanhangsels )(?<!van de )(?<!der )\bhandelingen[\s,]*"
    rf"{_CHAMBER}{_YEAR}(?P<annex>aanhangsel(?:\svan\sde\shandelingen)?[\s,]*)?(?:{_NR})?(?P<nr>\d{{1,5}})(?!\d)"
    r"(?:,?\sitems?\s\d{1,3})?",
    re.IGNORECASE,
)
_CODED = re.compile(
    r"\b(?:(?P<series>ah|h)-tk-(?P<first>(?:19|20)\d\d)(?P<last>(?:19|20)\d\d)-(?P<nr>\d{1,5})"
    r"|kst-(?P<dossier>\d{5})(?P<part>-[IVX]{1,6}|-[A-H]|-\d{2}(?=-))?-(?P<number>\d{1,5}))\b",
    re.IGNORECASE,
)
# What goes on after a number: another of the same file, or of another file with its own "nr.".
_NEXT = re.compile(
    rf"\s?(?:,\sen|,|;|en|&)\s?(?P<again>{_NR})?(?P<nr>\d{{1,5}}){_FEW}(?P<close>(?=[).;,]|$|\sen\s\d))?"
)
_OTHER_CHAMBER = re.compile(
    r"(?:kamerstuk(?:ken)?|handelingen|EK)[\s,]*(?:I|EK|Eerste Kamer)\b[^.;()]{0,40}$", re.IGNORECASE
)
_BARE = re.compile(r"\baanhangsel\b\D{0,20}(?P<nr>\d{1,5})(?!\d|[-–/\s]*\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """A paper's number: `file` is the dossier ("24077") or the session ("2025-2026"), None when it was not said."""

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


class Named(NamedTuple):
    """A number and where running text names it: code points [start, end)."""

    number: PaperNumber
    start: int
    end: int


# One of what text in lower case must hold for a pattern to be found in it: far quicker to look for.
_LIKELY = (
    (_KAMERSTUK, ("kamerstuk",)),
    (_HANDELINGEN, ("handelingen",)),
    (_AANHANGSEL, ("aanh",)),
    (_CODED, ("-tk-", "kst-")),
    (_FILED, ()),
)
_LIKE_A_FILE = re.compile(r"\d\d[\s.]?\d{3}")


def find_named(text: str) -> list[Named]:
    """All numbers of papers in running text with its white space folded, in order, none inside another."""
    found: list[Named] = []
    taken = bytearray(len(text))
    lowered = text.lower()
    for pattern, parts in _LIKELY:
        if not (any(part in lowered for part in parts) if parts else _LIKE_A_FILE.search(text)):
            continue
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            number = _number(match) if pattern is not _CODED else _coded(match)
            if number is None or _OTHER_CHAMBER.search(text, max(0, match.start() - 60), match.start()):
                continue
            named = [Named(number, match.start(), match.end())]
            if pattern is not _CODED:
                named += _listed(text, number, match)
            found += named
            taken[match.start() : named[-1].end] = b"\1" * (named[-1].end - match.start())
    return sorted(found, key=lambda named: named.start)


def find_paper_numbers(text: str) -> list[PaperNumber]:
    """All numbers of papers in running text with its white space folded, in order.

    >>> [str(found) for found in find_paper_numbers("zie Kamerstukken II 2025/26, 22 112, nr. 4207 en 4208.")]
    ['Kamerstuk 22 112, nr. 4207', 'Kamerstuk 22 112, nr. 4208']
    """
    return [named.number for named in find_named(text)]


def read_paper_number(reference: str) -> PaperNumber | None:
    """The number that a reference is about, None when it names none; "Aanhangsel 1646" leaves the session open."""
    found = find_paper_numbers(reference)
    if found:
        return found[0]
    bare = _BARE.search(reference)
    return PaperNumber("aanhangsel", None, int(bare["nr"])) if bare else None


def session(first: str, last: str) -> str | None:
    """ "2023", "24" as "2023-2024"; None for years that do not follow each other.

    >>> session("1999", "2000"), session("2023", "34")
    ('1999-2000', None)
    """
    return f"{first}-{int(first) + 1}" if int(last) % 100 == (int(first) + 1) % 100 else None


def _number(match: re.Match[str]) -> PaperNumber | None:
    said = match.groupdict()
    if said.get("dossier"):
        number = said.get("nr") or said.get("dash") or said.get("loose") or ""
        return PaperNumber("kamerstuk", _file(said["dossier"], said["part"]), int(number))
    years = session(said["first"], said["last"]) if said["first"] else None
    if match.re is _HANDELINGEN:
        series: Series = "aanhangsel" if said["annex"] else "handelingen"
        return PaperNumber(series, years, int(said["nr"]))
    if said["late"] and not said["first"]:
        years = session(said["late"], said["later"])
    elif not said["first"] and not said["mark"]:
        return None  # the foot of a page says "Aanhangsel 3" for its third page
    return PaperNumber("aanhangsel", years, int(said["nr"]))


def _coded(match: re.Match[str]) -> PaperNumber | None:
    if match["dossier"]:
        return PaperNumber("kamerstuk", _file(match["dossier"], match["part"]), int(match["number"]))
    series: Series = "aanhangsel" if match["series"].lower() == "ah" else "handelingen"
    return PaperNumber(series, session(match["first"], match["last"]), int(match["nr"]))


def _file(dossier: str, part: str | None) -> str:
    digits = re.sub(r"\D", "", dossier)
    if not part:
        return digits
    name = part.lstrip(" -").upper()
    return f"{digits}-{name}" if name.isdigit() else f"{digits} {name}"


def _listed(text: str, number: PaperNumber, match: re.Match[str]) -> Iterator[Named]:
    """The further numbers of the same file: "nr. 24 en 25", "nrs. 24, 25 en 26"."""
    several = re.search(r"\b(?:nrs|nummers)\b", match[0], re.IGNORECASE) is not None
    position = match.end()
    while following := _NEXT.match(text, position):
        if not (several or following["again"] or following["close"] is not None):
            return
        also = PaperNumber(number.series, number.file, int(following["nr"]))
        yield Named(also, *following.span("nr"))
        position = following.end()
