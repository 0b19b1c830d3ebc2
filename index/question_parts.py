"""A paper of questions and answers cut into parts: each heading with what stands under it, and texts between them.

Nothing is lost: the parts follow each other from the first heading to the end of the paper.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.closing import Cut, cuts
from index.numbered_questions import counted_run
from index.numbers import Label
from index.question_lines import Kind, Line
from index.records import Document, Span
from index.tidy import trim


@dataclass(frozen=True, slots=True)
class Part:
    """A heading (empty where bold tells) with its body; a text between has a heading or a name for its address."""

    kind: Kind
    labels: tuple[Label, ...]
    head: Span
    body: Span
    heading: str | None = None
    name: str = ""

    @property
    def start(self) -> int:
        """Where the part begins, its heading included."""
        return self.head.start


def make_parts(document: Document, masked: str, lines: Sequence[Line], heads: Sequence[Line]) -> list[Part]:
    """The parts under `heads`, which are some of `lines`; a bare "Antwoord" answers what was asked just before it."""
    heads = _numbered(masked, lines, heads)
    parts: list[Part] = []
    asked: list[Label] = []
    explicit = _explicit(heads)
    for place, line in enumerate(heads):
        end = heads[place + 1].span.start if place + 1 < len(heads) else len(masked)
        labels = line.labels
        if line.kind == "antwoord" and not labels:
            labels = tuple(label for label in asked if label not in explicit[place]) or tuple(asked[-1:])
        if line.kind == "antwoord":
            asked = []
        else:
            asked.extend(labels)
        kind: Kind = "antwoord" if line.kind == "antwoord" else "vraag"
        if line.kind == "tekst":
            kind = "tekst"
        parts.append(Part(kind, tuple(sorted(set(labels))), line.head, trim(masked, Span(line.head.end, end))))
    return list(_cut(document, masked, parts))


def _explicit(heads: Sequence[Line]) -> list[frozenset[Label]]:
    """For each heading the labels that answers bear by number from it to the next question whose number falls back."""
    found: list[frozenset[Label]] = [frozenset()] * len(heads)
    start, last = 0, 0
    for place in range(len(heads) + 1):
        line = heads[place] if place < len(heads) else None
        asks = line is not None and line.kind != "antwoord" and bool(line.labels)
        if line is None or (asks and line.labels[0][0] < last):
            own = frozenset(label for item in heads[start:place] if item.kind == "antwoord" for label in item.labels)
            found[start:place] = [own] * (place - start)
            start = place
        if line is not None and asks:
            last = line.labels[-1][0]
    return found


def _numbered(masked: str, lines: Sequence[Line], heads: Sequence[Line]) -> list[Line]:
    """`heads`, with the numbers under a bare "Antwoord" as headings where they count what was asked before it."""
    starts = [line.span.start for line in lines]
    found: list[Line] = []
    asked: list[int] = []
    for place, line in enumerate(heads):
        found.append(line)
        if line.kind != "antwoord":
            asked += [number for number, _ in line.labels]
            continue
        if not line.labels and line.alone and len(set(asked)) > 1:
            end = heads[place + 1].span.start if place + 1 < len(heads) else len(masked)
            under = lines[bisect_left(starts, line.span.end) : bisect_left(starts, end)]
            run = counted_run(masked, under, sorted(set(asked)))
            if run:
                found[-1] = replace(line, kind="tekst")
                found += [replace(item, kind="antwoord") for item in run]
        asked = []
    return found


def _cut(document: Document, masked: str, parts: Sequence[Part]) -> Iterator[Part]:
    """The parts, other texts in their bodies cut off as parts of their own."""
    seen: set[Label] = set()
    for part, after in pairwise([*parts, None]):
        assert part is not None, "only the last of the pairs has None, as its second"
        asks = part.kind == "vraag"
        if asks:
            seen.update(part.labels)
        next_set = after is not None and after.kind == "vraag" and any(label in seen for label in after.labels)
        if next_set:
            seen.clear()
        places = cuts(document, masked, part.body, after is None, next_set, asks)
        yield replace(part, body=trim(masked, Span(part.body.start, places[0].span.start))) if places else part
        for cut, following in pairwise([*places, Cut(Span(part.body.end, part.body.end))]):
            body = trim(masked, Span(cut.span.end, following.span.start))
            yield Part("tekst", (), cut.span, body, cut.heading, cut.name)
