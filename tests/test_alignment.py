"""How well sentences stand for a question, against the definition written out: the nearest word for each word asked."""

import random
import threading

import numpy as np
import pytest
from conftest import ToyEncoder

from index.arrays import products
from qa import alignment
from qa.alignment import WordVectors, aligned, nearest

WORDS = "kaas brug boek lezer oever klinker kelder markt sluis veer plank zolder rijping wei".split()


def written_out(encoder: ToyEncoder, question: dict[str, float], sentence: list[str]) -> float:
    near = {
        word: max((float(encoder.query(word) @ encoder.query(w)) for w in sentence), default=0.0) for word in question
    }
    return sum(weight * min(1.0, max(0.0, near[word])) for word, weight in question.items()) / sum(question.values())


@pytest.mark.parametrize("seed", range(6))
def test_aligned_against_its_definition(seed: int, toy_encoder: ToyEncoder) -> None:
    chance = random.Random(seed)
    question = {word: chance.uniform(0.5, 9) for word in chance.sample(WORDS, 4)}
    sentences = [[chance.choice(WORDS) for _ in range(size)] for size in (3, 0, 1, 9, 0)]
    chance.shuffle(sentences)
    found = aligned(WordVectors(toy_encoder), question, sentences)
    assert found == pytest.approx([written_out(toy_encoder, question, sentence) for sentence in sentences], abs=1e-6)


def test_nothing_asked_or_nothing_said_is_no_match(toy_encoder: ToyEncoder) -> None:
    vectors = WordVectors(toy_encoder)
    assert aligned(vectors, {}, [["kaas"], []]) == [0.0, 0.0]
    assert aligned(vectors, {"kaas": 0.0}, [["kaas"]]) == [0.0]
    assert aligned(vectors, {"kaas": 1.0}, [[], []]) == [0.0, 0.0]
    assert aligned(vectors, {"kaas": 1.0}, []) == []


def test_word_vectors_are_right_and_bounded_whoever_asks(
    toy_encoder: ToyEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alignment, "_REMEMBERED", 50)
    vectors = WordVectors(toy_encoder)
    wrong: list[str] = []

    def ask(seed: int) -> None:
        chance = random.Random(seed)
        for _ in range(200):
            words = [f"woord{chance.randrange(200)}" for _ in range(20)]
            if not np.array_equal(vectors.rows(words), np.stack([toy_encoder.query(word) for word in words])):
                wrong.append(" ".join(words))

    threads = [threading.Thread(target=ask, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert len(vectors._known) <= 50 + 4 * 20


def test_a_word_of_the_same_stem_is_the_same_and_a_part_of_a_compound_is_near(toy_encoder: ToyEncoder) -> None:
    vectors = WordVectors(toy_encoder)
    asked = ["boeken", "kaasmarkten", "lezers", "2024"]
    texts = [["boek"], ["kaasmarkt"], ["markten"], ["kaasmarktplein"], ["lezersbrieven"], ["20245"], []]
    found = nearest(vectors, asked, texts)
    plain = products(vectors.rows(asked), vectors.rows([text[0] for text in texts[:-1]])).clip(0, 1)
    assert found.shape == (4, 7)
    assert found[0, 0] == 1
    assert found[1, :4] == pytest.approx([plain[1, 0], 1, max(0.8, plain[1, 2]), max(0.8, plain[1, 3])])
    assert found[2, 4] == pytest.approx(max(0.8, plain[2, 4]))
    # A figure is no part of another one.
    assert found[3, 5] == pytest.approx(plain[3, 5])
    assert not found[:, 6].any()


def test_a_word_as_long_as_a_question_may_be(toy_encoder: ToyEncoder) -> None:
    assert nearest(WordVectors(toy_encoder), ["x" * 10_000], [["kaas"]]).shape == (1, 1)
