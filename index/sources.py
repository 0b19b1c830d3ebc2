"""sources.toml beside the papers: what a curator wrote down about each, by file name, checked by checksum.

An entry counts only for the very bytes it was written for (`sha256`); a changed file falls back on its own face.
"""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from index.errors import SourceError
from index.records import Metadata

FILE = "sources.toml"
_TEXT_FIELDS = ("title", "number", "date", "speaker", "on_behalf_of", "url")


def read_sources(folder: Path) -> dict[str, dict[str, Any]]:
    """The entries of `folder`'s sources.toml by file name, empty when there is none.

    Raises SourceError when it cannot be read as TOML, an entry lacks `file` or `sha256`, or its `date` is no ISO date.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8")).get("document", [])
        for entry in entries:
            date.fromisoformat(str(entry.get("date", "2000-01-01")))
        return {entry["file"]: entry for entry in entries if entry["sha256"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise SourceError(
            f"{path}: geen geldige lijst van bronnen ({error}); zie seeds/{FILE} voor de vorm",
            f"{path}: no valid list of sources ({error}); see seeds/{FILE} for the form",
        ) from None


def described(face: Metadata, entry: dict[str, Any] | None, sha256: str) -> Metadata:
    """`face` with what the entry says instead, when the entry was written for these bytes."""
    if entry is None or entry.get("sha256") != sha256:
        return face
    said = {name: str(entry[name]) for name in _TEXT_FIELDS if entry.get(name)}
    return replace(face, **said)  # type: ignore[arg-type]  # every field in _TEXT_FIELDS is a str
