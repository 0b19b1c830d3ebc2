"""A sentence too long to quote in pieces: nothing lost, nothing long, verbatim, rows of a table whole."""

import random

import pytest

from index.records import Document, Metadata, Span
from qa.pieces import LONGEST, quotable


def paper(text: str, noise: tuple[Span, ...] = ()) -> Document:
    return Document("p", "p.txt", Metadata(None, "Kaas"), "", text, noise=noise)


def pieces(text: str) -> list[str]:
    return [text[span.start : span.end] for span in quotable(paper(text), Span(0, len(text)))]


def test_a_sentence_of_any_normal_length_stays_whole() -> None:
    sentence = " ".join(["kaas"] * (LONGEST - 1) + ["op."])
    assert pieces(sentence) == [sentence]
    assert len(pieces(f"Geen {sentence}")) > 1


@pytest.mark.parametrize("seed", range(20))
def test_pieces_hold_every_word_once_and_are_short(seed: int) -> None:
    chance = random.Random(seed)
    words = [
        chance.choice(["kaas", "brood,", "melk;", "(zie", "noot)", "–", "wei"])
        for _ in range(chance.randrange(151, 900))
    ]
    text = "".join(word + chance.choice([" ", "\n", "  "]) for word in words).strip()
    found = pieces(text)
    assert " ".join(found).split() == words
    assert all(len(piece.split()) <= 60 and piece == piece.strip() for piece in found)


def test_clauses_end_pieces() -> None:
    clause = " ".join(["kaas"] * 40) + ";"
    assert pieces(" ".join([clause] * 5)) == [clause] * 5


def test_rows_of_a_table_are_not_cut() -> None:
    rows = [f"Dorp{number} {number},1 {number},2 {number},3" for number in range(80)]
    found = pieces("\n".join(rows))
    assert [row for piece in found for row in piece.split("\n")] == rows


def test_noise_is_no_word() -> None:
    text = " ".join(["kaas [1]"] * LONGEST)
    marks = tuple(Span(start, start + 3) for start in range(len(text)) if text.startswith("[1]", start))
    assert quotable(paper(text, marks), Span(0, len(text))) == (Span(0, len(text)),)


def test_five_thousand_words_are_soon_cut() -> None:
    text = "kaas " * 5000
    assert len(pieces(text.strip())) == 84
