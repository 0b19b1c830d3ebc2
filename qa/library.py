"""Every paper of an index as one line of a list: what is shown of it, what it can be filtered by, what is searched."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args
from unicodedata import combining, normalize

from index.records import Document, Metadata

Facet = Literal["kind", "minister", "ministry", "party", "year"]
FACETS: tuple[Facet, ...] = get_args(Facet)
OTHER = "other"
_POST = r"(?:(?:demissionair|waarnemend)\s)?(?:minister|staatssecretaris)"
_NEXT_SPEAKER = re.compile(rf",?\s+en\s+(?:van\s+)?(?:de\s+)?(?={_POST})|,\s+(?={_POST})", re.IGNORECASE)
_IN_NUMBER = re.compile(r"(?<=\d)[\s.](?=\d)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper in the list. `values`: what it holds of each facet; `searched`: the folded text that a search sees."""

    id: str
    file: str
    metadata: Metadata
    values: dict[Facet, tuple[str, ...]]
    searched: str

    @property
    def title(self) -> str:
        """The paper's title, its file name where it has none."""
        return self.metadata.title or self.file


def entries(documents: Iterable[Document]) -> tuple[Entry, ...]:
    """The papers, newest first, those without a date last; of one day by title."""
    found = sorted(map(_entry, documents), key=lambda entry: (folded(entry.title), entry.file))
    return tuple(sorted(found, key=lambda entry: entry.metadata.date or "", reverse=True))


@lru_cache(maxsize=4096)
def folded(text: str) -> str:
    """Text without capitals and accents.

    >>> folded("Coëfficiënt")
    'coefficient'
    """
    return "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))


def ministers(speaker: str | None) -> tuple[str, ...]:
    """Who answers, one by one.

    >>> ministers("minister Smit (Kaas) en staatssecretaris Bos (Brood, Melk en Room)")
    ('minister Smit (Kaas)', 'staatssecretaris Bos (Brood, Melk en Room)')
    """
    return tuple(filter(None, map(str.strip, _NEXT_SPEAKER.split(speaker)))) if speaker else ()


def parties(asked_by: Iterable[str]) -> tuple[str, ...]:
    """The parties of members as printed, each once.

    >>> parties(("Jansen (Kaas)", "De Vries (Kaas)", "Bakker"))
    ('Kaas',)
    """
    found = (name.rpartition("(")[2].removesuffix(")").strip() for name in asked_by if name.endswith(")"))
    return tuple(dict.fromkeys(filter(None, found)))


def _entry(document: Document) -> Entry:
    about = document.metadata
    values: dict[Facet, tuple[str, ...]] = {
        "kind": (about.kind or OTHER,),
        "minister": ministers(about.speaker),
        "ministry": tuple(dict.fromkeys(filter(None, (about.ministry or "").split("; ")))),
        "party": parties(about.asked_by),
        "year": (about.date[:4],) if about.date else (),
    }
    numbers = (about.number, about.case, about.own_reference, about.delay)
    people = (about.speaker, about.on_behalf_of, about.ministry, *about.asked_by)
    # "24 077" is found as "24077" too.
    whole = (_IN_NUMBER.sub("", number) for number in numbers if number)
    texts = filter(None, (about.title, document.file, about.date, *numbers, *whole, *people))
    # A line each: no search word reaches from one into the next.
    return Entry(document.id, document.file, about, values, "\n".join(map(folded, texts)))
