"""What an index held at one moment: of each paper its checksum, and a checksum of the text of each of its units.

What is new later is told from it by text alone: a paper that is read again, or that goes by another file name, is not
new; of a paper that was changed only the units are whose text was not there.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from index.records import Document, Unit
from index.store import Store
from index.tidy import tidy

_DIGITS = 16


@dataclass(frozen=True)
class Paper:
    """One paper: sha256 hex of its source text, and the checksums of its units, sorted, each once."""

    sha256: str
    units: tuple[str, ...]


@dataclass(frozen=True)
class Known:
    """All papers of one generation, by their ids."""

    papers: Mapping[str, Paper]

    @classmethod
    def of(cls, store: Store, before: "Known | None" = None) -> "Known":
        """What `store` holds; of papers that were in `before` with the same text nothing is opened."""
        held = before.papers if before else {}
        papers: dict[str, Paper] = {}
        for document in store.documents():
            old = held.get(document.id)
            if old and old.sha256 == document.sha256:
                papers[document.id] = old
            else:
                units = {unit_checksum(document, unit) for unit in store.units(document.id)}
                papers[document.id] = Paper(document.sha256, tuple(sorted(units)))
        return cls(papers)

    @classmethod
    def read(cls, content: str) -> "Known":
        """What `written` made. Raises ValueError, TypeError or KeyError for anything else."""
        rows = json.loads(content)
        return cls({str(id_): Paper(str(row["sha256"]), tuple(map(str, row["units"]))) for id_, row in rows.items()})

    @cached_property
    def written(self) -> str:
        """The whole as JSON; the same papers give the same text."""
        rows = {id_: {"sha256": paper.sha256, "units": list(paper.units)} for id_, paper in self.papers.items()}
        return json.dumps(rows, sort_keys=True, ensure_ascii=False) + "\n"

    @cached_property
    def name(self) -> str:
        """sha256 hex over `written`, cut to 16 characters."""
        return hashlib.sha256(self.written.encode()).hexdigest()[:_DIGITS]

    def new_in(self, store: Store) -> NDArray[np.bool_]:
        """The passages of `store` that stand in units whose text was not here, bool (n,)."""
        texts = {paper.sha256 for paper in self.papers.values()}
        fresh: set[str] = set()
        for document in store.documents():
            if document.sha256 in texts:
                continue
            old = self.papers.get(document.id)
            held = set(old.units) if old else set()
            fresh |= {u.address for u in store.units(document.id) if unit_checksum(document, u) not in held}
        return store.passages_of(fresh)


def unit_checksum(document: Document, unit: Unit) -> str:
    """A checksum over what a unit asks and answers as it is shown, 16 hex characters.

    Its number, headings and layout do not count: a question that moved is no news.
    """
    spans = [*unit.questions, *([unit.answer] if unit.answer else [])] or [unit.span]
    shown = "\0".join(tidy(document, span) for span in spans)
    return hashlib.sha256(shown.encode()).hexdigest()[:_DIGITS]
