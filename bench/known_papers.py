"""The papers of `bench.corpus` as records, their units and passages known from how they were made, not found.

Reading a paper from its file and finding its units takes most of the time of a build. At a million passages the index
is made of these, so that all that comes after reading is measured in less than a day; what reading costs is measured on
the same papers as files, up to a hundred thousand passages. A passage is a paragraph of an answer.
"""

import hashlib
from collections import deque
from collections.abc import Callable, Iterator, Sequence

from bench.corpus import SEED, Needle, Planted, file_name, made_paper, planned
from bench.papers import as_text
from index.dates import iso_date
from index.passages import context_of
from index.records import Document, Metadata, Passage, Span, Unit
from index.tables_writer import Prepared, Row, prepared
from index.workers import Workers

_TOGETHER = 50
# Measured: a paragraph each, and no two short ones together.
_PASSAGES_A_PAPER = 22.0


def known_paper(number: int, seed: int = SEED, planted: Sequence[Planted] = ()) -> Prepared:
    """The paper with this number, prepared."""
    paper = made_paper(number, seed, planted)
    text = as_text(paper).decode()
    id_ = file_name(number).removesuffix(".txt")
    speaker, _, date = paper.opening.removeprefix("Antwoord van ").removesuffix(").").partition(" (ontvangen ")
    about = Metadata(
        kind="kamerbrief" if paper.letter else "vraag-antwoord", title=paper.title, speaker=speaker, date=iso_date(date)
    )
    document = Document(id_, f"{id_}.txt", about, hashlib.sha256(text.encode()).hexdigest(), text)
    units: list[Unit] = []
    passages: list[tuple[Passage, str]] = []
    at = 0
    for place, (question, answer) in enumerate(paper.pairs, start=1):
        asked = text.index(question, at)
        at = text.index(answer, asked + len(question))
        numbers = () if paper.letter else (place,)
        name = f"sectie-{place}" if paper.letter else f"antwoord-{place}"
        span = Span(at, at + len(answer))
        unit = Unit(
            id_,
            f"{id_}#{name}",
            Span(asked, span.end),
            numbers,
            headings=(question,) if paper.letter else (),
            questions=() if paper.letter else (Span(asked, asked + len(question)),),
            answer=span,
        )
        units.append(unit)
        around = context_of(document, unit)
        for part in answer.split("\n\n"):
            start = text.index(part, at)
            at = start + len(part)
            passage = Passage(len(passages), document.file, unit.address, Span(start, at), around)
            passages.append((passage, f"{around} {part}"))
    return prepared(Row(document, "", document.sha256, tuple(units), tuple(passages)))


def known_papers(passages: int, workers: Workers, seed: int = SEED) -> tuple[tuple[Needle, ...], Iterator[Prepared]]:
    """The planted questions and the papers of a corpus of about so many passages, made by `workers`."""
    count = max(3, round(passages / _PASSAGES_A_PAPER))
    needles, planted = planned(count, seed=seed)

    def made() -> Iterator[Prepared]:
        begun: deque[Callable[[], list[Prepared]]] = deque()
        for start in range(0, count, _TOGETHER):
            numbers = range(start, min(start + _TOGETHER, count))
            begun.append(workers.start(_some, [(number, seed, planted.get(number, [])) for number in numbers]))
            if len(begun) > 2 * workers.processes:
                yield from begun.popleft()()
        while begun:
            yield from begun.popleft()()

    return needles, made()


def _some(given: Sequence[tuple[int, int, Sequence[Planted]]]) -> list[Prepared]:
    return [known_paper(number, seed, planted) for number, seed, planted in given]
