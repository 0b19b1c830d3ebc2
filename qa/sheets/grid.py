"""The rows of a sheet as they stand, before anybody knows what its columns mean."""

from collections.abc import Sequence
from dataclasses import dataclass

from index.records import Remark


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of text; its number is that of the sheet, or the line of the file on which it begins, from 1.

    `cells`: merged cells hold what the whole shows. `below`: the columns whose cell is one with that of the row above;
    `across`: those of cells that are merged over several columns; `unknown`: those with a formula without a value.
    `fault`: why the row cannot be read as it stands.
    """

    number: int
    cells: Sequence[str]
    below: frozenset[int] = frozenset()
    across: tuple[frozenset[int], ...] = ()
    unknown: frozenset[int] = frozenset()
    fault: Remark | None = None
