"""The two indexes of words of a new generation, written segment by segment while passages come in.

What a segment holds is counted a block at a time and encoded when its last block is there, in other processes if there
are any; only the segments that are done and not yet written are in memory.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.counting import Counted, together
from index.lexical import Lexical, Part, joined
from index.segments import ROWS
from index.workers import Workers

# Passages counted at a time: a segment is a whole number of blocks.
BLOCK = 2**13


@dataclass(slots=True)
class WordsWriter:
    """One index of words; `add` takes blocks of BLOCK passages in order, the last one shorter."""

    workers: Workers | None
    _blocks: list[Counted] = field(default_factory=list)
    _parts: list[Callable[[], Part]] = field(default_factory=list)

    def add(self, block: Counted) -> None:
        """Add the counts of the next passages."""
        self._blocks.append(block)
        if len(self._blocks) * BLOCK == ROWS:
            self._end()

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which is made."""
        if self._blocks:
            self._end()
        tokens, arrays = joined([part() for part in self._parts])
        Lexical(arrays, tokens, *PARAMETERS).save(folder)

    def _end(self) -> None:
        blocks, self._blocks = self._blocks, []
        if self.workers:
            self._parts.append(self.workers.start(part_of, blocks))
        else:
            done = part_of(blocks)
            self._parts.append(lambda: done)


def part_of(blocks: Sequence[Counted]) -> Part:
    """The segment of the passages of some blocks."""
    return Part.of(together(blocks))


# k1 and b of BM25.
PARAMETERS = (1.2, 0.75)
