"""How high what is relevant is listed: R@k, MRR and nDCG@10, over passages and over units, by ir_measures.

R@k and MRR look at one rank: that of the first relevant item, or of a MULTI question the rank at which every place has
been seen, which no library measures. So the library is given a list in which only the item at that rank is relevant;
its Success@k and RR are then R@k and MRR. nDCG (Järvelin and Kekäläinen 2002) is given all that is relevant.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ir_measures import RR, Success, nDCG, pytrec_eval
from ir_measures.measures import Measure

from qa.evaluation.records import Found, Judged

PASSAGE_CUTOFFS = (1, 3, 5, 10)
UNIT_CUTOFFS = (1, 5, 10)
DEPTH = 10


@dataclass(frozen=True, slots=True)
class _Listed:
    """A ranked list: of each item the gold place it stands at; `relevant`: how many items would be right at best."""

    places: tuple[int | None, ...]
    rank: int | None
    gains: tuple[int, ...]
    relevant: int


def rank(judged: Judged) -> int | None:
    """The rank, from 1, of the first relevant passage; for MULTI that at which every place has been seen."""
    return _rank(judged, [item.place for item in judged.found])


def unit_rank(judged: Judged) -> int | None:
    """The same over units: a unit stands where the first of its passages does."""
    return _rank(judged, [item.place for item in _units(judged)])


def ranking_values(judged: Sequence[Judged]) -> list[dict[str, float]]:
    """For each question R@k, MRR and nDCG@10, of units with the prefix "unit_"; nothing for an unanswerable one.

    A question without a result has 0 everywhere. A passage that is listed twice is right once.
    """
    found: list[dict[str, float]] = [{} for _ in judged]
    answerable = [at for at, item in enumerate(judged) if item.answerable]
    for prefix, view, cutoffs in (("", _passage_list, PASSAGE_CUTOFFS), ("unit_", _unit_list, UNIT_CUTOFFS)):
        lists = {str(at): view(judged[at]) for at in answerable}
        for at in answerable:
            found[at].update(dict.fromkeys([f"{prefix}R@{k}" for k in cutoffs], 0.0))
            found[at].update({f"{prefix}MRR": 0.0, f"{prefix}nDCG@{DEPTH}": 0.0})
        names = {Success @ k: f"{prefix}R@{k}" for k in cutoffs} | {RR: f"{prefix}MRR"}
        first = {key: (() if item.rank is None else (item.rank,), 1) for key, item in lists.items()}
        whole = {key: (item.gains, item.relevant) for key, item in lists.items()}
        depths = {key: len(item.places) for key, item in lists.items()}
        for key, measure, value in _measured(list(names), first, depths):
            found[int(key)][names[measure]] = value
        for key, _, value in _measured([nDCG @ DEPTH], whole, depths):
            found[int(key)][f"{prefix}nDCG@{DEPTH}"] = value
    return found


def _measured(
    asked: Sequence[Measure], relevant: Mapping[str, tuple[tuple[int, ...], int]], depths: Mapping[str, int]
) -> Iterator[tuple[str, Measure, float]]:
    """The library's measures for all lists at once.

    `relevant`: by question the ranks of what is right in its list, and how many would be right at best. What is right
    but not listed gets names that no list holds. Scores fall by one a rank, so that no ties arise.
    """
    judgements, run = {}, {}
    for key, (ranks, best) in relevant.items():
        if not depths[key]:
            continue
        right = {f"at {rank}": 1 for rank in ranks}
        judgements[key] = right | {f"not listed {number}": 1 for number in range(best - len(right))}
        run[key] = {f"at {rank}": float(-rank) for rank in range(1, depths[key] + 1)}
    if run:
        for item in pytrec_eval.iter_calc(asked, judgements, run):
            yield item.query_id, item.measure, float(item.value)


def _passage_list(judged: Judged) -> _Listed:
    seen: set[tuple[str, int, int]] = set()
    places: list[int | None] = []
    for item in judged.found:
        passage = (item.document, item.start, item.end)
        places.append(None if passage in seen else item.place)
        seen.add(passage)
    gains = tuple(at for at, place in enumerate(places, start=1) if place is not None)
    best = max(min(judged.relevant_passages, DEPTH), len(gains), 1)
    return _Listed(tuple(places), _rank(judged, places), gains, best)


def _unit_list(judged: Judged) -> _Listed:
    places = [item.place for item in _units(judged)]
    firsts = {place: at for at, place in reversed(list(enumerate(places, start=1))) if place is not None}
    gains = sorted(firsts.values()) if judged.all_needed else sorted(firsts.values())[:1]
    return _Listed(tuple(places), _rank(judged, places), tuple(gains), judged.places if judged.all_needed else 1)


def _units(judged: Judged) -> list[Found]:
    """The first passage of each unit, in the order in which they are listed."""
    first: dict[tuple[str, str], Found] = {}
    for item in judged.found:
        first.setdefault((item.document, item.address), item)
    return list(first.values())


def _rank(judged: Judged, places: Sequence[int | None]) -> int | None:
    missing = set(range(judged.places)) if judged.all_needed else None
    for at, place in enumerate(places, start=1):
        if place is None:
            continue
        if missing is None:
            return at
        missing.discard(place)
        if not missing:
            return at
    return None
