"""What is done for each document and for the vectors of a build, in whatever process: no state, no files."""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np

from index.encoder import Encoder, load_encoder
from index.passages import cut
from index.records import Document, Passage
from index.structure import find_units
from index.tables_writer import Prepared, Row, prepared
from index.tidy import tidy
from index.tokens import count_words
from index.vectors import Codes, quantised


def prepare(document: Document, origin: str, key: str, passage_tokens: int) -> Prepared:
    """Cut a document into units and passages: the rows that are written of it, and the texts that are indexed."""
    units = find_units(document)
    passages: list[tuple[Passage, str]] = []
    for unit in units:
        for passage in cut(document, unit, passage_tokens, count_words, len(passages)):
            passages.append((passage, f"{passage.context} {tidy(document, passage.span)}"))
    return prepared(Row(document, origin, key, units, tuple(passages)))


def embedded(texts: Sequence[str], encoder: str) -> Codes:
    """The vectors of `texts` by the encoder of that name, int8 (n, dim)."""
    model = _encoder(encoder)
    return quantised(model.passages(texts)) if texts else np.zeros((0, model.dimension), dtype=np.int8)


@lru_cache(maxsize=1)
def _encoder(name: str) -> Encoder:
    return load_encoder(name)
