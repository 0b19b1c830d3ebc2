"""Made-up papers for the tests of the library: what each says of itself, nothing on disk."""

import hashlib

from ui_fake import FakeStore

from index.links import Link
from index.records import Document, DocumentKind, Footnote, Metadata, Reference, Span, Unit

HOSTILE = "<script>window.hit=1</script> **x** $x$ [a](javascript:b) :red[r] <img src=x onerror=alert(2)> & \"q\" 'p'"
TEXT = """Vraag 1
Is de kaasbrug open?

Antwoord op vraag 1
Ja.1 Zie het antwoord op vraag 2 hieronder.

Vraag 2
En de <b>melkbrug</b>?

Antwoord op vraag 2
Zie de brief over kaas. Die brug is dicht.
1 Rapport van de brugwachter.
"""


def document(
    id_: str,
    title: str,
    date: str | None = None,
    kind: DocumentKind | None = "kamerbrief",
    speaker: str | None = None,
    ministry: str | None = None,
    asked_by: tuple[str, ...] = (),
    number: str | None = None,
    text: str = "Tekst.",
    url: str | None = None,
) -> Document:
    """A paper with that face."""
    about = Metadata(kind, title, number, date, speaker, url=url, ministry=ministry, asked_by=asked_by)
    return Document(id_, f"{id_}.txt", about, hashlib.sha256(text.encode()).hexdigest(), text)


KAAS = document(
    "kaas",
    "Brief over kaas & brood",
    "2024-05-03",
    speaker="minister Smit (Kaas)",
    ministry="Kaas",
    number="24 077, nr. 456",
)
MELK = document("melk", "Brief over melk", "2025-01-02", speaker="staatssecretaris Bos (Melk)", ministry="Melk")
OUD = document("oud", "Átlas", None, kind=None)


def span_of(wanted: str, text: str = TEXT) -> Span:
    """Where `wanted` first stands in `text`."""
    return Span(text.index(wanted), text.index(wanted) + len(wanted))


NOTE = Footnote(1, Span(TEXT.index("Ja.1") + 3, TEXT.index("Ja.1") + 4), span_of("Rapport van de brugwachter."))
_ASKED = document(
    "brug",
    f"Bruggen {HOSTILE}",
    "2024-06-01",
    kind="vraag-antwoord",
    speaker="minister Smit (Kaas) en staatssecretaris Bos (Melk)",
    ministry="Kaas; Melk",
    asked_by=("Jansen (Kaaspartij)", "De Vries (Broodbond)"),
    number="Aanhangsel 2023-2024, nr. 2210",
    text=TEXT,
    url="https://example.org/brug?a=1&b=2",
)
TO_2, TO_KAAS = span_of("antwoord op vraag 2 hieronder"), span_of("brief over kaas")
BRUG = Document(
    id=_ASKED.id,
    file=_ASKED.file,
    metadata=_ASKED.metadata,
    sha256=_ASKED.sha256,
    text=TEXT,
    noise=(NOTE.mark or Span(0, 0), Span(TEXT.index("1 Rapport"), len(TEXT) - 1)),
    footnotes=(NOTE,),
    references=(Reference(TO_2, "antwoord", (2,)), Reference(TO_KAAS, "brief", date="2024-05-03")),
)
UNITS = (
    Unit(
        document="brug",
        address="brug#antwoord-1",
        span=Span(0, TEXT.index("Vraag 2")),
        numbers=(1,),
        questions=(span_of("Is de kaasbrug open?"),),
        answer=span_of("Ja.1 Zie het antwoord op vraag 2 hieronder."),
        footnotes=(NOTE,),
    ),
    Unit(
        document="brug",
        address="brug#antwoord-2",
        span=Span(TEXT.index("Vraag 2"), len(TEXT)),
        numbers=(2,),
        questions=(span_of("En de <b>melkbrug</b>?"),),
        answer=span_of("Zie de brief over kaas. Die brug is dicht."),
    ),
)


class LibraryStore(FakeStore):
    """Four papers, of which one holds references."""

    def documents(self) -> tuple[Document, ...]:
        return (BRUG, KAAS, MELK, OUD)

    def units(self, document_id: str, /) -> tuple[Unit, ...]:
        found = self.document(document_id)
        if found is BRUG:
            return UNITS
        return (Unit(found.id, f"{found.id}#aanhef", Span(0, len(found.text)), answer=Span(0, len(found.text))),)

    def links(self, document: str, /) -> tuple[Link, ...]:
        if self.document(document) is not BRUG:
            return ()
        return (
            Link("brug", TO_2, "antwoord", None, ("brug#antwoord-2",)),
            Link("brug", TO_KAAS, "brief", "kaas", ()),
        )

    def origins(self) -> dict[str, str]:
        return {paper.file: f"/ergens/map/{paper.file}" for paper in self.documents()}
