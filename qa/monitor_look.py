"""Looking what came in since each monitor last looked: what answers it is kept as a hit, what is gone is marked."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
from numpy.typing import NDArray

from index.errors import QuestionError, StoreError
from index.store import Store
from qa.answer import Engine
from qa.filters import allowed
from qa.monitor import Monitor, MonitorHit, checked_name, hit_id
from qa.monitor_folder import Monitors
from qa.monitor_known import Known, unit_checksum
from qa.monitor_match import Match, matches
from qa.monitor_place import Places
from qa.records import Filters

# Of one look, and of all looks together, seen ones and lost ones going first.
MOST_FOUND, MOST_KEPT = 50, 200
Progress = Callable[[Iterable[Monitor]], Iterable[Monitor]]


@dataclass(frozen=True, slots=True)
class Looked:
    """What one look found for one monitor, the monitor as it is after it; `error`: why it could not be asked."""

    monitor: Monitor
    found: tuple[MonitorHit, ...]
    error: QuestionError | None = None


def moment(now: datetime) -> str:
    """A moment as monitors keep it, "2025-03-01T09:30:00Z"."""
    return now.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def add(engine: Engine, monitors: Monitors, question: str, name: str, filters: Filters, now: datetime) -> Monitor:
    """Keeps a question; all that the index holds now counts as known to it.

    Raises QuestionError for a question, name or filter that cannot be used or when there are too many.
    """
    engine.check(question)
    allowed(engine.store, filters)
    named = checked_name(name, question)
    listed = monitors.listed()
    known = Known.of(engine.store, _before(monitors, listed) if listed else None)
    made = Monitor(0, "", named, question, filters, moment(now), known.name, engine.store.fingerprint)
    return monitors.add(made, known)


def needs_look(store: Store, monitors: Monitors) -> bool:
    """Whether a monitor last looked at another index than this one; cheap enough for every click."""
    return any(item.generation != store.fingerprint for item in monitors.listed())


def look(
    engine: Engine, monitors: Monitors, now: datetime, progress: Progress = lambda items: items
) -> tuple[Looked, ...]:
    """What is new for each monitor of an owner, each kept as soon as it is found.

    `progress` wraps the monitors as they go by; those that it leaves out are looked at another time. Raises StoreError
    when nothing can be written.
    """
    store, listed = engine.store, monitors.listed()
    if all(item.generation == store.fingerprint for item in listed):
        return tuple(Looked(item, ()) for item in listed)
    held, places = Known.of(store, _before(monitors, listed)), Places(store)
    masks: dict[str, NDArray[np.bool_]] = {}
    done: list[Looked] = []
    for monitor in progress(listed):
        if monitor.known not in masks:
            masks[monitor.known] = _new(monitors, monitor, store)
        looked = _look(engine, monitor, masks[monitor.known], now)
        if kept := _keep(monitors, looked, held, places, store.fingerprint):
            done.append(kept)
    with monitors.writing():
        monitors.sweep()
    return tuple(done)


def _before(monitors: Monitors, listed: Sequence[Monitor]) -> Known | None:
    """What the index held earlier, to open only the papers that changed; None where that is lost."""
    try:
        return monitors.known(listed[-1])
    except StoreError:
        return None


def _new(monitors: Monitors, monitor: Monitor, store: Store) -> NDArray[np.bool_]:
    try:
        return monitors.known(monitor).new_in(store)
    except StoreError:
        # What it knew is lost: all of the index may be new, and hits that it has are not listed twice.
        return np.ones(len(store.passages), dtype=np.bool_)


def _look(engine: Engine, monitor: Monitor, new: NDArray[np.bool_], now: datetime) -> Looked:
    """What of the passages `new`, bool (n,), answers a monitor."""
    found: list[MonitorHit] = []
    try:
        everything = allowed(engine.store, monitor.filters)
        for match in matches(engine, monitor.question, new & everything, everything):
            if len(found) == MOST_FOUND:
                return Looked(replace(monitor, cut=True), tuple(found))
            found.append(_hit(engine.store, monitor.key, match, moment(now)))
    except QuestionError as error:
        return Looked(monitor, (), error)
    return Looked(monitor, tuple(found))


def _keep(monitors: Monitors, looked: Looked, held: Known, places: Places, fingerprint: str) -> Looked | None:
    """Writes what was found; None when the monitor was removed, or another looked for it, meanwhile."""
    before = looked.monitor
    with monitors.writing():
        try:
            current = monitors.numbered(before.number)
        except QuestionError:
            return None
        if (current.key, current.known, current.generation) != (before.key, before.known, before.generation):
            return None
        old = tuple(places.placed(hit) for hit in current.hits)
        ids = {hit.id for hit in old}
        fresh = tuple(hit for hit in looked.found if hit.id not in ids)
        # What could not be asked has not been looked at: it is still new when it can.
        known = before.known if looked.error else held.name
        after = replace(current, hits=_kept((*fresh, *old)), known=known, generation=fingerprint, cut=before.cut)
        monitors.put(after, held)
    return Looked(after, fresh, looked.error)


def _kept(hits: Sequence[MonitorHit]) -> tuple[MonitorHit, ...]:
    """The hits, newest first, without the oldest of those that wait for nobody where there are too many."""
    order = sorted(range(len(hits)), key=lambda place: (not hits[place].unseen, place))
    return tuple(hits[place] for place in sorted(order[:MOST_KEPT]))


def _hit(store: Store, key: str, match: Match, found: str) -> MonitorHit:
    first = match.citations[0]
    document, unit = store.document(first.document), store.unit(first.address)
    id_ = hit_id(key, document.id, unit_checksum(document, unit))
    return MonitorHit(id_, match.citations, match.sure, document.metadata.url, found)
