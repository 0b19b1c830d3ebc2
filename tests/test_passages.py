"""Units cut for search: whole sentences within a budget, nothing lost, each with the context it stands in."""

from itertools import pairwise
from pathlib import Path

import pytest

from index.load import load
from index.passages import context_of, cut
from index.records import Document, Metadata, Passage, Span, Unit
from index.sentences import sentences
from index.structure import find_units
from index.tidy import mask, tidy
from index.tokens import count, count_words


def words(text: str) -> int:
    return len(text.split())


def paper(*sizes: int) -> tuple[Document, Unit]:
    """A document of one answer whose sentences have so many words."""
    text = " ".join(" ".join(["Kaas", *["en"] * (size - 2), "brood."]) for size in sizes)
    document = Document("stuk", "stuk.txt", Metadata("kamerbrief", "Brief over kaas"), "", text)
    return document, Unit("stuk", "stuk#kaas", Span(0, len(text)), answer=Span(0, len(text)), headings=("Kaas",))


def sizes_of(document: Document, unit: Unit, budget: int) -> list[int]:
    return [words(document.text[p.span.start : p.span.end]) for p in cut(document, unit, budget, len, 0)]


@pytest.mark.parametrize(
    ("sizes", "budget", "wanted"),
    [
        ((3, 3, 3), 9, [9]),
        ((3, 3, 3), 8, [6, 3]),
        ((4, 4, 4, 4), 10, [8, 8]),
        ((9,), 4, [9]),
        ((2, 9, 2), 4, [2, 9, 2]),
        ((5, 5, 5, 5, 5), 24, [15, 10]),
    ],
)
def test_whole_sentences_within_the_budget(sizes: tuple[int, ...], budget: int, wanted: list[int]) -> None:
    assert sizes_of(*paper(*sizes), budget) == wanted


def test_numbered_from_the_first_id_and_placed_in_their_unit() -> None:
    document, unit = paper(4, 4, 4)
    first, second, third = cut(document, unit, 4, len, 7)
    assert [passage.id for passage in (first, second, third)] == [7, 8, 9]
    assert first == Passage(7, "stuk.txt", "stuk#kaas", Span(0, 17), "Brief over kaas. Kaas")
    assert second.span.start == 18


ANSWERED = Document(
    "stuk",
    "stuk.txt",
    Metadata("vraag-antwoord", "Antwoorden over kaas", date="2024-05-03", speaker="minister Bos (Kaas)"),
    "",
    "Is er   kaas? En brood? Ja.",
)


def test_context_of_an_answer() -> None:
    unit = Unit("stuk", "", Span(0, 27), (3, 8), questions=(Span(0, 13), Span(14, 23)), answer=Span(24, 27))
    assert context_of(ANSWERED, unit) == (
        "Antwoorden over kaas. minister Bos (Kaas), 2024-05-03 Vraag 3, 8. Is er kaas? En brood?"
    )
    assert [p.span for p in cut(ANSWERED, unit, 50, len, 0)] == [Span(24, 27)]


def test_a_question_without_answer_is_found_by_its_questions() -> None:
    unit = Unit("stuk", "", Span(0, 23), (3, 8), questions=(Span(0, 13), Span(14, 23)))
    assert [p.span for p in cut(ANSWERED, unit, 50, len, 0)] == [Span(0, 13), Span(14, 23)]


def test_a_heading_without_text_gives_no_passage() -> None:
    assert list(cut(ANSWERED, Unit("stuk", "", Span(0, 5), headings=("Kaas",)), 50, len, 0)) == []


@pytest.mark.parametrize("budget", [20, 200, 100_000])
@pytest.mark.parametrize("key", ["000", "001", "002", "003", "004"])
def test_passages_of_a_paper(key: str, budget: int, seeds: Path) -> None:
    document = load(next(seeds.glob(f"{key}_*.txt")))
    masked = mask(document.text, document.noise)
    ids = 0
    for unit in find_units(document):
        found = list(cut(document, unit, budget, count_words, ids))
        assert [passage.id for passage in found] == list(range(ids, ids + len(found)))
        ids += len(found)
        region = unit.answer
        if region is None:
            assert found == []
            continue
        bounds = sentences(document, region)
        starts, ends = {span.start for span in bounds}, {span.end for span in bounds}
        assert all(p.span.start in starts and p.span.end in ends for p in found)
        assert all(left.span.end <= right.span.start for left, right in pairwise(found))
        held = "".join(masked[p.span.start : p.span.end] for p in found)
        assert "".join(held.split()) == "".join(masked[region.start : region.end].split())
        for passage in found:
            inside = [span for span in bounds if passage.span.start <= span.start < passage.span.end]
            assert len(inside) == 1 or sum(count(tidy(document, span)) for span in inside) <= budget
            assert (passage.document, passage.unit) == (document.file, unit.address)
