"""Citations: a span of a source with everything that proves it, and the fixed form in which it is written down."""

from collections.abc import Iterable, Sequence

from index.records import Document, Part, Span, Unit
from index.tidy import tidy
from qa.citation_paper import enumerated
from qa.extract import Candidate
from qa.records import Citation

# Sentences this near to each other (code points between them) are one quote.
_SAME_QUOTE = 2


def citation(n: int, document: Document, unit: Unit, span: Span, part: Part) -> Citation:
    """The citation of one span, its quote cut from the source text as it stands."""
    about = document.metadata
    return Citation(
        n=n,
        document=document.file,
        title=about.title,
        vraag=unit.numbers or None,
        section=unit.heading,
        part=part,
        speaker=about.speaker,
        on_behalf_of=about.on_behalf_of,
        date=about.date,
        quote=document.text[span.start : span.end],
        display=tidy(document, span),
        start=span.start,
        end=span.end,
        sha256=document.sha256,
        address=unit.address,
    )


def citations(kept: Sequence[Candidate]) -> tuple[Citation, ...]:
    """Citations of the sentences in the order given; sentences that follow each other in a source are one quote."""
    groups: list[Candidate] = []
    spans: list[Span] = []
    for item in kept:
        place = next((at for at, other in enumerate(groups) if _adjoins(other, spans[at], item)), None)
        if place is None:
            groups.append(item)
            spans.append(item.span)
        else:
            spans[place] = Span(min(spans[place].start, item.span.start), max(spans[place].end, item.span.end))
    return tuple(
        citation(n, item.document, item.unit, span, item.part)
        for n, (item, span) in enumerate(zip(groups, spans, strict=True), start=1)
    )


def _adjoins(other: Candidate, span: Span, item: Candidate) -> bool:
    if (other.unit, other.part) != (item.unit, item.part):
        return False
    gap = max(item.span.start - span.end, span.start - item.span.end)
    return gap <= _SAME_QUOTE


def written_answer(found: Iterable[Citation]) -> str:
    """What the user reads: the quotes as shown, each followed by its mark."""
    return " ".join(f"{item.display} [{item.n}]" for item in found)


def written_source(item: Citation) -> str:
    """The source of a quote in one line: who, on whose behalf, date, title, place, address."""
    said = f"{item.speaker}, mede namens {item.on_behalf_of}" if item.speaker and item.on_behalf_of else item.speaker
    place = _place(item.vraag, item.section, item.part)
    return ", ".join(part for part in (said, item.date, item.title, place) if part) + f" ({item.address})"


def written_place(item: Candidate) -> str:
    """Where a sentence stands, in a few words: title, place, address."""
    place = _place(item.unit.numbers, item.unit.heading, item.part)
    return f"{item.document.metadata.title}, {place} ({item.unit.address})"


def _place(numbers: tuple[int, ...] | None, section: str | None, part: Part) -> str:
    if not numbers:
        return f"“{section}”" if section else "aanhef"
    place = f"{'vraag' if part == 'vraag' else 'antwoord op vraag'} {enumerated(numbers)}"
    return f"voetnoot bij {place}" if part == "voetnoot" else place
