"""The two indexes of words of a new generation, written segment by segment while passages come in.

What a segment holds is counted a block at a time and encoded when its last block is there, in other processes if there
are any; only the segments that are done and not yet written are in memory.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from index.counting import Counted, together
from index.lexical import Lexical
from index.lexical_arrays import Part, joined
from index.segments import ROWS
from index.workers import Workers

_UNDER_WAY = 2
# Passages counted at a time: a segment is a whole number of blocks.
BLOCK = 2**13


@dataclass(slots=True)
class WordsWriter:
    """One index of words; `add` takes blocks of passages in order, whose sizes add up to whole segments."""

    workers: Workers | None
    _blocks: list[Counted] = field(default_factory=list)
    _parts: list[Callable[[], Part] | Part] = field(default_factory=list)

    def add(self, block: Counted) -> None:
        """Add the counts of the next passages."""
        self._blocks.append(block)
        if sum(held.size for held in self._blocks) >= ROWS:
            self.end()

    def end(self) -> None:
        """Begin to encode what is there: a segment, or what the last one holds."""
        if not self._blocks:
            return
        blocks, self._blocks = self._blocks, []
        self._parts.append(self.workers.start(part_of, blocks) if self.workers else part_of(blocks))
        # What is under way holds its blocks: of all but the last few only the outcome is kept.
        for place, part in enumerate(self._parts[:-_UNDER_WAY]):
            if not isinstance(part, Part):
                self._parts[place] = part()

    def save(self, folder: Path) -> None:
        """Write the index into `folder`, which is made."""
        self.end()
        tokens, arrays = joined([part if isinstance(part, Part) else part() for part in self._parts])
        self._parts.clear()
        Lexical(arrays, tokens, *PARAMETERS).save(folder)


def part_of(blocks: Sequence[Counted]) -> Part:
    """The segment of the passages of some blocks."""
    return Part.of(together(blocks))


# k1 and b of BM25.
PARAMETERS = (1.2, 0.75)
