"""Learns the Dutch byte-level BPE encoding for tiktoken: `python -m training.train_tokens --data DIR`.

Merges are learnt by the `tokenizers` library on the same split as the encoding uses; a token's id there is its
rank here, because merges are numbered in the order in which they were learnt. Nothing here is used at run time.
"""

import argparse
import base64
from collections.abc import Iterator
from pathlib import Path

from tokenizers import Regex, Tokenizer
from tokenizers.models import BPE
from tokenizers.pre_tokenizers import ByteLevel, Sequence, Split
from tokenizers.trainers import BpeTrainer

from index.tokens import DUTCH_FILE, PATTERN
from training.sources import Data, dutch_texts

VOCABULARY = 16384
PER_TEXT = 12_000  # characters: long laws and treaties must not drown the papers


def _byte_alphabet() -> dict[str, int]:
    """The printable character that byte-level BPE writes for each byte, turned round (Radford et al., 2019)."""
    kept = [*range(ord("!"), ord("~") + 1), *range(ord("¡"), ord("¬") + 1), *range(ord("®"), ord("ÿ") + 1)]
    moved = [byte for byte in range(256) if byte not in kept]
    return {chr(byte): byte for byte in kept} | {chr(256 + place): byte for place, byte in enumerate(moved)}


def learn(texts: Iterator[str], size: int = VOCABULARY) -> dict[bytes, int]:
    """Learns `size` tokens from the texts; gives token bytes to rank, complete over all 256 single bytes."""
    tokenizer = Tokenizer(BPE())
    tokenizer.pre_tokenizer = Sequence(
        [Split(Regex(PATTERN), "isolated"), ByteLevel(add_prefix_space=False, use_regex=False)]
    )
    alphabet = _byte_alphabet()
    trainer = BpeTrainer(
        vocab_size=size, initial_alphabet=list(alphabet), special_tokens=[], max_token_length=32, show_progress=False
    )
    tokenizer.train_from_iterator(texts, trainer)
    vocabulary = tokenizer.get_vocab()
    return {bytes(alphabet[letter] for letter in token): rank for token, rank in vocabulary.items()}


def write(ranks: dict[bytes, int], path: Path) -> None:
    """Writes one line a token, base64 and rank, in order of rank."""
    lines = [f"{base64.b64encode(token).decode()} {ranks[token]}\n" for token in sorted(ranks, key=ranks.__getitem__)]
    path.write_text("".join(lines), encoding="ascii")


def main() -> None:
    """Learns the encoding from the data folder and writes it where index/tokens.py reads it."""
    parser = argparse.ArgumentParser(description="Leert de Nederlandse tokencodering.")
    parser.add_argument("--data", type=Path, required=True, help="map met training/, lexicon/ en bench/")
    parser.add_argument("--out", type=Path, default=DUTCH_FILE)
    options = parser.parse_args()
    ranks = learn(text[:PER_TEXT] for text in dutch_texts(Data(options.data)))
    write(ranks, options.out)
    print(f"{len(ranks)} tokens in {options.out}")


if __name__ == "__main__":
    main()
