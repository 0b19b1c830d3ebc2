"""What an update takes over from the older generation and what it reads, in the order of the documents' ids.

A document is known by its file name. One that has not changed is taken over unread; one whose file has gone from a
given folder goes too; one whose file can no longer be read stays as it was and is reported.
"""

import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.corpus import Candidate, Progress, Skipped
from index.errors import SourceError
from index.records import Document
from index.tables import Place
from index.tables_writer import Prepared

Read = Callable[[Sequence[Candidate]], Iterator[Document | Prepared | SourceError]]


@dataclass(frozen=True, slots=True)
class Taken:
    """A document that was read now, from `candidate`."""

    document: Document | Prepared
    candidate: Candidate


@dataclass(slots=True)
class Update:
    """One update. `steps` yields what the new generation holds; the lists are complete when it has run out."""

    given: Sequence[Candidate]
    held: Sequence[Place]
    roots: Sequence[Path]
    read: Read
    reusable: bool
    unopened: Collection[str] = ()
    skipped: list[Skipped] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    unchanged: int = 0
    _moved: bool = False

    @property
    def is_none(self) -> bool:
        """True when all that was there is taken over, and nothing else came; to be asked when `steps` has run out."""
        return self.reusable and not (self.added or self.changed or self.removed or self._moved)

    def steps(self, progress: Progress) -> Iterator[Taken | Place]:
        """The documents in the order of their ids: read now, or where they stand in the older generation."""
        held = {place.id: place for place in self.held}
        roots = [os.path.realpath(root) for root in self.roots]
        groups = self._groups(held, roots)
        order = sorted(groups.keys() | held.keys())
        fresh = [c for id_ in order for c in groups.get(id_, ()) if not self._same(c, held.get(id_))]
        results = self.read(fresh)
        done, whole = 0, len(fresh)
        for id_ in order:
            old, taken = held.get(id_), ""
            unreadable = old is not None and _is_in(old.origin, self.unopened)
            step: Taken | Place | None = None
            for candidate in groups.get(id_, ()):
                found: Document | Prepared | SourceError | Place | None = old
                if not self._same(candidate, old):
                    progress("lezen", done, whole)
                    found, done = next(results), done + 1
                if isinstance(found, SourceError):
                    self.skipped.append(Skipped(str(candidate.path), str(found), found.english))
                    unreadable = unreadable or (old is not None and old.origin == candidate.origin)
                elif taken:
                    self.skipped.append(_doubled(candidate, taken))
                else:
                    taken = candidate.origin
                    step = Taken(found, candidate) if isinstance(found, Document | Prepared) else found
            if step is None and old and (unreadable or not _is_in(old.origin, roots)):
                step = old
            self._count(step, old)
            if step is not None:
                yield step
        progress("lezen", done, whole)

    def _groups(self, held: dict[str, Place], roots: Sequence[str]) -> dict[str, list[Candidate]]:
        """The files by the id of the document that they may become, the one that it was read from before first.

        A file whose name a paper of another folder bears, which is still there, is reported and left out.
        """
        groups: dict[str, list[Candidate]] = defaultdict(list)
        for candidate in self.given:
            old = held.get(candidate.path.stem)
            if old and old.origin != candidate.origin and not _is_in(old.origin, roots) and Path(old.origin).exists():
                self.skipped.append(_doubled(candidate, old.origin))
            else:
                groups[candidate.path.stem].append(candidate)
        for id_, group in groups.items():
            group.sort(key=lambda candidate: id_ not in held or held[id_].origin != candidate.origin)
        return groups

    def _same(self, candidate: Candidate, old: Place | None) -> bool:
        """True when a file is what the older generation was built from, and would be read as it was then."""
        return self.reusable and old is not None and (old.key, old.origin) == (candidate.key, candidate.origin)

    def _count(self, step: Taken | Place | None, old: Place | None) -> None:
        if isinstance(step, Place):
            self.unchanged += 1
            return
        file = step.document.file if step else None
        if old and old.file != file:
            self.removed.append(old.file)
        if step and old and old.file == file:
            if old.key == step.candidate.key:
                self.unchanged += 1
                self._moved = self._moved or old.origin != step.candidate.origin
            else:
                self.changed.append(old.file)
        elif file:
            self.added.append(file)


def _is_in(origin: str, roots: Collection[str]) -> bool:
    return any(origin == root or origin.startswith(root.rstrip(os.sep) + os.sep) for root in roots)


def _doubled(candidate: Candidate, taken: str) -> Skipped:
    name = candidate.path.name
    return Skipped(
        str(candidate.path),
        f"{name}: er is al een stuk met deze naam ({taken}); hernoem het bestand",
        f"{name}: there is already a paper of this name ({taken}); rename the file",
    )
