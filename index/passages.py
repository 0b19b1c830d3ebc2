"""Units cut into passages: whole sentences within a token budget, each with the context it is indexed in.

The budget is counted by the caller's `count` of the words of a sentence (tiktoken in the product). A sentence longer
than the budget is a passage of its own: a quote is never cut. Passages do not overlap, so that a sentence belongs to
one passage.
"""

from collections.abc import Callable, Iterator, Sequence

from index.records import Document, Passage, Span, Unit
from index.sentences import sentences
from index.tidy import tidy, tidy_words


def cut(
    document: Document, unit: Unit, budget: int, count: Callable[[Sequence[str]], int], first_id: int
) -> Iterator[Passage]:
    """The passages of one unit in order, numbered from `first_id`; none for a heading without text.

    A unit without an answer is represented by its questions.
    """
    around = context_of(document, unit)
    spans = [part for region in _regions(unit) for part in _packed(document, region, budget, count)]
    for offset, span in enumerate(spans):
        yield Passage(first_id + offset, document.file, unit.address, span, around)


def context_of(document: Document, unit: Unit) -> str:
    """What a passage stands in, as one text: title, who answers and when, its questions or its headings."""
    return context(face_of(document), asked_of(document, unit))


def context(face: str, asked: str) -> str:
    """The context of a passage, of what `face_of` and `asked_of` give."""
    return " ".join(part for part in (face, asked) if part)


def face_of(document: Document) -> str:
    """What every passage of a paper stands in: title, who answers and when."""
    about = document.metadata
    return " ".join(part for part in (f"{about.title}.", ", ".join(filter(None, (about.speaker, about.date)))) if part)


def asked_of(document: Document, unit: Unit) -> str:
    """What every passage of a unit stands in besides: its headings, its numbers, its questions."""
    numbers = f"Vraag {', '.join(map(str, unit.numbers))}." if unit.numbers else ""
    asked = [tidy(document, question) for question in unit.questions]
    return " ".join(part for part in (*unit.headings, numbers, *asked) if part)


def _regions(unit: Unit) -> tuple[Span, ...]:
    return (unit.answer,) if unit.answer else unit.questions


def _packed(document: Document, region: Span, budget: int, count: Callable[[Sequence[str]], int]) -> Iterator[Span]:
    parts = sentences(document, region)
    sizes = [count(tidy_words(document, part)) for part in parts]
    # Passages of about the same size: the fewest that fit, each filled to its share.
    share = sum(sizes) / max(1, -(-sum(sizes) // budget))
    start, filled = None, 0
    for position, (part, size) in enumerate(zip(parts, sizes, strict=True)):
        if start is not None and (filled + size > budget or filled >= share):
            yield Span(start, parts[position - 1].end)
            start, filled = None, 0
        start = part.start if start is None else start
        filled += size
    if start is not None:
        yield Span(start, parts[-1].end)
