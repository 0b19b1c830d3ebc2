"""The seam to embedding models: text in, float32 unit vectors out; which model it is, one setting decides.

Query and passage are two methods because many models want different words before them. This file computes
nothing: the shipped model is in static_encoder.py, every other in transformer_encoder.py.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from index.arrays import FloatArray
from index.static_encoder import StaticEncoder
from index.transformer_encoder import SentenceTransformerEncoder

__all__ = ["SHIPPED", "SHIPPED_FOLDER", "Encoder", "FloatArray", "SentenceTransformerEncoder", "StaticEncoder"]
__all__ += ["load_encoder", "settled_name"]

SHIPPED = "vraagbaak"
SHIPPED_FOLDER = Path(__file__).parent / "model" / "encoder"


class Encoder(Protocol):
    """Turns texts into vectors whose dot product is a cosine in [-1, 1]; higher is nearer.

    `name` is what load_encoder takes to find it again; `checksum` changes when a vector could change.
    """

    @property
    def name(self) -> str: ...
    @property
    def dimension(self) -> int: ...
    @property
    def checksum(self) -> str: ...

    def passages(self, texts: Sequence[str]) -> FloatArray:
        """One vector a text, in order: float32 (n, dim), unit rows; an empty text gives zeros."""
        ...

    def query(self, text: str) -> FloatArray:
        """The vector of one question: float32 (dim,), unit length; zeros for an empty one."""
        ...


def settled_name(name: str) -> str:
    """The name to keep in an index: a folder by its full path, since the index is opened from other folders too."""
    return str(Path(name).resolve()) if name != SHIPPED and Path(name).is_dir() else name


def load_encoder(name: str | None = None, allow_download: bool = False) -> Encoder:
    """The encoder of that name: None or "vraagbaak" is the shipped one, else a model name or a local folder.

    Raises EncoderError when the model is not on this machine and `allow_download` is false, or cannot be read.
    """
    if name is None or name == SHIPPED:
        return StaticEncoder(SHIPPED_FOLDER, SHIPPED)
    return SentenceTransformerEncoder(name, allow_download)
