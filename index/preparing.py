"""What is done for each document and each block of passages of a build, in whatever process: no state, no files."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from index.counted_texts import counted_texts
from index.counting import Counted
from index.encoder import Encoder, load_encoder
from index.passages import cut
from index.records import Document, Passage
from index.structure import find_units
from index.tables_writer import Prepared, Row, prepared
from index.tidy import tidy
from index.tokens import count_words
from index.vectors import Codes, quantised


@dataclass(frozen=True, slots=True)
class Outcome:
    """The stems and n-grams of a block of passages; `codes`, int8 (n, dim), where `texts` were embedded too."""

    stems: Counted
    ngrams: Counted
    texts: tuple[str, ...]
    codes: Codes | None


def prepare(document: Document, origin: str, key: str, passage_tokens: int) -> Prepared:
    """Cut a document into units and passages: the rows that are written of it, and the texts that are indexed."""
    units = find_units(document)
    passages: list[tuple[Passage, str]] = []
    for unit in units:
        for passage in cut(document, unit, passage_tokens, count_words, len(passages)):
            passages.append((passage, f"{passage.context} {tidy(document, passage.span)}"))
    return prepared(Row(document, origin, key, units, tuple(passages)))


def counted_and_embedded(texts: Sequence[str], new: Sequence[str], encoder: str | None) -> Outcome:
    """Count the words of `texts`, and embed those that are `new` with the encoder of that name, None for not at all."""
    stems, ngrams = counted_texts(texts)
    if encoder is None:
        return Outcome(stems, ngrams, tuple(new), None)
    model = _encoder(encoder)
    rows = quantised(model.passages(new)) if new else np.zeros((0, model.dimension), dtype=np.int8)
    return Outcome(stems, ngrams, (), rows)


@lru_cache(maxsize=1)
def _encoder(name: str) -> Encoder:
    return load_encoder(name)
