"""A sentence too long to quote in pieces: nothing lost, nothing long, verbatim, rows of a table whole."""

import random

import pytest

from index.records import Document, Metadata, Span
from qa.pieces import LONGEST, is_row, quotable


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


def test_rows_of_a_table_are_not_cut_and_what_heads_them_stands_apart() -> None:
    rows = [f"Dorp{number} {number},1 {number},2 {number},3" for number in range(80)]
    head = "Tabel 1. Lezers per dorp\n2019 2020 2021"
    found = pieces("\n".join([head, *rows]))
    assert found[0] == head
    assert [row for piece in found[1:] for row in piece.split("\n")] == rows
    assert max(len(piece.split()) for piece in found) <= 20


def test_a_row_that_is_as_long_as_a_page_is_cut_too() -> None:
    long = "Dorp " + " ".join(f"{number},5" for number in range(400))
    found = pieces("\n".join(["Gouda 3,5 4,1", long, "Leiden 3,5 4,2"]))
    assert (found[0], found[-1]) == ("Gouda 3,5 4,1", "Leiden 3,5 4,2")
    assert " ".join(found[1:-1]) == long
    assert max(len(piece.split()) for piece in found) <= 60


@pytest.mark.parametrize(
    ("line", "row"),
    [("Gouda 3,5 4,1", True), ("2019 2020 Q3 2021", False), ("2019 12 13", True), ("Gouda 3,5", False),
     ("In 2019 en 2020 was er veel kaas", False), ("Tabel 1. Lezers 2019 2020", False), ("", False)],
)  # fmt: skip
def test_what_a_row_looks_like(line: str, row: bool) -> None:
    assert is_row(line) is row


def test_noise_is_no_word() -> None:
    text = " ".join(["kaas [1]"] * LONGEST)
    marks = tuple(Span(start, start + 3) for start in range(len(text)) if text.startswith("[1]", start))
    assert quotable(paper(text, marks), Span(0, len(text))) == (Span(0, len(text)),)


def test_five_thousand_words_are_soon_cut() -> None:
    text = "kaas " * 5000
    assert len(pieces(text.strip())) == 84
