"""The shipped encoder without torch: a table of token vectors, looked up and averaged with numpy.

Reads a sentence-transformers folder whose only module is StaticEmbedding and computes what that library computes.
It does not train, knows no prefixes (the model has none) and never cuts a text short.
"""

import hashlib
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np
from safetensors import SafetensorError
from safetensors.numpy import load_file
from scipy.sparse import csr_array
from tokenizers import Tokenizer

from index.arrays import FloatArray, unit_rows
from index.errors import EncoderError
from index.remembered import Remembered

_FILES = ("model.safetensors", "tokenizer.json")
_TABLE = "embedding.weight"
# Characters of the pieces of text whose tokens are kept: of two hundred thousand pieces, tens of megabytes.
_REMEMBERED = 2_000_000
_CHUNK = 256  # texts at a time: bounds what their tokens take


class StaticEncoder:
    """Mean of token vectors, made unit length; deterministic to the bit, whatever the batch.

    Raises EncoderError when the folder is not a readable static model.
    Method: https://sbert.net/docs/package_reference/sentence_transformer/models.html (StaticEmbedding).
    """

    def __init__(self, folder: Path, name: str | None = None) -> None:
        self.name = name or str(folder)
        self._paths = [folder / file for file in _FILES]
        try:
            # Once for all: half precision is slow to compute with.
            self._table = load_file(self._paths[0])[_TABLE].astype(np.float32)
            self._tokenizer: Tokenizer = Tokenizer.from_file(str(self._paths[1]))
        except (OSError, KeyError, SafetensorError) as error:
            raise self._unreadable(folder, error) from error
        except Exception as error:  # tokenizers raises a bare Exception on a file that it cannot read
            raise self._unreadable(folder, error) from error
        self.dimension = int(self._table.shape[1])
        self._tokens = Remembered(self._tokenised, _REMEMBERED)

    @staticmethod
    def _unreadable(folder: Path, error: Exception) -> EncoderError:
        return EncoderError(
            f"Encoder in {folder} is niet te lezen ({type(error).__name__}); verwacht {' en '.join(_FILES)} van een "
            "StaticEmbedding-model; zet de map terug of kies een ander model met --encoder.",
            f"Encoder in {folder} cannot be read ({type(error).__name__}); expected {' and '.join(_FILES)} of a "
            "StaticEmbedding model; put the folder back or choose another model with --encoder.",
        )

    @cached_property
    def checksum(self) -> str:
        """sha256 over weights and tokenizer, in hexadecimal: all that decides the vectors."""
        digest = hashlib.sha256()
        for path in self._paths:
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def passages(self, texts: Sequence[str]) -> FloatArray:
        """One vector a text, in order: float32 (n, dim), unit rows; a text without known tokens gives zeros."""
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _CHUNK):
            rows[start : start + _CHUNK] = self._means(texts[start : start + _CHUNK])
        return unit_rows(rows)

    def query(self, text: str) -> FloatArray:
        """The vector of one question: float32 (dim,), unit length; zeros without known tokens."""
        row: FloatArray = unit_rows(self._means([text]))[0]
        return row

    def _means(self, texts: Sequence[str]) -> FloatArray:
        # No token reaches over a space: the tokens of a text are those of what stands between, one after another.
        flat, bounds = self._tokens.of(text.split(" ") for text in texts)
        counts = np.diff(bounds)
        # One row a text with a one for each token: the product adds the vectors in the order of the tokens.
        picked = csr_array((np.ones(len(flat), np.float32), flat, bounds), shape=(len(texts), len(self._table)))
        sums: FloatArray = picked @ self._table
        means: FloatArray = sums / np.maximum(counts, 1).astype(np.float32)[:, None]
        return means

    def _tokenised(self, pieces: list[str]) -> Iterator[Sequence[int]]:
        return (found.ids for found in self._tokenizer.encode_batch_fast(pieces, add_special_tokens=False))
