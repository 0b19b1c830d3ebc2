"""The names that people give to columns, and the fields they mean."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from index.dutch import fold

# By field: names of the first choice, then names that count only where a row has nothing under the first.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "question": (
        "vraag|vragen|de vraag|kamervraag|kamervragen|vraagtekst|vraag tekst|tekst vraag|tekst van de vraag"
        "|vraagstelling|testvraag|voorbeeldvraag|gebruikersvraag|question|questions|question text|query",
    ),
    "answer": (
        "gewenst antwoord|verwacht antwoord|correct antwoord|juist antwoord|goed antwoord|gouden antwoord|goud"
        "|modelantwoord|referentieantwoord|expected answer|correct answer|gold answer|gold",
        "antwoord|antwoorden|antwoordtekst|tekst antwoord|het antwoord|answer|answers",
    ),
    "source": (
        "bron|bronnen|gewenste bron|verwachte bron|juiste bron|source|sources|expected source",
        "document|documenten|documentnaam|stuk|stukken|bestand|bestandsnaam|brondocument|kamerstuk|kamerbrief|brief"
        "|aanhangsel|aanhangselnummer|documents|file|file name|filename",
        "bronvermelding|titel|title|titel stuk|titel document|adres|address|url|link|hyperlink",
    ),
    "place": ("vindplaats|vindplaats in bron|paragraaf|sectie|kopje|kop|hoofdstuk|section",),
    "vraag": (
        "vraagnummer|vraagnr|vraag nr|vraag nummer|nummer vraag|nr vraag|nummer van de vraag|vraag no|kamervraagnummer"
        "|antwoordnummer|antwoord nr|question number|question nr|question no",
    ),
    "id": ("nr|nrs|no|nummer|id|#|volgnummer|volgnr|rij|rijnummer|number|vraag id|vraagid|question id|code",),
    "kind": ("soort|soort vraag|type|type vraag|vraagtype|vraagsoort|kind|question type",),
    "reference": ("reference|referentie|verwijzing",),
    "filters": ("filters",),
    "history": ("history",),
}
_FIELDS = {
    name: (field, rank)
    for field, ranks in _SPELLINGS.items()
    for rank, names in enumerate(ranks)
    for name in names.split("|")
}
_LONGEST = 80
_ASKS = re.compile(
    r"^\W*(?:\w+\s){0,4}(?:kamer|test|voorbeeld|gebruikers)?(?:vra(?:ag|gen)|question|quer|refer|verwij)", re.IGNORECASE
)
_TOP = 100


@dataclass(frozen=True, slots=True)
class Column:
    """A column that is read: its place from 0, its field, and 0 for a name of the first choice."""

    place: int
    field: str
    rank: int


def plain(text: str) -> str:
    """`text` folded, its words (and #) with single spaces between them.

    >>> plain("Bron\\xa0/ vindplaats *:")
    'bron vindplaats'
    """
    return " ".join(re.findall(r"[a-z0-9]+|#", fold(text)))


def columns_of(cells: Sequence[str]) -> tuple[Column, ...]:
    """The columns that a row of names gives; none where it names neither a question nor a reference."""
    # Nearly every row is none of names, and that must be quick to see.
    if not any(len(cell) <= _LONGEST and _ASKS.search(cell) for cell in cells):
        return ()
    named = [(place, _field(cell)) for place, cell in enumerate(cells)]
    found = tuple(Column(place, *field) for place, field in named if field)
    return found if {"question", "reference"} & {column.field for column in found} else ()


def header(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the rows at the top holds the names: the first with a question or reference; None where none does.

    A row with no other name than that may be a title ("Vragen"): it counts only where no row names more. One that names
    more than the first stands above a table of its own.
    """
    filled = [place for place, cells in enumerate(rows) if any(cells)][:_TOP]
    named = [place for place in filled if columns_of(rows[place])]
    return next((place for place in named if len(_fields(rows[place])) > 1), named[0] if named else None)


def names_anew(cells: Sequence[str], names: Sequence[str]) -> tuple[Column, ...]:
    """The columns of a row of names below another (`names`), none where the row is no such row."""
    found = columns_of(cells)
    several = len({column.field for column in found}) > 1
    return found if several and (cells == names or 2 * len(found) >= sum(map(bool, cells))) else ()


def _fields(cells: Sequence[str]) -> set[str]:
    return {column.field for column in columns_of(cells)}


def _field(name: str) -> tuple[str, int] | None:
    if not name or len(name) > _LONGEST:
        return None
    # "Bron(nen)", "Vraag (verplicht)", "Antwoord / toelichting", "Bron 2".
    outside = re.sub(r"\([^()]*\)", " ", name)
    spellings = (re.sub(r"[()]", "", name), outside, *re.split(r"[/:|]", outside)[:1])
    forms = chain(map(plain, spellings), (re.sub(r"\s?\d{1,2}$", "", plain(outside)),))
    for place, form in enumerate(forms):
        field = _FIELDS.get(form)
        # "Vraag 7" is no name of a column.
        if field and (place < len(spellings) or field[0] in ("source", "answer")):
            return field
    return None
