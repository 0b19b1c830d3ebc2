"""The array type that encoders and vector indexes exchange, and the one way rows are made unit length."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


def unit_rows(rows: FloatArray) -> FloatArray:
    """The rows divided by their length; float32 (n, dim); a row of zeros stays zeros, so no NaN appears."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: FloatArray = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return unit
