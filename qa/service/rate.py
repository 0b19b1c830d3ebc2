"""How many questions one key or address may ask: a bucket of tokens each, filled at a steady rate."""

import math
from collections import OrderedDict
from collections.abc import Callable

# Buckets remembered; who was seen longest ago is forgotten first, and starts with a full one.
_MOST = 10_000


class Limiter:
    """Token buckets of `burst` tokens, filled by `rate` tokens a second; `rate` 0 lets everything through.

    `clock`: seconds that never go back.
    """

    def __init__(self, rate: float, burst: int, clock: Callable[[], float]) -> None:
        self._rate, self._burst, self._clock = rate, max(1, burst), clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, who: str, tokens: int = 1) -> int:
        """Take tokens; 0 when they were there, else the whole seconds to wait, and nothing is taken.

        More tokens than a bucket holds take a full one.
        """
        if not self._rate:
            return 0
        now = self._clock()
        left, since = self._buckets.pop(who, (float(self._burst), now))
        left = min(float(self._burst), left + (now - since) * self._rate)
        wanted = min(tokens, self._burst)
        enough = left >= wanted
        self._buckets[who] = (left - wanted if enough else left, now)
        if len(self._buckets) > _MOST:
            self._buckets.popitem(last=False)
        return 0 if enough else max(1, math.ceil((wanted - left) / self._rate))
