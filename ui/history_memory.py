"""Conversations that live no longer than the page, for browsers without cookies and where nothing may be kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from qa.conversations import KEPT, Row, Told, name_of


class Keeping(Protocol):
    """Where the conversations of one browser are kept: on disk or with the page."""

    def listed(self) -> tuple[Told, ...]:
        """All conversations, the one that changed last first."""
        ...

    def read(self, id: str) -> tuple[Told, tuple[Row, ...]] | None:
        """A conversation with its exchanges; None when it is not there."""
        ...

    def holds(self, id: str) -> bool:
        """Whether a conversation is there."""
        ...

    def save(self, told: Told, rows: Sequence[Row]) -> Told:
        """Keep a conversation whole. Raises StoreError when it cannot be kept."""
        ...

    def rename(self, id: str, name: str) -> Told | None:
        """Give a conversation another name; None when it is not there."""
        ...

    def remove(self, id: str) -> None:
        """Remove a conversation."""
        ...


class Memory:
    """Conversations of one session."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Told, tuple[Row, ...]]] = {}

    def listed(self) -> tuple[Told, ...]:
        """As in Keeping."""
        return tuple(sorted((told for told, _ in self._kept.values()), key=lambda told: told.changed, reverse=True))

    def read(self, id: str) -> tuple[Told, tuple[Row, ...]] | None:
        """As in Keeping."""
        return self._kept.get(id)

    def holds(self, id: str) -> bool:
        """As in Keeping."""
        return id in self._kept

    def save(self, told: Told, rows: Sequence[Row]) -> Told:
        """As in Keeping; the oldest of too many are dropped."""
        asked = "\n".join(str(row.get("question", "")) for row in rows)
        changed = datetime.now(UTC).isoformat(timespec="microseconds")
        kept = replace(told, changed=changed, exchanges=len(rows), asked=asked, version=told.version + 1)
        self._kept[told.id] = (kept, tuple(rows))
        for old in self.listed()[KEPT:]:
            del self._kept[old.id]
        return kept

    def rename(self, id: str, name: str) -> Told | None:
        """As in Keeping."""
        found, chosen = self._kept.get(id), name_of(name)
        if found is None or not chosen:
            return None
        told = replace(found[0], name=chosen)
        self._kept[id] = (told, found[1])
        return told

    def remove(self, id: str) -> None:
        """As in Keeping."""
        self._kept.pop(id, None)
