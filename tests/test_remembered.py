"""Numbers of strings are found once, come back as they were, and are forgotten before they are too many."""

from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from index import dutch
from index.counted_texts import counted_texts
from index.dutch import words, words_in, written
from index.remembered import Numbered, Remembered

TEXTS = [["kaas", "en", "brood"], [], ["brood", "kaas", "kaas"], ["ei"]]


class Letters:
    """What is remembered in these tests: the code points of a string. It keeps what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, strings: list[str]) -> Iterator[Sequence[int]]:
        self.asked.append(strings)
        return ([ord(letter) for letter in string] for string in strings)


def expected(texts: Sequence[Sequence[str]]) -> tuple[list[int], list[int]]:
    spelled = [[ord(letter) for string in text for letter in string] for text in texts]
    return [code for text in spelled for code in text], np.cumsum([0, *map(len, spelled)]).tolist()


def test_each_string_is_asked_for_once() -> None:
    letters = Letters()
    remembered = Remembered(letters, 1000)
    asked: list[list[list[str]]] = [TEXTS, TEXTS[2:], [["ei", "melk"]], [], [[]], [["", "kaas", ""]]]
    for texts in asked:
        numbers, bounds = remembered.of(texts)
        assert (numbers.tolist(), bounds.tolist()) == expected(texts)
        assert [str(numbers.dtype), str(bounds.dtype)] == ["int32", "int64"]
    assert letters.asked == [["kaas", "en", "brood", "ei"], ["melk"], [""]]


def test_what_is_too_much_is_forgotten() -> None:
    letters = Letters()
    remembered = Remembered(letters, 4)
    for texts in ([["kaas"]], [["kaas", "ei"]], [["kaas"]], [["kaas"]]):
        assert remembered.of(texts)[0].tolist() == expected(texts)[0]
    assert letters.asked == [["kaas"], ["ei"], ["kaas"]]


def test_what_broke_off_is_asked_for_again() -> None:
    def once(strings: list[str]) -> Iterator[Sequence[int]]:
        broken.append(strings)
        yield [1]
        if len(broken) == 1:
            raise ValueError("halverwege")

    broken: list[list[str]] = []
    remembered = Remembered(once, 1000)
    with pytest.raises(ValueError, match="halverwege"):
        remembered.of([["kaas"]])
    assert remembered.of([["kaas"]])[0].tolist() == [1]


def test_numbers_follow_one_another() -> None:
    numbered = Numbered()
    assert [numbered[string] for string in ("kaas", "ei", "kaas", "melk")] == [0, 1, 0, 2]
    assert [numbered.since(place) for place in range(4)] == [["kaas", "ei", "melk"], ["ei", "melk"], ["melk"], []]


@pytest.mark.parametrize(
    "text",
    [
        "Het OM nam 68 duizend flessen in beslag, vóór 01-07-2025.",
        "twee miljoen  euro\nen\ta\u0301l 50% (d.w.z. de ’s-Gravenhaagse helft)",
        "",
        " ",
    ],
)
def test_the_words_of_the_pieces_are_those_of_the_text(text: str) -> None:
    assert [word for piece in written(text).split(" ") for word in words_in(piece)] == words(text)


def test_counting_goes_on_after_it_broke_off(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(token: str) -> int:
        raise MemoryError(token)

    with monkeypatch.context() as patch:
        patch.setattr("index.counted_texts.hash_of", broken)
        with pytest.raises(MemoryError):
            counted_texts(["Het zwaluwstaartje op de schaatsbaan."])
    stems, _ = counted_texts(["Het zwaluwstaartje op de schaatsbaan."])
    assert sorted(stems.tokens) == sorted(dutch.stems("zwaluwstaartje schaatsbaan"))


def test_counts_do_not_tell_what_was_counted_before(monkeypatch: pytest.MonkeyPatch) -> None:
    first = counted_texts(["Een brug van kaas.", "Kaas en brood."])
    monkeypatch.setattr("index.counted_texts._REMEMBERED", 0)
    for _ in range(2):
        counted_texts(["Melk, boter en eieren."])
        again = counted_texts(["Een brug van kaas.", "Kaas en brood."])
        for one, other in zip(first, again, strict=True):
            assert one.tokens == other.tokens
            np.testing.assert_array_equal(one.counts.toarray(), other.counts.toarray())
