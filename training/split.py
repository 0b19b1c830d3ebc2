"""Which written questions the shipped encoder never sees: one fifth, chosen by passage and not by question."""

import hashlib
from collections.abc import Iterable

HELD_OUT_SHARE = 0.2


def held_out(passage_id: str) -> bool:
    """Whether the questions about this passage are kept out of training; the same on every machine and run.

    The first eight bytes of sha256(id), read as a fraction of 2**64, fall below 0.2 for held-out passages.

    >>> held_out("ah-tk-20222023-3382#5") == held_out("ah-tk-20222023-3382#5")
    True
    """
    head = hashlib.sha256(passage_id.encode("utf-8")).digest()[:8]
    return int.from_bytes(head, "big") < HELD_OUT_SHARE * 2**64


def held_out_numbers(passage_ids: Iterable[str], prefix: str) -> frozenset[int]:
    """The record numbers behind held-out passages of one source: "dekamer-17" and "gov-17-300" both stand for 17."""
    kin = (name.split("-") for name in passage_ids if name.startswith(f"{prefix}-") and held_out(name))
    return frozenset(int(parts[1]) for parts in kin)
