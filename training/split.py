"""Which passages an encoder never sees: five folds, chosen by passage and not by question.

An encoder that ships is trained on everything; what it would do on questions that it has not seen is measured with five
others, each trained without one fold and asked about that fold alone (cross-fitting). Fold 0 is for choosing: weights
and settings are fitted on its questions, and figures are reported on the other four.
"""

import hashlib
from collections.abc import Mapping

FOLDS = 5
DEVELOPMENT = 0
_HEAD = 60  # characters that tell whether two copies are of the same answer


def fold_of(passage_id: str) -> int:
    """The fold 0 to 4 of a passage, the same on every machine: sha256(id) as a fraction, times five.

    >>> fold_of("ah-tk-20222023-3382#5") == fold_of("ah-tk-20222023-3382#5")
    True
    """
    head = hashlib.sha256(passage_id.encode("utf-8")).digest()[:8]
    return int.from_bytes(head, "big") * FOLDS >> 64


def held_out(name: str) -> bool:
    """Whether a passage or record is in the fold for choosing."""
    return fold_of(name) == DEVELOPMENT


def unseen(answers: Mapping[str, str], fold: int | None) -> frozenset[str]:
    """The passages (id to answer) that an encoder of this fold is trained without; None, the whole, without none.

    A passage with the same answer as one of the fold goes with it: questions are put to more than one minister.
    """
    heads = {head(answer) for name, answer in answers.items() if fold_of(name) == fold}
    return frozenset(name for name, answer in answers.items() if fold is not None and head(answer) in heads)


def head(answer: str) -> str:
    """The beginning of an answer, by which two copies of it are known for one."""
    return answer[:_HEAD]
