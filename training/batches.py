"""Batches of token ids out of pairs: one source a batch, no two pairs of one kin in it, the same on every run.

Of running text a share of the tokens is left out at random, so that no single word of a pair is what is learnt.
"""

import random
from collections.abc import Iterator, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from training.text_pairs import Pair

Bag = dict[str, torch.Tensor]


class Source:
    """The pairs of one source, tokenized once, handed out in batches round after round, less the share `drop`."""

    def __init__(self, name: str, pairs: Sequence[Pair], tokenizer: Tokenizer, seed: int, drop: float = 0.0) -> None:
        self.name = name
        self._drop = drop
        self._drawn = np.random.default_rng(seed)
        short = tokenizer.encode_batch_fast([pair.short for pair in pairs], add_special_tokens=False)
        long = tokenizer.encode_batch_fast([pair.long for pair in pairs], add_special_tokens=False)
        self._rows = [
            (one.ids, other.ids, pair.key) for one, other, pair in zip(short, long, pairs, strict=True) if one.ids
        ]
        self._rows = [row for row in self._rows if row[1]]
        self._chance = random.Random(seed)
        self._stream = self._forever()
        self._put_off: list[tuple[list[int], list[int], str]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def token_counts(self, size: int) -> NDArray[np.int64]:
        """How often each token id below `size` stands in these pairs."""
        flat = np.fromiter((token for short, long, _ in self._rows for token in (*short, *long)), dtype=np.int64)
        return np.bincount(flat, minlength=size)

    def _forever(self) -> Iterator[tuple[list[int], list[int], str]]:
        while True:
            order = list(range(len(self._rows)))
            self._chance.shuffle(order)
            yield from (self._rows[place] for place in order)

    def batch(self, size: int) -> tuple[Bag, Bag]:
        """Up to `size` pairs with different keys, as two bags; pairs that had to wait come first next time."""
        waiting, self._put_off = self._put_off, []
        taken: dict[str, tuple[list[int], list[int]]] = {}
        for _ in range(2 * size):
            short, long, key = waiting.pop(0) if waiting else next(self._stream)
            if key in taken:
                self._put_off.append((short, long, key))
            else:
                taken[key] = (short, long)
            if len(taken) == size:
                break
        self._put_off = (self._put_off + waiting)[: 4 * size]
        shorts, longs = zip(*taken.values(), strict=True)
        return bag([self._less(row) for row in shorts]), bag([self._less(row) for row in longs])

    def _less(self, row: list[int]) -> list[int]:
        kept = self._drawn.random(len(row)) >= self._drop
        return [token for token, keep in zip(row, kept, strict=True) if keep] or row


def bag(rows: Sequence[Sequence[int]]) -> Bag:
    """Token ids end to end with the place where each text starts, as StaticEmbedding takes them."""
    starts = [0]
    for row in rows[:-1]:
        starts.append(starts[-1] + len(row))
    flat = [token for row in rows for token in row]
    return {"input_ids": torch.tensor(flat), "offsets": torch.tensor(starts)}
