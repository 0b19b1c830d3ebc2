"""Questions that name a Vraag ("antwoord op vraag 7 over lachgas"): which units they mean.

Every unit that answers a named number is a candidate; the rest of the question decides between papers, by how well
the unit and the best passages of its paper fit it. Nothing is decided when no paper has the number.
"""

import numpy as np
from numpy.typing import NDArray

from index.store import Store

FloatArray = NDArray[np.float32]
_BEST_OF_PAPER = 3
_OWN_WEIGHT = 0.5


def looked_up(store: Store, numbers: tuple[int, ...], fused: FloatArray) -> dict[str, float]:
    """The addresses meant, with a score (higher fits better): those of the numbers named, in the best paper alone."""
    if not numbers:
        return {}
    papers: dict[str, list[float]] = {}
    own: dict[str, float] = {}
    for place, passage in enumerate(store.passages):
        value = float(fused[place])
        if np.isfinite(value):
            papers.setdefault(passage.document, []).append(value)
            own[passage.unit] = max(own.get(passage.unit, value), value)
    candidates: dict[str, dict[str, float]] = {}
    for document in papers:
        best = sorted(papers[document], reverse=True)[:_BEST_OF_PAPER]
        for unit in store.units(document):
            if set(unit.numbers) & set(numbers) and unit.address in own:
                score = sum(best) / len(best) + _OWN_WEIGHT * own[unit.address]
                candidates.setdefault(document, {})[unit.address] = score
    if not candidates:
        return {}
    # The paper that has most of the numbers, then the one that fits best.
    return max(candidates.values(), key=lambda units: (len(units), max(units.values())))
