"""Any other embedding model, by name or folder: the only import of sentence_transformers, and only when asked for.

Local files only, unless a download is allowed. Prefixes come from the model's own configuration where it has them,
else from the table in index/prefixes.py, and are really put before the text.
"""

import hashlib
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from index.arrays import FloatArray, unit_rows
from index.errors import EncoderError
from index.prefixes import Prefixes, prefixes

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


class SentenceTransformerEncoder:
    """A sentence-transformers model behind the Encoder protocol, computed in float32.

    Raises EncoderError when the model is not on this machine and may not be fetched, or cannot be read.
    """

    def __init__(self, name: str, allow_download: bool = False) -> None:
        self.name = name
        self._model = _load(name, allow_download)
        self.prefixes = _own_prefixes(self._model) or prefixes(name)
        self.dimension = int(self._model.get_embedding_dimension() or 0)
        self.checksum = _checksum(self._model, self.prefixes)

    def passages(self, texts: Sequence[str]) -> FloatArray:
        """One vector a text, in order: float32 (n, dim), unit rows; an empty text gives zeros."""
        return self._encode(texts, self.prefixes.passage)

    def query(self, text: str) -> FloatArray:
        """The vector of one question: float32 (dim,), unit length; zeros for an empty one."""
        row: FloatArray = self._encode([text], self.prefixes.query)[0]
        return row

    def _encode(self, texts: Sequence[str], prefix: str) -> FloatArray:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        # A prefix alone would give an empty text a direction; it has none.
        filled = [place for place, text in enumerate(texts) if text.strip()]
        if filled:
            rows[filled] = self._model.encode(
                [texts[place] for place in filled], prompt=prefix, show_progress_bar=False, convert_to_numpy=True
            )
        return unit_rows(rows)


def _load(name: str, allow_download: bool) -> "SentenceTransformer":
    # Set before the import, which reads them once: no progress bars between a user's own lines.
    os.environ.setdefault("HF_HUB_DISABLE_PROGRESS_BARS", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, local_files_only=not allow_download).float()
    except (OSError, ValueError, KeyError) as error:
        advice = "controleer de naam en de verbinding" if allow_download else "geef een lokale map of --allow-download"
        remedy = "check the name and the connection" if allow_download else "give a local folder or --allow-download"
        raise EncoderError(
            f"Encoder {name!r} staat niet op deze machine of is niet te lezen ({type(error).__name__}); verwacht een "
            f"model in sentence-transformers-vorm; {advice}.",
            f"Encoder {name!r} is not on this machine or cannot be read ({type(error).__name__}); expected a model in "
            f"sentence-transformers form; {remedy}.",
        ) from error


def _own_prefixes(model: "SentenceTransformer") -> Prefixes | None:
    prompts = model.prompts or {}
    own = Prefixes(prompts.get("query") or "", prompts.get("passage") or prompts.get("document") or "")
    return own if any(own) else None


def _checksum(model: "SentenceTransformer", used: Prefixes) -> str:
    digest = hashlib.sha256("\0".join((*used, str(model.max_seq_length))).encode())
    for key, weights in sorted(model.state_dict().items()):
        digest.update(key.encode())
        digest.update(weights.detach().cpu().contiguous().numpy().tobytes())
    tokenizer = model.tokenizer
    fast = getattr(tokenizer, "backend_tokenizer", tokenizer)
    if hasattr(fast, "to_str"):
        digest.update(fast.to_str().encode())
    return digest.hexdigest()
