"""The highest of very many scores, found without sorting them."""

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float32]
_BLOCK = 256


def nearly_best(values: FloatArray, count: int, slack: float) -> NDArray[np.intp]:
    """The places, ascending, of the best `count` finite `values` (n,) and of all that lie at most `slack` below them.

    >>> nearly_best(np.array([3, 1, 2.95, -np.inf], dtype=np.float32), 1, 0.1).tolist()
    [0, 2]
    """
    least = -np.inf
    if 0 < count < len(values):
        # As many blocks have their own best at this or above: no fewer values do. Sorting them all would cost more.
        starts = np.arange(0, len(values), _BLOCK)
        tops = np.maximum.reduceat(values, starts)
        if count < len(tops):
            bound = np.partition(tops, len(tops) - count)[len(tops) - count]
            values_above = values[values >= bound]
        else:
            values_above = values
        least = float(np.partition(values_above, len(values_above) - count)[len(values_above) - count]) - slack
    places = np.flatnonzero(values >= least)
    return places[np.isfinite(values[places])]
