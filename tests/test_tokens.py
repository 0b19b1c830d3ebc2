"""The Dutch token encoding, against a naive byte-pair merge written out here."""

import base64
import hashlib
import itertools
from pathlib import Path

import pytest
from tokenizers import Regex
from tokenizers.pre_tokenizers import Split

from index.errors import EncoderError
from index.tokens import DUTCH_FILE, PATTERN, count, count_words, encoding
from training.train_tokens import learn, write

DUTCH_TEXT = (
    "De staatssecretaris van Volksgezondheid, Welzijn en Sport heeft de Kamer op 24 juni 2024 geïnformeerd over het "
    "verbod op lachgas. Sindsdien is het aantal incidenten gedaald; dat blijkt uit cijfers van het Trimbos-instituut."
)
ODD_TEXTS = ["", " ", "\r\n\t x", "coördinatie €1.234,56", "😀 naïef", "a\u0301", "\x00\ud7ff", "ABC abc  \n\n  def"]


def naive(word: bytes, ranks: dict[bytes, int]) -> list[int]:
    """Byte-pair encoding as in the paper: join the pair of lowest rank until none is left."""
    parts = [bytes([byte]) for byte in word]
    while len(parts) > 1:
        pairs = [ranks.get(one + other, len(ranks)) for one, other in itertools.pairwise(parts)]
        best = min(pairs)
        if best == len(ranks):
            break
        place = pairs.index(best)
        parts[place : place + 2] = [parts[place] + parts[place + 1]]
    return [ranks[part] for part in parts]


def shipped_ranks() -> dict[bytes, int]:
    lines = DUTCH_FILE.read_text(encoding="ascii").splitlines()
    return {base64.b64decode(line.split()[0]): int(line.split()[1]) for line in lines}


@pytest.mark.parametrize("text", [DUTCH_TEXT, *ODD_TEXTS])
def test_round_trip(text: str) -> None:
    assert encoding().decode(encoding().encode_ordinary(text)) == text


@pytest.mark.parametrize("text", [DUTCH_TEXT, *ODD_TEXTS, "verslavingszorg", "Aanhangsel Handelingen 2025-2026"])
def test_equals_a_naive_merge(text: str) -> None:
    ranks = shipped_ranks()
    words = [word for word, _ in Split(Regex(PATTERN), "isolated").pre_tokenize_str(text)]
    expected = [rank for word in words for rank in naive(word.encode(), ranks)]
    assert encoding().encode_ordinary(text) == expected
    assert count(text) == len(expected)


@pytest.mark.parametrize("size", [3, 200_000])
def test_a_count_does_not_tell_what_was_counted_before(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.tokens._REMEMBERED", size)
    signs = ["kaas", "Kaas,", "5", "٣", ".", "-ei", "(a", "a\u0301", "\x00", "\u200b", "漢字", "’s", "½", "\ud7ff"]
    texts = [some for size in range(4) for some in itertools.permutations(signs, size)]
    assert [count_words(words) for words in texts] == [count(" ".join(words)) for words in texts]


def test_words_keep_their_space_and_numbers_go_by_three_digits() -> None:
    tokens = [encoding().decode([token]) for token in encoding().encode_ordinary(" de minister 2024")]
    assert tokens == [" de", " minister", " ", "202", "4"]


def test_ranks_are_complete_and_hold_every_byte() -> None:
    ranks = shipped_ranks()
    assert sorted(ranks.values()) == list(range(16384))
    assert all(bytes([byte]) in ranks for byte in range(256))


def test_dutch_takes_fewer_tokens_than_a_third_of_its_bytes() -> None:
    assert count(DUTCH_TEXT) < len(DUTCH_TEXT.encode()) / 3
    assert count(" minister") == 1


def test_text_that_looks_like_a_special_token_is_text() -> None:
    assert count("<|endoftext|>") > 1
    assert encoding().special_tokens_set == set()


def test_an_encoding_that_is_not_on_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    with pytest.raises(EncoderError, match=r"^Tokencodering 'p50k_base' staat niet op deze machine[^\n]*$"):
        encoding("p50k_base")
    with pytest.raises(EncoderError, match="'bestaat-niet'"):
        encoding("bestaat-niet")
    assert list(tmp_path.iterdir()) == []


def test_a_stale_file_in_the_cache_is_refused_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIKTOKEN_CACHE_DIR", str(tmp_path))
    address = "https://openaipublic.blob.core.windows.net/encodings/cl100k_base.tiktoken"
    (tmp_path / hashlib.sha1(address.encode()).hexdigest()).write_bytes(b"IQ== 0\n")
    with pytest.raises(EncoderError, match="'cl100k_base'"):
        encoding("cl100k_base")


def test_learning_gives_the_most_frequent_pair_first_and_survives_writing(tmp_path: Path) -> None:
    ranks = learn(iter(["de de de den"] * 10), size=260)
    assert [token for token, rank in ranks.items() if rank == 256] == [b"de"]
    write(ranks, tmp_path / "small.tiktoken")
    lines = (tmp_path / "small.tiktoken").read_text(encoding="ascii").splitlines()
    assert {base64.b64decode(line.split()[0]): int(line.split()[1]) for line in lines} == ranks
