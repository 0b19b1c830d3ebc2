"""A fake engine for the tests of the page: two made-up papers as real records, and answers by the first word asked.

The papers hold what must never take effect on a page: tags, Markdown, a formula, a colour directive.
"""

import hashlib
from dataclasses import replace

from index.errors import QuestionError, StoreError
from index.records import Document, Face, Footnote, Metadata, Span, Unit
from qa.records import Answer, Citation, Filters, RankedPassage

PAPER = """Antwoord van minister Proef (Toetsing) (ontvangen 5 november 2025)

Vraag 6
Klopt het dat 5 < 6?

Antwoord op vraag 6
Ja.

Vraag 7
Hoeveel <b>lachgaszaken</b> zijn er bekend?

Antwoord op vraag 7
Dat is bekend. Sinds 2023 zijn er 1801 zaken geregis-
treerd.[1] Dat is **veel** & :red[te] $veel$ <script>alert(1)</script>.
[1: Jaarverslag <i>2024</i>, bladzijde 3.]
"""
LETTER = "Geachte voorzitter,\n\nTot slot\nMeer is er niet te melden.\n"


def span_of(text: str, wanted: str) -> Span:
    """Where `wanted` first stands in `text`."""
    start = text.index(wanted)
    return Span(start, start + len(wanted))


def _sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


NOTE = Footnote(1, span_of(PAPER, "[1]"), span_of(PAPER, "Jaarverslag <i>2024</i>, bladzijde 3."))
NOISE = (span_of(PAPER, "-\n"), span_of(PAPER, "[1]"), span_of(PAPER, "[1: Jaarverslag <i>2024</i>, bladzijde 3.]"))
DOCUMENT = Document(
    id="proef",
    file="proef.txt",
    metadata=Metadata(
        kind="vraag-antwoord",
        title="Proef <em>met</em> lachgas",
        number="2025-2026, nr. 1",
        date="2025-11-05",
        speaker="minister Proef (Toetsing)",
        on_behalf_of="de staatssecretaris van Zaken",
        url="https://example.org/a?b=1&c=2",
    ),
    sha256=_sha(PAPER),
    text=PAPER,
    noise=NOISE,
    footnotes=(NOTE,),
)
BRIEF = Document(
    id="brief",
    file="brief.txt",
    metadata=Metadata(kind="kamerbrief", title="Brief zonder afzender"),
    sha256=_sha(LETTER),
    text=LETTER,
)
_ANSWER_7 = Span(PAPER.index("Dat is bekend."), len(PAPER.rstrip()))
UNITS = (
    Unit("proef", "proef#begin", span_of(PAPER, PAPER.splitlines()[0]), answer=span_of(PAPER, PAPER.splitlines()[0])),
    Unit(
        document="proef",
        address="proef#antwoord-6",
        span=Span(PAPER.index("Vraag 6"), PAPER.index("Ja.") + 3),
        numbers=(6,),
        questions=(span_of(PAPER, "Klopt het dat 5 < 6?"),),
        answer=span_of(PAPER, "Ja."),
    ),
    Unit(
        document="proef",
        address="proef#antwoord-7",
        span=Span(PAPER.index("Vraag 7"), _ANSWER_7.end),
        numbers=(7,),
        questions=(span_of(PAPER, "Hoeveel <b>lachgaszaken</b> zijn er bekend?"),),
        answer=_ANSWER_7,
        footnotes=(NOTE,),
    ),
)
LETTER_UNITS = (
    Unit(
        document="brief",
        address="brief#tot-slot",
        span=Span(LETTER.index("Tot slot"), len(LETTER.rstrip())),
        headings=("Tot slot",),
        answer=span_of(LETTER, "Meer is er niet te melden."),
    ),
)
COUNTED = span_of(PAPER, "Sinds 2023 zijn er 1801 zaken geregis-\ntreerd.")


def citation(span: Span = COUNTED, display: str = "Sinds 2023 zijn er 1801 zaken geregistreerd.") -> Citation:
    """A citation of the answer to question 7; change it with dataclasses.replace."""
    meta = DOCUMENT.metadata
    return Citation(
        n=1,
        document=DOCUMENT.file,
        title=meta.title,
        vraag=(7,),
        section=None,
        part="antwoord",
        speaker=meta.speaker,
        on_behalf_of=meta.on_behalf_of,
        date=meta.date,
        quote=PAPER[span.start : span.end],
        display=display,
        start=span.start,
        end=span.end,
        sha256=DOCUMENT.sha256,
        address="proef#antwoord-7",
    )


def letter_citation() -> Citation:
    """A citation of the letter, whose source says next to nothing of itself."""
    span = span_of(LETTER, "Meer is er niet te melden.")
    return replace(
        citation(),
        document=BRIEF.file,
        title=BRIEF.metadata.title,
        vraag=None,
        section="Tot slot",
        part="tekst",
        speaker=None,
        on_behalf_of=None,
        date=None,
        quote=LETTER[span.start : span.end],
        display="Meer is er niet te melden.",
        start=span.start,
        end=span.end,
        sha256=BRIEF.sha256,
        address="brief#tot-slot",
    )


def answered(question: str, *citations: Citation, id: str = "1") -> Answer:
    """An answer that says its quotes and no more; without citations it abstains."""
    nearest = RankedPassage(1, DOCUMENT.file, (6,), None, 0.1, "Ja.", *_ends("Ja."), "proef#antwoord-6")
    return Answer(
        id=id,
        question=question,
        abstained=not citations,
        answer=" ".join(f"{c.display} [{c.n}]" for c in citations),
        citations=citations,
        passages=(nearest,),
        confidence=0.9 if citations else 0.1,
        latency_ms=1.0,
        fingerprint="fake",
    )


def _ends(wanted: str) -> tuple[int, int]:
    span = span_of(PAPER, wanted)
    return span.start, span.end


class FakeStore:
    """The two papers; what is not there raises StoreError, as in the real store."""

    def documents(self) -> tuple[Document, ...]:
        return (BRIEF, DOCUMENT)

    @property
    def faces(self) -> tuple[Face, ...]:
        return tuple(Face(document.id, document.file, document.metadata) for document in self.documents())

    def document(self, file_or_id: str, /) -> Document:
        for document in self.documents():
            if file_or_id in (document.file, document.id):
                return document
        raise StoreError(f"stuk {file_or_id!r} staat niet in de index", f"the index holds no paper {file_or_id!r}")

    def units(self, document_id: str, /) -> tuple[Unit, ...]:
        return UNITS if self.document(document_id) is DOCUMENT else LETTER_UNITS


class FakeEngine:
    """Knows how many, breaks on `Breek`, refuses `Fout`, and finds nothing else; keeps what it was asked."""

    def __init__(self) -> None:
        self.store = FakeStore()
        self.asked: list[tuple[str, str, Filters, tuple[str, ...]]] = []

    def ask(
        self, question: str, *, id: str = "1", filters: Filters | None = None, history: tuple[str, ...] = ()
    ) -> Answer:
        self.asked.append((question, id, filters or Filters(), history))
        if question.startswith("Fout"):
            raise QuestionError(
                "de vraag <b>Fout</b> is leeg; vraag iets", "the question <b>Fout</b> is empty; ask one"
            )
        if question.startswith("Breek"):
            raise RuntimeError("een geheim pad /home/iemand")
        found = (citation(), replace(letter_citation(), n=2)) if question.startswith("Hoeveel") else ()
        return answered(question, *found, id=id)
