"""Which collections were filled from an index, newest first: only those are ever removed for it."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path

NAME = "milvus.json"


@dataclass(frozen=True, slots=True)
class Kept:
    """A collection at an address, and whether it was ever whole."""

    uri: str
    name: str
    whole: bool


def read_kept(index: Path) -> tuple[Kept, ...]:
    """What was filled from the index in the folder `index`; nothing where that is not known."""
    try:
        rows = json.loads((index / NAME).read_text(encoding="utf-8"))
        return tuple(Kept(str(row["uri"]), str(row["name"]), row["whole"] is True) for row in rows)
    except (OSError, ValueError, TypeError, KeyError):
        # Then collections stay that could go: no harm but their size.
        return ()


def write_kept(index: Path, kept: tuple[Kept, ...]) -> None:
    """Replace what was known in one step."""
    waiting = index / f"{NAME}.new"
    waiting.write_text(json.dumps([asdict(item) for item in kept], indent=1) + "\n", encoding="utf-8")
    waiting.replace(index / NAME)
