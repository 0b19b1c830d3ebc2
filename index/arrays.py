"""The array type that encoders and vector indexes exchange, and the one way rows are made unit length."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]


def unit_rows(rows: FloatArray) -> FloatArray:
    """The rows divided by their length; float32 (n, dim); a row of zeros stays zeros, so no NaN appears."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: FloatArray = np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
    return unit


def products(left: FloatArray, right: FloatArray) -> FloatArray:
    """The inner product of each row of `left` (n, dim) with each of `right` (m, dim): float32 (n, m).

    Summed by einsum in one order, since BLAS sums in another with every number of threads, and the last digit decides
    a near tie.
    """
    return np.asarray(np.einsum("ik,jk->ij", left, right, optimize=False), dtype=np.float32)
