"""What was read decides the order of what was read, and nothing else."""

from index.records import Document, Hit, Metadata, Passage, Span, Unit
from qa.extract import Candidate
from qa.rank import reranked

PAPER = Document("a", "a.txt", Metadata("kamerbrief", "A"), "", "x" * 100)


def hit(rank: int, score: float, start: int) -> Hit:
    return Hit(Passage(rank, "a.txt", f"a#{rank}", Span(start, start + 10), ""), score, rank)


def sentence(rank: int, start: int, score: float) -> Candidate:
    unit = Unit("a", f"a#{rank}", Span(start, start + 10))
    return Candidate(PAPER, unit, Span(start, start + 5), "tekst", "", {}, score)


HITS = (hit(1, 3.0, 0), hit(2, 2.5, 20), hit(3, 2.0, 40), hit(4, 1.9, 60))


def test_a_better_sentence_lifts_its_passage() -> None:
    found = [sentence(2, 20, 4.0), sentence(1, 0, 1.0), sentence(3, 40, 0.5)]
    listed = reranked(HITS, 3, found, 1.0)
    # 3.0 + 0.5, 2.5 + 3.5, 2.0 + 0.0, and the unread one as it was.
    assert [(item.passage.unit, item.score, item.rank) for item in listed] == [
        ("a#2", 6.0, 1),
        ("a#1", 3.5, 2),
        ("a#3", 2.0, 3),
        ("a#4", 1.9, 4),
    ]


def test_without_weight_or_sentences_nothing_moves() -> None:
    assert reranked(HITS, 3, [sentence(2, 20, 4.0)], 0.0) == HITS
    assert reranked(HITS, 3, [], 1.0) == HITS
    assert reranked((), 0, [], 1.0) == ()


def test_a_tie_keeps_the_order_in_which_they_were_found() -> None:
    hits = (hit(1, 2.0, 0), hit(2, 2.0, 20))
    found = [sentence(1, 0, 1.0), sentence(2, 20, 1.0)]
    assert [item.passage.unit for item in reranked(hits, 2, found, 1.0)] == ["a#1", "a#2"]


def test_the_sentence_of_another_passage_of_the_unit_does_not_count() -> None:
    later = Hit(Passage(9, "a.txt", "a#1", Span(10, 20), ""), 1.0, 2)
    found = [sentence(1, 0, 5.0), sentence(1, 10, 1.0)]
    assert [item.score for item in reranked((HITS[0], later), 2, found, 1.0)] == [7.0, 1.0]
